"""Which clauses, and which pairs of branches with all that is measured around them, are the same: those are measured once."""

from collections.abc import Hashable

from toolkit.devices.form.clauses import Clauses

REACH = 6
"""Clauses before and after a pair that are looked at, unless its first branch holds more: then as many before it."""
Window = tuple[int, int, int, tuple[int, ...]]
"""Where the first branch starts in a stretch of clauses, how many clauses the two branches hold, and the numbers of the stretch."""


def numbers(clauses: Clauses) -> list[int]:
    """Return a number for each clause, the same for clauses equal in all that is measured: characters, words, tags and marks.

    >>> numbers(Clauses("抓，抓，做。", [0, 2, 4], [1, 3, 5], [["抓"], ["抓"], ["做"]], ["v"] * 3, [], [1, 1, 9], [0, 0, 7], [0] * 3))
    [0, 0, 1]
    """
    text, known = clauses.text, dict[Hashable, int]()
    columns = (clauses.starts, clauses.stops, clauses.words, clauses.tags, clauses.ranks, clauses.kinds, clauses.before)
    return [
        known.setdefault((text[start:stop], *words, tags, rank, kind, before), len(known))
        for start, stop, words, tags, rank, kind, before in zip(*columns, strict=True)
    ]


def window(numbered: list[int], i: int, j: int, last: int) -> Window:
    """Return what tells the pair of branches `i`..`j` and `j + 1`..`last` from others that measure otherwise.

    A stretch cut short by an end of the text starts the pair nearer to its front, or holds fewer numbers after it.
    """
    width = j - i + 1
    start = max(0, i - max(REACH, width))
    return i - start, width, last - j, tuple(numbered[start : last + REACH + 1])
