"""The parts of a speech that counts are kept by, and where in the speech an offset stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.errors import InputError
from toolkit.model import Document, Section, Span
from toolkit.theme import label

PART_KINDS = ("section", "paragraph", "sentence")


@dataclass(frozen=True, slots=True)
class Part(Span):
    """A stretch of a speech that things are counted in: `name` is what people call it, `section` its index or None.

    `section` points into `Document.sections`; a stretch outside every section (opening, transition, closing) has None.
    """

    name: str
    section: int | None = None


def section_name(doc: Document, section: Section) -> str:
    r"""Return marker and heading of a section on one line, as written.

    >>> from toolkit.model import Section, Span, Speech
    >>> doc = Document(Speech("一、抓落实\n真抓实干。"))
    >>> section_name(doc, Section(0, 11, 1, "一、", 1, Span(2, 5), "line", "r"))
    '一、抓落实'
    """
    heading = " ".join(section.heading.of(doc.text).split())
    return f"{section.marker.strip()}{heading}" or label("structure.section")


def spoken(doc: Document) -> Span:
    """Return the stretch that is the speech itself: without what stands before its title (`front_matter`) and after it (`back_matter`)."""
    before, after = doc.outline.zone("front_matter"), doc.outline.zone("back_matter")
    start = before.stop if before else 0
    stop = after.start if after else len(doc.text)
    return Span(start, max(start, stop))


def heard(doc: Document) -> Span:
    """Return the stretch that listeners hear: from the salutation, or what stands first after title and byline, to the end."""
    whole = spoken(doc)
    starts = [z.start for z in doc.zones if z.name not in {"front_matter", "title", "byline", "back_matter"}]
    return Span(min(max(whole.start, min(starts, default=whole.start)), whole.stop), whole.stop)


def parts(doc: Document, by: str | int = "section", *, lang: str | None = None) -> tuple[Part, ...]:
    """Return the parts that `doc` is counted by, in text order.

    `section` gives the sections of the top level and, between them, the zones outside (opening, transitions, closing),
    so that the parts hold every character from the salutation to the closing; title, byline and what surrounds the
    speech are left out where there is anything else. `paragraph` and `sentence` give those. A number cuts the text into
    that many parts of nearly equal length, whatever it says. Raises InputError for another name or a number below 1.

    >>> from toolkit.model import Speech
    >>> [tuple((p.start, p.stop)) for p in parts(Document(Speech("抓落实见实效")), 2)]
    [(0, 3), (3, 6)]
    """
    if isinstance(by, int) and not isinstance(by, bool):
        return _equal(doc, by)
    if by == "paragraph":
        return tuple(Part(p.start, p.stop, f"¶{i}") for i, p in enumerate(doc.paragraphs, 1))
    if by == "sentence":
        return tuple(Part(s.start, s.stop, str(i)) for i, s in enumerate(doc.sentences, 1))
    if by == "section":
        return tuple(_sections(doc, lang)) or (Part(0, len(doc.text), doc.title or doc.name),)
    message = label("error.measure.count_by", by=by, choices=", ".join(PART_KINDS))
    raise InputError(message)


def _equal(doc: Document, number: int) -> tuple[Part, ...]:
    size = len(doc.text)
    if not 1 <= number <= max(1, size):
        message = label("error.measure.too_many_parts", size=size, number=number, size2=max(1, size))
        raise InputError(message)
    edges = [round(i * size / number) for i in range(number + 1)]
    return tuple(Part(edges[i], edges[i + 1], str(i + 1)) for i in range(number))


def _sections(doc: Document, lang: str | None) -> Iterator[Part]:
    told = [z for z in doc.zones if z.name in {"salutation", "opening", "body", "closing"}]
    at = min((z.start for z in told), default=0)
    end = max((z.stop for z in told), default=len(doc.text))
    top = min((s.level for s in doc.sections), default=1)
    for i, section in enumerate(doc.sections):
        if section.level == top and section.start >= at:
            yield from _outside(doc, at, section.start, lang)
            yield Part(section.start, section.stop, section_name(doc, section), i)
            at = section.stop
    yield from _outside(doc, at, max(at, end), lang)


def _outside(doc: Document, start: int, stop: int, lang: str | None) -> Iterator[Part]:
    """Name the stretches outside sections by their zone; inside the body they are transitions."""
    edges = sorted({start, stop, *(z.start for z in doc.zones if start < z.start < stop)})
    for left, right in pairwise(edges):
        if doc.text[left:right].strip():
            zone = doc.zone_at(left)
            inside = zone is None or zone.name == "body"
            body = "structure.transition" if doc.sections else "zone.body"
            yield Part(left, right, label(body if inside or zone is None else f"zone.{zone.name}", lang))


class Places:
    r"""Tells for any offset in which section, or else which zone, it stands; built once, asked often.

    >>> from toolkit.model import Outline, Section, Span, Speech
    >>> section = Section(0, 11, 1, "一、", 1, Span(2, 5), "line", "r")
    >>> doc = Document(Speech("一、抓落实\n真抓实干。"), outline=Outline(sections=(section,)))
    >>> Places(doc).name(7)
    '一、抓落实'
    """

    def __init__(self, doc: Document, lang: str | None = None) -> None:
        points = {0, *(edge for item in (*doc.sections, *doc.zones) for edge in (item.start, item.stop))}
        self._edges = sorted(points)
        self._sections: list[int | None] = []
        self._names: list[str] = []
        names = [section_name(doc, section) for section in doc.sections]
        open_sections: list[int] = []
        coming = 0
        for edge in self._edges:
            while coming < len(doc.sections) and doc.sections[coming].start <= edge:
                open_sections.append(coming)
                coming += 1
            open_sections = [i for i in open_sections if doc.sections[i].stop > edge]
            deepest = max(open_sections, key=lambda i: (doc.sections[i].level, i), default=None)
            self._sections.append(deepest)
            if deepest is None:
                zone = doc.zone_at(edge)
                between = zone is not None and zone.name == "body" and bool(doc.sections)
                key = "structure.transition" if between else f"zone.{zone.name}" if zone else ""
                self._names.append(label(key, lang) if key else "")
            else:
                self._names.append(names[deepest])

    def _at(self, offset: int) -> int:
        return bisect_right(self._edges, offset) - 1

    def section(self, offset: int) -> int | None:
        """Return the index of the deepest section that holds `offset`, or None."""
        return self._sections[self._at(offset)]

    def along(self, offsets: Sequence[int]) -> tuple[list[int | None], list[str]]:
        """Return section indexes and names for many offsets that rise: quicker than asking for each."""
        sections, names, at, last = [], [], 0, len(self._edges) - 1
        for offset in offsets:
            while at < last and self._edges[at + 1] <= offset:
                at += 1
            sections.append(self._sections[at])
            names.append(self._names[at])
        return sections, names

    def name(self, offset: int) -> str:
        """Return marker and heading of the deepest section that holds `offset`, else `transition` or its zone's name; may be empty."""
        return self._names[self._at(offset)]
