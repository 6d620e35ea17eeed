"""Runs (排比、对偶的骨架): two or more units in a row that answer each other, whatever they will be called."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.devices.form import links
from toolkit.devices.form.candidates import GATE_NAMES, Pair, gated
from toolkit.devices.form.chains import best_chains, member_spans, pairs_of
from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.evidence import weightiest
from toolkit.devices.form.features import NAMES, Features
from toolkit.devices.form.link_measures import NAMES as LINK_NAMES
from toolkit.devices.form.links import Link, Unit
from toolkit.devices.form.weights import linear, trees

TABLE = "parallelism.tsv"
STRICTER = 1.2
"""What a speech asks of the gate beyond an essay: its long branches are fewer and plainer."""
FLOOR = -3.0
"""Pairs below this never join a chain; it only saves time."""
ESSAY, SPEECH = "essay", "speech"
MULTI_SHIFT, MULTI_COST = 1.5, 1.0
"""Decoding of branches of several clauses in a speech; the essay's own stand in the table."""
NEAR = -2.0
"""Log-odds above which two neighbours answer each other well enough for another device to build on."""
LINK_SHIFT, LINK_COST = 1.6, 1.8
"""A run of links scores the sum of its log-odds, each raised by the shift, less the cost: a pair by its own log-odds."""


@dataclass(frozen=True, slots=True)
class Run:
    """Units in a row: their offsets, the level (`phrase`, `clause`, `branch`), the score, and what was measured."""

    members: tuple[tuple[int, int], ...]
    level: str
    score: float
    words: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    evidence: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the first unit starts."""
        return self.members[0][0]

    @property
    def stop(self) -> int:
        """Where the last unit ends."""
        return self.members[-1][1]


def branch_scores(features: Features, register: str = ESSAY) -> dict[Pair, float]:
    """Return the log-odds of every pair of branches that passes the gate, as the essays' annotators would judge it."""
    clauses = features.clauses
    gate, model = linear(TABLE, "gate", GATE_NAMES), trees(TABLE, "trees", NAMES)
    of, score, speech = features.of, model.score, register == SPEECH
    return {
        pair: score(of(*pair)) for pair in gated(clauses, gate, several=speech, stricter=STRICTER if speech else 0.0)
    }


def decoding(register: str) -> tuple[float, float]:
    """Return the shift of every score and the cost of a chain: the essay's as fitted, the speech's as calibrated."""
    if register == SPEECH:
        return MULTI_SHIFT, MULTI_COST
    found = linear(TABLE, "decode", ("shift", "cost")).weights
    return found[0], found[1]


def branch_runs(clauses: Clauses, register: str) -> list[Run]:
    """Return the runs of branches of one to seven clauses."""
    if len(clauses) < 2:
        return []
    features = Features(clauses)
    shift, cost = decoding(register)
    scores = {p: s + shift for p, s in branch_scores(features, register).items() if s + shift > FLOOR}
    found = []
    for chain in best_chains(clauses, scores, cost):
        members = tuple(member_spans(clauses, chain))
        made = [features.branch(i, j) for i, j in chain]
        found.append(
            Run(
                members,
                "branch" if any(i != j for i, j in chain) else "clause",
                sum(scores[p] for p in pairs_of(chain)) - cost,
                tuple(tuple(w for w in b.words if w[0] != "/") for b in made),
                tuple(b.tags.replace("/", "") for b in made),
                branch_evidence(features, pairs_of(chain)),
            )
        )
    return found


def branch_evidence(features: Features, chain: Iterable[Pair]) -> tuple[str, ...]:
    """Return the groups of measures that weighed most in a chain."""
    model = trees(TABLE, "trees", NAMES)
    shares = [model.shares(features.of(*pair), len(NAMES)) for pair in chain]
    return weightiest(NAMES, map(sum, zip(*shares, strict=True)))


def link_runs(clauses: Clauses, rows: Sequence[Sequence[Unit]]) -> tuple[list[Run], list[Run]]:
    """Return the runs of phrases and single clauses in a speech, and the pairs that came near to being one."""
    found: list[Run] = []
    near: list[Run] = []
    for row in rows:
        phrase = row[0].clause == row[1].clause
        options = _options(clauses, row)
        found.extend(_row_runs(clauses, row, options))
        for choice in options:
            top = max(choice.values(), key=_by_score, default=None)
            if top is not None and top.score > NEAR:
                near.append(_run(clauses, (top,), "phrase" if phrase else "clause", weigh=False))
    return found, near


Options = Mapping[int, Link]


def _options(clauses: Clauses, row: Sequence[Unit]) -> list[Options]:
    """Return the best links of all neighbours in a row; only the first of a row starts late, only the last phrase ends early."""
    phrase = row[0].clause == row[1].clause
    thirds = links.thirds(clauses, row)
    found: list[Options] = []
    for k in range(len(row) - 1):
        left, right = (k == 0, k + 2 == len(row)) if phrase else (True, False)
        found.append(links.best(clauses, row[k], row[k + 1], thirds[k], left=left, right=right))
    return found


def _row_runs(clauses: Clauses, row: Sequence[Unit], options: Sequence[Options]) -> Iterable[Run]:
    phrase = row[0].clause == row[1].clause
    best = [0.0] * (len(row) + 1)
    taken: list[tuple[int, tuple[Link, ...]] | None] = [None] * (len(row) + 1)
    for stop in range(2, len(row) + 1):
        best[stop] = best[stop - 1]
        for start in range(stop - 2, -1, -1):
            chosen = _segment(options, start, stop - 1)
            if chosen is None:
                break
            total = best[start] + _worth(chosen)
            if total > best[stop]:
                best[stop], taken[stop] = total, (start, chosen)
    stop = len(row)
    while stop > 1:
        here = taken[stop]
        if here is None:
            stop -= 1
            continue
        for part in _parts(clauses, here[1]):
            yield _run(clauses, part, "phrase" if phrase else "clause")
        stop = here[0]


def _parts(clauses: Clauses, chosen: tuple[Link, ...]) -> Iterable[tuple[Link, ...]]:
    """Return a run of four units or more cut down to the three or more that open alike, or halved where its halves end alike.

    履职尽责，主动研究问题，主动开展工作，主动抓好落实 is the last three; 补记录的，造照片的，发现一起，通报一起 two and two.
    """
    if len(chosen) < 3:
        return (chosen,)
    units = [chosen[0].a, *(link.b for link in chosen)]
    words = [links.bare(clauses, unit)[0] for unit in units]
    for edge in (0, -1):
        same = [a[edge] == b[edge] and len(a[edge]) > 1 for a, b in itertools.pairwise(words)]
        if all(same):
            return (chosen,)
        spans = [(k, length) for k in range(len(same)) if (length := _streak(same, k)) > 1]
        if spans:
            start, length = max(spans, key=_length)
            return (chosen[start : start + length],)
    tails = [w[-1] for w in words]
    if len(tails) == 4 and tails[0] == tails[1] != tails[2] == tails[3]:
        return (chosen[:1], chosen[2:])
    return (chosen,)


def _streak(flags: Sequence[bool], start: int) -> int:
    """Return how many flags from `start` on are set."""
    return next((k for k, flag in enumerate(flags[start:]) if not flag), len(flags) - start)


_length: Callable[[tuple[int, int]], int] = lambda span: span[1]  # noqa: E731


def _worth(chosen: Sequence[Link]) -> float:
    """Return what a run of links is worth: its log-odds, each raised by the shift, less the cost."""
    scores = [link.score for link in chosen]
    return sum(scores) + LINK_SHIFT * len(scores) - LINK_COST


def _segment(options: Sequence[Options], start: int, last: int) -> tuple[Link, ...] | None:
    """Return the best links of units `start` to `last`: a cut is allowed on the left of the first, the right of the last."""
    chosen = []
    for k in range(start, last):
        allowed = {0} | ({1} if k == start else set()) | ({2} if k == last - 1 else set())
        if start == last - 1:
            allowed.add(3)
        usable = [link for cut, link in options[k].items() if cut in allowed]
        if not usable:
            return None
        top = max(usable, key=_by_score)
        if top.score < FLOOR:
            return None
        chosen.append(top)
    return tuple(chosen)


_by_score: Callable[[Link], float] = lambda link: link.score  # noqa: E731


def _run(clauses: Clauses, chosen: Sequence[Link], level: str, *, weigh: bool = True) -> Run:
    units = [chosen[0].a, *(link.b for link in chosen)]
    bare = [links.bare(clauses, unit) for unit in units]
    return Run(
        tuple(links.offsets(clauses, unit) for unit in units),
        level,
        _worth(chosen),
        tuple(tuple(words) for words, _ in bare),
        tuple(tags for _, tags in bare),
        link_evidence(chosen) if weigh else (),
    )


def link_evidence(chosen: Sequence[Link]) -> tuple[str, ...]:
    """Return the groups of measures that weighed most in a run of links."""
    weights = links.rule()
    shares = [weights.shares(link.values) for link in chosen]
    return weightiest(LINK_NAMES, map(sum, zip(*shares, strict=True)))
