"""A sheet as one HTML page for printing: A4, black on white, its font inside, no script and no request."""

from importlib.util import find_spec
from pathlib import Path

from toolkit.export.html import Html, join, tag, text
from toolkit.teaching.handouts.blocks import Block, Grid, Heading, Items, Kept, Lines, Paragraph, Run, Sheet, Words

_STYLE = Path(__file__).parent / "sheet.css"
_LANG = {"zh": "zh-Hans", "en": "en"}
_TAGS = {"bold": "b", "code": "code", "slant": "em"}


def sheet_html(sheet: Sheet, *, lang: str) -> str:
    """Return the whole page of a sheet; whatever its blocks say stays text.

    >>> from toolkit.teaching.handouts.blocks import words
    >>> page = sheet_html(Sheet((Heading(1, words("<b>题")),)), lang="zh")
    >>> "<h1>&lt;b&gt;题</h1>" in page, "<script" in page
    (True, False)
    """
    body = tag("main", [_block(block) for block in sheet.blocks], tag("footer", sheet.foot) if sheet.foot else None)
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", sheet.title),
        tag("style", Html(_font(str(body)) + _STYLE.read_text(encoding="utf-8"))),
    )
    return f"<!DOCTYPE html>\n{tag('html', tag('head', head), tag('body', body), lang=_LANG[lang])}\n"


def _font(shown: str) -> str:
    """The font for the characters shown; nothing where fontTools is missing."""
    if find_spec("fontTools") is None:
        return ""
    from toolkit.theme.fonts import font_face

    return font_face("".join(sorted(set(shown))))


def _block(block: Block) -> Html:
    if isinstance(block, Heading):
        return tag(f"h{block.level}", _words(block.words))
    if isinstance(block, Paragraph):
        return tag("p", _words(block.words), _class=block.kind or None)
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Grid):
        head = tag("thead", tag("tr", [tag("th", _words(cell)) for cell in block.head])) if any(block.head) else None
        rows = [tag("tr", [tag("td", _words(cell)) for cell in row]) for row in block.rows]
        return tag("table", head, tag("tbody", rows))
    if isinstance(block, Lines):
        return tag("div", [tag("div", Html("&nbsp;")) for _ in range(block.count)], _class="lines")
    return _kept(block)


def _kept(block: Kept) -> Html:
    return tag("div", [_block(inner) for inner in block.blocks], _class="kept")


def _items(block: Items) -> Html:
    if block.mark in {"bullet", "number"}:
        return tag("ol" if block.mark == "number" else "ul", [tag("li", _words(item)) for item in block.items])
    rows = [tag("li", tag("span", block.mark, _class="mark"), _words(item)) for item in block.items]
    return tag("ul", rows, _class="picks")


def _words(runs: Words) -> list[Html]:
    return [_run(run) for run in runs]


def _run(run: Run) -> Html:
    return tag(_TAGS[run.style], run.text) if run.style in _TAGS else text(run.text)
