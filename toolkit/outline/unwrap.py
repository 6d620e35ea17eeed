"""Hard-wrapped speeches: the rules read the lines put together, and their answers are carried back to the text as it is."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from toolkit.model import Correction, Hint, Outline, Paragraph, Section, Span

S = TypeVar("S", bound=Span)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without the line breaks inside its paragraphs, and for each of its characters the place it came from."""

    text: str
    shadow: str
    paragraphs: tuple[Paragraph, ...]
    hints: tuple[Hint, ...]
    corrections: tuple[Correction, ...]
    origin: Sequence[int]

    def back(self, item: S) -> S:
        """Return `item` at its place in the text as it came."""
        return replace(item, start=self._start(item.start), stop=self._stop(item.start, item.stop))

    def outline(self, outline: Outline) -> Outline:
        """Return the outline at its place in the text as it came."""
        return Outline(
            zones=tuple(map(self.back, outline.zones)),
            sections=tuple(map(self._section, outline.sections)),
            transitions=tuple(map(self.back, outline.transitions)),
            vocatives=tuple(map(self.back, outline.vocatives)),
            announcements=tuple(map(self.back, outline.announcements)),
            moves=tuple(map(self.back, outline.moves)),
        )

    def _section(self, section: Section) -> Section:
        return replace(self.back(section), heading=self.back(section.heading))

    def _start(self, at: int) -> int:
        return self.origin[at] if at < len(self.origin) else self.origin[-1] + 1

    def _stop(self, start: int, stop: int) -> int:
        return self._start(start) if stop <= start else self.origin[stop - 1] + 1


def unwrap(
    text: str,
    shadow: str,
    paragraphs: Sequence[Paragraph],
    hints: Sequence[Hint],
    corrections: Sequence[Correction] = (),
) -> Unwrapped | None:
    r"""Return the text with its wrapped lines put together, or None where no paragraph is wrapped.

    >>> found = unwrap("抓落\n实。", "抓落\n实.", [Paragraph(0, 5)], ())
    >>> found.text, found.back(Span(2, 4))
    ('抓落实。', Span(start=3, stop=5))
    """
    if not any("\n" in shadow[p.start : p.stop] for p in paragraphs):
        return None
    origin: list[int] = []
    moved: list[Paragraph] = []
    place: dict[int, int] = {}
    before = 0
    for paragraph in paragraphs:
        origin.extend(range(before, paragraph.start))
        start = len(origin)
        place[paragraph.start] = start
        at = paragraph.start
        while at < paragraph.stop:
            if shadow[at] == "\n":
                while at < paragraph.stop and shadow[at].isspace():
                    at += 1
                continue
            origin.append(at)
            at += 1
        moved.append(Paragraph(start, len(origin)))
        before = paragraph.stop
    origin.extend(range(before, len(text)))
    known = tuple(
        replace(hint, start=place[hint.start], stop=place[hint.start] + 1) for hint in hints if hint.start in place
    )
    set_by_hand = tuple(
        replace(c, start=bisect_left(origin, c.start), stop=bisect_left(origin, c.stop)) for c in corrections
    )
    return Unwrapped(
        "".join([text[i] for i in origin]),
        "".join([shadow[i] for i in origin]),
        tuple(moved),
        known,
        set_by_hand,
        origin,
    )
