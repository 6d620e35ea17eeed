"""Links (对应) between two small neighbours: phrases joined by 、 and single clauses, as speeches like them.

A unit may be cut: the first of a row starts after a lead-in (会议|主题鲜明，安排紧凑), the last ends before what goes on
(谈成绩、看亮点|的同时). All cuts that leave the two about equally long are weighed, and the best is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.devices.form.clauses import BREAK, COMMA, SEMICOLON, STOP, Clauses
from toolkit.devices.form.link_measures import ALONE, GLANCE_NAMES, NAMES, Third, glance, measures
from toolkit.devices.form.weights import Linear, linear

DUN = 8
_QUOTES = frozenset("“”\"‘’'")
_LEAST_RATIO, _EVEN = 2.6, 0.67
"""Units further apart in size than the first are never compared; less even than the second, only if an edge is shared."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Words `first` to `last` (not included) of one clause."""

    clause: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two neighbours and how well they answer each other: `score` in log-odds, `cut` 1 = left one cut, 2 = right one cut."""

    a: Unit
    b: Unit
    cut: int
    score: float
    values: tuple[float, ...]


def rows(clauses: Clauses) -> Iterator[list[Unit]]:
    """Yield rows of neighbours: the phrases of each clause that has 、, then the clauses of each sentence.

    Clauses stay in one row across ， ； ： and a full stop, but not across the end of a paragraph.
    """
    row: list[Unit] = []
    for c, words in enumerate(clauses.words):
        row.append(Unit(c, 0, len(words)))
        if "、" in words:
            inner = phrases(clauses, row[-1])
            if len(inner) > 1:
                yield inner
        if clauses.ranks[c] == BREAK:
            if len(row) > 1:
                yield row
            row = []


def phrases(clauses: Clauses, unit: Unit) -> list[Unit]:
    """Return what stands between the 、 of a clause, in order; the clause itself where it has none."""
    words, c = clauses.words[unit.clause], unit.clause
    if "、" not in words:
        return [unit]
    found, start = [], 0
    for k, word in enumerate([*words, "、"]):
        if word == "、":
            if k > start:
                found.append(Unit(c, start, k))
            start = k + 1
    return found


def offsets(clauses: Clauses, unit: Unit) -> tuple[int, int]:
    """Return where a unit starts and stops in the text."""
    at, words = clauses.at[unit.clause], clauses.words[unit.clause]
    last = unit.last - 1
    return at[unit.first], at[last] + len(words[last])


def unquoted(clauses: Clauses, unit: Unit) -> Unit:
    """Return a unit without quotation marks at its ends."""
    words, first, last = clauses.words[unit.clause], unit.first, unit.last
    if words[first] not in _QUOTES and words[last - 1] not in _QUOTES:
        return unit
    while first < last - 1 and words[first] in _QUOTES:
        first += 1
    while last > first + 1 and words[last - 1] in _QUOTES:
        last -= 1
    return Unit(unit.clause, first, last)


def bare(clauses: Clauses, unit: Unit) -> tuple[list[str], str]:
    """Return the words and tags of a unit without quotation marks at its ends."""
    inner = unquoted(clauses, unit)
    return clauses.words[unit.clause][inner.first : inner.last], clauses.tags[unit.clause][inner.first : inner.last]


def cuts(
    x: Sequence[str], g: str, y: Sequence[str], h: str, *, left: bool, right: bool
) -> Iterator[tuple[int, int, int]]:
    """Yield (words to drop before x, words of y to keep, which were cut), the whole units first."""
    size_x, size_y = sum(map(len, x)), sum(map(len, y))
    m = len(y)
    low, high = min(size_x, size_y), max(size_x, size_y)
    edges = x[0][0] == y[0][0] or x[-1][-1] == y[-1][-1]
    if high - low <= 2 or low >= _EVEN * high or (edges and low * _LEAST_RATIO >= high):
        yield 0, m, 0
    if left:
        yield from _left_cut(x, g, y, h)
    if right:
        yield from _right_cut(x, g, y, h)
    if left and right:
        yield from _both_cut(x, g, y, h)


def _left_cut(x: Sequence[str], g: str, y: Sequence[str], h: str) -> Iterator[tuple[int, int, int]]:
    size, size_y = 0, sum(map(len, y))
    for k in range(len(x) - 1, 0, -1):
        size += len(x[k])
        if size > size_y * 1.6 + 1:
            return
        gap = abs(size - size_y)
        alike = g[k] == h[0] or x[k][0] == y[0][0]
        if gap == 0 or (gap == 1 and alike) or (x[k] == y[0] and size * 1.6 >= size_y):
            yield k, len(y), 1


def _right_cut(x: Sequence[str], g: str, y: Sequence[str], h: str) -> Iterator[tuple[int, int, int]]:
    size, size_x = 0, sum(map(len, x))
    for k in range(1, len(y)):
        size += len(y[k - 1])
        if size > size_x + 1:
            return
        gap = abs(size - size_x)
        if gap == 0 or (gap == 1 and (h[k - 1] == g[-1] or y[k - 1][-1] == x[-1][-1])):
            yield 0, k, 2


def _both_cut(x: Sequence[str], g: str, y: Sequence[str], h: str) -> Iterator[tuple[int, int, int]]:
    size_y = 0
    for k in range(1, len(y)):
        size_y += len(y[k - 1])
        if size_y > 8:
            return
        if size_y < 2 or not (h[k - 1] == g[-1] or x[-1][-1] == y[k - 1][-1]):
            continue
        size_x = 0
        for start in range(len(x) - 1, 0, -1):
            size_x += len(x[start])
            if size_x >= size_y:
                if size_x == size_y and (g[start] == h[0] or x[start][0] == y[0][0]):
                    yield start, k, 3
                break


def thirds(clauses: Clauses, row: Sequence[Unit]) -> list[Third]:
    """Return for each two neighbours of a row what stands before and after them in the row."""
    looks = []
    for unit in row:
        words, tags = bare(clauses, unit)
        looks.append((sum(map(len, words)), words[0][0], words[-1][-1], tags[0] + tags[-1]))
    found = []
    for k in range(len(row) - 1):
        near = looks[max(0, k - 1) : k] + looks[k + 2 : k + 3]
        found.append(Third(*(frozenset(column) for column in zip(*near, strict=True))) if near else ALONE)
    return found


def candidates(
    clauses: Clauses, a: Unit, b: Unit, third: Third, *, left: bool, right: bool, hopeful: bool = False
) -> Iterator[tuple[Unit, Unit, int, list[float]]]:
    """Yield the ways to set two neighbours against each other, with their measures; with `hopeful`, those worth a second look."""
    first_look = linear("links.tsv", "glance", GLANCE_NAMES) if hopeful else None
    inner_a, inner_b = unquoted(clauses, a), unquoted(clauses, b)
    x, g = clauses.words[a.clause][inner_a.first : inner_a.last], clauses.tags[a.clause][inner_a.first : inner_a.last]
    y, h = clauses.words[b.clause][inner_b.first : inner_b.last], clauses.tags[b.clause][inner_b.first : inner_b.last]
    phrase = a.clause == b.clause
    mark = DUN if phrase else clauses.kinds[a.clause]
    rank = 0 if phrase else clauses.ranks[a.clause]
    set_off = a.first == 0 and (a.clause == 0 or clauses.ranks[a.clause - 1] > max(rank, 1))
    whole_end = b.last == len(clauses.words[b.clause])
    ends_off = whole_end and clauses.ranks[b.clause] > max(rank, 1)
    for start, keep, cut in cuts(x, g, y, h, left=left, right=right):
        one, other = (x[start:], g[start:]), (y[:keep], h[:keep])
        if first_look is not None and first_look.score(glance(one, other, phrase, cut, third)) < 0:
            continue
        place = (
            phrase,
            mark == COMMA,
            mark == SEMICOLON,
            mark == STOP,
            set_off and not start,
            ends_off and keep == len(y),
            cut,
        )
        values = measures(one, other, place, third)
        first = Unit(a.clause, inner_a.first + start, a.last) if start else a
        second = Unit(b.clause, b.first, inner_b.first + keep) if keep < len(y) else b
        yield first, second, cut, values


def cut_units(clauses: Clauses, a: Unit, b: Unit) -> Iterator[tuple[Unit, Unit, int]]:
    """Yield two phrases in every way they may be cut, not measured."""
    inner_a, inner_b = unquoted(clauses, a), unquoted(clauses, b)
    (x, g), (y, h) = bare(clauses, a), bare(clauses, b)
    for start, keep, cut in cuts(x, g, y, h, left=True, right=True):
        first = Unit(a.clause, inner_a.first + start, a.last) if start else a
        yield first, Unit(b.clause, b.first, inner_b.first + keep) if keep < len(y) else b, cut


def rule() -> Linear:
    """Return the weights of a link, learned from annotated speeches (`benchmarks/fit_links.py`)."""
    return linear("links.tsv", "link", NAMES)


def best(clauses: Clauses, a: Unit, b: Unit, third: Third, *, left: bool, right: bool) -> dict[int, Link]:
    """Return the best link of two neighbours for each way of cutting: 0 none, 1 the left, 2 the right, 3 both."""
    weights = rule()
    found: dict[int, Link] = {}
    for first, second, cut, values in candidates(clauses, a, b, third, left=left, right=right, hopeful=True):
        score = weights.score(values)
        if cut not in found or score > found[cut].score:
            found[cut] = Link(first, second, cut, score, tuple(values))
    return found
