"""Text on slides: runs with a Latin and an East Asian typeface, colours and highlights."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from toolkit.export.html import plain
from toolkit.theme import resolve

YAHEI = "Microsoft YaHei"
"""What the room's machines have: part of Windows, and of Office for Mac."""


class Fonts(NamedTuple):
    """The typefaces of a deck: for Latin letters and digits, and for Chinese."""

    latin: str = YAHEI
    asian: str = YAHEI


class Run(NamedTuple):
    """A stretch of text in one look; None and False leave what the template says."""

    text: str
    bold: bool = False
    colour: str | None = None
    highlight: str | None = None
    underline: bool = False


def series(words: Iterable[str], lang: str | None, *, short: bool = False) -> str:
    """Return words one after the other with the language's semicolon, or where they are `short` its mark of lists.

    >>> series(["党建", "安全"], "zh", short=True), series(["map", "", "body"], "en")
    ('党建、安全', 'map; body')
    """
    mark = ("、" if short else "；") if resolve(lang) == "zh" else (", " if short else "; ")
    return mark.join(word for word in words if word)


Paragraph = Sequence[Run] | str


def write(
    frame: Any,
    paragraphs: Sequence[Paragraph],
    fonts: Fonts,
    *,
    size: float | None = None,
    align: str | None = None,
    middle: bool = False,
    colour: str | None = None,
    bold: bool = False,
    after: float = 0,
) -> None:
    """Fill a text frame with paragraphs; each run gets both typefaces, so that no machine falls back on another font."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    if middle:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for number, paragraph in enumerate(paragraphs):
        line = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if align:
            line.alignment = {"center": PP_ALIGN.CENTER, "left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT}[align]
        if after:
            line.space_after = Pt(after)
        for run in (Run(paragraph),) if isinstance(paragraph, str) else paragraph:
            add_run(line, run._replace(bold=run.bold or bold, colour=run.colour or colour), fonts, size)


def add_run(line: Any, run: Run, fonts: Fonts, size: float | None = None) -> Any:
    """Add a run to a paragraph and return it; the children of its properties stand in the order of the schema."""
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    made = line.add_run()
    made.text = plain(run.text)
    if size:
        made.font.size = Pt(size)
    if run.bold:
        made.font.bold = True
    if run.underline:
        made.font.underline = True
    if run.colour:
        made.font.color.rgb = RGBColor.from_string(run.colour.removeprefix("#"))
    properties = made._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx has no public way to the properties of a run
    if run.highlight:
        _child(_child(properties, "a:highlight"), "a:srgbClr").set("val", run.highlight.removeprefix("#"))
    typefaces(properties, fonts)
    return made


def typefaces(properties: Any, fonts: Fonts) -> None:
    """Give text properties (of a run, or the defaults of a chart) both typefaces."""
    for name, typeface in (("a:latin", fonts.latin), ("a:ea", fonts.asian)):
        _child(properties, name).set("typeface", typeface)


def _child(parent: Any, name: str) -> Any:
    from pptx.oxml.ns import qn

    for old in parent.findall(qn(name)):
        parent.remove(old)
    made = parent.makeelement(qn(name), {})
    # A link, where there is one, stays last.
    link = parent.find(qn("a:hlinkClick"))
    if link is None:
        parent.append(made)
    else:
        link.addprevious(made)
    return made


def describe(shape: Any, alt: str, name: str | None = None) -> None:
    """Give a shape its text alternative, and a name for the selection pane."""
    shown = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - python-pptx has no public way to the description
    shown.set("descr", plain(alt)[:1000])
    if name:
        shape.name = plain(name)[:120]
