"""Shared wording as ribbons between two texts, each a column from its first character to its last (文本复用图)."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.compare import Comparison
from toolkit.figures._common import frame
from toolkit.figures._ribbons import LEFT, RIGHT, axes, block, ribbon
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, wrapped
from toolkit.theme import label
from toolkit.theme.colours import SERIES, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class ReuseBand(NamedTuple):
    """One shared passage: where it stands on both sides, its words there, the characters that agree, the number of changes."""

    a_start: int
    a_stop: int
    b_start: int
    b_stop: int
    a_words: str
    b_words: str
    matched: int
    changes: int


class ReuseInfo(NamedTuple):
    """The bands in the order of the first text, with the texts' names and lengths."""

    a: str
    b: str
    a_length: int
    b_length: int
    bands: tuple[ReuseBand, ...]

    def table(self) -> "pd.DataFrame":
        """Return one row a passage."""
        return frame([band._asdict() for band in self.bands], ReuseBand._fields)


def reuse_info(change: Comparison, *, a: int = 0, b: int = 1) -> ReuseInfo:
    """Return the passages that the two speeches share."""
    first, second = change.sides[a].documents[0], change.sides[b].documents[0]
    bands = tuple(
        ReuseBand(
            p.a.start,
            p.a.stop,
            p.b.start,
            p.b.stop,
            p.a.of(first.text),
            p.b.of(second.text),
            p.matched,
            len(p.changes),
        )
        for p in change.shared(a, b)
    )
    return ReuseInfo(first.name, second.name, len(first.text), len(second.text), bands)


def reuse(
    change: Comparison, *, a: int = 0, b: int = 1, lang: str | None = None, size: str = "wide", theme: str = "light"
) -> "go.Figure":
    """Return two columns with a ribbon for each shared passage; passages word for word in one colour, altered ones in another."""
    import plotly.graph_objects as go

    info = reuse_info(change, a=a, b=b)
    title = label("figure.reuse", lang, a=shortened(info.a, 24), b=shortened(info.b, 24))
    if not info.bands:
        return empty_figure(title, label("figure.reuse.none", lang), size_name=size, theme=theme)
    sheet = paper(theme)
    exact, altered = SERIES[0].colour(theme), SERIES[1].colour(theme)
    shapes = [block(column, 0, 1, fill=sheet.soft, line=sheet.line) for column in (LEFT, RIGHT)]
    traces = []
    for fill, name, chosen in (
        (exact, label("figure.reuse.exact", lang), [x for x in info.bands if not x.changes]),
        (altered, label("figure.reuse.altered", lang), [x for x in info.bands if x.changes]),
    ):
        xs, ys, texts = [], [], []
        for band in chosen:
            left = band.a_start / info.a_length, band.a_stop / info.a_length
            right = band.b_start / info.b_length, band.b_stop / info.b_length
            shapes += [
                ribbon(left, right, fill=fill, opacity=0.5),
                block(LEFT, *left, fill=fill, line=fill, width=0.5),
                block(RIGHT, *right, fill=fill, line=fill, width=0.5),
            ]
            for column, (top, bottom), words, other in (
                (LEFT, left, band.a_words, band.b_words),
                (RIGHT, right, band.b_words, band.a_words),
            ):
                xs.append(sum(column) / 2)
                ys.append((top + bottom) / 2)
                pair = [f"<b>{wrapped(words)}</b>", *([wrapped(other)] if other != words else [])]
                texts.append("<br>".join([*pair, safe(label("figure.reuse.matched", lang, count=band.matched))]))
        if chosen:
            traces.append(
                go.Scatter(
                    x=xs,
                    y=ys,
                    mode="markers",
                    marker=dict(color=fill, size=6, symbol="square"),
                    name=safe(name),
                    hovertext=texts,
                    hovertemplate="%{hovertext}<extra></extra>",
                )
            )
    notes = [
        dict(x=sum(column) / 2, y=-0.025, text=f"<b>{safe(shortened(name, 36))}</b>", showarrow=False, yanchor="middle")
        for column, name in ((LEFT, info.a), (RIGHT, info.b))
    ]
    matched = sum(band.matched for band in info.bands)
    return new_figure(
        traces,
        title=title,
        alt=label("figure.reuse.alt", lang, count=len(info.bands), matched=matched),
        size_name=size,
        theme=theme,
        layout=axes()
        | dict(
            shapes=shapes,
            annotations=notes,
            legend=dict(orientation="h", x=0.5, xanchor="center", y=0.02, yanchor="top"),
        )
        | dict(margin=dict(l=16, r=16, t=64, b=40)),
    )
