"""Pictures of a class's results."""

from typing import TYPE_CHECKING, Any

from toolkit.figures.base import empty_figure, new_figure, safe, shortened
from toolkit.theme import label
from toolkit.theme.colours import SERIES

if TYPE_CHECKING:
    import plotly.graph_objects as go


def score_bars(
    key: str, rows: tuple[tuple[str, Any, Any], ...], *, lang: str | None = None, theme: str = "light"
) -> "go.Figure":
    """Return a bar a row (name, score of 100 or None, answers), in the order given; a row without a score has no bar."""
    import plotly.graph_objects as go

    title = label(key, lang)
    known = [(str(name), int(score), int(count)) for name, score, count in rows if score is not None and score == score]  # noqa: PLR0124 - NaN stands for no score in a table
    if not known:
        return empty_figure(title, lang=lang, theme=theme)
    names = [safe(shortened(name, 44)) for name, _, _ in known]
    bars = go.Bar(
        orientation="h",
        x=[score for _, score, _ in known],
        y=names,
        text=[f"{score}　n={count}" for _, score, count in known],
        textposition="outside",
        cliponaxis=False,
        marker=dict(color=SERIES[0].colour(theme)),
        hovertemplate="%{y}<br>%{text}<extra></extra>",
    )
    return new_figure(
        [bars],
        title=title,
        alt=label("results.plot_alt", lang, rows="；".join(f"{name} {score}" for name, score, _ in known[:12])),
        theme=theme,
        layout=dict(
            height=max(320, 110 + 30 * len(known)),
            bargap=0.3,
            xaxis=dict(
                title=dict(text=label("results.of_100", lang)), range=[0, 118], tickvals=[0, 20, 40, 60, 80, 100]
            ),
            yaxis=dict(autorange="reversed", type="category", ticks=""),
        ),
    )
