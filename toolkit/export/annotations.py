"""`speech-annotation/1`: every layer of a Document as JSON (`annotation_reading` has the way back).

The keys that the format is known by come first; `vocatives`, `slips`, `paragraphs`, `sentences`, `settings` and, inside items, what is
needed to say the same again in either language (`note_key`, `note_values`, `parent`, `group`, `function`) are additions that other
readers may pass over.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from types import GeneratorType
from typing import Any

from toolkit.collector import at_rest
from toolkit.errors import InputError
from toolkit.model import Announcement, Document, Finding, Note, Section, Span
from toolkit.theme import label

FORMAT = "speech-annotation/1"
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_LISTS = frozenset((list, tuple))


def render(things: tuple[Any, ...], *, lang: str | None = None) -> bytes:
    """Return the annotation of the one Document in `things` as bytes, for `tk.save`."""
    if len(things) != 1 or not isinstance(things[0], Document):
        message = label("error.export.one_annotation")
        raise InputError(message)
    return annotation_json(things[0], lang).encode("utf-8", "surrogatepass")


def annotation(doc: Document, lang: str | None = None) -> dict[str, Any]:
    """Return the Document's layers as plain data; offsets are half-open code points into its text.

    >>> from toolkit.reading import read
    >>> sorted(annotation(read("述职评议会讲话")))[:4]
    ['announcements', 'findings', 'format', 'functions']
    """
    made = _layers(doc, lang)
    return made | {name: list(made[name]) for name in ("findings", "tokens")}


def _layers(doc: Document, lang: str | None) -> dict[str, Any]:
    """Return the annotation with its two long layers, findings and tokens, still to be made item by item."""
    return {
        "format": FORMAT,
        "sha256": doc.speech.sha256,
        "zones": [{"name": z.name} | _span(z) | _judged(z.rule, z.note, lang) for z in doc.zones],
        "sections": [_section(s, lang) for s in doc.sections],
        "transitions": [_span(t) | {"level": t.level} | _judged(t.rule, t.note, lang) for t in doc.transitions],
        "functions": [{"name": m.name} | _span(m) | _judged(m.rule, m.note, lang) for m in doc.moves],
        "announcements": [_announcement(a, lang) for a in doc.announcements],
        "findings": (_finding(f, lang) for f in doc.findings),
        "tokens": ({"start": t.start, "stop": t.stop, "tag": t.tag} for t in doc.tokens),
        "vocatives": [_span(v) | {"rule": v.rule} for v in doc.vocatives],
        "slips": [
            {"kind": s.kind} | _span(s) | {"evidence": _pairs(s.evidence)} | _judged(s.rule, s.note, lang)
            for s in doc.slips
        ],
        "paragraphs": _pairs(doc.paragraphs),
        "sentences": _pairs(doc.sentences),
        "settings": asdict(doc.settings),
    }


def annotation_json(doc: Document, lang: str | None = None) -> str:
    """Return `annotation(doc)` as JSON text that ends with a line break."""
    with at_rest():
        return "".join(_stretches(_layers(doc, lang)))


def _stretches(layers: dict[str, Any]) -> Iterator[str]:
    """Yield the text of the layers as `laid_out` gives it, a layer at a time, of the two long ones an item.

    So the whole, which of a long speech takes more memory than the speech, is put together once and never copied.
    """
    before = "{\n "
    for name, layer in layers.items():
        yield f"{before}{_ENCODE(name)}: "
        before = ",\n "
        if type(layer) is GeneratorType:
            opening = "[\n  "
            for item in layer:
                yield opening + laid_out(item, "\n  ")
                opening = ",\n  "
            yield "[]" if opening[0] == "[" else "\n ]"
        else:
            yield laid_out(layer, "\n ")
    yield "\n}\n"


def laid_out(thing: Any, margin: str = "\n") -> str:
    """Return what `json.dumps(thing, ensure_ascii=False, indent=1)` does for plain data whose keys are strings, in half the time.

    >>> print(laid_out({"start": 3, "members": [], "whole": True}))
    {
     "start": 3,
     "members": [],
     "whole": true
    }
    """
    kind = type(thing)
    if kind is int:
        return str(thing)
    if kind is dict and thing:
        deeper = f"{margin} "
        rows = [f"{_ENCODE(key)}: {laid_out(value, deeper)}" for key, value in thing.items()]
        return f"{{{deeper}{f',{deeper}'.join(rows)}{margin}}}"
    if kind in _LISTS:
        deeper = f"{margin} "
        rows = [laid_out(item, deeper) for item in thing]
        return f"[{deeper}{f',{deeper}'.join(rows)}{margin}]" if rows else "[]"
    return _ENCODE(thing)


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "stop": span.stop}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.stop] for s in spans]


def _judged(rule: str, note: Note | None, lang: str | None) -> dict[str, Any]:
    said = (
        {}
        if note is None
        else {"note": note.text(lang), "note_key": note.key, "note_values": [list(v) for v in note.values]}
    )
    return {"rule": rule} | said


def _section(section: Section, lang: str | None) -> dict[str, Any]:
    return {
        "start": section.start,
        "stop": section.stop,
        "level": section.level,
        "marker": section.marker,
        "ordinal": section.ordinal,
        "form": section.form,
        "heading": [section.heading.start, section.heading.stop],
        "parent": section.parent,
        "group": section.group,
        "function": section.function,
    } | _judged(section.rule, section.note, lang)


def _announcement(announcement: Announcement, lang: str | None) -> dict[str, Any]:
    counts = [
        {"count": c.count, "noun": c.noun, "sections": list(c.sections), "status": c.status}
        for c in announcement.counts
    ]
    return _span(announcement) | {"counts": counts} | _judged(announcement.rule, announcement.note, lang)


def _finding(finding: Finding, lang: str | None) -> dict[str, Any]:
    head = {"device": finding.device, "start": finding.start, "stop": finding.stop, "members": _pairs(finding.members)}
    return head | _judged(finding.rule, finding.note, lang) | dict(finding.details)
