"""Mark it yourself: what a trainee marked, set against the analysis span by span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.errors import InputError
from toolkit.model import DEVICES, Document, Finding, Section, Span
from toolkit.theme import label

SECTION = "section"
NAMES = (SECTION, *DEVICES)
"""What a trainee may name: a section or a device."""
OUTCOMES = ("same", "near", "renamed", "mine", "missed")
CLOSE = 0.5
"""How much two spans must share (shared characters over all characters of both) to be taken for the same thing."""
_EDGES = " \t\r\n\u3000，。、；：！？,.;:!?"


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A stretch that a trainee marked, and what it was called: a device or `section`."""

    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: a mark, the finding or section it met, and how they compare (see OUTCOMES)."""

    outcome: str
    mark: Mark | None
    target: Finding | Section | None


@dataclass(frozen=True, slots=True)
class Result:
    """A trainee's marks against the analysis: `rows` in text order, each mark and each finding in question once."""

    rows: tuple[Row, ...]

    def count(self, *outcomes: str) -> int:
        """Return how many rows have one of these outcomes."""
        return sum(row.outcome in outcomes for row in self.rows)

    @property
    def disagreements(self) -> tuple[Row, ...]:
        """The rows to talk about: all that are neither the same nor near."""
        return tuple(row for row in self.rows if row.outcome not in {"same", "near"})

    @property
    def score(self) -> float:
        """F1 of the marks against the findings of the names used, 0 to 1: `same` and `near` are hits."""
        hits = self.count("same", "near")
        marked = hits + self.count("renamed", "mine")
        sought = hits + self.count("missed")
        return 2 * hits / (marked + sought) if marked + sought else 0.0


def checked_name(name: str) -> str:
    """Return `name` if a trainee may use it; raise InputError otherwise."""
    if name not in NAMES:
        message = label("error.widgets.nothing_to_mark", name=name, choices=", ".join(NAMES))
        raise InputError(message)
    return name


def shared(one: Span, other: Span) -> float:
    """Return the share of two spans that they have in common: shared characters over all characters of both.

    >>> shared(Span(0, 4), Span(2, 6))
    0.3333333333333333
    """
    common = min(one.stop, other.stop) - max(one.start, other.start)
    return max(0, common) / (max(one.stop, other.stop) - min(one.start, other.start) or 1)


def core(span: Span, text: str) -> Span:
    """Return a span without the marks and spaces at its ends, which nobody should be judged by.

    >>> core(Span(0, 5), "，抓落实。")
    Span(start=1, stop=4)
    """
    start, stop = span.start, span.stop
    while start < stop and text[start] in _EDGES:
        start += 1
    while stop > start and text[stop - 1] in _EDGES:
        stop -= 1
    return Span(start, stop)


def faces(target: Finding | Section) -> tuple[Span, ...]:
    """Return the spans that a mark may meet `target` by: a section by its whole, its heading, or its marker with it."""
    if isinstance(target, Section):
        opening = Span(target.start, max(target.start, target.heading.stop))
        return tuple(face for face in (target.span, opening, target.heading) if len(face))
    return (target.span,)


def compare_marks(doc: Document, marks: Sequence[Mark], within: Span | None = None) -> Result:
    """Return how a trainee's marks compare with the analysis of `doc`.

    Marks and findings are paired one to one, the closest first: first with the same name, then with another name. Findings that nobody
    marked count as missed only where their device was looked for (some mark has its name), and inside `within` where it is given.
    """
    sought = {mark.name for mark in marks}
    targets: list[Finding | Section] = [*doc.findings, *doc.sections]
    if within is not None:
        targets = [t for t in targets if within.overlaps(t)]
    paired = _paired(doc, marks, targets)
    rows = [Row(_outcome(doc, mark, target), mark, target) for mark, target in zip(marks, paired, strict=True)]
    met = {id(target) for target in paired if target is not None}
    rows += [Row("missed", None, t) for t in targets if name_of(t) in sought and id(t) not in met]
    return Result(tuple(sorted(rows, key=_place)))


def name_of(target: Finding | Section) -> str:
    """Return the device of a finding, `section` for a section."""
    return SECTION if isinstance(target, Section) else target.device


def _place(row: Row) -> tuple[int, int]:
    spans = [span for span in (row.mark, row.target) if span is not None]
    return min(span.start for span in spans), OUTCOMES.index(row.outcome)


def _closeness(doc: Document, mark: Mark, target: Finding | Section) -> float:
    mine = core(mark, doc.text)
    return max((shared(mine, core(face, doc.text)) for face in faces(target)), default=0.0)


def _paired(
    doc: Document, marks: Sequence[Mark], targets: Iterable[Finding | Section]
) -> list[Finding | Section | None]:
    pairs = [
        (name_of(target) == mark.name, close, -m, -t, target)
        for t, target in enumerate(targets)
        for m, mark in enumerate(marks)
        if (close := _closeness(doc, mark, target)) >= CLOSE
    ]
    found: list[Finding | Section | None] = [None] * len(marks)
    taken: set[int] = set()
    for _, _, m, t, target in sorted(pairs, key=lambda pair: pair[:4], reverse=True):
        if found[-m] is None and t not in taken:
            found[-m] = target
            taken.add(t)
    return found


def _outcome(doc: Document, mark: Mark, target: Finding | Section | None) -> str:
    if target is None:
        return "mine"
    if name_of(target) != mark.name:
        return "renamed"
    return "same" if _closeness(doc, mark, target) == 1 else "near"
