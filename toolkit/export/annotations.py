"""`speech-annotation/1`: every layer of a Document as JSON, the format of the gold files."""

import json
from typing import Any

from toolkit.model import Announcement, Document, Finding, Section

FORMAT = "speech-annotation/1"


def annotation(doc: Document, lang: str | None = None) -> dict[str, Any]:
    """Return the Document's layers as plain data; offsets are half-open code points into its text.

    >>> from toolkit.reading import read
    >>> sorted(annotation(read("述职评议会讲话")))[:4]
    ['announcements', 'findings', 'format', 'functions']
    """
    return {
        "format": FORMAT,
        "sha256": doc.speech.sha256,
        "zones": [{"name": z.name, "start": z.start, "stop": z.stop} for z in doc.zones],
        "sections": [_section(s) for s in doc.sections],
        "transitions": [{"start": t.start, "stop": t.stop, "level": t.level} for t in doc.transitions],
        "functions": [{"name": m.name, "start": m.start, "stop": m.stop} for m in doc.moves],
        "announcements": [_announcement(a) for a in doc.announcements],
        "findings": [_finding(f, lang) for f in doc.findings],
        "tokens": [{"start": t.start, "stop": t.stop, "tag": t.tag} for t in doc.tokens],
    }


def annotation_json(doc: Document, lang: str | None = None) -> str:
    """Return `annotation(doc)` as JSON text that ends with a line break."""
    return json.dumps(annotation(doc, lang), ensure_ascii=False, indent=1) + "\n"


def _section(section: Section) -> dict[str, Any]:
    return {
        "start": section.start,
        "stop": section.stop,
        "level": section.level,
        "marker": section.marker,
        "ordinal": section.ordinal,
        "form": section.form,
        "heading": [section.heading.start, section.heading.stop],
        "rule": section.rule,
    }


def _announcement(announcement: Announcement) -> dict[str, Any]:
    return {
        "start": announcement.start,
        "stop": announcement.stop,
        "counts": [
            {"count": c.count, "noun": c.noun, "sections": list(c.sections), "status": c.status}
            for c in announcement.counts
        ],
    }


def _finding(finding: Finding, lang: str | None) -> dict[str, Any]:
    return {
        "device": finding.device,
        "start": finding.start,
        "stop": finding.stop,
        "members": [[m.start, m.stop] for m in finding.members],
        "rule": finding.rule,
        "note": finding.note.text(lang),
        **dict(finding.details),
    }
