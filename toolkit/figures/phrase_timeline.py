"""A phrase over time: each use at its date, exact and altered ones apart (提法时间线)."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.corpus import Corpus
from toolkit.figures._common import frame
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, wrapped
from toolkit.theme import label
from toolkit.theme.colours import SERIES

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class PhraseUse(NamedTuple):
    """One use: the speech, its date as far as known, the words there, whether exact, and the line."""

    speech: str
    date: str
    words: str
    exact: bool
    line: str


class PhraseTimelineInfo(NamedTuple):
    """The phrase and its uses, oldest first."""

    phrase: str
    uses: tuple[PhraseUse, ...]

    def table(self) -> "pd.DataFrame":
        """Return one row a use."""
        return frame([use._asdict() for use in self.uses], PhraseUse._fields)


def phrase_timeline_info(corpus: Corpus, phrase: str) -> PhraseTimelineInfo:
    """Return the uses of a phrase in a corpus."""
    uses = (PhraseUse(u.speech, u.date, u.words, u.exact, u.line) for u in corpus.uses(phrase))
    return PhraseTimelineInfo(phrase, tuple(uses))


def phrase_timeline(
    corpus: Corpus, phrase: str, *, lang: str | None = None, size: str = "wide", theme: str = "light"
) -> "go.Figure":
    """Return a mark a use, stacked by date; undated speeches stand in a column of their own at the end."""
    import plotly.graph_objects as go

    info = phrase_timeline_info(corpus, phrase)
    title = label("figure.phrase_timeline", lang, phrase=shortened(phrase, 36))
    if not info.uses:
        return empty_figure(title, label("figure.phrase_timeline.none", lang), size_name=size, theme=theme)
    undated = label("figure.undated", lang)
    dates = list(dict.fromkeys(use.date or undated for use in info.uses))
    stacked: dict[str, int] = {}
    places = []
    for use in info.uses:
        column = use.date or undated
        stacked[column] = stacked.get(column, 0) + 1
        places.append((column, stacked[column]))
    traces = []
    for number, (exact, key) in enumerate(((True, "figure.reuse.exact"), (False, "figure.reuse.altered"))):
        chosen = [i for i, use in enumerate(info.uses) if use.exact is exact]
        if not chosen:
            continue
        cue = SERIES[number]
        traces.append(
            go.Scatter(
                x=[places[i][0] for i in chosen],
                y=[places[i][1] for i in chosen],
                mode="markers",
                name=label(key, lang),
                marker=dict(color=cue.colour(theme), symbol=cue.symbol, size=12 if max(stacked.values()) < 15 else 7),
                hovertext=[
                    f"<b>{safe(info.uses[i].speech)}</b><br>{wrapped(info.uses[i].words)}<br>{wrapped(info.uses[i].line)}"
                    for i in chosen
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    first = info.uses[0]
    return new_figure(
        traces,
        title=title,
        alt=label(
            "figure.phrase_timeline.alt", lang, count=len(info.uses), first=first.speech, date=first.date or undated
        ),
        settings={"phrase": phrase},
        size_name=size,
        theme=theme,
        layout=dict(
            xaxis=dict(
                type="category", categoryorder="array", categoryarray=dates, title=dict(text=label("figure.date", lang))
            ),
            yaxis=dict(
                title=dict(text=label("figure.uses", lang)),
                rangemode="tozero",
                tickformat="d",
                dtick=1 if max(stacked.values()) < 12 else None,
            ),
        ),
    )
