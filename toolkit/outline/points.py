"""Candidates for points (候选分点): marker shapes with where they stand, before it is known which of them count."""

import re
from dataclasses import dataclass

from toolkit.markers import Marker, marker_at, scan
from toolkit.model import Paragraph, Span
from toolkit.outline.ground import Ground
from toolkit.outline.rules import consider, rule
from toolkit.outline.vocatives import address_at

LINE_HEADING = 64
"""Characters; a longer line is text, not a heading."""
SHORT_HEADING = 45
"""Characters; a heading closed by a full stop may be this long before it is a paragraph of its own."""
_FAMILY = {"yao": "shi", "bullet": "dash"}
_INLINE_DASH = re.compile(r"(?<=[.!?\"])[ ]?(--?)(?=[^\s\-0-9])")
_PAGE = re.compile(r"[-]?[ ]*(?:第[ ]*)?[0-9]{1,3}[ ]*(?:页)?[ ]*[-]?")


@dataclass(slots=True)
class Point:
    """A candidate: its marker, its paragraph, whether it opens the paragraph, and whether its heading is a line of its own."""

    start: int
    stop: int
    style: str
    ordinal: int | None
    paragraph: int
    block: bool
    line: bool

    @property
    def family(self) -> str:
        """The style, with those that go on counting each other made one (`一是…二要…`)."""
        return _FAMILY.get(self.style, self.style)


def points(ground: Ground, span: Span) -> list[Point]:
    """Return the candidates in `span` in text order, quoted ones and pages of contents left out."""
    found = [_point(ground, marker) for marker in scan(ground.text, ground.shadow, span.start, span.stop)]
    if ground.run_together:
        taken = {p.start for p in found}
        dashes = (m.span(1) for m in _INLINE_DASH.finditer(ground.shadow, span.start, span.stop))
        found += [_point(ground, Marker(*dash, "dash", None)) for dash in dashes if dash[0] not in taken]
        found.sort(key=lambda p: p.start)
    found = [p for p in found if p.block or ground.run_together or p.style not in {"dash", "bullet"}]
    found = [p for p in found if not quoted(ground, p) and not part_of_another_text(ground, p)]
    found += _headings_without_marker(ground, span, {p.start for p in found if p.block})
    return sorted(found, key=lambda p: p.start)


def _point(ground: Ground, marker: Marker) -> Point:
    index = ground.paragraph_at(marker.start)
    paragraph = ground.paragraphs[index]
    block = marker.start == paragraph.start
    return Point(
        marker.start,
        marker.stop,
        marker.style,
        marker.ordinal,
        index,
        block=block,
        line=block and fills_line(ground, marker, paragraph, index),
    )


def fills_line(ground: Ground, marker: Marker, paragraph: Paragraph, index: int) -> bool:
    """Return whether marker and heading fill the line: short, no full stop inside, and text of its own below."""
    rest = ground.shadow[marker.stop : paragraph.stop].rstrip()
    if not rest or len(rest) > LINE_HEADING:
        return False
    if ground.sentence_stop(marker.stop, paragraph.stop) < paragraph.stop:
        return False
    if rest[-1] not in ".!;,:":
        return True
    if rest[-1] not in ".!" or len(rest) > SHORT_HEADING or index + 1 >= len(ground.paragraphs):
        return False
    following = marker_at(ground.text, ground.shadow, ground.paragraphs[index + 1].start)
    return following is None or following.style != marker.style


@rule(otherwise=False)
def quoted(ground: Ground, point: Point) -> bool:
    """A number inside a quotation counts the quotation's points, not the speaker's."""
    paragraph = ground.paragraphs[point.paragraph]
    if point.block:
        return False
    before = ground.text[max(paragraph.start, point.start - 400) : point.start]
    opened = max(before.rfind("“"), before.rfind("「"))
    if opened > max(before.rfind("”"), before.rfind("」")):
        after = ground.text[point.start : min(paragraph.stop, point.start + 400)]
        closes = [i for i in (after.find("”"), after.find("」")) if i >= 0]
        opens = [i for i in (after.find("“"), after.find("「")) if i >= 0]
        inside = bool(closes) and (not opens or min(closes) < min(opens))
    else:
        after = ground.text[point.start : min(paragraph.stop, point.start + 400)]
        inside = before.count('"') % 2 == 1 and after.count('"') % 2 == 1
    if inside:
        consider(ground.trace, point.start, point.stop, "section", "quoted", False, "why.quoted")
    return inside


@rule(otherwise=False)
def part_of_another_text(ground: Ground, point: Point) -> bool:
    """`第一部分讲…` in running text tells of another text's parts; the speaker's own have a mark, a blank or a line."""
    if point.style != "part" or point.line or ground.shadow[point.stop - 1] in ",:、.是":
        return False
    if ground.shadow[point.stop : point.stop + 1].isspace():
        return False
    consider(ground.trace, point.start, point.stop, "section", "part_of_another_text", False, "why.another_text")
    return True


def _headings_without_marker(ground: Ground, span: Span, taken: set[int]) -> list[Point]:
    """Return the lines that head text without a marker: two or more in a speech, or told by the file's heading styles."""
    found = []
    paragraphs = ground.paragraphs
    for index, paragraph in enumerate(paragraphs):
        if not span.start <= paragraph.start < span.stop or paragraph.start in taken:
            continue
        hint = ground.heading_hint(paragraph)
        if hint is not None or bare_heading(ground, index, taken, span.stop):
            style = f"bare{hint.level}" if hint is not None else "bare"
            found.append(Point(paragraph.start, paragraph.start, style, None, index, block=True, line=True))
    hinted = [p for p in found if p.style != "bare"]
    bare = [p for p in found if p.style == "bare"]
    return hinted + (bare if len(bare) > 1 and not hinted else [])


@rule(otherwise=False)
def bare_heading(ground: Ground, index: int, taken: set[int], stop: int) -> bool:
    """A short line without a marker and without a closing mark, above a paragraph of text or a first point, is a heading."""
    paragraph = ground.paragraphs[index]
    if not 3 <= len(paragraph) <= 30 or index + 1 >= len(ground.paragraphs):
        return False
    line = ground.shadow[paragraph.start : paragraph.stop]
    following = ground.paragraphs[index + 1]
    if line[-1] in ".!?,:;…)\"'-、" or not "\u4e00" <= line[0] <= "\u9fff" or any(c in line for c in ".!?;|/>"):
        return False
    above = ground.paragraphs[index - 1] if index else paragraph
    if ground.shadow[above.stop - 1] not in ".!?:;\"')…" or following.start >= stop:
        return False
    if following.start not in taken and (len(following) < 30 or ground.shadow[following.stop - 1] not in '.!?";:'):
        return False
    return address_at(ground, paragraph.start, paragraph.stop) is None and not _PAGE.fullmatch(line)


def page_number(line: str) -> bool:
    """Return whether a line of shadow text is only a page number.

    >>> [page_number(t) for t in ("- 3 -", "第12页", "3名")]
    [True, True, False]
    """
    return _PAGE.fullmatch(line.strip()) is not None
