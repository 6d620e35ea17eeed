"""Sentences (句) and clauses (分句) inside paragraphs."""

import re
from collections.abc import Iterable

from toolkit.model import Paragraph, Sentence, Span

# On the shadow: 。is `.`, which closes a sentence unless digits or Latin letters follow it or it is a marker's stop.
_END = re.compile(
    r"(?:[!?]|…+|(?<![0-9A-Za-z])\.(?![0-9A-Za-z])|(?<=[0-9A-Za-z])\.(?=\s|$|[^0-9A-Za-z\s.]))+[\"')》」』]*"
)
_CLAUSE = re.compile(r"[,;:…!?.\-\n]+[\"')》」』]*")


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
        for end in _END.finditer(shadow, paragraph.start, paragraph.stop):
            found.append(Sentence(start, end.end()))
            start = end.end()
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
