"""Pairs (对偶的候选): exactly two neighbours set against each other, whole or cut, weighed by small learned trees.

A neighbour may follow a lead-in (会议|主题鲜明，安排紧凑) or run on (总结成绩、查找问题|的目的); only cuts that leave the two
equally long, or a character apart, are weighed. Three or more neighbours are for `runs`.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import eq
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
from toolkit.devices.lists import is_listed

TABLE = "pairs.tsv"
SURE = -0.85
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


def pair_runs(clauses: Clauses, rows: Iterable[Sequence[Look]]) -> Iterator[Run]:
    """Yield the best pair of any two neighbours, where the trees are sure of it."""
    model = trees(TABLE, "trees", NAMES)
    for looks in rows:
        for found in candidates(clauses, looks, hopeful=True):
            best, top = None, SURE
            for pair in found:
                score = model.above(pair.values, top)
                if score is None or is_mere_neighbour(
                    pair.one.words, pair.other.words, pair.one.tags + pair.other.tags
                ):
                    continue
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


def is_mere_neighbour(x: Sequence[str], y: Sequence[str], tags: str) -> bool:
    """Two idioms with no character at one place (走马观花、蜻蜓点水), or a second unit that goes on with 却, only stand side by side.

    >>> is_mere_neighbour(["走马观花"], ["蜻蜓点水"], "ii"), is_mere_neighbour(["锲而不舍"], ["驰而不息"], "ii")
    (True, False)
    """
    if "却" in y[:2] or any(words.count("“") != words.count("”") for words in (x, y)):
        return True
    fixed = (
        len(x) == len(y) == 1 and len(x[0]) == len(y[0]) == 4 and (_FIXED_TAGS.issuperset(tags) or _listed(x[0], y[0]))
    )
    return fixed and not any(map(eq, x[0], y[0]))


def _listed(a: str, b: str) -> bool:
    return is_listed("idioms", a) and is_listed("idioms", b)


def candidates(clauses: Clauses, looks: Sequence[Look], *, hopeful: bool = False) -> Iterator[list[Pair]]:
    """Yield for each two neighbours of a row the ways to set them against each other; with `hopeful`, those worth measuring."""
    phrase = looks[0].unit.clause == looks[1].unit.clause
    around = links.thirds(looks)
    sizes = [look.side.size for look in looks]
    pieces = [pieces_of(clauses, look) for look in looks]
    for k, (a, b) in enumerate(itertools.pairwise(looks)):
        kind, rank = (DUN, 0) if phrase else (clauses.kinds[a.unit.clause], clauses.ranks[a.unit.clause])
        if rank > 2 and kind != QUESTION and max(sizes[k], sizes[k + 1]) > _ACROSS_STOP:
            continue
        where = _Where(clauses, a.unit, b.unit, kind, around[k], sizes, k, phrase)
        one, other = pieces[k], pieces[k + 1]
        made = [_pair(where, one, other, cut, hopeful=hopeful) for cut in cuts(one, other)]
        yield [pair for pair in made if pair is not None]


class Pieces:
    """The words of a unit with their tags and offsets; `ends` and `starts` tell after how many characters one may cut, and where.

    >>> pieces = Pieces(["会议", "鲜明"], "na", [0, 2])
    >>> pieces.ends, pieces.starts, pieces.last(1).words
    ({2: 1, 4: 0}, {2: 1, 4: 2}, ['鲜明'])
    """

    __slots__ = ("_first", "_last", "at", "bag", "ends", "size", "starts", "tags", "words")

    def __init__(self, words: list[str], tags: str, at: Sequence[int]) -> None:
        self.words, self.tags, self.at = words, tags, at
        sizes = list(map(len, words))
        count = len(sizes)
        # Size → the word at which the last so many characters begin, and after how many words the first so many end.
        self.ends = dict(zip(itertools.accumulate(reversed(sizes)), range(count - 1, -1, -1), strict=True))
        self.starts = dict(zip(itertools.accumulate(sizes), range(1, count + 1), strict=True))
        self.size = sum(sizes)
        self.bag = frozenset(words)
        self._last: dict[int, Side] = {}
        self._first: dict[int, Side] = {}

    def last(self, start: int) -> Side:
        """Return the words from number `start` on."""
        side = self._last.get(start)
        if side is None:
            side = self._last[start] = Side(self.words[start:], self.tags[start:])
        return side

    def first(self, stop: int) -> Side:
        """Return the first `stop` words."""
        side = self._first.get(stop)
        if side is None:
            side = self._first[stop] = Side(self.words[:stop], self.tags[:stop])
        return side


def pieces_of(clauses: Clauses, look: Look) -> Pieces:
    """Return the words of a unit; a long one that is no idiom may be cut in the middle (会议主题|鲜明)."""
    words, tags, first = look.side.words, look.side.tags, look.first
    at = clauses.at[look.unit.clause][first : first + len(words)]
    if 4 not in look.sizes:
        return Pieces(words, tags, at)
    found: list[tuple[str, str, int]] = []
    for word, tag, start in zip(words, tags, at, strict=True):
        if len(word) == 4 and tag not in _FIXED_TAGS and word.isalpha() and not word.isascii():
            found += [(word[:2], tag, start), (word[2:], tag, start + 2)]
        else:
            found.append((word, tag, start))
    return Pieces([p[0] for p in found], "".join([p[1] for p in found]), [p[2] for p in found])


Cut = tuple[int, int, int, int]
"""Where an end of one unit begins and a beginning of the next ends, word by word, and how many characters each has."""


def cuts(a: Pieces, b: Pieces) -> Iterator[Cut]:
    """Yield the ends of `a` and the beginnings of `b` that are about equally long.

    >>> list(cuts(Pieces(["会议", "鲜明"], "na", [0, 2]), Pieces(["紧凑"], "a", [5])))
    [(1, 1, 2, 2)]
    """
    starts = b.starts
    tail, head = a.words[-1][-1], b.words[0][0]
    for size, start in a.ends.items():
        if size < 2:
            continue
        if size > _LONGEST:
            return
        for other in (size, size - 1, size + 1):
            stop = starts.get(other)
            if stop is None or other < 2:
                continue
            whole = (size == a.size) + (other == b.size)
            if other != size and (
                whole == 0 or (whole == 1 and a.words[start][0] != head and b.words[stop - 1][-1] != tail)
            ):
                continue
            if whole or size <= _LONGEST_CUT:
                yield start, stop, size, other


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


def _pair(where: _Where, x: Pieces, y: Pieces, at: Cut, *, hopeful: bool) -> Pair | None:
    clauses, a, b, kind, third, sizes, k, phrase = where
    start, stop, size_x, size_y = at
    left, right = size_x < sizes[k], size_y < sizes[k + 1]
    cut = left + 2 * right
    if hopeful and not _worth_a_look(first_glance(x, y, at, phrase, cut, third)):
        return None
    one, other = x.last(start), y.first(stop)
    if size_x == size_y and one.words == other.words:
        return None
    spans = (x.at[start], x.at[-1] + len(x.words[-1])), (y.at[0], y.at[stop - 1] + len(y.words[stop - 1]))
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
    return Pair(spans, one, other, phrase, [*values, score, *more_measures(one, other, around)])


def first_glance(x: Pieces, y: Pieces, at: Cut, phrase: bool, cut: int, third: Third) -> int:  # noqa: PLR0917 - as `glance`
    """Return what `glance` sees of two units cut like this; where they share no word, nothing is cut for it."""
    start, stop, size_x, size_y = at
    if not x.bag.isdisjoint(y.bag):
        return glance(x.last(start), y.first(stop), phrase, cut, third)
    g, h = x.tags, y.tags
    gap = abs(size_x - size_y)
    head, tail = y.words[0][0], y.words[stop - 1][-1]
    first, last = x.words[start][0] == head, x.words[-1][-1] == tail
    first_tag, last_tag, count = g[start] == h[0], g[-1] == h[stop - 1], len(g) - start == stop
    sizes, heads, tails, _ = third
    return (
        (gap == 0)
        | (gap == 1) << 1
        | (gap > 3) << 2
        | first << 3
        | last << 4
        | first_tag << 5
        | last_tag << 6
        | count << 7
        | (count and first_tag and last_tag and g[start:] == h[:stop]) << 8
        | phrase << 10
        | cut << 11
        | (size_y in sizes) << 13
        | (first and head in heads) << 14
        | (last and tail in tails) << 15
    )


@cache
def _worth_a_look(bits: int) -> bool:
    """Return whether a pair that looks like this at first glance is measured."""
    shown = [bits >> k & 1 for k in range(len(GLANCE_NAMES))]
    return linear(TABLE, "glance", GLANCE_NAMES).score(shown) >= 0
