"""Where sections end: transitions (过渡) after and between points."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from toolkit.outline.announcements import Promise
from toolkit.outline.ground import CLAUSE_END, Ground
from toolkit.outline.headings import SOFT, mark_before
from toolkit.outline.points import page_number
from toolkit.outline.rules import consider, rule
from toolkit.outline.runs import Node
from toolkit.outline.vocatives import address_at

_RESUME = re.compile(
    r"(?:总之|总的来看|总的来说|以上|上述|这些(?!年)|通过以上|归根到底|归根结底|(?:在)?(?:肯定|看到|总结)成绩的同时|回望过去|回顾过去)"
)
_RESUME_INLINE = re.compile(_RESUME.pattern + r"|同时[,，]|与此同时|此外[,，]|从而")
_CHARGED = re.compile(
    r"(?:国务院|中央|全省|全市|全县|全区)?(?:各级|各地|各有关|有关|各)(?:部门|政府|党委|党组织|地区|单位|地方|方面)[^,.;:!?]{0,12}?(?:要|必须|应)"
)
_AHEAD = re.compile(
    r"做好(?:今年|明年|新一年|下一步|.{0,6})工作|[今明]年是|坚信|深信|展望|新的征程|新征程|下面[,，]|让我们|接下来"
)


class Extents:
    """Finds where each section stops, from the outside in."""

    def __init__(self, ground: Ground, nodes: Sequence[Node], promises: Sequence[Promise], stop: int) -> None:
        self.ground = ground
        self.nodes = nodes
        self.leading = {p.opens: p for p in promises if p.opens is not None}
        self.starts = {n.point.start for n in nodes}
        self.stop = stop
        self.stops = [stop] * len(nodes)
        self.transitions: list[tuple[int, int, int, str]] = []
        self.children: dict[int | None, list[int]] = {}
        for i, node in enumerate(nodes):
            self.children.setdefault(node.parent, []).append(i)

    def find(self) -> tuple[list[int], list[tuple[int, int, int, str]]]:
        """Return the stop of every section, and the transitions as (start, stop, level, rule)."""
        self._level(None, self.stop)
        return self.stops, sorted(self.transitions)

    def _level(self, parent: int | None, limit: int) -> None:
        pending = [(parent, limit)]
        while pending:
            holder, edge = pending.pop()
            members = self.children.get(holder, [])
            siblings: list[int] = []
            for position, i in enumerate(members):
                last = position + 1 == len(members)
                following = edge if last else self.nodes[members[position + 1]].point.start
                ends_group = last or self.nodes[members[position + 1]].group != self.nodes[i].group
                siblings.append(i)
                start, name = self._resumes(i, siblings, following, ends_group, last)
                if ends_group:
                    siblings = []
                if start is not None:
                    self.stops[i] = start
                    self.transitions.append((start, following, self.nodes[i].depth, name))
                    consider(self.ground.trace, start, following, "transition", name, True, f"why.{name}")
                else:
                    self.stops[i] = following
                pending.append((i, self.stops[i]))

    def _resumes(
        self, i: int, siblings: Sequence[int], following: int, ends_group: bool, last: bool
    ) -> tuple[int | None, str]:
        """Return where, before `following`, the parent's own text resumes after section `i`, and the rule that says so."""
        node = self.nodes[i]
        ground = self.ground
        if not node.point.block:
            if not ends_group:
                return None, ""
            return self._after_inline(i, siblings, following)
        inner = self._last_inside(i)
        first = ground.paragraph_at(max(inner, node.point.start)) + 1
        body = list(range(first, bisect_left(ground.starts, following)))
        if node.point.line and inner == node.point.start:
            body = body[1:]
        body = [p for p in body if not page_number(self._line(p))]
        if not body:
            return None, ""
        leads = [
            (self._announced(body, following), "announced_transition"),
            (self._over(i, siblings, body, ends_group=ends_group, last=last)),
        ]
        found = [(at, name) for at, name in leads if at is not None]
        return min(found) if found else (None, "")

    def _over(
        self, i: int, siblings: Sequence[int], body: Sequence[int], *, ends_group: bool, last: bool
    ) -> tuple[int | None, str]:
        """Return where in `body` the points are over, by what the paragraphs themselves say."""
        ground, node = self.ground, self.nodes[i]
        if ends_group:
            at = one_paragraph_each(ground, [self.nodes[m] for m in siblings], body, self._leaf(siblings))
            if at is not None:
                return at, "one_paragraph_each"
        whole = node.depth > 1 or (last and not self._has_line(siblings))
        if ends_group and whole and (at := addressed_transition(ground, body)) is not None:
            return at, "addressed_transition"
        if not last and not self.children.get(i) and (at := address_between(ground, body)) is not None:
            return at, "address_between"
        if ends_group and node.depth > 1 and (at := resuming_paragraph(ground, body)) is not None:
            return at, "resuming_paragraph"
        return None, ""

    def _last_inside(self, i: int) -> int:
        """Return the start of the last point inside section `i`, its own where it has none."""
        at = i
        while self.children.get(at):
            at = self.children[at][-1]
        return self.nodes[at].point.start

    def _line(self, index: int) -> str:
        paragraph = self.ground.paragraphs[index]
        return self.ground.shadow[paragraph.start : paragraph.stop]

    def _leaf(self, members: Sequence[int]) -> bool:
        return not any(self.nodes[c].point.block for m in members for c in self.children.get(m, []))

    def _has_line(self, members: Sequence[int]) -> bool:
        return any(self.nodes[m].point.line for m in members)

    def _announced(self, body: Sequence[int], following: int) -> int | None:
        """Return the paragraph in `body` from which the speaker leads over to the points that start at `following`."""
        promise = self.leading.get(following)
        return announced_transition(self.ground, body, promise) if promise and following in self.starts else None

    def _after_inline(self, i: int, siblings: Sequence[int], following: int) -> tuple[int | None, str]:
        ground, point = self.ground, self.nodes[i].point
        paragraph = ground.paragraphs[point.paragraph]
        edge, inner = min(paragraph.stop, following), self._last_inside(i)
        if inner >= edge:
            return None, ""
        if (at := inline_tail(ground, [self.nodes[m].point.start for m in siblings], inner, edge)) is not None:
            return at, "inline_tail"
        if edge < following and ground.text[edge:following].strip():
            at = point.paragraph + 1
            return ground.paragraphs[at].start, "after_inline"
        return None, ""


@rule()
def announced_transition(ground: Ground, body: Sequence[int], promise: Promise) -> int | None:
    """The paragraph in which the speaker announces the next points belongs to none of the points before it."""
    here = ground.paragraph_at(promise.start)
    if not body or not body[0] <= here <= body[-1]:
        return None
    for index in [p for p in body if here - 2 <= p < here]:
        if address_at(ground, ground.paragraphs[index].start, ground.paragraphs[index].stop) is not None:
            return ground.paragraphs[index].start
    return ground.paragraphs[here].start


@rule()
def one_paragraph_each(ground: Ground, siblings: Sequence[Node], body: Sequence[int], leaf: bool) -> int | None:
    """Where every earlier point fills just one paragraph, what follows the last point's paragraph belongs to no point."""
    if len(siblings) < 2 or not leaf:
        return None
    step = 2 if siblings[0].point.line else 1
    spans = [n.point.paragraph for n in siblings]
    if all(b - a == step for a, b in pairwise(spans)) and len({n.point.line for n in siblings}) == 1:
        return ground.paragraphs[body[0]].start
    return None


@rule()
def addressed_transition(ground: Ground, body: Sequence[int]) -> int | None:
    """After the last point, a paragraph that opens with an address turns from the point to the whole."""
    for index in body:
        paragraph = ground.paragraphs[index]
        if address_at(ground, paragraph.start, paragraph.stop) is not None:
            return paragraph.start
    return None


@rule()
def address_between(ground: Ground, body: Sequence[int]) -> int | None:
    """Between two parts, a last paragraph that opens with an address and looks ahead leads over to the next part."""
    for index in body[-2:]:
        paragraph = ground.paragraphs[index]
        alone = address_at(ground, paragraph.start, paragraph.stop)
        if alone is not None and (index == body[-1] or alone >= paragraph.stop):
            ahead = _AHEAD.search(ground.shadow, alone, ground.paragraphs[body[-1]].stop)
            return paragraph.start if ahead else None
    return None


@rule()
def resuming_paragraph(ground: Ground, body: Sequence[int]) -> int | None:
    """A paragraph that sums up what came before (总之, 以上, 总结成绩的同时) resumes the parent's text."""
    for index in body:
        paragraph = ground.paragraphs[index]
        if _RESUME.match(ground.shadow, paragraph.start, paragraph.stop):
            return paragraph.start
    return None


@rule()
def charge_after_points(ground: Ground, starts: Sequence[int], sentences: Sequence[int]) -> int | None:
    """After the last inline point, a sentence that charges departments or places with the work speaks of all the points."""
    if _CHARGED.search(ground.shadow, starts[0], starts[-1]):
        return None
    return next((at for at in sentences[1:] if _CHARGED.match(ground.shadow, at)), None)


@rule()
def inline_tail(ground: Ground, starts: Sequence[int], inner: int, stop: int) -> int | None:
    """After the last inline point, the rest of the paragraph resumes where it sums up, addresses, or exceeds the points' measure.

    Points that are clauses closed by `；` or `，` set a measure: the last has as many sentences as the longest before it.
    """
    shadow, last = ground.shadow, starts[-1]
    sentences = ground.sentence_starts(inner, stop)
    for at in sentences[1:]:
        if _RESUME_INLINE.match(shadow, at) or address_at(ground, at, min(stop, at + 40)) is not None:
            return at
    if len(starts) < 2 or inner > last:
        return None
    charged = charge_after_points(ground, starts, sentences)
    if charged is not None:
        return charged
    closers = (
        [shadow[:at].rstrip()[-1:] for at in starts[1:]] if False else [mark_before(shadow, at) for at in starts[1:]]
    )
    if all(mark == "," for mark in closers):
        found = CLAUSE_END.search(shadow, last, stop)
        end = found.end() if found else stop
    elif all(mark in SOFT for mark in closers):
        measure = max(len(ground.sentence_starts(a, b)) for a, b in pairwise(starts))
        end = sentences[measure] if len(sentences) > measure else stop
    else:
        return None
    while end < stop and shadow[end].isspace():
        end += 1
    return end if end < stop else None
