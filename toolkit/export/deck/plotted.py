"""Charts on slides: a native chart with its workbook, its colours, axes and the names of its points."""

from math import ceil, floor, log2
from typing import Any

from toolkit.export.deck.charts import Chart, Series
from toolkit.export.deck.fit import Box
from toolkit.export.deck.page import Page
from toolkit.export.deck.words import describe, typefaces
from toolkit.figures._places import POSITIONS, label_positions
from toolkit.theme.colours import paper, series

_LABEL_SIZE = 10
_AXES = (74.0, 96.0)
"""About what the axes with their titles and the legend take of a chart's width and height, in points."""
_DASHES = {
    "dash": "DASH",
    "dot": "ROUND_DOT",
    "dashdot": "DASH_DOT",
    "longdash": "LONG_DASH",
    "longdashdot": "LONG_DASH_DOT",
}


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
    _look(frame.chart, chart, page, box)
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


def _look(made: Any, chart: Chart, page: Page, box: Box) -> None:
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
    _name_points(plot, chart, page, box)
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
    drawn.marker.style = XL_MARKER_STYLE.CIRCLE if one.marked else XL_MARKER_STYLE.NONE
    if one.marked:
        drawn.marker.size = 6
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(one.colour)


def _ends(chart: Chart, axis: int) -> tuple[float, float]:
    """Return the least and the greatest value on an axis; on a logarithmic one the powers of two around them."""
    values = [pair[axis] for one in chart.series for pair in one.pairs]
    if chart.logs[axis]:
        values = [v for v in values if v > 0] or [1.0]
        return 2.0 ** floor(log2(min(values))), 2.0 ** ceil(log2(max(values) * 1.05))
    return min(values, default=0.0), max(values, default=1.0)


def _name_points(plot: Any, chart: Chart, page: Page, box: Box) -> None:
    """Write the words of points where they lie on nothing: those come first that a figure puts first in its series."""
    from pptx.enum.chart import XL_LABEL_POSITION as P
    from pptx.util import Pt

    order = [(i, n) for n, one in enumerate(chart.series) for i in range(len(one.pairs)) if one.words]
    if not order:
        return
    places = {"middle right": P.RIGHT, "middle left": P.LEFT, "top center": P.ABOVE, "bottom center": P.BELOW}
    area = box.width - _AXES[0], box.height - _AXES[1]
    ends = [_ends(chart, axis) for axis in (0, 1)]

    def share(value: float, axis: int) -> float:
        low, high = ends[axis]
        if chart.logs[axis]:
            value, low, high = (log2(max(v, 1e-9)) for v in (value, low, high))
        return (value - low) / ((high - low) or 1)

    spots = []
    for i, n in sorted(order):
        x, y = chart.series[n].pairs[i]
        spots.append((share(x, 0) * area[0], (1 - share(y, 1)) * area[1], chart.series[n].words[i]))
    tried = [p for p in POSITIONS if p[0] in places]
    found = label_positions(spots, area=area, font=_LABEL_SIZE * 1.1, positions=tried)
    for (i, n), place, (_, _, words) in zip(sorted(order), found, spots, strict=True):
        if place is None or not words:
            continue
        shown = plot.series[n].points[i].data_label
        shown.text_frame.text = words
        run = shown.text_frame.paragraphs[0].runs[0]
        run.font.size = Pt(_LABEL_SIZE)
        typefaces(run._r.get_or_add_rPr(), page.fonts)  # noqa: SLF001 - as above
        shown.position = places[place]


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
    for number, axis in enumerate((made.category_axis, made.value_axis)):
        if chart.logs[number]:
            scaling = axis._element.find(qn("c:scaling"))  # noqa: SLF001 - python-pptx has no logarithmic axes
            # Ticks at powers of two: rates differ by less than what powers of ten would show.
            scaling.insert(0, scaling.makeelement(qn("c:logBase"), {"val": "2"}))
            axis.minimum_scale, axis.maximum_scale = _ends(chart, number)
            axis.major_unit = 2
            axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "[<1]0.###;0", False
    if chart.kind == "xy" and not any(chart.logs):
        highest = max((x for s in chart.series for x, _ in s.pairs), default=1.0)
        lowest = min((x for s in chart.series for x, _ in s.pairs), default=0.0)
        made.category_axis.minimum_scale = min(0.0, lowest)
        made.category_axis.maximum_scale = highest
        made.category_axis.has_major_gridlines = False
