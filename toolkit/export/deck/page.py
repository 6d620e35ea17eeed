"""The pages of a deck: a presentation from our defaults or a user's template, and what can be put on a slide."""

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.export.deck.fit import Box, fitted
from toolkit.export.deck.template import (
    MARGIN,
    beside_title,
    box_of,
    fonts_of,
    is_dark,
    layout_for,
    opened,
    set_theme_fonts,
    widen,
)
from toolkit.export.deck.words import Paragraph, Run, describe, typefaces, write
from toolkit.theme import label
from toolkit.theme.colours import paper

RATIOS = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}
"""Name → width and height of a slide in points."""
_EFFECT = "{http://schemas.openxmlformats.org/drawingml/2006/main}effectRef"
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
        self.shown: Any = Presentation() if template is None else opened(Path(template), lang)
        if template is None:
            widen(self.shown, *RATIOS[ratio])
        self.width, self.height = (self.shown.slide_width or 0) / 12700, (self.shown.slide_height or 0) / 12700
        self.own_look = template is None
        self.theme = "dark" if template is not None and is_dark(self.shown) else "light"
        self.fonts = fonts_of(self.shown, font, templated=template is not None)
        if template is None:
            set_theme_fonts(self.shown, self.fonts)
        self.pages: list[Page] = []
        self.made = ""
        """From what and with what the slides are made that come next: the last line of their notes."""
        self._body = Box(MARGIN, 92, self.width - 2 * MARGIN, self.height - 92 - 40)
        if template is not None:
            self._body = beside_title(self._body, layout_for(self.shown, cover=False), self.height)

    @property
    def body(self) -> Box:
        """The part of a slide under its title."""
        return self._body

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
        self.deck, self.fonts, self.notes, self.made = deck, deck.fonts, notes, deck.made
        self.slide = deck.shown.slides.add_slide(layout_for(deck.shown, cover=cover))
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
        box = Box(MARGIN, 22, self.deck.width - 2 * MARGIN, _TITLE_HIGH)
        if cover:
            box = Box(MARGIN, self.deck.height * 0.26, self.deck.width - 2 * MARGIN, self.deck.height * 0.26)
        holder = self.shapes.title
        if holder is None:
            holder = self.shapes.add_textbox(*_emu(box))
            describe(holder, title, "title")
        elif self.deck.own_look:
            holder.left, holder.top, holder.width, holder.height = _emu(box)
        place = box_of(holder) or box
        _inset(holder)
        if cover:
            fit = fitted([title], place, largest=36, smallest=20, after=0)
            write(holder.text_frame, fit.texts, self.fonts, size=fit.size, middle=True, bold=self.deck.own_look)
            shown = fit.texts[0]
        else:
            fit = fitted([title], place, largest=_TITLE_SIZE, smallest=16, after=0)
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
        shape = self.shapes.add_textbox(*_emu(Box(self.deck.width - MARGIN - wide, self.deck.height - 32, wide, 22)))
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
        lines = [line for line in (*self.notes, self.made) if line]
        if lines:
            write(self.slide.notes_slide.notes_text_frame, [(Run(line),) for line in lines], self.fonts)


def _emu(box: Box) -> tuple[int, int, int, int]:
    left, top, width, height = (round(v * 12700) for v in box)
    return left, top, width, height


def _inset(shape: Any) -> None:
    from pptx.util import Pt

    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(5)
