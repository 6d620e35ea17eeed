"""The section map (结构图): the speech as a ribbon read from left to right, its levels stacked, widths as text lengths."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.errors import InputError
from toolkit.figures._common import frame, function_of, heading_of, separator, settings_of, titled
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, size, width_units, wrapped
from toolkit.model import Document, Span
from toolkit.theme import label
from toolkit.theme.colours import cue, ink_on, mixed, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

BY = ("function", "zone")
_ZONE_ROW, _GAP = 0.42, 0.06
_MARGINS = {"l": 84, "r": 24, "t": 64, "b": 96}
_FONT, _LINE = 13, 17


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


def section_map(
    doc: Document, *, by: str = "function", lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return the section map of `doc`: coloured by `function` (语步) or `zone`; hover for heading, range and rule.

    Headings too long for their block are shortened; the table twin (`section_map_info(doc).table()`) has them in full.
    """
    info = section_map_info(doc, by=by, lang=lang)
    settings = settings_of(doc, by=by)
    if not info.blocks:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    return new_figure(
        _traces(info, lang, theme, size_name),
        title=info.title,
        alt=summary(info, lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=_layout(info, lang, theme),
    )


def row_top(row: int) -> float:
    """Return the y coordinate of the top edge of a row: the zones are a thin row, each level one unit below it."""
    return 0.0 if row == 0 else _ZONE_ROW + (row - 1) + (0.22 if row else 0)


def _row_height(row: int) -> float:
    return _ZONE_ROW if row == 0 else 1.0


def _traces(info: SectionMapInfo, lang: str | None, theme: str, size_name: str) -> Iterator["go.Bar"]:
    import plotly.graph_objects as go

    width, height = size(size_name)
    across = (width - _MARGINS["l"] - _MARGINS["r"]) / max(1, info.length)
    down = (height - _MARGINS["t"] - _MARGINS["b"]) / _depth(info)
    sheet = paper(theme)
    first: dict[str, int] = {}
    for block in info.blocks:
        first.setdefault(block.name, block.start)
    # One trace a colour: Plotly's patterns take one background a trace.
    looks: dict[tuple[int, str, str], list[Block]] = {}
    for block in info.blocks:
        looks.setdefault((first[block.name], block.name, block_colour(block, info.by, theme)), []).append(block)
    full = {name: cue(info.by if name else "function", name).colour(theme) for name in first}
    for (_, name, colour), blocks in sorted(looks.items(), key=lambda item: item[0]):
        best = full[name] if any(c == full[name] for _, n, c in looks if n == name) else colour
        yield go.Bar(
            orientation="h",
            name=label(f"{info.by}.{name}", lang) if name else label("figure.none", lang),
            legendgroup=name,
            showlegend=colour == best,
            base=[b.start for b in blocks],
            x=[b.stop - b.start for b in blocks],
            y=[row_top(b.row) + _row_height(b.row) / 2 for b in blocks],
            width=[_row_height(b.row) - _GAP for b in blocks],
            text=[_fitting(b, lang, across, down) for b in blocks],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont=dict(size=_FONT, color=ink_on(colour)),
            marker=dict(
                color=colour,
                line=dict(color=sheet.ground, width=1.5),
                pattern=dict(
                    shape=cue(info.by if name else "function", name).pattern,
                    bgcolor=colour,
                    fgcolor=ink_on(colour),
                    fgopacity=0.13,
                    size=8,
                    solidity=0.15,
                ),
            ),
            customdata=[[b.number, b.start, b.stop] for b in blocks],
            hovertext=[_hover(b, info, lang) for b in blocks],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def block_colour(block: Block, by: str, theme: str) -> str:
    """Return the colour of a block: transitions and the row of zones are paler than sections, so that points stand out."""
    colour = cue(by if block.name else "function", block.name).colour(theme)
    pale = block.kind == "transition" or (block.row == 0 and by == "function")
    return mixed(colour, paper(theme).ground, 0.6) if pale else colour


def _depth(info: SectionMapInfo) -> float:
    return row_top(info.rows - 1) + _row_height(info.rows - 1)


def _fitting(block: Block, lang: str | None, across: float, down: float) -> str:
    """Return as much of a block's words as it has room for, in lines; its marker alone, or nothing, where it is narrow."""
    units = int(((block.stop - block.start) * across - 8) / (_FONT / 2 + 0.4))
    lines = int((_row_height(block.row) * down - 8) / _LINE)
    words = block.text(lang)
    if units >= 8 and lines >= 1:
        return wrapped(words, units, min(lines, 4))
    fallback = block.marker if block.kind == "section" else words
    return safe(fallback) if fallback and width_units(fallback) <= units and lines >= 1 else ""


def _hover(block: Block, info: SectionMapInfo, lang: str | None) -> str:
    size_of = block.stop - block.start
    rows = [
        f"<b>{wrapped(block.text(lang))}</b>",
        label("figure.range", lang, start=block.start, stop=block.stop, size=size_of),
        label("figure.share", lang, share=f"{size_of / max(1, info.length):.1%}"),
    ]
    if block.name:
        rows.append(safe(name_of(block, info.by, lang)))
    if block.rule:
        rows.append(label("figure.rule", lang, rule=safe(block.rule)))
    return "<br>".join(rows)


def _layout(info: SectionMapInfo, lang: str | None, theme: str) -> dict[str, Any]:
    sheet = paper(theme)
    levels = range(1, info.rows)
    top = [g for g in info.groups if g.row == 1]
    edge = row_top(1) - 0.11
    brackets = [
        dict(type="path", path=_bracket(g, edge, info.length), line=dict(color=sheet.muted, width=1.5)) for g in top
    ]
    notes = [
        dict(
            x=(g.start + g.stop) / 2,
            y=edge,
            text=safe(group_words(g, lang)),
            showarrow=False,
            bgcolor=sheet.ground,
            borderpad=1,
            font=dict(size=12, color=sheet.muted),
        )
        for g in top
    ]
    return dict(
        barmode="overlay",
        bargap=0,
        margin=_MARGINS,
        xaxis=dict(
            range=[0, info.length], title=dict(text=label("figure.offset", lang)), showgrid=False, zeroline=False
        ),
        yaxis=dict(
            range=[_depth(info), -0.02],
            tickvals=[row_top(r) + _row_height(r) / 2 for r in (0, *levels)],
            ticktext=[label("figure.zone", lang), *(label("figure.level", lang, level=n) for n in levels)],
            showgrid=False,
            zeroline=False,
            ticks="",
        ),
        legend=dict(orientation="h", y=-0.16, yanchor="top", x=0),
        shapes=brackets,
        annotations=notes,
        hovermode="closest",
    )


def _bracket(group: Group, y: float, length: int) -> str:
    """Return the path of a bracket over a group of points, open at the bottom."""
    inset = length * 0.002
    left, right, foot = group.start + inset, group.stop - inset, y + 0.07
    return f"M {left} {foot} L {left} {y} L {right} {y} L {right} {foot}"
