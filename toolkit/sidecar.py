"""A trainer's corrections beside a speech: `NAME.annotation.json`, with the hash of the text they belong to."""

import json
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from toolkit.errors import InputError
from toolkit.files import write_atomic
from toolkit.model import Correction, Document, Speech
from toolkit.theme import label

FORMAT = "speech-corrections/1"
ENDING = ".annotation.json"


def sidecar_path(speech_file: str | PathLike[str]) -> Path:
    """Return where the corrections of a speech file are kept: beside it, under its name.

    >>> sidecar_path("texts/speech.docx").name
    'speech.annotation.json'
    """
    path = Path(speech_file)
    return path.with_name(path.stem + ENDING)


def load(path: Path, speech: Speech) -> tuple[Correction, ...]:
    """Return the corrections in the file at `path`, checked against the text of `speech`.

    Raises InputError where the file cannot be read, or the text has changed since the corrections were made.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        message = label("error.sidecar.corrections_unread", name=path.name)
        raise InputError(message) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("corrections"), list):
        message = label("error.sidecar.not_corrections", name=path.name, format=FORMAT)
        raise InputError(message)
    if data.get("sha256") != speech.sha256:
        message = label("error.sidecar.text_changed", name=speech.name or "the speech", name2=path.name)
        raise InputError(message)
    try:
        found = tuple(map(Correction.from_plain, data["corrections"]))
    except ValueError:
        message = label("error.sidecar.bad_correction", name=path.name)
        raise InputError(message) from None
    if any(c.stop > len(speech.text) for c in found):
        message = label("error.sidecar.past_the_end", name=path.name)
        raise InputError(message)
    return found


def save_corrections(doc: Document, speech_file: str | PathLike[str]) -> Path:
    """Write the Document's corrections beside the speech file they were made on, and return where they are.

    Read the speech from that file again and they are applied. Without corrections an earlier file is emptied, not deleted.
    """
    path = sidecar_path(speech_file)
    data = {
        "format": FORMAT,
        "sha256": doc.speech.sha256,
        "corrections": [Correction.parse(line).plain() for line in doc.settings.overrides],
    }
    write_atomic(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n", overwrite=True)
    return path


def merged(old: Iterable[Correction], new: Correction) -> tuple[Correction, ...]:
    """Return the corrections with `new` last; what it replaces (same place, same kind of thing) is gone.

    >>> [c.action for c in merged([Correction(0, 2, "no_section")], Correction(0, 2, "section", level=1))]
    ['section']
    """
    about = _about(new)
    return (*(c for c in old if _about(c) != about), new)


def _about(correction: Correction) -> tuple[object, ...]:
    if correction.action in {"section", "no_section"}:
        return ("section", correction.start)
    return ("finding", correction.device, correction.start, correction.stop)
