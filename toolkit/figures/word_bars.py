"""Word bars (词频条形图): the commonest words of a speech, coloured by their class."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from toolkit.chars import count_cjk
from toolkit.figures._common import separator, titled
from toolkit.figures._words import class_cue, table_of
from toolkit.figures.base import empty_figure, new_figure, safe
from toolkit.measure.counts import per_thousand, tag_of, word_class, word_counts, words_of
from toolkit.measure.frequency import known_classes
from toolkit.measure.parts import spoken
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class WordBar(NamedTuple):
    """One word: its tag and class, how often it comes, and how often in 1,000 characters."""

    word: str
    tag: str
    kind: str
    times: int
    rate: float


class WordBarsInfo(NamedTuple):
    """What the bars show, the commonest word first."""

    title: str
    bars: tuple[WordBar, ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a word: word, tag, class, count, per 1,000 characters."""
        rows = ((b.word, b.tag, label(f"word_class.{b.kind}", lang), b.times, round(b.rate, 2)) for b in self.bars)
        return table_of(rows, ("word", "tag", "class", "count", "per_1000"), lang)


def word_bars_info(
    doc: Document,
    *,
    top: int = 20,
    stop: Iterable[str] = STOP_CLASSES,
    classes: Iterable[str] | None = None,
    lang: str | None = None,
) -> WordBarsInfo:
    """Return the `top` commonest words of `doc` outside the stop classes; `classes` keeps some classes of words."""
    kept = known_classes(classes)
    tokens = tuple(t for t in words_of(doc, stop=stop) if word_class(t.tag) in kept)
    tags, size = tag_of(tokens), count_cjk(spoken(doc).of(doc.text))
    bars = (
        WordBar(word, tags[word], word_class(tags[word]), times, per_thousand(times, size))
        for word, times in word_counts(tokens).most_common(top)
    )
    return WordBarsInfo(titled("figure.word_bars", doc, lang), tuple(bars))


def word_bars(
    doc: Document,
    *,
    top: int = 20,
    stop: Iterable[str] = STOP_CLASSES,
    classes: Iterable[str] | None = None,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return a bar for each of the `top` commonest words, coloured by class; hover for the rate in 1,000 characters."""
    import plotly.graph_objects as go

    info = word_bars_info(doc, top=top, stop=stop, classes=classes, lang=lang)
    settings = {"top": top, "stop": list((stop,) if isinstance(stop, str) else stop)}
    if not info.bars:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    sheet = paper(theme)
    traces = []
    for kind in dict.fromkeys(bar.kind for bar in info.bars):
        bars = [bar for bar in info.bars if bar.kind == kind]
        cue = class_cue(kind)
        traces.append(
            go.Bar(
                orientation="h",
                name=label(f"word_class.{kind}", lang),
                x=[bar.times for bar in bars],
                y=[safe(bar.word) for bar in bars],
                text=[str(bar.times) for bar in bars],
                textposition="outside",
                cliponaxis=False,
                marker=dict(
                    color=cue.colour(theme),
                    pattern=dict(shape=cue.pattern, fgcolor=sheet.ground, bgcolor=cue.colour(theme), fgopacity=0.35),
                ),
                customdata=[[round(bar.rate, 2), safe(bar.tag)] for bar in bars],
                hovertemplate=label("figure.word_bars.hover", lang) + "<extra></extra>",
            )
        )
    words = separator(lang).join(f"{bar.word} {bar.times}" for bar in info.bars[:10])
    order = [safe(bar.word) for bar in info.bars]
    return new_figure(
        traces,
        title=info.title,
        alt=label("figure.word_bars.alt", lang, count=len(info.bars), words=words),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            barmode="overlay",
            bargap=0.25,
            xaxis=dict(title=dict(text=label("measure.count", lang)), rangemode="tozero"),
            yaxis=dict(
                categoryorder="array",
                categoryarray=order,
                range=[len(order) - 0.4, -0.6],
                dtick=1,
                type="category",
                ticks="",
            ),
        ),
    )
