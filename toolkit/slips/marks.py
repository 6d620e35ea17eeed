"""Slips of punctuation: quotes and brackets that do not pair, half-width marks, doubled marks."""

import re
from collections.abc import Iterable

from toolkit.model import Document, Paragraph, Slip, Span
from toolkit.slips.making import slip

_LIST_BRACKET = re.compile(r"(?:^|(?<=[^一-鿿A-Za-z0-9]))[一二三四五六七八九十0-9０-９a-zA-Z]{1,3}[）)]")
_HALF = re.compile(r"[,;:?!.](?<=[一-鿿”》）].)(?=[一-鿿“《（\s]|$)")
_DOUBLED = re.compile(
    "[，、；：。！？](?=[，、；：。！？])(?:(?<=，)，+|(?<=、)、+|(?<=；)；+|(?<=：)：+|(?<=。)。+(?!。)|(?<=[，、；：])[。；：！？]|(?<=[。；：！？])[，、；])"
)
_QUOTES = {left: re.compile(f"[{left}{right}]") for left, right in ("“”", "‘’")}
_PAIRS = {"（": "）", "(": ")", "【": "】", "《": "》", "〈": "〉", "[": "]", "［": "］"}
_BRACKET = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_WIDTH = str.maketrans("(（)）[［]］", "(())[[]]")


def unbalanced_quotes(doc: Document) -> Iterable[Slip]:
    """Yield quotation marks without their other half, a paragraph at a time.

    A quotation that runs on over several paragraphs opens anew in each and closes in the last: no slip there.

    >>> from toolkit.model import Document, Paragraph, Speech
    >>> text = "反对“门难进、脸难看的现象，防止“一阵风”。"
    >>> [s.start for s in unbalanced_quotes(Document(Speech(text), paragraphs=(Paragraph(0, len(text)),)))]
    [2]
    """
    text = doc.text
    for left, right in ("“”", "‘’"):
        if left not in text and right not in text:
            continue
        open_before = False
        for number, paragraph in enumerate(doc.paragraphs):
            start, stop = paragraph.start, paragraph.stop
            if text.find(left, start, stop) < 0 and text.find(right, start, stop) < 0:
                open_before = False
                continue
            odd, left_open = _odd_quotes(text, paragraph, left, right, inside=open_before)
            runs_on = left_open is not None and _opens(doc, number + 1, left)
            open_before = runs_on
            if left_open is not None and not runs_on:
                odd.append(left_open)
            for at in odd:
                shown = Span(at, min(at + 12, stop))
                yield slip("unbalanced_quote", at, at + 1, (shown,), words=shown.of(text))


def _odd_quotes(text: str, span: Span, left: str, right: str, *, inside: bool) -> tuple[list[int], int | None]:
    """Return the marks without a partner and the last one left open, if it is the last mark of the paragraph."""
    odd: list[int] = []
    held: int | None = None
    for mark in _QUOTES[left].finditer(text, span.start, span.stop):
        at = mark.start()
        if mark.group() == left:
            if held is not None:
                odd.append(held)
            held = at
        else:
            if held is None and not inside and not (right == "’" and text[at - 1 : at].isascii()):
                odd.append(at)
            held, inside = None, False
    return odd, held


def _opens(doc: Document, number: int, left: str) -> bool:
    return number < len(doc.paragraphs) and doc.text[doc.paragraphs[number].start] == left


def unbalanced_brackets(doc: Document) -> Iterable[Slip]:
    """Yield brackets and book-title marks without their other half; the bracket of a marker (`1）`) needs none.

    >>> from toolkit.model import Document, Paragraph, Speech
    >>> text = "1）学习《决定，落实（试行）办法。"
    >>> [s.start for s in unbalanced_brackets(Document(Speech(text), paragraphs=(Paragraph(0, len(text)),)))]
    [4]
    """
    closing = {right: left for left, right in _PAIRS.items()}
    if not any(mark in doc.text for mark in (*_PAIRS, *closing)):
        return
    for paragraph in doc.paragraphs:
        for at in _odd_brackets(doc.text, paragraph, closing):
            stop = min(at + 12, paragraph.stop)
            yield slip("unbalanced_bracket", at, at + 1, (Span(at, stop),), words=doc.text[at:stop])


def _odd_brackets(text: str, paragraph: Paragraph, closing: dict[str, str]) -> list[int]:
    held: list[int] = []
    odd: list[int] = []
    for found in _BRACKET.finditer(text, paragraph.start, paragraph.stop):
        at, mark = found.start(), found.group()
        if mark in _PAIRS:
            held.append(at)
        else:
            wanted = closing[mark].translate(_WIDTH)
            if held and text[held[-1]].translate(_WIDTH) == wanted:
                held.pop()
            else:
                odd.append(at)
    if odd:
        markers = {m.end() - 1 for m in _LIST_BRACKET.finditer(text, paragraph.start, paragraph.stop)}
        odd = [at for at in odd if at not in markers]
    return sorted(odd + held)


def half_width(doc: Document) -> Iterable[Slip]:
    """Yield one slip for the half-width marks between Chinese characters: at the first, with all of them for evidence.

    Decimal points, times, brackets and marks beside Latin letters are left out.

    >>> from toolkit.model import Document, Speech
    >>> [(s.start, len(s.evidence)) for s in half_width(Document(Speech("听了述职,增长65.2%,很好.")))]
    [(4, 2)]
    """
    found = [Span(*match.span()) for match in _HALF.finditer(doc.text)]
    if found:
        first = found[0]
        yield slip("half_width", first.start, first.stop, found, words=first.of(doc.text), count=str(len(found)))


def doubled_marks(doc: Document) -> Iterable[Slip]:
    """Yield punctuation written twice or two marks where one belongs (，， 、。).

    >>> from toolkit.model import Document, Speech
    >>> [s.evidence[0].of("抓落实，，见实效、。") for s in doubled_marks(Document(Speech("抓落实，，见实效、。")))]
    ['，，', '、。']
    """
    for match in _DOUBLED.finditer(doc.text):
        if not re.fullmatch("。{3,}", match.group()):
            yield slip("doubled_mark", *match.span(), words=match.group())
