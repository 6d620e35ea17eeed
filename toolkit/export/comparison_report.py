"""The report of a comparison (对比报告): one HTML file with two or more speeches side by side."""

from collections.abc import Iterator

from toolkit.compare import Comparison, SharedPassage
from toolkit.export import parts
from toolkit.export.html import Html, join, tag, text
from toolkit.export.report import figure_html, page_html, settings_list
from toolkit.figures import plot
from toolkit.figures.profile import GROUPS
from toolkit.model import Document, Span
from toolkit.theme import label, resolve

MOST_SHARED = 60
"""Shared passages shown in full; the longest first, the rest are counted."""


def comparison_html(change: Comparison, *, lang: str | None = None) -> str:
    """Return the report of `change` as one self-contained page, as `report_html` does for one speech.

    Outlines, profiles and shared wording are of the first two sides. The same Comparison and language give the same text.
    """
    lang = resolve(lang)
    title = " ↔ ".join(side.name for side in change.sides)
    chapters = list(_chapters(change, lang))
    kicker = label("report.comparison", lang)
    return page_html(title, chapters, kicker=kicker, doc=change.documents[0], lang=lang)


def _chapters(change: Comparison, lang: str) -> Iterator[tuple[str, Html]]:
    yield "facts", join([join(tag("h3", doc.name), parts.facts(doc, lang)) for doc in change.documents])
    yield "outlines", _figure(change, "outline_pair", lang)
    yield "announcements", join([join(tag("h3", d.name), parts.announcements_table(d, lang)) for d in change.documents])
    warnings = [tag("p", note.text(lang)) for note in change.keyness(rounds=1).warnings]
    yield "words", join(warnings, _figure(change, "keyness", lang), _figure(change, "word_scatter", lang))
    yield "profiles", join([_profile(change, group, lang) for group in GROUPS])
    yield "shared", join(_figure(change, "reuse", lang), _shared(change, lang))
    yield "settings", join([join(tag("h3", doc.name), settings_list(doc, lang)) for doc in change.documents])


def _figure(change: Comparison, name: str, lang: str) -> Html:
    draw = getattr(plot, name)
    table = plot.table_of(name, change, lang)
    return figure_html(draw(change, lang=lang), draw(change, lang=lang, theme="dark"), table, lang)


def _profile(change: Comparison, group: str, lang: str) -> Html:
    table = plot.profile_info(change, group=group).table()
    light, dark = (plot.profile(change, group=group, lang=lang, theme=theme) for theme in ("light", "dark"))
    return figure_html(light, dark, table, lang)


def _shared(change: Comparison, lang: str) -> Html:
    """The shared passages, both sides under one another, with what was changed marked."""
    first, second = change.sides[0].documents[0], change.sides[1].documents[0]
    passages = sorted(change.shared(), key=lambda p: (-p.matched, p.a.start))
    rows = [
        tag("li", tag("p", _marked(first, p, "a")), tag("p", _marked(second, p, "b")) if p.changes else "")
        for p in passages[:MOST_SHARED]
    ]
    rest = len(passages) - MOST_SHARED
    more = tag("p", label("report.shared_more", lang, count=rest)) if rest > 0 else ""
    return join(tag("ol", rows, _class="shared"), more)


def _marked(doc: Document, passage: SharedPassage, side: str) -> Html:
    """One side of a passage, the words that the other side has otherwise in <mark>."""
    whole: Span = getattr(passage, side)
    made: list[object] = []
    at = whole.start
    for change in passage.changes:
        span: Span = getattr(change, side)
        made += [text(doc.text[at : span.start]), tag("mark", doc.text[span.start : span.stop] or "∅")]
        at = span.stop
    return join(*made, text(doc.text[at : whole.stop]))
