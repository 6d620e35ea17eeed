"""Two columns with ribbons between them: shapes shared by the figures that set two speeches side by side."""

from collections.abc import Sequence
from typing import Any

LEFT, RIGHT = (0.0, 0.3), (0.7, 1.0)
"""Where the columns stand, as shares of the width."""


def block(
    column: tuple[float, float], top: float, bottom: float, *, fill: str, line: str, width: float = 1
) -> dict[str, Any]:
    """Return a rectangle in a column; heights run from 0 at the top to 1 at the bottom."""
    return dict(
        type="rect",
        x0=column[0],
        x1=column[1],
        y0=top,
        y1=bottom,
        fillcolor=fill,
        line=dict(color=line, width=width),
        layer="below",
    )


def ribbon(
    left: tuple[float, float], right: tuple[float, float], *, fill: str, opacity: float = 0.35
) -> dict[str, Any]:
    """Return a curved band from a stretch of the left column to one of the right."""
    x0, x1, middle = LEFT[1], RIGHT[0], (LEFT[1] + RIGHT[0]) / 2
    (a, b), (c, d) = left, right
    path = f"M {x0},{a} C {middle},{a} {middle},{c} {x1},{c} L {x1},{d} C {middle},{d} {middle},{b} {x0},{b} Z"
    return dict(type="path", path=path, fillcolor=fill, opacity=opacity, line=dict(width=0), layer="below")


def heights(sizes: Sequence[float], *, least: float = 0.035, gap: float = 0.008) -> list[tuple[float, float]]:
    """Return top and bottom of each stacked block in a column of height 1, at least `least` high where there is room.

    >>> heights([1, 1], least=0.1, gap=0)
    [(0.0, 0.5), (0.5, 1.0)]
    """
    if not sizes:
        return []
    room = 1 - gap * (len(sizes) - 1)
    floor = min(least, room / len(sizes))
    total = sum(sizes) or 1
    free = room - floor * len(sizes)
    found, at = [], 0.0
    for one in sizes:
        tall = floor + free * one / total
        found.append((at, at + tall))
        at += tall + gap
    return found


def axes() -> dict[str, Any]:
    """Return layout settings for a drawing without visible axes, its y running down from 0 to 1."""
    return dict(
        xaxis=dict(visible=False, range=[-0.005, 1.005], fixedrange=True),
        yaxis=dict(visible=False, range=[1.005, -0.045], fixedrange=True),
        margin=dict(l=16, r=16, t=64, b=24),
    )
