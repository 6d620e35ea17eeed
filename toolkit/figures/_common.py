"""What several figures ask of a Document, and the words several of them use."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from toolkit.figures.base import shortened
from toolkit.model import Document, Section, Span
from toolkit.theme import label, resolve

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: "list[dict[str, Any]]", columns: "tuple[str, ...]") -> "pd.DataFrame":
    """Return a table with these columns in this order, also where there is no row."""
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))


def settings_of(doc: Document, **options: Any) -> dict[str, Any]:
    """Return what a figure of `doc` was made with: its options, the digest of the text and of the lexicon."""
    read_with = {"text": doc.speech.sha256[:16], "lexicon": doc.settings.lexicon, "engine": doc.settings.engine}
    return {**options, **{key: value for key, value in read_with.items() if value}}


def titled(key: str, doc: Document, lang: str | None) -> str:
    """Return the title of the figure whose label is `key`, with the speech's name."""
    return (
        label("figure.of", lang, figure=label(key, lang), name=shortened(doc.name, 40))
        if doc.name
        else label(key, lang)
    )


def separator(lang: str | None) -> str:
    """Return what stands between the items of a list in a sentence of `lang`."""
    return "；" if resolve(lang) == "zh" else "; "


def heading_of(doc: Document, section: Section) -> str:
    """Return a section's marker and heading on one line."""
    heading = " ".join(section.heading.of(doc.text).split())
    gap = " " if section.marker and heading and section.marker[-1].isascii() and section.marker[-1].isalnum() else ""
    return f"{section.marker}{gap}{heading}"


def function_of(doc: Document, span: Span) -> str:
    """Return the function of most of the characters of `span`, empty where no move covers it."""
    counts: Counter[str] = Counter()
    for move in doc.moves:
        counts[move.name] += max(0, min(move.stop, span.stop) - max(move.start, span.start))
    name, most = counts.most_common(1)[0] if counts else ("", 0)
    return name if most else ""


def top_parts(doc: Document) -> tuple[tuple[str, Span], ...]:
    """Return the parts that tile opening, body and closing: (words, span) of each top-level section and what lies between.

    A speech without sections gives its zones; one without zones gives itself as one part.
    """
    parts: list[tuple[str, Span]] = []
    area: list[Span] = [z for z in doc.zones if z.name in {"opening", "body", "closing"}] or [Span(0, len(doc.text))]
    tops = [s for s in doc.sections if s.level == 1]
    for zone in area:
        name = getattr(zone, "name", "")
        inside = [s for s in tops if zone.start <= s.start < zone.stop]
        edge = zone.start
        for section in inside:
            _add_rest(parts, doc, edge, section.start, name)
            parts.append((heading_of(doc, section), section.span))
            edge = max(edge, section.stop)
        _add_rest(parts, doc, edge, zone.stop, name if not inside else "")
    return tuple(parts)


def _add_rest(parts: list[tuple[str, Span]], doc: Document, start: int, stop: int, zone: str) -> None:
    """Add what stands between two parts, unless it is white space; name it by its zone, a stretch of the body a transition."""
    if start < stop and doc.text[start:stop].strip():
        parts.append(
            (f"={f'zone.{zone}' if zone in {'opening', 'closing'} else 'structure.transition'}", Span(start, stop))
        )


def part_words(words: str, lang: str | None) -> str:
    """Return a part's words as they are shown: a key (with `=` before it) is put into `lang`, text of the speech is kept."""
    return label(words[1:], lang) if words.startswith("=zone.") or words == "=structure.transition" else words
