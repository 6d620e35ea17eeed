"""What every figure shares: sizes, the template with its Chinese fonts, and what a figure says of itself.

A figure is complete when it is made (nothing is set on it later), so that it also works as a FigureWidget, and its
`layout.meta` carries its title, its text alternative and its settings, so that exports need not ask again.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from toolkit.errors import InputError
from toolkit.theme import label
from toolkit.theme.colours import SERIES, paper

if TYPE_CHECKING:
    import plotly.graph_objects as go

FONT_STACK = (
    "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Hiragino Sans GB', 'Source Han Sans SC', 'Noto Sans CJK SC', "
    "'WenQuanYi Micro Hei', sans-serif"
)
SIZES = {"wide": (960, 540), "classic": (960, 720), "page": (720, 480), "strip": (960, 260)}
"""Name → width and height in CSS pixels: a 16:9 slide, a 4:3 slide, a page of A4, a band above other figures."""
HEADING_UNITS = 24
_FULL_WIDTH = re.compile("[\u2e80-\U0010ffff“”‘’—…·]+")
_NEVER_FIRST = "，。、；：！？）》」』”’…,.;:!?)"
"""Marks that do not begin a line (GB/T 15834-2011, 5.1.1); they hang over its end instead."""


def size(name: str) -> tuple[int, int]:
    """Return the width and height of a named size; raise InputError for a name that is none.

    >>> size("wide")
    (960, 540)
    """
    if name not in SIZES:
        message = label("error.figures.unknown_size", name=name, choices=", ".join(SIZES))
        raise InputError(message)
    return SIZES[name]


def safe(text: str) -> str:
    """Return `text` so that Plotly shows it as it is: no tags, no formulas.

    >>> safe("a<b> & $x$")
    'a&lt;b&gt; &amp; &#36;x&#36;'
    """
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("$", "&#36;")):
        text = text.replace(mark, entity)
    return text


def shortened(text: str, units: int = HEADING_UNITS) -> str:
    """Return `text` on one line, cut with `…` where it is wider than `units` (a full-width character counts 2, others 1).

    >>> shortened("聚焦问题，从严从实推进工作", 12), shortened("short", 12)
    ('聚焦问题，…', 'short')
    """
    text = " ".join(text.split())
    if width_units(text[: units + 1]) <= units:
        return text
    used = 0
    for i, character in enumerate(text):
        used += width_units(character)
        if used > units - 2:
            return text[:i] + "…"
    return text


def width_units(text: str) -> int:
    """Return the width of `text` in half-width units."""
    return 2 * len(text) - len(_FULL_WIDTH.sub("", text))


@lru_cache(maxsize=8192)
def wrapped(text: str, units: int = 48, lines: int = 4) -> str:
    """Return `text`, made safe, broken with `<br>` at `units` and shortened to `lines`: for what appears on hovering."""
    text = shortened(text, units * lines)
    rows, row, used = [], "", 0
    for character in text:
        width = width_units(character)
        if used + width > units and character not in _NEVER_FIRST:
            rows.append(row)
            row, used = "", 0
        row, used = row + character, used + width
    return "<br>".join(safe(line) for line in (*rows, row) if line)


def template(theme: str = "light") -> "go.layout.Template":
    """Return the Plotly template of the toolkit for `theme`: fonts, sizes, colours, quiet axes."""
    import plotly.graph_objects as go

    sheet = paper(theme)
    axis = dict(
        gridcolor=sheet.line,
        linecolor=sheet.muted,
        zerolinecolor=sheet.line,
        tickcolor=sheet.muted,
        ticks="outside",
        automargin=True,
        title=dict(standoff=8),
    )
    return go.layout.Template(
        layout=dict(
            font=dict(family=FONT_STACK, size=14, color=sheet.ink),
            title=dict(font=dict(size=20), x=0.02, xanchor="left", y=0.97, yanchor="top"),
            paper_bgcolor=sheet.ground,
            plot_bgcolor=sheet.ground,
            colorway=[one.colour(theme) for one in SERIES],
            margin=dict(l=56, r=24, t=64, b=48),
            hoverlabel=dict(font=dict(family=FONT_STACK, size=13), align="left", namelength=-1),
            legend=dict(orientation="h", y=-0.12, yanchor="top", x=0, title=dict(text="")),
            xaxis=axis,
            yaxis=axis,
            separators=".,",
        )
    )


def new_figure(
    traces: Iterable[Any],
    *,
    title: str,
    alt: str,
    settings: Mapping[str, Any] | None = None,
    size_name: str = "wide",
    theme: str = "light",
    layout: Mapping[str, Any] | None = None,
) -> "go.Figure":
    """Return a complete figure of `traces` with the shared template.

    `title` and `alt` (the text alternative) are plain text; both, with `settings`, go into `layout.meta`. `layout` adds to the
    layout or overrules it.
    """
    import plotly.graph_objects as go

    width, height = size(size_name)
    whole: dict[str, Any] = {
        "template": template(theme),
        "title": {"text": safe(title)},
        "width": width,
        "height": height,
        "meta": {"title": title, "alt": alt, "settings": dict(settings or {}), "theme": theme},
    }
    whole.update(layout or {})
    return go.Figure(data=list(traces), layout=whole)


def empty_figure(
    title: str,
    reason: str | None = None,
    *,
    lang: str | None = None,
    size_name: str = "wide",
    theme: str = "light",
    settings: Mapping[str, Any] | None = None,
) -> "go.Figure":
    """Return a figure with nothing in it but its title and one sentence that says so (`reason`, or the common one)."""
    words = reason or label("figure.empty", lang)
    hidden = dict(visible=False)
    note = dict(text=safe(words), showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper", font=dict(size=16))
    return new_figure(
        (),
        title=title,
        alt=words,
        settings=settings,
        size_name=size_name,
        theme=theme,
        layout=dict(annotations=[note], xaxis=hidden, yaxis=hidden),
    )


def about(figure: "go.Figure") -> dict[str, Any]:
    """Return what a figure says of itself: `title`, `alt`, `settings`; from its visible title where it was made elsewhere."""
    meta = figure.layout.meta
    if isinstance(meta, Mapping) and "title" in meta:
        return {
            "title": meta["title"],
            "alt": meta.get("alt") or meta["title"],
            "settings": dict(meta.get("settings", {})),
        }
    title = unescape(figure.layout.title.text or "")
    return {"title": title, "alt": title, "settings": {}}
