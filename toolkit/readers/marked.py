"""Markdown (.md) speeches: headings become lines with a hint; everything else stays as written."""

import re

from toolkit.model import Hint, Speech
from toolkit.readers.plain import decode

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*)")


def read_markdown(data: bytes, name: str, *, encoding: str | None = None) -> Speech:
    r"""Return the speech in a Markdown file.

    Only the `#` of headings is taken off. Emphasis is not read: in a speech `**` hides a name and is no mark of type.

    >>> speech = read_markdown("# 讲话\n\n**区委很重视。".encode(), "a.md")
    >>> speech.text, speech.hints
    ('讲话\n\n**区委很重视。', (Hint(start=0, stop=2, kind='title', level=0),))
    """
    text, used = decode(data, name, encoding=encoding)
    lines: list[str] = []
    hints: list[Hint] = []
    size = 0
    for line in text.split("\n"):
        found = _HEADING.match(line.rstrip("\r"))
        words = _unclosed(found[2]) if found else line
        if found and words:
            level = len(found[1])
            kind = ("title", 0) if level == 1 and not hints else ("heading", level)
            hints.append(Hint(size, size + len(words), *kind))
        lines.append(words)
        size += len(words) + 1
    return Speech("\n".join(lines), source=name, encoding=used, hints=tuple(hints))


def _unclosed(words: str) -> str:
    """The words of a heading without the marks that close it.

    >>> [_unclosed(words) for words in ("讲话 ## ", "讲话#", "讲话 # 一", "#")]
    ['讲话', '讲话#', '讲话 # 一', '#']
    """
    words = words.rstrip(" \t")
    bare = words.rstrip("#")
    return bare.rstrip(" \t") if bare.endswith((" ", "\t")) else words
