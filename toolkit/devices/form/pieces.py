"""Pieces: where two neighbours may be cut so that what is left of them is equally long."""

import itertools
from collections.abc import Sequence
from operator import lshift

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.links import Look
from toolkit.devices.form.sides import Side

_LONGEST, _LONGEST_CUT = 26, 12
"""Characters of a unit: at most, and where both are cut."""
_FIXED_TAGS = frozenset("il")


class Pieces:
    """The words of a unit with their tags and offsets; a long one that is no idiom may be cut in the middle (会议主题|鲜明).

    `ends` and `starts` have a bit for each number of characters that an end or a beginning of whole words has.
    """

    __slots__ = ("at", "edges", "ends", "side", "size", "starts", "text")

    def __init__(self, clauses: Clauses, look: Look) -> None:
        side, first = look.side, look.first
        at: Sequence[int] = clauses.at[look.unit.clause]
        if first or len(at) > len(side.words):
            at = at[first : first + len(side.words)]
        if 4 in look.sizes:
            side, at = _halved(side, at)
        self.side, self.at, self.size = side, at, side.size
        self.text, sizes, self.edges = side.shape()
        self.starts = self.edges & ~1
        self.ends = sum(map(lshift, _ONES, itertools.accumulate(reversed(sizes))))


_ONES = itertools.repeat(1)


def _halved(side: Side, at: Sequence[int]) -> tuple[Side, Sequence[int]]:
    found: list[tuple[str, str, int]] = []
    for word, tag, start in zip(side.words, side.tags, at, strict=True):
        if len(word) == 4 and tag not in _FIXED_TAGS and word.isalpha() and not word.isascii():
            found += [(word[:2], tag, start), (word[2:], tag, start + 2)]
        else:
            found.append((word, tag, start))
    if len(found) == len(at):
        return side, at
    return Side([p[0] for p in found], "".join([p[1] for p in found]), side.size), [p[2] for p in found]


Cut = tuple[int, int, int, int]
"""Where an end of one unit begins and a beginning of the next ends, word by word, and how many characters each has."""
_SHORT = (1 << _LONGEST_CUT + 1) - 4
_ALLOWED = (1 << _LONGEST + 1) - 4
"""A bit for each number of characters, from two on, that both may have where both are cut, and where they are not."""


def cuts(a: Pieces, b: Pieces) -> list[Cut]:
    """Return the ends of `a` and the beginnings of `b` that are equally long, or a character apart where one is whole.

    Where both are cut they are short; where one is, and they differ, they must share the first character or the last.
    """
    x, y = a.size, b.size
    found: list[tuple[int, int]] = []
    even = a.ends & b.starts & (_SHORT | (1 << x | 1 << y) & _ALLOWED)
    while even:
        bit = even & -even
        even ^= bit
        found.append((bit.bit_length() - 1, 0))
    if x <= _LONGEST + 1 or y <= _LONGEST + 1:
        uneven = _uneven(a, b, x, y)
        if uneven:
            found = sorted([*found, *uneven], key=_in_order)
    return [
        (
            (a.edges & ((1 << x - size) - 1)).bit_count(),
            (b.starts & ((2 << size + more) - 1)).bit_count(),
            size,
            size + more,
        )
        for size, more in found
    ]


def _in_order(cut: tuple[int, int]) -> tuple[int, int]:
    """The shorter first, and of one size those that are even, then those whose second is the shorter."""
    return cut[0], cut[1] % 3 and 3 - cut[1] % 3


def _uneven(a: Pieces, b: Pieces, x: int, y: int) -> list[tuple[int, int]]:
    """Return the sizes of ends of `a`, and by how much the beginning of `b` beside it is longer, where they are a character apart."""
    found = []
    head, tail, s, t = b.text[0], a.text[-1], a.text, b.text
    if 1 < x <= _LONGEST:
        for more in (-1, 1):
            size = x + more
            if size > 1 and b.starts >> size & 1 and (size == y or s[0] == head or t[size - 1] == tail):
                found.append((x, more))
    for more in (1, -1):
        size = y - more
        if (
            1 < size <= _LONGEST
            and y > 1
            and size != x
            and a.ends >> size & 1
            and (s[x - size] == head or t[-1] == tail)
        ):
            found.append((size, more))
    return found
