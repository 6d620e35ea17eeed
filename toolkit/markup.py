"""Cut a text at every edge of the marks laid over it, so that marks that overlap neither hide nor repeat a character."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from toolkit.collector import at_rest
from toolkit.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and the numbers of the marks that cover all of it."""

    text: str
    start: int
    marks: tuple[int, ...]

    def __init__(self, text: str, start: int, marks: tuple[int, ...]) -> None:
        _set_text(self, text)  # as in `model.span`: a long speech has thousands
        _set_start(self, start)
        _set_marks(self, marks)


_set_text, _set_start, _set_marks = (Piece.__dict__[name].__set__ for name in ("text", "start", "marks"))


def pieces(text: str, marks: Iterable[Span], within: Span | None = None) -> tuple[Piece, ...]:
    """Return the runs of `text` between the edges of `marks`, in order; their texts join to the text again.

    `marks` are numbered as given; empty ones cover nothing. With `within`, only that stretch is cut.

    >>> [(p.text, p.marks) for p in pieces("抓在手上", [Span(0, 3), Span(2, 4)])]
    [('抓在', (0,)), ('手', (0, 1)), ('上', (1,))]
    """
    area = within or Span(0, len(text))
    found: list[Piece] = []
    with at_rest():
        at = area.start
        ending: list[tuple[int, int]] = []  # where those end that cover what stands at `at`, the next first
        covering: list[int] = []
        for number, mark in sorted(enumerate(marks), key=lambda numbered: numbered[1].start):
            start, stop = max(mark.start, area.start), min(mark.stop, area.stop)
            if start >= stop:
                continue
            while ending and ending[0][0] <= start:
                edge, gone = heappop(ending)
                if edge > at:
                    found.append(Piece(text[at:edge], at, tuple(covering)))
                    at = edge
                covering.remove(gone)
            if start > at:
                found.append(Piece(text[at:start], at, tuple(covering)))
                at = start
            heappush(ending, (stop, number))
            insort(covering, number)
        for edge, gone in sorted(ending):
            if edge > at:
                found.append(Piece(text[at:edge], at, tuple(covering)))
                at = edge
            covering.remove(gone)
        if at < area.stop:
            found.append(Piece(text[at : area.stop], at, ()))
    return tuple(found)
