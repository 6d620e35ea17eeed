"""The best set of chains (排比链): a chain is branches in a row, each pair scored; no two chains overlap."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from toolkit.devices.form.candidates import Pair
from toolkit.devices.form.clauses import SEMICOLON, STOP, Clauses
from toolkit.devices.form.features import lead_in

Chain = tuple[tuple[int, int], ...]
"""Branches as (first clause, last clause)."""
_CLOSERS = frozenset('”’"』」）)》')


def best_chains(clauses: Clauses, scores: Mapping[Pair, float], cost: float) -> list[Chain]:
    """Return the chains of highest total score, each paying `cost` once, by dynamic programming over the clauses.

    Pairs join where the second branch of one is the first of the next and the marks between are of one rank.
    """
    size = len(clauses)
    by_end: dict[int, list[Pair]] = defaultdict(list)
    for pair in scores:
        by_end[pair[2]].append(pair)
    best = [0.0] * (size + 1)
    taken: list[Pair | None] = [None] * (size + 1)
    value: dict[Pair, float] = {}
    previous: dict[Pair, Pair | None] = {}
    ending: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    ranks = clauses.ranks
    for x in range(size):
        best[x + 1] = best[x]
        for pair in by_end.get(x, ()):
            i, j, _ = pair
            before, link = best[i], None
            for other in ending.get((i, j), ()):
                if value[other] > before + 1e-9 and ranks[other[1]] == ranks[j]:
                    before, link = value[other], other
            value[pair], previous[pair] = before + scores[pair], link
            ending[j + 1, x].append(pair)
            if value[pair] - cost > best[x + 1]:
                best[x + 1], taken[x + 1] = value[pair] - cost, pair
    return _traced(taken, previous)


def _traced(taken: list[Pair | None], previous: Mapping[Pair, Pair | None]) -> list[Chain]:
    found: list[Chain] = []
    x = len(taken) - 1
    while x > 0:
        pair = taken[x]
        if pair is None:
            x -= 1
            continue
        branches = [(pair[1] + 1, pair[2])]
        while pair is not None:
            branches.append((pair[0], pair[1]))
            pair = previous[pair]
        branches.reverse()
        found.append(tuple(branches))
        x = branches[0][0]
    found.reverse()
    return found


def member_spans(clauses: Clauses, chain: Chain) -> list[tuple[int, int]]:
    """Return the offsets of a chain's branches: a lead-in cut from the first, an omission mark kept after the last."""
    found = [(clauses.starts[i], clauses.stops[j]) for i, j in chain]
    (i, j), (b, _) = chain[0], chain[1]
    skip = lead_in(clauses, i, b)
    if skip:
        found[0] = (clauses.at[i][skip], found[0][1])
    last = chain[-1][1]
    found[-1] = (found[-1][0], _end(clauses, last, clauses.kinds[j]))
    return found


def _end(clauses: Clauses, last: int, mark: int) -> int:
    """Return where the last branch ends: …… belongs to it where ； or 。 sets the branches apart."""
    text, stop = clauses.text, clauses.stops[last]
    if mark in {SEMICOLON, STOP} and text[stop : stop + 1] == "…":
        while text[stop : stop + 1] == "…":
            stop += 1
        if text[stop : stop + 1] in _CLOSERS:
            stop += 1
    return stop


def pairs_of(chain: Chain) -> Iterable[Pair]:
    """Return the adjacent pairs that make up a chain."""
    return [(i, j, last) for (i, j), (_, last) in itertools.pairwise(chain)]
