"""The text on a page, paragraph by paragraph, with structure and findings marked. For reports."""

from collections.abc import Iterator, Sequence

from toolkit.export.html import Html, join, tag
from toolkit.markup import pieces
from toolkit.model import Document, Finding, Span
from toolkit.theme import label


def text_html(doc: Document, lang: str | None = None) -> Html:
    """Return the text paragraph by paragraph, with headings, announcements, vocatives and every finding marked.

    A line heading becomes a heading element; sections carry the anchors `s0`, `s1` …; the rest of the text is kept as it is.
    """
    return tag("div", list(_paragraphs(doc, lang)), _class="speech", lang="zh-Hans")


def _paragraphs(doc: Document, lang: str | None) -> Iterator[Html]:
    lines = {s.start: s for s in doc.sections if s.form in {"line", "unnumbered"}}
    heads = {s.start: i for i, s in enumerate(doc.sections)}
    structure: list[tuple[Span, str]] = [(s.heading, "heading") for s in doc.sections]
    structure += [(Span(s.start, s.start + len(s.marker)), "marker") for s in doc.sections if s.marker]
    structure += [(a.span, "announcement") for a in doc.announcements]
    structure += [(v.span, "vocative") for v in doc.vocatives]
    named = _over(doc.paragraphs, [span for span, _ in structure])
    findings = _over(doc.paragraphs, doc.findings)
    for paragraph, some, more in zip(doc.paragraphs, named, findings, strict=True):
        inside = [structure[k] for k in some]
        found = [doc.findings[k] for k in more]
        marks = [span for span, _ in inside] + [f.span for f in found]
        # An empty mark cuts nothing; a section that starts in mid-paragraph is cut out by its marker or heading.
        cells = [
            _piece(
                p.text,
                [inside[m][1] for m in p.marks if m < len(inside)],
                [found[m - len(inside)] for m in p.marks if m >= len(inside)],
                heads.get(p.start),
                lang,
            )
            for p in pieces(doc.text, marks, paragraph.span)
        ]
        line = lines.get(paragraph.start)
        zone = doc.zone_at(paragraph.start)
        if line is not None:
            yield tag(f"h{min(6, line.level + 2)}", cells)
        else:
            yield tag("p", cells, _class=f"in-{zone.name}" if zone else None)


def _over(paragraphs: Sequence[Span], spans: Sequence[Span]) -> Iterator[list[int]]:
    """Yield for each paragraph the numbers of the spans that overlap it, in their order.

    >>> list(_over([Span(0, 3), Span(3, 6)], [Span(4, 5), Span(1, 4)]))
    [[1], [0, 1]]
    """
    waiting = sorted(range(len(spans)), key=lambda k: spans[k].start, reverse=True)
    open_: list[int] = []
    for paragraph in paragraphs:
        while waiting and spans[waiting[-1]].start < paragraph.stop:
            open_.append(waiting.pop())
        open_ = [k for k in open_ if spans[k].stop > paragraph.start]
        yield sorted(k for k in open_ if spans[k].overlaps(paragraph))


def _piece(words: str, structure: list[str], found: list[Finding], section: int | None, lang: str | None) -> Html:
    """Return a run of text inside one element for each family and structure that covers it, so that underlines stack."""
    inner: Html = join(words)
    for family in ("form", "words", "stance"):
        here = [f for f in found if f.family == family]
        if here:
            notes = {f"{label(f'device.{f.device}', lang)}: {f.note.text(lang)}": None for f in here}
            inner = tag("span", inner, _class=f"f-{family}", title="\n".join(notes))
    for name in structure:
        inner = tag("strong" if name in {"heading", "marker"} else "em", inner, _class=name)
    return tag("span", inner, id=f"s{section}", _class="anchor") if section is not None else inner
