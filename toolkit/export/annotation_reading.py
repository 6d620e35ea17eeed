"""From `speech-annotation/1` back to a Document, checked against the schema that comes with the toolkit."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.errors import InputError, MissingPartError
from toolkit.export.annotations import FORMAT
from toolkit.model import (
    Announcement,
    Count,
    Document,
    Finding,
    Move,
    Note,
    Outline,
    Paragraph,
    Section,
    Sentence,
    Settings,
    Slip,
    Span,
    Speech,
    Token,
    Transition,
    Vocative,
    Zone,
)
from toolkit.reading import speech_from
from toolkit.theme import label

SCHEMA = Path(__file__).with_name("annotation.schema.json")


def read_annotation(path: str | os.PathLike[str] | Mapping[str, Any], source: Any) -> Document:
    """Return the Document that an annotation describes; `source` is its speech, as `read()` takes it.

    The file is checked against the JSON Schema that comes with the toolkit. Raises InputError where it does not fit, and where the
    speech is another than the one annotated.
    """
    data = path if isinstance(path, Mapping) else _loaded(Path(path))
    _check(data)
    speech = speech_from(source)
    if data["sha256"] != speech.sha256:
        message = label("error.export.other_text")
        raise InputError(message)
    try:
        return _document(data, speech)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        message = label("error.export.misfit", error=error)
        raise InputError(message) from None


def _loaded(path: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        message = label("error.export.unreadable", name=path.name)
        raise InputError(message) from None
    if not isinstance(data, dict):
        message = label("error.export.no_object", name=path.name)
        raise InputError(message)
    return data


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of the format (draft 2020-12)."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def _check(data: Mapping[str, Any]) -> None:
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        message = label("error.export.needs_jsonschema")
        raise MissingPartError(message) from None

    wrong = next(iter(Draft202012Validator(schema()).iter_errors(dict(data))), None)
    if wrong is not None:
        place = "/".join(map(str, wrong.absolute_path)) or "the top"
        message = label("error.export.format", format=FORMAT, place=place, message=wrong.message[:120])
        raise InputError(message)


def _note(item: Mapping[str, Any]) -> Note | None:
    if "note_key" in item:
        return Note(item["note_key"], tuple((k, v) for k, v in item.get("note_values", ())))
    return Note("annotation.said", (("words", item["note"]),)) if item.get("note") else None


def _sure(item: Mapping[str, Any], key: str) -> Note:
    return _note(item) or Note(key)


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


_FINDING_KEYS = {"device", "start", "stop", "members", "rule", "note", "note_key", "note_values"}


def _document(data: Mapping[str, Any], speech: Speech) -> Document:
    text = speech.text

    def at(item: Mapping[str, Any]) -> tuple[int, int]:
        return item["start"], item["stop"]

    outline = Outline(
        zones=tuple(Zone(*at(z), z["name"], z.get("rule", ""), _note(z)) for z in data.get("zones", ())),
        sections=tuple(
            Section(
                *at(s),
                s["level"],
                s["marker"],
                s.get("ordinal"),
                Span(*s["heading"]),
                s["form"],
                s.get("rule", ""),
                s.get("parent"),
                s.get("group", 0),
                s.get("function", ""),
                _note(s),
            )
            for s in data.get("sections", ())
        ),
        transitions=tuple(
            Transition(*at(t), t["level"], t.get("rule", ""), _note(t)) for t in data.get("transitions", ())
        ),
        vocatives=tuple(Vocative(*at(v), v.get("rule", "")) for v in data.get("vocatives", ())),
        announcements=tuple(
            Announcement(
                *at(a),
                tuple(Count(c["count"], c["noun"], tuple(c["sections"]), c["status"]) for c in a["counts"]),
                a.get("rule", ""),
                _note(a),
            )
            for a in data.get("announcements", ())
        ),
        moves=tuple(Move(*at(m), m["name"], m.get("rule", ""), _note(m)) for m in data.get("functions", ())),
    )
    known = {field.name for field in fields(Settings)}
    settings: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in data.get("settings", {}).items() if k in known
    }
    return Document(
        speech,
        paragraphs=tuple(Paragraph(*pair) for pair in data.get("paragraphs", ())),
        sentences=tuple(Sentence(*pair) for pair in data.get("sentences", ())),
        tokens=tuple(Token(*at(t), text[t["start"] : t["stop"]], t["tag"]) for t in data.get("tokens", ())),
        outline=outline,
        findings=tuple(
            Finding(
                *at(f),
                f["device"],
                _spans(f["members"]),
                f.get("rule", ""),
                _sure(f, f"device.{f['device']}"),
                tuple((k, v) for k, v in f.items() if k not in _FINDING_KEYS),
            )
            for f in data.get("findings", ())
        ),
        slips=tuple(
            Slip(*at(s), s["kind"], s.get("rule", ""), _sure(s, "structure.slip"), _spans(s.get("evidence", ())))
            for s in data.get("slips", ())
        ),
        settings=Settings(**settings),
    )
