"""The marks of traces: bars, lines, points and cells, as SVG elements."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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
Mark = tuple[str, dict[str, Any]]
"""The path of a mark, and its look: what marks that can be drawn as one path have in common."""


class _Lettering(NamedTuple):
    """How a trace writes its words: one value for all points, or a list."""

    size: Any
    colour: Any
    position: Any


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


def short(value: float) -> str:
    """Return a number of pixels, to a tenth, as short as it can be written.

    >>> short(12.04), short(-0.04), short(0.26)
    ('12', '0', '.3')
    """
    shown = f"{round(value, 1) + 0.0:g}"
    return shown.replace("0.", ".", 1) if shown.startswith(("0.", "-0.")) else shown


def joined(marks: "Iterator[Html | Mark]") -> Iterator[Html]:
    """Yield elements; marks of one look that follow each other become one path, since a long speech has thousands."""
    for look, run in itertools.groupby(marks, lambda m: None if isinstance(m, Html) else sorted(m[1].items(), key=str)):
        if look is None:
            yield from run  # type: ignore[misc]
        else:
            yield tag("path", d="".join(m[0] for m in run), **dict(look))


def bars(trace: Any, axes: tuple[Axis, Axis], slots: list[Slot], fills: list[str], words: Words) -> Iterator[Html]:
    """Yield the bars of a trace, each at its slot, with its words."""
    yield from joined(_bars(trace, axes, slots, fills, words))


def _bars(
    trace: Any, axes: tuple[Axis, Axis], slots: list[Slot], fills: list[str], words: Words
) -> "Iterator[Html | Mark]":
    flat = trace.orientation == "h"
    along, across = axes if flat else axes[::-1]
    edges, widths = trace.marker.line.color, trace.marker.line.width  # asked once: Plotly checks each time
    texts, where = trace.text, _Lettering(trace.textfont.size, trace.textfont.color, trace.textposition)
    for number, place in enumerate(slots):
        left, right, start, stop = place
        a1, a2 = sorted((along.pixel(start), along.pixel(stop)))
        b1, b2 = sorted((across.pixel(left), across.pixel(right)))
        box = (
            dict(x=a1, y=b1, width=a2 - a1, height=b2 - b1) if flat else dict(x=b1, y=a1, width=b2 - b1, height=a2 - a1)
        )
        if box["width"] <= 0 or box["height"] <= 0:
            continue
        edge = dict(
            stroke=colour_of(edges, number, "none") if widths else None,
            stroke_width=each(widths, number) or None,
        )
        path = (
            f"M{short(box['x'])} {short(box['y'])}h{short(box['width'])}v{short(box['height'])}h{short(-box['width'])}z"
        )
        said = each(texts, number)
        yield path, dict(fill=fills[number], **edge)
        if said:
            yield _bar_text(where, number, str(said), box, words, flat=flat)


def _bar_text(look: _Lettering, number: int, said: str, box: dict[str, float], words: Words, *, flat: bool) -> Html:
    size = float(each(look.size, number, 12))
    outside = look.position == "outside" or (look.position in {None, "auto"} and not flat)
    colour = colour_of(look.colour, number, "")
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
    yield from joined(_points(trace, axes, colour, words, ground))


def _points(trace: Any, axes: tuple[Axis, Axis], colour: str, words: Words, ground: str) -> "Iterator[Html | Mark]":
    mode = trace.mode or "lines"
    x, y = axes
    marked, said = "markers" in mode, "text" in mode
    marker, font = trace.marker.to_plotly_json(), trace.textfont.to_plotly_json()  # Plotly checks each time it is asked
    texts, spots = trace.text, trace.textposition
    for number, (px, py) in enumerate(zip(_pixels(x, trace.x, trace.y), _pixels(y, trace.y, trace.x), strict=True)):
        if px is None or py is None:
            continue
        size = float(each(marker.get("size"), number, 7))
        if marked:
            mark = _symbol(
                str(each(marker.get("symbol"), number, "circle")),
                (px, py),
                size / 2,
                colour_of(marker.get("color"), number, colour),
                opacity=float(each(marker.get("opacity"), number, 1)),
                ground=ground,
            )
            # Marks that can be seen through, or hide each other's outline, are drawn one by one.
            alone = mark[1].get("opacity") is not None or mark[1]["fill"] != mark[1]["stroke"]
            yield tag("path", d=mark[0], **mark[1]) if alone and mark[1]["fill"] != "none" else mark
        if said and each(texts, number):
            place = str(each(spots, number, "middle center"))
            up = -size / 2 - 7 if "top" in place else size / 2 + 9 if "bottom" in place else 0
            side = "end" if "left" in place else "start" if "right" in place else "middle"
            aside = {"end": -size / 2 - 3, "start": size / 2 + 3, "middle": 0}[side] if marked else 0
            ink = colour_of(font.get("color"), number, "")
            yield words(
                str(each(texts, number)),
                (px + aside, py + up),
                float(each(font.get("size"), number, 12)),
                ink,
                side,
            )


def symbol(name: str, spot: tuple[float, float], r: float, colour: str) -> Html:
    """Return one point, for a legend."""
    path, look = _symbol(name, spot, r, colour)
    return tag("path", d=path, **look)


def _symbol(
    name: str, spot: tuple[float, float], r: float, colour: str, *, opacity: float = 1, ground: str = "none"
) -> Mark:
    """Return one point; `-open` ones are outlined, `line-ns` and `line-ew` are strokes."""
    plain = name.removesuffix("-open")
    x, y, d, n = short(spot[0]), short(spot[1]), short(2 * r), short(r)
    left, right, top, foot = (short(v) for v in (spot[0] - r, spot[0] + r, spot[1] - r, spot[1] + r))
    shapes = {
        "square": f"M{left} {top}h{d}v{d}h-{d}z",
        "diamond": f"M{x} {top}L{right} {y}L{x} {foot}L{left} {y}z",
        "triangle-up": f"M{x} {top}L{right} {foot}H{left}z",
        "triangle-down": f"M{x} {foot}L{right} {top}H{left}z",
        "circle": f"M{left} {y}a{n} {n} 0 1 0 {d} 0a{n} {n} 0 1 0 -{d} 0z",
    }
    strokes = {
        "line-ns": f"M{x} {top}v{d}",
        "line-ew": f"M{left} {y}h{d}",
        "cross": f"M{x} {top}v{d}M{left} {y}h{d}",
        "x": f"M{left} {top}l{d} {d}M{left} {foot}l{d} -{d}",
        "star": f"M{x} {top}v{d}M{left} {short(spot[1] - r / 2)}l{d} {n}M{left} {short(spot[1] + r / 2)}l{d} -{n}",
    }
    seen = None if opacity == 1 else opacity
    if plain in strokes:
        return strokes[plain], dict(fill="none", stroke=colour, stroke_width=2, opacity=seen)
    is_open = plain != name
    fill = ground if is_open else colour
    return shapes.get(plain, shapes["circle"]), dict(
        fill=fill, stroke=colour, stroke_width=1.5 if is_open else None, opacity=seen
    )


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
