"""The section map (结构图): the speech as a ribbon read from left to right, its levels stacked, widths as text lengths."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.figures._common import settings_of
from toolkit.figures._map_blocks import Block, Group, SectionMapInfo, group_words, name_of, section_map_info, summary
from toolkit.figures.base import empty_figure, new_figure, safe, size, width_units, wrapped
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import cue, ink_on, mixed, paper

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ZONE_ROW, _GAP = 0.42, 0.06
_MARGINS = {"l": 84, "r": 24, "t": 64, "b": 96}
_FONT, _LINE = 13, 17


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
