"""From candidate points to a tree: which shapes count, and under what they stand.

Level follows the order in which styles nest in this speech. A point that goes on counting an open run joins it; a point
that starts a run hangs it under what is open, unless the speech has moved on (a restart, a promise of several groups, a
style that already has its place).
"""

from collections.abc import Sequence

from toolkit.outline.announcements import Promise
from toolkit.outline.ground import Ground
from toolkit.outline.points import Point
from toolkit.outline.rules import consider
from toolkit.outline.runs import (
    MIXING,
    Node,
    Run,
    announced_anew,
    announced_past_points,
    close,
    heading_under_point,
    late_start,
    lone_heading,
    mixed_run,
    ordinal_gap,
    ordinal_repeat,
    points_under_dash,
    promise_of_several,
    resumed_before,
    same_style_again,
    soft_points_over,
)

_SEVERAL = 20
"""Announcements of several groups, and last members of a run, that are looked at; a speech has fewer."""
_AHEAD = 400
"""Candidates; no run of points lies further apart than this."""


class Nester:
    """Reads the candidates once, in text order, keeping the open runs on a stack."""

    def __init__(self, ground: Ground, points: Sequence[Point], promises: Sequence[Promise]) -> None:
        self.ground = ground
        self.points = points
        self.several = [p for p in promises if len(p.counts) > 1][:_SEVERAL]
        self.leading = {p.opens: p for p in promises if p.opens is not None}
        self.nodes: list[Node] = []
        self.open: list[Run] = []
        self.groups = 0
        self.line_depth: dict[str, int] = {}

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
        if not self._reaches(point, run, last):
            return None
        stray = int(point.block != run.block)
        if point.ordinal is None:
            anew = run.family == "dash" and announced_anew(self.leading.get(point.start), last)
            far = point.style == "series" and run.last < 2 and not close(last, point)
            return None if anew or far else (1 + stray, "next_in_run")
        if point.ordinal == run.last + 1:
            return stray, "next_in_run"
        if ordinal_gap(point, run):
            return 2 + stray, "ordinal_gap"
        return (3, "ordinal_repeat") if ordinal_repeat(self.points, at, point, run) else None

    def _reaches(self, point: Point, run: Run, last: Point) -> bool:
        """Return whether a run can go on at `point`: inline points in one paragraph, others from paragraph to paragraph."""
        if not point.block:
            return point.paragraph == last.paragraph
        return run.block or self.ground.run_together or (run.last == 1 or point.paragraph == last.paragraph + 1)

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
        if point.line:
            self.line_depth[point.family] = min(run.depth, self.line_depth.get(point.family, run.depth))
        consider(self.ground.trace, point.start, point.stop, "section", name, True, f"why.{name}")

    def _size(self, at: int, point: Point) -> int:
        """Return how many members the run that starts with `point` would have: 1 where nothing goes on counting."""
        size, last = 1, point.ordinal or 1
        paragraph, block = point.paragraph, point.block
        openers = {(run.family, run.last + 1) for run in self.open if run.block and run.family != point.family}
        others: set[str] = set()
        for other in self.points[at + 1 : at + _AHEAD]:
            if not block and other.paragraph != paragraph and not (size == 1 and other.block):
                break
            if other.block and (other.family, other.ordinal) in openers:
                break
            if other.ordinal == 1 and other.family != point.family:
                others.add(other.family)
            if not self._counts_on(point, other, last, others, block=block, first=size == 1, here=paragraph):
                continue
            if other.ordinal is None or other.ordinal in {last + 1, last + 2}:
                if point.style == "series" and other.ordinal is None and size == 1 and not close(point, other):
                    break
                size, last = size + 1, last + 1 if other.ordinal is None else other.ordinal
                paragraph, block = other.paragraph, block or other.block
            elif other.ordinal == 1 and other.block == block:
                break
        return size

    def _counts_on(
        self, point: Point, other: Point, last: int, others: set[str], *, block: bool, first: bool, here: int
    ) -> bool:
        """Return whether `other` may be of the run that `point` starts; `others` are styles that count for themselves."""
        if other.family == point.family:
            near = other.paragraph == here or (first and other.block)
            return other.block == block or near or self.ground.run_together
        mixing = other.block == point.block and {other.family, point.family} <= MIXING
        return mixing and other.family not in others and other.ordinal == last + 1

    def _parent(self, at: int, point: Point, size: int) -> int | None:
        """Return the node under which the run that starts with `point` hangs, closing what is over."""
        while self.open:
            run = self.open[-1]
            holder = self.nodes[run.members[-1]].point
            if (
                (not holder.block and holder.paragraph != point.paragraph)
                or same_style_again(point, run, holder)
                or points_under_dash(self.ground, point, run)
                or self._announced_after(at, point, run)
                or soft_points_over(self.ground, point, [self.nodes[m].point for m in run.members[-_SEVERAL:]])
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
        return announced_past_points(self.ground, self.leading.get(point.start), last)

    def _style_has_its_place(self, point: Point, run: Run) -> bool:
        """Return whether this style already stands at this depth or above under the same kind of parent."""
        if not point.line:
            return False
        return self.line_depth.get(point.family, run.depth + 1) <= run.depth

    def _promised_beside(self, point: Point, run: Run, size: int) -> bool:
        """Return whether an announcement places the new run beside `run` and not under its last point."""
        first = self.nodes[run.members[0]].point
        if any(promise_of_several(p, first, run, size) for p in self.several if p.start < point.start):
            return True
        return resumed_before(self.ground, point, [self.nodes[m].point for m in run.members[-_SEVERAL:]])
