"""Links (对应) between two small neighbours: phrases joined by 、 and single clauses, as speeches like them.

A unit may be cut: the first of a row starts after a lead-in (会议|主题鲜明，安排紧凑), the last ends before what goes on
(谈成绩、看亮点|的同时). All cuts that leave the two about equally long are weighed, and the best is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.devices.form.clauses import BREAK, COMMA, SEMICOLON, STOP, Clauses
from toolkit.devices.form.link_measures import ALONE, GLANCE_NAMES, NAMES, Place, Third, glance, measures
from toolkit.devices.form.sides import Side
from toolkit.devices.form.weights import Linear, linear

DUN = 8
_QUOTES = frozenset("“”\"‘’'")
_LEAST_RATIO, _EVEN = 2.6, 0.67
"""Units further apart in size than the first are never compared; less even than the second, only if an edge is shared."""


class Unit(NamedTuple):
    """Words `first` to `last` (not included) of one clause."""

    clause: int
    first: int
    last: int


class Link(NamedTuple):
    """Two neighbours and how well they answer each other: `score` in log-odds, `cut` 1 = left one cut, 2 = right one cut."""

    a: Unit
    b: Unit
    cut: int
    score: float
    values: Sequence[float]


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
    clause, first, last = unit
    at = clauses.at[clause]
    return at[first], at[last - 1] + len(clauses.words[clause][last - 1])


def unquoted(clauses: Clauses, unit: Unit) -> Unit:
    """Return a unit without quotation marks at its ends."""
    clause, first, last = unit
    words = clauses.words[clause]
    if words[first] not in _QUOTES and words[last - 1] not in _QUOTES:
        return unit
    while first < last - 1 and words[first] in _QUOTES:
        first += 1
    while last > first + 1 and words[last - 1] in _QUOTES:
        last -= 1
    return Unit(clause, first, last)


def bare(clauses: Clauses, unit: Unit) -> tuple[list[str], str]:
    """Return the words and tags of a unit without quotation marks at its ends."""
    clause, first, last = unquoted(clauses, unit)
    return clauses.words[clause][first:last], clauses.tags[clause][first:last]


class Look:
    """A unit made ready to be set against its neighbours: `side` without quotation marks at its ends, from word `first` of its clause."""

    __slots__ = ("_met", "_parts", "first", "side", "sizes", "third", "unit")

    def __init__(self, unit: Unit, first: int, side: Side, sizes: list[int]) -> None:
        self.unit, self.first, self.side, self.sizes = unit, first, side, sizes
        self.third = ALONE
        """What stands on either side of this unit and the next of its row."""
        self._parts: dict[int, Side] = {}
        self._met: dict[tuple[Side, Side], list[float]] = {}

    def end(self, start: int, size: int) -> Side:
        """Return the words from number `start` on, `size` characters together; the same each time."""
        if not start:
            return self.side
        found = self._parts.get(start)
        if found is None:
            found = self._parts[start] = self.side.end(start, size)
        return found

    def beginning(self, stop: int, size: int) -> Side:
        """Return the first `stop` words, `size` characters together; the same each time."""
        if size == self.side.size:
            return self.side
        found = self._parts.get(-stop)
        if found is None:
            found = self._parts[-stop] = self.side.beginning(stop, size)
        return found

    def met(self, one: Side, other: Side, place: Place) -> list[float]:
        """Return the measures of an end of this unit and a beginning of the next, not to be changed; links and pairs ask for the same."""
        known = self._met.get((one, other))
        if known is None:
            known = self._met[one, other] = measures(one, other, place, self.third)
        elif known[_SET_OFF] != place[4] or known[_ENDS_OFF] != place[5]:
            known = known.copy()
            known[_SET_OFF], known[_ENDS_OFF] = place[4], place[5]
        return known


_SET_OFF, _ENDS_OFF = NAMES.index("set_off"), NAMES.index("ends_off")


def look(clauses: Clauses, unit: Unit) -> Look:
    """Return a unit ready for comparison."""
    clause, first, last = unit
    words, tags = clauses.words[clause], clauses.tags[clause]
    if words[first] in _QUOTES or words[last - 1] in _QUOTES:
        _, first, last = unquoted(clauses, unit)
    if last - first < len(words):
        words, tags = words[first:last], tags[first:last]
    sizes = list(map(len, words))
    return Look(unit, first, Side(words, tags, sum(sizes)), sizes)


def looks(clauses: Clauses, row: Iterable[Unit]) -> list[Look]:
    """Return the units of a row ready for comparison."""
    found = [look(clauses, unit) for unit in row]
    for one, third in zip(found, thirds(found), strict=False):
        one.third = third
    return found


Cut = tuple[int, int, int, int, int]
"""Words to drop before the first unit, words of the second to keep, which were cut, and the sizes that are left."""


def cuts(a: Look, b: Look, *, left: bool, right: bool) -> list[Cut]:
    """Return the ways to cut two neighbours, the whole units first."""
    one, other = a.side, b.side
    x, y = one.size, other.size
    low, high = (x, y) if x < y else (y, x)
    found: list[Cut] = []
    if (
        high - low <= 2
        or low >= _EVEN * high
        or (low * _LEAST_RATIO >= high and (one.head == other.head or one.tail == other.tail))
    ):
        found.append((0, len(b.sizes), 0, x, y))
    if left and len(a.sizes) > 1:
        _left_cut(a, b, found)
    if right and len(b.sizes) > 1:
        _right_cut(a, b, found)
        if left and len(a.sizes) > 1:
            _both_cut(a, b, found)
    return found


def _left_cut(a: Look, b: Look, found: list[Cut]) -> None:
    x, g, sizes = a.side.words, a.side.tags, a.sizes
    size_y, head, tag, word = b.side.size, b.side.head, b.side.tags[0], b.side.words[0]
    limit, keep, shortest, size = size_y * 1.6 + 1, len(b.sizes), size_y - 1, 0
    for k in range(len(sizes) - 1, 0, -1):
        size += sizes[k]
        if size > limit:
            return
        near = shortest <= size <= size_y + 1 and (g[k] == tag or x[k][0] == head)
        if size == size_y or near or (x[k] == word and size * 1.6 >= size_y):
            found.append((k, keep, 1, size, size_y))


def _right_cut(a: Look, b: Look, found: list[Cut]) -> None:
    y, h, sizes = b.side.words, b.side.tags, b.sizes
    size_x, tail, tag = a.side.size, a.side.tail, a.side.tags[-1]
    size = 0
    for k in range(1, len(sizes)):
        size += sizes[k - 1]
        if size > size_x + 1:
            return
        if size == size_x or (size >= size_x - 1 and (h[k - 1] == tag or y[k - 1][-1] == tail)):
            found.append((0, k, 2, size_x, size))


def _both_cut(a: Look, b: Look, found: list[Cut]) -> None:
    x, g, y, h = a.side.words, a.side.tags, b.side.words, b.side.tags
    size_y = 0
    for k in range(1, len(y)):
        size_y += b.sizes[k - 1]
        if size_y > 8:
            return
        if size_y < 2 or not (h[k - 1] == g[-1] or a.side.tail == y[k - 1][-1]):
            continue
        size_x = 0
        for start in range(len(x) - 1, 0, -1):
            size_x += a.sizes[start]
            if size_x >= size_y:
                if size_x == size_y and (g[start] == h[0] or x[start][0] == b.side.head):
                    found.append((start, k, 3, size_x, size_y))
                break


def thirds(row: Sequence[Look]) -> list[Third]:
    """Return for each two neighbours of a row what stands before and after them in the row."""
    shown = []
    for look in row:
        side = look.side
        shown.append((side.size, side.head, side.tail, side.tags[0] + side.tags[-1]))
    last = len(row) - 2
    if last < 1:
        return [ALONE] * (last + 1)
    found: list[Third] = []
    for k in range(last + 1):
        if not k:
            found.append(tuple((look,) for look in shown[2]))  # type: ignore[arg-type]
        elif k == last:
            found.append(tuple((look,) for look in shown[k - 1]))  # type: ignore[arg-type]
        else:
            found.append(tuple(zip(shown[k - 1], shown[k + 2], strict=True)))  # type: ignore[arg-type]
    return found


def candidates(
    clauses: Clauses, a: Look, b: Look, third: Third, *, left: bool, right: bool, hopeful: bool = False
) -> Iterator[tuple[Unit, Unit, int, list[float]]]:
    """Yield the ways to set two neighbours against each other, with their measures; with `hopeful`, those worth a second look."""
    found = cuts(a, b, left=left, right=right)
    if not found:
        return
    one, other = a.unit, b.unit
    phrase, c = one.clause == other.clause, one.clause
    ranks, second_whole = clauses.ranks, b.side
    place: Place | None = None
    for start, keep, cut, size_x, size_y in found:
        first = a.end(start, size_x) if start else a.side
        second = b.beginning(keep, size_y) if cut > 1 else second_whole
        if hopeful and not _worth_a_look(glance(first, second, phrase, cut, third)):
            continue
        if place is None:
            mark = DUN if phrase else clauses.kinds[c]
            rank = 1 if phrase else ranks[c]
            set_off = one.first == 0 and (c == 0 or ranks[c - 1] > rank)
            whole_end = other.last == len(clauses.words[other.clause]) and ranks[other.clause] > rank
            place = (phrase, mark == COMMA, mark == SEMICOLON, mark == STOP, set_off, whole_end, 0)
        here = place if not cut else (*place[:4], place[4] and not start, place[5] and cut == 1, cut)
        values = a.met(first, second, here)
        yield (
            Unit(c, a.first + start, one.last) if start else one,
            other if cut < 2 else Unit(other.clause, other.first, b.first + keep),
            cut,
            values,
        )


@cache
def _worth_a_look(bits: int) -> bool:
    """Return whether a link that looks like this at first glance is measured: the weights of its bits add up to 0 or more."""
    shown = [bits >> k & 1 for k in range(len(GLANCE_NAMES))]
    return linear("links.tsv", "glance", GLANCE_NAMES).score(shown) >= 0


@cache
def rule() -> Linear:
    """Return the weights of a link, learned from annotated speeches (`benchmarks/fit_links.py`)."""
    return linear("links.tsv", "link", NAMES)


def best(clauses: Clauses, a: Look, b: Look, third: Third, *, left: bool, right: bool) -> dict[int, Link]:
    """Return the best link of two neighbours for each way of cutting: 0 none, 1 the left, 2 the right, 3 both."""
    found: dict[int, Link] = {}
    score_of = rule().score
    for first, second, cut, values in candidates(clauses, a, b, third, left=left, right=right, hopeful=True):
        score = score_of(values)
        if cut not in found or score > found[cut].score:
            found[cut] = Link(first, second, cut, score, values)
    return found
