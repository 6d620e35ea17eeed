"""The device strip (修辞条带): a row a device, a mark where each finding lies, the parts of the speech between lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.figures._common import frame, separator, settings_of, titled
from toolkit.figures.base import empty_figure, new_figure, safe, size, wrapped
from toolkit.model import DEVICES, FAMILIES, Document, Finding
from toolkit.theme import label
from toolkit.theme.colours import cue, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_ROW, _AROUND = 22, 150
_LEAST = 0.003
"""The least width of a mark, as a share of the text: a mark of two characters in a long speech must still be seen."""


class Mark(NamedTuple):
    """One finding: its device, its range, its words and its note (put into words already), and the stretches to draw.

    A pattern of form is drawn member by member, since text may stand between (headings); any other as a whole.
    """

    device: str
    start: int
    stop: int
    words: str
    note: str
    pieces: tuple[tuple[int, int], ...]


class StripInfo(NamedTuple):
    """What a device strip draws: the devices present, family by family, their marks, and where top sections start."""

    title: str
    length: int
    devices: tuple[str, ...]
    marks: tuple[Mark, ...]
    borders: tuple[int, ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a finding: device, words, start, stop, note."""
        columns = tuple(label(f"column.{n}", lang) for n in ("device", "words", "start", "stop", "note"))
        rows = [
            dict(zip(columns, (label(f"device.{m.device}", lang), m.words, m.start, m.stop, m.note), strict=True))
            for m in self.marks
        ]
        return frame(rows, columns)


def device_strip_info(doc: Document, *, lang: str | None = None) -> StripInfo:
    """Return every finding of `doc` as a mark, device by device."""
    present = {f.device for f in doc.findings}
    marks = tuple(Mark(f.device, f.start, f.stop, f.of(doc.text), f.note.text(lang), _pieces(f)) for f in doc.findings)
    borders = sorted({edge for s in doc.sections if s.level == 1 for edge in (s.start, s.stop)})
    devices = tuple(d for d in DEVICES if d in present)
    return StripInfo(titled("figure.device_strip", doc, lang), len(doc.text), devices, marks, tuple(borders))


def _pieces(finding: Finding) -> tuple[tuple[int, int], ...]:
    parts = finding.members if finding.family == "form" and finding.members else (finding,)
    return tuple((part.start, part.stop) for part in parts)


def device_strip(
    doc: Document, *, lang: str | None = None, theme: str = "light", size_name: str = "wide"
) -> "go.Figure":
    """Return the device strip of `doc`; hover for the words and the note. Marks are drawn at least so wide that they are seen."""
    info = device_strip_info(doc, lang=lang)
    settings = settings_of(doc)
    if not info.marks:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    return new_figure(
        _traces(info, lang, theme),
        title=info.title,
        alt=_summary(info, lang),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=_layout(info, lang, theme, size_name),
    )


def _traces(info: StripInfo, lang: str | None, theme: str) -> Iterator["go.Bar"]:
    import plotly.graph_objects as go

    least = info.length * _LEAST
    rows = {device: number for number, device in enumerate(info.devices)}
    for family, devices in FAMILIES.items():
        marks = [(m, start, stop) for m in info.marks if m.device in devices for start, stop in m.pieces]
        if not marks:
            continue
        yield go.Bar(
            orientation="h",
            name=label(f"family.{family}", lang),
            base=[start for _, start, _ in marks],
            x=[max(stop - start, least) for _, start, stop in marks],
            y=[rows[m.device] for m, _, _ in marks],
            width=[0.72] * len(marks),
            marker=dict(color=cue("family", family).colour(theme), opacity=0.75, line=dict(width=0)),
            hovertext=[
                f"<b>{safe(label(f'device.{m.device}', lang))}</b><br>{wrapped(m.words)}<br>{wrapped(m.note)}"
                for m, _, _ in marks
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _layout(info: StripInfo, lang: str | None, theme: str, size_name: str) -> dict[str, Any]:
    count = len(info.devices)
    line = dict(color=paper(theme).muted, width=1, dash="dot")
    return dict(
        barmode="overlay",
        height=max(size(size_name)[1], _ROW * count + _AROUND),
        margin=dict(l=150, r=24, t=64, b=88),
        xaxis=dict(range=[0, info.length], title=dict(text=label("figure.offset", lang)), showgrid=False),
        yaxis=dict(
            tickvals=list(range(count)),
            ticktext=[label(f"device.{d}", lang) for d in info.devices],
            range=[count - 0.5, -0.5],
            zeroline=False,
            ticks="",
        ),
        shapes=[dict(type="line", x0=b, x1=b, y0=0, y1=1, yref="paper", line=line) for b in info.borders],
        hovermode="closest",
    )


def _summary(info: StripInfo, lang: str | None) -> str:
    counts = {d: sum(m.device == d for m in info.marks) for d in info.devices}
    top = sorted(counts, key=lambda d: -counts[d])[:8]
    listed = separator(lang).join(f"{label(f'device.{d}', lang)} {counts[d]}" for d in top)
    return label("figure.device_strip.alt", lang, total=len(info.marks), kinds=len(info.devices), counts=listed)
