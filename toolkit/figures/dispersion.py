"""The dispersion plot (词语分布图): where in the speech each word comes, a stroke an occurrence."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures._common import separator, titled
from toolkit.figures._words import part_marks, stretches, table_of
from toolkit.figures.base import empty_figure, new_figure, safe, wrapped
from toolkit.measure.counts import word_counts, words_of
from toolkit.measure.dispersion import dp_norm, juilland_d
from toolkit.measure.parts import Places, parts, spoken
from toolkit.measure.query import string_matches
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import paper, series

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

EQUAL_PARTS = 10


class WordSpread(NamedTuple):
    """A word, the offsets where it comes, the section of each, and how evenly it is spread (Juilland's D, DPnorm)."""

    word: str
    at: tuple[int, ...]
    places: tuple[str, ...]
    d: float
    dp_norm: float


class DispersionInfo(NamedTuple):
    """What the strokes show: one row a word; `parts` are start, stop and name of the parts of the speech."""

    title: str
    length: int
    rows: tuple[WordSpread, ...]
    parts: tuple[tuple[float, float, str], ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a word: word, count, Juilland's D and DPnorm over ten equal parts, and the offsets."""
        rows = ((r.word, len(r.at), round(r.d, 3), round(r.dp_norm, 3), " ".join(map(str, r.at))) for r in self.rows)
        return table_of(rows, ("word", "count", "juilland_d", "dp_norm", "offsets"), lang)


def dispersion_info(
    doc: Document, words: Iterable[str] | None = None, *, top: int = 8, lang: str | None = None
) -> DispersionInfo:
    """Return where each of `words` comes (default: the `top` commonest outside the stop classes).

    A word is looked for as a string in the unaltered text, whatever the segmentation; D and DPnorm (see
    `measure.dispersion`) are those of the strokes over ten parts with equally many characters.
    """
    if words is None:
        wanted = [word for word, _ in word_counts(words_of(doc, stop=STOP_CLASSES)).most_common(top)]
    else:
        wanted = [words] if isinstance(words, str) else list(dict.fromkeys(words))
    whole, places = spoken(doc), Places(doc, lang)
    tenths = parts(doc, min(EQUAL_PARTS, max(1, len(doc.text))))
    sizes = [len(tenth) for tenth in tenths]
    rows = []
    for word in wanted:
        at = tuple(start for start, _ in string_matches(doc.text, word) if whole.start <= start < whole.stop)
        counts = [sum(tenth.start <= start < tenth.stop for start in at) for tenth in tenths]
        scores = juilland_d(counts, sizes), dp_norm(counts, sizes)
        rows.append(WordSpread(word, at, tuple(places.name(start) for start in at), *scores))
    pieces = tuple((float(p.start), float(p.stop), p.name) for p in stretches(doc, lang))
    return DispersionInfo(titled("figure.dispersion", doc, lang), len(doc.text), tuple(rows), pieces)


def dispersion(
    doc: Document,
    words: Iterable[str] | None = None,
    *,
    top: int = 8,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return a row of strokes for each word, one where it comes, over the length of the speech; hover for the section."""
    import plotly.graph_objects as go

    info = dispersion_info(doc, words, top=top, lang=lang)
    settings = {"words": [row.word for row in info.rows]}
    if not any(row.at for row in info.rows):
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    names = [f"{safe(row.word)}  {len(row.at)}" for row in info.rows]
    traces = [
        go.Scatter(
            x=list(row.at),
            y=[i] * len(row.at),
            mode="markers",
            name=safe(row.word),
            marker=dict(
                symbol="line-ns",
                color=series(i).colour(theme),
                size=max(8, 260 / len(info.rows)) if len(info.rows) > 8 else 30,
                line=dict(width=2.5, color=series(i).colour(theme)),
            ),
            customdata=[[wrapped(place)] for place in row.places],
            hovertemplate=f"<b>{safe(row.word)}</b> %{{x}}<br>%{{customdata[0]}}<extra></extra>",
            showlegend=False,
        )
        for i, row in enumerate(info.rows)
    ]
    marks = part_marks(info.parts, info.length, theme)
    marks["annotations"] += [
        dict(
            x=1.01,
            xref="paper",
            xanchor="left",
            y=i,
            text=f"{row.dp_norm:.2f}",
            showarrow=False,
            font=dict(size=13, color=paper(theme).muted),
        )
        for i, row in enumerate(info.rows)
    ]
    marks["annotations"].append(
        dict(x=1.01, xref="paper", xanchor="left", y=-0.75, text="DPnorm", showarrow=False, font=dict(size=12))
    )
    said = separator(lang).join(f"{row.word} {len(row.at)} (DPnorm {row.dp_norm:.2f})" for row in info.rows)
    return new_figure(
        traces,
        title=info.title,
        alt=label("figure.dispersion.alt", lang, words=said),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            xaxis=dict(
                range=[0, info.length], title=dict(text=label("figure.offset", lang)), showgrid=False, zeroline=False
            ),
            yaxis=dict(
                tickvals=list(range(len(names))), ticktext=names, range=[len(names) - 0.5, -1], ticks="", zeroline=False
            ),
            margin=dict(l=56, r=84, t=84, b=56),
            **marks,
        ),
    )
