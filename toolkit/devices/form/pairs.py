"""Pairs (对偶的候选): exactly two neighbours set against each other, whole or cut, weighed by small learned trees.

A neighbour may follow a lead-in (会议|主题鲜明，安排紧凑), and a phrase may run on (总结成绩、查找问题|的目的); only cuts that leave the
two equally long, or a character apart, are weighed. Three or more neighbours are for `runs`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import eq
from typing import NamedTuple

from toolkit.devices.form import links
from toolkit.devices.form.clauses import COMMA, QUESTION, SEMICOLON, STOP, Clauses
from toolkit.devices.form.evidence import weightiest
from toolkit.devices.form.link_measures import NAMES as LINK_NAMES
from toolkit.devices.form.link_measures import Place, Third
from toolkit.devices.form.links import DUN, Look
from toolkit.devices.form.pair_measures import FRACTIONS, NAMES, Around, more_measures
from toolkit.devices.form.pieces import Cut, Pieces, cuts, ends, reaches
from toolkit.devices.form.runs import Run
from toolkit.devices.form.sides import Side
from toolkit.devices.form.tables import tables
from toolkit.devices.form.weights import Linear, linear, names
from toolkit.devices.lists import is_listed

TABLE = "pairs.tsv"
SURE = -0.8
"""Log-odds above which two neighbours are a pair; balances false alarms and misses on the annotated speeches."""
_ACROSS_STOP = 14
"""Characters of a unit at most where a full stop stands between."""
_FIXED_TAGS = frozenset("il")


class Pair(NamedTuple):
    """Two units: where they stand, their words and tags, their measures in the order of NAMES, and what a first glance saw."""

    spans: tuple[tuple[int, int], tuple[int, int]]
    one: Side
    other: Side
    phrase: bool
    values: list[float]
    seen: int


def pair_runs(clauses: Clauses, rows: Iterable[Sequence[Look]]) -> Iterator[Run]:
    """Yield the best pair of any two neighbours, where the trees are sure of it."""
    model = tables(TABLE, "trees", NAMES, FRACTIONS)
    for looks in rows:
        for found in candidates(clauses, looks, hopeful=True):
            best, top = None, SURE
            for pair in found:
                score = model.score(pair.values)
                if score <= top or is_mere_neighbour(pair.one.words, pair.other.words, pair.one.tags + pair.other.tags):
                    continue
                if pair.one.size == _TINY == pair.other.size or (pair.phrase and are_names(pair.one, pair.other)):
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


def are_names(one: Side, other: Side) -> bool:
    """Two phrases of nouns that end in one word are two things of a kind: 民族虚无主义、历史虚无主义.

    >>> are_names(Side(["总", "入口"], "nn"), Side(["总", "入口"], "nn")), are_names(Side(["抓", "手"], "vn"), Side(["抓", "手"], "vn"))
    (True, False)
    """
    return one.words[-1] == other.words[-1] and _NOUN_TAGS.issuperset(one.tags + other.tags)


_TINY = 2
_NOUN_TAGS = frozenset("njxmrfstbiq")


def is_mere_neighbour(x: Sequence[str], y: Sequence[str], tags: str) -> bool:
    """Two idioms with no character at one place (走马观花、蜻蜓点水), or a second unit that goes on with 却, only stand side by side.

    >>> is_mere_neighbour(["走马观花"], ["蜻蜓点水"], "ii"), is_mere_neighbour(["锲而不舍"], ["驰而不息"], "ii")
    (True, False)
    """
    if (
        "却" in y[:2]
        or (y[-1] in _GOING_ON and x[-1] != y[-1])
        or any(words.count("“") != words.count("”") for words in (x, y))
    ):
        return True
    fixed = (
        len(x) == len(y) == 1 and len(x[0]) == len(y[0]) == 4 and (_FIXED_TAGS.issuperset(tags) or _listed(x[0], y[0]))
    )
    return fixed and not any(map(eq, x[0], y[0]))


_GOING_ON = frozenset(("是", "在", "为", "对", "把", "将", "和", "与", "及", "被", "向", "从", "以", "于", "让", "使"))
"""What no unit ends with, unless both do: 乡镇书记、乡镇长是."""


def _listed(a: str, b: str) -> bool:
    return is_listed("idioms", a) and is_listed("idioms", b)


def candidates(clauses: Clauses, looks: Sequence[Look], *, hopeful: bool = False) -> Iterator[list[Pair]]:
    """Yield for each two neighbours of a row the ways to set them against each other; with `hopeful`, those worth measuring."""
    phrase = looks[0].unit.clause == looks[1].unit.clause
    sizes = [look.side.size for look in looks]
    pieces: list[Pieces | None] = [None] * len(looks)
    for k in range(len(looks) - 1):
        if not phrase and not (
            _may_pair(clauses, looks[k].unit.clause, sizes[k], sizes[k + 1]) and reaches(looks[k].sizes, sizes[k + 1])
        ):
            continue
        one = pieces[k] or Pieces(clauses, looks[k])
        other = pieces[k + 1] = Pieces(clauses, looks[k + 1])
        found = cuts(one, other) if phrase else ends(one, other)
        if not found:
            continue
        where = _where(clauses, looks, k, sizes)
        made = [pair for cut in found if (pair := _pair(where, one, other, cut, hopeful=hopeful)) is not None]
        if made:
            yield made


def _may_pair(clauses: Clauses, clause: int, x: int, y: int) -> bool:
    """Return whether a clause of `x` characters may pair with the next, of `y`: it may follow a lead-in, the next does not run on."""
    if y > x + 1 or y < 2:
        return False
    return max(x, y) <= _ACROSS_STOP or clauses.ranks[clause] <= 2 or clauses.kinds[clause] == QUESTION


class _Where(NamedTuple):
    """Where two neighbours stand; `seen` holds the bits of a first glance that all their cuts share."""

    clauses: Clauses
    phrase: bool
    kind: int
    third: Third
    set_off: bool
    ends_off: bool
    opened: int
    beside: tuple[int, int]
    row: int
    ranks: tuple[int, int]
    seen: int


def _where(clauses: Clauses, looks: Sequence[Look], k: int, sizes: Sequence[int]) -> _Where:
    a, b = looks[k].unit, looks[k + 1].unit
    phrase = a.clause == b.clause
    kind = DUN if phrase else clauses.kinds[a.clause]
    row = len(sizes)
    ranks = clauses.ranks
    set_off = a.first == 0 and (a.clause == 0 or ranks[a.clause - 1] > 1)
    ends_off = b.last == len(clauses.words[b.clause]) and ranks[b.clause] > 1
    return _Where(
        clauses,
        phrase,
        kind,
        looks[k].third,
        set_off,
        ends_off,
        clauses.at[a.clause][a.first],
        (sizes[k - 1] if k else 0, sizes[k + 2] if k + 2 < row else 0),
        row if phrase else 0,
        (0, 0) if phrase else (ranks[b.clause], clauses.before[a.clause]),
        phrase
        | (kind == COMMA) << 1
        | (kind == SEMICOLON) << 2
        | (kind == STOP) << 3
        | (phrase and row == 2) << 4
        | (phrase and row > 2) << 5,
    )


def _pair(where: _Where, x: Pieces, y: Pieces, at: Cut, *, hopeful: bool) -> Pair | None:
    """Return two units cut like this and measured; with `hopeful`, None as soon as there is no hope left."""
    start, stop, size_x, size_y = at
    seen = glance(x, y, at, where)
    by_sight = at_sight(seen)
    if hopeful and (by_sight < 0 or not _hopes()[0].score((by_sight, same_places(x, y, at))) >= 0):
        return None
    one, other = x.look.end(start, size_x), y.look.beginning(stop, size_y)
    if size_x == size_y and one.words == other.words:
        return None
    clauses, phrase, kind = where.clauses, where.phrase, where.kind
    left, right = start > 0, size_y < y.size
    cut = left + 2 * right
    spans = (x.at[start], x.at[-1] + len(x.side.words[-1])), (y.at[0], y.at[stop - 1] + len(other.words[-1]))
    set_off, ends_off = where.set_off and not left, where.ends_off and not right
    place: Place = (phrase, kind == COMMA, kind == SEMICOLON, kind == STOP, set_off, ends_off, cut)
    values = x.look.met(one, other, place)
    score = links.rule().score(values)
    if hopeful and not _hopes()[1].score((by_sight, score)) >= 0:
        return None
    around = Around(
        spans[0][0] - where.opened,
        clauses.text[spans[1][1] : spans[1][1] + 1],
        *where.beside,
        where.row,
        kind,
        *where.ranks,
        cut,
        set_off and ends_off,
    )
    return Pair(spans, one, other, phrase, [*values, score, *more_measures(one, other, around)], seen)


GLANCE_NAMES = names(
    "phrase comma semicolon stop row_of_two row_of_more set_off ends_off cut_left cut_right same_len first_char last_char first_tag "
    "last_tag same_count verb_first before_of third_head two three four long "
    "cut_both phrase_cut_left phrase_cut_right phrase_same_len"
)
"""What a first glance sees, a bit each, and after those the bits that stand together."""
_TOGETHER = (("cut_left", "cut_right"), ("phrase", "cut_left"), ("phrase", "cut_right"), ("phrase", "same_len"))


def glance(x: Pieces, y: Pieces, at: Cut, where: _Where) -> int:
    """Return what is seen of two units cut like this without cutting them, a bit each in the order of GLANCE_NAMES."""
    start, stop, size_x, size_y = at
    g, h, s, t = x.side.tags, y.side.tags, x.text, y.text
    tag, after = h[0], y.at[stop - 1] + len(y.side.words[stop - 1])
    first, first_tag = s[-size_x] == t[0], g[start] == tag
    left, right = start > 0, size_y < y.size
    return (
        where.seen
        | (where.set_off and not left) << 6
        | (where.ends_off and not right) << 7
        | left << 8
        | right << 9
        | (size_x == size_y) << 10
        | first << 11
        | (s[-1] == t[size_y - 1]) << 12
        | first_tag << 13
        | (g[-1] == h[stop - 1]) << 14
        | (len(g) - start == stop) << 15
        | (first_tag and tag == "v") << 16
        | (where.clauses.text[after : after + 1] == "的") << 17
        | (first and t[0] in where.third[1]) << 18
        | (size_x == 2) << 19
        | (size_x == 3) << 20
        | (size_x == 4) << 21
        | (size_x > _FAMILIAR) << 22
    )


_FAMILIAR = 8
"""Characters of the longest unit that is common."""


def glance_values(bits: int) -> list[bool]:
    """Return what a glance saw, by the order of GLANCE_NAMES."""
    shown = [bool(bits >> k & 1) for k in range(len(GLANCE_NAMES) - len(_TOGETHER))]
    return shown + [shown[GLANCE_NAMES.index(a)] and shown[GLANCE_NAMES.index(b)] for a, b in _TOGETHER]


@lru_cache(maxsize=1 << 16)
def at_sight(bits: int) -> float:
    """Return how much a pair that looks like this at first glance may hope for; below 0 it is not looked at again."""
    return linear(TABLE, "glance", GLANCE_NAMES).score(glance_values(bits))


def same_places(x: Pieces, y: Pieces, at: Cut) -> int:
    """Return how many characters two units share at the same places, or at their edges where they differ in size; 4 for more."""
    _, _, size_x, size_y = at
    s, t = x.text, y.text
    if size_x == size_y:
        return min(len([*filter(None, map(eq, s[-size_x:], t))]), 4)
    return (s[-size_x] == t[0]) + (s[-1] == t[size_y - 1])


@cache
def _hopes() -> tuple[Linear, Linear]:
    """Return the rules of hope: by what a glance is worth with the characters at the same places, and with the score of a link."""
    return linear(TABLE, "places", HOPES[0]), linear(TABLE, "link", HOPES[1])


HOPES = (("sight", "places"), ("sight", "link"))
