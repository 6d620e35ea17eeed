"""Announced and delivered (预告与兑现): each promise, how many points it said, how many there are, and which."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures._common import frame, heading_of, separator, settings_of, titled
from toolkit.figures._grid import grid
from toolkit.figures.base import empty_figure, new_figure, shortened, size
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import cue, mixed, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

COLUMNS = ("said", "count", "delivered", "points", "status")
_SHARES = (0.3, 0.13, 0.11, 0.36, 0.1)
_LEFT, _RIGHT, _TOP, _FOOT = 24, 24, 72, 24


class Promise(NamedTuple):
    """One promise: the sentence, where it stands, the number said (None for none), its noun, the headings, the outcome."""

    said: str
    start: int
    number: int | None
    noun: str
    points: tuple[str, ...]
    status: str


class AnnouncementsInfo(NamedTuple):
    """Every promise of a speech, in text order."""

    title: str
    promises: tuple[Promise, ...]

    def rows(self, lang: str | None = None) -> list[list[str]]:
        """Return the promises in words, one row each, columns as in COLUMNS; points are shortened and at most six are named."""
        return [
            [
                p.said,
                f"{'?' if p.number is None else p.number} {p.noun}".strip(),
                str(len(p.points)),
                "\n".join([shortened(point, 40) for point in p.points[:6]] + (["……"] if len(p.points) > 6 else [])),
                label(f"status.{p.status}", lang),
            ]
            for p in self.promises
        ]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a promise, every point in full."""
        columns = tuple(label(f"report.promise.{name}", lang) for name in COLUMNS)
        full = [
            [*row[:3], separator(lang).join(p.points), row[4]]
            for row, p in zip(self.rows(lang), self.promises, strict=True)
        ]
        return frame([dict(zip(columns, row, strict=True)) for row in full], columns)


def announcements_info(doc: Document, *, lang: str | None = None) -> AnnouncementsInfo:
    """Return what was announced in `doc` and what was delivered."""
    promises = tuple(
        Promise(
            " ".join(a.of(doc.text).split()),
            a.start,
            count.count,
            count.noun,
            tuple(heading_of(doc, doc.sections[i]) for i in count.sections),
            count.status,
        )
        for a in doc.announcements
        for count in a.counts
    )
    return AnnouncementsInfo(titled("figure.announcements", doc, lang), promises)


def announcements(
    doc: Document, *, lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return what was announced and delivered as a table, the outcome coloured."""
    info = announcements_info(doc, lang=lang)
    settings = settings_of(doc)
    if not info.promises:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    width, height = size(size_name)
    ground = paper(theme).ground
    fills = [[ground] * 4 + [mixed(cue("status", p.status).colour(theme), ground, 0.7)] for p in info.promises]
    headings = [label(f"report.promise.{name}", lang) for name in COLUMNS]
    widths = [(width - _LEFT - _RIGHT) * share for share in _SHARES]
    drawn, high = grid(headings, info.rows(lang), widths, fills=fills, theme=theme)
    kept = sum(p.status == "kept" for p in info.promises)
    return new_figure(
        [drawn],
        title=info.title,
        alt=label("figure.announcements.alt", lang, count=len(info.promises), kept=kept),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(margin=dict(l=_LEFT, r=_RIGHT, t=_TOP, b=_FOOT), height=max(height, round(high) + _TOP + _FOOT)),
    )
