"""Which neighbours of a row are measured, and in which cuts: those that may be part of a run, by sizes and outer characters alone.

The first unit of a run may be cut, where it follows a lead-in (会议|认真总结成绩，分析问题，部署任务), and so may the last phrase, where
the clause goes on (谈成绩、看亮点、找差距|的同时).
"""

from collections.abc import Iterator
from functools import cache

from toolkit.devices.form.clauses import COMMA, SEMICOLON, STOP, Clauses
from toolkit.devices.form.link_measures import ALONE, NAMES, Place, Side, Third, measures
from toolkit.devices.form.links import NEVER_LAST, Link, Row, Unit
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.weights import Linear, linear

DUN = 8
_LEAST_RATIO, _LONGER = 2.6, 1.6
"""Units further apart in size than the first never answer each other; a cut one is no longer than the second times the other."""
Options = dict[int, Link]
"""The best link of two neighbours for each way of cutting: 0 none, 1 the left, 2 the right."""
_NO_LINKS: Options = {}
Shown = tuple[int, int, Unit]
"""A unit without quotation marks at its ends, after where it starts and stops."""
Cut = tuple[Shown, Shown, int]
"""Two neighbours and which of them was cut: 0 none, 1 the left, 2 the right."""


@cache
def rule() -> Linear:
    """Return the weights of a link, learned from annotated speeches (`benchmarks/fit_links.py`)."""
    return linear("links.tsv", "link", NAMES)


def options(clauses: Clauses, row: Row) -> list[Options] | None:
    """Return the best links of all neighbours in a row that may be of use, or None where there are none.

    Three units are a run where each two are of one size or open or close with one character; the first may be cut on the left, the
    last of phrases on the right. Two alone are of use only where they are uneven: an even pair is for `pairs`.
    """
    if len(row) == 2 and not _may_be_uneven(clauses.text, *row.inner):
        return None
    found: list[Options] | None = None
    score_of = rule().score
    for k, (one, other, cut), values in measured(clauses, row):
        if found is None:
            found = [_NO_LINKS] * (len(row) - 1)
        if not found[k]:
            found[k] = {}
        score = score_of(values)
        if cut not in found[k] or score > found[k][cut].score:
            found[k][cut] = Link(one[2], other[2], cut, score, values)
    return found


def _may_be_uneven(text: str, one: Offsets, other: Offsets) -> bool:
    """Return whether two units differ by more than a character and open or close with one."""
    (a, z), (b, y) = one, other
    return not -2 < z - a - y + b < 2 and (text[a] == text[b] or text[z - 1] == text[y - 1])


def measured(clauses: Clauses, row: Row) -> Iterator[tuple[int, Cut, list[float]]]:
    """Yield the neighbours of a row that may be of use, by the number of the first, with their cuts and their measures."""
    facing = Facing(clauses, row)
    for k, cuts in facing.chosen().items():
        third, place = facing.third(k), facing.place(k)
        for cut in cuts:
            one, other, way = cut
            here = (*place[:4], place[4] and way != 1, place[5] and way != 2, way) if way else place
            yield k, cut, measures(facing.side(one), facing.side(other), here, third)


class Facing:
    """The units of a row, ready to be set against each other."""

    def __init__(self, clauses: Clauses, row: Row) -> None:
        self._clauses, self._row, self.phrase = clauses, row, row.phrase
        self._text, self._spans, self._units = clauses.text, row.inner, row.bare

    def shown(self, k: int) -> Shown:
        """Return a unit of the row without quotation marks at its ends."""
        return (*self._spans[k], self._units[k])

    def hopes(self) -> tuple[set[int], set[int]]:
        """Return which neighbours may answer each other whole, by the number of the first, and those of them that are uneven."""
        text = self._text
        hopes, uneven = set[int](), set[int]()
        (a, z), *others = self._spans
        for k, (b, y) in enumerate(others):
            gap = z - a - y + b
            if -2 < gap < 2:
                hopes.add(k)
            elif (text[a] == text[b] or text[z - 1] == text[y - 1]) and _near(z - a, y - b):
                hopes.add(k)
                uneven.add(k)
            elif gap in {2, -2} and self._same_outer_tags(k):
                hopes.add(k)
            a, z = b, y
        return hopes, uneven

    def _same_outer_tags(self, k: int) -> bool:
        (c, first, last), (d, start, stop) = self._units[k : k + 2]
        g, h = self._clauses.tags[c], self._clauses.tags[d]
        return g[first] == h[start] and g[last - 1] == h[stop - 1]

    def chosen(self) -> dict[int, list[Cut]]:
        """Return the neighbours to be measured, by the number of the first, with their cuts."""
        hopes, uneven = self.hopes()
        last = len(self._row) - 2
        found: dict[int, list[Cut]] = {}
        if not hopes and last != 1:
            return found
        if not self.phrase:
            for k in hopes:
                if k and (cuts := self._left_cuts(k - 1)):
                    found[k - 1] = cuts
        elif last and (hopes or last == 1):
            if (1 in hopes or last == 1) and (cuts := self._left_cuts(0)):
                found[0] = cuts
            if (last - 1 in hopes or last - 1 in found) and (cuts := self._right_cuts(last)):
                found[last] = cuts
        ways = hopes.union(found)
        for k in hopes:
            if k - 1 in ways or k + 1 in ways or k in uneven:
                found[k] = [(self.shown(k), self.shown(k + 1), 0), *found.get(k, ())]
        return found

    def _left_cuts(self, k: int) -> list[Cut]:
        (_, stop, (c, first, last)), other = self.shown(k), self.shown(k + 1)
        start, end, (d, opening, _) = other
        text, at, tags, words = self._text, self._clauses.at[c], self._clauses.tags[c], self._clauses.words[c]
        size, head, longest = end - start, text[start], (end - start) * _LONGER + 1
        tag, word = self._clauses.tags[d][opening], self._clauses.words[d][opening]
        found: list[Cut] = []
        for n in range(last - 1, first, -1):
            left = stop - at[n]
            if left > longest:
                break
            if -2 < left - size < 2:
                fits = left == size or tags[n] == tag or text[at[n]] == head
            else:
                fits = words[n] == word and left * _LONGER >= size
            if fits:
                found.append(((at[n], stop, Unit(c, n, last)), other, 1))
        return found

    def _right_cuts(self, k: int) -> list[Cut]:
        one, (start, _, (d, first, last)) = self.shown(k), self.shown(k + 1)
        before, end, (c, _, closing) = one
        text, at, tags, words = self._text, self._clauses.at[d], self._clauses.tags[d], self._clauses.words[d]
        size, tail, tag = end - before, text[end - 1], self._clauses.tags[c][closing - 1]
        found: list[Cut] = []
        for n in range(first + 1, last):
            stop = at[n - 1] + len(words[n - 1])
            left = stop - start
            if left > size + 1:
                break
            if words[n - 1] in NEVER_LAST:
                continue
            if left == size or (left >= size - 1 and (tags[n - 1] == tag or text[stop - 1] == tail)):
                found.append((one, (start, stop, Unit(d, first, n)), 2))
        return found

    def side(self, shown: Shown) -> Side:
        """Return what is measured of a unit."""
        start, stop, (c, first, last) = shown
        return self._text[start:stop], self._clauses.tags[c][first:last], self._clauses.words[c][first:last]

    def place(self, k: int) -> Place:
        """Return where two neighbours stand."""
        (c, first, _), (d, _, last) = self._row[k : k + 2]
        ranks = self._clauses.ranks
        kind, rank = (DUN, 1) if self.phrase else (self._clauses.kinds[c], ranks[c])
        set_off = first == 0 and (c == 0 or ranks[c - 1] > rank)
        ends_off = last == len(self._clauses.words[d]) and ranks[d] > rank
        return self.phrase, kind == COMMA, kind == SEMICOLON, kind == STOP, set_off, ends_off, 0

    def third(self, k: int) -> Third:
        """Return what stands before and after two neighbours."""
        text, inner = self._text, self._spans
        beside = inner[k + 2 : k + 3]
        if k:
            beside.append(inner[k - 1])
        if not beside:
            return ALONE
        return (
            [stop - start for start, stop in beside],
            [text[start] for start, _ in beside],
            [text[stop - 1] for _, stop in beside],
        )


def _near(one: int, other: int) -> bool:
    return one < other * _LEAST_RATIO and other < one * _LEAST_RATIO
