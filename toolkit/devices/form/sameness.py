"""Which clauses, and which pairs of branches with all that is measured around them, are the same: those are measured once."""

from collections.abc import Hashable

from toolkit.devices.form.clauses import Clauses

REACH = 6
"""Clauses before and after a pair that are looked at, unless its first branch holds more: then as many before it."""
Window = tuple[int, int, int, tuple[int, ...]]
"""Where the first branch starts in a stretch of clauses, how many clauses the two branches hold, and the numbers of the stretch."""


class Numbers(dict[int, int]):
    """Clause → its number, given when first asked for: the same for clauses equal in all that is measured.

    >>> numbers = Numbers(Clauses("抓，抓，做。", [0, 2, 4], [1, 3, 5], [["抓"], ["抓"], ["做"]], ["v"] * 3, [], [1, 1, 9], [0, 0, 7], [0] * 3))
    >>> [numbers[c] for c in range(3)]
    [0, 0, 1]
    """

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._known: dict[Hashable, int] = {}

    def __missing__(self, c: int) -> int:
        all_, known = self._clauses, self._known
        marks = all_.ranks[c], all_.kinds[c], all_.before[c]
        looks = (all_.text[all_.starts[c] : all_.stops[c]], *all_.words[c], all_.tags[c], *marks)
        self[c] = found = known.setdefault(looks, len(known))
        return found

    def window(self, i: int, j: int, last: int) -> Window:
        """Return what tells the pair of branches `i`..`j` and `j + 1`..`last` from others that measure otherwise.

        A stretch cut short by an end of the text starts the pair nearer to its front, or holds fewer numbers after it.
        """
        width = j - i + 1
        start, stop = max(0, i - max(REACH, width)), min(len(self._clauses), last + REACH + 1)
        return i - start, width, last - j, tuple(map(self.__getitem__, range(start, stop)))
