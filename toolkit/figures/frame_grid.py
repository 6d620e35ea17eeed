"""The frame grid (句式框架图): parallel units laid under one another, fixed words tinted, slots open, characters counted."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.devices.frames import Frame, frames
from toolkit.figures._common import settings_of
from toolkit.figures._grid import grid
from toolkit.figures.base import empty_figure, new_figure, shortened, size, width_units
from toolkit.model import Document, Finding, Span
from toolkit.theme import label
from toolkit.theme.colours import cue, mixed, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_LEFT, _RIGHT, _TOP, _FOOT = 24, 24, 72, 24


class FrameGridInfo(NamedTuple):
    """What a frame grid draws: the frame, or None where the speech has none."""

    title: str
    frame: Frame | None

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return the grid: a row a unit, a column a fixed stretch or slot, then the characters; empty without a frame."""
        import pandas as pd

        return pd.DataFrame() if self.frame is None else self.frame.table(lang)


def frame_grid_info(
    doc: Document, frame: Frame | Finding | Span | None = None, *, lang: str | None = None
) -> FrameGridInfo:
    """Return the grid of `frame`: one of `tk.frames(doc)`, or what one lies in; by default that with most fixed characters."""
    found = frames(doc)
    if isinstance(frame, Frame):
        chosen: Frame | None = frame
    else:
        fitting = [f for f in found if frame is None or frame.span.contains(f) or f.contains(frame)]
        chosen = max(fitting, key=lambda f: (f.fixed_share * sum(f.sizes), -f.start), default=None)
    name = shortened(chosen.template, 60) if chosen else doc.name
    return FrameGridInfo(label("figure.of", lang, figure=label("figure.frame_grid", lang), name=name), chosen)


def frame_grid(
    doc: Document,
    frame: Frame | Finding | Span | None = None,
    *,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return a frame of `doc` as a table (see `frame_grid_info` for which): fixed words are tinted, the last column counts characters."""
    info = frame_grid_info(doc, frame, lang=lang)
    settings = settings_of(doc)
    if info.frame is None:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    table = info.frame.table(lang)
    headings = [str(column) for column in table.columns]
    rows = [[str(cell) for cell in row] for row in table.itertuples(index=False, name=None)]
    weights = [
        max(4.0, *(width_units(c) for c in (head, *column))) for head, *column in zip(headings, *rows, strict=True)
    ]
    width, height = size(size_name)
    across = width - _LEFT - _RIGHT
    widths = [across * w / sum(weights) for w in weights]
    ground = paper(theme).ground
    tint = mixed(cue("family", "form").colour(theme), ground, 0.75)
    fills = [[*(tint if column.fixed else ground for column in info.frame.columns), ground]] * len(rows)
    drawn, high = grid(headings, rows, widths, fills=fills, theme=theme)
    return new_figure(
        [drawn],
        title=info.title,
        alt=info.frame.note.text(lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(margin=dict(l=_LEFT, r=_RIGHT, t=_TOP, b=_FOOT), height=max(height, round(high) + _TOP + _FOOT)),
    )
