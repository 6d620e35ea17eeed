"""Two outlines side by side with ribbons between sections that answer each other (提纲对照图)."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.chars import count_cjk
from toolkit.compare import Comparison, OutlinePair
from toolkit.figures._common import frame, heading_of
from toolkit.figures._ribbons import LEFT, RIGHT, axes, block, heights, ribbon
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, wrapped
from toolkit.figures.base import size as size_of
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import cue, ink_on, mixed, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

MOST_LEVELS = 2
"""Deeper levels are left to the table: at slide size their headings could not be read."""


class OutlineBlock(NamedTuple):
    """One section on one side: its index, level, heading, function and characters."""

    side: str
    section: int
    level: int
    heading: str
    function: str
    characters: int


class OutlineLink(NamedTuple):
    """Two sections that answer each other, how alike they are, and whether their order differs on the two sides."""

    a: int
    b: int
    likeness: float
    crossing: bool


class OutlinePairInfo(NamedTuple):
    """The blocks of both sides, the links between them, and the speeches' names."""

    a: str
    b: str
    blocks: tuple[OutlineBlock, ...]
    links: tuple[OutlineLink, ...]

    def side(self, name: str) -> tuple[OutlineBlock, ...]:
        """Return the blocks of side `a` or `b`."""
        return tuple(one for one in self.blocks if one.side == name)

    def table(self) -> "pd.DataFrame":
        """Return one row a pair, then the sections that only one side has."""
        by = {(one.side, one.section): one for one in self.blocks}
        rows = [
            {
                "a": by["a", link.a].heading,
                "b": by["b", link.b].heading,
                "likeness": round(link.likeness, 2),
                "crossing": link.crossing,
            }
            for link in self.links
        ]
        used = {("a", link.a) for link in self.links} | {("b", link.b) for link in self.links}
        rows += [
            {one.side: one.heading, "likeness": None, "crossing": False}
            for one in self.blocks
            if (one.side, one.section) not in used
        ]
        return frame(rows, ("a", "b", "likeness", "crossing"))


def outline_pair_info(change: Comparison, *, a: int = 0, b: int = 1) -> OutlinePairInfo:
    """Return both outlines and their links, all levels."""
    first, second = change.sides[a].documents[0], change.sides[b].documents[0]
    pair: OutlinePair = change.outlines(a, b)
    crossing = set(pair.crossing)
    return OutlinePairInfo(
        first.name,
        second.name,
        (*_blocks("a", first), *_blocks("b", second)),
        tuple(OutlineLink(p.a, p.b, p.likeness, i in crossing) for i, p in enumerate(pair.pairs)),
    )


def _blocks(side: str, doc: Document) -> list[OutlineBlock]:
    return [
        OutlineBlock(side, i, s.level, heading_of(doc, s), s.function, count_cjk(s.of(doc.text)))
        for i, s in enumerate(doc.sections)
    ]


def outline_pair(
    change: Comparison, *, a: int = 0, b: int = 1, lang: str | None = None, size: str = "wide", theme: str = "light"
) -> "go.Figure":
    """Return the top sections of two speeches as columns, heights by length, colours by function, ribbons by likeness.

    Where one side has a single top section, its children are shown. Hovering shows the whole heading and what it is paired with.
    """
    import plotly.graph_objects as go

    info = outline_pair_info(change, a=a, b=b)
    title = label("figure.outline_pair", lang, a=shortened(info.a, 24), b=shortened(info.b, 24))
    if not info.side("a") and not info.side("b"):
        return empty_figure(title, lang=lang, size_name=size, theme=theme)
    shown = {side: _shown(info.side(side)) for side in ("a", "b")}
    sheet = paper(theme)
    pixels = size_of(size)[1] - 88
    shapes, notes, places = [], [], {}
    xs, ys, texts = [], [], []
    for side, column, other in (("a", LEFT, "b"), ("b", RIGHT, "a")):
        partner = {(link.a if side == "a" else link.b): link for link in info.links}
        names = {one.section: one.heading for one in info.side(other)}
        for one, (top, bottom) in zip(shown[side], heights([one.characters for one in shown[side]]), strict=True):
            places[side, one.section] = (top, bottom)
            colour = cue("function", one.function or "other").colour(theme)
            fill = mixed(colour, sheet.ground, 0.35)
            link = partner.get(one.section)
            shapes.append(block(column, top, bottom, fill=fill, line=sheet.ground if link else sheet.ink))
            inset = 0.02 * (one.level - 1)
            lines = max(1, min(3, int((bottom - top) * pixels // 18)))
            notes.append(
                dict(
                    x=column[0] + 0.006 + inset,
                    y=(top + bottom) / 2,
                    xanchor="left",
                    yanchor="middle",
                    text=wrapped(one.heading, 38 if size != "page" else 28, lines),
                    showarrow=False,
                    align="left",
                    font=dict(size=12, color=ink_on(fill)),
                )
            )
            xs.append(sum(column) / 2)
            ys.append((top + bottom) / 2)
            texts.append(_hover(one, link, names, side, lang))
    for link in info.links:
        if ("a", link.a) in places and ("b", link.b) in places:
            fill = sheet.accent if link.crossing else sheet.muted
            shapes.append(
                ribbon(places["a", link.a], places["b", link.b], fill=fill, opacity=0.15 + 0.4 * link.likeness)
            )
    for column, name in ((LEFT, info.a), (RIGHT, info.b)):
        notes.append(
            dict(
                x=sum(column) / 2,
                y=-0.025,
                text=f"<b>{safe(shortened(name, 36))}</b>",
                showarrow=False,
                yanchor="middle",
            )
        )
    dots = go.Scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker=dict(opacity=0, size=24),
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )
    alt = label(
        "figure.outline_pair.alt",
        lang,
        pairs=len(info.links),
        a=len(info.side("a")) - len({link.a for link in info.links}),
        b=len(info.side("b")) - len({link.b for link in info.links}),
    )
    return new_figure(
        [dots],
        title=title,
        alt=alt,
        size_name=size,
        theme=theme,
        layout=axes() | dict(shapes=shapes, annotations=notes),
    )


def _shown(blocks: tuple[OutlineBlock, ...]) -> list[OutlineBlock]:
    """The sections of the first level; with fewer than two of them, those of the first two levels."""
    tops = [one for one in blocks if one.level == 1]
    if len(tops) > 1:
        return tops
    return [one for one in blocks if one.level <= MOST_LEVELS]


def _hover(one: OutlineBlock, link: OutlineLink | None, names: dict[int, str], side: str, lang: str | None) -> str:
    rows = [f"<b>{wrapped(one.heading)}</b>", safe(label("figure.characters", lang, count=one.characters))]
    if one.function:
        rows.append(safe(label(f"function.{one.function}", lang)))
    if link is None:
        rows.append(safe(label("figure.outline_pair.alone", lang)))
    else:
        other = names[link.b if side == "a" else link.a]
        rows.append(wrapped(label("figure.outline_pair.with", lang, heading=other, likeness=f"{link.likeness:.2f}")))
    return "<br>".join(rows)
