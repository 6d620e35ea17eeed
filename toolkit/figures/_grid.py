"""Tables as figures: cells with as many lines as they need, drawn with Plotly's table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.figures.base import FONT_STACK, safe, width_units
from toolkit.theme.colours import ink_on, paper

if TYPE_CHECKING:
    import plotly.graph_objects as go

FONT, LINE, PAD = 14, 21, 14
_UNIT = 7.6


def broken(text: str, width: float) -> list[str]:
    """Return `text` in lines that fit `width` pixels."""
    units = max(4, int((width - PAD) / _UNIT))
    lines = [""]
    for character in " ".join(text.split()) if "\n" not in text else text:
        if character == "\n":
            lines.append("")
        elif width_units(lines[-1] + character) > units:
            lines.append(character)
        else:
            lines[-1] += character
    return lines


def grid(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    fills: Sequence[Sequence[str]],
    theme: str,
) -> tuple["go.Table", float]:
    """Return a table `sum(widths)` pixels wide with a colour a cell, and its height; all rows are as high as the highest needs."""
    import plotly.graph_objects as go

    sheet = paper(theme)
    lined = [[broken(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    most = max((len(cell) for row in lined for cell in row), default=1)
    high = most * LINE + PAD
    columns = list(zip(*[["<br>".join(safe(line) for line in cell) for cell in row] for row in lined], strict=True))
    shades = [list(column) for column in zip(*fills, strict=True)]
    heads = [["<br>".join(safe(line) for line in broken(name, w))] for name, w in zip(headings, widths, strict=True)]
    tall = max((len(broken(name, w)) for name, w in zip(headings, widths, strict=True)), default=1) * LINE + PAD
    table = go.Table(
        columnwidth=list(widths),
        header=dict(
            values=heads,
            align="left",
            height=tall,
            fill=dict(color=sheet.line),
            line=dict(color=sheet.ground),
            font=dict(family=FONT_STACK, size=FONT, color=sheet.ink),
        ),
        cells=dict(
            values=[list(column) for column in columns],
            align="left",
            height=high,
            fill=dict(color=shades),
            line=dict(color=sheet.line),
            font=dict(family=FONT_STACK, size=FONT, color=[[ink_on(c) for c in column] for column in shades]),
        ),
    )
    return table, tall + high * len(rows)
