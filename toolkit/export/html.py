"""Write HTML and SVG so that text stays text: whatever is not itself made here is escaped."""

import re
from html import escape
from typing import Any

_VOID = {"br", "hr", "img", "input", "meta", "link", "line", "rect", "circle", "path", "polygon", "use", "image"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

PLAIN = "mathjax_ignore"
"""The class of a view in a notebook whose dollar signs and backslashes are the speech's: JupyterLab makes no formulas of them."""


class Html(str):
    """A piece of HTML that is finished and is not escaped again."""

    __slots__ = ()


def text(value: object) -> Html:
    """Return `value` as HTML text; a piece that is finished stays as it is.

    Characters that HTML cannot hold (control characters, lone surrogates) become U+FFFD.

    >>> text("<党建> & 队伍")
    '&lt;党建&gt; &amp; 队伍'
    """
    if isinstance(value, Html):
        return value
    return Html(escape(plain(str(value)), quote=True))


def plain(words: str) -> str:
    """Return `words` with U+FFFD for what neither HTML nor XML can hold: control characters, lone surrogates."""
    return _FORBIDDEN.sub("\ufffd", words)


def tag(name: str, /, *children: object, **attributes: Any) -> Html:
    """Return an element. `_` in an attribute's name stands for `-`, a leading `_` is dropped; None and False leave it out.

    >>> tag("p", "a < b", tag("br"), _class="lead", data_x=1, hidden=True)
    '<p class="lead" data-x="1" hidden>a &lt; b<br></p>'
    """
    shown = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        word = key.removeprefix("_").replace("_", "-")
        shown.append(f" {word}" if value is True else f' {word}="{text(value)}"')
    opened = f"<{name}{''.join(shown)}"
    if name in _VOID and not children:
        return Html(f"{opened}>" if name in {"br", "hr", "img", "input", "meta", "link"} else f"{opened}/>")
    return Html(f"{opened}>{join(*children)}</{name}>")


def join(*children: object) -> Html:
    """Return the children one after the other; None leaves nothing, lists and tuples are taken apart."""
    return Html("".join(_flat(children)))


def _flat(children: "tuple[object, ...] | list[object]") -> "list[str]":
    found: list[str] = []
    for child in children:
        if child is None:
            continue
        if isinstance(child, list | tuple):
            found.extend(_flat(child))
        else:
            found.append(text(child))
    return found


def table(headings: "list[str]", rows: "list[list[object]]", *, caption: object = None, **attributes: Any) -> Html:
    """Return a table; the class `n2` says that its second column holds numbers, and so on, rather than each cell."""
    numeric = [bool(rows) and all(isinstance(row[i], int | float) for row in rows) for i in range(len(headings))]
    numbers = " ".join(f"n{i}" for i, n in enumerate(numeric, 1) if n)
    attributes["_class"] = " ".join(filter(None, (attributes.get("_class"), numbers))) or None
    head = tag("tr", [tag("th", h, scope="col") for h in headings])
    body = [tag("tr", [tag("td", cell) for cell in row]) for row in rows]
    return tag(
        "table", tag("caption", caption) if caption else None, tag("thead", head), tag("tbody", body), **attributes
    )


def frame_table(frame: Any, *, caption: object = None, **attributes: Any) -> Html:
    """Return the table of a DataFrame, without its index; missing values are empty, floats have at most four digits."""
    rows = [[_cell(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    return table([str(column) for column in frame.columns], rows, caption=caption, **attributes)


def _cell(value: object) -> object:
    if value is None or value != value:  # noqa: PLR0124 - NaN differs from itself
        return ""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "✓" if value else "—"
    return round(value, 4) if isinstance(value, float) else value
