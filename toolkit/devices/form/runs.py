"""Runs (排比、对偶的骨架): two or more units in a row that answer each other, whatever they will be called."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from toolkit.devices.form import link_options, links
from toolkit.devices.form.candidates import GATE_NAMES, Pair, gated
from toolkit.devices.form.chains import best_chains, member_spans, pairs_of
from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.evidence import weightiest
from toolkit.devices.form.features import NAMES, Features
from toolkit.devices.form.link_measures import NAMES as LINK_NAMES
from toolkit.devices.form.link_options import Options
from toolkit.devices.form.links import Link, Row
from toolkit.devices.form.run_parts import parts
from toolkit.devices.form.sameness import Window
from toolkit.devices.form.weights import linear, trees

TABLE = "parallelism.tsv"
STRICTER = 2.5
"""What a speech asks of the gate beyond an essay: its long branches are fewer and plainer."""
FEW = 50
"""Pairs that are sooner measured than looked through for equal ones."""
FLOOR = -3.0
"""Pairs below this never join a chain; it only saves time."""
ESSAY, SPEECH = "essay", "speech"
MULTI_SHIFT, MULTI_COST = 1.5, 1.0
"""Decoding of branches of several clauses in a speech; the essay's own stand in the table."""
NEAR = -4.0
"""Log-odds above which two neighbours answer each other well enough for another device to build on."""
_SAME_LEN, _OFF_BY_ONE = LINK_NAMES.index("same_len"), LINK_NAMES.index("off_by_one")
LINK_SHIFT, LINK_COST = 1.6, 1.8
"""A run of links scores the sum of its log-odds, each raised by the shift, less the cost: a pair by its own log-odds."""


@dataclass(frozen=True, slots=True)
class Run:
    """Units in a row: their offsets, the level (`phrase`, `clause`, `branch`), the score, and what was measured; `weighed` as a pair."""

    members: tuple[tuple[int, int], ...]
    level: str
    score: float
    words: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    weighed: bool = False

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
    of, score, window, speech = features.of, model.score, features.window, register == SPEECH
    passed = gated(clauses, gate, several=speech, stricter=STRICTER if speech else 0.0)
    if len(passed) < FEW:
        return {pair: score(of(*pair)) for pair in passed}
    known: dict[Window, float] = {}
    found: dict[Pair, float] = {}
    for pair in passed:
        key = window(*pair)
        worth = known.get(key)
        if worth is None:
            worth = known[key] = score(of(*pair))
        found[pair] = worth
    return found


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
    if sum([score for score in scores.values() if score > 0]) <= cost:
        return []
    found = []
    evidence = BranchEvidence(features)
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
                evidence.of(pairs_of(chain)),
            )
        )
    return found


class BranchEvidence:
    """What weighed most in the chains of a text, equal pairs worked out once."""

    def __init__(self, features: Features) -> None:
        self._features, self._shares = features, dict[Window, list[float]]()

    def of(self, chain: Iterable[Pair]) -> tuple[str, ...]:
        """Return the groups of measures that weighed most in a chain."""
        shares = [self._share(pair) for pair in chain]
        return weightiest(NAMES, map(sum, zip(*shares, strict=True)))

    def _share(self, pair: Pair) -> list[float]:
        key = self._features.window(*pair)
        found = self._shares.get(key)
        if found is None:
            model = trees(TABLE, "trees", NAMES)
            found = self._shares[key] = model.shares(self._features.of(*pair), len(NAMES))
        return found


def link_runs(clauses: Clauses, rows: Iterable[Row]) -> tuple[list[Run], list[Run]]:
    """Return the runs of phrases and single clauses in a speech, and the uneven pairs that came near to being one.

    A pair of even size is for `pairs`: what could only be one is not measured here.
    """
    found: list[Run] = []
    near: list[Run] = []
    for row in rows:
        options = link_options.options(clauses, row)
        if options is None:
            continue
        level = "phrase" if row.phrase else "clause"
        best = [max(choice.values(), key=_by_score) for choice in options if choice]
        if sum([link.score + LINK_SHIFT for link in best if link.score > -LINK_SHIFT]) > LINK_COST:
            found.extend(_row_runs(clauses, options, level))
        near += [
            _run(clauses, (link,), level, weigh=False)
            for link in best
            if link.score > NEAR and not (link.values[_SAME_LEN] or link.values[_OFF_BY_ONE])
        ]
    return found, near


def _row_runs(clauses: Clauses, options: Sequence[Options], level: str) -> Iterable[Run]:
    """Yield the runs of a row: the links of highest worth, in each stretch of neighbours that answer each other."""
    for ways in reversed(_stretches(options)):
        for start, last in _best(ways):
            for part in parts(clauses, _chosen(ways, start, last)):
                yield _run(clauses, part, level)


def _stretches(options: Sequence[Options]) -> list[list["Ways"]]:
    """Return the neighbours that may be linked, those that follow on each other together."""
    found: list[list[Ways]] = []
    before = -2
    for k, choice in enumerate(options):
        if choice and (way := _ways(choice)) is not None:
            if k > before + 1:
                found.append([])
            found[-1].append(way)
            before = k
    return found


def _best(ways: Sequence["Ways"]) -> list[tuple[int, int]]:
    """Return the first and last links of the runs of highest worth in a stretch, the last run first, by dynamic programming.

    A run may cut its first unit on the left and its last on the right; `going` is the best run that goes on past each link.
    """
    best = [0.0] * (len(ways) + 2)
    taken: list[int | None] = [None] * (len(ways) + 2)
    going: tuple[float, int] | None = None
    for last, (only, first, inner, final) in enumerate(ways):
        stop = last + 2
        best[stop] = best[stop - 1]
        total = best[last] + only.score + LINK_SHIFT - LINK_COST
        if total > best[stop]:
            best[stop], taken[stop] = total, last
        if going is not None and final is not None:
            total = going[0] + final.score + LINK_SHIFT - LINK_COST
            if total > best[stop]:
                best[stop], taken[stop] = total, going[1]
        longer = None if going is None or inner is None else (going[0] + inner.score + LINK_SHIFT, going[1])
        going = None if first is None else (best[last] + first.score + LINK_SHIFT, last)
        if longer is not None and (going is None or longer[0] > going[0]):
            going = longer
    found = []
    stop = len(ways) + 1
    while stop > 1:
        start = taken[stop]
        if start is None:
            stop -= 1
        else:
            found.append((start, stop - 2))
            stop = start
    return found


Ways = tuple[Link, Link | None, Link | None, Link | None]
"""The best link of two neighbours where they are the whole run, its first, one in its middle, its last."""
_CUTS = ((0, 1), (0,), (0, 2))
"""Which ways of cutting the first, a middle one and the last allow."""


def _ways(choice: Options) -> Ways | None:
    """Return the best links of two neighbours, or None where the best of all is hopeless."""
    if len(choice) == 1:
        ((cut, link),) = choice.items()
        whole = link if cut == 0 else None
        return (
            (link, link if cut < 2 else None, whole, whole or (link if cut == 2 else None))
            if link.score >= FLOOR
            else None
        )
    only = max(choice.values(), key=_by_score)
    found: list[Link | None] = []
    for allowed in _CUTS:
        top = max((link for cut, link in choice.items() if cut in allowed), key=_by_score, default=None)
        found.append(None if top is None or top.score < FLOOR else top)
    return (only, found[0], found[1], found[2]) if only.score >= FLOOR else None


def _chosen(ways: Sequence[Ways], start: int, last: int) -> tuple[Link, ...]:
    """Return the links of a run from link `start` to link `last`."""
    if start == last:
        return (ways[start][0],)
    found = [ways[start][1], *(way[2] for way in ways[start + 1 : last]), ways[last][3]]
    return tuple([link for link in found if link is not None])


def _worth(chosen: Sequence[Link]) -> float:
    """Return what a run of links is worth: its log-odds, each raised by the shift, less the cost."""
    scores = [link.score for link in chosen]
    return sum(scores) + LINK_SHIFT * len(scores) - LINK_COST


_by_score: Callable[[Link], float] = lambda link: link.score  # noqa: E731


def _run(clauses: Clauses, chosen: Sequence[Link], level: str, *, weigh: bool = True) -> Run:
    units = [chosen[0].a, *(link.b for link in chosen)]
    bare = [links.bare(clauses, unit) for unit in units]
    return Run(
        tuple([links.offsets(clauses, unit) for unit in units]),
        level,
        _worth(chosen),
        tuple([tuple(words) for words, _ in bare]),
        tuple([tags for _, tags in bare]),
        link_evidence(chosen) if weigh else (),
    )


def link_evidence(chosen: Sequence[Link]) -> tuple[str, ...]:
    """Return the groups of measures that weighed most in a run of links."""
    weights = link_options.rule()
    shares = [weights.shares(link.values) for link in chosen]
    return weightiest(LINK_NAMES, map(sum, zip(*shares, strict=True)))
