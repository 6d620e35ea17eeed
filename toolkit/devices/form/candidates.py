"""Which two adjacent branches are worth measuring: a cheap gate over what the clauses already hold."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from toolkit.devices.form.clauses import BREAK, COMMA, QUESTION, SEMICOLON, Clauses
from toolkit.devices.form.weights import Linear, names

LONGEST = 7
"""Clauses in the longest branch; longer ones are under 2 in 100 of the annotated."""
WIDEST = 110
"""Characters in the longest branch."""
_RATIO, _CLAUSE_DIFFERENCE = 3.2, 3
_CLOSERS = (2, 4, 6)

_OPENING = names("head_char lead head_tags near same before_same weaker comma semicolon question")
_CLOSING = names("tail_char tail_tag equal after_same stronger")
GATE_NAMES = _OPENING + _CLOSING
"""The yes-or-no measures of the gate: those that the first branch and the opening of the second decide, and the rest."""

Pair = tuple[int, int, int]


def branches(clauses: Clauses, i: int) -> list[tuple[int, int]]:
    """Return the branches that start at clause `i`, as (last clause, strongest mark inside)."""
    ranks, kinds, stops = clauses.ranks, clauses.kinds, clauses.stops
    start, strongest = clauses.starts[i], 0
    found = []
    for j in range(i, min(len(clauses), i + LONGEST)):
        if j > i:
            rank = ranks[j - 1]
            if rank == BREAK or (rank == 3 and kinds[j - 1] in _CLOSERS):
                break
            strongest = max(strongest, rank)
        if stops[j] - start > WIDEST:
            break
        found.append((j, strongest))
    return found


def openings(clauses: Clauses) -> Iterator[tuple[int, int, list[int]]]:
    """Yield (i, j, lasts): a branch `i`..`j`, and where a branch that starts at `j + 1` may end to be compared with it.

    The marks inside are no stronger than the mark between, and the lengths differ by no more than a factor of 3.2.
    """
    starts, stops, ranks = clauses.starts, clauses.stops, clauses.ranks
    reach = [branches(clauses, i) for i in range(len(clauses))]
    for i, firsts in enumerate(reach):
        for j, strongest in firsts:
            rank = ranks[j]
            if rank == BREAK or j + 1 >= len(reach) or strongest > rank or strongest == rank == 2:
                continue
            size, start = stops[j] - starts[i], starts[j + 1]
            low, high = size / _RATIO, size * _RATIO
            # A branch holds so many clauses more or fewer than the first.
            fewest, most = 2 * j - i + 1 - _CLAUSE_DIFFERENCE, 2 * j - i + 1 + _CLAUSE_DIFFERENCE
            lasts = [
                last
                for last, inner in reach[j + 1]
                if fewest <= last <= most
                and low <= stops[last] - start <= high
                and inner <= rank
                and not inner == rank == 2
            ]
            if lasts:
                yield i, j, lasts


def pairs(clauses: Clauses) -> Iterator[Pair]:
    """Yield (i, j, last) for branches `i`..`j` and `j + 1`..`last` (see `openings`)."""
    for i, j, lasts in openings(clauses):
        for last in lasts:
            yield i, j, last


def gate_features(clauses: Clauses, pair: Pair) -> tuple[bool, ...]:
    """Return the yes-or-no measures of a pair, in the order of GATE_NAMES."""
    i, j, last = pair
    return (*_opening(clauses, i, j), *_closing(clauses, i, j, last))


def _opening(clauses: Clauses, i: int, j: int) -> tuple[bool, ...]:
    b = j + 1
    words, tags, ranks = clauses.words, clauses.tags, clauses.ranks
    first, second = words[i], words[b]
    mark = clauses.kinds[j]
    return (
        first[0][0] == second[0][0],
        second[0] in first,
        tags[i][:2] == tags[b][:2],
        -2 < clauses.sizes[i] - clauses.sizes[b] < 2,
        tags[i] == tags[b],
        clauses.before[i] == mark,
        (ranks[i - 1] if i else BREAK) > ranks[j],
        mark == COMMA,
        mark == SEMICOLON,
        mark == QUESTION,
    )


def _closing(clauses: Clauses, i: int, j: int, last: int) -> tuple[bool, ...]:
    words, tags, ranks, kinds = clauses.words, clauses.tags, clauses.ranks, clauses.kinds
    return (
        words[j][-1][-1] == words[last][-1][-1],
        tags[j][-1] == tags[last][-1],
        last == 2 * j - i + 1,
        kinds[last] == kinds[j],
        ranks[last] > ranks[j],
    )


def gated(clauses: Clauses, gate: Linear, *, several: bool = False, stricter: float = 0.0) -> Iterator[Pair]:
    """Yield the pairs that the gate lets through: those worth measuring in full.

    With `several`, pairs of single clauses are left out, which links judge better; `stricter` raises the bar.
    It asks what `gate_features` asks, in an order that ends most trials early: no second branch is looked at where even the
    best would not be enough for the opening.
    """
    split = len(_OPENING)
    worths = _worths(gate.weights[split:])
    # A mark of the same kind is never a stronger one.
    most = max(worth for bits, worth in worths.items() if not (bits[3] and bits[4])) + _ROUNDING
    opening_score = _opening_scores(clauses, gate.bias - stricter, gate.weights[:split])
    seconds = _Seconds(clauses, worths)
    starts, stops, ranks = clauses.starts, clauses.stops, clauses.ranks
    for i in range(len(starts) - 1):
        for j, strongest in seconds.reach(i):
            rank = ranks[j]
            if rank == BREAK or j + 1 == len(starts) or strongest > rank or strongest == rank == 2:
                continue
            score = opening_score(i, j)
            if score + most <= 0:
                continue
            size, equal = stops[j] - starts[i], 2 * j - i + 1
            low, high = size / _RATIO, size * _RATIO
            for last, reach, alone, even in seconds.of(j):
                if (
                    -_CLAUSE_DIFFERENCE <= last - equal <= _CLAUSE_DIFFERENCE
                    and low <= reach <= high
                    and score + (even if last == equal else alone) > 0
                    and not (several and last - i == 1)
                ):
                    yield i, j, last


def _opening_scores(clauses: Clauses, bias: float, weights: Sequence[float]) -> Callable[[int, int], float]:
    """Return a function that adds up the weights of what `_opening` measures, in its order."""
    head_char, lead, head_tags, near, same, before_same, weaker, *by_mark = weights
    marks = [[w for m, w in zip((COMMA, SEMICOLON, QUESTION), by_mark, strict=True) if m == kind] for kind in range(10)]
    words, tags, sizes, ranks, before = clauses.words, clauses.tags, clauses.sizes, clauses.ranks, clauses.before
    openers = [tag[:2] for tag in tags]
    kinds = clauses.kinds

    def score(i: int, j: int) -> float:
        b = j + 1
        first, second = words[i], words[b][0]
        found = bias
        if first[0][0] == second[0]:
            found += head_char
        if second in first:
            found += lead
        if openers[i] == openers[b]:
            found += head_tags
        if -2 < sizes[i] - sizes[b] < 2:
            found += near
        if tags[i] == tags[b]:
            found += same
        if before[i] == kinds[j]:
            found += before_same
        if not i or ranks[i - 1] > ranks[j]:
            found += weaker
        for weight in marks[kinds[j]]:
            found += weight
        return found

    return score


_ROUNDING = 1e-6
"""More than sums of a few weights can differ by the order in which they are added."""


class _Seconds:
    """The second branches of a text, by the clause before them, each looked at once for all first branches."""

    def __init__(self, clauses: Clauses, worths: Mapping[tuple[bool, ...], float]) -> None:
        self._clauses, self._worths = clauses, worths
        self._found: dict[int, list[tuple[int, int, float, float]]] = {}
        self._reach: dict[int, list[tuple[int, int]]] = {}

    def reach(self, i: int) -> list[tuple[int, int]]:
        """Return the branches that start at clause `i` (see `branches`), worked out once."""
        found = self._reach.get(i)
        if found is None:
            found = self._reach[i] = branches(self._clauses, i)
        return found

    def of(self, j: int) -> list[tuple[int, int, float, float]]:
        """Return the branches after clause `j`: the last clause, the length, and what each adds to the score.

        The third is what it adds beside a branch of more or fewer clauses, the fourth beside one of as many.
        """
        found = self._found.get(j)
        if found is None:
            found = self._found[j] = self._made(j)
        return found

    def _made(self, j: int) -> list[tuple[int, int, float, float]]:
        clauses, worths = self._clauses, self._worths
        rank, start, stops = clauses.ranks[j], clauses.starts[j + 1], clauses.stops
        found = []
        for last, inner in self.reach(j + 1):
            if inner <= rank and not inner == rank == 2:
                tail_char, tail_tag, _, after_same, stronger = _closing(clauses, j, j, last)
                alone = worths[tail_char, tail_tag, False, after_same, stronger]
                even = worths[tail_char, tail_tag, True, after_same, stronger]
                found.append((last, stops[last] - start, alone, even))
        return found


@cache
def _worths(weights: tuple[float, ...]) -> dict[tuple[bool, ...], float]:
    """Return what each combination of the closing measures adds: there are but 32."""
    every = itertools.product((False, True), repeat=len(weights))
    return {bits: sum(itertools.compress(weights, bits)) for bits in every}
