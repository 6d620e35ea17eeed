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


def whole(a: Look, b: Look) -> Cut:
    """Return the way to leave two neighbours uncut."""
    return 0, len(b.sizes), 0, a.side.size, b.side.size


def left_cuts(a: Look, b: Look) -> list[Cut]:
    """Return the ways to cut the first of two neighbours: 会议|主题鲜明，安排紧凑."""
    x, g, sizes = a.side.words, a.side.tags, a.sizes
    size_y, head, tag, word = b.side.size, b.side.head, b.side.tags[0], b.side.words[0]
    limit, keep, shortest, size = size_y * 1.6 + 1, len(b.sizes), size_y - 1, 0
    found: list[Cut] = []
    for k in range(len(sizes) - 1, 0, -1):
        size += sizes[k]
        if size > limit:
            break
        near = shortest <= size <= size_y + 1 and (g[k] == tag or x[k][0] == head)
        if size == size_y or near or (x[k] == word and size * 1.6 >= size_y):
            found.append((k, keep, 1, size, size_y))
    return found


def right_cuts(a: Look, b: Look) -> list[Cut]:
    """Return the ways to cut the second of two neighbours: 谈成绩、看亮点|的同时."""
    y, h, sizes = b.side.words, b.side.tags, b.sizes
    size_x, tail, tag = a.side.size, a.side.tail, a.side.tags[-1]
    size = 0
    found: list[Cut] = []
    for k in range(1, len(sizes)):
        size += sizes[k - 1]
        if size > size_x + 1:
            break
        if size == size_x or (size >= size_x - 1 and (h[k - 1] == tag or y[k - 1][-1] == tail)):
            found.append((0, k, 2, size_x, size))
    return found


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
    clauses: Clauses, a: Look, b: Look, third: Third, found: Iterable[Cut], *, hopeful: bool = False
) -> Iterator[tuple[Unit, Unit, int, list[float]]]:
    """Yield two neighbours cut in the ways `found`, with their measures; with `hopeful`, those worth a second look."""
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
        values = measures(first, second, here, third)
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


def best(clauses: Clauses, a: Look, b: Look, third: Third, found: Iterable[Cut]) -> dict[int, Link]:
    """Return the best link of two neighbours for each way of cutting: 0 none, 1 the left, 2 the right, 3 both."""
    links: dict[int, Link] = {}
    score_of = rule().score
    for first, second, cut, values in candidates(clauses, a, b, third, found, hopeful=True):
        score = score_of(values)
        if cut not in links or score > links[cut].score:
            links[cut] = Link(first, second, cut, score, values)
    return links
