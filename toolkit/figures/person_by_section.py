"""Person by section (人称分布): whom the speaker names, himself, all of us or the audience, in each part of the speech."""

from typing import TYPE_CHECKING

from toolkit.figures._by_part import ByPart, by_part, densest, part_bars, part_layout
from toolkit.figures._common import settings_of, titled
from toolkit.figures.base import empty_figure, new_figure
from toolkit.model import Document
from toolkit.theme.colours import series

if TYPE_CHECKING:
    import plotly.graph_objects as go

WHO = ("i", "we", "you", "you_plain")


def person_by_section_info(doc: Document, *, lang: str | None = None) -> ByPart:
    """Return the words of person in each part: i 我, we 我们·咱们, you 大家·同志们·各位, you_plain 你们."""
    title = titled("figure.person_by_section", doc, lang)
    return by_part(doc, "person", WHO, lambda f: str(f.detail("who")), title=title, prefix="figure.who")


def person_by_section(
    doc: Document, *, lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return the words of person in each part of `doc`, a bar a part, in text order."""
    info = person_by_section_info(doc, lang=lang)
    settings = settings_of(doc)
    if not info.total:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    return new_figure(
        part_bars(info, [series(i) for i in range(len(WHO))], lang, theme),
        title=info.title,
        alt=densest(info, lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=part_layout(info, lang, size_name, "figure.persons"),
    )
