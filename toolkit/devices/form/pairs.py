"""Pairs (对偶的候选): exactly two neighbours set against each other, whole or cut, weighed by small learned trees.

A neighbour may follow a lead-in (会议|主题鲜明，安排紧凑) or run on (总结成绩、查找问题|的目的); only cuts that leave the two
equally long, or a character apart, are weighed. Three or more neighbours are for `runs`.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.devices.form import links
from toolkit.devices.form.clauses import QUESTION, STOP, Clauses
from toolkit.devices.form.evidence import weightiest
from toolkit.devices.form.link_measures import GLANCE_NAMES, Place, Side, Third, glance, measures
from toolkit.devices.form.link_measures import NAMES as LINK_NAMES
from toolkit.devices.form.links import DUN, Look, Unit
from toolkit.devices.form.pair_measures import NAMES, Around, more_measures
from toolkit.devices.form.runs import Run
from toolkit.devices.form.weights import linear, trees

TABLE = "pairs.tsv"
SURE = -0.6
"""Log-odds above which two neighbours are a pair; balances false alarms and misses on the annotated speeches."""
_LONGEST, _LONGEST_CUT, _ACROSS_STOP = 26, 12, 14
"""Characters of a unit: at most, where both are cut, and where a full stop stands between."""
_FIXED_TAGS = frozenset("il")


class Pair(NamedTuple):
    """Two units: where they stand, their words and tags, and their measures in the order of NAMES."""

    spans: tuple[tuple[int, int], tuple[int, int]]
    one: Side
    other: Side
    phrase: bool
    values: list[float]


def pair_runs(clauses: Clauses, rows: Iterable[Sequence[Unit]]) -> Iterator[Run]:
    """Yield the best pair of any two neighbours, where the trees are sure of it."""
    model = trees(TABLE, "trees", NAMES)
    for row in rows:
        for found in candidates(clauses, row, hopeful=True):
            best, top = None, SURE
            for pair in found:
                score = model.score(pair.values)
                if score > top:
                    best, top = pair, score
            if best is not None:
                shares = links.rule().shares(best.values[: len(LINK_NAMES)])
                yield Run(
                    best.spans,
                    "phrase" if best.phrase else "clause",
                    top - SURE,
                    (tuple(best.one.words), tuple(best.other.words)),
                    (best.one.tags, best.other.tags),
                    weightiest(LINK_NAMES, shares),
                    weighed=True,
                )


def candidates(clauses: Clauses, row: Sequence[Unit], *, hopeful: bool = False) -> Iterator[list[Pair]]:
    """Yield for each two neighbours of a row the ways to set them against each other; with `hopeful`, those worth measuring."""
    looks = links.looks(clauses, row)
    phrase = row[0].clause == row[1].clause
    around = links.thirds(looks)
    sizes = [look.side.size for look in looks]
    pieces = [_pieces(clauses, look) for look in looks]
    for k, (a, b) in enumerate(itertools.pairwise(looks)):
        kind, rank = (DUN, 0) if phrase else (clauses.kinds[a.unit.clause], clauses.ranks[a.unit.clause])
        if rank > 2 and kind != QUESTION and max(sizes[k], sizes[k + 1]) > _ACROSS_STOP:
            continue
        where = _Where(clauses, a.unit, b.unit, kind, around[k], sizes, k, phrase)
        made = (_pair(where, x, y, hopeful=hopeful) for x, y in cuts(pieces[k], pieces[k + 1]))
        yield [pair for pair in made if pair is not None]


Piece = tuple[str, str, int]
"""A word, its tag, and where it starts."""


def _pieces(clauses: Clauses, look: Look) -> list[Piece]:
    """Return the words of a unit; a long one that is no idiom may be cut in the middle (会议主题|鲜明)."""
    clause, first = look.unit.clause, look.first
    found: list[Piece] = []
    for word, tag, at in zip(look.side.words, look.side.tags, clauses.at[clause][first:], strict=False):
        if len(word) == 4 and tag not in _FIXED_TAGS and word.isalpha() and not word.isascii():
            found += [(word[:2], tag, at), (word[2:], tag, at + 2)]
        else:
            found.append((word, tag, at))
    return found


def cuts(a: Sequence[Piece], b: Sequence[Piece]) -> Iterator[tuple[Sequence[Piece], Sequence[Piece]]]:
    """Yield the ends of `a` and the beginnings of `b` that are about equally long.

    >>> a, b = [("会议", "n", 0), ("鲜明", "a", 2)], [("紧凑", "a", 5)]
    >>> [(x[0][0], y[0][0]) for x, y in cuts(a, b)]
    [('鲜明', '紧凑')]
    """
    ends = {size: len(a) - n for n, size in enumerate(itertools.accumulate(len(p[0]) for p in reversed(a)), 1)}
    stops = {size: n for n, size in enumerate(itertools.accumulate(len(p[0]) for p in b), 1)}
    whole_a, whole_b = max(ends), max(stops)
    tail, head = a[-1][0][-1], b[0][0][0]
    for size, start in ends.items():
        if not 2 <= size <= _LONGEST:
            continue
        for other in (size, size - 1, size + 1):
            stop = stops.get(other)
            if stop is None or other < 2:
                continue
            whole = (size == whole_a) + (other == whole_b)
            if other != size and (whole == 0 or (whole == 1 and a[start][0][0] != head and b[stop - 1][0][-1] != tail)):
                continue
            if whole or size <= _LONGEST_CUT:
                yield a[start:], b[:stop]


class _Where(NamedTuple):
    """Where two neighbours stand."""

    clauses: Clauses
    a: Unit
    b: Unit
    kind: int
    third: Third
    sizes: Sequence[int]
    k: int
    phrase: bool


def _pair(where: _Where, x: Sequence[Piece], y: Sequence[Piece], *, hopeful: bool) -> Pair | None:
    clauses, a, b, kind, third, sizes, k, phrase = where
    one, other = (Side([p[0] for p in part], "".join(p[1] for p in part)) for part in (x, y))
    left, right = one.size < sizes[k], other.size < sizes[k + 1]
    cut = left + 2 * right
    if one.words == other.words or (hopeful and not _worth_a_look(glance(one, other, phrase, cut, third))):
        return None
    spans = (x[0][2], x[-1][2] + len(x[-1][0])), (y[0][2], y[-1][2] + len(y[-1][0]))
    set_off = not left and a.first == 0 and (a.clause == 0 or clauses.ranks[a.clause - 1] > 1)
    ends_off = not right and b.last == len(clauses.words[b.clause]) and clauses.ranks[b.clause] > 1
    place: Place = (phrase, kind == 0, kind == 1, kind == STOP, set_off, ends_off, cut)
    values = measures(one, other, place, third)
    score = links.rule().score(values)
    opened = links.offsets(clauses, a)[0]
    around = Around(
        spans[0][0] - opened,
        clauses.text[spans[1][1] : spans[1][1] + 1],
        sizes[k - 1] if k else 0,
        sizes[k + 2] if k + 2 < len(sizes) else 0,
        len(sizes) if phrase else 0,
        kind,
        0 if phrase else clauses.ranks[b.clause],
        0 if phrase else clauses.before[a.clause],
        cut,
        set_off and ends_off,
    )
    return Pair(spans, one, other, phrase, [*map(float, values), score, *more_measures(one, other, around)])


@cache
def _worth_a_look(bits: int) -> bool:
    """Return whether a pair that looks like this at first glance is measured."""
    shown = [bits >> k & 1 for k in range(len(GLANCE_NAMES))]
    return linear(TABLE, "glance", GLANCE_NAMES).score(shown) >= 0
