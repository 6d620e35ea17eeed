"""Paragraphs (自然段): lines of a text, and hard-wrapped lines put together again.

Text copied from a PDF or an old mail breaks its lines at one width in mid-sentence. Such a text is known by its full lines:
most of them end with no closing mark. A paragraph of it runs on from a full line to the next, until a line falls short, or
an indent, a blank line, a marker or an address opens a new one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.markers import marker_at
from toolkit.model import Paragraph

_LINE = re.compile(r"[^\n]+")
_BLANK = "\ufeff\u200b\u200e\u200f \t\u3000\u00a0\u2002\u2003\x0b\x0c"
_CLOSED = frozenset(".!?:;\"'…)》」』】")
_FULL = 0.8
"""Share of the width from which a line counts as full."""
_NARROW, _WIDE = 12, 130
"""Characters; nobody wraps lines narrower or wider than this."""
_ENOUGH = 4
"""Full lines; fewer say nothing about wrapping."""
_ADDRESS = re.compile(r"[^\n,.:;!?]{0,10}们[,!:]|各位[^\n,.:;!?]{1,10}[,!:]")
_PAGE = re.compile(r"[-]?[ ]*(?:第[ ]*)?[0-9]{1,3}[ ]*(?:页)?[ ]*[-]?")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with text in it: where its text stands, its indent, and whether a blank line stands above."""

    start: int
    stop: int
    indent: int
    apart: bool

    def __len__(self) -> int:
        return self.stop - self.start + self.indent


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text is wrapped: its width, whether an indent opens a paragraph, and whether markers do."""

    width: int
    indented: bool
    markers_open: bool


def paragraphs(text: str, shadow: str) -> tuple[Paragraph, ...]:
    r"""Return the paragraphs of `text`, white space around them left out; hard-wrapped lines make one.

    >>> from toolkit.chars import shadow
    >>> [(p.start, p.stop) for p in paragraphs("　　甲。\r\n\r\n乙。", shadow("　　甲。\r\n\r\n乙。"))]
    [(2, 4), (8, 10)]
    """
    rows = _rows(text, shadow)
    width = wrap_width(shadow, rows)
    if width is None:
        return tuple(Paragraph(row.start, row.stop) for row in rows)
    wrap = _Wrap(
        width,
        indented=sum(row.indent > 0 for row in rows) < 0.6 * len(rows),
        markers_open=_markers_open(text, shadow, rows, width),
    )
    found: list[Paragraph] = []
    start = 0
    for i, row in enumerate(rows):
        if i + 1 < len(rows) and _runs_on(text, shadow, rows, i, wrap):
            continue
        found.append(Paragraph(rows[start].start, row.stop))
        start = i + 1
    return tuple(found)


def _rows(text: str, shadow: str) -> list[_Row]:
    found: list[_Row] = []
    previous = 0
    for line in _LINE.finditer(shadow):
        raw = text[line.start() : line.end()]
        inner = raw.strip(_BLANK)
        if inner.strip():
            indent = raw.index(inner)
            start = line.start() + indent
            gap = text[previous : line.start()]
            breaks = gap.count("\n") + gap.count("\r") - gap.count("\r\n")
            found.append(_Row(start, start + len(inner), indent, apart=breaks > 1))
            previous = start + len(inner)
    return found


def wrap_width(shadow: str, rows: Sequence[_Row]) -> int | None:
    """Return the width at which the lines are broken, or None where each line is a paragraph of its own."""
    if len(rows) < _ENOUGH:
        return None
    sizes = sorted(len(row) for row in rows)
    width = sizes[int(0.9 * (len(sizes) - 1))]
    if not _NARROW <= width <= _WIDE:
        return None
    full = [row for row in rows if len(row) >= _FULL * width]
    broken = sum(shadow[row.stop - 1] not in _CLOSED for row in full)
    longest = sizes[-1] <= 1.5 * width
    return width if longest and len(full) >= _ENOUGH and broken >= 0.6 * len(full) else None


def _runs_on(text: str, shadow: str, rows: Sequence[_Row], i: int, wrap: _Wrap) -> bool:
    """Return whether the paragraph of line `i` goes on in the line below."""
    row, below, width = rows[i], rows[i + 1], wrap.width
    if _PAGE.fullmatch(shadow, row.start, row.stop):
        return i > 0 and _unfinished(shadow, rows[i - 1], width)
    if _PAGE.fullmatch(shadow, below.start, below.stop):
        return _unfinished(shadow, row, width)
    if below.apart or (wrap.indented and below.indent > 0 and row.indent != below.indent):
        return False
    if shadow[row.stop - 1] not in _CLOSED:
        return len(row) >= _FULL * width
    if len(row) < width - 1 or _ADDRESS.match(shadow, below.start):
        return False
    return not wrap.markers_open or marker_at(text, shadow, below.start) is None


def _markers_open(text: str, shadow: str, rows: Sequence[_Row], width: int) -> bool:
    """Return whether markers open paragraphs in this text: one stands below a line that falls short, or is set apart."""
    return any(
        (below.apart or len(row) < _FULL * width) and marker_at(text, shadow, below.start) is not None
        for row, below in pairwise(rows)
    )


def _unfinished(shadow: str, row: _Row, width: int) -> bool:
    return len(row) >= _FULL * width and shadow[row.stop - 1] not in _CLOSED
