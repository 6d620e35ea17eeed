"""A whole figure: its traces drawn on its axes, its title, legend, shapes and notes around them."""

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from toolkit.export.drawing import marks, tables
from toolkit.export.drawing.axes import TICK_FONT, Axis, label_width
from toolkit.export.drawing.place import places, words_shown
from toolkit.export.html import Html, tag
from toolkit.figures.base import about
from toolkit.theme.colours import paper, series

DRAWN = ("bar", "scatter", "heatmap")
"""The kinds of traces that share axes; a table stands alone."""
_FAMILY = "'Toolkit Sans SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
_TAGS = re.compile(r"</?(?:b|i|sup|sub|span|em|u)(?:\s[^<>]*)?>")
_ROW = 22


def figure_svg(figure: Any, *, title: bool = False) -> Html | None:
    """Return `figure` as inline SVG with its text alternative, or None where it has a trace of another kind.

    With `title` the title is drawn too; a page that has it as a heading leaves it out. The same figure gives the same text.
    """
    traces = [t for t in figure.data if t.visible is not False and t.visible != "legendonly"]
    alone = len(traces) == 1 and traces[0].type == "table"
    if (any(t.type not in DRAWN for t in traces) and not alone) or figure.layout.images:
        return None
    return _Drawing(figure, traces).svg(titled=title)


class _Drawing:
    """One figure on its way to SVG."""

    def __init__(self, figure: Any, traces: list[Any]) -> None:
        self.figure, self.traces, self.layout = figure, traces, figure.layout
        self.theme = (self.layout.meta or {}).get("theme", "light")
        self.sheet = paper(self.theme)
        self.width, self.height = float(self.layout.width or 960), float(self.layout.height or 540)
        self.key = "p" + hashlib.sha256(f"{about(figure)}".encode()).hexdigest()[:8]
        self.looks: dict[tuple[str, str], str] = {}
        self.table = traces[0] if traces and traces[0].type == "table" else None
        self.places = places([] if self.table else traces, self.layout, self.width, self.height)

    def svg(self, *, titled: bool) -> Html:
        """Return the SVG element."""
        said = about(self.figure)
        top = 0 if titled else max(0.0, min(self.places.top - 24, 40))
        heading = [self.words(self.layout.title.text or "", (18, 28), 20, "", "start")] if titled else []
        notes = list(self._notes())
        if self.table is None:
            drawn = [*self._grid(), *self._marks(), *self._shapes(), *self._ticks(), *notes]
            legend, bottom = self._legend()
        else:
            margin = self.layout.margin
            box = (
                float(margin.l or 24),
                float(margin.t or 64),
                self.width - float(margin.l or 24) - float(margin.r or 24),
            )
            drawn, legend = list(tables.cells(self.table, box, self.words, self.sheet.line)), []
            rows = len(list(self.table.cells.values[0])) if self.table.cells.values else 0
            bottom = box[1] + float(self.table.header.height or 32) + rows * float(self.table.cells.height or 30) + 24
        patterns = [marks.hatch(key, shape, ground) for (shape, ground), key in self.looks.items()]
        return tag(
            "svg",
            tag("title", said["title"]),
            tag("desc", said["alt"]),
            tag("defs", patterns) if patterns else None,
            tag("rect", y=f"{top:g}", width=f"{self.width:g}", height=f"{bottom - top:g}", fill=self.sheet.ground),
            heading,
            drawn,
            legend,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 {top:g} {self.width:g} {bottom - top:g}",
            role="img",
            aria_label=said["title"],
            font_family=_FAMILY,
        )

    def words(
        self, said: str, spot: tuple[float, float], size: float, colour: str = "", anchor: str = "middle"
    ) -> Html:
        """Return words centred on the height of `spot`; Plotly's `<br>` breaks lines, its other tags are dropped."""
        x, y = spot
        lines = [unescape(_TAGS.sub("", row)) for row in said.split("<br>")]
        first = y - (len(lines) - 1) * size * 0.62 + size * 0.35
        rows: list[object] = (
            [lines[0]]
            if len(lines) == 1
            else [tag("tspan", row, x=f"{x:.1f}", dy=None if i == 0 else "1.25em") for i, row in enumerate(lines)]
        )
        return tag(
            "text",
            rows,
            x=f"{x:.1f}",
            y=f"{first:.1f}",
            font_size=f"{size:g}",
            fill=colour or self.sheet.ink,
            text_anchor=anchor,
            font_weight="700" if said.startswith("<b>") else None,
        )

    def _axis_of(self, trace: Any) -> tuple[Axis, Axis]:
        return self.places.axes[trace.xaxis or "x"], self.places.axes[trace.yaxis or "y"]

    def _span(self, axis: Axis) -> tuple[float, float]:
        """Return the two edges, across, of the panels that an axis runs along."""
        other = "y" if axis.name[0] == "x" else "x"
        own = f"{axis.name[0]}axis"
        mine = {t[f"{other}axis"] or other for t in self.traces if (t[own] or axis.name[0]) == axis.name}
        edges = [e for name in mine or {other} for e in (self.places.axes[name].first, self.places.axes[name].last)]
        return min(edges), max(edges)

    def _grid(self) -> Iterator[Html]:
        for name, axis in self.places.axes.items():
            if axis.layout.visible is False or axis.layout.showgrid is False or axis.kind == "category":
                continue
            low, high = self._span(axis)
            for at, _ in axis.ticks():
                ends = (at, at, low, high) if name[0] == "x" else (low, high, at, at)
                box = dict(zip(("x1", "x2", "y1", "y2"), (f"{v:.1f}" for v in ends), strict=True))
                yield tag("line", **box, stroke=self.sheet.line)

    def _marks(self) -> Iterator[Html]:
        for number, trace in enumerate(self.traces):
            x, y = self._axis_of(trace)
            colour = self._colour(trace, number)
            if trace.type == "bar":
                fills = self._fills(trace, colour, len(self.places.slots[number]))
                yield from marks.bars(trace, (x, y), self.places.slots[number], fills, self.words)
            elif trace.type == "heatmap":
                yield from marks.cells(trace, x, y, self.words, self.sheet.ground)
            else:
                if "lines" in (trace.mode or "lines"):
                    yield from marks.line(trace, x, y, trace.line.color or colour)
                yield from marks.points(trace, (x, y), colour, self.words, self.sheet.ground)

    def _colour(self, trace: Any, number: int) -> str:
        default = series(number).colour(self.theme)
        if trace.type == "heatmap":
            return default
        given = trace.marker.color if trace.marker.color is not None else None
        if given is None and trace.type == "scatter":
            given = trace.line.color
        return marks.colour_of(given, 0, default)

    def _fills(self, trace: Any, default: str, count: int) -> list[str]:
        given, shapes = trace.marker.color, trace.marker.pattern.shape
        found = []
        for number in range(count):
            colour, shape = marks.colour_of(given, number, default), marks.each(shapes, number, "")
            plain = not marks.hatched(shape)
            key = "" if plain else self.looks.setdefault((shape, colour), f"{self.key}-{len(self.looks)}")
            found.append(colour if plain else f"url(#{key})")
        return found

    def _ticks(self) -> Iterator[Html]:
        for name, axis in self.places.axes.items():
            if axis.layout.visible is False:
                continue
            low, high = self._span(axis)
            shown = axis.ticks() if words_shown(axis) else []
            room = abs(axis.last - axis.first) / max(1, len(shown))
            lean = name[0] == "x" and max((label_width(t) for _, t in shown), default=0) > room + 4
            for at, said in shown:
                if name[0] == "y":
                    yield self.words(said, (low - 8, at), TICK_FONT, "", "end")
                elif lean:
                    turned = self.words(said, (0, 0), TICK_FONT, "", "end")
                    yield tag("g", turned, transform=f"translate({at:.1f} {high + 12:.1f}) rotate(-40)")
                else:
                    yield self.words(said, (at, high + 14), TICK_FONT)
            title = axis.layout.title.text
            if title and name[0] == "x":
                yield self.words(title, ((axis.first + axis.last) / 2, high + 34), 13)
            elif title:
                side = tag(
                    "g",
                    self.words(title, (0, 0), 13),
                    transform=f"translate(14 {(axis.first + axis.last) / 2:.1f}) rotate(-90)",
                )
                yield side

    def _shapes(self) -> Iterator[Html]:
        for shape in self.layout.shapes:
            x, y = self._refs(shape)
            stroke = dict(
                stroke=shape.line.color or (None if shape.fillcolor else self.sheet.muted),
                stroke_width=shape.line.width,
                stroke_dasharray=marks.DASHES.get(shape.line.dash or ""),
                opacity=shape.opacity,
            )
            if shape.type == "path":
                yield tag("path", d=_mapped(shape.path, x, y), fill=shape.fillcolor or "none", **stroke)
                continue
            x0, x1, y0, y1 = x(shape.x0), x(shape.x1), y(shape.y0), y(shape.y1)
            if shape.type == "line":
                yield tag("path", d=f"M{x0:.1f} {y0:.1f} L{x1:.1f} {y1:.1f}", fill="none", **stroke)
            else:
                size = dict(width=f"{abs(x1 - x0):.1f}", height=f"{abs(y1 - y0):.1f}")
                yield tag(
                    "rect",
                    x=f"{min(x0, x1):.1f}",
                    y=f"{min(y0, y1):.1f}",
                    **size,
                    fill=shape.fillcolor or "none",
                    **stroke,
                )

    def _refs(self, thing: Any) -> "tuple[Any, Any]":
        """Return what turns a shape's or note's coordinates into pixels."""
        spot = self.places

        def along(ref: str, first: float, last: float) -> Any:
            name = ref.removesuffix(" domain")
            if name == "paper" or name not in spot.axes:
                return lambda v: first + float(v) * (last - first)
            axis = spot.axes[name]
            if ref != name:
                return lambda v: axis.first + float(v) * (axis.last - axis.first)
            return lambda v: found if (found := axis.at(v)) is not None else axis.first

        return along(thing.xref or "x", spot.left, spot.right), along(thing.yref or "y", spot.foot, spot.top)

    def _notes(self) -> Iterator[Html]:
        for note in self.layout.annotations:
            if not note.text or note.visible is False:
                continue
            x, y = self._refs(note)
            px, py = x(note.x) + (note.xshift or 0), y(note.y) - (note.yshift or 0)
            if note.showarrow is not False and note.ax is not None:
                px, py = px + float(note.ax), py + float(note.ay or 0)
            size = float(note.font.size or 12)
            anchor = {"left": "start", "right": "end"}.get(note.xanchor or "", "middle")
            py += {"top": size * 0.6, "bottom": -size * 0.6}.get(note.yanchor or "", 0)
            wide = label_width(note.text, size)
            if note.bgcolor:
                left = px - {"start": 0, "end": wide}.get(anchor, wide / 2) - 3
                ground = dict(
                    x=f"{left:.1f}", y=f"{py - size * 0.7:.1f}", width=f"{wide + 6:.1f}", height=f"{size * 1.4:.1f}"
                )
                yield tag("rect", **ground, fill=note.bgcolor)
            turned = self.words(note.text, (px, py), size, note.font.color or "", anchor)
            yield (
                tag("g", turned, transform=f"rotate({note.textangle} {px:.1f} {py:.1f})") if note.textangle else turned
            )

    def _legend(self) -> tuple[list[Html], float]:
        """Return the legend under the plot and where the drawing ends."""
        base = self.places.foot + 58
        names: dict[str, int] = {}
        if self.layout.showlegend is not False and (len(self.traces) > 1 or self.layout.showlegend):
            for i, trace in enumerate(self.traces):
                if trace.name and trace.showlegend is not False and trace.type != "heatmap":
                    names.setdefault(trace.name, i)
        x, y, drawn = self.places.left, base, []
        for name, number in names.items():
            wide = label_width(name, 13) + 40
            if x + wide > self.width and x > self.places.left:
                x, y = self.places.left, y + _ROW
            drawn += [self._key(number, x, y), self.words(name, (x + 22, y), 13, "", "start")]
            x += wide
        return drawn, (y + 18 if names else max(self.places.foot + 50, 0))

    def _key(self, number: int, x: float, y: float) -> Html:
        trace, colour = self.traces[number], self._colour(self.traces[number], number)
        if trace.type == "bar":
            return tag(
                "rect", x=f"{x:.1f}", y=f"{y - 6:.1f}", width=14, height=12, fill=self._fills(trace, colour, 1)[0]
            )
        mode = trace.mode or "lines"
        stroke = dict(
            stroke=trace.line.color or colour, stroke_width=2, stroke_dasharray=marks.DASHES.get(trace.line.dash or "")
        )
        line = tag("path", d=f"M{x:.1f} {y:.1f} h18", **stroke) if "lines" in mode else None
        dot = (
            marks.symbol(str(marks.each(trace.marker.symbol, 0, "circle")), (x + 9, y), 4, colour)
            if "markers" in mode
            else None
        )
        return tag("g", line, dot)


def _mapped(path: str, x: Any, y: Any) -> str:
    """Return an SVG path whose numbers, pairs of x and y in the units of the axes, are turned into pixels."""
    parts, across = [], True
    for piece in re.findall(r"[A-Za-z]|-?\d+(?:\.\d+)?(?:e-?\d+)?", path):
        if piece.isalpha():
            parts.append(piece)
            across = True
        else:
            parts.append(f"{(x if across else y)(float(piece)):.1f}")
            across = not across
    return " ".join(parts)
