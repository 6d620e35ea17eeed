"""Headings (小标题) of points, and the form they come in."""

from collections.abc import Sequence

from toolkit.model import Span
from toolkit.outline.ground import CLAUSE_END, Ground
from toolkit.outline.runs import Node

SOFT = ";,"
"""Marks after which an inline point is a clause, not a sentence."""
_LONGEST = 400
"""Characters; no heading is longer, whatever the marks in the text."""
_LONG_POINT = 60
"""Characters from point to point; shorter points are headed by their first clause."""


def whole_sentence_groups(ground: Ground, nodes: Sequence[Node]) -> frozenset[int]:
    """Return the groups of points in mid-line that are headed by whole sentences: long ones, in a speech run together."""
    if not ground.run_together:
        return frozenset()
    members: dict[int, list[int]] = {}
    for node in nodes:
        members.setdefault(node.group, []).append(node.point.start)
    return frozenset(
        group
        for group, starts in members.items()
        if (starts[-1] - starts[0]) >= _LONG_POINT * (len(starts) - 1)
        and not any(mark_before(ground.shadow, at) in SOFT for at in starts[1:])
    )


def shared_paragraphs(nodes: Sequence[Node]) -> frozenset[int]:
    """Return where points open a paragraph that the next of their run shares: such points read like those in mid-line."""
    last: dict[int, Node] = {}
    found: set[int] = set()
    for node in nodes:
        before = last.get(node.group)
        if before is not None and before.point.block and before.point.paragraph == node.point.paragraph:
            found.add(before.point.start)
        last[node.group] = node
    return frozenset(found)


def heading(ground: Ground, node: Node, following: int, *, sentence: bool) -> Span:
    """Return the heading span of a point: the line, the first sentence (`sentence`), or the clause after the marker.

    It never reaches the point that starts at `following`.
    """
    point, shadow = node.point, ground.shadow
    paragraph = ground.paragraphs[point.paragraph]
    start = point.stop
    while start < paragraph.stop and shadow[start].isspace():
        start += 1
    edge = min(paragraph.stop, start + _LONGEST, max(start, following))
    if point.line and sentence:
        stop = min(paragraph.stop, max(start, following))
    elif sentence:
        stop = ground.sentence_stop(start, edge)
    else:
        found = CLAUSE_END.search(shadow, start, edge)
        stop = found.start() if found else edge
    closing = ".!?…,;:" if stop == following else ".!?…"
    while stop > start and (shadow[stop - 1] in closing or shadow[stop - 1].isspace()):
        stop -= 1
    return Span(start, stop)


def form(node: Node, *, shared: bool) -> str:
    """Return the form of a section: `line`, `run_in`, `inline` or `unnumbered`; `shared` as in shared_paragraphs."""
    if node.point.style.startswith("bare"):
        return "unnumbered"
    if node.point.line and not shared:
        return "line"
    return "run_in" if node.point.block and not shared else "inline"


def mark_before(shadow: str, at: int) -> str:
    """Return the mark before `at`, white space aside."""
    while at > 0 and shadow[at - 1].isspace():
        at -= 1
    return shadow[at - 1 : at]
