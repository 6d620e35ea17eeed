"""Which two adjacent branches are worth measuring: a cheap gate over what the clauses already hold."""

from collections.abc import Iterator

from toolkit.devices.form.clauses import BREAK, COMMA, QUESTION, SEMICOLON, Clauses
from toolkit.devices.form.weights import Linear, names

LONGEST = 7
"""Clauses in the longest branch; longer ones are under 2 in 100 of the annotated."""
WIDEST = 110
"""Characters in the longest branch."""
_RATIO, _CLAUSE_DIFFERENCE = 3.2, 3
_CLOSERS = (2, 4, 6)

GATE_NAMES = names(
    "head_char lead head_tags tail_char tail_tag equal near same after_same before_same stronger weaker comma "
    "semicolon question"
)
"""The yes-or-no measures of the gate."""

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


def pairs(clauses: Clauses) -> Iterator[Pair]:
    """Yield (i, j, last) for branches `i`..`j` and `j + 1`..`last`.

    The marks inside are no stronger than the mark between, and the lengths differ by no more than a factor of 3.2.
    """
    starts, stops, ranks = clauses.starts, clauses.stops, clauses.ranks
    reach = [branches(clauses, i) for i in range(len(clauses))]
    for i, firsts in enumerate(reach):
        for j, strongest in firsts:
            rank = ranks[j]
            if rank == BREAK or j + 1 >= len(reach) or strongest > rank or strongest == rank == 2:
                continue
            size, width = stops[j] - starts[i], j - i
            low, high, start = size / _RATIO, size * _RATIO, starts[j + 1]
            for last, inner in reach[j + 1]:
                other = stops[last] - start
                if (
                    low <= other <= high
                    and inner <= rank
                    and not inner == rank == 2
                    and abs(width - last + j + 1) <= _CLAUSE_DIFFERENCE
                ):
                    yield i, j, last


def gate_features(clauses: Clauses, pair: Pair) -> tuple[bool, ...]:
    """Return the yes-or-no measures of a pair, in the order of GATE_NAMES."""
    i, j, last = pair
    b = j + 1
    words, tags, ranks, kinds = clauses.words, clauses.tags, clauses.ranks, clauses.kinds
    first, second, end_a, end_b = words[i], words[b], words[j], words[last]
    difference = clauses.sizes[i] - clauses.sizes[b]
    mark = kinds[j]
    return (
        first[0][0] == second[0][0],
        second[0] in first,
        tags[i][:2] == tags[b][:2],
        end_a[-1][-1] == end_b[-1][-1],
        tags[j][-1] == tags[last][-1],
        j - i == last - b,
        -2 < difference < 2,
        tags[i] == tags[b],
        kinds[last] == mark,
        clauses.before[i] == mark,
        ranks[last] > ranks[j],
        (ranks[i - 1] if i else BREAK) > ranks[j],
        mark == COMMA,
        mark == SEMICOLON,
        mark == QUESTION,
    )


def gated(clauses: Clauses, gate: Linear, *, several: bool = False, stricter: float = 0.0) -> Iterator[Pair]:
    """Yield the pairs that the gate lets through: those worth measuring in full.

    With `several`, pairs of single clauses are left out, which links judge better; `stricter` raises the bar.
    """
    bias, weights = gate.bias - stricter, gate.weights
    for pair in pairs(clauses):
        if several and pair[2] - pair[0] == 1:
            continue
        score = bias
        for here, weight in zip(gate_features(clauses, pair), weights, strict=True):
            if here:
                score += weight
        if score > 0:
            yield pair
