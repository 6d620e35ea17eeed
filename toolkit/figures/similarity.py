"""How alike speeches are, as a map of squares (相似度热图)."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.corpus import Corpus
from toolkit.figures._common import frame
from toolkit.figures.base import empty_figure, new_figure, safe, shortened
from toolkit.theme import label
from toolkit.theme.colours import SERIES, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class SimilarityInfo(NamedTuple):
    """The names of the speeches, oldest first, and their likeness row by row, from 0 to 1."""

    names: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]

    def table(self) -> "pd.DataFrame":
        """Return the likeness of each two speeches, one row a pair."""
        pairs = [
            {"a": a, "b": b, "likeness": self.rows[i][j]}
            for i, a in enumerate(self.names)
            for j, b in enumerate(self.names)
            if i < j
        ]
        return frame(pairs, ("a", "b", "likeness"))


def similarity_info(corpus: Corpus) -> SimilarityInfo:
    """Return how alike each two speeches of a corpus are, in the order of their dates, undated ones last."""
    table = corpus.similarity()
    order = sorted(table.index, key=lambda n: (not corpus.records[n]["date"], corpus.records[n]["date"], n))
    return SimilarityInfo(tuple(order), tuple(tuple(float(table.loc[a, b]) for b in order) for a in order))


def similarity(corpus: Corpus, *, lang: str | None = None, size: str = "classic", theme: str = "light") -> "go.Figure":
    """Return a square a pair of speeches, the darker the more alike; the diagonal is left open."""
    import plotly.graph_objects as go

    info = similarity_info(corpus)
    title = label("figure.similarity", lang)
    if len(info.names) < 2:
        return empty_figure(title, lang=lang, size_name=size, theme=theme)
    sheet = paper(theme)
    names = [safe(shortened(name.rpartition(".")[0] or name, 24)) for name in info.names]
    values = [[None if i == j else value for j, value in enumerate(row)] for i, row in enumerate(info.rows)]
    few = len(names) <= 14
    cells = go.Heatmap(
        z=values,
        x=list(range(len(names))),
        y=list(range(len(names))),
        customdata=[[f"{a}<br>{b}" for b in names] for a in names],
        colorscale=[[0, sheet.ground], [1, SERIES[0].colour(theme)]],
        zmin=0,
        texttemplate="%{z:.2f}" if few else None,
        hovertemplate="%{customdata}<br>%{z:.2f}<extra></extra>",
        colorbar=dict(title=dict(text=label("figure.similarity.scale", lang)), thickness=14),
        xgap=1,
        ygap=1,
    )
    ticks = dict(tickmode="array", tickvals=list(range(len(names))), ticktext=names, showgrid=False)
    small = dict(tickfont=dict(size=12 if few else 9 if len(names) < 60 else 6))
    best = max(
        ((value, i, j) for i, row in enumerate(info.rows) for j, value in enumerate(row) if i < j), default=(0, 0, 1)
    )
    return new_figure(
        [cells],
        title=title,
        alt=label("figure.similarity.alt", lang, a=info.names[best[1]], b=info.names[best[2]], value=f"{best[0]:.2f}"),
        size_name=size,
        theme=theme,
        layout=dict(xaxis=ticks | small | dict(tickangle=-45), yaxis=ticks | small | dict(autorange="reversed")),
    )
