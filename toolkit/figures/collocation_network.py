"""The collocation network (搭配网络): a word, the words that keep it company, and the ties among them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.figures._common import separator, titled
from toolkit.figures._words import class_cue, table_of
from toolkit.figures.base import empty_figure, new_figure, safe
from toolkit.measure.collocation import collocates, sentences_of
from toolkit.measure.counts import word_class, word_counts, words_of
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import paper

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


class NetworkNode(NamedTuple):
    """A collocate at its place (x, y within −1 to 1; the node itself is at 0, 0): how often it stands near, and how strongly."""

    word: str
    kind: str
    together: int
    expected: float
    log_likelihood: float
    log_dice: float
    x: float
    y: float


class CollocationNetworkInfo(NamedTuple):
    """What the network shows: the node and how often it comes, its collocates, and (word, word, sentences) of their ties."""

    title: str
    node: str
    times: int
    nodes: tuple[NetworkNode, ...]
    ties: tuple[tuple[str, str, int], ...]

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return one row a collocate: word, class, together, expected, log-likelihood, logDice, and with whom it is tied."""
        tied: dict[str, list[str]] = {}
        for one, other, _ in self.ties:
            tied.setdefault(one, []).append(other)
            tied.setdefault(other, []).append(one)
        rows = (
            (
                n.word,
                label(f"word_class.{n.kind}", lang),
                n.together,
                round(n.expected, 2),
                round(n.log_likelihood, 2),
                round(n.log_dice, 2),
                " ".join(tied.get(n.word, ())),
            )
            for n in self.nodes
        )
        return table_of(rows, ("word", "class", "together", "expected", "log_likelihood", "log_dice", "ties"), lang)


def collocation_network_info(
    doc: Document,
    node: str | None = None,
    *,
    window: int | tuple[int, int] | str = 5,
    top: int = 14,
    at_least: int = 2,
    stop: Iterable[str] = STOP_CLASSES,
    lang: str | None = None,
) -> CollocationNetworkInfo:
    """Return the `top` collocates of `node` (default: the commonest word) by log-likelihood, and which of them meet.

    Only words that stand near the node more often than expected are shown. Two collocates are tied where they share at least
    two sentences. Nearer to the middle is stronger by logDice; the order round the circle puts tied words side by side.
    """
    stop = (stop,) if isinstance(stop, str) else tuple(stop)
    if node is None:
        node = next((word for word, _ in word_counts(words_of(doc, stop=stop)).most_common(1)), "")
    title = label("figure.about", lang, figure=titled("figure.collocation_network", doc, lang), word=node)
    if not node:
        return CollocationNetworkInfo(titled("figure.collocation_network", doc, lang), "", 0, (), ())
    table = collocates(doc, node, window=window, stop=stop, at_least=at_least)
    rows = [row for row in table.to_dict("records") if row["log_likelihood"] > 0][:top]
    ties = _ties(doc, [row["word"] for row in rows])
    ordered = _side_by_side([row["word"] for row in rows], ties)
    strength = [row["log_dice"] for row in rows]
    low, high = min(strength, default=0.0), max(strength, default=1.0)
    nodes = []
    for row in rows:
        turn = 2 * pi * ordered.index(row["word"]) / len(rows) - pi / 2
        far = 1 - 0.42 * (row["log_dice"] - low) / (high - low or 1)
        nodes.append(
            NetworkNode(
                row["word"],
                word_class(row["tag"]),
                row["together"],
                row["expected"],
                row["log_likelihood"],
                row["log_dice"],
                round(far * cos(turn), 4),
                round(far * sin(turn), 4),
            )
        )
    return CollocationNetworkInfo(title, node, table.attrs["node"], tuple(nodes), ties)


def _ties(doc: Document, words: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    met: Counter[tuple[str, str]] = Counter()
    for tokens in sentences_of(doc):
        present = {token.text for token in tokens}
        met.update(combinations([word for word in words if word in present], 2))
    return tuple((one, other, times) for (one, other), times in met.items() if times > 1)


def _side_by_side(words: Sequence[str], ties: Sequence[tuple[str, str, int]]) -> list[str]:
    """Put words in a row so that each is followed by the one it is tied to most; ties that are equal keep the given order."""
    weight = {frozenset((one, other)): times for one, other, times in ties}
    rest = list(words)
    row = rest[:1]
    rest = rest[1:]
    while rest:
        best = max(rest, key=lambda word: weight.get(frozenset((row[-1], word)), 0))
        rest.remove(best)
        row.append(best)
    return row


def collocation_network(
    doc: Document,
    node: str | None = None,
    *,
    window: int | tuple[int, int] | str = 5,
    top: int = 14,
    at_least: int = 2,
    stop: Iterable[str] = STOP_CLASSES,
    lang: str | None = None,
    theme: str = "light",
    size_name: str = "wide",
) -> "go.Figure":
    """Return the network of `node`: thick lines to the words often near it, thin ones between those that meet; hover for scores."""
    import plotly.graph_objects as go

    info = collocation_network_info(doc, node, window=window, top=top, at_least=at_least, stop=stop, lang=lang)
    settings = {"node": info.node, "window": window, "top": top}
    if not info.nodes:
        return empty_figure(info.title, lang=lang, size_name=size_name, theme=theme, settings=settings)
    sheet = paper(theme)
    most = max(n.together for n in info.nodes)
    place = {n.word: (n.x, n.y) for n in info.nodes}
    traces: list[Any] = [
        _line(place[one], place[other], sheet.line, min(4.0, 0.6 * times)) for one, other, times in info.ties
    ]
    traces += [_line((0, 0), (n.x, n.y), sheet.muted, 1 + 5 * n.together / most) for n in info.nodes]
    for kind in dict.fromkeys(n.kind for n in info.nodes):
        chosen = [n for n in info.nodes if n.kind == kind]
        cue = class_cue(kind)
        traces.append(
            go.Scatter(
                x=[n.x for n in chosen],
                y=[n.y for n in chosen],
                mode="markers+text",
                name=label(f"word_class.{kind}", lang),
                text=[f"{safe(n.word)} {n.together}" for n in chosen],
                textposition="bottom center",
                textfont=dict(size=15, color=sheet.ink),
                marker=dict(
                    size=[14 + 22 * sqrt(n.together / most) for n in chosen],
                    symbol=cue.symbol,
                    color=cue.colour(theme),
                    line=dict(color=sheet.ground, width=2),
                    opacity=1,
                ),
                customdata=[
                    [safe(n.word), n.together, round(n.expected, 1), round(n.log_likelihood, 1), round(n.log_dice, 1)]
                    for n in chosen
                ],
                hovertemplate=label("figure.collocation_network.hover", lang) + "<extra></extra>",
            )
        )
    traces.append(
        go.Scatter(
            x=[0],
            y=[0],
            mode="markers+text",
            text=[f"<b>{safe(info.node)}</b>"],
            textposition="middle center",
            textfont=dict(size=20, color=sheet.ground),
            marker=dict(size=max(64, 24 * len(info.node) + 20), color=sheet.accent),
            hovertemplate=f"{safe(info.node)} {info.times}<extra></extra>",
            showlegend=False,
        )
    )
    said = separator(lang).join(f"{n.word} {n.together}" for n in info.nodes[:10])
    hidden = dict(visible=False, fixedrange=True)
    return new_figure(
        traces,
        title=info.title,
        alt=label("figure.collocation_network.alt", lang, word=info.node, times=info.times, words=said),
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(
            xaxis=dict(range=[-1.18, 1.18], **hidden),
            yaxis=dict(range=[-1.22, 1.12], **hidden),
            hovermode="closest",
            margin=dict(l=24, r=24, t=64, b=40),
            legend=dict(orientation="h", y=-0.02, yanchor="top", x=0),
        ),
    )


def _line(one: tuple[float, float], other: tuple[float, float], colour: str, width: float) -> "go.Scatter":
    import plotly.graph_objects as go

    return go.Scatter(
        x=[one[0], other[0]],
        y=[one[1], other[1]],
        mode="lines",
        line=dict(color=colour, width=width),
        hoverinfo="skip",
        showlegend=False,
    )
