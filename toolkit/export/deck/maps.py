"""The section map and the outline pair as shapes: editable, grouped, with links to the slides of sections."""

from collections.abc import Mapping
from typing import Any

from toolkit.export.deck.fit import LEADING, Box, fitted, one_line
from toolkit.export.deck.page import Page
from toolkit.export.deck.words import describe, series, write
from toolkit.figures._map_blocks import Block, SectionMapInfo, group_words, name_of, summary
from toolkit.figures.base import shortened, width_units
from toolkit.figures.section_map import block_colour
from toolkit.theme import label
from toolkit.theme.colours import cue, ink_on, paper

_LABEL, _ZONE, _BRACKET, _GAP = 52.0, 26.0, 22.0, 4.0


def place_map(page: Page, info: SectionMapInfo, targets: Mapping[int, Any], lang: str | None) -> None:
    """Draw the section map as one group; a section that has a slide of its own (`targets`) leads to it when clicked."""
    box = page.deck.body
    rows = info.rows - 1
    legend = 24.0
    high = min(240.0, (box.height - _ZONE - _BRACKET - legend - _GAP * (rows + 1)) / max(1, rows))
    group = page.shapes.add_group_shape()
    across = (box.width - _LABEL) / max(1, info.length)
    for block in info.blocks:
        top = box.top if block.row == 0 else box.top + _ZONE + _BRACKET + (block.row - 1) * (high + _GAP)
        place = Box(
            box.left + _LABEL + block.start * across,
            top,
            max(1.0, (block.stop - block.start) * across),
            _ZONE if block.row == 0 else high,
        )
        _block(page, block, place, group=group, info=info, lang=lang, target=targets.get(block.number))
    for one in (g for g in info.groups if g.row == 1):
        left, right = box.left + _LABEL + one.start * across, box.left + _LABEL + one.stop * across
        place = Box(left, box.top + _ZONE + 2, right - left, _BRACKET - 4)
        words = group_words(one, lang)
        shape = page.shape(
            place._replace(top=place.top + place.height - 3, height=2), fill=page.deck.muted, group=group
        )
        describe(shape, words, words)
        mark = group.shapes.add_textbox(*(round(v * 12700) for v in place._replace(top=place.top - 1)))
        describe(mark, words, words)
        _bare(mark)
        write(mark.text_frame, [words], page.fonts, size=11, align="center")
    describe(group, summary(info, lang), info.title)
    for row in range(info.rows):
        top = box.top if row == 0 else box.top + _ZONE + _BRACKET + (row - 1) * (high + _GAP)
        name = label("figure.zone", lang) if row == 0 else label("figure.level", lang, level=row)
        place = Box(box.left, top, _LABEL - 4, _ZONE if row == 0 else high)
        shape = page.shapes.add_textbox(*(round(v * 12700) for v in place))
        describe(shape, name, name)
        _bare(shape)
        write(shape.text_frame, [name], page.fonts, size=11, align="right", middle=True)
    _legend(page, info, Box(box.left + _LABEL, box.top + box.height - legend, box.width - _LABEL, legend), lang)


def _block(
    page: Page, block: Block, place: Box, *, group: Any, info: SectionMapInfo, lang: str | None, target: Any
) -> None:
    colour = block_colour(block, info.by, "light")
    shape = page.shape(place, fill=colour, line=paper("light").ground, group=group)
    words = block.text(lang)
    spot = label("figure.range", lang, start=block.start, stop=block.stop, size=block.stop - block.start)
    parts = [words, name_of(block, info.by, lang), spot, block.rule and label("figure.rule", lang, rule=block.rule)]
    describe(shape, series((p or "" for p in parts), lang), shortened(words, 40))
    _bare(shape)
    size = 12.0 if place.height >= 20 else 10.0
    while size > 9 and place.width < 4 * size:
        size -= 1
    per_line = int(place.width / (size / 2) / 1.08)
    lines = int(place.height / (size * LEADING))
    if per_line >= 4 and lines >= 1:
        shown = shortened(words, per_line * min(lines, 8) - (0 if lines == 1 else 2))
    else:
        shown = block.marker if width_units(block.marker) <= per_line else ""
    if shown:
        write(shape.text_frame, [shown], page.fonts, size=size, align="center", middle=True, colour=ink_on(colour))
    if target is not None:
        shape.click_action.target_slide = target


def _bare(shape: Any, inset: int = 0) -> None:
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = inset * 12700


def _legend(page: Page, info: SectionMapInfo, box: Box, lang: str | None) -> None:
    used = list(dict.fromkeys(b.name for b in sorted(info.blocks, key=lambda b: b.start) if b.name))
    x = box.left
    for name in used:
        words = label(f"{info.by}.{name}", lang)
        wide = width_units(words) * 5.8 + 12
        if x + 14 + wide > box.left + box.width:
            break
        key = page.shape(Box(x, box.top + 6, 11, 11), fill=cue(info.by, name).light)
        describe(key, words, words)
        text = page.shapes.add_textbox(*(round(v * 12700) for v in Box(x + 14, box.top, wide, 22)))
        describe(text, words, words)
        _bare(text)
        write(text.text_frame, [words], page.fonts, size=11, middle=True)
        x += 14 + wide + 10


def place_pair(
    page: Page, names: tuple[str, str], blocks: tuple[list[Any], list[Any]], links: list[Any], lang: str | None
) -> None:
    """Draw two outlines as columns of boxes, the sections that answer each other joined by connectors."""
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Pt

    box = page.deck.body
    wide = box.width * 0.4
    made: dict[tuple[int, int], Any] = {}
    for side, (name, own) in enumerate(zip(names, blocks, strict=True)):
        left = box.left if side == 0 else box.left + box.width - wide
        head = page.shapes.add_textbox(*(round(v * 12700) for v in Box(left, box.top, wide, 24)))
        describe(head, name, name)
        write(head.text_frame, [one_line(name, wide, 14)], page.fonts, size=14, bold=True)
        area = Box(left, box.top + 28, wide, box.height - 28)
        for number, block in enumerate(own):
            place = area.row(number, max(4, len(own)), gap=4)
            colour = cue("function", block.function).light
            shape = page.shape(place, fill=colour, line=paper("light").ground)
            parts = [block.heading, block.function and label(f"function.{block.function}", lang)]
            describe(shape, series((p or "" for p in parts), lang), shortened(block.heading, 40))
            fit = fitted([block.heading], place, largest=13, smallest=7, after=0, inset=2)
            _bare(shape, 2)
            write(
                shape.text_frame,
                fit.texts,
                page.fonts,
                size=fit.size,
                middle=True,
                align="center",
                colour=ink_on(colour),
            )
            made[side, block.section] = shape
    for link in links:
        first, second = made.get((0, link.a)), made.get((1, link.b))
        if first is None or second is None:
            continue
        line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        line.begin_connect(first, 3)
        line.end_connect(second, 1)
        line.line.width = Pt(1 + 4 * link.likeness)
        line.line.color.rgb = RGBColor.from_string(page.deck.muted.removeprefix("#"))
        describe(line, label("deck.link", lang, likeness=f"{link.likeness:.2f}"))
