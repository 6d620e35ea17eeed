"""What a corpus keeps of one speech: plain data that fits into a line of JSON, made in a worker process, small enough for thousands."""

import json
import re
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from toolkit.chars import count_cjk
from toolkit.collector import at_rest
from toolkit.errors import ToolkitError
from toolkit.files import write_atomic
from toolkit.measure.counts import words_of
from toolkit.model import Document
from toolkit.reading import read
from toolkit.segment import clauses

FORMAT = 1
"""Counts up when a record's shape changes, so that older ones are made anew."""
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:[-_.年/]?(\d{1,2}))?(?:[-_.月/]?(\d{1,2}))?(?!\d)")

Record = dict[str, Any]


def record_of(doc: Document) -> Record:
    """Return the record of a Document: facts, sections, counts of devices, words and functions."""
    text = doc.text
    functions: Counter[str] = Counter()
    for move in doc.moves:
        functions[move.name] += count_cjk(move.of(text))
    directives = [f.detail("strength") for f in doc.findings if f.device == "directive"]
    return {
        "title": doc.title,
        "date": doc.speech.date or date_in(doc.speech.name),
        "genre": doc.speech.genre,
        "sha256": doc.speech.sha256,
        "encoding": doc.speech.encoding,
        "characters": count_cjk(text),
        "paragraphs": len(doc.paragraphs),
        "sentences": len(doc.sentences),
        "clauses": sum(len(clauses(doc.shadow, sentence)) for sentence in doc.sentences),
        "points": len(doc.outline.children()),
        "announcements": [[c.status for c in a.counts] for a in doc.announcements],
        "directives": [d for d in directives if d is not None],
        "sections": [
            [s.start, s.stop, s.level, s.marker, s.ordinal, s.heading.of(text), s.form, s.function]
            for s in doc.sections
        ],
        "devices": dict(Counter(f.device for f in doc.findings)),
        "functions": dict(functions),
        "words": dict(Counter(token.text for token in words_of(doc))),
        "slips": len(doc.slips),
    }


def date_in(name: str) -> str:
    """Return the date that a file's name tells, as far as it does (`2015`, `2015-11`, `2015-11-03`), or an empty string.

    >>> date_in("gwr_nat_1998"), date_in("讲话2015-11-03"), date_in("讲话")
    ('1998', '2015-11-03', '')
    """
    found = _DATE.search(name)
    if not found:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{int(month):02}" if not day or not 1 <= int(day) <= 31 else f"{year}-{int(month):02}-{int(day):02}"


def make_record(path: Path, kept: Path | None) -> Record:
    """Return the record of a file, from `kept` if it lies there, else made now and put there; an error becomes `{"error": …}`.

    Errors are never kept, so that a mended file is read at the next run.
    """
    if kept is not None and kept.is_file():
        try:
            record: Record = json.loads(kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            pass  # a damaged record is as good as none
        else:
            return record
    try:
        with at_rest():  # until the Document is given back, of which the record holds nothing
            record = record_of(read(path))
    except ToolkitError as error:
        return {"error": str(error)}
    except Exception as error:  # noqa: BLE001 - one odd file must not end a run over thousands
        return {"error": f"{type(error).__name__}: {error}"}
    if kept is not None:
        with suppress(ToolkitError):  # a full or read-only disk costs the memory of this run, not the run
            write_atomic(kept, json.dumps(record, ensure_ascii=False), overwrite=True)
    return record
