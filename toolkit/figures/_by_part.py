"""Stacked bars, one a part of the speech: the drawing that the figures of stance share."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.figures._common import frame, part_words, separator, top_parts
from toolkit.figures.base import safe, shortened, size, wrapped
from toolkit.model import Document, Finding
from toolkit.theme import label
from toolkit.theme.colours import Cue, ink_on

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_ROW, _AROUND = 24, 170


class PartRow(NamedTuple):
    """One part of a speech: its words (a label key after `=`), where it lies, and how often each kind stands in it."""

    words: str
    start: int
    stop: int
    counts: tuple[int, ...]


class ByPart(NamedTuple):
    """What a figure by parts draws: its title, the kinds in the order of stacking, and a row a part."""

    title: str
    kinds: tuple[str, ...]
    rows: tuple[PartRow, ...]
    prefix: str

    @property
    def total(self) -> int:
        """How many findings there are in all."""
        return sum(sum(row.counts) for row in self.rows)

    def kind_words(self, kind: str, lang: str | None = None) -> str:
        """Return what a kind is called."""
        return label(f"{self.prefix}.{kind}", lang)

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a part: its words, range, the count of each kind, and all of them per 1,000 characters."""
        fixed = [label(f"column.{name}", lang) for name in ("part", "start", "stop")]
        kinds = [self.kind_words(kind, lang) for kind in self.kinds]
        rate = label("column.rate", lang)
        rows = [
            {
                **dict(zip(fixed, (part_words(r.words, lang), r.start, r.stop), strict=True)),
                **dict(zip(kinds, r.counts, strict=True)),
                rate: round(sum(r.counts) * 1000 / max(1, r.stop - r.start), 1),
            }
            for r in self.rows
        ]
        return frame(rows, (*fixed, *kinds, rate))


def by_part(
    doc: Document, device: str, kinds: Sequence[str], kind_of: Callable[[Finding], str], *, title: str, prefix: str
) -> ByPart:
    """Count the findings of `device` in each part of `doc` by the kind that `kind_of` gives; other kinds are not counted."""
    found = doc.find(device)
    rows = []
    for words, span in top_parts(doc):
        counts = Counter(kind_of(f) for f in found if span.start <= f.start < span.stop)
        rows.append(PartRow(words, span.start, span.stop, tuple(counts[kind] for kind in kinds)))
    return ByPart(title, tuple(kinds), tuple(rows), prefix)


def part_bars(
    info: ByPart, cues: Sequence[Cue], lang: str | None, theme: str, signs: Sequence[int] | None = None
) -> Iterator["go.Bar"]:
    """Yield one stacked bar trace a kind; a kind whose sign is -1 grows to the left."""
    import plotly.graph_objects as go

    for number, kind in enumerate(info.kinds):
        sign = signs[number] if signs else 1
        colour = cues[number].colour(theme)
        counts = [row.counts[number] for row in info.rows]
        yield go.Bar(
            orientation="h",
            name=info.kind_words(kind, lang),
            y=list(range(len(info.rows))),
            x=[sign * count for count in counts],
            text=[str(count) if count else "" for count in counts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont=dict(size=12, color=ink_on(colour)),
            marker=dict(
                color=colour,
                pattern=dict(
                    shape=cues[number].pattern, bgcolor=colour, fgcolor=ink_on(colour), fgopacity=0.16, size=8
                ),
            ),
            hovertext=[_hover(row, info, number, lang) for row in info.rows],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _hover(row: PartRow, info: ByPart, number: int, lang: str | None) -> str:
    rate = row.counts[number] * 1000 / max(1, row.stop - row.start)
    counted = label("figure.counted", lang, kind=info.kind_words(info.kinds[number], lang), count=row.counts[number])
    per = label("figure.rate", lang, rate=f"{rate:.1f}")
    return f"<b>{wrapped(part_words(row.words, lang))}</b><br>{safe(counted)}<br>{per}"


def part_layout(info: ByPart, lang: str | None, size_name: str, axis_key: str) -> dict[str, Any]:
    """Return the layout of bars by part: parts from top to bottom in text order, taller where there are many."""
    names = [safe(shortened(part_words(row.words, lang), 30)) for row in info.rows]
    return dict(
        barmode="relative",
        bargap=0.25,
        height=max(size(size_name)[1], _ROW * len(info.rows) + _AROUND),
        xaxis=dict(title=dict(text=label(axis_key, lang))),
        yaxis=dict(
            tickvals=list(range(len(names))),
            ticktext=names,
            range=[len(names) - 0.5, -0.5],
            showgrid=False,
            zeroline=False,
            ticks="",
        ),
    )


def densest(info: ByPart, lang: str | None) -> str:
    """Return the text alternative: how many of each kind, and in which part they are densest."""
    totals = [sum(row.counts[i] for row in info.rows) for i in range(len(info.kinds))]
    listed = separator(lang).join(f"{info.kind_words(k, lang)} {n}" for k, n in zip(info.kinds, totals, strict=True))
    top = max(info.rows, key=lambda r: (sum(r.counts) / max(1, r.stop - r.start), -r.start))
    return label("figure.by_part.alt", lang, counts=listed, part=shortened(part_words(top.words, lang), 60))
