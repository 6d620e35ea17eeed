"""Which two adjacent branches are worth measuring: a cheap gate over what the clauses already hold."""

import itertools
from collections.abc import Iterator
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
    """
    bias, split = gate.bias - stricter, len(_OPENING)
    weights = gate.weights[:split]
    worth = _worths(gate.weights[split:])
    for i, j, lasts in openings(clauses):
        score = bias
        for here, weight in zip(_opening(clauses, i, j), weights, strict=True):
            if here:
                score += weight
        for last in lasts:
            if score + worth[_closing(clauses, i, j, last)] > 0 and not (several and last - i == 1):
                yield i, j, last


@cache
def _worths(weights: tuple[float, ...]) -> dict[tuple[bool, ...], float]:
    """Return what each combination of the closing measures adds: there are but 32."""
    every = itertools.product((False, True), repeat=len(weights))
    return {bits: sum(itertools.compress(weights, bits)) for bits in every}
