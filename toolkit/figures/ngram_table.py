"""The table of n-grams (词串表): sequences of words that come back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures._common import separator, titled
from toolkit.figures._words import table_of
from toolkit.figures.base import empty_figure, new_figure, safe
from toolkit.measure import ngrams
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

STOP = ("function", "numbers")


class Ngram(NamedTuple):
    """A sequence of words as it stands in the text, cut into its words, how often it comes, and per 1,000 characters."""

    text: str
    words: str
    n: int
    times: int
    rate: float


class NgramTableInfo(NamedTuple):
    """What the table shows, the commonest sequence first."""

    title: str
    rows: tuple[Ngram, ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a sequence: sequence, words, n, count, per 1,000 characters."""
        rows = ((r.text, r.words, r.n, r.times, round(r.rate, 2)) for r in self.rows)
        return table_of(rows, ("ngram", "in_words", "n", "count", "per_1000"), lang)


def ngram_table_info(
    doc: Document,
    n: int | tuple[int, int] = (2, 4),
    *,
    top: int = 15,
    at_least: int = 2,
    stop: Iterable[str] = STOP,
    lang: str | None = None,
) -> NgramTableInfo:
    """Return the `top` commonest sequences of `n` words (a number, or from and to); see `measure.ngrams`."""
    table = ngrams(doc, n, stop=stop, at_least=at_least, top=top)
    rows = (Ngram(r["ngram"], r["words"], r["n"], r["count"], r["per_1000"]) for r in table.to_dict("records"))
    return NgramTableInfo(titled("figure.ngram_table", doc, lang), tuple(rows))


def ngram_table(
    doc: Document,
    n: int | tuple[int, int] = (2, 4),
    *,
    top: int = 15,
    at_least: int = 2,
    stop: Iterable[str] = STOP,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return the commonest sequences of words as a table to be put on a slide."""
    import plotly.graph_objects as go

    info = ngram_table_info(doc, n, top=top, at_least=at_least, stop=stop, lang=lang)
    settings = {"n": list(n) if isinstance(n, tuple) else n, "top": top}
    if not info.rows:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    sheet = paper(theme)
    count = len(info.rows)
    cells: tuple[tuple[str, float, str, list[str]], ...] = (
        ("ngram", 0.01, "middle right", [f"<b>{safe(r.text)}</b>" for r in info.rows]),
        ("in_words", 0.34, "middle right", [safe(r.words.replace(" ", " | ")) for r in info.rows]),
        ("n", 0.74, "middle left", [str(r.n) for r in info.rows]),
        ("count", 0.84, "middle left", [str(r.times) for r in info.rows]),
        ("per_1000", 0.99, "middle left", [f"{r.rate:.1f}" for r in info.rows]),
    )
    font = max(10, min(16, 300 // count))
    traces = [
        go.Scatter(
            x=[x] * count,
            y=list(range(count)),
            mode="text",
            text=column,
            textposition=side,
            textfont=dict(size=font, color=sheet.ink),
            cliponaxis=False,
            hoverinfo="skip",
            showlegend=False,
        )
        for _, x, side, column in cells
    ]
    heads = [
        dict(
            x=x,
            y=-1,
            xanchor="left" if side.endswith("right") else "right",
            text=label(f"measure.{name}", lang),
            showarrow=False,
            font=dict(size=13, color=sheet.muted),
        )
        for name, x, side, _ in cells
    ]
    striped = list(range(0, count, 2))
    bands = go.Bar(  # a trace, not a shape, so that it lies under the words in every drawing
        orientation="h",
        x=[1] * len(striped),
        y=striped,
        width=1,
        marker=dict(color=sheet.soft, line=dict(width=0)),
        hoverinfo="skip",
        showlegend=False,
    )
    said = separator(lang).join(f"{r.text} {r.times}" for r in info.rows[:10])
    return new_figure(
        [bands, *traces],
        title=info.title,
        alt=label("figure.ngram_table.alt", lang, count=len(info.rows), words=said),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            xaxis=dict(visible=False, range=[0, 1], fixedrange=True),
            yaxis=dict(visible=False, range=[max(count, 6) - 0.4, -1.6], fixedrange=True),
            bargap=0,
            annotations=heads,
            showlegend=False,
            margin=dict(l=24, r=24, t=64, b=16),
        ),
    )
