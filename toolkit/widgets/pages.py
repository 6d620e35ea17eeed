"""A Document as a page to draw: paragraphs of pieces, the parts they belong to, and the marks over them, without one offset.

JavaScript counts in UTF-16 and Python in code points, so places cross over as numbers of pieces, and within a piece as a count of
code points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolkit.errors import InputError
from toolkit.markup import Piece, pieces
from toolkit.model import Document, Section, Span, Transition, Zone
from toolkit.theme import label

Part = Zone | Section | Transition


@dataclass(frozen=True)
class Page:
    """A Document cut at every edge that a widget draws: `pieces` join to the text again."""

    doc: Document

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Zones, sections and transitions by name (`zone-0`, `section-3`, `transition-1`), in text order, the wider first."""
        doc = self.doc
        named: list[tuple[str, Part]] = [(f"zone-{i}", part) for i, part in enumerate(doc.zones)]
        named += [(f"section-{i}", part) for i, part in enumerate(doc.sections)]
        named += [(f"transition-{i}", part) for i, part in enumerate(doc.transitions)]
        return dict(sorted(named, key=lambda pair: (pair[1].start, -pair[1].stop, depth(pair[1]))))

    @cached_property
    def findings(self) -> dict[str, Span]:
        """Findings, slips, announcements and vocatives by name (`finding-0` …)."""
        doc = self.doc
        layers: tuple[tuple[str, Sequence[Span]], ...] = (
            ("finding", doc.findings),
            ("slip", doc.slips),
            ("announcement", doc.announcements),
            ("vocative", doc.vocatives),
        )
        return {f"{kind}-{i}": item for kind, layer in layers for i, item in enumerate(layer)}

    def name(self, thing: Span) -> str:
        """Return the name of a part or finding, or an empty string for what is none of this page's."""
        things = {**self.parts, **self.findings}
        return next(
            (n for n, item in things.items() if item is thing or (type(item) is type(thing) and item == thing)), ""
        )

    @cached_property
    def marks(self) -> tuple[tuple[Span, str, int], ...]:
        """What lies over the text: (span, name of its owner, number of the member or 0), markers and headings as 1 and 2."""
        found: list[tuple[Span, str, int]] = []
        for name, item in self.findings.items():
            members = getattr(item, "members", ()) or (item.span,)
            found += [(member.span, name, number) for number, member in enumerate(members, 1)]
        for i, section in enumerate(self.doc.sections):
            if section.marker:
                found.append((Span(section.start, section.start + len(section.marker)), f"section-{i}", 1))
            if len(section.heading):
                found.append((section.heading, f"section-{i}", 2))
        return tuple(found)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The runs of text between all edges, each with the numbers of the `marks` that cover it."""
        cuts = [*self.parts.values(), *self.doc.paragraphs, *self.doc.tokens]
        count = len(self.marks)
        cut = pieces(self.doc.text, [*(span for span, _, _ in self.marks), *cuts])
        return tuple(Piece(p.text, p.start, tuple(m for m in p.marks if m < count)) for p in cut)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def range(self, span: Span) -> list[int]:
        """Return the numbers of the first piece of `span` and of the one after its last, for spans whose edges are cut."""
        return [bisect_left(self._starts, span.start), bisect_left(self._starts, span.stop)]

    def reach(self, span: Span) -> list[list[int]]:
        """Return where any `span` starts and stops: [[piece, code points into it], [piece, code points into it]]."""
        return [self._place(span.start, at_end=False), self._place(span.stop, at_end=True)]

    def _place(self, offset: int, *, at_end: bool) -> list[int]:
        number = max(0, (bisect_left if at_end and offset else bisect_right)(self._starts, offset) - 1)
        return [number, offset - self._starts[number]]

    def span(self, start: Sequence[int], stop: Sequence[int]) -> Span:
        """Return the stretch of text between two places, each a piece's number and a count of code points into it.

        Raises InputError for places outside the text and for an empty stretch.
        """
        try:
            first, last = (self.pieces[n].start + min(max(0, k), len(self.pieces[n].text)) for n, k in (start, stop))
        except (IndexError, TypeError, ValueError):
            message = label("error.widgets.outside")
            raise InputError(message) from None
        chosen = Span(min(first, last), max(first, last)).trimmed(self.doc.text)
        if not len(chosen):
            message = label("error.widgets.nothing_selected")
            raise InputError(message)
        return chosen

    def part_of(self, offset: int) -> str:
        """Return the name of the innermost part that holds `offset`, or an empty string."""
        holding = [(len(p), -depth(p), name) for name, p in self.parts.items() if p.start <= offset < p.stop]
        return min(holding)[2] if holding else ""

    def paragraphs(self) -> list[dict[str, Any]]:
        """Return each paragraph as the range of its pieces and the name of the part it begins in."""
        return [{"range": self.range(p), "part": self.part_of(p.start)} for p in self.doc.paragraphs]

    def drawn(self) -> list[list[Any]]:
        """Return the pieces as [text, numbers of the marks, 1 where a word begins]."""
        begins = {token.start for token in self.doc.tokens}
        return [[p.text, list(p.marks), int(p.start in begins)] for p in self.pieces]


def depth(part: Part) -> int:
    """Return how deep a part lies: 0 for a zone, else its level.

    >>> depth(Zone(0, 3, "title"))
    0
    """
    return 0 if isinstance(part, Zone) else part.level
