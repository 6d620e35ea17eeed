"""From candidate points to a tree: which shapes count, and under what they stand.

Level follows the order in which styles nest in this speech. A point that goes on counting an open run joins it; a point
that starts a run hangs it under what is open, unless the speech has moved on (a restart, a promise of several groups, a
style that already has its place).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.outline.announcements import Promise
from toolkit.outline.ground import Ground
from toolkit.outline.points import Point
from toolkit.outline.rules import consider, rule
from toolkit.outline.vocatives import address_at

_AHEAD = 400
"""Candidates; no run of points lies further apart than this."""
_ORDERED = {"part", "han", "han_paren", "digit"}
"""Styles that may stand alone or start late: nobody writes them but to number."""
_MIXING = {"han", "di", "shi", "series", "qi", "digit"}
"""Styles that speakers mix in one run: 首先…第二…, 一、…第二，…"""


@dataclass(slots=True)
class Node:
    """A point that counts: `parent` and `group` are indexes, `ordinal` its number in the run (None for dashes)."""

    point: Point
    parent: int | None
    depth: int
    group: int
    ordinal: int | None
    rule: str


@dataclass(slots=True)
class Run:
    """A run of siblings in one style: what it last counted, and where it hangs."""

    family: str
    block: bool
    parent: int | None
    depth: int
    group: int
    last: int
    members: list[int] = field(default_factory=list)


class Nester:
    """Reads the candidates once, in text order, keeping the open runs on a stack."""

    def __init__(self, ground: Ground, points: Sequence[Point], promises: Sequence[Promise]) -> None:
        self.ground = ground
        self.points = points
        self.promises = promises
        self.nodes: list[Node] = []
        self.open: list[Run] = []
        self.groups = 0
        self.single: dict[int, bool] = {}

    def tree(self) -> list[Node]:
        """Return the points that count, in text order, each with its parent."""
        for at, point in enumerate(self.points):
            if not self._goes_on(at, point):
                self._starts(at, point)
        return self.nodes

    # Joining an open run

    def _goes_on(self, at: int, point: Point) -> bool:
        """Join `point` to the deepest open run that it goes on counting."""
        best: tuple[int, int, str] | None = None
        for depth in range(len(self.open) - 1, -1, -1):
            fit = self._fit(at, point, self.open[depth])
            if fit is not None and (best is None or fit[0] < best[0]):
                best = (fit[0], depth, fit[1])
        if best is None:
            return False
        _, depth, name = best
        run = self.open[depth]
        del self.open[depth + 1 :]
        self._add(point, run, name)
        return True

    def _fit(self, at: int, point: Point, run: Run) -> tuple[int, str] | None:
        """Return how well `point` goes on with `run` (less is better) and the rule that says so."""
        if point.family != run.family:
            return (4, "mixed_run") if mixed_run(point, run) else None
        last = self.nodes[run.members[-1]].point
        strange = point.block != run.block and not (run.last == 1 or self.ground.run_together)
        if strange or (not point.block and last.paragraph != point.paragraph):
            return None
        if point.ordinal is None:
            anew = run.family == "dash" and announced_anew(self.ground, self.promises, last, point)
            far = point.style == "series" and run.last < 2 and point.paragraph - last.paragraph > 1
            return None if anew or far else (1, "next_in_run")
        if point.ordinal == run.last + 1:
            return 0, "next_in_run"
        if ordinal_gap(point, run):
            return 2, "ordinal_gap"
        return (3, "ordinal_repeat") if ordinal_repeat(self.points, at, point, run) else None

    # Starting a run

    def _starts(self, at: int, point: Point) -> None:
        """Start a run with `point` where a second member follows, else drop it."""
        size = self._size(at, point)
        starts = point.ordinal in {1, None} or (size > 1 and late_start(point))
        if point.style == "series" and self.ground.shadow[point.start : point.start + 2] != "首先":
            starts = False
        if not starts or (size < 2 and not lone_heading(point)):
            consider(self.ground.trace, point.start, point.stop, "section", "starts_run", False, "why.alone")
            return
        parent = self._parent(at, point, size)
        depth = 1 if parent is None else self.nodes[parent].depth + 1
        self.groups += 1
        run = Run(point.family, point.block, parent, depth, self.groups, last=(point.ordinal or 1) - 1)
        self.open.append(run)
        self._add(point, run, "starts_run")

    def _add(self, point: Point, run: Run, name: str) -> None:
        unnumbered = run.family == "dash" or run.family.startswith("bare")
        run.last = run.last + 1 if point.ordinal is None else point.ordinal
        run.block = run.block or point.block
        self.nodes.append(Node(point, run.parent, run.depth, run.group, None if unnumbered else run.last, name))
        run.members.append(len(self.nodes) - 1)
        consider(self.ground.trace, point.start, point.stop, "section", name, True, f"why.{name}")

    def _size(self, at: int, point: Point) -> int:
        """Return how many members the run that starts with `point` would have: 1 where nothing goes on counting."""
        size, last = 1, point.ordinal or 1
        paragraph, block = point.paragraph, point.block
        openers = {(run.family, run.last + 1) for run in self.open if run.block and run.family != point.family}
        for other in self.points[at + 1 : at + _AHEAD]:
            if not block and other.paragraph != paragraph and not (size == 1 and other.block):
                break
            if other.block and (other.family, other.ordinal) in openers:
                break
            if not self._counts_on(point, other, last, first=size == 1):
                continue
            if other.ordinal is None or other.ordinal in {last + 1, last + 2}:
                if point.style == "series" and other.ordinal is None and size == 1 and other.paragraph > paragraph + 1:
                    break
                size, last = size + 1, last + 1 if other.ordinal is None else other.ordinal
                paragraph, block = other.paragraph, block or other.block
            elif other.ordinal == 1:
                break
        return size

    def _counts_on(self, point: Point, other: Point, last: int, *, first: bool) -> bool:
        """Return whether `other` is of the run that `point` starts, whatever its number."""
        if other.family == point.family:
            return other.block == point.block or (first and other.block) or self.ground.run_together
        mixing = other.block == point.block and {other.family, point.family} <= _MIXING
        return mixing and other.ordinal in {1, last + 1}

    def _parent(self, at: int, point: Point, size: int) -> int | None:
        """Return the node under which the run that starts with `point` hangs, closing what is over."""
        while self.open:
            run = self.open[-1]
            holder = self.nodes[run.members[-1]].point
            if (
                (not holder.block and holder.paragraph != point.paragraph)
                or same_style_again(point, run, holder)
                or points_under_dash(point, run)
                or self._announced_after(at, point, run)
                or soft_points_over(self.ground, point, [self.nodes[m].point for m in run.members])
                or heading_under_point(point, holder)
                or self._promised_beside(point, run, size)
                or self._style_has_its_place(point, run)
            ):
                self.open.pop()
                continue
            return run.members[-1]
        return None

    def _announced_after(self, at: int, point: Point, run: Run) -> bool:
        """Return whether `point` is announced past the last point of an inline run that does not go on after it."""
        last = self.nodes[run.members[-1]].point
        if last.block or point.block or self.ground.run_together or len(run.members) < 2:
            return False
        for other in self.points[at + 1 : at + _AHEAD]:
            if other.paragraph != point.paragraph:
                break
            if other.family == run.family and other.ordinal == run.last + 1:
                return False
        return announced_past_points(self.ground, self.promises, last, point)

    def _style_has_its_place(self, point: Point, run: Run) -> bool:
        """Return whether this style already stands at this depth or above under the same kind of parent."""
        if not point.line:
            return False
        return any(
            node.point.line and node.point.family == point.family and node.depth <= run.depth for node in self.nodes
        )

    def _promised_beside(self, point: Point, run: Run, size: int) -> bool:
        """Return whether an announcement places the new run beside `run` and not under its last point."""
        for promise in self.promises:
            if promise.start >= point.start:
                break
            if promise_of_several(promise, self.nodes[run.members[0]].point, run, size):
                return True
        return resumed_before(self.ground, point, [self.nodes[m].point for m in run.members])


@rule(otherwise=False)
def mixed_run(point: Point, run: Run) -> bool:
    """A run may change its style while it counts on: `首先…第二…`, `三、…第四，…`."""
    return (
        point.ordinal is not None
        and point.ordinal == run.last + 1
        and point.block == run.block
        and point.family in _MIXING
        and run.family in _MIXING
        and point.family != "han"
    )


@rule(otherwise=False)
def ordinal_gap(point: Point, run: Run) -> bool:
    """A run that skips a number (一、二、四、) stays one run; the gap is kept as it is."""
    return point.ordinal is not None and run.last + 1 < point.ordinal <= run.last + (4 if point.line else 2)


@rule(otherwise=False)
def ordinal_repeat(points: Sequence[Point], at: int, point: Point, run: Run) -> bool:
    """A number said twice in a row (二、二、三、) is a slip of the writer, not the start of a new run."""
    if point.ordinal != run.last or point.ordinal == 1:
        return False
    following = next((p for p in points[at + 1 : at + 40] if p.family == point.family), None)
    return following is None or following.ordinal != 2


@rule(otherwise=False)
def late_start(point: Point) -> bool:
    """A run of written numbers whose first member is missing (二、三、四、) still counts."""
    return point.block and point.style in _ORDERED and point.ordinal is not None and point.ordinal <= 3


@rule(otherwise=False)
def lone_heading(point: Point) -> bool:
    """A numbered heading on a line of its own counts even where no second follows."""
    return (point.line and point.style in {"part", "han", "han_paren"} and point.ordinal == 1) or (
        point.style.startswith("bare") and point.style != "bare"
    )


@rule(otherwise=False)
def same_style_again(point: Point, run: Run, holder: Point) -> bool:
    """A style that starts again from one stands beside its first run, not under it."""
    if point.family != run.family:
        return False
    return point.block == holder.block or not holder.block or holder.paragraph != point.paragraph


@rule(otherwise=False)
def points_under_dash(point: Point, run: Run) -> bool:
    """A dash or bullet holds no points that open paragraphs of their own."""
    return run.family == "dash" and point.block


@rule(otherwise=False)
def announced_past_points(ground: Ground, promises: Sequence[Promise], last: Point, point: Point) -> bool:
    """An announcement that follows the last inline point by a sentence of its own opens points beside that run."""
    return any(
        p.adjacent and p.stop <= point.start <= p.stop + 4 and ground.sentence_stop(last.stop, point.start) <= p.start
        for p in promises
        if last.start < p.start
    )


@rule(otherwise=False)
def soft_points_over(ground: Ground, point: Point, members: Sequence[Point]) -> bool:
    """Inline points closed by `；` or `，` are over at the next full stop: what is counted after it stands beside them."""
    last = members[-1]
    if last.block or len(members) < 2:
        return False
    soft = all(ground.shadow[m.start - 1] in ";," for m in members[1:])
    return soft and ground.sentence_stop(last.stop, point.start) < point.start


@rule(otherwise=False)
def heading_under_point(point: Point, holder: Point) -> bool:
    """A numbered heading line (一、 第一部分) never hangs under a point that runs into its text."""
    return point.line and not holder.line and point.style in {"han", "part"}


@rule(otherwise=False)
def promise_of_several(promise: Promise, first: Point, run: Run, size: int) -> bool:
    """One announcement of several groups (`谈三点感受、三点建议`) makes the groups siblings."""
    if len(promise.counts) < 2 or promise.start >= first.start:
        return False
    done = [i for i, (count, _) in enumerate(promise.counts) if count == len(run.members)]
    return bool(done) and any(count in {size, None} for count, _ in promise.counts[done[0] + 1 :])


@rule(otherwise=False)
def announced_anew(ground: Ground, promises: Sequence[Promise], last: Point, point: Point) -> bool:
    """Dashes carry no number, so an announcement between two of them starts a new run."""
    return any(p.adjacent and last.start < p.start and p.stop <= point.start <= p.stop + 4 for p in promises) and (
        ground.text[last.stop : point.start].strip() != ""
    )


@rule(otherwise=False)
def resumed_before(ground: Ground, point: Point, members: Sequence[Point]) -> bool:
    """After points of one paragraph each, paragraphs without a marker mean the points are over: new ones stand beside them.

    One such paragraph may still lead from a point to its own sub-points; two, or one that opens with an address, do not.
    """
    last = members[-1]
    if not last.block or len(members) < 2:
        return False
    step = 2 if last.line else 1
    if any(b.paragraph - a.paragraph != step for a, b in pairwise(members)):
        return False
    between = range(last.paragraph + step, point.paragraph + (0 if point.block else 1))
    if not between:
        return False
    first = ground.paragraphs[between.start]
    many = len(between) > 1 or (not point.block and len(members) > 2)
    return many or address_at(ground, first.start, first.stop) is not None
