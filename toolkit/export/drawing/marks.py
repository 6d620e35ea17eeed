"""The marks of traces: bars, lines, points and cells, as SVG elements."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.export.drawing.axes import Axis, listed
from toolkit.export.drawing.bars import Slot
from toolkit.export.html import Html, tag
from toolkit.theme.colours import ink_on, mixed

DASHES = {"dash": "8 5", "dot": "2 4", "dashdot": "8 4 2 4", "longdash": "14 6", "longdashdot": "14 5 2 5"}
_HATCH = {
    "/": ["M0 8 L8 0"],
    "\\": ["M0 0 L8 8"],
    "x": ["M0 8 L8 0", "M0 0 L8 8"],
    "-": ["M0 4 L8 4"],
    "|": ["M4 0 L4 8"],
    "+": ["M0 4 L8 4", "M4 0 L4 8"],
    ".": ["M3.2 4 a.8 .8 0 1 0 1.6 0 a.8 .8 0 1 0 -1.6 0"],
}
Words = Callable[..., Html]


def each(value: Any, number: int, default: Any = None) -> Any:
    """Return the value for point `number` of an attribute that may be one value or a list."""
    if value is None:
        return default
    if isinstance(value, str | int | float | bool):
        return value
    items = list(value)
    return items[number] if number < len(items) and items[number] is not None else default


def colour_of(value: Any, number: int, default: str) -> str:
    """Return a colour given as `#rrggbb` or any CSS colour; the default where it is a number for a colour scale."""
    found = each(value, number, default)
    return found if isinstance(found, str) else default


def hatch(key: str, shape: str, ground: str) -> Html:
    """Return the pattern that fills bars of colour `ground`."""
    lines = [
        tag("path", d=d, stroke=ink_on(ground) if ground.startswith("#") else "#111", stroke_opacity="0.22")
        for d in _HATCH[shape]
    ]
    return tag(
        "pattern",
        tag("rect", width=8, height=8, fill=ground),
        lines,
        id=key,
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )


def hatched(shape: str | None) -> bool:
    """Return whether a pattern's name is one that is drawn."""
    return bool(shape) and shape in _HATCH


def bars(trace: Any, axes: tuple[Axis, Axis], slots: list[Slot], fills: list[str], words: Words) -> Iterator[Html]:
    """Yield the bars of a trace, each at its slot, with its words."""
    flat = trace.orientation == "h"
    along, across = axes if flat else axes[::-1]
    line = trace.marker.line
    for number, place in enumerate(slots):
        left, right, start, stop = place
        a1, a2 = sorted((along.pixel(start), along.pixel(stop)))
        b1, b2 = sorted((across.pixel(left), across.pixel(right)))
        box = (
            dict(x=a1, y=b1, width=a2 - a1, height=b2 - b1) if flat else dict(x=b1, y=a1, width=b2 - b1, height=a2 - a1)
        )
        if box["width"] <= 0 or box["height"] <= 0:
            continue
        yield tag(
            "rect",
            **{k: f"{v:.1f}" for k, v in box.items()},
            fill=fills[number],
            stroke=colour_of(line.color, number, "none") if line.width else None,
            stroke_width=each(line.width, number) or None,
        )
        said = each(trace.text, number)
        if said:
            yield _bar_text(trace, number, str(said), box, words, flat=flat)


def _bar_text(trace: Any, number: int, said: str, box: dict[str, float], words: Words, *, flat: bool) -> Html:
    size = float(each(trace.textfont.size, number, 12))
    outside = trace.textposition == "outside" or (trace.textposition in {None, "auto"} and not flat)
    colour = colour_of(trace.textfont.color, number, "")
    if outside:
        if flat:
            return words(said, (box["x"] + box["width"] + 4, box["y"] + box["height"] / 2), size, colour, "start")
        return words(said, (box["x"] + box["width"] / 2, box["y"] - size * 0.7), size, colour, "middle")
    return words(said, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2), size, colour, "middle")


def line(trace: Any, x: Axis, y: Axis, colour: str) -> Iterator[Html]:
    """Yield the line of a trace, broken where a value is missing, with the area under it where it is filled."""
    runs: list[list[tuple[float, float]]] = [[]]
    for px, py in zip(_pixels(x, trace.x, trace.y), _pixels(y, trace.y, trace.x), strict=True):
        if px is None or py is None:
            runs.append([])
        else:
            runs[-1].append((px, py))
    zero = y.at(0)
    for run in runs:
        if len(run) < 2:
            continue
        path = _path(run, trace.line.shape)
        if trace.fill in {"tozeroy", "tonexty"} and zero is not None:
            area = f"{path} L{run[-1][0]:.1f} {zero:.1f} L{run[0][0]:.1f} {zero:.1f} Z"
            yield tag("path", d=area, fill=colour, fill_opacity="0.18", stroke="none")
        yield tag(
            "path",
            d=path,
            fill="none",
            stroke=colour,
            stroke_width=trace.line.width or 2,
            stroke_dasharray=DASHES.get(trace.line.dash or ""),
            stroke_linejoin="round",
            opacity=trace.opacity,
        )


def _path(run: list[tuple[float, float]], shape: str | None) -> str:
    parts = [f"M{run[0][0]:.1f} {run[0][1]:.1f}"]
    for (x1, y1), (x2, y2) in itertools.pairwise(run):
        if shape in {"hv", "hvh"}:
            turn = x2 if shape == "hv" else (x1 + x2) / 2
            parts.append(f"L{turn:.1f} {y1:.1f} L{turn:.1f} {y2:.1f}")
        elif shape == "vh":
            parts.append(f"L{x1:.1f} {y2:.1f}")
        parts.append(f"L{x2:.1f} {y2:.1f}")
    return " ".join(parts)


def _pixels(axis: Axis, values: Any, other: Any) -> list[float | None]:
    found = listed(values) or list(range(len(listed(other))))
    return [axis.at(v) for v in found]


def points(trace: Any, axes: tuple[Axis, Axis], colour: str, words: Words, ground: str) -> Iterator[Html]:
    """Yield the points and the words of a trace."""
    mode = trace.mode or "lines"
    x, y = axes
    marked, said = "markers" in mode, "text" in mode
    for number, (px, py) in enumerate(zip(_pixels(x, trace.x, trace.y), _pixels(y, trace.y, trace.x), strict=True)):
        if px is None or py is None:
            continue
        size = float(each(trace.marker.size, number, 7))
        if marked:
            yield symbol(
                str(each(trace.marker.symbol, number, "circle")),
                (px, py),
                size / 2,
                colour_of(trace.marker.color, number, colour),
                opacity=float(each(trace.marker.opacity, number, 1)),
                ground=ground,
            )
        if said and each(trace.text, number):
            place = str(each(trace.textposition, number, "middle center"))
            up = -size / 2 - 7 if "top" in place else size / 2 + 9 if "bottom" in place else 0
            side = "end" if "left" in place else "start" if "right" in place else "middle"
            aside = {"end": -size / 2 - 3, "start": size / 2 + 3, "middle": 0}[side] if marked else 0
            ink = colour_of(trace.textfont.color, number, "")
            yield words(
                str(each(trace.text, number)),
                (px + aside, py + up),
                float(each(trace.textfont.size, number, 12)),
                ink,
                side,
            )


def symbol(
    name: str, spot: tuple[float, float], r: float, colour: str, *, opacity: float = 1, ground: str = "none"
) -> Html:
    """Return one point; `-open` ones are outlined, `line-ns` and `line-ew` are strokes."""
    plain = name.removesuffix("-open")
    x, y = spot
    look = dict(
        fill=ground if plain != name else colour,
        stroke=colour,
        stroke_width=1.5 if plain != name else None,
        opacity=None if opacity == 1 else opacity,
    )
    shapes = {
        "square": f"M{x - r:.1f} {y - r:.1f} h{2 * r:.1f} v{2 * r:.1f} h{-2 * r:.1f} Z",
        "diamond": f"M{x:.1f} {y - r:.1f} L{x + r:.1f} {y:.1f} L{x:.1f} {y + r:.1f} L{x - r:.1f} {y:.1f} Z",
        "triangle-up": f"M{x:.1f} {y - r:.1f} L{x + r:.1f} {y + r:.1f} L{x - r:.1f} {y + r:.1f} Z",
        "triangle-down": f"M{x:.1f} {y + r:.1f} L{x + r:.1f} {y - r:.1f} L{x - r:.1f} {y - r:.1f} Z",
    }
    strokes = {
        "line-ns": f"M{x:.1f} {y - r:.1f} V{y + r:.1f}",
        "line-ew": f"M{x - r:.1f} {y:.1f} H{x + r:.1f}",
        "cross": f"M{x:.1f} {y - r:.1f} V{y + r:.1f} M{x - r:.1f} {y:.1f} H{x + r:.1f}",
        "x": f"M{x - r:.1f} {y - r:.1f} L{x + r:.1f} {y + r:.1f} M{x - r:.1f} {y + r:.1f} L{x + r:.1f} {y - r:.1f}",
        "star": f"M{x:.1f} {y - r:.1f} V{y + r:.1f} M{x - r:.1f} {y - r / 2:.1f} L{x + r:.1f} {y + r / 2:.1f} "
        f"M{x - r:.1f} {y + r / 2:.1f} L{x + r:.1f} {y - r / 2:.1f}",
    }
    if plain in strokes:
        return tag("path", d=strokes[plain], stroke=colour, stroke_width=2, fill="none", opacity=look["opacity"])
    if plain in shapes:
        return tag("path", d=shapes[plain], **look)
    return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:.1f}", **look)


def cells(trace: Any, x: Axis, y: Axis, words: Words, ground: str) -> Iterator[Html]:
    """Yield the cells of a heat map, from the paper's colour for the least to the scale's last colour for the most."""
    rows = [listed(row) for row in listed(trace.z)]
    known = [v for row in rows for v in row if v is not None and v == v]  # noqa: PLR0124 - NaN differs from itself
    low = trace.zmin if trace.zmin is not None else min(known, default=0)
    high = trace.zmax if trace.zmax is not None else max(known, default=1)
    scale = [colour for _, colour in (trace.colorscale or ((0, ground), (1, "#0072b2")))]
    names_x, names_y = listed(trace.x) or range(len(rows[0])), listed(trace.y) or range(len(rows))
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            px, py = x.value(names_x[j]), y.value(names_y[i])
            if px is None or py is None or value is None or value != value:  # noqa: PLR0124 - as above
                continue
            colour = _scaled(scale, (value - low) / ((high - low) or 1))
            left, right = sorted((x.pixel(px - 0.5), x.pixel(px + 0.5)))
            top, foot = sorted((y.pixel(py - 0.5), y.pixel(py + 0.5)))
            yield tag(
                "rect",
                x=f"{left:.1f}",
                y=f"{top:.1f}",
                width=f"{right - left:.1f}",
                height=f"{foot - top:.1f}",
                fill=colour,
                stroke=ground,
            )
            said = each(trace.text[i], j) if trace.text is not None and trace.texttemplate else None
            if said:
                yield words(str(said), ((left + right) / 2, (top + foot) / 2), 12, ink_on(colour), "middle")


def _scaled(scale: list[str], share: float) -> str:
    place = min(1.0, max(0.0, share)) * (len(scale) - 1)
    at = min(int(place), len(scale) - 2)
    return mixed(scale[at], scale[at + 1], place - at)
