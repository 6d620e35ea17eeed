"""The pages of a deck: a presentation from our defaults or a user's template, and what can be put on a slide."""

import io
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.export.deck.fit import Box, fitted
from toolkit.export.deck.words import YAHEI, Fonts, Paragraph, Run, describe, typefaces, write
from toolkit.theme import label
from toolkit.theme.colours import ink_on, paper

RATIOS = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}
"""Name → width and height of a slide in points."""
_CLR_MAP = "{http://schemas.openxmlformats.org/presentationml/2006/main}clrMap"
_EFFECT = "{http://schemas.openxmlformats.org/drawingml/2006/main}effectRef"
_MARGIN = 36.0
_TITLE_SIZE, _TITLE_HIGH = 26.0, 60.0


class Deck:
    """A presentation that is being made."""

    def __init__(
        self,
        *,
        ratio: str = "16:9",
        template: str | os.PathLike[str] | None = None,
        font: str | None = None,
        lang: str | None = None,
    ) -> None:
        from pptx import Presentation

        if ratio not in RATIOS:
            raise InputError(label("deck.ratio", lang, ratio=ratio, ratios=", ".join(RATIOS)))
        self.lang = lang
        self.shown: Any = Presentation() if template is None else _opened(Path(template), lang)
        if template is None:
            _widen(self.shown, *RATIOS[ratio])
        self.width, self.height = (self.shown.slide_width or 0) / 12700, (self.shown.slide_height or 0) / 12700
        self.own_look = template is None
        self.theme = "dark" if template is not None and _is_dark(self.shown) else "light"
        self.fonts = _fonts_of(self.shown, font, templated=template is not None)
        if template is None:
            _set_theme_fonts(self.shown, self.fonts)
        self.pages: list[Page] = []

    @property
    def body(self) -> Box:
        """The part of a slide under its title."""
        return Box(_MARGIN, 92, self.width - 2 * _MARGIN, self.height - 92 - 40)

    @property
    def muted(self) -> str:
        """The colour of what is said in passing."""
        return paper(self.theme).muted

    def page(self, title: str, notes: Sequence[str] = (), *, cover: bool = False) -> "Page":
        """Add a slide with its title, its notes and its number; the notes hold the title in full where it was shortened."""
        page = Page(self, title, list(notes), cover=cover)
        self.pages.append(page)
        return page

    def saved(self) -> bytes:
        """Return the file, every slide's notes written."""
        for page in self.pages:
            page.write_notes()
        stream = io.BytesIO()
        self.shown.save(stream)
        return stream.getvalue()


class Page:
    """One slide."""

    def __init__(self, deck: Deck, title: str, notes: list[str], *, cover: bool) -> None:
        self.deck, self.fonts, self.notes = deck, deck.fonts, notes
        self.slide = deck.shown.slides.add_slide(_layout(deck.shown, cover=cover))
        self.shapes = self.slide.shapes
        self.title = title
        self._title(title, cover=cover)
        for placeholder in list(self.slide.placeholders):
            if placeholder.placeholder_format.idx != 0:
                placeholder._element.getparent().remove(placeholder._element)  # noqa: SLF001 - an empty prompt is not shown
        self._number()

    def note(self, *lines: str) -> None:
        """Add lines to the notes."""
        self.notes += [line for line in lines if line]

    def _title(self, title: str, *, cover: bool) -> None:
        box = Box(_MARGIN, 22, self.deck.width - 2 * _MARGIN, _TITLE_HIGH)
        if cover:
            box = Box(_MARGIN, self.deck.height * 0.26, self.deck.width - 2 * _MARGIN, self.deck.height * 0.26)
        holder = self.shapes.title
        if holder is None:
            holder = self.shapes.add_textbox(*_emu(box))
            describe(holder, title, "title")
        elif self.deck.own_look:
            holder.left, holder.top, holder.width, holder.height = _emu(box)
        place = _box_of(holder) or box
        _inset(holder)
        if cover:
            fit = fitted([title], place, largest=36, smallest=20)
            write(holder.text_frame, fit.texts, self.fonts, size=fit.size, middle=True, bold=self.deck.own_look)
            shown = fit.texts[0]
        else:
            fit = fitted([title], place, largest=_TITLE_SIZE, smallest=17)
            shown = fit.texts[0]
            align = "left" if self.deck.own_look else None
            write(
                holder.text_frame, [shown], self.fonts, size=fit.size, middle=True, align=align, bold=self.deck.own_look
            )
        if shown != title:
            self.notes.insert(0, title)

    def _number(self) -> None:
        """Add the slide's number as a field: where the template has it, else at the lower right."""
        from lxml import etree
        from pptx.oxml.ns import qn

        wide = 60.0
        shape = self.shapes.add_textbox(*_emu(Box(self.deck.width - _MARGIN - wide, self.deck.height - 32, wide, 22)))
        describe(shape, label("deck.number", self.deck.lang), "slide number")
        line = shape.text_frame.paragraphs[0]
        write(shape.text_frame, [""], self.fonts, size=11, align="right")
        for run in list(line.runs):
            line._p.remove(run._r)  # noqa: SLF001 - python-pptx has no fields
        look = {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
        field = etree.SubElement(line._p, qn("a:fld"), look)  # noqa: SLF001 - as above
        properties = etree.SubElement(field, qn("a:rPr"), {"lang": "zh-CN", "sz": "1100"})
        typefaces(properties, self.fonts)
        etree.SubElement(field, qn("a:t")).text = str(len(self.deck.pages) + 1)

    def text(
        self,
        box: Box,
        paragraphs: Sequence[Paragraph],
        *,
        alt: str,
        largest: float = 18,
        smallest: float = 11,
        fill: str | None = None,
        **look: Any,
    ) -> Any:
        """Put text into a box, as large as it fits; paragraphs of several runs are never shortened, so give them room."""
        shape = self.shape(box, fill=fill) if fill else self.shapes.add_textbox(*_emu(box))
        describe(shape, alt)
        flat = ["".join(r.text for r in p) if not isinstance(p, str) else p for p in paragraphs]
        fit = fitted(flat, box, largest=largest, smallest=smallest, after=look.get("after", 0))
        shown = (
            list(paragraphs)
            if not fit.cut
            else [p if q == f else q for p, f, q in zip(paragraphs, flat, fit.texts, strict=False)]
        )
        if fit.cut:
            self.note(*flat)
        _inset(shape)
        write(shape.text_frame, shown, self.fonts, size=fit.size, **look)
        return shape

    def shape(
        self, box: Box, *, fill: str | None = None, line: str | None = None, rounded: bool = False, group: Any = None
    ) -> Any:
        """Add a rectangle, into `group` where it is given."""
        from pptx.dml.color import RGBColor
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
        made = (group or self).shapes.add_shape(kind, *_emu(box))
        if rounded:
            made.adjustments[0] = 0.08
        made.shadow.inherit = False
        for effect in made._element.iter(_EFFECT):  # noqa: SLF001 - LibreOffice draws the theme's shadow all the same
            effect.set("idx", "0")
        if fill:
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(fill.removeprefix("#"))
        else:
            made.fill.background()
        if line:
            made.line.color.rgb = RGBColor.from_string(line.removeprefix("#"))
            made.line.width = Pt(1)
        else:
            made.line.fill.background()
        return made

    def picture(self, box: Box, data: bytes, *, alt: str) -> Any:
        """Put a picture into a box, as large as it fits, in the middle."""
        made = self.shapes.add_picture(io.BytesIO(data), *_emu(box)[:2])
        scale = min(box.width * 12700 / made.width, box.height * 12700 / made.height)
        made.width, made.height = round(made.width * scale), round(made.height * scale)
        made.left = round(box.left * 12700 + (box.width * 12700 - made.width) / 2)
        made.top = round(box.top * 12700 + (box.height * 12700 - made.height) / 2)
        describe(made, alt)
        return made

    def write_notes(self) -> None:
        """Write the speaker notes."""
        lines = [line for line in self.notes if line]
        if lines:
            write(self.slide.notes_slide.notes_text_frame, [(Run(line),) for line in lines], self.fonts)


def _emu(box: Box) -> tuple[int, int, int, int]:
    left, top, width, height = (round(v * 12700) for v in box)
    return left, top, width, height


def _box_of(shape: Any) -> Box | None:
    if shape.left is None or shape.width is None or not shape.height:
        return None
    return Box(shape.left / 12700, shape.top / 12700, shape.width / 12700, shape.height / 12700)


def _inset(shape: Any) -> None:
    from pptx.util import Pt

    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(5)


def _opened(path: Path, lang: str | None) -> Any:
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


def _layout(shown: Any, *, cover: bool) -> Any:
    """Return the layout for a cover, or the one with a title and least else."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    small = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
    if cover:
        return shown.slide_layouts[0]

    def others(layout: Any) -> tuple[int, int]:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        titled = any(k in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE} for k in kinds)
        return (0 if titled else 1, sum(k not in small for k in kinds))

    return min(shown.slide_layouts, key=others)


def _widen(shown: Any, width: float, height: float) -> None:
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


def _is_dark(shown: Any) -> bool:
    """Return whether the template's background colour is dark: then lines and charts take the colours for dark paper."""
    from lxml import etree

    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    mapped = shown.slide_master._element.find(_CLR_MAP).get("bg1", "lt1")  # noqa: SLF001 - python-pptx has no colour maps
    node = etree.fromstring(_theme(shown).blob).find(f".//a:clrScheme/a:{mapped}/*", space)
    value = (node.get("lastClr") or node.get("val") or "") if node is not None else ""
    return bool(re.fullmatch(r"[0-9A-Fa-f]{6}", value)) and ink_on(f"#{value}") == "#ffffff"


def _fonts_of(shown: Any, font: str | None, *, templated: bool) -> Fonts:
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


def _set_theme_fonts(shown: Any, fonts: Fonts) -> None:
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
