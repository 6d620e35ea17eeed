"""What the Compare widget draws of a comparison: one function a tab, and the passages of a thing on both sides."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

from toolkit.cloud import word_cloud
from toolkit.compare import Comparison, ProfileRow, SharedPassage, Side, align_outlines, shared_passages
from toolkit.keyness import Rate
from toolkit.markup import pieces
from toolkit.model import DEVICES, FUNCTIONS, Document, Finding, Span, Speech
from toolkit.reading import analyse
from toolkit.theme import label, labels
from toolkit.widgets.cloud import cloud_view
from toolkit.widgets.details import opening_words

MOST_WORDS = 160
MOST_PASSAGES = 12
CLOUD_SIZE = 34
"""The smallest font size of the cloud, which has passages beside it."""
SECTION_SHOWN = 220
"""Characters of a section shown as its passage."""
Passage = list[Any]
"""[where, [[text, 1 where it is the thing itself], …]]."""


class Shared(NamedTuple):
    """A passage shared by two speeches, and the number of each on its side."""

    a: int
    b: int
    passage: SharedPassage


def outlines_tab(change: Comparison, lang: str | None = None, shown: Sequence[int] = (0, 0)) -> dict[str, Any]:
    """Return two outlines in rows: pairs that answer each other, and sections of one alone, in the order of the first.

    `shown` says which speech of each side is meant.
    """
    a, b = (side.documents[number] for side, number in zip(change.sides, shown, strict=False))
    found = align_outlines(a, b)
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


def words_tab(change: Comparison, lang: str | None = None, shown: Sequence[int] = (0, 0)) -> dict[str, Any]:
    """Return the words that tell the sides apart, most telling first, with rates, intervals and warnings."""
    del shown
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


def clouds_tab(change: Comparison, lang: str | None = None, shown: Sequence[int] = (0, 0)) -> dict[str, Any]:
    """Return the words that set the sides apart as one cloud in two halves."""
    del shown
    a, b = (_as_one(side) for side in change.sides[:2])
    return cloud_view(word_cloud(a, b, least_size=CLOUD_SIZE, lang=lang), lang)


def _as_one(side: Side) -> Document:
    """Return the speeches of a side as one Document."""
    if len(side.documents) == 1:
        return side.documents[0]
    text = "\n".join(doc.text for doc in side.documents)
    return analyse(Speech(text, name=side.name), lexicon=side.documents[0].lexicon)


def devices_tab(change: Comparison, lang: str | None = None, shown: Sequence[int] = (0, 0)) -> dict[str, Any]:
    """Return the profile of both sides in groups: value and interval of each, and whether they differ by more than chance."""
    del shown
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


def shared_tab(change: Comparison, lang: str | None = None, shown: Sequence[int] = (0, 0)) -> dict[str, Any]:
    """Return the passages that both sides have, longest first, with what was changed inside."""
    del lang, shown
    return {
        "rows": [
            {
                "number": number,
                "a": _marked(a.documents[one.a], one.passage.a, [c.a for c in one.passage.changes]),
                "b": _marked(b.documents[one.b], one.passage.b, [c.b for c in one.passage.changes]),
                "from": ["" if len(a.documents) == 1 else a.documents[one.a].name, "" if len(b.documents) == 1 else b.documents[one.b].name],
                "matched": one.passage.matched,
                "exact": one.passage.exact,
            }
            for a, b in [change.sides[:2]]
            for number, one in enumerate(shared(change))
        ]
    }  # fmt: skip


def shared(change: Comparison) -> tuple[Shared, ...]:
    """Return what the speeches of one side share with those of the other, speech by speech, the longest first."""
    first, second = (tuple(doc.text for doc in side.documents) for side in change.sides[:2])
    return _shared(first, second)


@lru_cache(maxsize=8)
def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[Shared, ...]:
    found = [
        Shared(i, j, passage)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        for passage in shared_passages(one, other)
    ]
    return tuple(sorted(found, key=lambda one: -one.passage.matched))


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


def passages(
    change: Comparison, kind: str, thing: Any, lang: str | None = None, shown: Sequence[int] = (0, 0)
) -> list[list[Passage]]:
    """Return the passages of a thing on both sides: of a `word`, a `section` pair ([a, b]), a `measure`, or a `shared` passage."""
    sides = change.sides[:2]
    if kind == "section":
        docs = [side.documents[number] for side, number in zip(sides, shown, strict=True)]
        return [_of_section(doc, index, lang) for doc, index in zip(docs, thing, strict=True)]
    if kind == "shared":
        a, b = sides
        one = shared(change)[int(thing)]
        return [
            _named(a, one.a, [_in_sentence(a.documents[one.a], one.passage.a)]),
            _named(b, one.b, [_in_sentence(b.documents[one.b], one.passage.b)]),
        ]
    if kind == "word":
        return [_gathered(side, lambda doc: _of_word(doc, str(thing))) for side in sides]
    group, _, name = str(thing).partition(":")
    return [_gathered(side, lambda doc: _of_measure(doc, group, name, lang)) for side in sides]


def _gathered(side: Side, find: Callable[[Document], list[Passage]]) -> list[Passage]:
    """Return the passages of every speech of a side, as many of each as there is room for."""
    room = max(3, MOST_PASSAGES // len(side.documents))
    return [row for number, doc in enumerate(side.documents) for row in _named(side, number, find(doc)[:room])]


def _named(side: Side, number: int, rows: list[Passage]) -> list[Passage]:
    """Say before each passage which speech it is of, where the side has several."""
    if len(side.documents) == 1:
        return rows
    return [["　".join(part for part in (side.documents[number].name, where) if part), runs] for where, runs in rows]


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
