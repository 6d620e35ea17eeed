"""Measures of likeness between two runs of words, fast enough for plain Python."""

from collections.abc import Hashable, Iterable, Sequence

Masks = tuple[dict[Hashable, int], int]


def masks(items: Iterable[Hashable]) -> Masks:
    """Return for each item the bits of the places where it stands, and a number with one bit for every place."""
    found: dict[Hashable, int] = {}
    known = found.get
    bit = 1
    for item in items:
        found[item] = known(item, 0) | bit
        bit <<= 1
    return found, bit - 1


def common(items: Iterable[Hashable], other: Masks) -> int:
    """Return the length of the longest common subsequence of `items` and the items that made `other`.

    Bit-parallel, after Hyyrö (2004): one addition of long integers an item.

    >>> common("述出了压力", masks("述出动力"))
    3
    """
    places, full = other
    row = full
    for match in filter(None, map(places.get, items)):
        both = row & match
        row = ((row + both) | (row - both)) & full
    return (full ^ row).bit_count()


def prefix(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """Return how many items `a` and `b` share from the front.

    >>> prefix("主动研究", "主动抓好")
    2
    """
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            return n
        n += 1
    return n


def suffix(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """Return how many items `a` and `b` share from the back."""
    n = 0
    for x, y in zip(reversed(a), reversed(b), strict=False):
        if x != y:
            return n
        n += 1
    return n
