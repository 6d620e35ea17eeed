"""Overruling the outline and the findings: a new Document with a person's correction, read again around it."""

from toolkit.errors import InputError
from toolkit.markers import marker_at
from toolkit.model import Correction, Document, Finding, Section, Span
from toolkit.reading import analyse, corrections_of
from toolkit.sidecar import merged
from toolkit.theme import label

_DEEPEST = 9


def with_section(doc: Document, at: int | str | Span, *, level: int = 1) -> Document:
    """Return the Document with a section that starts at `at`, at `level`; `doc` stays as it is.

    `at` is an offset, a span, or words that occur once in the speech; the section starts there, its marker is what has the shape of
    one. Sections set before stay. To keep the correction, write it beside the file: `save_corrections(doc, "speech.docx")`.
    Raises InputError where the place or the level cannot be meant.

    >>> from toolkit.reading import read
    >>> doc = with_section(read("述职评议会讲话"), "我就讲到这里", level=1)
    >>> doc.sections[-1].heading.of(doc.text), doc.sections[-1].rule
    ('我就讲到这里，谢谢大家', 'overruled')
    """
    if not isinstance(level, int) or not 1 <= level <= _DEEPEST:
        message = label("error.editing.level", deepest=_DEEPEST, level=level)
        raise InputError(message)
    start = _offset(doc, at)
    marker = marker_at(doc.text, doc.shadow, start)
    return _again(doc, Correction(start, marker.stop if marker else start, "section", level=level))


def without_section(doc: Document, section: Section | int | str | Span) -> Document:
    """Return the Document without one section; what stood under it moves up, its text goes to what stands around it.

    `section` is a Section, the offset of its start, or words at its start. Raises InputError where no section starts there.

    >>> from toolkit.reading import read
    >>> doc = read("述职评议会讲话")
    >>> len(doc.sections), len(without_section(doc, doc.sections[1]).sections)
    (6, 5)
    """
    start = section.start if isinstance(section, Span) else _offset(doc, section)
    found = next((s for s in doc.sections if s.start == start), None)
    if found is None:
        found = next((s for s in doc.sections if s.heading.start == start), None)
    if found is None:
        message = label("error.editing.no_section", start=start)
        raise InputError(message)
    return _again(doc, Correction(found.start, found.start, "no_section"))


def with_verdict(doc: Document, finding: Finding, *, accept: bool) -> Document:
    """Return the Document with a finding accepted (kept on record) or rejected (left out); `doc` stays as it is.

    >>> from toolkit.reading import read
    >>> doc = read("述职评议会讲话")
    >>> finding = doc.findings[0]
    >>> finding in with_verdict(doc, finding, accept=False).findings
    False
    """
    action = "accept" if accept else "reject"
    return _again(doc, Correction(finding.start, finding.stop, action, device=finding.device))


def _offset(doc: Document, at: int | str | Span) -> int:
    if isinstance(at, Span):
        return _inside(doc, at.start)
    if isinstance(at, bool) or not isinstance(at, int | str):
        message = label("error.editing.where", kind=type(at).__name__)
        raise InputError(message)
    if isinstance(at, int):
        return _inside(doc, at)
    first = doc.text.find(at) if at else -1
    if first < 0:
        message = label("error.editing.not_there", words=at[:40])
        raise InputError(message)
    if doc.text.find(at, first + 1) >= 0:
        message = label("error.editing.twice", words=at[:40])
        raise InputError(message)
    return first


def _inside(doc: Document, at: int) -> int:
    if not 0 <= at < len(doc.text) or not doc.text[at].strip():
        message = label("error.editing.offset", at=at, count=len(doc.text) - 1)
        raise InputError(message)
    return at


def _again(doc: Document, correction: Correction) -> Document:
    """Return the Document read again with one more correction."""
    return analyse(
        doc.speech,
        lexicon=doc.lexicon,
        engine=None if doc.speech.tokens is not None else doc.settings.engine or None,
        corrections=merged(corrections_of(doc), correction),
    )
