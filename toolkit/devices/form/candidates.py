"""Which two adjacent branches are worth measuring: a cheap gate over what the clauses already hold."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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


def gated(clauses: Clauses, gate: Linear, *, several: bool = False, stricter: float = 0.0) -> list[Pair]:
    """Return the pairs that the gate lets through, in text order: those worth measuring in full.

    With `several`, pairs of single clauses are left out, which links judge better; `stricter` raises the bar.
    It asks what `gate_features` asks, in an order that ends most trials early: no second branch is looked at where even the
    best would not be enough for the opening.
    """
    tail_char, tail_tag, equal, after_same, stronger = gate.weights[len(_OPENING) :]
    # What a second branch of as many clauses adds at most, and one of more or fewer: a mark of the same kind is never a stronger one.
    uneven = sum([max(0.0, weight) for weight in (tail_char, tail_tag)]) + max(0.0, after_same, stronger) + _ROUNDING
    most = uneven + max(0.0, equal)
    words, tags, ranks, kinds = clauses.words, clauses.tags, clauses.ranks, clauses.kinds
    found: list[Pair] = []
    for i, j, score in _firsts(clauses, gate.weights, gate.bias - stricter, (most, uneven if several else most)):
        even, stop = 2 * j - i + 1, min(len(ranks), j + 1 + LONGEST)
        lasts = range(max(j + 1, even - _CLAUSE_DIFFERENCE), min(stop, even + _CLAUSE_DIFFERENCE + 1))
        if score + uneven <= 0:
            lasts = range(even, min(stop, even + 1))
        for last in lasts:
            worth = score + (after_same if kinds[last] == kinds[j] else stronger if ranks[last] > ranks[j] else 0.0)
            if last == even:
                worth += equal
            worth += tail_char * (words[last][-1][-1] == words[j][-1][-1]) + tail_tag * (tags[last][-1] == tags[j][-1])
            if worth > 0 and not (several and last - i == 1) and _may_follow(clauses, i, j, last):
                found.append((i, j, last))
    return sorted(found)


def _may_follow(clauses: Clauses, i: int, j: int, last: int) -> bool:
    """Return whether clauses `j + 1` to `last` are a branch that may be compared with `i` to `j` (see `openings`)."""
    ranks, b = clauses.ranks, j + 1
    strongest = ranks[j] - (ranks[j] == 2)
    if any(
        rank > strongest or (rank == 3 and kind in _CLOSERS)
        for rank, kind in zip(ranks[b:last], clauses.kinds[b:last], strict=True)
    ):
        return False
    first, second = clauses.stops[j] - clauses.starts[i], clauses.stops[last] - clauses.starts[b]
    return second <= WIDEST and first / _RATIO <= second <= first * _RATIO


def _firsts(
    clauses: Clauses, weights: Sequence[float], bias: float, lift: tuple[float, float]
) -> Iterator[tuple[int, int, float]]:
    """Yield the first branches that may do, their first and last clause, with their scores.

    `lift` is what a second branch adds at most to one of several clauses, and to one of a single clause.
    """
    most, single = lift
    head_char, lead, head_tags, near, same, before_same, weaker, *by_mark = weights[: len(_OPENING)]
    bases = [bias] * _KINDS
    for kind, weight in zip((COMMA, SEMICOLON, QUESTION), by_mark, strict=True):
        bases[kind] += weight
    # What is asked last can add so much at most; it is not asked where that would not be enough.
    lifted = sum(max(0.0, weight) for weight in (lead, near, same))
    # After some marks only a branch that opens alike may do: a mark before it is of the same kind or stronger, never both.
    only_alike = [base + most + lifted + max(before_same, weaker) <= 0 for base in bases]
    words, sizes, tags, ranks, before = clauses.words, clauses.sizes, clauses.tags, clauses.ranks, clauses.before
    starts, stops, ranks_before = clauses.starts, clauses.stops, [BREAK, *ranks]
    openers = [tag[:2] for tag in tags]
    heads = "".join([word[0][0] for word in words])
    sentence = part = 0  # where no full stop stands since, and no ； either
    for j, (rank, kind) in enumerate(zip(ranks[:-1], clauses.kinds, strict=False)):
        b = j + 1
        low = max(sentence if rank > 2 else part, b - LONGEST)
        if rank > 1:
            part, sentence = b, b if rank == BREAK or kind in _CLOSERS else sentence
        opener, head = openers[b], heads[b]
        if rank == BREAK or (only_alike[kind] and heads.find(head, low, b) < 0 and opener not in openers[low:b]):
            continue
        base = bases[kind]
        for i in range(bisect_left(starts, stops[j] - WIDEST, low, b), b):
            score = base + (before_same if before[i] == kind else weaker if ranks_before[i] > rank else 0.0)
            if openers[i] == opener:
                score += head_tags
            if heads[i] == head:
                score += head_char
            spare = score + (single if i == j else most)
            if spare + lifted > 0:
                more = same * (tags[i] == tags[b]) + near * (-2 < sizes[i] - sizes[b] < 2)
                more += lead * (words[b][0] in words[i])
                if spare + more > 0:
                    yield i, j, score + more


_KINDS = 10
_ROUNDING = 1e-6
"""More than sums of a few weights can differ by the order in which they are added."""
