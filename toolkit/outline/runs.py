"""The rules for runs of points (分点): what goes on counting, what starts a run, and beside what a run stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.outline.announcements import Promise
from toolkit.outline.ground import Ground
from toolkit.outline.points import Point
from toolkit.outline.rules import rule
from toolkit.outline.vocatives import address_at

_CLOSE = 400
"""Characters between 首先 and 最后 where nothing is counted between them."""
_ORDERED = {"part", "han", "han_paren", "digit"}
"""Styles that may stand alone or start late: nobody writes them but to number."""
MIXING = {"han", "di", "shi", "series", "qi", "digit"}
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


@rule(otherwise=False)
def mixed_run(point: Point, run: Run) -> bool:
    """A run may change its style while it counts on: `首先…第二…`, `三、…第四，…`."""
    return (
        point.ordinal is not None
        and point.ordinal == run.last + 1
        and point.block == run.block
        and point.family in MIXING
        and run.family in MIXING
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


@rule(otherwise=True)
def close(first: Point, last: Point) -> bool:
    """首先 and 最后 alone make a run only close together: far apart they open and end a speech."""
    return last.paragraph - first.paragraph <= 1 and last.start - first.start <= _CLOSE


@rule(otherwise=False)
def points_under_dash(ground: Ground, point: Point, run: Run) -> bool:
    """A dash or bullet holds no points that open paragraphs of their own."""
    return run.family == "dash" and (point.block or ground.run_together)


@rule(otherwise=False)
def announced_past_points(ground: Ground, promise: Promise | None, last: Point) -> bool:
    """An announcement that follows the last inline point by a sentence of its own opens points beside that run."""
    return promise is not None and ground.sentence_stop(last.stop, promise.stop) <= promise.start


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
def announced_anew(promise: Promise | None, last: Point) -> bool:
    """Dashes carry no number, so an announcement between two of them starts a new run."""
    return promise is not None and last.stop < promise.start


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
