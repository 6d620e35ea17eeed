"""Which two adjacent branches are worth measuring: a cheap gate over what the clauses already hold."""

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
    closing = gate.weights[len(_OPENING) :]
    found: list[Pair] = []
    for j, firsts in _firsts(clauses, gate, stricter, _most(closing)):
        seconds = _seconds(clauses, j, closing, max([score for _, _, score in firsts]))
        for i, width, score in firsts:
            equal, low, high = 2 * j - i + 1, width / _RATIO, width * _RATIO
            for last, reach, alone, even in seconds:
                if (
                    -_CLAUSE_DIFFERENCE <= last - equal <= _CLAUSE_DIFFERENCE
                    and low <= reach <= high
                    and score + (even if last == equal else alone) > 0
                    and not (several and last - i == 1)
                ):
                    found.append((i, j, last))
    return sorted(found)


First = tuple[int, int, float]


def _firsts(clauses: Clauses, gate: Linear, stricter: float, most: float) -> Iterator[tuple[int, list[First]]]:
    """Yield each mark with the branches before it that `most` could still lift: the first clause, the width, the score so far."""
    head_char, lead, head_tags, near, same, before_same, weaker, *by_mark = gate.weights[: len(_OPENING)]
    bases = [gate.bias - stricter + most] * _KINDS
    for kind, weight in zip((COMMA, SEMICOLON, QUESTION), by_mark, strict=True):
        bases[kind] += weight
    # What is asked last can add so much at most; it is not asked where that would not be enough.
    lifted = sum(max(0.0, weight) for weight in (lead, near, same))
    # After some marks only a branch that opens alike may do: a mark before it is of the same kind or stronger, never both.
    only_alike = [base + lifted + max(before_same, weaker) <= 0 for base in bases]
    text, starts, ranks, kinds = clauses.text, clauses.starts, clauses.ranks, clauses.kinds
    words, sizes, tags = clauses.words, clauses.sizes, clauses.tags
    before, ranks_before = clauses.before, [BREAK, *ranks]
    openers = [tag[:2] for tag in tags]
    heads = "".join([text[start] for start in starts])
    for j, rank in enumerate(ranks[:-1]):
        kind, b = kinds[j], j + 1
        opener, head = openers[b], heads[b]
        low = max(0, b - LONGEST) if rank < BREAK else b
        if only_alike[kind] and heads.find(head, low, b) < 0 and opener not in openers[low:b]:
            continue
        base, stop = bases[kind], clauses.stops[j]
        found: list[First] = []
        for i in range(j, _lowest(clauses, j, low) - 1, -1):
            score = base + (before_same if before[i] == kind else weaker if ranks_before[i] > rank else 0.0)
            if openers[i] == opener:
                score += head_tags
            if heads[i] == head:
                score += head_char
            if score + lifted <= 0:
                continue
            score += (
                same * (tags[i] == tags[b]) + lead * (words[b][0] in words[i]) + near * (-2 < sizes[i] - sizes[b] < 2)
            )
            if score > 0:
                found.append((i, stop - starts[i], score - most))
        if found:
            yield j, found


def _lowest(clauses: Clauses, j: int, low: int) -> int:
    """Return the first clause from `low` on with which a branch that ends at `j` may start."""
    ranks, kinds, starts = clauses.ranks, clauses.kinds, clauses.starts
    strongest, first = ranks[j] - (ranks[j] == 2), clauses.stops[j] - WIDEST
    for i in range(j, low - 1, -1):
        if starts[i] < first or (i < j and (ranks[i] > strongest or (ranks[i] == 3 and kinds[i] in _CLOSERS))):
            return i + 1
    return low


_KINDS = 10


def _seconds(clauses: Clauses, j: int, weights: Sequence[float], top: float) -> list[tuple[int, int, float, float]]:
    """Return the branches after clause `j` that may do beside a first one of score `top`: last clause, length, and what each adds.

    The third is what it adds beside a branch of more or fewer clauses, the fourth beside one of as many.
    """
    tail_char, tail_tag, equal, after_same, stronger = weights
    words, tags, ranks, kinds, stops = clauses.words, clauses.tags, clauses.ranks, clauses.kinds, clauses.stops
    rank, kind, b = ranks[j], kinds[j], j + 1
    start, char, tag, strongest = clauses.starts[b], words[j][-1][-1], tags[j][-1], rank - 1 if rank == 2 else rank
    lifted = top + sum([weight for weight in (tail_char, tail_tag, equal) if weight > 0]) + _ROUNDING
    found = []
    for last in range(b, min(len(ranks), b + LONGEST)):
        inner = ranks[last - 1]
        if last > b and (inner > strongest or inner == BREAK or (inner == 3 and kinds[last - 1] in _CLOSERS)):
            break
        width = stops[last] - start
        if width > WIDEST:
            break
        worth = after_same if kinds[last] == kind else 0.0
        if ranks[last] > rank:
            worth += stronger
        if worth + lifted > 0:
            worth += tail_char * (words[last][-1][-1] == char) + tail_tag * (tags[last][-1] == tag)
            found.append((last, width, worth, worth + equal))
    return found


_ROUNDING = 1e-6
"""More than sums of a few weights can differ by the order in which they are added."""


def _most(weights: Sequence[float]) -> float:
    """Return a little more than the most that the closing measures add: a mark of the same kind is never a stronger one."""
    tail_char, tail_tag, equal, after_same, stronger = (max(0.0, weight) for weight in weights)
    return tail_char + tail_tag + equal + max(after_same, stronger) + _ROUNDING
