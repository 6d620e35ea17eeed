"""Where a run of small units is cut: a row may hold a shorter one whose units belong closer together."""

import itertools
from collections.abc import Iterable, Sequence
from operator import eq

from toolkit.devices.form import links
from toolkit.devices.form.clauses import QUESTION, Clauses
from toolkit.devices.form.links import Link


def parts(clauses: Clauses, chosen: tuple[Link, ...]) -> Iterable[tuple[Link, ...]]:
    """Return a run of four units or more cut down to the three or more that open alike, or halved where its halves end alike.

    履职尽责，主动研究问题，主动开展工作，主动抓好落实 is the last three; 补记录的，造照片的，发现一起，通报一起 two and two.
    """
    if len(chosen) < 2:
        return (chosen,)
    units = [chosen[0].a, *(link.b for link in chosen)]
    words = [links.bare(clauses, unit)[0] for unit in units]
    if len(chosen) == 2:
        return _two_of_three(clauses, chosen, words)
    pairs = list(itertools.pairwise(words))
    for edge in (0, -1):
        same = [a[edge] == b[edge] and len(a[edge]) > 1 for a, b in pairs]
        start, length = _longest(same)
        if length > 1:
            return (chosen[start : start + length],)
    start, length = _longest([_alike_heads(a[0], b[0]) for a, b in pairs])
    if length and length < len(chosen):
        # 推进……，实现……，|是……，是……: two that open alike are no part of a longer row.
        cut = (chosen[: max(0, start - 1)], chosen[start : start + length], chosen[start + length + 1 :])
        return [part for part in cut if part]
    tails = [w[-1] for w in words]
    halves = len(tails) == 4 and tails[0] == tails[1] != tails[2] == tails[3]
    return (chosen[:1], chosen[2:]) if halves else (chosen,)


_PAIRED_HEADS = frozenset((("既", "也"), ("既", "又"), ("既", "更"), ("不仅", "还"), ("不仅", "也")))


def _alike_heads(a: str, b: str) -> bool:
    return a == b or (a, b) in _PAIRED_HEADS


def _two_of_three(
    clauses: Clauses, chosen: tuple[Link, ...], words: Sequence[Sequence[str]]
) -> Iterable[tuple[Link, ...]]:
    """Return a run of three, or the two of its units that belong closer together: 不断完善发展思路，积极创新发展举措，|积累了许多宝贵经验."""
    if clauses.kinds[chosen[0].a.clause] == QUESTION and chosen[0].a.clause != chosen[0].b.clause:
        return (chosen[1:],)  # 靠什么？靠制度，靠技术
    texts = ["".join(w) for w in words]
    bonds = [_bond(a, b) for a, b in itertools.pairwise(texts)]
    for strong, weak in ((0, 1), (1, 0)):
        third = texts[2 * weak]
        if bonds[strong] and not bonds[weak] and not any(_bond(third, text) for text in texts if text is not third):
            sizes = {len(text) for text in texts if text is not third}
            if len(sizes) == 1 and len(third) not in sizes and not set(third) & set(texts[1]):
                return (chosen[strong : strong + 1],)
    return (chosen,)


def _bond(x: str, y: str) -> bool:
    """Two units of one size share a character at one place."""
    return len(x) == len(y) and any(map(eq, x, y))


def _longest(flags: Sequence[bool]) -> tuple[int, int]:
    """Return where the longest stretch of set flags starts, the first of several, and how long it is.

    >>> _longest([True, False, True, True, False, True, True])
    (2, 2)
    """
    best, start = (0, 0), 0
    for flag, stretch in itertools.groupby(flags):
        length = sum(1 for _ in stretch)
        if flag and length > best[1]:
            best = start, length
        start += length
    return best
