"""Sentences (句) and clauses (分句) inside paragraphs."""

import re
from collections.abc import Iterable, Iterator

from toolkit.model import Paragraph, Sentence, Span

# On the shadow, where 。is `.`: after a digit or letter it closes a sentence only before a blank, a line end or Chinese.
# The class comes first, what it looks back on after it: so all other characters are passed over at a glance.
_STOP = r"[!?….](?:(?<![0-9A-Za-z]\.)|(?=\s|$|[^0-9A-Za-z\s.,;:)]))"
_END = re.compile(f"{_STOP}(?:{_STOP})*")
_CLOSERS = frozenset("”’」』)》）】")
_CLAUSE = re.compile(r"[,;:…!?.\-\n]+[\"')》」』]*")
_LOOK_BACK = 400
"""Characters; how far a half-width quotation mark looks for its partner."""


def sentence_ends(text: str, shadow: str, start: int, stop: int) -> Iterator[int]:
    """Yield the offset after each sentence in `[start, stop)`, the marks that close with it included.

    >>> from toolkit.chars import shadow
    >>> text = "他说：“好。”增长3.2%。“十四五”期间，六是改善民生。20项全面完成"
    >>> list(sentence_ends(text, shadow(text), 0, len(text)))
    [7, 14, 29]
    """
    for found in _END.finditer(shadow, start, stop):
        end = found.end()
        while end < stop and (text[end] in _CLOSERS or (text[end] in "\"'" and _closes(text, start, end))):
            end += 1
        yield end


def _closes(text: str, start: int, at: int) -> bool:
    """Return whether the half-width quotation mark at `at` closes one: an odd number of them stands before it."""
    return text.count(text[at], max(start, at - _LOOK_BACK), at) % 2 == 1


def sentences(text: str, shadow: str, paragraphs: Iterable[Paragraph]) -> tuple[Sentence, ...]:
    """Return the sentences of each paragraph; what stands after the last stop is one too.

    >>> from toolkit.chars import shadow
    >>> text = "增长3.2%。怎么办？干！"
    >>> [s.of(text) for s in sentences(text, shadow(text), [Paragraph(0, len(text))])]
    ['增长3.2%。', '怎么办？', '干！']
    """
    found = []
    for paragraph in paragraphs:
        start = paragraph.start
        for end in sentence_ends(text, shadow, paragraph.start, paragraph.stop):
            found.append(Sentence(start, end))
            start = end
            while start < paragraph.stop and text[start].isspace():
                start += 1
        if start < paragraph.stop:
            found.append(Sentence(start, paragraph.stop))
    return tuple(found)


def clauses(shadow: str, span: Span) -> tuple[Span, ...]:
    """Return the stretches of `span` between clause marks (，；：。！？…——), the marks left out; `、` cuts none.

    >>> from toolkit.chars import shadow
    >>> text = "抓重点、补短板，见实效。"
    >>> [c.of(text) for c in clauses(shadow(text), Span(0, len(text)))]
    ['抓重点、补短板', '见实效']
    """
    found, start = [], span.start
    for mark in _CLAUSE.finditer(shadow, span.start, span.stop):
        if mark.start() > start:
            found.append(Span(start, mark.start()))
        start = mark.end()
    if start < span.stop:
        found.append(Span(start, span.stop))
    return tuple(found)
