"""What native charts show, read from our figures: bars, lines and points that can be edited in PowerPoint."""

from html import unescape
from typing import Any, NamedTuple

from toolkit.export.drawing.axes import listed
from toolkit.export.drawing.marks import colour_of
from toolkit.export.html import plain
from toolkit.figures.base import shortened
from toolkit.theme.colours import series

_ROWS = 20
"""The most bars in one chart; more go on further slides."""


class Series(NamedTuple):
    """One series: its name, colour and dash; its values, or for points its (x, y) pairs; the colours of single bars."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    pairs: tuple[tuple[float, float], ...] = ()
    dash: str = ""
    marked: bool = False
    joined: bool = True
    colours: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Chart(NamedTuple):
    """What a native chart needs: its kind (`bar`, `column`, `line`, `xy`), categories from top or left, series, axis titles."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool
    x_title: str
    y_title: str
    logs: tuple[bool, bool] = (False, False)


def chart_of(figure: Any) -> Chart | None:
    """Return the native chart of a figure, or None where it is not made of plain bars, lines or points on one pair of axes."""
    # A band under the curves, drawn on a second axis and not in the legend, is left to the slide of the section map.
    traces = [t for t in figure.data if t.visible is not False]
    if any(t.type not in {"bar", "scatter"} for t in traces):
        return None
    traces = [t for t in traces if t.yaxis in {None, "y"} or t.showlegend is not False]
    kinds = {t.type for t in traces}
    panels = {(t.xaxis or "x", t.yaxis or "y") for t in traces}
    if not traces or len(panels) != 1:
        return None
    if kinds == {"bar"} and not any(t.base is not None for t in traces):
        return _bars(figure, traces)
    if kinds == {"scatter"} and all(t.x is not None and t.y is not None for t in traces):
        return _lines(figure, traces)
    return None


def _words(text: Any) -> str:
    return shortened(plain(unescape(str(text or "").replace("<br>", " ").replace("<b>", "").replace("</b>", ""))), 60)


def _titles(figure: Any) -> tuple[str, str]:
    return _words(figure.layout.xaxis.title.text), _words(figure.layout.yaxis.title.text)


def _bars(figure: Any, traces: list[Any]) -> Chart | None:
    flat = traces[0].orientation == "h"
    across, along = ("y", "x") if flat else ("x", "y")
    axis = figure.layout[f"{across}axis"]
    places = list(dict.fromkeys(v for t in traces for v in listed(t[across])))
    names = dict(zip(listed(axis.tickvals), listed(axis.ticktext), strict=False))
    if all(isinstance(p, int | float) for p in places):
        places.sort()
    elif axis.categoryarray is not None:
        order = [p for p in listed(axis.categoryarray) if p in places]
        places = [*order, *(p for p in places if p not in order)]
    down = axis.autorange == "reversed" or (axis.range is not None and axis.range[0] > axis.range[1])
    if flat and not down:
        places.reverse()
    found = []
    for number, trace in enumerate(traces):
        values = dict(zip(listed(trace[across]), listed(trace[along]), strict=True))
        colour = colour_of(trace.marker.color, 0, series(number).light)
        single = isinstance(trace.marker.color, list | tuple)
        shades = dict(zip(listed(trace[across]), trace.marker.color, strict=True)) if single else {}
        mine = tuple(str(shades.get(p, colour)) for p in places) if single else ()
        found.append(Series(_words(trace.name), colour, tuple(_number(values.get(p)) for p in places), colours=mine))
    categories = tuple(_words(names.get(p, p)) or "–" for p in places)
    # Bars of several colours over one another stand each in its own place: stacked, they are as wide as the place.
    stacked = figure.layout.barmode in {"stack", "relative", "overlay"} and len(traces) > 1
    x_title, y_title = _titles(figure)
    return Chart("bar" if flat else "column", categories, tuple(found), stacked, x_title, y_title)


def _lines(figure: Any, traces: list[Any]) -> Chart | None:
    x_title, y_title = _titles(figure)
    x_axis, y_axis = figure.layout.xaxis, figure.layout.yaxis
    placed = any(axis.visible is False or axis.ticktext is not None for axis in (x_axis, y_axis))
    if placed or any(isinstance(v, str) for t in traces for v in listed(t.y)):
        return None
    traces = [t for t in traces if t.name] or traces
    worded = any(isinstance(v, str) for t in traces for v in listed(t.x))
    categories = tuple(dict.fromkeys(str(v) for t in traces for v in listed(t.x))) if worded else ()
    found = []
    for number, trace in enumerate(traces):
        mode = trace.mode or "lines"
        if "lines" not in mode and "markers" not in mode:
            return None
        colour = colour_of(trace.line.color or trace.marker.color, 0, series(number).light)
        values = {str(x): _number(y) for x, y in zip(listed(trace.x), listed(trace.y), strict=True)}
        pairs = (
            tuple(
                (x, y)
                for a, b in zip(listed(trace.x), listed(trace.y), strict=True)
                if (x := _number(a)) is not None and (y := _number(b)) is not None
            )
            if not worded
            else ()
        )
        found.append(
            Series(
                _words(trace.name) or f"{number + 1}",
                colour,
                tuple(values.get(c) for c in categories),
                pairs,
                trace.line.dash or "",
                "markers" in mode,
                "lines" in mode,
                words=tuple(_words(t) for t in listed(trace.text)) if "text" in mode else (),
            )
        )
    logs = (x_axis.type == "log", y_axis.type == "log")
    return Chart("line" if worded else "xy", categories, tuple(found), False, x_title, y_title, logs)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if number == number and abs(number) != float("inf") else None  # noqa: PLR0124 - NaN differs from itself


def split(chart: Chart) -> list[Chart]:
    """Return a chart of bars as several where it has too many to be read on one slide."""
    if chart.kind != "bar" or len(chart.categories) <= _ROWS:
        return [chart]
    count = -(-len(chart.categories) // _ROWS)
    step = -(-len(chart.categories) // count)
    parts = []
    for at in range(0, len(chart.categories), step):
        cut = slice(at, at + step)
        own = tuple(s._replace(values=s.values[cut], colours=s.colours[cut]) for s in chart.series)
        parts.append(chart._replace(categories=chart.categories[cut], series=own))
    return parts
