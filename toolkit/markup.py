"""Cut a text at every edge of the marks laid over it, so that marks that overlap neither hide nor repeat a character."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from toolkit.collector import at_rest
from toolkit.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and the numbers of the marks that cover all of it."""

    text: str
    start: int
    marks: tuple[int, ...]


def pieces(text: str, marks: Iterable[Span], within: Span | None = None) -> tuple[Piece, ...]:
    """Return the runs of `text` between the edges of `marks`, in order; their texts join to the text again.

    `marks` are numbered as given; empty ones cover nothing. With `within`, only that stretch is cut.

    >>> [(p.text, p.marks) for p in pieces("抓在手上", [Span(0, 3), Span(2, 4)])]
    [('抓在', (0,)), ('手', (0, 1)), ('上', (1,))]
    """
    area = within or Span(0, len(text))
    with at_rest():
        opening: dict[int, list[int]] = {}
        closing: dict[int, list[int]] = {}
        for number, mark in enumerate(marks):
            start, stop = max(mark.start, area.start), min(mark.stop, area.stop)
            if start < stop:
                opening.setdefault(start, []).append(number)
                closing.setdefault(stop, []).append(number)
        edges = sorted({area.start, area.stop, *opening, *closing})
        covering: set[int] = set()
        found = []
        for start, stop in pairwise(edges):
            covering.difference_update(closing.get(start, ()))
            covering.update(opening.get(start, ()))
            found.append(Piece(text[start:stop], start, tuple(sorted(covering))))
    return tuple(found)
