"""The slides that a speech and a comparison share: cover, charts, cloud and settings."""

from collections.abc import Sequence
from typing import Any

from toolkit.export.deck.charts import chart_of, split
from toolkit.export.deck.fit import Box
from toolkit.export.deck.page import Deck
from toolkit.export.deck.plotted import place_chart
from toolkit.export.deck.tables import numbered, table_pages
from toolkit.export.deck.words import series
from toolkit.export.provenance import provenance, provenance_line
from toolkit.figures import plot
from toolkit.figures.base import about
from toolkit.model import Document
from toolkit.theme import label


def said(key: str, lang: str, *sources: str) -> list[str]:
    """Return the notes of a kind of slide: what to say, how it was made, and the passages it rests on."""
    notes = [label(f"deck.say.{key}", lang), label(f"deck.how.{key}", lang)]
    return notes + [label("deck.source", lang, text=text) for text in sources if text]


def named(name: str, words: object, lang: str) -> str:
    """Return a name with what it stands for, with the colon of the language.

    >>> named("Sentences", 3, "en")
    'Sentences: 3'
    """
    return label("deck.named", lang, name=name, words=words)


def made_of(docs: Sequence[Document], lang: str) -> str:
    """Return the settings of a slide about these speeches, in one line of its notes."""
    return named(label("report.settings", lang), " | ".join(provenance_line(doc) for doc in docs), lang)


def cover_slide(deck: Deck, title: str, below: Sequence[str], lang: str, *, kind: str = "title") -> None:
    """Add the cover: the title, what the deck is (`report.kind`), and what is known of the speech."""
    page = deck.page(title, said("cover", lang), cover=True)
    what = label(f"report.{kind}", lang)
    words = [what, "　".join(word for word in below if word)]
    box = Box(36, deck.height * 0.56, deck.width - 72, 80)
    page.text(box, [w for w in words if w], alt=what, largest=18, align="center", after=6)


def figure_slides(deck: Deck, names: Sequence[str], thing: Any, lang: str) -> None:
    """Add a slide with a native chart for each figure that can be one; the others have slides of their own kind, or none."""
    for name in names:
        figure = getattr(plot, name)(thing, lang=lang, theme=deck.theme)
        chart = chart_of(figure)
        if chart is None:
            continue
        told = about(figure)
        title, _, _ = told["title"].partition("：" if lang == "zh" else ": ")
        charts = split(chart)
        for number, part in enumerate(charts):
            shown = numbered(title, number, len(charts), lang)
            settings = series((f"{key}={value}" for key, value in told["settings"].items()), lang)
            page = deck.page(shown, [*said("chart", lang), told["alt"], settings])
            place_chart(page, deck.body, part, alt=named(told["title"], told["alt"], lang))


def cloud_slide(deck: Deck, cloud: Any, lang: str) -> None:
    """Add a slide with a word cloud as a picture; its text alternative names the largest words."""
    placed = cloud.layout.placed
    if not placed:
        return
    table = cloud.table(lang)
    words = series(map(str, table.iloc[:20, 0]), lang, short=True)
    page = deck.page(label("deck.cloud", lang), [*said("cloud", lang), words])
    page.picture(deck.body, cloud.png(1920, theme=deck.theme), alt=named(cloud.title, words, lang))


def settings_slide(deck: Deck, docs: Sequence[Document], lang: str) -> None:
    """Add the last slide: from what and with what the deck was made."""
    made = [provenance(doc) for doc in docs]
    keys = [key for key in made[0] if any(one[key] for one in made)]
    rows = [(label(f"report.{key}", lang), *(one[key] for one in made)) for key in keys]
    headings = [label("report.options", lang), *(doc.name if len(docs) > 1 else "" for doc in docs)]
    table_pages(
        deck,
        label("report.settings", lang),
        headings,
        rows,
        shares=(1, *(3 / len(docs) for _ in docs)),
        notes=said("settings", lang),
        size=13 if len(docs) == 1 else 11,
    )
