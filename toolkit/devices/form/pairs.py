"""Pairs (对偶的候选): exactly two neighbours set against each other, whole or cut, weighed by a small learned rule.

A neighbour may follow a lead-in (会议|主题鲜明，安排紧凑), and a phrase may run on (总结成绩、查找问题|的目的); only cuts that leave the
two equally long, or a character apart, are weighed. Three or more neighbours are for `runs`.
"""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import eq, getitem
from typing import NamedTuple

from toolkit.devices.form.clauses import QUESTION, Clauses
from toolkit.devices.form.evidence import GROUP_OF
from toolkit.devices.form.links import Row
from toolkit.devices.form.pair_measures import GLANCE, NAMES, closer, glance, setting
from toolkit.devices.form.pieces import SHORTEST, Cut, Field, cuts, ends, field
from toolkit.devices.form.runs import Run
from toolkit.devices.form.signs import CHARACTERS, OPPOSED, Signs
from toolkit.devices.form.weights import linear
from toolkit.devices.lists import is_listed

TABLE = "pairs.tsv"
SURE = 0.0
"""Log-odds above which two neighbours are a pair; balances false alarms and misses on the annotated speeches."""
_ACROSS_STOP = 14
"""Characters of a unit at most where a full stop stands between."""
_FIXED_TAGS = frozenset("il")
_BYTE = 8
_NOT_SET = bytes.maketrans(b"0", b"\0")
"""What makes the bits of a number, written out, true or false."""


class Bits:
    """A linear rule over bits, laid out as tables: each byte of the bits is looked up at once."""

    __slots__ = ("_asked", "_bias", "_tables")

    def __init__(self, bias: float, weights: Sequence[float], measures: Sequence[str]) -> None:
        self._bias = bias
        self._tables: list[list[float]] = []
        for start in range(0, len(weights), _BYTE):
            sums = [0.0]
            for weight in weights[start : start + _BYTE]:
                sums += [known + weight for known in sums]
            self._tables.append(sums)
        self._asked = [(GROUP_OF.get(name, ""), weight) for name, weight in zip(measures, weights, strict=True)]

    def score(self, bits: int) -> float:
        """Return the log-odds of yes."""
        found: float = self._bias + sum(map(getitem, self._tables, bits.to_bytes(len(self._tables), "little")))
        return found

    def weightiest(self, bits: int) -> tuple[str, ...]:
        """Return the two groups of measures that spoke most for yes, the stronger first."""
        worth: defaultdict[str, float] = defaultdict(float)
        for group, weight in itertools.compress(self._asked, f"{bits:b}"[::-1].encode().translate(_NOT_SET)):
            worth[group] += weight
        worth.pop("", None)
        ranked = sorted(worth, key=worth.__getitem__, reverse=True)
        return tuple([group for group in ranked[:2] if worth[group] > 0])


@cache
def rule(level: str) -> Bits:
    """Return the learned rule for a level: `phrase`, `clause`, or `glance`, which says what is worth a closer look."""
    measures = GLANCE if level == "glance" else NAMES
    found = linear(TABLE, level, measures)
    return Bits(found.bias, found.weights, measures)


class Pair(NamedTuple):
    """Two units: where they stand, whether they are phrases, their clauses, and what was seen of them, a bit each."""

    spans: tuple[tuple[int, int], tuple[int, int]]
    phrase: bool
    clauses: tuple[int, int]
    bits: int


def pair_runs(clauses: Clauses, rows: Iterable[Row], signs: Signs) -> Iterator[Run]:
    """Yield the best pair of any two neighbours, where the rule is sure of it."""
    for found in candidates(clauses, rows, field(clauses, signs), hopeful=True):
        level = "phrase" if found[0].phrase else "clause"
        weigh, best, top = rule(level), None, SURE
        for pair in found:
            score = weigh.score(pair.bits)
            if score > top and (units := units_of(clauses, pair)) is not None:
                best, top = (pair, units), score
        if best is not None:
            (spans, _, _, bits), (one, other) = best
            words, tags = (one[0], other[0]), (one[1], other[1])
            yield Run(spans, level, top - SURE, words, tags, weigh.weightiest(bits), weighed=True)


Words = tuple[tuple[str, ...], str]


def units_of(clauses: Clauses, pair: Pair) -> tuple[Words, Words] | None:
    """Return the words and tags of both units, or None where they are mere neighbours or two names."""
    (a, z), (b, y) = pair.spans
    c, d = pair.clauses
    one, other = _words(clauses, c, a, z), _words(clauses, d, b, y)
    words, next_words, tags = one[0], other[0], one[1] + other[1]
    if is_mere_neighbour(words, next_words, tags) or (pair.phrase and are_names(words, next_words, tags)):
        return None
    return one, other


def _words(clauses: Clauses, c: int, start: int, stop: int) -> Words:
    """Return the words and tags of a stretch of a clause; what is left of a word that was cut stays a word."""
    at = clauses.at[c]
    if start == at[0] and stop == clauses.stops[c]:
        return tuple(clauses.words[c]), clauses.tags[c]
    first, last = bisect_right(at, start) - 1, bisect_left(at, stop)
    words = clauses.words[c][first:last]
    words[-1] = words[-1][: stop - at[last - 1]]
    words[0] = words[0][start - at[first] :]
    return tuple(words), clauses.tags[c][first:last]


def are_names(x: Sequence[str], y: Sequence[str], tags: str) -> bool:
    """Two phrases of nouns that end in one word are two things of a kind: 民族虚无主义、历史虚无主义.

    >>> are_names(["总", "入口"], ["总", "入口"], "nnnn"), are_names(["抓", "手"], ["抓", "手"], "vnvn")
    (True, False)
    """
    return x[-1] == y[-1] and _NOUN_TAGS.issuperset(tags)


_NOUN_TAGS = frozenset("njxmrfstbiq")


def is_mere_neighbour(x: Sequence[str], y: Sequence[str], tags: str) -> bool:
    """Two idioms with no character at one place (走马观花、蜻蜓点水), or units that stop in mid-phrase, only stand side by side.

    >>> is_mere_neighbour(["走马观花"], ["蜻蜓点水"], "ii"), is_mere_neighbour(["锲而不舍"], ["驰而不息"], "ii")
    (True, False)
    """
    if (y[-1] in _GOING_ON and x[-1] != y[-1]) or x.count("“") != x.count("”") or y.count("“") != y.count("”"):
        return True
    fixed = (
        len(x) == len(y) == 1 and len(x[0]) == len(y[0]) == 4 and (_FIXED_TAGS.issuperset(tags) or _listed(x[0], y[0]))
    )
    return fixed and not any(map(eq, x[0], y[0]))


_GOING_ON = frozenset(
    (
        "是",
        "在",
        "为",
        "对",
        "把",
        "将",
        "和",
        "与",
        "及",
        "被",
        "向",
        "从",
        "以",
        "于",
        "让",
        "使",
        "更",
        "很",
        "最",
        "越",
    )
)
"""What no unit ends with, unless both do: 乡镇书记、乡镇长是."""


def _listed(a: str, b: str) -> bool:
    return is_listed("idioms", a) and is_listed("idioms", b)


def candidates(clauses: Clauses, rows: Iterable[Row], around: Field, *, hopeful: bool = False) -> Iterator[list[Pair]]:
    """Yield for each two neighbours of the rows the ways to set them against each other; with `hopeful`, those worth a closer look.

    What only says the same twice is none.
    """
    text, tags, signs, kinds = around.text, around.kinds, around.signs, clauses.kinds
    least = 0.0 if hopeful else -math.inf
    for row, k, c, first, last, found in _cut(clauses, rows, around):
        inner, phrase = row.inner, row.phrase
        d = c if phrase else c + 1
        held = signs.inside(c) if phrase else signs.met[c]
        third = inner[k + 2] if k + 2 < len(row) and (phrase or kinds[c] == kinds[d]) else (0, 0)
        where = setting(row, kinds[c]), third, first, last, held & CHARACTERS > 0, k
        made = []
        for cut in found:
            a, z, b, y = cut
            units = text[a:z], text[b:y], tags[a:z], tags[b:y]
            bits = glance(around, inner, cut, units, where)
            if at_sight(bits) >= least and units[0] != units[1]:
                at = clauses.at[c]
                words = clauses.words[c][bisect_left(at, a) : bisect_left(at, z)] if held & OPPOSED else ()
                made.append(Pair(((a, z), (b, y)), phrase, (c, d), bits | closer(units, words) << _SEEN))
        if made:
            yield made


def _cut(
    clauses: Clauses, rows: Iterable[Row], around: Field
) -> Iterator[tuple[Row, int, int, int, int, Sequence[Cut]]]:
    """Yield each two neighbours that can be cut to be as long: their row, the place of the first there, its clause, where both start and stop uncut, and the cuts."""
    text, ranks, kinds = around.text, clauses.ranks, clauses.kinds
    for row in rows:
        first = row[0].clause
        if row.phrase:
            for k, ((a, z), (b, y)) in enumerate(itertools.pairwise(row.inner)):
                if found := cuts(around, a, z, b, y):
                    yield row, k, first, a, y, found
            continue
        quoted = text.find("”", row.inner[0][0], row.inner[-1][1]) >= 0
        for k, ((a, z), (b, y)) in enumerate(itertools.pairwise(row.inner)):
            if text[y - 1] in _ASKING or (quoted and text.find("”", b, y) > b):
                a, y = _own_ends(text, a, z, b, y)  # noqa: PLW2901 - the same two, without what stands around them
            if not SHORTEST - 1 <= y - b <= z - a + 1:
                continue
            c = first + k
            apart = ranks[c] > 2 and kinds[c] != QUESTION  # a question mark does not part two questions
            if apart and z - a > _ACROSS_STOP:
                continue
            if found := ends(around, a, z, b, y, apart=apart):
                yield row, k, c, a, y, found


_SEEN = len(GLANCE)


def _own_ends(text: str, a: int, z: int, b: int, y: int) -> tuple[int, int]:
    """Return where one clause starts and the other stops, without what stands around a quotation that holds both, and without 吗 at the end.

    >>> text = "秉持“先忧而忧，后乐而乐”的理想"
    >>> _own_ends(text, 0, 7, 8, 15), text[3], text[12]
    ((3, 12), '先', '”')
    """
    close = text.find("”", b, y)
    if close > b:
        opened = text.rfind("“", a, z)
        if opened >= 0 > text.find("“", b, close):
            return opened + 1, close
    elif text[y - 1] in _ASKING and text[z - 1] != text[y - 1]:
        y -= 1
    return a, y


_ASKING = frozenset("吗呢吧")


@lru_cache(maxsize=1 << 16)
def at_sight(bits: int) -> float:
    """Return how much a pair that looks like this at first glance may hope for; below 0 it is not looked at again."""
    return rule("glance").score(bits)
