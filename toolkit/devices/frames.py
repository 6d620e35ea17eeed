"""Frames (句式框架): the units of a parallel run laid under one another, fixed words in one column, slots in another.

The words are aligned (see `alignment`); what all units share is fixed, the rest is a slot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.devices.alignment import Grid, aligned
from toolkit.devices.form.headings import groups_of, heading_words
from toolkit.devices.form.making import size, unquoted
from toolkit.model import Document, Note, Section, Span, Token
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

SLOT = "___"
"""How a slot is written in a template."""
RUNS = ("parallelism", "antithesis", "parallel_pair")
MOST_HEADINGS, LONGEST_HEADING = 40, 200
"""Headings of one group, and characters of one, beyond which no grid helps anybody."""
MOST_UNITS = 200
"""Units of one run beyond which no grid helps anybody."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid: a cell for each unit, None where the unit has nothing there; `fixed` where all say the same."""

    cells: tuple[Span | None, ...]
    fixed: bool


@dataclass(frozen=True, slots=True)
class Frame(Span):
    """A run of parallel units as a grid; it reaches from the first unit to the last.

    `device` is parallelism, antithesis, parallel_pair, or `headings` for the headings of one group; `units` are the spans laid
    under one another, `columns` the grid, `template` the frame in words (`聚焦___，从严从实___`), `sizes` the characters of each
    unit without marks, and `text` the whole text the spans point into.
    """

    device: str
    units: tuple[Span, ...]
    columns: tuple[Column, ...]
    template: str
    sizes: tuple[int, ...]
    text: str = field(repr=False)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The grid in words, one row a unit, empty where a unit has nothing."""
        return tuple(
            tuple(cell.of(self.text) if (cell := column.cells[k]) else "" for column in self.columns)
            for k in range(len(self.units))
        )

    @property
    def rhythm(self) -> tuple[tuple[int, ...], ...]:
        """The characters in each cell, one row a unit (节奏)."""
        return tuple(tuple(size(cell) for cell in row) for row in self.rows)

    @property
    def fixed_share(self) -> float:
        """The share of the characters that is fixed, 0 to 1."""
        fixed = sum(n for row in self.rhythm for n, column in zip(row, self.columns, strict=True) if column.fixed)
        return fixed / max(1, sum(self.sizes))

    @property
    def note(self) -> Note:
        """The frame in a sentence."""
        return Note("frames.note", (("count", str(len(self.units))), ("template", self.template)))

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return the grid as a DataFrame: a row a unit, a column a fixed stretch or numbered slot, then the characters.

        Fixed columns are headed by their words, slots by `___1`, `___2` …; the index counts the units from 1.
        """
        import pandas as pd

        heads, slots = [], 0
        for k, column in enumerate(self.columns):
            if column.fixed:
                words = self.rows[0][k]
                heads.append(words if words not in heads else f"{words} {k + 1}")
            else:
                slots += 1
                heads.append(f"{SLOT}{slots}")
        made = pd.DataFrame(list(self.rows), columns=heads, index=range(1, len(self.units) + 1))
        made[label("frames.size", lang)] = list(self.sizes)
        return made


def frames(doc: Document, device: str | None = None, *, within: Span | None = None) -> tuple[Frame, ...]:
    """Return every parallel run of a Document as a grid, in text order; headings of one group are always offered.

    `device` keeps one kind (parallelism, antithesis, parallel_pair or headings), `within` the runs inside a span. A run of
    headings found as parallelism is offered once, as headings.


    >>> from toolkit.reading import read
    >>> from toolkit.model import Speech
    >>> [frame.template for frame in frames(read(Speech("要主动研究问题，主动开展工作，主动抓好落实。")))]
    ['主动___']
    """
    kinds = (*RUNS, "headings")
    if device is not None and device not in kinds:
        from toolkit.errors import InputError

        message = label("error.devices.unknown_frame", device=device, choices=", ".join(kinds))
        raise InputError(message)
    found = [frame for group in groups_of(doc) if (frame := _of_headings(doc, group)) is not None]
    offered = {span for frame in found for span in frame.units}
    runs = (f for f in doc.findings if f.device in RUNS and 1 < len(f.members) <= MOST_UNITS)
    found += [frame_of(doc, run.members, run.device) for run in runs if not offered.issuperset(run.members)]
    chosen = [f for f in found if (device is None or f.device == device) and (within is None or within.contains(f))]
    return tuple(sorted(chosen, key=lambda f: (f.start, -f.stop)))


def _of_headings(doc: Document, group: Sequence[Section]) -> Frame | None:
    """Return the headings of a group as a grid, those without words left out; None where two are not left, or too many to be read."""
    units = [unit for section in group if len(unit := Span(*heading_words(doc.text, section)))]
    if not 1 < len(units) <= MOST_HEADINGS or max(map(len, units)) > LONGEST_HEADING:
        return None
    return frame_of(doc, units, "headings")


def frame_of(doc: Document, units: Sequence[Span], device: str = "parallelism") -> Frame:
    """Return these units of a Document as a grid.

    >>> from toolkit.reading import read
    >>> from toolkit.model import Speech
    >>> doc = read(Speech("把责任抓在手上、扛在肩上。"))
    >>> frame_of(doc, [Span(3, 7), Span(8, 12)]).template
    '___在___上'
    """
    text = doc.text
    spans = tuple(Span(a, z) for a, z in unquoted(text, [(u.start, u.stop) for u in units]))
    rows = [doc.tokens_in(span) or (Token(span.start, span.stop, span.of(text), "x"),) for span in spans]
    columns = _merged(text, _edges_split(text, _merged(text, _columns(text, aligned(rows)))))
    template = "".join(_fixed_words(text, column) if column.fixed else SLOT for column in columns)
    sizes = tuple(size(span.of(text)) for span in spans)
    return Frame(spans[0].start, max(s.stop for s in spans), device, spans, tuple(columns), template, sizes, text)


def _columns(text: str, grid: Grid) -> list[Column]:
    found = []
    for column in grid:
        cells = tuple(token and Span(token.start, token.stop) for token in column)
        found.append(Column(cells, len({cell and cell.of(text) for cell in cells}) == 1))
    return found


def _merged(text: str, columns: Iterable[Column]) -> list[Column]:
    """Return the columns with neighbours of one kind joined; slots that no unit fills are left out."""
    found: list[Column] = []
    for column in columns:
        if not any(column.cells):
            continue
        if found and found[-1].fixed == column.fixed and (not column.fixed or _touch(found[-1], column)):
            cells = tuple(_joined(a, b) for a, b in zip(found[-1].cells, column.cells, strict=True))
            found[-1] = Column(cells, column.fixed)
        else:
            found.append(column)
    return [replace(c, fixed=c.fixed and len({cell and cell.of(text) for cell in c.cells}) == 1) for c in found]


def _touch(a: Column, b: Column) -> bool:
    return all(x is not None and y is not None and x.stop == y.start for x, y in zip(a.cells, b.cells, strict=True))


def _joined(a: Span | None, b: Span | None) -> Span | None:
    if a is None or b is None:
        return a or b
    return Span(a.start, b.stop)


def _edges_split(text: str, columns: Iterable[Column]) -> Iterable[Column]:
    """Yield the columns, each slot cut where all its cells begin or end with the same characters: 落|细, 手|上."""
    for column in columns:
        cells = [cell for cell in column.cells if cell is not None]
        if column.fixed or len(cells) < len(column.cells):
            yield column
            continue
        words = [cell.of(text) for cell in cells]
        if len(set(map(len, words))) == 1:
            yield from _by_character(cells, words)
            continue
        room = min(map(len, words)) - 1
        front = next((k for k in range(room) if len({w[k] for w in words}) > 1), room)
        back = next((k for k in range(room - front) if len({w[-1 - k] for w in words}) > 1), max(0, room - front))
        if front:
            yield Column(tuple(Span(c.start, c.start + front) for c in cells), fixed=True)
        yield Column(tuple(Span(c.start + front, c.stop - back) for c in cells), fixed=False)
        if back:
            yield Column(tuple(Span(c.stop - back, c.stop) for c in cells), fixed=True)


def _by_character(cells: Sequence[Span], words: Sequence[str]) -> Iterable[Column]:
    """Yield equally long cells cut into the characters that all share and those they do not: 抓|在|手|上."""
    for k, same in enumerate(len(set(column)) == 1 for column in zip(*words, strict=True)):
        yield Column(tuple(Span(c.start + k, c.start + k + 1) for c in cells), fixed=same)


def _fixed_words(text: str, column: Column) -> str:
    cell = column.cells[0]
    return cell.of(text) if cell is not None else ""
