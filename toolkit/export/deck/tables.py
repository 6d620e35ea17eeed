"""Native tables: as wide as the slide, as many pages as the rows need."""

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.export.deck.fit import LEADING, Box, lines_of, one_line
from toolkit.export.deck.page import Deck, Page
from toolkit.export.deck.words import Fonts, Paragraph, Run, describe, write
from toolkit.figures.base import shortened, width_units
from toolkit.theme import label
from toolkit.theme.colours import paper

_PAD = 5.0
_LINE = 2.0
"""Points that programs add to a row beyond its text and its margins."""
_MOST_LINES, _MOST_ROWS = 4, 8


def numbered(title: str, number: int, count: int, lang: str | None) -> str:
    """Return the title of slide `number` (from 0) of `count` about one thing.

    >>> numbered("Outline", 0, 2, "en"), numbered("Outline", 0, 1, "en")
    ('Outline (1/2)', 'Outline')
    """
    return title if count == 1 else label("deck.part", lang, title=title, number=number + 1, count=count)


def table_pages(
    deck: Deck,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    shares: Sequence[float],
    notes: Sequence[str] = (),
    size: float = 14,
    fills: Sequence[Sequence[str | None]] | None = None,
) -> list[Page]:
    """Add slides with a table; `shares` are the columns' parts of the width. Cells are cut at four lines, in full in the notes."""
    body = deck.body
    widths = _widths(headings, shares, body.width, size)
    shown = [[_cell(cell, width, size) for cell, width in zip(row, widths, strict=True)] for row in rows]
    pages = []
    parts = list(_paged(shown, widths, size, body.height - _high(headings, widths, size)))
    for number, (first, part) in enumerate(parts):
        name = numbered(title, number, len(parts), deck.lang)
        page = deck.page(name, notes)
        looks = fills[first : first + len(part)] if fills else None
        place_table(page, body, headings, part, widths=widths, size=size, alt=name, fills=looks)
        for cells, whole in zip(part, rows[first : first + len(part)], strict=True):
            page.note(*(w for c, w in zip(cells, whole, strict=True) if c != w))
        pages.append(page)
    return pages


def _widths(headings: Sequence[str], shares: Sequence[float], width: float, size: float) -> list[float]:
    """Return the columns' widths: by their shares, but each wide enough for the longest word of its heading."""
    least = [max(width_units(word) for word in (*name.split(), "x")) * size * 0.7 + 2 * _PAD for name in headings]
    wished = [width * share / sum(shares) for share in shares]
    missing = sum(max(0.0, need - wish) for need, wish in zip(least, wished, strict=True))
    spare = sum(max(0.0, wish - need) for need, wish in zip(least, wished, strict=True))
    factor = min(1.0, missing / spare) if spare else 0.0
    widths = [need if wish < need else wish - (wish - need) * factor for need, wish in zip(least, wished, strict=True)]
    return [w * width / sum(widths) for w in widths]


def _cell(text: str, width: float, size: float) -> str:
    """Return what a cell shows of `text`, on at most four lines; the blanks that set a level in are kept.

    >>> _cell("　　二级  标题", 400, 14), _cell("党建" * 40, 100, 14)[-3:]
    ('　　二级 标题', '建党…')
    """
    per_line = int((width - 2 * _PAD) / (size / 2) / 1.06)
    indent = "　" * (len(text) - len(text.lstrip("　")))
    words = indent + " ".join(text.split()) if "\n" not in text else text
    if "\n" in words:
        rows = words.split("\n")
        kept = rows if len(rows) <= _MOST_ROWS else [*rows[: _MOST_ROWS - 1], f"…… {len(rows)}"]
        return "\n".join(one_line(row, width, size, _PAD) for row in kept)
    room = per_line * _MOST_LINES
    return indent + shortened(words, max(2, room - width_units(indent))) if width_units(words) > room else words


def _high(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    tall = max(lines_of(cell, width - 2 * _PAD, size) for cell, width in zip(row, widths, strict=True))
    return tall * size * LEADING + 2 * _PAD + _LINE


def _paged(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, room: float
) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """Yield (number of the first row, rows) of each page."""
    first, part, used = 0, list[Sequence[str]](), 0.0
    for number, row in enumerate(rows):
        high = _high(row, widths, size)
        if part and used + high > room:
            yield first, part
            first, part, used = number, [], 0.0
        part.append(row)
        used += high
    if part:
        yield first, part


def place_table(
    page: Page,
    box: Box,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float],
    size: float,
    alt: str,
    fills: Sequence[Sequence[str | None]] | None = None,
) -> Any:
    """Put one table on a slide; `fills` colours cells, headings are dark on a pale ground whatever the template's style."""
    sheet = paper("light")
    heights = [_high(row, widths, size) for row in (headings, *rows)]
    frame = page.shapes.add_table(
        len(rows) + 1, len(headings), *(round(v * 12700) for v in (box.left, box.top, sum(widths), sum(heights)))
    )
    describe(frame, alt, alt)
    table = frame.table
    table.horz_banding = False
    for number, width in enumerate(widths):
        table.columns[number].width = round(width * 12700)
    for number, high in enumerate(heights):
        table.rows[number].height = round(high * 12700)
    for i, row in enumerate((headings, *rows)):
        for j, text in enumerate(row):
            ground = sheet.line if i == 0 else (fills[i - 1][j] if fills else None)
            _fill_cell(table.cell(i, j), text, page.fonts, size=size, ground=ground or sheet.ground, bold=i == 0)
    return frame


def _fill_cell(cell: Any, text: str, fonts: Fonts, *, size: float, ground: str, bold: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_PAD)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(ground.removeprefix("#"))
    ink = paper("light").ink
    lines: list[Paragraph] = [(Run(row, bold=bold, colour=ink),) for row in text.split("\n")]
    write(cell.text_frame, lines, fonts, size=size)
