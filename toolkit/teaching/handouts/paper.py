"""A sheet as a Word file: A4, headings that Word knows as headings, tables, lines to write on, page numbers."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from toolkit.chars import writable
from toolkit.export.packing import repacked
from toolkit.teaching.handouts.blocks import Block, Grid, Heading, Items, Kept, Lines, Paragraph, Sheet, Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_SIZES = {1: 17, 2: 13, 3: 11}
_BODY, _HEAD = "宋体", "黑体"
_LATIN = {"": "Calibri", "code": "Consolas"}


def sheet_docx(sheet: Sheet) -> bytes:
    """Return the .docx of a sheet; the same sheet gives the same bytes. Typefaces are named, not embedded.

    >>> from toolkit.teaching.handouts.blocks import words
    >>> sheet_docx(Sheet((Heading(1, words("题")),)))[:2]
    b'PK'
    """
    import docx

    word = docx.Document()
    _page(word, sheet.foot)
    for block in sheet.blocks:
        _add(word, block)
    word.core_properties.title = writable(sheet.title)
    stream = BytesIO()
    word.save(stream)
    return repacked(stream.getvalue())


def _page(word: "WordDocument", foot: str) -> None:
    from docx.shared import Mm, Pt

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(18)
    section.left_margin = section.right_margin = Mm(20)
    normal = word.styles["Normal"]
    normal.font.size = Pt(10.5)
    _face(normal, _BODY, _LATIN[""])
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.25
    for level, size in _SIZES.items():
        style = word.styles[f"Heading {level}"]
        _face(style, _HEAD, _LATIN[""])
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
        style.font.color.rgb = _black()
        style.paragraph_format.space_before = Pt(0 if level == 1 else 12 if level == 2 else 6)
        style.paragraph_format.space_after = Pt(4)
    line = section.footer.paragraphs[0]
    line.alignment = 1
    if foot:
        line.add_run(writable(foot) + "　").font.size = Pt(8.5)
    _number(line.add_run())


def _black() -> Any:
    from docx.shared import RGBColor

    return RGBColor(0, 0, 0)


def _face(style: Any, eastern: str, latin: str) -> None:
    from docx.oxml.ns import qn

    style.font.name = latin
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:eastAsia"), eastern)


def _number(run: Any) -> None:
    """The number of the page, as a field that Word counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)  # noqa: SLF001 - python-docx writes no fields


def _add(word: "WordDocument", block: Block, *, keep: bool = False) -> None:
    if isinstance(block, Kept):
        for inner in block.blocks[:-1]:
            _add(word, inner, keep=True)
        _add(word, block.blocks[-1])
    elif isinstance(block, Heading):
        _write(word.add_heading(level=block.level), block.words)
    elif isinstance(block, Paragraph):
        _paragraph(word, block, keep=keep)
    elif isinstance(block, Items):
        for number, item in enumerate(block.items, 1):
            _item(word, block.mark, number, item, keep=keep)
    elif isinstance(block, Grid):
        _grid(word, block)
    else:
        _lines(word, block)


def _paragraph(word: "WordDocument", block: Paragraph, *, keep: bool) -> None:
    from docx.shared import Mm, Pt

    lines = word.add_paragraph()
    lines.paragraph_format.keep_with_next = keep
    _write(lines, block.words)
    if block.kind == "passage":
        lines.paragraph_format.left_indent = Mm(7)
        lines.paragraph_format.line_spacing = 1.5
    if block.kind == "code":
        lines.paragraph_format.left_indent, lines.paragraph_format.space_after = Mm(7), Pt(0)
    if block.kind == "small":
        for run in lines.runs:
            run.font.size = Pt(9)


def _item(word: "WordDocument", mark: str, number: int, item: Words, *, keep: bool) -> None:
    from docx.shared import Mm, Pt

    sign = {"bullet": "•", "number": f"{number}."}.get(mark, mark)
    line = word.add_paragraph()
    shape = line.paragraph_format
    shape.left_indent, shape.first_line_indent, shape.space_after = Mm(9), Mm(-6), Pt(2)
    shape.keep_with_next = keep
    shape.tab_stops.add_tab_stop(Mm(9))
    line.add_run(f"{sign}\t")
    _write(line, item)


def _grid(word: "WordDocument", block: Grid) -> None:
    from docx.shared import Pt

    head = [block.head] if any(block.head) else []
    columns = max((len(row) for row in (*head, *block.rows)), default=1)
    table = word.add_table(rows=0, cols=columns, style="Table Grid")
    for number, row in enumerate((*head, *block.rows)):
        added = table.add_row()
        _whole(added)
        cells = added.cells
        for cell, content in zip(cells, row, strict=False):
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(1)
            _write(line, content, bold=bool(head) and number == 0)
    _widths(table, [*head, *block.rows], columns)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _whole(row: Any) -> None:
    """Let no page break run through a row."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no word for it


def _widths(table: Any, rows: list[tuple[Words, ...]], columns: int) -> None:
    """Share the width of the page by how much each column holds, none below a tenth."""
    from docx.shared import Mm

    sizes = [
        max(
            (sum(2 if c > "\u2e7f" else 1 for run in row[k] for c in run.text) for row in rows if k < len(row)),
            default=1,
        )
        for k in range(columns)
    ]
    bounded = [min(max(size, 9), 60) for size in sizes]
    table.autofit = False
    for k, size in enumerate(bounded):
        width = Mm(170 * size / sum(bounded))
        table.columns[k].width = width
        for cell in table.columns[k].cells:
            cell.width = width


def _lines(word: "WordDocument", block: Lines) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for _ in range(block.count):
        line = word.add_paragraph(" ")
        line.paragraph_format.space_after = Pt(8)
        border = OxmlElement("w:pBdr")
        for side in ("bottom", "between"):
            rule = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "777777")):
                rule.set(qn(f"w:{name}"), value)
            border.append(rule)
        line._p.get_or_add_pPr().append(border)  # noqa: SLF001 - python-docx draws no borders


def _write(line: Any, runs: Words, *, bold: bool = False) -> None:
    for run in runs:
        made = line.add_run(writable(run.text))
        made.bold = True if bold or run.style == "bold" else None
        made.italic = True if run.style == "slant" else None
        if run.style == "code":
            made.font.name = _LATIN["code"]
