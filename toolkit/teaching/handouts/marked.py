"""The Markdown of our own lessons and guides, read into blocks: headings, paragraphs, lists, tables, quotations, code."""

import re
from collections.abc import Iterator

from toolkit.teaching.handouts.blocks import Block, Grid, Heading, Items, Paragraph, Run, Words

_INLINE = re.compile(
    r"\*\*(?P<bold>.{1,500}?)\*\*|`(?P<code>[^`]+)`|(?<![\w*])\*(?P<slant>[^*\s][^*]*)\*|\[(?P<link>[^\[\]]+)\]\([^\[\]()]*\)"
)
_ITEM = re.compile(r"(?:[-*]|(\d+)\.)\s+(.*)")
_FENCE = re.compile(r"^```[^\n]*\n", re.MULTILINE)
_CLOSE = re.compile(r"^```[ ]*$", re.MULTILINE)
_RULE = re.compile(r"\|[\s:|-]+\|?$")


def inline(text: str) -> Words:
    """Return a line as runs: `**bold**`, `` `code` ``, `*slanted*`; of a link only its words.

    >>> inline("按 **Shift** 运行 `tk.read`")
    (Run(text='按 ', style=''), Run(text='Shift', style='bold'), Run(text=' 运行 ', style=''), Run(text='tk.read', style='code'))
    """
    runs, at = [], 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        style = found.lastgroup or ""
        runs.append(Run(found[style], "" if style == "link" else style))
        at = found.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""Return the blocks of a page of Markdown; what is not known (HTML, pictures) becomes a paragraph as it stands.

    >>> [type(block).__name__ for block in blocks_of("# 题\n\n话\n\n- 一\n- 二")]
    ['Heading', 'Paragraph', 'Items']
    """
    return tuple(block for lines in _groups(text) for block in _group(lines))


def _groups(text: str) -> Iterator[list[str]]:
    """Stretches of lines between blank ones; code between fences is one stretch, and a heading is a stretch of its own."""
    for code, part in _fenced(text):
        if code:
            yield ["```", *part.splitlines()]
            continue
        for stretch in re.split(r"\n[^\S\n]*\n|(?=^#)|(?<=\n)(?=#)", part):
            lines = [line for line in stretch.splitlines() if line.strip()]
            if lines and lines[0].startswith("#"):
                yield lines[:1]
                lines = lines[1:]
            if lines:
                yield lines


def _fenced(text: str) -> Iterator[tuple[bool, str]]:
    r"""What stands outside and inside of fences, in turn; a fence that is never closed is text.

    >>> list(_fenced("话\n```python\nx = 1\n```\n后"))
    [(False, '话\n'), (True, 'x = 1\n'), (False, '\n后')]
    """
    at, start = 0, _FENCE.search(text)
    while start and (end := _CLOSE.search(text, start.end())):
        yield False, text[at : start.start()]
        yield True, text[start.end() : end.start()]
        at = end.end()
        start = _FENCE.search(text, at)
    yield False, text[at:]


def _group(lines: list[str]) -> Iterator[Block]:
    first = lines[0]
    if first == "```":
        for line in lines[1:]:
            yield Paragraph((Run(line or " ", "code"),), "code")
    elif first.startswith("#"):
        level = len(first) - len(first.lstrip("#"))
        yield Heading(min(level, 3), inline(first.lstrip("# ")))
    elif first.startswith("|"):
        rows = [_cells(line) for line in lines if not _RULE.match(line)]
        yield Grid(rows[0], tuple(rows[1:]))
    elif first.startswith(">"):
        yield Paragraph(inline("".join(line.lstrip("> ") for line in lines)), "passage")
    elif _ITEM.match(first):
        items: list[str] = []
        for line in lines:
            found = _ITEM.match(line)
            if found:
                items.append(found[2])
            else:
                items[-1] = _joined(items[-1], line)
        mark = "number" if (_ITEM.match(first) or [""])[1] else "bullet"
        yield Items(tuple(inline(item) for item in items), mark)
    else:
        whole = first
        for line in lines[1:]:
            whole = _joined(whole, line)
        yield Paragraph(inline(whole))


def _cells(line: str) -> tuple[Words, ...]:
    return tuple(inline(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _joined(one: str, other: str) -> str:
    """Two lines of one paragraph; between Chinese characters a line break is no blank."""
    other = other.strip()
    return one + ("" if one[-1:] > "\u2e7f" or other[:1] > "\u2e7f" else " ") + other
