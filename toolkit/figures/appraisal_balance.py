"""The appraisal balance (褒贬平衡): criticism to the left, praise to the right, part by part."""

from typing import TYPE_CHECKING

from toolkit.figures._by_part import ByPart, by_part, densest, part_bars, part_layout
from toolkit.figures._common import settings_of, titled
from toolkit.figures.base import empty_figure, new_figure
from toolkit.model import Document
from toolkit.theme.colours import POLARITY_CUES

if TYPE_CHECKING:
    import plotly.graph_objects as go

KINDS = {"minus": "-", "plus": "+"}


def appraisal_balance_info(doc: Document, *, lang: str | None = None) -> ByPart:
    """Return how often each part criticises and praises."""
    names = {sign: kind for kind, sign in KINDS.items()}
    title = titled("figure.appraisal_balance", doc, lang)
    return by_part(
        doc,
        "appraisal",
        tuple(KINDS),
        lambda f: names.get(str(f.detail("polarity")), ""),
        title=title,
        prefix="figure.polarity",
    )


def appraisal_balance(
    doc: Document, *, lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return the balance of praise and criticism in `doc`, a bar a part, in text order."""
    info = appraisal_balance_info(doc, lang=lang)
    settings = settings_of(doc)
    if not info.total:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    layout = part_layout(info, lang, size_name, "figure.appraisals")
    most = max(max(row.counts) for row in info.rows)
    step = max(1, -(-most // 4))
    ticks = list(range(-(-(-most // step) * step), -(-most // step) * step + 1, step))
    layout["xaxis"].update(tickvals=ticks, ticktext=[str(abs(t)) for t in ticks], zeroline=True)
    return new_figure(
        part_bars(info, [POLARITY_CUES[sign] for sign in KINDS.values()], lang, theme, signs=(-1, 1)),
        title=info.title,
        alt=densest(info, lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=layout,
    )
