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

    __slots__ = ("at", "edges", "ends", "look", "side", "size", "starts", "text")

    def __init__(self, clauses: Clauses, look: Look) -> None:
        at: Sequence[int] = clauses.at[look.unit.clause]
        if len(at) > len(look.sizes):
            at = at[look.first : look.first + len(look.sizes)]
        if _FOUR in look.sizes:
            look, at = _halved(look, at)
        self.look, self.side, self.at, self.size = look, look.side, at, look.side.size
        self.text, sizes, self.edges = self.side.shape()
        self.starts = self.edges ^ 1
        self.ends = sum(map(lshift, _ONES, itertools.accumulate(reversed(sizes))))


_ONES = itertools.repeat(1)


def _halved(look: Look, at: Sequence[int]) -> tuple[Look, Sequence[int]]:
    words, tags = look.side.words, look.side.tags
    where = [k for k, size in enumerate(look.sizes) if size == _FOUR and _is_halved(words[k], tags[k])]
    if not where:
        return look, at
    words, sizes, at = words.copy(), look.sizes.copy(), [*at]
    for k in reversed(where):
        word = words[k]
        words[k : k + 1] = word[:2], word[2:]
        sizes[k : k + 1] = 2, 2
        at.insert(k + 1, at[k] + 2)
        tags = tags[:k] + tags[k] + tags[k:]
    halved = Look(look.unit, look.first, Side(words, tags, look.side.size), sizes)
    halved.third = look.third
    return halved, at


def _is_halved(word: str, tag: str) -> bool:
    return tag not in _FIXED_TAGS and word.isalpha() and not word.isascii()


_FOUR = 4
Cut = tuple[int, int, int, int]
"""Where an end of one unit begins and a beginning of the next ends, word by word, and how many characters each has."""
_SHORT = (1 << _LONGEST_CUT + 1) - 4
_ALLOWED = (1 << _LONGEST + 1) - 4
"""A bit for each number of characters, from two on, that both may have where both are cut, and where they are not."""


def reaches(sizes: Sequence[int], wanted: int) -> bool:
    """Return whether words of these sizes may have an end of so many characters, one more or less; words of four may be halved.

    >>> reaches([2, 2, 3], 3), reaches([2, 2, 3], 6), reaches([2, 8], 4), reaches([4, 2], 4)
    (True, True, False, True)
    """
    size = 0
    for length in reversed(sizes):
        size += length
        if size >= wanted - 1:
            if size <= wanted + 1:
                return True
            return length == _FOUR and wanted - 1 <= size - _FOUR // 2 <= wanted + 1
        if length == _FOUR and size - _FOUR // 2 >= wanted - 1:
            return True
    return False


def ends(a: Pieces, b: Pieces) -> list[Cut]:
    """Return the ends of clause `a` that are as long as the whole clause `b`, or a character apart.

    A cut one that is a character apart must share the first character or the last with `b`.
    """
    x, y = a.size, b.size
    found = []
    for size in (y - 1, y, y + 1):
        if a.ends >> size & 1 and 1 < size <= _LONGEST:
            s, t = a.text, b.text
            if size in {x, y} or s[-size] == t[0] or s[-1] == t[-1]:
                found.append(((a.edges & ((1 << x - size) - 1)).bit_count(), b.starts.bit_count(), size, y))
    return found


def cuts(a: Pieces, b: Pieces) -> list[Cut]:
    """Return the ends of phrase `a` and the beginnings of phrase `b` that are equally long, or a character apart where one is whole.

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
