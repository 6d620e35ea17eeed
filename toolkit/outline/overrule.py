"""A person's corrections put into the tree of points: sections set or removed by hand."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.markers import marker_at
from toolkit.model import Correction
from toolkit.outline.ground import Ground
from toolkit.outline.points import LINE_HEADING, Point
from toolkit.outline.rules import consider
from toolkit.outline.runs import Node


def overrule(ground: Ground, nodes: Sequence[Node], corrections: Sequence[Correction]) -> list[Node]:
    """Return the points with the corrections applied; parents and groups follow from the levels."""
    removed = {c.start for c in corrections if c.action == "no_section"}
    added = {c.start: c for c in corrections if c.action == "section"}
    if not removed and not added:
        return list(nodes)
    depths: dict[int, int] = {}
    kept: list[Node] = []
    lifted: list[tuple[int, int]] = []
    for node in nodes:
        lifted = [(depth, by) for depth, by in lifted if depth < node.depth]
        if node.point.start in removed:
            consider(ground.trace, node.point.start, node.point.stop, "section", "overruled", False, "why.removed")
            lifted.append((node.depth, 1))
        elif node.point.start not in added:
            depths[node.point.start] = node.depth - sum(by for _, by in lifted)
            kept.append(node)
    for correction in added.values():
        kept.append(Node(_point(ground, correction), None, correction.level, 0, None, "overruled"))
        depths[correction.start] = correction.level
        consider(ground.trace, correction.start, correction.stop, "section", "overruled", True, "why.overruled")
    kept.sort(key=lambda n: n.point.start)
    return _linked(kept, depths)


def _point(ground: Ground, correction: Correction) -> Point:
    index = max(0, ground.paragraph_at(correction.start))
    paragraph = ground.paragraphs[index]
    marker = marker_at(ground.text, ground.shadow, correction.start)
    block = correction.start == paragraph.start
    rest = ground.shadow[correction.stop : paragraph.stop]
    line = (
        block and len(rest) <= LINE_HEADING and ground.sentence_stop(correction.stop, paragraph.stop) >= paragraph.stop
    )
    if correction.stop <= correction.start:
        return Point(correction.start, correction.start, "bare_set", None, index, block=block, line=line)
    style, ordinal = (marker.style, marker.ordinal) if marker else ("set", None)
    return Point(correction.start, correction.stop, style, ordinal, index, block=block, line=line)


def _linked(nodes: Sequence[Node], depths: dict[int, int]) -> list[Node]:
    """Return the nodes with parents by level; siblings in one style are one group, as they were or as they follow."""
    found: list[Node] = []
    stack: list[int] = []
    groups: dict[tuple[int | None, str, int], int] = {}
    for i, node in enumerate(nodes):
        wanted = depths[node.point.start]
        while stack and found[stack[-1]].depth >= wanted:
            stack.pop()
        parent = stack[-1] if stack else None
        depth = (found[parent].depth if parent is not None else 0) + 1
        before = next((n for n in reversed(found) if n.parent == parent), None)
        own = node.group
        if node.rule == "overruled" and before is not None and before.point.family == node.point.family:
            group = before.group
        else:
            group = groups.setdefault((parent, node.point.family, own), len(groups) + 1)
        ordinal = node.ordinal if node.rule != "overruled" else node.point.ordinal
        found.append(replace(node, parent=parent, depth=depth, group=group, ordinal=ordinal))
        stack.append(i)
    return found
