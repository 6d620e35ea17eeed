"""Links (对应) between two small neighbours: phrases joined by 、 and single clauses, as speeches like them."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.making import Offsets

QUOTES = frozenset("“”\"‘’'")
"""Quotation marks, which count for nothing where units are compared."""
NEVER_LAST = frozenset("更很最越太再也都把被对向为是以和与从于让使")
"""Words that no unit ends with: what they say is still to come."""


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


class Row(list[Unit]):
    """Neighbours in text order, the phrases of one clause or (where `phrase` is False) clauses.

    `spans` tells where each stands, `inner` where it stands without quotation marks at its ends; `bare` are the units without them.
    """

    __slots__ = ("bare", "inner", "phrase", "spans")

    def __init__(self, units: list[Unit], spans: list[Offsets], *, phrase: bool) -> None:
        super().__init__(units)
        self.phrase, self.spans, self.inner, self.bare = phrase, spans, spans, units

    def unquote(self, clauses: Clauses) -> "Row":
        """Leave the quotation marks at the ends of units out of `inner` and `bare`; return the row itself."""
        text, self.inner, self.bare = clauses.text, self.spans.copy(), self.copy()
        for k, (start, stop) in enumerate(self.spans):
            if text[start] in QUOTES or text[stop - 1] in QUOTES:
                self.bare[k] = unquoted(clauses, self[k])
                self.inner[k] = offsets(clauses, self.bare[k])
        return self


def rows(clauses: Clauses) -> Iterator[Row]:
    """Yield rows of neighbours: the phrases of each clause that has 、, then the clauses of each paragraph.

    Clauses stay in one row across ， ； ： and a full stop, but not across the end of a paragraph.
    """
    spans = [*zip(clauses.starts, clauses.stops, strict=True)]
    first, quoted = 0, False
    for c, (words, rank) in enumerate(zip(clauses.words, clauses.ranks, strict=True)):
        quotes = not QUOTES.isdisjoint(words)
        quoted = quoted or quotes
        if "、" in words:
            inner = phrases(clauses, c)
            if len(inner) > 1:
                at = clauses.at[c]
                row = Row(inner, [(at[a], at[z - 1] + len(words[z - 1])) for _, a, z in inner], phrase=True)
                yield row.unquote(clauses) if quotes else row
        if rank == BREAK:
            if c > first:
                sizes = map(len, clauses.words[first : c + 1])
                units = [*map(_NEW, itertools.repeat(Unit), zip(range(first, c + 1), itertools.repeat(0), sizes))]
                row = Row(units, spans[first : c + 1], phrase=False)
                yield row.unquote(clauses) if quoted else row
            first, quoted = c + 1, False


_NEW: Callable[[type[Unit], tuple[int, int, int]], Unit] = tuple.__new__
"""Makes a unit of a tuple, in half the time that a call of `Unit` takes."""


def phrases(clauses: Clauses, c: int) -> list[Unit]:
    """Return what stands between the 、 of clause `c`, in order; the clause itself where it has none."""
    words = clauses.words[c]
    found, start = [], 0
    for _ in range(words.count("、")):
        stop = words.index("、", start)
        if stop > start:
            found.append(Unit(c, start, stop))
        start = stop + 1
    if len(words) > start:
        found.append(Unit(c, start, len(words)))
    return found


def phrase_spans(clauses: Clauses, c: int) -> list[Offsets]:
    """Return where the phrases between the 、 of clause `c` stand; the clause itself where it has none."""
    words = clauses.words[c]
    if "、" in words:
        return [offsets(clauses, unit) for unit in phrases(clauses, c)]
    return [(clauses.starts[c], clauses.stops[c])]


def offsets(clauses: Clauses, unit: Unit) -> tuple[int, int]:
    """Return where a unit starts and stops in the text."""
    clause, first, last = unit
    at = clauses.at[clause]
    return at[first], at[last - 1] + len(clauses.words[clause][last - 1])


def unquoted(clauses: Clauses, unit: Unit) -> Unit:
    """Return a unit without quotation marks at its ends."""
    clause, first, last = unit
    words = clauses.words[clause]
    if words[first] not in QUOTES and words[last - 1] not in QUOTES:
        return unit
    while first < last - 1 and words[first] in QUOTES:
        first += 1
    while last > first + 1 and words[last - 1] in QUOTES:
        last -= 1
    return Unit(clause, first, last)


def bare(clauses: Clauses, unit: Unit) -> tuple[list[str], str]:
    """Return the words and tags of a unit without quotation marks at its ends."""
    clause, first, last = unquoted(clauses, unit)
    return clauses.words[clause][first:last], clauses.tags[clause][first:last]
