"""From a text and its paragraphs to its Outline."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.model import Correction, Hint, Note, Outline, Paragraph, Section, Span, Trace, Transition, Zone
from toolkit.outline import announcements, extents, headings, moves
from toolkit.outline.closing import closing_start
from toolkit.outline.ground import Ground
from toolkit.outline.nesting import Nester
from toolkit.outline.opening import opening_stop
from toolkit.outline.overrule import overrule
from toolkit.outline.points import points
from toolkit.outline.runs import Node
from toolkit.outline.unwrap import unwrap
from toolkit.outline.vocatives import later_vocative
from toolkit.outline.zones import Frame, frame


def build(
    text: str,
    shadow: str,
    paragraphs: Sequence[Paragraph],
    *,
    hints: Sequence[Hint] = (),
    corrections: Sequence[Correction] = (),
    trace: Trace | None = None,
) -> Outline:
    """Return the outline of a speech, a person's `corrections` applied; with `trace`, write there what each rule considered."""
    if not paragraphs:
        return Outline()
    whole = unwrap(text, shadow, paragraphs, hints, corrections)
    if whole is None:
        return _build(Ground(text, shadow, paragraphs, hints, trace), corrections)
    own: Trace | None = None if trace is None else []
    outline = whole.outline(
        _build(Ground(whole.text, whole.shadow, whole.paragraphs, whole.hints, own), whole.corrections)
    )
    if trace is not None:
        trace.extend(map(whole.back, own or ()))
    return outline


def _build(ground: Ground, corrections: Sequence[Correction]) -> Outline:
    around = frame(ground)
    speech = around.speech.trimmed(ground.text)
    found = points(ground, speech)
    promised = announcements.promises(ground, speech, found)
    nodes = Nester(ground, found, promised).tree()
    nodes = overrule(ground, nodes, corrections)
    vocatives = later_vocative(ground, speech.start, speech.stop)
    closing = closing_start(ground, nodes, speech.start, speech.stop)
    nodes = [n for n in nodes if n.point.start < closing]
    stops, between = extents.Extents(ground, nodes, promised, closing).find()
    sections = _sections(ground, nodes, stops)
    first = nodes[0].point.start if nodes else None
    opening = opening_stop(ground, Span(speech.start, closing), first, promised, vocatives)
    matched = announcements.match(ground, promised, sections, closing)
    transitions = tuple(Transition(a, b, level, rule=name, note=Note(f"why.{name}")) for a, b, level, name in between)
    zones = _zones(around, speech, opening, closing)
    outline = Outline(zones, sections, transitions, vocatives, matched)
    outline = replace(outline, moves=moves.moves(ground, outline))
    return moves.with_section_functions(outline)


def _sections(ground: Ground, nodes: Sequence[Node], stops: Sequence[int]) -> tuple[Section, ...]:
    whole = headings.whole_sentence_groups(ground, nodes)
    shared = headings.shared_paragraphs(nodes)
    starts = [node.point.start for node in nodes]
    sections = []
    for node, stop, following in zip(nodes, stops, [*starts[1:], len(ground.text)], strict=False):
        point = node.point
        own_line = point.block and point.start not in shared
        sections.append(
            Section(
                point.start,
                stop,
                level=node.depth,
                marker="" if point.style.startswith("bare") else ground.text[point.start : point.stop].strip(),
                ordinal=node.ordinal,
                heading=headings.heading(ground, node, following, sentence=own_line or node.group in whole),
                form=headings.form(node, shared=not own_line),
                rule=node.rule,
                parent=node.parent,
                group=node.group,
                note=Note(_why(node)),
            )
        )
    return tuple(sections)


def _why(node: Node) -> str:
    if node.point.style == "bare":
        return "why.bare_heading"
    return "why.hinted_heading" if node.point.style.startswith("bare") else f"why.{node.rule}"


def _zones(around: Frame, speech: Span, opening: int, closing: int) -> tuple[Zone, ...]:
    spans: list[tuple[str, Span | None]] = [
        ("title", around.title),
        *(("front_matter", span) for span in around.front),
        ("byline", around.byline),
        ("salutation", around.salutation),
        ("opening", Span(speech.start, opening)),
        ("body", Span(opening, closing)),
        ("closing", Span(closing, speech.stop)),
        ("back_matter", around.back),
    ]
    zones = [
        Zone(s.start, s.stop, name, rule=name, note=Note(f"why.{name}"))
        for name, s in spans
        if s is not None and len(s)
    ]
    return tuple(sorted(zones, key=lambda zone: zone.start))
