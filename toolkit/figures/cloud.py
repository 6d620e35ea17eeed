"""The word cloud (词云) as a figure: the same layout as its PNG, SVG and widget, with counts on hovering."""

import base64
from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from toolkit.cloud import Cloud, word_cloud
from toolkit.cloud.faces import colour_of
from toolkit.cloud.layout import HEIGHT, LEGIBLE, WIDTH
from toolkit.figures._common import separator
from toolkit.figures.base import empty_figure, new_figure, safe
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class CloudInfo(NamedTuple):
    """What the figure draws: a cloud, laid out."""

    title: str
    cloud: Cloud

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a word, placed or not: word, count, group, placed, reason, size, and where it stands."""
        table = self.cloud.table(lang)
        return table.rename(columns={column: label(f"measure.{column}", lang) for column in table.columns})


def cloud_info(
    doc: Document,
    other: Document | None = None,
    *,
    shape: str | PathLike[str] = "rectangle",
    colour: str = "class",
    stop: Iterable[str] = STOP_CLASSES,
    top: int = 100,
    at_least: int = 2,
    least_size: float = LEGIBLE,
    seed: int = 0,
    lang: str | None = None,
) -> CloudInfo:
    """Return the cloud of `doc`, or of what sets it apart from `other`, laid out (see `cloud.word_cloud` for the options)."""
    made = word_cloud(
        doc,
        other,
        shape=shape,
        colour=colour,
        stop=stop,
        top=top,
        at_least=at_least,
        least_size=least_size,
        seed=seed,
        lang=lang,
    )
    return CloudInfo(made.title, made)


def cloud(
    doc: Document,
    other: Document | None = None,
    *,
    shape: str | PathLike[str] = "rectangle",
    colour: str = "class",
    stop: Iterable[str] = STOP_CLASSES,
    top: int = 100,
    at_least: int = 2,
    least_size: float = LEGIBLE,
    seed: int = 0,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return the word cloud of `doc` (with `other`: of the words that set the two apart) as a figure.

    The words are one picture with the glyphs inside, so that no font need be installed; over each lies an unseen point that
    tells its count.
    """
    import plotly.graph_objects as go

    info = cloud_info(
        doc,
        other,
        shape=shape,
        colour=colour,
        stop=stop,
        top=top,
        at_least=at_least,
        least_size=least_size,
        seed=seed,
        lang=lang,
    )
    layout = info.cloud.layout
    settings = {"shape": str(shape), "colour": colour, "top": top, "seed": seed}
    if not layout.placed:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    picture = base64.b64encode(info.cloud.svg(theme=theme, ground=False).encode()).decode("ascii")
    points = go.Scatter(
        x=[(p.box[0] + p.box[2]) / 2 for p in layout.placed],
        y=[(p.box[1] + p.box[3]) / 2 for p in layout.placed],
        mode="markers",
        marker=dict(size=[max(12, p.size / 2) for p in layout.placed], opacity=0),
        hoverlabel=dict(bgcolor=[colour_of(p.term.group, theme) for p in layout.placed]),
        customdata=[[safe(p.term.word), p.term.times, safe(layout.groups[p.term.group])] for p in layout.placed],
        hovertemplate=label("figure.cloud.hover", lang) + "<extra></extra>",
        showlegend=False,
    )
    words = separator(lang).join(f"{p.term.word} {p.term.times}" for p in layout.placed[:10])
    left_out = len([gone for gone in layout.left_out if gone.reason != "rank"])
    axis = dict(visible=False, fixedrange=True)
    return new_figure(
        [points],
        title=info.title,
        alt=label("figure.cloud.alt", lang, count=len(layout.placed), left_out=left_out, words=words),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            images=[
                dict(
                    source=f"data:image/svg+xml;base64,{picture}",
                    xref="x",
                    yref="y",
                    x=0,
                    y=0,
                    sizex=WIDTH,
                    sizey=HEIGHT,
                    sizing="contain",
                    layer="below",
                )
            ],
            xaxis=dict(range=[0, WIDTH], constrain="domain", **axis),
            yaxis=dict(range=[HEIGHT, 0], scaleanchor="x", constrain="domain", **axis),
            margin=dict(l=8, r=8, t=64, b=8),
            hovermode="closest",
        ),
    )
