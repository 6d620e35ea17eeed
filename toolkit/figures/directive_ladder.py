"""The directive ladder (指令阶梯): how many directives of each strength stand in each part of the speech."""

from typing import TYPE_CHECKING

from toolkit.figures._by_part import ByPart, by_part, densest, part_bars, part_layout
from toolkit.figures._common import settings_of, titled
from toolkit.figures.base import empty_figure, new_figure
from toolkit.model import Document
from toolkit.theme.colours import STRENGTH_CUES

if TYPE_CHECKING:
    import plotly.graph_objects as go

STRENGTHS = ("4", "3", "2", "1")


def directive_ladder_info(doc: Document, *, lang: str | None = None) -> ByPart:
    """Return the directives of each part by strength, from 4 (必须) to 1 (可以)."""
    title = titled("figure.directive_ladder", doc, lang)
    return by_part(
        doc, "directive", STRENGTHS, lambda f: str(f.detail("strength")), title=title, prefix="figure.strength"
    )


def directive_ladder(
    doc: Document, *, lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return the directive ladder of `doc`: a bar a part, in text order, stacked from the strongest to the weakest."""
    info = directive_ladder_info(doc, lang=lang)
    settings = settings_of(doc)
    if not info.total:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    return new_figure(
        part_bars(info, [STRENGTH_CUES[s] for s in STRENGTHS], lang, theme),
        title=info.title,
        alt=densest(info, lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=part_layout(info, lang, size_name, "figure.directives"),
    )
