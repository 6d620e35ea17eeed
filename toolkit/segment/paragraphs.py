"""Paragraphs (自然段)."""

import re

from toolkit.model import Paragraph

_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str, shadow: str) -> tuple[Paragraph, ...]:
    r"""Return the paragraphs of `text`, white space around them left out.

    >>> from toolkit.chars import shadow
    >>> [tuple((p.start, p.stop)) for p in paragraphs("　　甲。\r\n\r\n乙。", shadow("　　甲。\r\n\r\n乙。"))]
    [(2, 4), (8, 10)]
    """
    found = []
    for line in _LINE.finditer(shadow):
        raw = text[line.start() : line.end()]
        inner = raw.strip("\ufeff\u200b \t\u3000\u00a0\x0b\x0c")
        if inner.strip():
            start = line.start() + raw.index(inner)
            found.append(Paragraph(start, start + len(inner)))
    return tuple(found)
