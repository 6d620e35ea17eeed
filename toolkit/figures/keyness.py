"""Key words as bars both ways from the middle: what the one side says more, and what the other does (关键词对比)."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.compare import Comparison
from toolkit.figures._common import frame
from toolkit.figures.base import empty_figure, new_figure, safe, shortened, wrapped
from toolkit.theme import label
from toolkit.theme.colours import SERIES, mixed, paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class KeyBar(NamedTuple):
    """One thing: its rates on both sides in 1,000, the log-ratio with its interval, and whether it is key."""

    item: str
    study: int
    reference: int
    per_1000: float
    reference_per_1000: float
    log_ratio: float
    low: float
    high: float
    log_likelihood: float
    key: bool
    line: str


class KeynessInfo(NamedTuple):
    """The bars, those of the first side first, and the names of the sides."""

    study: str
    reference: str
    unit: str
    bars: tuple[KeyBar, ...]
    warnings: tuple[str, ...]

    def table(self) -> "pd.DataFrame":
        """Return the bars as a table."""
        return frame([bar._asdict() for bar in self.bars], KeyBar._fields)


def keyness_info(
    change: Comparison, *, unit: str = "words", top: int = 15, minimum: int = 3, lang: str | None = None
) -> KeynessInfo:
    """Return the `top` most telling things of each side, by log-likelihood, with a line of text for each."""
    result = change.keyness(unit, minimum=minimum, stop=("function", "numbers") if unit == "words" else ())
    more = [row for row in result.items if row.log_ratio > 0][:top]
    less = [row for row in result.items if row.log_ratio < 0][:top]
    none = (float("-inf"), float("inf"))
    bars = []
    for row in (*more, *reversed(less)):
        passages = change.explain(row.item, limit=1) if unit != "classes" else ()
        low, high = result.intervals.get(row.item, none)
        bars.append(
            KeyBar(
                row.item,
                row.study,
                row.reference,
                row.per_1000,
                row.reference_per_1000,
                row.log_ratio,
                low,
                high,
                row.log_likelihood,
                row.key,
                passages[0].text if passages else "",
            )
        )
    warnings = tuple(note.text(lang) for note in result.warnings)
    return KeynessInfo(result.study, result.reference, unit, tuple(bars), warnings)


def keyness(
    change: Comparison,
    *,
    unit: str = "words",
    top: int = 15,
    minimum: int = 3,
    lang: str | None = None,
    size: str = "wide",
    theme: str = "light",
) -> "go.Figure":
    """Return bars of the log-ratio, the first side's to the right, the second's to the left; pale bars are not key.

    A bar of 1 is twice as often, of 2 four times. Hovering shows both counts and rates, the interval and a line of text.
    """
    import plotly.graph_objects as go

    info = keyness_info(change, unit=unit, top=top, minimum=minimum, lang=lang)
    title = label("figure.keyness", lang, a=shortened(info.study, 24), b=shortened(info.reference, 24))
    settings = {"unit": unit, "top": top, "minimum": minimum}
    if not info.bars:
        return empty_figure(title, lang=lang, size_name=size, theme=theme, settings=settings)
    sheet = paper(theme)
    sides = [
        (SERIES[side], name, [b for b in info.bars if b.key is key and (b.log_ratio > 0) is (side == 0)], key)
        for side, name in enumerate((info.study, info.reference))
        for key in (True, False)
    ]
    traces = [
        go.Bar(
            x=[bar.log_ratio for bar in bars],
            y=[safe(bar.item) for bar in bars],
            orientation="h",
            name=safe(shortened(name, 30) if key else label("figure.keyness.unsure", lang, name=shortened(name, 24))),
            marker=dict(
                color=cue.colour(theme) if key else mixed(cue.colour(theme), sheet.ground, 0.5),
                pattern=dict(shape=cue.pattern, fillmode="overlay", fgcolor=sheet.ground, fgopacity=0.5, size=6),
            ),
            hovertext=[_hover(info, bar, lang) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for cue, name, bars, key in sides
        if bars
    ]
    order = [safe(bar.item) for bar in sorted(info.bars, key=lambda b: (b.log_ratio, b.item))]
    return new_figure(
        traces,
        title=title,
        alt=_alt(info, lang),
        settings=settings,
        size_name=size,
        theme=theme,
        layout=dict(
            barmode="overlay",
            bargap=0.25,
            xaxis=dict(title=dict(text=label("figure.log_ratio", lang)), zeroline=True, zerolinecolor=sheet.muted),
            yaxis=dict(
                categoryorder="array", categoryarray=order, type="category", dtick=1, tickfont=dict(size=_type(order))
            ),
        ),
    )


def _type(order: list[str]) -> int:
    return 14 if len(order) <= 24 else 11 if len(order) <= 34 else 9


def _hover(info: KeynessInfo, bar: KeyBar, lang: str | None) -> str:
    rates = label(
        "figure.keyness.hover",
        lang,
        a=shortened(info.study, 24),
        x=bar.study,
        p=f"{bar.per_1000:.2f}",
        b=shortened(info.reference, 24),
        y=bar.reference,
        q=f"{bar.reference_per_1000:.2f}",
        ll=f"{bar.log_likelihood:.1f}",
        low=f"{bar.low:.1f}",
        high=f"{bar.high:.1f}",
    )
    lines = [f"<b>{safe(bar.item)}</b>", *(safe(row) for row in rates.split("\n"))]
    return "<br>".join([*lines, *([wrapped(bar.line)] if bar.line else [])])


def _alt(info: KeynessInfo, lang: str | None) -> str:
    def words(positive: bool) -> str:
        chosen = [b.item for b in info.bars if (b.log_ratio > 0) == positive and b.key]
        return "、".join(chosen[:8]) or "—"

    return label("figure.keyness.alt", lang, a=info.study, x=words(True), b=info.reference, y=words(False))
