"""Tables of figures as SVG: a row of headings, then cells with their colours."""

from collections.abc import Iterator
from typing import Any

from toolkit.export.drawing.axes import listed
from toolkit.export.drawing.marks import Words, each
from toolkit.export.html import Html, tag

_PAD = 7.0


def cells(trace: Any, box: tuple[float, float, float], words: Words, line: str) -> Iterator[Html]:
    """Yield the cells of a Plotly table; `box` is its left, its top and its width in pixels."""
    left, top, width = box
    columns = [listed(column) for column in listed(trace.cells.values)]
    heads = listed(trace.header.values)
    shares = listed(trace.columnwidth) or [1] * len(columns)
    widths = [width * share / sum(shares) for share in shares]
    high, tall = float(trace.cells.height or 30), float(trace.header.height or 32)
    for number, (column, wide) in enumerate(zip(columns, widths, strict=True)):
        head = heads[number]
        shown = head if isinstance(head, str) else each(head, 0, "")
        yield from _cell(
            str(shown),
            (left, top, wide, tall),
            words,
            fill=trace.header.fill.color,
            size=trace.header.font.size,
            line=line,
        )
        fills = each_list(trace.cells.fill.color, number)
        for row, text in enumerate(column):
            place = (left, top + tall + row * high, wide, high)
            yield from _cell(
                str(text), place, words, fill=each(fills, row, "none"), size=trace.cells.font.size, line=line
            )
        left += wide


def each_list(value: Any, number: int) -> Any:
    """Return the value for column `number`: a colour for all, or that column's own list."""
    return value if value is None or isinstance(value, str) else list(value)[number]


def _cell(
    text: str, place: tuple[float, float, float, float], words: Words, *, fill: Any, size: Any, line: str
) -> Iterator[Html]:
    left, top, wide, high = place
    box = dict(x=f"{left:.1f}", y=f"{top:.1f}", width=f"{wide:.1f}", height=f"{high:.1f}")
    yield tag("rect", **box, fill=fill or "none", stroke=line)
    yield words(text, (left + _PAD, top + high / 2), float(size or 13), "", "start")
