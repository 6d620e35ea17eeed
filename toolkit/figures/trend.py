"""Trend (词语走势图): how the density of words rises and falls through the speech."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import InputError
from toolkit.figures._common import separator, titled
from toolkit.figures._words import part_marks, stretches, table_of
from toolkit.figures.base import empty_figure, new_figure, safe
from toolkit.measure.counts import word_counts, words_of
from toolkit.measure.parts import spoken
from toolkit.measure.query import string_matches
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import series

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

POINTS = 80


class TrendLine(NamedTuple):
    """A word and its density, in occurrences per 1,000 characters, at each point of the text."""

    word: str
    times: int
    density: tuple[float, ...]


class TrendInfo(NamedTuple):
    """What the lines show: `offsets` are where the density is measured, `window` over how many characters."""

    title: str
    length: int
    window: int
    offsets: tuple[int, ...]
    lines: tuple[TrendLine, ...]
    parts: tuple[tuple[float, float, str], ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a point: its offset and the density of each word there."""
        table = table_of(zip(self.offsets, strict=True), ("offset",), lang)
        for line in self.lines:
            table[line.word] = [round(value, 2) for value in line.density]
        return table


def trend_info(
    doc: Document,
    words: Iterable[str] | None = None,
    *,
    top: int = 4,
    window: int | None = None,
    lang: str | None = None,
) -> TrendInfo:
    """Return the moving density of each of `words` (default: the `top` commonest outside the stop classes).

    At 80 points from beginning to end, the density is the number of occurrences that begin within half a `window` to either
    side, per 1,000 characters of the text there; at the ends the window is cut and the count put in proportion. `window`
    is in characters, by default an eighth of the speech. Words are found as strings. Raises InputError for a window below 2.
    """
    whole = spoken(doc)
    size = len(whole)
    width = max(2, size // 8) if window is None else window
    if width < 2:
        message = label("error.figures.narrow_window", width=width)
        raise InputError(message)
    if words is None:
        wanted = [word for word, _ in word_counts(words_of(doc, stop=STOP_CLASSES)).most_common(top)]
    else:
        wanted = [words] if isinstance(words, str) else list(dict.fromkeys(words))
    at = tuple(whole.start + round(i * size / (POINTS - 1)) for i in range(POINTS)) if size and wanted else ()
    lines = []
    for word in wanted:
        found = [start for start, _ in string_matches(doc.text, word) if whole.start <= start < whole.stop]
        density = []
        for point in at:
            low, high = max(whole.start, point - width / 2), min(whole.stop, point + width / 2)
            inside = bisect_left(found, high) - bisect_left(found, low)
            density.append(1000 * inside / max(1.0, high - low))
        lines.append(TrendLine(word, len(found), tuple(density)))
    pieces = tuple((float(p.start), float(p.stop), p.name) for p in stretches(doc, lang))
    return TrendInfo(titled("figure.trend", doc, lang), len(doc.text), width, at, tuple(lines), pieces)


def trend(
    doc: Document,
    words: Iterable[str] | None = None,
    *,
    top: int = 4,
    window: int | None = None,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return a line for each word: how densely it comes in a window that moves through the speech."""
    import plotly.graph_objects as go

    info = trend_info(doc, words, top=top, window=window, lang=lang)
    settings = {"words": [line.word for line in info.lines], "window": info.window}
    if not any(line.times for line in info.lines):
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    traces = [
        go.Scatter(
            x=list(info.offsets),
            y=list(line.density),
            mode="lines",
            name=f"{safe(line.word)} {line.times}",
            line=dict(color=series(i).colour(theme), dash=series(i).dash, width=2.5),
            hovertemplate=f"<b>{safe(line.word)}</b> %{{y:.1f}}<extra></extra>",
            showlegend=True,
        )
        for i, line in enumerate(info.lines)
    ]
    peaks = separator(lang).join(
        label(
            "figure.trend.peak",
            lang,
            word=line.word,
            offset=info.offsets[max(range(len(info.offsets)), key=line.density.__getitem__)],
        )
        for line in info.lines
        if line.times
    )
    return new_figure(
        traces,
        title=info.title,
        alt=label("figure.trend.alt", lang, window=info.window, peaks=peaks),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            xaxis=dict(
                range=[0, info.length], title=dict(text=label("figure.offset", lang)), showgrid=False, zeroline=False
            ),
            yaxis=dict(title=dict(text=label("figure.trend.density", lang, window=info.window)), rangemode="tozero"),
            hovermode="x unified",
            margin=dict(l=64, r=24, t=84, b=48),
            legend=dict(orientation="h", y=-0.16, yanchor="top", x=0),
            **part_marks(info.parts, info.length, theme),
        ),
    )
