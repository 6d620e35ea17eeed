"""Profiles as dots with intervals: how often each side does what (文风画像图)."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.compare import Comparison
from toolkit.errors import InputError
from toolkit.figures._common import frame, separator
from toolkit.figures.base import empty_figure, new_figure, safe, shortened
from toolkit.theme import label
from toolkit.theme.colours import SERIES, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

GROUPS = ("device", "stance", "person", "function", "rhythm")


class ProfileDot(NamedTuple):
    """One measure: the rate of each side with its interval, their ratio, and whether it differs by more than chance."""

    group: str
    name: str
    a: float
    a_low: float
    a_high: float
    b: float
    b_low: float
    b_high: float
    ratio: float
    differs: bool


class ProfileInfo(NamedTuple):
    """The dots of one group or all, and the names of the sides."""

    a: str
    b: str
    group: str
    dots: tuple[ProfileDot, ...]

    def table(self) -> "pd.DataFrame":
        """Return the dots as a table."""
        return frame([dot._asdict() for dot in self.dots], ProfileDot._fields)


def profile_info(change: Comparison, *, group: str = "device", a: int = 0, b: int = 1) -> ProfileInfo:
    """Return the measures of one group (see GROUPS) for two sides; raise InputError for a group that is none."""
    if group not in GROUPS:
        message = label("error.figures.unknown_group", group=group, choices=", ".join(GROUPS))
        raise InputError(message)
    dots = tuple(
        ProfileDot(
            row.measure.group,
            row.measure.name,
            row.a.value,
            row.a.low,
            row.a.high,
            row.b.value,
            row.b.low,
            row.b.high,
            row.ratio.value,
            row.differs,
        )
        for row in change.profile(a, b)
        if row.measure.group == group
    )
    return ProfileInfo(change.sides[a].name, change.sides[b].name, group, dots)


def profile(
    change: Comparison,
    *,
    group: str = "device",
    a: int = 0,
    b: int = 1,
    lang: str | None = None,
    size: str = "wide",
    theme: str = "light",
) -> "go.Figure":
    """Return a dot a side for each measure of a group, with its interval; a star marks differences larger than chance."""
    import plotly.graph_objects as go

    info = profile_info(change, group=group, a=a, b=b)
    what = label(f"profile.group.{group}", lang)
    title = label("figure.profile", lang, group=what, a=shortened(info.a, 24), b=shortened(info.b, 24))
    if not info.dots:
        return empty_figure(title, lang=lang, size_name=size, theme=theme, settings={"group": group})
    names = [f"{measure_name(dot.group, dot.name, lang)}{' ★' if dot.differs else ''}" for dot in info.dots]
    top = 1.15 * max(max(dot.a, dot.b, min(dot.a_high, 4 * dot.a), min(dot.b_high, 4 * dot.b)) for dot in info.dots)
    traces = []
    for number, (side, shift) in enumerate((("a", -0.16), ("b", 0.16))):
        cue = SERIES[number]
        values = [getattr(dot, side) for dot in info.dots]
        lows = [getattr(dot, f"{side}_low") for dot in info.dots]
        highs = [min(getattr(dot, f"{side}_high"), top) for dot in info.dots]
        ends = [(low, high, None) for low, high in zip(lows, highs, strict=True)]
        traces.append(
            go.Scatter(
                x=[end for pair in ends for end in pair],
                y=[place for i in range(len(values)) for place in (i + shift, i + shift, None)],
                mode="lines",
                line=dict(color=cue.colour(theme), width=1.5),
                hoverinfo="skip",
                showlegend=False,
            )
        )
        traces.append(
            go.Scatter(
                x=values,
                y=[i + shift for i in range(len(values))],
                mode="markers",
                name=safe(shortened(getattr(info, side), 30)),
                marker=dict(color=cue.colour(theme), symbol=cue.symbol, size=10),
                hovertext=[
                    f"<b>{safe(name)}</b><br>{value:.2f} ({low:.2f}–{high:.2f})"
                    for name, value, low, high in zip(names, values, lows, highs, strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    alt = label(
        "figure.profile.alt",
        lang,
        names=separator(lang).join(n for n, d in zip(names, info.dots, strict=True) if d.differs) or "—",
    )
    return new_figure(
        traces,
        title=title,
        alt=alt,
        settings={"group": group},
        size_name=size,
        theme=theme,
        layout=dict(
            xaxis=dict(title=dict(text=label(f"profile.{group}", lang)), range=[0, top]),
            yaxis=dict(
                tickmode="array",
                tickvals=list(range(len(names))),
                ticktext=[safe(name) for name in names],
                range=[len(names) - 0.5, -0.5],
                showgrid=True,
                gridcolor=paper(theme).line,
                tickfont=dict(size=13 if len(names) < 20 else 11),
            ),
        ),
    )


def measure_name(group: str, name: str, lang: str | None = None) -> str:
    """Return what a measure is called."""
    table = {"device": f"device.{name}", "function": f"function.{name}", "person": f"person.{name}"}
    return label(table.get(group, f"profile.{name}"), lang)
