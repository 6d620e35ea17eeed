"""Functions (语步): what each stretch of a speech does."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt

from toolkit.model import Move, Note, Outline, Section
from toolkit.outline.cues import CUES, HEADINGS, PROMISED
from toolkit.outline.ground import Ground
from toolkit.outline.rules import consider, rule
from toolkit.outline.vocatives import address_at

_EXPECTED = 2.0
"""Points for the label that the heading or the announcement leads one to expect."""
_SAME_AGAIN = 0.5
"""Points for the label of the stretch before, inside one section."""
_SEEN_BEFORE = 2
"""Characters before a stretch that a cue may look back to."""
_BARE_ADDRESS = 14
"""Characters; a paragraph this short that is only an address takes the label of what follows."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that gets one label: a paragraph, or the part of it that belongs to one section."""

    start: int
    stop: int
    zone: str
    section: int | None
    heading: bool


def moves(ground: Ground, outline: Outline) -> tuple[Move, ...]:
    """Return the functions, tiling opening, body and closing: one label a paragraph, cut where a section starts inside it."""
    units = _units(ground, outline)
    expected, said = _expectations(ground, outline), _cues_said(ground.shadow)
    labels: list[tuple[str, str, Note] | None] = []
    before: tuple[str, int | None] | None = None
    for unit in units:
        if unit.heading or _only_address(ground, unit):
            labels.append(None)
            continue
        label, name, note = _label(ground, outline, said, unit, expected.get(unit.section, ""), before=before)
        before = (label, unit.section)
        labels.append((label, name, note))
    return tuple(
        Move(unit.start, unit.stop, label, rule=name, note=note)
        for unit, (label, name, note) in zip(units, _filled(units, labels, outline.sections), strict=True)
    )


def _units(ground: Ground, outline: Outline) -> list[Unit]:
    spans = [(z.start, z.stop, z.name) for z in outline.zones if z.name in {"opening", "body", "closing"}]
    cuts = sorted({s.start for s in outline.sections} | {t.start for t in outline.transitions})
    lines = {s.start for s in outline.sections if s.form in {"line", "unnumbered"}}
    owner = _owner(outline.sections)
    found: list[Unit] = []
    at = 0
    for start, stop, zone in spans:
        first = max(0, ground.paragraph_at(start))
        for paragraph in ground.paragraphs[first:]:
            if paragraph.start >= stop:
                break
            low, high = max(paragraph.start, start), min(paragraph.stop, stop)
            if low >= high:
                continue
            while at < len(cuts) and cuts[at] <= low:
                at += 1
            edges = [low]
            while at < len(cuts) and cuts[at] < high:
                edges.append(cuts[at])
                at += 1
            edges.append(high)
            found += [Unit(a, b, zone, owner(a), heading=a in lines) for a, b in pairwise(edges)]
    return found


def _owner(sections: Sequence[Section]) -> Callable[[int], int | None]:
    """Return a function from a growing offset to the index of the deepest section that holds it."""
    stack: list[int] = []
    following = 0

    def at(offset: int) -> int | None:
        nonlocal following
        while following < len(sections) and sections[following].start <= offset:
            stack.append(following)
            following += 1
        while stack and sections[stack[-1]].stop <= offset:
            stack.pop()
        return stack[-1] if stack else None

    return at


def _expectations(ground: Ground, outline: Outline) -> dict[int | None, str]:
    """Return what each section leads one to expect, by its own heading, its announcement, or the section around it."""
    promised = {
        index: PROMISED[count.noun]
        for announcement in outline.announcements
        for count in announcement.counts
        if count.noun in PROMISED
        for index in count.sections
    }
    found: dict[int | None, str] = {}
    for i, section in enumerate(outline.sections):
        own = expected_by_heading(section.heading.of(ground.text)[:80])
        around = found.get(section.parent, "")
        found[i] = (
            own if own and not (around in {"affirm", "problem"} and own == "demand") else around or promised.get(i, "")
        )
        if not own and i in promised:
            found[i] = promised[i]
    return found


@rule(otherwise="")
def expected_by_heading(heading: str) -> str:
    """A heading tells what its section does: 回顾 affirms, 任务 demands, 问题 names problems.

    >>> expected_by_heading("2014年工作回顾"), expected_by_heading("狠抓落实"), expected_by_heading("三号车间的灯")
    ('affirm', 'demand', '')
    """
    return next((label for pattern, label in HEADINGS if pattern.search(heading)), "")


def _only_address(ground: Ground, unit: Unit) -> bool:
    return unit.stop - unit.start <= _BARE_ADDRESS and address_at(ground, unit.start, unit.stop) == unit.stop


_Said = Callable[[int, int], Sequence[tuple[str, float, str]]]


def _cues_said(shadow: str) -> _Said:
    """Return a function from a stretch to its cues, each with label, points and words; equal stretches are looked at once."""
    known: dict[str, list[tuple[str, float, str]]] = {}

    def said(start: int, stop: int) -> list[tuple[str, float, str]]:
        stretch = shadow[start - _SEEN_BEFORE : stop] if start >= _SEEN_BEFORE else ""
        found = known.get(stretch)
        if found is None:
            found = []
            for label, patterns in CUES.items():
                for pattern, weight in patterns:
                    hits = pattern.findall(shadow, start, stop)
                    if hits:
                        found.append((label, weight * min(len(hits), 5), hits[0].strip(",.;、")))
            if stretch:
                known[stretch] = found
        return found

    return said


def _label(
    ground: Ground, outline: Outline, said: _Said, unit: Unit, expected: str, *, before: tuple[str, int | None] | None
) -> tuple[str, str, Note]:
    if only_announces(outline, unit):
        return "announce", "only_announces", Note("why.move_announce")
    points: dict[str, float] = dict.fromkeys(CUES, 0.0)
    hits: dict[str, str] = {}
    measure = sqrt(max(1.0, (unit.stop - unit.start) / 60))
    for label, value, cue in said(unit.start, unit.stop):
        points[label] += value / measure
        hits.setdefault(label, cue)
    if expected:
        points[expected] += _EXPECTED
    if before is not None and before[1] == unit.section and before[0] in points:
        points[before[0]] += _SAME_AGAIN
    for label, weight in by_place(unit).items():
        points[label] += weight
    label = max(points, key=points.__getitem__)
    if points[label] <= 0:
        return expected or "situation", "cues_and_place", Note("why.move_default")
    ranked = () if ground.trace is None else sorted(points.items(), key=lambda item: -item[1])[:4]
    for other, value in ranked:
        consider(
            ground.trace,
            unit.start,
            unit.stop,
            f"move:{other}",
            "cues_and_place",
            other == label,
            "why.move_points",
            label=f"=function.{other}",
            points=f"{value:.1f}",
        )
    cue = hits.get(label, "")
    note = (
        Note("why.move_cue", (("cue", cue),)) if cue else Note("why.move_expected", (("label", f"=function.{label}"),))
    )
    return label, "cues_and_place", note


@rule(otherwise=False)
def only_announces(outline: Outline, unit: Unit) -> bool:
    """A stretch that is nothing but an announcement announces."""
    length = unit.stop - unit.start
    if unit.section is not None and outline.sections[unit.section].start == unit.start:
        return False
    return any(unit.start <= a.start < unit.stop and a.stop - a.start >= 0.5 * length for a in outline.announcements)


@rule(otherwise={})
def by_place(unit: Unit) -> dict[str, float]:
    """Where a stretch stands speaks too: openings give the occasion, closings call and thank; in the body one rarely does."""
    if unit.zone == "opening":
        return {"background": 1.2, "thanks": 0.6, "affirm": -1.0, "demand": -1.0, "appraise_meeting": 0.5, "call": -1.0}
    if unit.zone == "closing":
        short = unit.stop - unit.start < 40
        return {"call": 2.0, "thanks": 1.5 if short else 0.5, "demand": -1.5, "background": -2.0, "affirm": -1.5}
    return {"background": -2.0, "thanks": -0.5, "call": -1.5, "appraise_meeting": -1.0}


def _filled(
    units: Sequence[Unit], labels: Sequence[tuple[str, str, Note] | None], sections: Sequence[Section]
) -> list[tuple[str, str, Note]]:
    """Give a line heading the label of most of its section, and a bare address the label of what follows it."""
    sizes: dict[int, Counter[str]] = {}
    for unit, label in zip(units, labels, strict=True):
        holder = unit.section if label is not None else None
        while label is not None and holder is not None:
            sizes.setdefault(holder, Counter())[label[0]] += unit.stop - unit.start
            holder = sections[holder].parent
    filled: list[tuple[str, str, Note]] = []
    following = "demand"
    for unit, label in zip(reversed(units), reversed(labels), strict=True):
        if label is not None:
            filled.append(label)
        elif unit.heading and unit.section in sizes:
            most = sizes[unit.section].most_common(1)[0][0]
            filled.append((most, "as_its_section", Note("why.move_section")))
        else:
            filled.append((following, "as_what_follows", Note("why.move_follows")))
        following = filled[-1][0]
    return filled[::-1]


def with_section_functions(outline: Outline) -> Outline:
    """Return the outline with each section's function: the label of most of its own characters."""
    owner = _owner(outline.sections)
    sizes: dict[int, Counter[str]] = {}
    for move in outline.moves:
        holder = owner(move.start)
        while holder is not None:
            sizes.setdefault(holder, Counter())[move.name] += len(move)
            holder = outline.sections[holder].parent
    sections = tuple(
        replace(section, function=sizes[i].most_common(1)[0][0]) if i in sizes else section
        for i, section in enumerate(outline.sections)
    )
    return replace(outline, sections=sections)
