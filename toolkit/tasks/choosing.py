"""What the makers of exercises share: dice that repeat, letters for options, and passages to show."""

import random

from toolkit.model import Document, Span

_PAUSES = "，。、；：！？…\n\r”）"


def rng(doc: Document, kind: str, seed: int) -> random.Random:
    """Return dice that fall alike for the same speech, kind and seed."""
    return random.Random(f"{doc.speech.sha256}/{kind}/{seed}")  # noqa: S311 - it shuffles options, it keeps no secret


def letters(count: int) -> list[str]:
    """Return the ids of options, in the order of the alphabet.

    >>> letters(3)
    ['a', 'b', 'c']
    """
    return [chr(ord("a") + i) for i in range(count)]


def one_line(doc: Document, span: Span) -> str:
    """Return a stretch of the speech on one line, without marks of pause at its end, with the quotation marks it lacks."""
    words = " ".join(span.of(doc.text).split()).rstrip("，、；：")
    if words.count("“") < words.count("”") or words.find("”") < words.find("“"):
        words = "“" * (doc.text[span.start - 1 : span.start] == "“") + words
    if words.count("”") < words.count("“"):
        words += "”" * (doc.text[span.stop : span.stop + 1] == "”")
    return words


def to_pause(doc: Document, span: Span) -> Span:
    """Return `span` reaching on to the next mark of pause, where it breaks off inside a clause.

    >>> from toolkit.reading import read
    >>> from toolkit.model import Speech
    >>> doc = read(Speech("述出了压力，述出了动力。"))
    >>> to_pause(doc, Span(0, 9)).of(doc.text)
    '述出了压力，述出了动力'
    """
    stop = span.stop
    while stop < len(doc.text) and doc.text[stop] not in _PAUSES and doc.text[stop - 1] not in _PAUSES:
        stop += 1
    return Span(span.start, stop)


def clipped(doc: Document, sentence: Span, span: Span, most: int) -> Span:
    """Return the sentence that holds `span`, or, where it has more than `most` characters, as many whole clauses around it."""
    if len(sentence) <= most:
        return sentence.span
    edges = [
        sentence.start,
        *(i + 1 for i in range(sentence.start, sentence.stop) if doc.text[i] in "，；："),
        sentence.stop,
    ]
    start = max(edge for edge in edges if edge <= span.start)
    stop = min(edge for edge in edges if edge >= span.stop)
    while True:
        before = max((edge for edge in edges if edge < start), default=start)
        after = min((edge for edge in edges if edge > stop), default=stop)
        if (before, after) == (start, stop) or after - before > most:
            return Span(start, stop)
        start, stop = before, after


def sentences_around(doc: Document, span: Span, most: int) -> Span:
    """Return the sentences that hold `span`, with the neighbours in the same paragraph as far as `most` characters allow."""
    holding = [i for i, s in enumerate(doc.sentences) if s.overlaps(span)]
    if not holding:
        return span.span
    first, last = holding[0], holding[-1]
    paragraph = next((p for p in doc.paragraphs if p.contains(doc.sentences[first].span)), None)
    window = Span(doc.sentences[first].start, doc.sentences[last].stop)
    for i in (first - 1, last + 1):
        if paragraph is None or not 0 <= i < len(doc.sentences):
            continue
        wider = Span.around((window, doc.sentences[i]))
        if paragraph.contains(wider) and len(wider) <= most:
            window = wider
    return window
