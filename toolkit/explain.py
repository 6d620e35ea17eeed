"""Why something is a section, a zone, an announcement, a finding, and why something is not a heading."""

import re

from toolkit import devices, outline
from toolkit.errors import InputError
from toolkit.model import (
    Announcement,
    Considered,
    Document,
    Explanation,
    Finding,
    Move,
    Note,
    Section,
    Slip,
    Span,
    Trace,
    Transition,
    Vocative,
    Zone,
)
from toolkit.reading import corrections_of
from toolkit.theme import label

Item = Section | Zone | Announcement | Transition | Vocative | Move | Finding | Slip
_NUMBERED = re.compile(r"第?[0-9一二三四五六七八九十两〇零.]+[\u4e00-\u9fff%、]{0,4}|首先|其次|再次|最后|--?")
_NEAR = 6
"""Characters around a place in which a number is taken to be what was asked about."""


def explain(doc: Document, item: Item | None = None, *, at: int | None = None) -> Explanation:
    """Return why `item` was found, or what was considered at offset `at` and why it is, or is not, a heading.

    Give one of the two. The outline is read again with a trace, so the answer shows what the rules really looked at.
    Raises InputError where neither or both are given, or the offset lies outside the text.

    >>> from toolkit.reading import read
    >>> doc = read("述职评议会讲话")
    >>> print(explain(doc, doc.sections[1]).text("zh"))
    序号接着前面同一组往下数。
    它在第 1 层：本篇最外层的分点。
    """
    if (item is None) == (at is None):
        message = label("error.explain.nothing")
        raise InputError(message)
    if at is not None:
        return _explain_place(doc, at)
    if isinstance(item, Finding):
        return devices.explain(doc, item)
    if isinstance(item, Section):
        return _explain_section(doc, item)
    if isinstance(item, Announcement):
        return _explain_announcement(doc, item)
    if isinstance(item, Slip):
        return Explanation(item.start, item.stop, item.kind, item.rule, (item.note,), item.evidence)
    if isinstance(item, Zone | Transition | Move | Vocative):
        return _explain_stretch(doc, item)
    message = label("error.explain.kind", kind=type(item).__name__)
    raise InputError(message)


def _trace(doc: Document) -> Trace:
    """Return what the rules of the outline considered, in the order they did."""
    trace: Trace = []
    outline.build(
        doc.text,
        doc.shadow,
        doc.paragraphs,
        hints=doc.speech.hints,
        corrections=corrections_of(doc),
        trace=trace,
    )
    return trace


def _explain_section(doc: Document, section: Section) -> Explanation:
    if section not in doc.sections:
        message = label("error.explain.foreign_section")
        raise InputError(message)
    marker = Span(section.start, max(section.heading.start, section.start + 1))
    siblings = tuple(
        Span(s.start, s.start + len(s.marker)) for s in doc.sections if s.group == section.group and s is not section
    )
    promised = tuple(a.span for a in doc.announcements for c in a.counts if doc.sections.index(section) in c.sections)
    reasons = [section.note or Note("why.starts_run"), _level(doc, section)]
    considered = _around(_trace(doc), marker, ("section",))
    return Explanation(
        section.start,
        section.stop,
        "section",
        section.rule,
        tuple(reasons),
        (marker.trimmed(doc.text), *siblings, *promised),
        considered,
    )


def _level(doc: Document, section: Section) -> Note:
    if section.parent is None:
        place = "=why.level_top"
    else:
        place = f"{doc.sections[section.parent].marker}{doc.sections[section.parent].heading.of(doc.text)}"[:40]
    return Note("why.level", (("level", str(section.level)), ("parent", place)))


def _explain_announcement(doc: Document, announcement: Announcement) -> Explanation:
    reasons = [announcement.note or Note("why.counted_speech")]
    evidence: list[Span] = [announcement.span]
    for count in announcement.counts:
        said = str(count.count) if count.count is not None else "=why.some"
        reasons.append(
            Note(
                "why.delivered",
                (
                    ("count", said),
                    ("noun", count.noun),
                    ("found", str(len(count.sections))),
                    ("status", f"=status.{count.status}"),
                ),
            )
        )
        evidence += [Span(doc.sections[i].start, doc.sections[i].heading.stop) for i in count.sections]
    considered = _around(_trace(doc), announcement, ("announcement",))
    return Explanation(
        announcement.start,
        announcement.stop,
        "announcement",
        announcement.rule,
        tuple(reasons),
        tuple(evidence),
        considered,
    )


def _explain_stretch(doc: Document, item: Zone | Transition | Move | Vocative) -> Explanation:
    kind = type(item).__name__.lower()
    note = Note("why.later_vocative") if isinstance(item, Vocative) else item.note
    kinds = {"zone": getattr(item, "name", ""), "transition": "transition", "move": "move:", "vocative": "vocative"}
    considered = tuple(c for c in _trace(doc) if c.kind.startswith(kinds[kind]) and c.overlaps(item))
    first = Span(item.start, min(item.stop, item.start + 40)).trimmed(doc.text)
    return Explanation(item.start, item.stop, kind, item.rule, (note,) if note else (), (first,), considered)


def _explain_place(doc: Document, at: int) -> Explanation:
    if isinstance(at, bool) or not isinstance(at, int) or not 0 <= at < len(doc.text):
        message = label("error.explain.offset", at=at, count=len(doc.text) - 1)
        raise InputError(message)
    here = next((s for s in doc.sections if s.start <= at < max(s.heading.stop, s.start + 1)), None)
    if here is not None:
        return _explain_section(doc, here)
    spot = Span(at, at + 1)
    trace = _trace(doc)
    dropped = tuple(c for c in trace if c.kind in {"section", "announcement"} and c.overlaps(spot))
    if dropped:
        kept = [c for c in dropped if c.kept]
        chosen = (kept or list(dropped))[0]
        kind = chosen.kind if chosen.kept else "nothing"
        return Explanation(at, at + 1, kind, chosen.rule, (chosen.why,), (chosen.span,), dropped)
    return _no_candidate(doc, at)


def _no_candidate(doc: Document, at: int) -> Explanation:
    """Explain a place that no rule ever took for a marker: an amount, a rank, or plain words."""
    low = max(0, at - _NEAR)
    for found in _NUMBERED.finditer(doc.shadow, low, min(len(doc.text), at + _NEAR)):
        if found.start() <= at < found.end():
            span = Span(found.start(), found.end())
            return Explanation(
                at, at + 1, "nothing", "no_shape", (Note("why.amount", (("text", span.of(doc.text)),)),), (span,)
            )
    return Explanation(at, at + 1, "nothing", "no_shape", (Note("why.no_shape"),))


def _around(trace: Trace, span: Span, kinds: tuple[str, ...]) -> tuple[Considered, ...]:
    return tuple(c for c in trace if c.kind in kinds and c.overlaps(span))
