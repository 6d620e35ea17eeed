"""The rhythm (节奏图): the lengths of successive clauses, as they are heard."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures._common import titled
from toolkit.figures._words import part_marks, stretches, table_of
from toolkit.figures.base import empty_figure, new_figure, wrapped
from toolkit.measure.parts import Places
from toolkit.measure.rhythm import BREATH, breath_groups, clauses_of
from toolkit.model import Document, Span
from toolkit.theme import label
from toolkit.theme.colours import paper, series

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class Beat(NamedTuple):
    """One clause: its words, how many syllables, its kind (`plain`, `beat`, `overlong`), where it starts and its section."""

    clause: str
    syllables: int
    kind: str
    start: int
    place: str


class RhythmInfo(NamedTuple):
    """What the bars show: clauses in text order, the breath they are measured by, and parts as (first, last clause, name)."""

    title: str
    breath: int
    beats: tuple[Beat, ...]
    breaths: int
    parts: tuple[tuple[float, float, str], ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a clause: number, words, syllables, kind, offset, section."""
        rows = (
            (i, b.clause, b.syllables, label(f"figure.rhythm.{b.kind}", lang), b.start, b.place)
            for i, b in enumerate(self.beats, 1)
        )
        return table_of(rows, ("number", "clause", "syllables", "kind", "offset", "section"), lang)


def rhythm_info(
    doc: Document, *, breath: int = BREATH, within: Span | None = None, lang: str | None = None
) -> RhythmInfo:
    """Return the clauses of `doc` with their lengths in syllables.

    A clause is `overlong` where it is longer than one breath, a `beat` where a neighbour in its sentence is as long (the
    mark of parallel and antithetic clauses), else `plain`.
    """
    heard = clauses_of(doc, within)
    places = Places(doc, lang)
    beats = []
    for i, clause in enumerate(heard):
        beside = [heard[j] for j in (i - 1, i + 1) if 0 <= j < len(heard) and heard[j].sentence == clause.sentence]
        even = any(other.syllables == clause.syllables for other in beside)
        kind = "overlong" if clause.syllables > breath else "beat" if even else "plain"
        where = places.name(clause.span.start)
        beats.append(Beat(clause.span.of(doc.text), clause.syllables, kind, clause.span.start, where))
    pieces = []
    for part in stretches(doc, lang):
        inside = [i for i, beat in enumerate(beats) if part.start <= beat.start < part.stop]
        if inside:
            pieces.append((inside[0] + 0.5, inside[-1] + 1.5, part.name))
    groups = len(breath_groups(heard, breath))
    return RhythmInfo(titled("figure.rhythm", doc, lang), breath, tuple(beats), groups, tuple(pieces))


def rhythm(
    doc: Document,
    *,
    breath: int = BREATH,
    within: Span | None = None,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return a bar for each clause, as high as it is long: clauses of one beat and those too long for a breath stand out."""
    import plotly.graph_objects as go

    info = rhythm_info(doc, breath=breath, within=within, lang=lang)
    settings = {"breath": breath}
    if not info.beats:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    sheet = paper(theme)
    traces = []
    for number, kind in ((7, "plain"), (0, "beat"), (1, "overlong")):
        chosen = [(i, beat) for i, beat in enumerate(info.beats, 1) if beat.kind == kind]
        cue = series(number)
        if chosen:
            traces.append(
                go.Bar(
                    name=f"{label(f'figure.rhythm.{kind}', lang)} {len(chosen)}",
                    x=[i for i, _ in chosen],
                    y=[beat.syllables for _, beat in chosen],
                    marker=dict(
                        color=cue.colour(theme),
                        line=dict(width=0),
                        pattern=dict(
                            shape="/" if kind == "overlong" else "",
                            fgcolor=sheet.ground,
                            bgcolor=cue.colour(theme),
                            fgopacity=0.5,
                            size=5,
                        ),
                    ),
                    customdata=[[wrapped(beat.clause), wrapped(beat.place)] for _, beat in chosen],
                    hovertemplate=label("figure.rhythm.hover", lang) + "<extra></extra>",
                    showlegend=True,
                )
            )
    count = len(info.beats)
    marks = part_marks(info.parts, count, theme)
    marks["shapes"].append(
        dict(
            type="line",
            x0=0,
            x1=1,
            xref="paper",
            y0=breath,
            y1=breath,
            line=dict(color=sheet.muted, width=1.5, dash="dash"),
        )
    )
    mean = sum(beat.syllables for beat in info.beats) / count
    long_ones = sum(beat.kind == "overlong" for beat in info.beats)
    return new_figure(
        traces,
        title=info.title,
        alt=label("figure.rhythm.alt", lang, count=count, mean=f"{mean:.1f}", overlong=long_ones, breath=breath),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            barmode="overlay",
            bargap=0.15 if count < 200 else 0,
            xaxis=dict(range=[0.5, count + 0.5], title=dict(text=label("figure.rhythm.clause", lang)), showgrid=False),
            yaxis=dict(title=dict(text=label("measure.syllables", lang)), rangemode="tozero"),
            margin=dict(l=64, r=24, t=84, b=48),
            legend=dict(orientation="h", y=-0.16, yanchor="top", x=0),
            **marks,
        ),
    )
