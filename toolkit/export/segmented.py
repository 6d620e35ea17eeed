"""`.txt`: the text with its words set apart by blanks, for AntConc, Voyant and other programs that expect them."""

from typing import Any

from toolkit.errors import InputError
from toolkit.model import Document
from toolkit.theme import label


def render(things: tuple[Any, ...], *, lang: str | None = None) -> bytes:
    """Return the segmented text of the one Document in `things` as bytes, for `tk.save`; it has no language."""
    del lang
    if len(things) != 1 or not isinstance(things[0], Document):
        message = label("error.export.one_text")
        raise InputError(message)
    return segmented_text(things[0]).encode("utf-8", "surrogatepass")


def segmented_text(doc: Document) -> str:
    r"""Return the text with its words set apart by blanks, a paragraph a line.

    >>> from toolkit.model import Speech
    >>> from toolkit.reading import analyse
    >>> segmented_text(analyse(Speech("要抓落实。\n要见实效。")))
    '要 抓 落实 。\n要 见 实效 。\n'
    """
    return "".join(" ".join(t.text for t in doc.tokens_in(p)) + "\n" for p in doc.paragraphs)
