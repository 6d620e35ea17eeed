"""What the Compare widget draws of a comparison: one function a tab, and the passages of a thing on both sides."""

from math import isfinite
from typing import Any

from toolkit.cloud import word_cloud
from toolkit.compare import Comparison, ProfileRow, SharedPassage
from toolkit.keyness import Rate
from toolkit.markup import pieces
from toolkit.model import DEVICES, FUNCTIONS, Document, Finding, Span
from toolkit.theme import label, labels
from toolkit.widgets.cloud import cloud_view
from toolkit.widgets.details import opening_words

MOST_WORDS = 160
MOST_PASSAGES = 12
SECTION_SHOWN = 220
"""Characters of a section shown as its passage."""
Passage = list[Any]
"""[where, [[text, 1 where it is the thing itself], …]]."""


def outlines_tab(change: Comparison, lang: str | None = None) -> dict[str, Any]:
    """Return the two outlines in rows: pairs that answer each other, and sections of one side alone, in the order of the first."""
    a, b = (side.documents[0] for side in change.sides[:2])
    found = change.outlines()
    crossing = set(found.crossing)
    rows = [
        (p.a, {"a": _section(a, p.a, lang), "b": _section(b, p.b, lang), "likeness": round(p.likeness, 2), "crossing": i in crossing})
        for i, p in enumerate(found.pairs)
    ]  # fmt: skip
    rows += [(i, {"a": _section(a, i, lang), "b": None}) for i in found.only_a]
    rows.sort(key=lambda row: row[0])
    return {"rows": [row for _, row in rows] + [{"a": None, "b": _section(b, i, lang)} for i in found.only_b]}


def _section(doc: Document, index: int, lang: str | None) -> dict[str, Any]:
    section = doc.sections[index]
    return {
        "index": index,
        "depth": section.level,
        "marker": section.marker,
        "heading": section.heading.of(doc.text),
        "function": label(f"function.{section.function}", lang) if section.function else "",
    }


def words_tab(change: Comparison, lang: str | None = None) -> dict[str, Any]:
    """Return the words that tell the sides apart, most telling first, with rates, intervals and warnings."""
    keyness = change.keyness(study=0, reference=1, stop=("function", "numbers"), rounds=300)
    items = keyness.items[:MOST_WORDS]
    return {
        "words": [
            {
                "word": item.item,
                "a": item.study,
                "b": item.reference,
                "rate_a": round(item.per_1000, 2),
                "rate_b": round(item.reference_per_1000, 2),
                "ratio": round(item.log_ratio, 2),
                "low": _finite(keyness.intervals.get(item.item, (None, None))[0]),
                "high": _finite(keyness.intervals.get(item.item, (None, None))[1]),
                "strength": round(item.log_likelihood, 1),
                "key": bool(item.key),
            }
            for item in items
        ],
        "warnings": [warning.text(lang) for warning in keyness.warnings],
    }


def _finite(value: float | None) -> float | None:
    return round(value, 2) if value is not None and isfinite(value) else None


def clouds_tab(change: Comparison, lang: str | None = None) -> dict[str, Any]:
    """Return the words that set the sides apart as one cloud in two halves."""
    a, b = (side.documents[0] for side in change.sides[:2])
    return cloud_view(word_cloud(a, b, lang=lang), lang)


def devices_tab(change: Comparison, lang: str | None = None) -> dict[str, Any]:
    """Return the profile of both sides in groups: value and interval of each, and whether they differ by more than chance."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in change.profile():
        groups.setdefault(row.measure.group, []).append(_profile_row(row, lang))
    return {"groups": [{"name": label(f"profile.{name}", lang), "rows": rows} for name, rows in groups.items()]}


def _profile_row(row: ProfileRow, lang: str | None) -> dict[str, Any]:
    group, name = row.measure.group, row.measure.name
    return {
        "id": f"{group}:{name}",
        "name": _measure_name(group, name, lang),
        "a": _rate(row.a),
        "b": _rate(row.b),
        "differs": bool(row.differs),
    }


def _measure_name(group: str, name: str, lang: str | None) -> str:
    for key in (f"{group}.{name}", f"profile.{name}", f"profile.{group}.{name}", f"widget.person_{name}"):
        if key in labels():
            return label(key, lang)
    return name


def _rate(rate: Rate) -> list[float | None]:
    return [_finite(rate.value), _finite(rate.low), _finite(rate.high)]


def shared_tab(change: Comparison, lang: str | None = None) -> dict[str, Any]:
    """Return the passages that both sides have, longest first, with what was changed inside."""
    del lang
    a, b = (side.documents[0] for side in change.sides[:2])
    found = sorted(change.shared(), key=lambda p: -p.matched)
    return {
        "rows": [
            {
                "number": number,
                "a": _marked(a, passage.a, [c.a for c in passage.changes]),
                "b": _marked(b, passage.b, [c.b for c in passage.changes]),
                "matched": passage.matched,
                "exact": passage.exact,
            }
            for number, passage in enumerate(found)
        ]
    }


def _marked(doc: Document, area: Span, marks: list[Span]) -> list[list[Any]]:
    """Return a stretch as runs of text, 1 where one of `marks` covers it."""
    return [[piece.text, int(bool(piece.marks))] for piece in pieces(doc.text, marks, within=area)]


TABS = {
    "outlines": outlines_tab,
    "words": words_tab,
    "clouds": clouds_tab,
    "devices": devices_tab,
    "shared": shared_tab,
}
"""Tab → the function that prepares it."""


def passages(change: Comparison, kind: str, thing: Any, lang: str | None = None) -> list[list[Passage]]:
    """Return the passages of a thing on both sides: of a `word`, a `section` pair ([a, b]), a `measure`, or a `shared` passage."""
    docs = [side.documents[0] for side in change.sides[:2]]
    if kind == "word":
        return [_of_word(doc, str(thing)) for doc in docs]
    if kind == "section":
        return [_of_section(doc, index, lang) for doc, index in zip(docs, thing, strict=True)]
    if kind == "shared":
        found: SharedPassage = sorted(change.shared(), key=lambda p: -p.matched)[int(thing)]
        return [[_in_sentence(doc, span)] for doc, span in zip(docs, (found.a, found.b), strict=True)]
    group, _, name = str(thing).partition(":")
    return [_of_measure(doc, group, name, lang) for doc in docs]


def _of_word(doc: Document, word: str) -> list[Passage]:
    found = [t.span for t in doc.tokens if t.text == word]
    return [_in_sentence(doc, span) for span in found[:MOST_PASSAGES]]


def _of_section(doc: Document, index: int | None, lang: str | None) -> list[Passage]:
    if index is None or not 0 <= index < len(doc.sections):
        return []
    section = doc.sections[index]
    text = section.of(doc.text)
    shown = text[:SECTION_SHOWN] + ("…" if len(text) > SECTION_SHOWN else "")
    return [[label("structure.section", lang), [[shown, 0]]]]


def _of_measure(doc: Document, group: str, name: str, lang: str | None) -> list[Passage]:
    if group == "device" and name in DEVICES:
        return [_of_finding(doc, finding) for finding in doc.find(name)[:MOST_PASSAGES]]
    if group == "function" and name in FUNCTIONS:
        spans = [m.span for m in doc.moves if m.name == name]
        return [["", [[opening_words(span, doc.text, SECTION_SHOWN), 0]]] for span in spans[:MOST_PASSAGES]]
    if group == "stance":
        spans = [f.span for f in doc.find("directive" if name == "directive_strength" else "appraisal")]
    elif group == "rhythm":
        longest = sorted(doc.sentences, key=len, reverse=True)[:3]
        return [[label("widget.longest", lang), [[s.of(doc.text), 0]]] for s in longest]
    else:
        spans = [f.span for f in doc.find("person")]
    return [_in_sentence(doc, span) for span in spans[:MOST_PASSAGES]]


def _of_finding(doc: Document, finding: Finding) -> Passage:
    """Return a finding in its sentence; one that spans much text, such as parallel headings, by its members alone."""
    if len(finding) <= SECTION_SHOWN:
        return _in_sentence(doc, finding.span)
    members = [[[member.of(doc.text), 1], [" … ", 0]] for member in finding.members]
    return ["", [run for pair in members for run in pair][:-1]]


def _in_sentence(doc: Document, span: Span) -> Passage:
    """Return a stretch inside the sentences it touches, with the section it stands in."""
    around = [s for s in doc.sentences if s.overlaps(span)]
    area = Span.around((span, *(s.span for s in around)))
    section = doc.section_at(span.start)
    where = f"{section.marker}{section.heading.of(doc.text)}" if section else ""
    return [where, _marked(doc, area, [span])]
