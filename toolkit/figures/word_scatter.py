"""Two speeches' words against each other: how often here, how often there (双篇词频散点)."""

from math import log10
from typing import TYPE_CHECKING, NamedTuple

from toolkit.compare import Comparison
from toolkit.figures._common import frame
from toolkit.figures._places import label_positions
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, wrapped
from toolkit.figures.base import size as size_of
from toolkit.theme import label
from toolkit.theme.colours import SERIES, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_MARGIN = dict(l=72, r=32, t=72, b=72)


class WordPoint(NamedTuple):
    """One word: its counts and rates in 1,000 words on both sides, its log-likelihood, a line of text."""

    word: str
    study: int
    reference: int
    per_1000: float
    reference_per_1000: float
    log_ratio: float
    log_likelihood: float
    key: bool
    line: str


class WordScatterInfo(NamedTuple):
    """The points, the most telling first, and the names of the sides."""

    study: str
    reference: str
    points: tuple[WordPoint, ...]

    def table(self) -> "pd.DataFrame":
        """Return the points as a table."""
        return frame([point._asdict() for point in self.points], WordPoint._fields)


def word_scatter_info(change: Comparison, *, top: int = 200, minimum: int = 2) -> WordScatterInfo:
    """Return the `top` most frequent words of both sides together, function words and numbers left out, the most telling first."""
    result = change.keyness(minimum=minimum, stop=("function", "numbers"), rounds=1)
    frequent = sorted(result.items, key=lambda r: (-(r.study + r.reference), r.item))[:top]
    points = []
    for row in sorted(frequent, key=lambda r: (-r.log_likelihood, r.item)):
        passages = change.explain(row.item, limit=1)
        points.append(
            WordPoint(
                row.item,
                row.study,
                row.reference,
                row.per_1000,
                row.reference_per_1000,
                row.log_ratio,
                row.log_likelihood,
                row.key,
                passages[0].text if passages else "",
            )
        )
    return WordScatterInfo(result.study, result.reference, tuple(points))


def word_scatter(
    change: Comparison,
    *,
    top: int = 200,
    minimum: int = 2,
    lang: str | None = None,
    size: str = "wide",
    theme: str = "light",
) -> "go.Figure":
    """Return a scatter on logarithmic axes: right is more often in the first, up is more often in the second.

    Words are written where they lie on nothing, the most telling first; the rest show on hovering, with both counts and a line.
    """
    import plotly.graph_objects as go

    info = word_scatter_info(change, top=top, minimum=minimum)
    title = label("figure.word_scatter", lang, a=shortened(info.study, 24), b=shortened(info.reference, 24))
    settings = {"top": top, "minimum": minimum}
    if not info.points:
        return empty_figure(title, lang=lang, size_name=size, theme=theme, settings=settings)
    floor = 0.6 * min(v for p in info.points for v in (p.per_1000, p.reference_per_1000) if v)
    ceiling = 1.5 * max(v for p in info.points for v in (p.per_1000, p.reference_per_1000))
    spots = _spread([(max(p.per_1000, floor), max(p.reference_per_1000, floor)) for p in info.points])
    scale = (log10(floor * 0.5), log10(ceiling))
    positions = _positions(info, spots, scale, size)
    sheet = paper(theme)
    groups = (
        (SERIES[0], info.study, lambda p: p.key and p.log_ratio > 0),
        (SERIES[1], info.reference, lambda p: p.key and p.log_ratio < 0),
        (None, label("figure.word_scatter.shared", lang), lambda p: not p.key),
    )
    traces: list[go.Scatter] = [
        go.Scatter(
            x=[floor * 0.5, ceiling],
            y=[floor * 0.5, ceiling],
            mode="lines",
            line=dict(color=sheet.line, dash="dot"),
            hoverinfo="skip",
            showlegend=False,
        )
    ]
    for cue, name, belongs in groups:
        chosen = [i for i, p in enumerate(info.points) if belongs(p)]
        if not chosen:
            continue
        colour = cue.colour(theme) if cue else sheet.muted
        traces.append(
            go.Scatter(
                x=[spots[i][0] for i in chosen],
                y=[spots[i][1] for i in chosen],
                mode="markers+text",
                name=safe(shortened(name, 30)),
                text=[safe(info.points[i].word) if positions[i] else "" for i in chosen],
                textposition=[positions[i] or "middle right" for i in chosen],
                textfont=dict(size=13, color=colour if cue else sheet.ink),
                marker=dict(color=colour, size=8, symbol=cue.symbol if cue else "circle-open"),
                hovertext=[_hover(info, info.points[i], lang) for i in chosen],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    axis = dict(type="log", range=scale, showgrid=True, dtick="D2", tickformat="~g", minor=dict(showgrid=False))
    return new_figure(
        traces,
        title=title,
        alt=label("figure.word_scatter.alt", lang, count=len(info.points), a=info.study, b=info.reference),
        settings=settings,
        size_name=size,
        theme=theme,
        layout=dict(
            margin=_MARGIN,
            legend=dict(orientation="h", y=1.06, yanchor="bottom", x=1, xanchor="right"),
            xaxis=axis | dict(title=dict(text=label("figure.rate_in", lang, name=safe(shortened(info.study, 30))))),
            yaxis=axis | dict(title=dict(text=label("figure.rate_in", lang, name=safe(shortened(info.reference, 30))))),
        ),
    )


def _spread(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Move points that lie on one spot a little apart, round it in a spiral, so that each can be pointed at."""
    from math import cos, sin, sqrt

    seen: dict[tuple[float, float], int] = {}
    found = []
    for x, y in spots:
        turn = seen[x, y] = seen.get((x, y), -1) + 1
        away = 0.022 * sqrt(turn)
        found.append((x * 10 ** (away * cos(2.4 * turn)), y * 10 ** (away * sin(2.4 * turn))))
    return found


def _positions(
    info: WordScatterInfo, spots: list[tuple[float, float]], scale: tuple[float, float], size: str
) -> list[str | None]:
    width, height = size_of(size)
    area = width - _MARGIN["l"] - _MARGIN["r"], height - _MARGIN["t"] - _MARGIN["b"]
    low, high = scale
    pixels = [
        (
            (log10(x) - low) / (high - low) * area[0],
            (1 - (log10(y) - low) / (high - low)) * area[1],
            point.word,
        )
        for (x, y), point in zip(spots, info.points, strict=True)
    ]
    return label_positions(pixels, area=area)


def _hover(info: WordScatterInfo, point: WordPoint, lang: str | None) -> str:
    counts = label(
        "figure.word_scatter.hover",
        lang,
        a=shortened(info.study, 24),
        x=point.study,
        b=shortened(info.reference, 24),
        y=point.reference,
    )
    lines = [f"<b>{safe(point.word)}</b>", *(safe(row) for row in counts.split("\n"))]
    return "<br>".join([*lines, *([wrapped(point.line)] if point.line else [])])
