"""How things look as the result of a notebook cell: a Document, its outline, its findings, an explanation.

The model knows nothing of this: `register` tells IPython, by the names of the types, which function draws them, so that
nothing is loaded before it is needed. Everything shown is escaped, and kept from JupyterLab's typesetting, which would make formulas
of a speech's dollar signs; a notebook without IPython falls back on `repr`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

_MODEL = "toolkit.model"
_AT_MOST = 100
VIEWS = {
    (f"{_MODEL}.document", "Document"): "document",
    (f"{_MODEL}.structure", "Outline"): "outline",
    (f"{_MODEL}.structure", "Section"): "section",
    (f"{_MODEL}.structure", "Announcement"): "announcement",
    (f"{_MODEL}.finding", "Finding"): "finding",
    (f"{_MODEL}.finding", "Slip"): "slip",
    (f"{_MODEL}.note", "Explanation"): "explanation",
    ("toolkit.devices.frames", "Frame"): "frame",
    ("pandas.core.frame", "DataFrame"): "table",
    ("pandas", "DataFrame"): "table",
}
"""(module, name) of a type → the function here that draws it."""


def register(shell: Any) -> None:
    """Tell an IPython shell how to draw the types of `VIEWS`, and tuples of them as they come from `doc.find()`."""
    formatter = shell.display_formatter.formatters["text/html"]
    for (module, name), view in VIEWS.items():
        formatter.for_type_by_name(module, name, globals()[view])
    formatter.for_type(tuple, several)


def _framed(*children: object) -> str:
    from toolkit.export import parts
    from toolkit.export.html import PLAIN, Html, tag

    css = (Path(__file__).parent / "export" / "page.css").read_text(encoding="utf-8")
    sheet = "\n".join((parts.colours_css(".tk"), css, parts.inks_css(".tk")))
    return str(tag("div", tag("style", Html(sheet)), *children, _class=f"tk {PLAIN}"))


def document(doc: Any) -> str:
    """Return the view of a Document: title, facts, section map, what was announced, and findings to look at first."""
    from toolkit.export import parts
    from toolkit.export.html import tag
    from toolkit.theme import label

    chapters = [
        ("facts", parts.facts(doc)),
        ("map", parts.map_html(doc)),
        ("outline", parts.outline_tree(doc)),
        ("announcements", parts.announcements_table(doc) if doc.announcements else None),
        ("devices", parts.findings_list(doc, limit=5) if doc.findings else None),
    ]
    shown = [
        tag("details", tag("summary", tag("b", label(f"report.{key}"))), part, open=key != "outline")
        for key, part in chapters
        if part is not None
    ]
    return _framed(tag("h3", doc.title or doc.name or label("report.title")), shown)


def outline(thing: Any) -> str | None:
    """Return the view of an Outline as a tree; None (plain text is shown) where its Document is not among the notebook's names."""
    from toolkit.export import parts

    doc = _owner(thing)
    return None if doc is None else _framed(parts.outline_tree(doc))


def finding(thing: Any) -> str | None:
    """Return the view of one Finding."""
    return _each((thing,))


section = announcement = slip = finding


def several(things: Any) -> str | None:
    """Return the view of a tuple of findings, slips, sections, announcements or frames; None for any other tuple."""
    names = {type(thing).__name__ for thing in things}
    if names == {"Frame"}:
        return _framed(*map(_grid, things[:_AT_MOST]))
    return _each(things) if len(names) == 1 and names <= {"Finding", "Slip", "Section", "Announcement"} else None


def explanation(thing: Any) -> str:
    """Return the view of an Explanation: what was asked, what was decided, and what was considered and dropped."""
    from toolkit.export.html import tag
    from toolkit.theme import label

    sentences = [tag("p", reason.text()) for reason in thing.reasons]
    rows = [tag("li", c.why.text(), " ", tag("small", f"{c.rule} {c.start}–{c.stop}")) for c in thing.dropped]
    left = tag("details", tag("summary", label("display.dropped")), tag("ul", rows)) if rows else None
    rule = tag("p", tag("small", label("figure.rule", rule=thing.rule))) if thing.rule else None
    return _framed(sentences, rule, left)


def frame(thing: Any) -> str:
    """Return the view of a Frame: the grid of its units, what is fixed in bold, and the frame in a sentence."""
    return _framed(_grid(thing))


def _grid(thing: Any) -> Any:
    from toolkit.export.html import tag

    table = thing.table()
    fixed = [*(column.fixed for column in thing.columns), False]
    head = tag("tr", [tag("th", str(name)) for name in table.columns])
    rows = [
        tag("tr", [tag("td", tag("b", cell) if bold else cell) for cell, bold in zip(row, fixed, strict=True)])
        for row in table.astype(str).itertuples(index=False, name=None)
    ]
    return tag("table", tag("caption", thing.note.text()), tag("thead", head), tag("tbody", rows))


def table(thing: Any) -> Any:
    """Return the view of a DataFrame: pandas' own, the toolkit's tables headed in the reader's language."""
    import pandas as pd

    from toolkit.theme.columns import headed

    shown: Any = headed(thing)
    with pd.option_context("display.html.use_mathjax", shown is thing and pd.get_option("display.html.use_mathjax")):
        return shown._repr_html_()


def _each(things: Any) -> str | None:
    """Return a table of things that belong to one Document; None where it is not found."""
    from toolkit.export import parts
    from toolkit.export.html import tag

    doc = _owner(things[0])
    if doc is None:
        return None
    kind = type(things[0]).__name__
    if kind == "Announcement":
        return _framed(parts.announcements_table(doc, only=things))
    views: dict[str, Callable[..., Any]] = {
        "Finding": parts.finding_line,
        "Slip": parts.slip_line,
        "Section": parts.section_line,
    }
    shown = things[:_AT_MOST]
    more = tag("p", f"… +{len(things) - _AT_MOST}") if len(things) > _AT_MOST else None
    return _framed(tag("ul", [tag("li", views[kind](doc, thing)) for thing in shown], _class="findings"), more)


def _owner(thing: Any) -> Any:
    """Return the Document, among the notebook's variables and results, that `thing` is a part of; None where there is none.

    A span does not carry its text, so its words can be shown only where its Document is at hand.
    """
    from IPython import get_ipython

    shell = get_ipython()
    names = dict(shell.user_ns) if shell is not None else {}
    from toolkit.model import Document

    docs = {id(d): d for d in (*names.values(), *names.get("Out", {}).values()) if isinstance(d, Document)}
    for doc in reversed(docs.values()):
        layers = (doc.findings, doc.slips, doc.sections, doc.announcements)
        if thing is doc.outline or any(thing is item for layer in layers for item in layer):
            return doc
    return None
