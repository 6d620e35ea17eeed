"""The timeline (修辞时间线): how thick each family of devices lies along the text, with the parts of the speech under it."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.figures._common import frame, part_words, separator, settings_of, titled, top_parts
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, size, width_units, wrapped
from toolkit.model import FAMILIES, Document, Finding
from toolkit.theme import label
from toolkit.theme.colours import cue, ink_on, mixed, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

POINTS = 120
_LEFT, _RIGHT = 64, 24


class Part(NamedTuple):
    """A part of the speech under the curves: its words (a label key after `=`) and where it lies."""

    words: str
    start: int
    stop: int


class TimelineInfo(NamedTuple):
    """What a timeline draws: at each of `offsets`, how many findings of each family there are per 100 characters."""

    title: str
    length: int
    window: int
    offsets: tuple[int, ...]
    density: tuple[tuple[str, tuple[float, ...]], ...]
    parts: tuple[Part, ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a point: its offset, the part it is in, and the density of each family."""
        spots = [(o, next((p.words for p in self.parts if p.start <= o < p.stop), "")) for o in self.offsets]
        columns = [label("column.offset", lang), label("column.part", lang)]
        families = [label(f"family.{family}", lang) for family, _ in self.density]
        rows = [
            {
                columns[0]: offset,
                columns[1]: part_words(words, lang),
                **{name: round(values[i], 3) for name, (_, values) in zip(families, self.density, strict=True)},
            }
            for i, (offset, words) in enumerate(spots)
        ]
        return frame(rows, (*columns, *families))


def timeline_info(doc: Document, *, window: int | None = None, lang: str | None = None) -> TimelineInfo:
    """Return the densities along `doc`: findings are weighed by a bell (Gaussian kernel) around each point.

    `window` is the bell's width in characters (two standard deviations each way; default: a tenth of the text, at least
    100). At the ends the bell is cut off and weighed by what is left of it, so that the edges do not seem empty.
    """
    length = len(doc.text)
    width = window or max(100, length // 10)
    offsets = tuple(round(i * length / POINTS) for i in range(POINTS + 1)) if length else ()
    present = [name for name in FAMILIES if doc.find(name)]
    density = tuple((name, _density(doc.find(name), offsets, width, length)) for name in present)
    parts = tuple(Part(words, span.start, span.stop) for words, span in top_parts(doc))
    return TimelineInfo(titled("figure.timeline", doc, lang), length, width, offsets, density, parts)


def _density(found: tuple[Finding, ...], offsets: tuple[int, ...], width: int, length: int) -> tuple[float, ...]:
    """Return findings per 100 characters around each offset; a finding counts at its middle."""
    sigma = width / 4
    middles = sorted((f.start + f.stop) / 2 for f in found)
    scale = sigma * math.sqrt(2)
    values = []
    for offset in offsets:
        near = middles[bisect_right(middles, offset - 4 * sigma) : bisect_left(middles, offset + 4 * sigma)]
        weight = sum([math.exp(-(((m - offset) / scale) ** 2)) for m in near])
        inside = (math.erf((length - offset) / scale) - math.erf(-offset / scale)) / 2
        values.append(100 * weight / (sigma * math.sqrt(2 * math.pi)) / inside)
    return tuple(values)


def timeline(
    doc: Document, *, window: int | None = None, lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return the timeline of `doc`: one line a family of devices, each with a dash of its own, and the parts beneath."""
    info = timeline_info(doc, window=window, lang=lang)
    settings = settings_of(doc, window=info.window)
    if not info.density:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    return new_figure(
        [*_lines(info, lang, theme), *_parts(info, lang, theme, size_name)],
        title=info.title,
        alt=_summary(info, lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=_layout(info, lang),
    )


def _lines(info: TimelineInfo, lang: str | None, theme: str) -> Iterator["go.Scatter"]:
    import plotly.graph_objects as go

    for family, values in info.density:
        one = cue("family", family)
        name = label(f"family.{family}", lang)
        yield go.Scatter(
            x=list(info.offsets),
            y=list(values),
            name=name,
            mode="lines",
            line=dict(color=one.colour(theme), width=2.5, dash=one.dash),
            hovertemplate=f"{safe(name)} %{{y:.2f}}<extra></extra>",
        )


def _parts(info: TimelineInfo, lang: str | None, theme: str, size_name: str) -> Iterator["go.Bar"]:
    import plotly.graph_objects as go

    sheet = paper(theme)
    across = (size(size_name)[0] - _LEFT - _RIGHT) / max(1, info.length)
    tones = (mixed(sheet.ground, sheet.ink, 0.1), mixed(sheet.ground, sheet.ink, 0.2))
    for tone, parts in ((tones[0], info.parts[::2]), (tones[1], info.parts[1::2])):
        yield go.Bar(
            orientation="h",
            base=[p.start for p in parts],
            x=[p.stop - p.start for p in parts],
            y=[0] * len(parts),
            width=1,
            yaxis="y2",
            showlegend=False,
            marker=dict(color=tone, line=dict(color=sheet.ground, width=1)),
            text=[_fitting(p, lang, across) for p in parts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont=dict(size=12, color=ink_on(tone)),
            hovertext=[
                f"<b>{wrapped(part_words(p.words, lang))}</b><br>"
                + label("figure.range", lang, start=p.start, stop=p.stop, size=p.stop - p.start)
                for p in parts
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _fitting(part: Part, lang: str | None, across: float) -> str:
    units = int(((part.stop - part.start) * across - 6) / 6.4)
    words = part_words(part.words, lang)
    return wrapped(words, units, 2) if units >= 6 or width_units(words) <= units else ""


def _layout(info: TimelineInfo, lang: str | None) -> dict[str, Any]:
    return dict(
        barmode="overlay",
        hovermode="x unified",
        margin=dict(l=_LEFT, r=_RIGHT, t=64, b=88),
        xaxis=dict(range=[0, info.length], title=dict(text=label("figure.offset", lang)), anchor="y2", showgrid=False),
        yaxis=dict(domain=[0.18, 1], rangemode="tozero", title=dict(text=label("figure.density", lang))),
        yaxis2=dict(domain=[0, 0.12], visible=False, range=[-0.5, 0.5]),
    )


def _summary(info: TimelineInfo, lang: str | None) -> str:
    peaks = []
    for family, values in info.density:
        top = info.offsets[max(range(len(values)), key=values.__getitem__)]
        where = next((part_words(p.words, lang) for p in info.parts if p.start <= top < p.stop), "")
        name = label(f"family.{family}", lang)
        peaks.append(label("figure.timeline.peak", lang, family=name, offset=top, part=shortened(where, 40)))
    return label("figure.timeline.alt", lang, window=info.window, peaks=separator(lang).join(peaks))
