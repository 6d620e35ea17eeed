"""Native charts with their data, made from our figures: bars, lines and points that can be edited in PowerPoint."""

from html import unescape
from typing import Any, NamedTuple

from toolkit.export.deck.fit import Box
from toolkit.export.deck.page import Page
from toolkit.export.deck.words import describe, typefaces
from toolkit.export.drawing.axes import listed
from toolkit.export.drawing.marks import colour_of
from toolkit.export.html import plain
from toolkit.figures.base import shortened
from toolkit.theme.colours import paper, series

_ROWS = 20
"""The most bars in one chart; more go on further slides."""
_MOST_WORDS = 16
"""The most points of a series that are named: the first ones, which a figure puts in front as the most telling."""
_DASHES = {
    "dash": "DASH",
    "dot": "ROUND_DOT",
    "dashdot": "DASH_DOT",
    "longdash": "LONG_DASH",
    "longdashdot": "LONG_DASH_DOT",
}


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


def place_chart(page: Page, box: Box, chart: Chart, *, alt: str) -> Any:
    """Put a chart with its workbook on a slide; bars are given from the foot up, as PowerPoint draws them."""
    from pptx.chart.data import CategoryChartData, XyChartData

    if chart.kind == "xy":
        points = XyChartData()
        for one in chart.series:
            own = points.add_series(one.name)
            for x, y in one.pairs:
                own.add_data_point(x, y)
        data: Any = points
    else:
        table = CategoryChartData()
        # Two parts with the same heading must stay two categories.
        turn = -1 if chart.kind == "bar" else 1
        chart = chart._replace(series=tuple(s._replace(colours=s.colours[::turn]) for s in chart.series))
        table.categories = list(chart.categories)[::turn]
        for one in chart.series:
            table.add_series(one.name, one.values[::turn])
        data = table
    frame = page.shapes.add_chart(_type(chart), *(round(v * 12700) for v in box), data)
    describe(frame, alt, page.title)
    _look(frame.chart, chart, page)
    return frame


def _type(chart: Chart) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE as T

    joined = any(s.joined for s in chart.series)
    return {
        "bar": T.BAR_STACKED if chart.stacked else T.BAR_CLUSTERED,
        "column": T.COLUMN_STACKED if chart.stacked else T.COLUMN_CLUSTERED,
        "line": T.LINE_MARKERS if any(s.marked for s in chart.series) else T.LINE,
        "xy": T.XY_SCATTER_LINES_NO_MARKERS if joined else T.XY_SCATTER,
    }[chart.kind]


def _look(made: Any, chart: Chart, page: Page) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    made.font.size = Pt(12 if len(chart.categories) <= 12 else 10)
    typefaces(made.font._rPr, page.fonts)  # noqa: SLF001 - python-pptx has no East Asian typeface for charts
    made.has_title = False
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    plot = made.plots[0]
    if chart.kind in {"bar", "column"}:
        plot.gap_width = 40
        plot.overlap = 100 if chart.stacked else -10
        _labels(plot, page, chart)
    for number, (drawn, one) in enumerate(zip(plot.series, chart.series, strict=True)):
        _series_look(drawn, one, chart, number, page)
    _axes(made, chart, page)


def _labels(plot: Any, page: Page, chart: Chart) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    if len(chart.series) > 1:
        return
    plot.has_data_labels = True
    shown = plot.data_labels
    shown.show_value = True
    whole = all(v is None or float(v).is_integer() for s in chart.series for v in s.values)
    shown.number_format, shown.number_format_is_linked = ("0" if whole else "0.0"), False
    shown.font.size = Pt(10)
    shown.font.color.rgb = RGBColor.from_string(paper(page.deck.theme).muted.removeprefix("#"))
    typefaces(shown.font._rPr, page.fonts)  # noqa: SLF001 - as above


def _series_look(drawn: Any, one: Series, chart: Chart, number: int, page: Page) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    def rgb(colour: str) -> Any:
        shown = colour if colour.startswith("#") else series(number).colour(page.deck.theme)
        return RGBColor.from_string(shown.removeprefix("#"))

    if chart.kind in {"bar", "column"}:
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(one.colour)
        for i, colour in enumerate(one.colours):
            if colour != one.colour:
                point = drawn.points[i].format.fill
                point.solid()
                point.fore_color.rgb = rgb(colour)
        return
    line = drawn.format.line
    if one.joined:
        line.color.rgb = rgb(one.colour)
        line.width = Pt(2.25)
        if one.dash in _DASHES:
            line.dash_style = getattr(MSO_LINE, _DASHES[one.dash])
        drawn.smooth = False
    else:
        line.fill.background()
    for i, words in enumerate(one.words[: min(len(one.pairs), _MOST_WORDS)]):
        if words:
            frame = drawn.points[i].data_label.text_frame
            frame.text = words
            run = frame.paragraphs[0].runs[0]
            run.font.size = Pt(10)
            typefaces(run._r.get_or_add_rPr(), page.fonts)  # noqa: SLF001 - as above
    drawn.marker.style = XL_MARKER_STYLE.CIRCLE if one.marked else XL_MARKER_STYLE.NONE
    if one.marked:
        drawn.marker.size = 6
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(one.colour)


def _axes(made: Any, chart: Chart, page: Page) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_TICK_LABEL_POSITION
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    flat = chart.kind == "bar"
    titles = (chart.y_title, chart.x_title) if flat else (chart.x_title, chart.y_title)
    names, values = made.category_axis, made.value_axis
    for axis, title in zip((names, values), titles, strict=True):
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.format.line.color.rgb = RGBColor.from_string(paper(page.deck.theme).muted.removeprefix("#"))
        if axis.has_major_gridlines:
            axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(
                paper(page.deck.theme).line.removeprefix("#")
            )
        if title:
            axis.has_title = True
            frame = axis.axis_title.text_frame
            frame.text = title
            run = frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = Pt(11), False
            typefaces(run._r.get_or_add_rPr(), page.fonts)  # noqa: SLF001 - as above
    for axis, log in zip((made.category_axis, made.value_axis), chart.logs, strict=True):
        if log:
            scaling = axis._element.find(qn("c:scaling"))  # noqa: SLF001 - python-pptx has no logarithmic axes
            base = scaling.makeelement(qn("c:logBase"), {"val": "10"})
            scaling.insert(0, base)
    if chart.kind == "xy" and not any(chart.logs):
        highest = max((x for s in chart.series for x, _ in s.pairs), default=1.0)
        lowest = min((x for s in chart.series for x, _ in s.pairs), default=0.0)
        made.category_axis.minimum_scale = min(0.0, lowest)
        made.category_axis.maximum_scale = highest
        made.category_axis.has_major_gridlines = False
