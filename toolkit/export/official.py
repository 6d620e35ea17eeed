"""A draft laid out as official documents are: GB/T 9704-2012, 《党政机关公文格式》, sections 5 and 7."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from toolkit.chars import writable
from toolkit.export.html import plain
from toolkit.export.packing import repacked
from toolkit.model import Document, Speech
from toolkit.reading import analyse

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FONTS = {
    "title": ("方正小标宋简体", 22),
    "body": ("仿宋_GB2312", 16),
    1: ("黑体", 16),
    2: ("楷体_GB2312", 16),
    "number": ("宋体", 14),
}
"""Part → typeface and size in points: 二号小标宋 for the title, 三号仿宋 for the body, 黑体 and 楷体 for the two upper levels of headings."""
_LINE = 28
"""Points from line to line: 22 lines to a page (5.2.3)."""


def official(speech: Speech) -> bytes:
    """Return the .docx of a speech in the official layout: A4, margins 37 and 28 mm, title centred, headings by level, page numbers.

    What is a title or a heading is decided by reading the speech. Typefaces are named, not embedded: a machine without them shows its own.
    """
    import docx

    doc = analyse(speech)
    word = docx.Document()
    _page(word)
    headings = {s.start: s.level for s in doc.sections if s.form in {"line", "unnumbered"}}
    for paragraph in doc.paragraphs:
        _add(word, doc, paragraph.start, paragraph.stop, headings)
    word.core_properties.title = plain(doc.title)[:255]
    stream = BytesIO()
    word.save(stream)
    return repacked(stream.getvalue())


def _page(word: "WordDocument") -> None:
    from docx.shared import Mm

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    for words, field in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = footer.add_run(words)
        _face(run, "number")
        if field:
            _field(run, field)


def _field(run: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = name
        run._r.append(element)  # noqa: SLF001 - python-docx writes no fields


def _face(run: Any, part: str | int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    name, size = _FONTS[part]
    run.font.name, run.font.size = name, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)  # noqa: SLF001 - East Asian faces have no other door


def _add(word: "WordDocument", doc: Document, start: int, stop: int, headings: dict[int, int]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    zone = doc.zone_at(start)
    name = zone.name if zone else "body"
    level = min(headings.get(start, 0), 2)
    paragraph = word.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE)
    form.space_before = form.space_after = Pt(0)
    words = writable(" ".join(doc.text[start:stop].split("\n")))
    _face(paragraph.add_run(words), "title" if name == "title" else level or "body")
    if name in {"title", "byline"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.line_spacing = Pt(_LINE + 7 if name == "title" else _LINE)
    elif name != "salutation":
        form.first_line_indent = Pt(2 * _FONTS["body"][1])
