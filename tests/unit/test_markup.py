"""Pieces: the text cut at every edge of the marks, each piece with exactly the marks that cover it."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.markup import pieces
from toolkit.model import Span

TEXT = "抓在手上扛在肩上落到实处"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT) + 2)).map(lambda edges: Span(*sorted(edges)))


@given(st.lists(SPANS, max_size=8), st.none() | SPANS.filter(lambda span: span.stop <= len(TEXT)))
def test_pieces_are_cut_where_marks_begin_and_end(marks, within):
    """Nowhere else; they join to the text, and each names the marks around it in their order."""
    area = within or Span(0, len(TEXT))
    found = pieces(TEXT, marks, within)
    assert "".join(piece.text for piece in found) == area.of(TEXT)
    edges = {
        edge
        for mark in marks
        if max(mark.start, area.start) < min(mark.stop, area.stop)
        for edge in (mark.start, mark.stop)
    }
    inner = {edge for edge in edges if area.start < edge < area.stop}
    assert [piece.start for piece in found] == sorted({area.start, *inner} if len(area) else ())
    for piece in found:
        here = Span(piece.start, piece.start + len(piece.text))
        assert piece.marks == tuple(number for number, mark in enumerate(marks) if mark.contains(here))
