"""The blocks of a section map (结构图): what each says, where it lies, what colours it. `section_map` draws them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import InputError
from toolkit.figures._common import frame, function_of, heading_of, separator, titled
from toolkit.figures.base import shortened
from toolkit.model import Document, Span
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

BY = ("function", "zone")


class Block(NamedTuple):
    """One rectangle: `row` 0 holds the zones, row n the sections of level n and the transitions between them.

    `words` is what it says (a zone's or a transition's label key after `=`), `name` what colours it, `number` the index in
    `doc.sections` or -1, `rule` what found it.
    """

    row: int
    kind: str
    start: int
    stop: int
    marker: str
    words: str
    name: str
    rule: str
    number: int
    group: int

    def text(self, lang: str | None = None) -> str:
        """Return what the rectangle says in full."""
        return label(self.words[1:], lang) if self.kind != "section" else self.words


class Group(NamedTuple):
    """A run of sibling sections: where it lies, its level, how many points it has, and the noun that announced them."""

    row: int
    start: int
    stop: int
    points: int
    noun: str


class SectionMapInfo(NamedTuple):
    """What a section map draws: its blocks row by row, the groups of siblings, and by what blocks are coloured."""

    title: str
    length: int
    rows: int
    by: str
    blocks: tuple[Block, ...]
    groups: tuple[Group, ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a block: row, kind, words, start, stop, characters, share, name, rule."""
        columns = ("row", "kind", "words", "start", "stop", "characters", "share", "name", "rule")
        rows = [
            {
                "row": b.row,
                "kind": label(f"structure.{b.kind}", lang) if b.kind != "zone" else label("figure.zone", lang),
                "words": b.text(lang),
                "start": b.start,
                "stop": b.stop,
                "characters": b.stop - b.start,
                "share": round((b.stop - b.start) / max(1, self.length), 4),
                "name": name_of(b, self.by, lang),
                "rule": b.rule,
            }
            for b in self.blocks
        ]
        return frame(rows, columns).rename(columns={c: label(f"column.{c}", lang) for c in columns})


def section_map_info(doc: Document, *, by: str = "function", lang: str | None = None) -> SectionMapInfo:
    """Return the blocks of the section map of `doc`, coloured by `function` or by `zone`."""
    if by not in BY:
        message = label("error.figures.map_colour", choices=" or ".join(BY), by=by)
        raise InputError(message)
    blocks = tuple(sorted(_blocks(doc, by), key=lambda b: (b.row, b.start)))
    return SectionMapInfo(
        titled("figure.section_map", doc, lang),
        len(doc.text),
        max((b.row for b in blocks), default=-1) + 1,
        by,
        blocks,
        tuple(_groups(doc)),
    )


def _blocks(doc: Document, by: str) -> Iterator[Block]:
    def named(span: Span, function: str = "") -> str:
        if by == "function":
            return function or function_of(doc, span)
        zone = doc.zone_at(span.start)
        return zone.name if zone else ""

    for zone in doc.zones:
        name = zone.name if by == "zone" else named(zone)
        yield Block(0, "zone", zone.start, zone.stop, "", f"=zone.{zone.name}", name, zone.rule, -1, -1)
    for number, section in enumerate(doc.sections):
        yield Block(
            section.level,
            "section",
            section.start,
            section.stop,
            section.marker,
            heading_of(doc, section),
            named(section, section.function),
            section.rule,
            number,
            section.group,
        )
    for between in doc.transitions:
        words = "=structure.transition"
        yield Block(
            between.level, "transition", between.start, between.stop, "", words, named(between), between.rule, -1, -1
        )


def _groups(doc: Document) -> Iterator[Group]:
    nouns = {c.sections: c.noun for a in doc.announcements for c in a.counts if c.sections}
    for members in doc.outline.groups():
        sections = [doc.sections[i] for i in members]
        if len(members) > 1:
            yield Group(sections[0].level, sections[0].start, sections[-1].stop, len(members), nouns.get(members, ""))


def name_of(block: Block, by: str, lang: str | None) -> str:
    """Return in words what colours a block: its function or its zone; empty where it has none."""
    return label(f"{by}.{block.name}", lang) if block.name else ""


def group_words(group: Group, lang: str | None = None) -> str:
    """Return what a group is called: how many points it has, and the noun they were announced with."""
    key = "figure.group_noun" if group.noun else "figure.group"
    return label(key, lang, count=group.points, noun=group.noun)


def summary(info: SectionMapInfo, lang: str | None = None) -> str:
    """Return the text alternative of a section map: its length and its points of the first level."""
    tops = [b for b in info.blocks if b.kind == "section" and b.row == 1]
    shown = separator(lang).join(shortened(b.text(lang), 40) for b in tops[:12])
    key = "figure.section_map.alt" if tops else "figure.section_map.alt_none"
    return label(key, lang, length=info.length, count=len(tops), levels=max(0, info.rows - 1), points=shown)
