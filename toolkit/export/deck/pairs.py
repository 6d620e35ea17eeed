"""The slides about a comparison: profiles, outlines side by side, key words, shared wording."""

from typing import Any

from toolkit.cloud import word_cloud
from toolkit.export.deck.common import cloud_slide, cover_slide, figure_slides, made_of, said, settings_slide
from toolkit.export.deck.maps import place_pair
from toolkit.export.deck.page import Deck
from toolkit.export.deck.tables import table_pages
from toolkit.figures import plot
from toolkit.figures.base import shortened
from toolkit.theme import label

_MOST_SHARED, _MOST_SECTIONS = 12, 14


def comparison_slides(deck: Deck, change: Any, lang: str) -> None:
    """Add the slides about a comparison of two sides (of more, the first two)."""
    first, second = change.sides[:2]
    deck.made = made_of((first.documents[0], second.documents[0]), lang)
    cover_slide(deck, label("deck.pair", lang, first=first.name, second=second.name), [], lang, kind="comparison")
    _profile(deck, change, lang)
    _outlines(deck, change, lang)
    own = {"outline_pair", "profile", "reuse"}  # these have slides of their own kind
    figure_slides(deck, [name for name in plot.OF_COMPARISON if name not in own], change, lang)
    cloud_slide(deck, word_cloud(first.documents[0], second.documents[0], lang=lang), lang)
    _shared(deck, change, lang)
    settings_slide(deck, (first.documents[0], second.documents[0]), lang)


def _profile(deck: Deck, change: Any, lang: str) -> None:
    from toolkit.figures.profile import measure_name

    first, second = change.sides[:2]
    rows, fills = [], []
    for row in change.profile():
        if not (row.a.value or row.b.value):
            continue
        name = measure_name(row.measure.group, row.measure.name, lang)
        mark = label("deck.differs", lang) if row.differs else ""
        rows.append((name, f"{row.a.value:.2f}", f"{row.b.value:.2f}", mark))
        fills.append((None, None, None, "#fff3cd" if row.differs else None))
    headings = [label("deck.measure", lang), shortened(first.name, 24), shortened(second.name, 24), ""]
    if rows:
        table_pages(
            deck,
            label("deck.profile", lang),
            headings,
            rows,
            shares=(4, 2, 2, 2),
            notes=said("profile", lang),
            size=13,
            fills=fills,
        )


def _outlines(deck: Deck, change: Any, lang: str) -> None:
    from toolkit.figures.outline_pair import outline_pair_info

    info = outline_pair_info(change)
    sides = tuple([b for b in info.side(name) if b.level == 1][:_MOST_SECTIONS] for name in ("a", "b"))
    if not all(sides):
        return
    page = deck.page(label("deck.outlines", lang), said("outlines", lang))
    page.note(*(b.heading for side in sides for b in side))
    place_pair(page, (info.a, info.b), (sides[0], sides[1]), list(info.links), lang)


def _shared(deck: Deck, change: Any, lang: str) -> None:
    first, second = change.sides[:2]
    texts = first.documents[0].text, second.documents[0].text
    longest = sorted(change.shared(), key=lambda p: -len(p.a))[:_MOST_SHARED]
    rows = [(passage.a.of(texts[0]), passage.b.of(texts[1])) for passage in longest]
    if rows:
        headings = [shortened(first.name, 40), shortened(second.name, 40)]
        table_pages(
            deck, label("deck.shared", lang), headings, rows, shares=(1, 1), notes=said("shared", lang), size=12
        )
