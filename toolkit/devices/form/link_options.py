"""Which neighbours of a row are measured, and in which cuts: those that may be part of a run, by sizes and outer characters alone."""

from collections.abc import Sequence

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.link_measures import ALONE, Third
from toolkit.devices.form.links import (
    Cut,
    Link,
    Look,
    Unit,
    best,
    left_cuts,
    look,
    offsets,
    right_cuts,
    unquoted,
    whole,
)

_LEAST_RATIO = 2.6
"""Units further apart in size never answer each other."""
Options = dict[int, Link]
"""The best link of two neighbours for each way of cutting."""
_A_LITTLE = frozenset((2, -2))
_NO_LINKS: Options = {}
_QUOTES = frozenset("“”\"‘’'")


def options(clauses: Clauses, row: Sequence[Unit]) -> list[Options] | None:
    """Return the best links of all neighbours in a row that may be of use, or None where there are none.

    Three units are a run where each two are of one size or open or close with one character; the first may be cut on the left, the
    last of phrases on the right. Two alone are of use only where they are uneven: an even pair is for `pairs`.
    """
    sides = [bounds(clauses, unit) for unit in row]
    hopes, uneven = _hopes(clauses, row, sides)
    chosen = Chosen(clauses, row)
    if len(hopes) > 1:
        chosen.cut(hopes)
    else:
        hopes = [False]
    for k in _whole(hopes, uneven, chosen.cuts):
        chosen.keep_whole(k)
    if not chosen.cuts:
        return None
    found = [_NO_LINKS] * len(hopes)
    for k, cuts in chosen.cuts.items():
        found[k] = best(clauses, chosen.look(k), chosen.look(k + 1), _third(clauses, row, sides, k), cuts)
    return found


def bounds(clauses: Clauses, unit: Unit) -> tuple[int, int]:
    """Return where a unit starts and stops in the text, quotation marks at its ends left out."""
    clause, first, last = unit
    at, text = clauses.at[clause], clauses.text
    start = at[first]
    stop = clauses.stops[clause] if last == len(at) else at[last - 1] + len(clauses.words[clause][last - 1])
    if text[start] in _QUOTES or text[stop - 1] in _QUOTES:
        return offsets(clauses, unquoted(clauses, unit))
    return start, stop


def is_uneven(clauses: Clauses, one: Unit, other: Unit) -> bool:
    """Return whether two units differ by more than a character."""
    (a, z), (b, y) = bounds(clauses, one), bounds(clauses, other)
    return not -2 < z - a - y + b < 2


def _hopes(clauses: Clauses, row: Sequence[Unit], sides: Sequence[tuple[int, int]]) -> tuple[list[bool], list[int]]:
    """Return which neighbours may answer each other whole, and those of them that are uneven."""
    text = clauses.text
    hopes, uneven = [], []
    size = 0
    head = tail = ""
    for start, stop in sides:
        before, first, last = size, head, tail
        size, head, tail = stop - start, text[start], text[stop - 1]
        if not before:
            continue
        gap = before - size
        if -2 < gap < 2:
            hopes.append(True)
        elif (head == first or tail == last) and before < size * _LEAST_RATIO > 0 and size < before * _LEAST_RATIO:
            uneven.append(len(hopes))
            hopes.append(True)
        else:
            hopes.append(gap in _A_LITTLE and _same_outer_tags(clauses, *row[len(hopes) : len(hopes) + 2]))
    return hopes, uneven


def _same_outer_tags(clauses: Clauses, one: Unit, other: Unit) -> bool:
    g, h = clauses.tags[one.clause], clauses.tags[other.clause]
    return g[one.first] == h[other.first] and g[one.last - 1] == h[other.last - 1]


def _whole(hopes: Sequence[bool], uneven: Sequence[int], cuts: dict[int, list[Cut]]) -> list[int]:
    """Return the neighbours to be measured whole: with hopeful ones beside them, or uneven."""
    found = []
    for k, hope in enumerate(hopes):
        if hope and ((k and hopes[k - 1]) or k - 1 in cuts or k + 1 in cuts or (k + 1 < len(hopes) and hopes[k + 1])):
            found.append(k)
    return sorted({*found, *uneven})


class Chosen:
    """The neighbours of a row that are to be measured, by number, with their cuts."""

    def __init__(self, clauses: Clauses, row: Sequence[Unit]) -> None:
        self._clauses, self._row = clauses, row
        self._looks: dict[int, Look] = {}
        self.cuts: dict[int, list[Cut]] = {}

    def look(self, k: int) -> Look:
        """Return a unit ready for comparison."""
        found = self._looks.get(k)
        if found is None:
            found = self._looks[k] = look(self._clauses, self._row[k])
        return found

    def cut(self, hopes: Sequence[bool]) -> None:
        """Choose the first units of runs that may be cut on the left, and the last phrase on the right."""
        last = len(hopes) - 1
        phrase = self._row[0].clause == self._row[1].clause
        for k in range(1 if phrase else last):
            if hopes[k + 1] or (phrase and last == 1) or (not phrase and self._recurs(k)):
                self._add(k, left_cuts(self.look(k), self.look(k + 1)))
        if phrase and (hopes[last - 1] or last - 1 in self.cuts):
            self._add(last, right_cuts(self.look(last), self.look(last + 1)))

    def keep_whole(self, k: int) -> None:
        """Choose two neighbours whole."""
        self.cuts[k] = [whole(self.look(k), self.look(k + 1)), *self.cuts.get(k, ())]

    def _recurs(self, k: int) -> bool:
        """Return whether the word that opens the next clause stands inside this one: 我们|坚持……，坚持……."""
        words, (opening, *_) = (self._clauses.words[unit.clause] for unit in self._row[k : k + 2])
        return len(opening) > 1 and opening in words and opening != words[0]

    def _add(self, k: int, cuts: list[Cut]) -> None:
        if cuts:
            self.cuts[k] = cuts


def _third(clauses: Clauses, row: Sequence[Unit], sides: Sequence[tuple[int, int]], k: int) -> Third:
    """Return what stands before and after two neighbours in their row."""
    shown = []
    for n in (k - 1, k + 2):
        if 0 <= n < len(row):
            clause, first, last = unquoted(clauses, row[n])
            start, stop = sides[n]
            tags = clauses.tags[clause]
            shown.append((stop - start, clauses.text[start], clauses.text[stop - 1], tags[first] + tags[last - 1]))
    return tuple(zip(*shown, strict=True)) if shown else ALONE  # type: ignore[return-value]
