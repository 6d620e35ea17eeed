"""What the Coach says of a draft: outline, promises, slips, rhythm, directives, and how it compares."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.measure.counts import per_thousand
from toolkit.measure.rhythm import BREATH, breath_groups, clauses_of
from toolkit.model import DEVICES, Document, Span
from toolkit.theme import label
from toolkit.widgets.details import count_words

STRENGTHS = (4, 3, 2, 1)
MOST_CLAUSES = 1500
MOST_SENTENCES = 30


class Finder:
    """Says where a stretch stands without an offset: its words, and which of their occurrences it is (from 0)."""

    def __init__(self, text: str) -> None:
        self._text = text

    def place(self, span: Span) -> list[Any]:
        """Return [words, number of the occurrence].

        >>> Finder("抓落实，抓落实。").place(Span(4, 7))
        ['抓落实', 1]
        """
        words = span.of(self._text)
        number, at = 0, self._text.find(words)
        while at >= 0 and at < span.start and words:
            number, at = number + 1, self._text.find(words, at + 1)
        return [words, number]


def size_of(doc: Document) -> int:
    """Return the characters of a Document, white space left out."""
    return len("".join(doc.text.split()))


def draft_view(doc: Document, lang: str | None = None) -> dict[str, Any]:
    """Return everything said of a draft by itself, as plain data without offsets."""
    find = Finder(doc.text)
    return {
        "outline": _outline(doc, find, lang),
        "promises": _promises(doc, find, lang),
        "slips": [
            {
                "note": slip.note.text(lang),
                "place": find.place(slip),
                "evidence": [e.of(doc.text) for e in slip.evidence],
            }
            for slip in doc.slips
        ],
        "rhythm": _rhythm(doc, find),
        "ladder": ladder(doc),
    }


def _outline(doc: Document, find: Finder, lang: str | None) -> list[dict[str, Any]]:
    zones = [(z.start, 0, "", label(f"zone.{z.name}", lang), "", z.span) for z in doc.zones if z.name != "body"]
    sections = [
        (s.start, s.level, s.marker, s.heading.of(doc.text), s.function, Span(s.start, max(s.start, s.heading.stop)))
        for s in doc.sections
    ]
    return [
        {
            "depth": level,
            "marker": marker,
            "heading": heading,
            "function": label(f"function.{function}", lang) if function else "",
            "place": find.place(span),
        }
        for _, level, marker, heading, function, span in sorted(zones + sections, key=lambda row: row[0])
    ]


def _promises(doc: Document, find: Finder, lang: str | None) -> list[dict[str, Any]]:
    return [
        {"words": count_words(count, lang), "status": count.status, "place": find.place(announcement)}
        for announcement in doc.announcements
        for count in announcement.counts
    ]


def _rhythm(doc: Document, find: Finder) -> list[list[Any]]:
    """Return each clause as [text, syllables, number of its sentence, 1 if longer than a breath, which occurrence it is]."""
    heard = clauses_of(doc)[:MOST_CLAUSES]
    return [
        [text, c.syllables, c.sentence, int(c.syllables > BREATH), number]
        for c in heard
        for text, number in [find.place(c.span)]
    ]


def ladder(doc: Document) -> list[dict[str, Any]]:
    """Return the directives by strength, strongest first: how many, and the words with their counts."""
    words: dict[int, Counter[str]] = {strength: Counter() for strength in STRENGTHS}
    for finding in doc.find("directive"):
        strength = finding.detail("strength")
        if isinstance(strength, int) and strength in words:
            words[strength][finding.of(doc.text)] += 1
    return [{"strength": s, "count": words[s].total(), "words": words[s].most_common(8)} for s in STRENGTHS]


def facts(doc: Document) -> dict[str, float]:
    """Return the numbers by which drafts and speeches are compared, by key; devices and directives in 1,000 characters."""
    size = size_of(doc)
    heard = clauses_of(doc)
    devices = Counter(finding.device for finding in doc.findings)
    groups = breath_groups(heard)
    made: dict[str, float] = {
        "characters": size,
        "sections": len(doc.sections),
        "sentence_length": size / len(doc.sentences) if doc.sentences else 0.0,
        "clause_syllables": sum(c.syllables for c in heard) / len(heard) if heard else 0.0,
        "overlong": sum(c.syllables > BREATH for c in heard),
        "breaths": len(groups),
        "slips": len(doc.slips),
    }
    made |= {f"strength_{row['strength']}": per_thousand(row["count"], size) for row in ladder(doc)}
    return made | {device: per_thousand(devices[device], size) for device in DEVICES}


def fact_rows(columns: Sequence[Document | None], lang: str | None = None) -> list[list[Any]]:
    """Return the table of comparison: [name, value or None for each column], rows of nothing left out."""
    made = [facts(doc) if doc is not None else None for doc in columns]
    keys = list(next((m for m in made if m is not None), {}))
    rows = [[_fact_name(key, lang), *(None if m is None else round(m[key], 1) for m in made)] for key in keys]
    return [row for row, key in zip(rows, keys, strict=True) if key not in DEVICES or any(row[1:])]


def _fact_name(key: str, lang: str | None) -> str:
    return label(f"device.{key}" if key in DEVICES else f"widget.fact_{key}", lang)


def changes(now: Document, before: Document) -> dict[str, list[str]]:
    """Return the sentences that only the draft has and those that only its earlier version has, in text order."""
    return {"added": _only(now, before), "dropped": _only(before, now)}


def _only(one: Document, other: Document) -> list[str]:
    known = set(_sentences(other))
    return [words for words in dict.fromkeys(_sentences(one)) if words not in known][:MOST_SENTENCES]


def _sentences(doc: Document) -> Iterable[str]:
    return (" ".join(sentence.of(doc.text).split()) for sentence in doc.sentences)
