"""Which runs stand together: one may lie inside a member of another, none may cross or merely halve it."""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import eq

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.echoes import echo, is_anadiplosis, is_chiasmus
from toolkit.devices.form.making import Offsets, dropped, note, shared_edges, size
from toolkit.devices.form.occupied import Occupied
from toolkit.devices.form.runs import Run
from toolkit.model import Trace

LOOSE = -1.0
"""Score above which a pair that shares its opening or close counts as 对举, though it is no antithesis."""
_FAR_APART = frozenset(("heading", "paragraph"))
"""Levels whose members stand apart: what lies between them is free."""
_LONG_EDGE = 4
"""Characters of an opening or a close that hold two clauses together, however little else is alike: 弘扬伟大的…，弘扬伟大的…."""
FIRM = 1.0
"""Score above which a run of branches is firm."""
_FAR = sys.maxsize
FIRM_PAIR = 0.8
"""Score above which a weighed pair is a figure of its own inside a member of another run: 让干得好的|有位子、有面子."""


def crosses(run: Run, other: Run) -> bool:
    """Two runs cross where they overlap and neither lies wholly inside one member of the other."""
    if run.stop <= other.start or other.stop <= run.start:
        return False
    return not (_inside(run, other) or _inside(other, run))


def _inside(run: Run, other: Run) -> bool:
    member = _member_at(other, run.start)
    return member is not None and run.stop <= member[1]


def _member_at(run: Run, offset: int) -> Offsets | None:
    """Return the last member that starts at `offset` or before it: members stand in text order and do not overlap."""
    number = bisect_right(run.members, (offset, _FAR))
    return run.members[number - 1] if number else None


def fills_member(run: Run, other: Run) -> bool:
    """A run that is all of one member of another is that member's build, no figure of its own: 走累了，回来坐坐."""
    return len(run.members) == 2 and not (run.weighed and run.score > FIRM_PAIR) and fills(run, other)


def fills(run: Run, other: Run) -> bool:
    """Return whether a run is all of one member of another, but for a short lead-in."""
    member = _member_at(other, run.start)
    return member is not None and run.start - member[0] <= 6 and 0 <= member[1] - run.stop <= 1


def two_pairs(run: Run, pairs: Mapping[int, Run]) -> Sequence[Run]:
    """Return the pairs that two branches are made of, where each is one: 衣裳是旧的，心气是新的；工资是低的，歌声是高的.

    They are two figures, not one. `pairs` are the weighed pairs by where they stop.
    """
    if len(run.members) != 2 or run.level != "branch":
        return ()
    inner = [pairs[stop] for _, stop in run.members if stop in pairs]
    return inner if len(inner) == 2 and all(fills(pair, run) for pair in inner) else ()


def only_echo(text: str, run: Run) -> bool:
    """Two units that hang together by the words that end one and open the next are no antithesis: 隐患就是事故，事故就要处理."""
    if len(run.members) != 2:
        return False
    (a, z), (b, stop) = run.members
    if text.find(text[b : b + 2], a, z) < 0:
        return False
    x, y = text[a:z], text[b:stop]
    if len(x) == len(y) and sum(map(eq, x, y)) > 1:  # 作风连着党风，党风连着民心 is built alike besides
        return False
    return len(echo(x, y)) > 1 and is_anadiplosis(x, y) and not is_chiasmus(x, y)


def is_firm(run: Run) -> bool:
    """Branches of several clauses that the engine is sure of keep their place against a row of single clauses."""
    return run.level == "branch" and run.score > FIRM


def arranged(clauses: Clauses, branches: Sequence[Run], small: Sequence[Run], trace: Trace | None) -> list[Run]:
    """Return the runs that stay: of two that cross, the one with more members, then the higher score."""
    text = clauses.text
    small = [run for run in small if not only_echo(text, run)]
    pairs = {run.stop: run for run in small if run.weighed}
    own: set[tuple[Offsets, ...]] = set()
    runs = []
    for run in (*branches, *small):
        inner = two_pairs(run, pairs)
        own.update([pair.members for pair in inner])
        if not inner:
            runs.append(run)
    ranked = sorted(
        runs,
        key=lambda r: (
            not (is_firm(r) or (r.weighed and r.members in own)),
            -len(r.members),
            r.level != "branch",
            -r.score,
            r.start,
        ),
    )
    found: list[Run] = []
    taken = Occupied[Run]()
    for run in ranked:
        beside = taken.meeting(run.start, run.stop)
        rivals = [other for other in beside if crosses(run, other) or fills_member(run, other)]
        if not rivals:
            found.append(run)
            taken.put(run.start, run.stop, run)
        elif trace is not None and run.members != rivals[0].members:
            _tell(trace, clauses.text, run, rivals[0].members)
    return found


def is_no_even_pair(run: Run) -> bool:
    """Return whether a run has three units or more, or two of several clauses or of unequal size: even pairs are for `pairs`.

    >>> is_no_even_pair(Run(((0, 4), (5, 9)), "phrase", 1.0, (("抓在", "手上"), ("扛在", "肩上")), ("vs", "vs")))
    False
    """
    if len(run.members) > 2 or run.level not in {"phrase", "clause"}:
        return True
    first, second = (sum(map(len, words)) for words in run.words)
    return abs(first - second) > 1


def loose_pairs(text: str, shown: Sequence[Run], near: Sequence[Run]) -> list[Run]:
    """Return pairs that open or close with the same words but are unequal in length, where no run stands already: 对举."""
    found: list[Run] = []
    taken: Occupied[Run] | None = None
    for run in near:
        sizes = [size(text[a:z]) for a, z in run.members]
        edge = max(map(len, shared_edges(run.words)))
        if (
            text[run.members[0][1]] == "。"
            or edge < (2 if run.score > LOOSE else _LONG_EDGE)
            or abs(sizes[0] - sizes[1]) < 2
            or min(sizes) < 4
        ):
            continue
        if taken is None:
            taken = Occupied[Run]()
            for other in shown:
                if other.level not in _FAR_APART:
                    taken.put(other.start, other.stop, other)
        if not taken.meeting(run.start, run.stop):
            found.append(run)
            taken.put(run.start, run.stop, run)
    return found


def _tell(trace: Trace, text: str, run: Run, rival: Iterable[Offsets]) -> None:
    members = list(rival)
    why = note("form.dropped.rival", text, run.members, rival=text[members[0][0] : members[-1][1]])
    dropped(trace, "parallelism", run.members, "crosses_another", why)
