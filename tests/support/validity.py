"""What must hold of every Document, whatever text it was made from."""

import hashlib
from itertools import pairwise

from toolkit.markup import pieces
from toolkit.model import DEVICES, FORMS, FUNCTIONS, STATUSES, ZONES, Document, Span


def troubles(doc: Document) -> list[str]:
    """What is wrong with a Document: nothing, one hopes."""
    return [
        *_words(doc),
        *_lines(doc),
        *_outline(doc),
        *_announcements(doc),
        *_findings(doc),
        *_notes(doc),
        *_marks(doc),
    ]


def fingerprint(doc: Document) -> str:
    """A digest of every layer, equal for equal Documents in every process."""
    outline = doc.outline
    layers = (doc.tokens, doc.paragraphs, doc.sentences, outline, doc.findings, doc.slips, doc.settings)
    return hashlib.sha256(repr(layers).encode("utf-8", "backslashreplace")).hexdigest()


def _words(doc):
    """Tokens follow one another, and only white space stands between them."""
    at = 0
    for token in doc.tokens:
        if token.start < at or token.stop <= token.start:
            yield f"token {token!r} starts before {at} or is empty"
        elif doc.text[at : token.start].strip():
            yield f"{doc.text[at : token.start]!r} at {at} is in no token"
        at = token.stop
    if doc.text[at:].strip():
        yield f"{doc.text[at:]!r} at the end is in no token"


def _lines(doc):
    """Paragraphs and sentences follow one another; each sentence lies in one paragraph; nothing that is read is left out."""
    for name, layer in (("paragraph", doc.paragraphs), ("sentence", doc.sentences)):
        yield from _in_order(name, layer)
        yield from (f"{name} {item!r} is empty" for item in layer if not item.of(doc.text).strip())
    at = 0
    for sentence in doc.sentences:
        while at < len(doc.paragraphs) and doc.paragraphs[at].stop <= sentence.start:
            at += 1
        if at == len(doc.paragraphs) or not doc.paragraphs[at].contains(sentence):
            yield f"{sentence!r} lies in no paragraph"
    inside = [False] * len(doc.text)
    for sentence in doc.sentences:
        inside[sentence.start : sentence.stop] = [True] * len(sentence)
    # What a shadow shows as a space (a byte-order mark, say) is white space too.
    lost = [i for i, (c, seen) in enumerate(zip(doc.shadow, inside, strict=True)) if not seen and not c.isspace()]
    if lost:
        yield f"{doc.text[lost[0] : lost[0] + 10]!r} at {lost[0]} is in no sentence"


def _outline(doc):
    """Zones and moves follow one another; sections nest as their levels say; headings lie inside sections."""
    yield from _in_order("zone", doc.zones)
    yield from _in_order("move", doc.moves)
    yield from (f"no such zone: {z.name}" for z in doc.zones if z.name not in ZONES)
    yield from (f"no such function: {m.name}" for m in doc.moves if m.name not in FUNCTIONS)
    sections = doc.sections
    for i, section in enumerate(sections):
        heading = section.heading
        if not section.start <= heading.start <= heading.stop <= max(section.stop, heading.stop):
            yield f"the heading of {section!r} lies outside it"
        if section.form not in FORMS or (section.function and section.function not in FUNCTIONS):
            yield f"form or function of {section!r}"
        written = "".join(
            doc.text[section.start : max(section.stop, heading.start)].split()
        )  # lines may break a marker
        if not written.startswith("".join(section.marker.split())):
            yield f"the marker of {section!r} does not stand at its start"
        parent = None if section.parent is None else sections[section.parent]
        if section.level != (1 if parent is None else parent.level + 1):
            yield f"the level of {section!r} does not follow its parent's"
        if parent is not None and not (section.parent < i and parent.contains(section)):
            yield f"{section!r} lies outside its parent"
    yield from _nested("section", sections)
    yield from _in_order("section start", [Span(s.start, s.start) for s in sections])


def _announcements(doc):
    """Each promise points at sections there are."""
    for announcement in doc.announcements:
        for count in announcement.counts:
            if count.status not in STATUSES or not all(0 <= i < len(doc.sections) for i in count.sections):
                yield f"{announcement!r} points at nothing"


def _findings(doc):
    """Findings stand in text order, have and members inside them."""
    starts = [(f.start, -f.stop) for f in doc.findings]
    if starts != sorted(starts):
        yield "findings are out of order"
    for finding in doc.findings:
        if finding.device not in DEVICES or not finding.rule:
            yield f"device or rule of {finding!r}"
        if not finding.members or not all(finding.contains(m) and len(m) for m in finding.members):
            yield f"members of {finding!r} lie outside it, or there are none"
        if finding.family == "form" and any(b.start < a.start for a, b in pairwise(finding.members)):
            yield f"members of {finding!r} are out of order"
    if len(set(doc.findings)) < len(doc.findings):
        yield "a finding is there twice"


def _notes(doc):
    """Findings and slips can be said in both languages; evidence lies in the text."""
    for item in (*doc.findings, *doc.slips):
        if not (item.note.text("zh").strip() and item.note.text("en").strip()):
            yield f"{item!r} has no words"
    for slip in doc.slips:
        if any(e.stop > len(doc.text) for e in slip.evidence):
            yield f"evidence of {slip!r} lies past the end"


def _marks(doc):
    """Cut at the edges of all findings, the pieces join to the text again."""
    if "".join(piece.text for piece in pieces(doc.text, doc.findings)) != doc.text:
        yield "the pieces do not join to the text"


def _in_order(name, spans):
    return (f"{name} {b!r} starts before {a!r} ends" for a, b in pairwise(spans) if b.start < a.stop)


def _nested(name, spans):
    for i, a in enumerate(spans):
        for b in spans[i + 1 :]:
            if b.start >= a.stop:
                break
            if not (a.contains(b) or b.contains(a)):
                yield f"{name} {b!r} crosses {a!r}"
