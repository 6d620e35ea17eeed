"""What a deck takes from a template, ours or the user's: size, layouts, colours and fonts."""

import re
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.export.deck.fit import Box
from toolkit.export.deck.words import YAHEI, Fonts
from toolkit.theme import label
from toolkit.theme.colours import ink_on

MARGIN = 36.0
"""Points that slides leave free at their edges."""
_CLR_MAP = "{http://schemas.openxmlformats.org/presentationml/2006/main}clrMap"


def box_of(shape: Any) -> Box | None:
    """Return where a shape stands, in points; None where only its layout says."""
    if shape.left is None or shape.width is None or not shape.height:
        return None
    return Box(shape.left / 12700, shape.top / 12700, shape.width / 12700, shape.height / 12700)


def opened(path: Path, lang: str | None) -> Any:
    """Return the user's template without its slides; raise InputError for a file that is none."""
    from pptx import Presentation

    try:
        shown = Presentation(str(path))
    except Exception:  # noqa: BLE001 - whatever a broken file raises, the user hears one sentence
        raise InputError(label("deck.template", lang, name=path.name)) from None
    slides = shown.slides._sldIdLst  # noqa: SLF001 - python-pptx cannot remove slides
    for entry in list(slides):
        shown.part.drop_rel(entry.rId)
        slides.remove(entry)
    if not len(shown.slide_layouts):
        raise InputError(label("deck.template", lang, name=path.name))
    return shown


def layout_for(shown: Any, *, cover: bool) -> Any:
    """Return the layout for a cover, or the one with a title and least else."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    small = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
    if cover:
        titled = (
            layout
            for layout in shown.slide_layouts
            if any(p.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE for p in layout.placeholders)
        )
        return next(titled, shown.slide_layouts[0])

    def others(layout: Any) -> tuple[int, int]:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        titled = any(k in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE} for k in kinds)
        return (0 if titled else 1, sum(k not in small for k in kinds))

    return min(shown.slide_layouts, key=others)


def beside_title(body: Box, layout: Any, height: float) -> Box:
    """Return the part of a template's slide that its title leaves free: under it, or above one that stands low."""
    title = next((p for p in layout.placeholders if p.placeholder_format.idx == 0), None)
    place = box_of(title) if title is not None else None
    if place is None:
        return body
    if place.width > body.width / 2:
        body = body._replace(left=place.left, width=place.width)
    foot = place.top + place.height
    if place.top > height / 2:
        return body._replace(top=MARGIN, height=place.top - 8 - MARGIN)
    top = min(max(foot + 8, MARGIN), height / 2)
    return body._replace(top=top, height=body.top + body.height - top)


def widen(shown: Any, width: float, height: float) -> None:
    """Set the slide's size and stretch what stands on the master and the layouts with it."""
    across = width * 12700 / shown.slide_width
    down = height * 12700 / shown.slide_height
    for holder in (shown.slide_master, *shown.slide_layouts):
        for shape in holder.shapes:
            if shape.is_placeholder and shape._element.spPr.xfrm is None:  # noqa: SLF001 - inherited positions follow by themselves
                continue
            shape.left, shape.width = round(shape.left * across), round(shape.width * across)
            shape.top, shape.height = round(shape.top * down), round(shape.height * down)
    shown.slide_width, shown.slide_height = round(width * 12700), round(height * 12700)


def _theme(shown: Any) -> Any:
    """Return the part that holds the theme of the first master."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return shown.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)


def is_dark(shown: Any) -> bool:
    """Return whether the template's background colour is dark: then lines and charts take the colours for dark paper."""
    from lxml import etree

    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    mapped = shown.slide_master._element.find(_CLR_MAP).get("bg1", "lt1")  # noqa: SLF001 - python-pptx has no colour maps
    node = etree.fromstring(_theme(shown).blob).find(f".//a:clrScheme/a:{mapped}/*", space)
    value = (node.get("lastClr") or node.get("val") or "") if node is not None else ""
    return bool(re.fullmatch(r"[0-9A-Fa-f]{6}", value)) and ink_on(f"#{value}") == "#ffffff"


def fonts_of(shown: Any, font: str | None, *, templated: bool) -> Fonts:
    """Return the user's font; else the template's own where it names a Chinese one; else Microsoft YaHei."""
    from lxml import etree

    if font:
        return Fonts(font, font)
    if not templated:
        return Fonts()
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    minor = etree.fromstring(_theme(shown).blob).find(".//a:minorFont", space)
    named = [minor.find(f"a:{kind}", space) if minor is not None else None for kind in ("latin", "ea")]
    latin, asian = (node.get("typeface") or "" if node is not None else "" for node in named)
    hans = minor.find("a:font[@script='Hans']", space) if minor is not None else None
    return Fonts(latin or YAHEI, asian or (hans.get("typeface") if hans is not None else "") or YAHEI)


def set_theme_fonts(shown: Any, fonts: Fonts) -> None:
    """Name the fonts in the theme too, so that text a user adds looks the same."""
    from lxml import etree

    part = _theme(shown)
    root = etree.fromstring(part.blob)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for group in root.findall(".//a:majorFont", space) + root.findall(".//a:minorFont", space):
        for kind, typeface in (("latin", fonts.latin), ("ea", fonts.asian)):
            for node in group.findall(f"a:{kind}", space):
                node.set("typeface", typeface)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - python-pptx has no themes
