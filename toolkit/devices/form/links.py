"""Links (对应) between two small neighbours: phrases joined by 、 and single clauses, as speeches like them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.making import Offsets

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


class Row(list[Unit]):
    """Neighbours in text order, the phrases of one clause or (where `phrase` is False) clauses.

    `spans` tells where each stands, `inner` where it stands without quotation marks at its ends.
    """

    __slots__ = ("inner", "phrase", "spans")

    def __init__(self, clauses: Clauses, units: list[Unit], spans: list[Offsets], *, phrase: bool) -> None:
        super().__init__(units)
        self.phrase, self.spans, self.inner = phrase, spans, spans
        text = clauses.text
        quoted = [k for k, (a, z) in enumerate(spans) if text[a] in _QUOTES or text[z - 1] in _QUOTES]
        if quoted:
            self.inner = spans.copy()
            for k in quoted:
                self.inner[k] = offsets(clauses, unquoted(clauses, units[k]))


def rows(clauses: Clauses) -> Iterator[Row]:
    """Yield rows of neighbours: the phrases of each clause that has 、, then the clauses of each paragraph.

    Clauses stay in one row across ， ； ： and a full stop, but not across the end of a paragraph.
    """
    whole = [Unit(c, 0, len(words)) for c, words in enumerate(clauses.words)]
    spans = [*zip(clauses.starts, clauses.stops, strict=True)]
    first = 0
    for c, (words, rank) in enumerate(zip(clauses.words, clauses.ranks, strict=True)):
        if "、" in words:
            inner = phrases(clauses, whole[c])
            if len(inner) > 1:
                yield Row(clauses, inner, [offsets(clauses, unit) for unit in inner], phrase=True)
        if rank == BREAK:
            if c > first:
                yield Row(clauses, whole[first : c + 1], spans[first : c + 1], phrase=False)
            first = c + 1


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
