"""A Word file with the analysis in its margin (带批注的 Word 文稿): real comments and highlights.

For a speech that came as .docx they go into a copy of that very file, its formatting kept; else into a clean document.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.errors import InputError
from toolkit.export.html import plain
from toolkit.export.official import official
from toolkit.export.packing import repacked
from toolkit.export.provenance import provenance_line
from toolkit.model import DEVICES, FAMILIES, Document, Finding, Run, Span, Speech
from toolkit.readers.word import body_paragraphs, read_word, written
from toolkit.theme import label, resolve

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

DEFAULT_DEVICES = FAMILIES["form"]
"""What is commented on unless asked otherwise: with every word of stance in the margin nobody would read it."""
_HIGHLIGHTS = {"form": "YELLOW", "words": "TURQUOISE", "stance": "BRIGHT_GREEN", "slip": "PINK", "structure": "GRAY_25"}
_AUTHOR = "speech-toolkit"


class Remark(NamedTuple):
    """One comment: the stretch it is on, what it says, and the highlight of its kind."""

    span: Span
    text: str
    kind: str


def render(
    things: tuple[Any, ...],
    *,
    lang: str | None = None,
    devices: Iterable[str] = DEFAULT_DEVICES,
    slips: bool = True,
    structure: bool = True,
    highlight: bool = True,
) -> bytes:
    """Return the .docx of the one Document in `things`, with comments on devices (names or families), slips and announcements.

    A Speech, such as a skeleton to be filled, is laid out as an official document instead, without comments.

    Raises InputError for anything but one Document, for an unknown device, and where the original file is gone or has changed.
    """
    if len(things) == 1 and isinstance(things[0], Speech):
        return official(things[0])
    if len(things) != 1 or not isinstance(things[0], Document):
        message = label("error.export.one_word_file")
        raise InputError(message)
    doc, lang = things[0], resolve(lang)
    remarks = remarks_of(doc, devices=devices, slips=slips, structure=structure, lang=lang)
    word, runs = _original(doc) if doc.speech.runs else _clean(doc)
    writer = _Writer(word, runs, doc.text)
    writer.split({edge for remark in remarks for edge in (remark.span.start, remark.span.stop)})
    for remark in remarks:
        writer.comment(remark, highlight=highlight)
    word.core_properties.comments = plain(provenance_line(doc))[:255]  # as much as a property holds
    stream = BytesIO()
    word.save(stream)
    return repacked(stream.getvalue())


def remarks_of(
    doc: Document, *, devices: Iterable[str], slips: bool, structure: bool, lang: str | None
) -> tuple[Remark, ...]:
    """Return the comments in text order; findings on one stretch share a comment."""
    names: set[str] = set()
    for name in devices:
        if name not in DEVICES and name not in FAMILIES:
            message = label("error.export.unknown_device", name=name, choices=", ".join((*FAMILIES, *DEVICES)))
            raise InputError(message)
        names.update(FAMILIES.get(name, (name,)))
    found: dict[Span, list[tuple[str, str]]] = {}
    for finding in doc.findings:
        if finding.device in names:
            found.setdefault(finding.span, []).append((_finding_words(finding, lang), finding.family))
    if slips:
        for slip in doc.slips:
            words = label("deck.named", lang, name=label("structure.slip", lang), words=slip.note.text(lang))
            found.setdefault(slip.span, []).append((words, "slip"))
    if structure:
        for announcement in doc.announcements:
            words = "\n".join(_count_words(count, lang) for count in announcement.counts)
            found.setdefault(announcement.span, []).append((words, "structure"))
    return tuple(
        Remark(span, "\n".join(words for words, _ in said), said[0][1])
        for span, said in sorted(found.items(), key=lambda item: (item[0].start, -item[0].stop))
        if span.of(doc.text).strip()
    )


def _finding_words(finding: Finding, lang: str | None) -> str:
    return label("deck.named", lang, name=label(f"device.{finding.device}", lang), words=finding.note.text(lang))


def _count_words(count: Any, lang: str | None) -> str:
    promised = "?" if count.count is None else str(count.count)
    return label(
        "word.announcement",
        lang,
        count=promised,
        noun=count.noun,
        found=str(len(count.sections)),
        status=label(f"status.{count.status}", lang),
    )


def _original(doc: Document) -> "tuple[WordDocument, tuple[Run, ...]]":
    """A copy of the file that the speech came from, after a look that it still says the same."""
    import docx

    path = Path(doc.speech.path)
    try:
        data = path.read_bytes()
    except OSError:
        message = label("error.export.source_gone", source=doc.speech.source)
        raise InputError(message) from None
    speech = read_word(data, path.name)
    if speech.sha256 != doc.speech.sha256:
        message = label("error.export.source_changed", source=doc.speech.source)
        raise InputError(message)
    return docx.Document(BytesIO(data)), speech.runs


def _clean(doc: Document) -> "tuple[WordDocument, tuple[Run, ...]]":
    """A new document with a paragraph for each line of the text, and where each line stands."""
    import docx
    from docx.oxml.ns import qn

    word = docx.Document()
    font = word.styles["Normal"].font
    font.name = "FangSong"
    word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    runs = []
    for number, (start, stop) in enumerate(_lines(doc.text)):
        words = "".join(c if c == "\t" or (c.isprintable() or c == "　") else " " for c in doc.text[start:stop])
        word.add_paragraph().add_run(words)
        runs.append(Run(start, stop, number, 0))
    return word, tuple(runs)


def _lines(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if words.strip():
            yield start, start + len(words)
        start += len(line)


class _Piece(NamedTuple):
    """A run of the file as it stands after splitting, and the stretch of the text that it holds."""

    start: int
    stop: int
    run: Any


class _Writer:
    """Splits runs where remarks begin and end, and hangs the remarks on the pieces."""

    def __init__(self, word: "WordDocument", runs: tuple[Run, ...], text: str) -> None:
        from docx.text.run import Run as WordRun

        self.word, self.text = word, text
        elements = list(body_paragraphs(word.element.body))
        children = {i: [c for c in p.iterchildren() if c.tag.endswith("}r")] for i, p in enumerate(elements)}
        body = word._body  # noqa: SLF001 - python-docx has no public parent for a run found in the tree
        self._wrap: Callable[[Any], Any] = lambda element: WordRun(element, body)
        self.pieces = [_Piece(r.start, r.stop, children[r.paragraph][r.run or 0]) for r in runs]

    def split(self, edges: set[int]) -> None:
        """Cut every run at the edges inside it; each piece keeps the run's formatting."""
        cut: list[_Piece] = []
        for piece in self.pieces:
            inside = sorted(edge for edge in edges if piece.start < edge < piece.stop)
            cut += _cut(piece, inside) if inside else [piece]
        self.pieces = cut

    def comment(self, remark: Remark, *, highlight: bool) -> None:
        """Put one comment on the pieces that lie inside its stretch; a stretch that no run holds gets none."""
        from docx.enum.text import WD_COLOR_INDEX
        from docx.oxml.ns import qn

        held = [
            p for p in self.pieces if remark.span.start <= p.start and p.stop <= remark.span.stop and p.start < p.stop
        ]
        if not held:
            return
        runs = [self._wrap(piece.run) for piece in held]
        made = self.word.add_comment([runs[0], runs[-1]], _printable(remark.text), _AUTHOR, "ST")
        made._comment_elm.attrib.pop(qn("w:date"), "")  # noqa: SLF001 - the time of day is no part of the analysis
        if highlight:
            colour = getattr(WD_COLOR_INDEX, _HIGHLIGHTS[remark.kind])
            for run in runs:
                if run.font.highlight_color is None:
                    run.font.highlight_color = colour


def _printable(text: str) -> str:
    return "".join(c for c in text if c == "\n" or c.isprintable())


def _cut(piece: _Piece, edges: list[int]) -> list[_Piece]:
    """The pieces of a run between `edges`, each a copy of the run with its share of the content."""
    limits = [piece.start, *edges, piece.stop]
    parent = piece.run.getparent()
    place = parent.index(piece.run)
    made = []
    for number, (start, stop) in enumerate(pairwise(limits)):
        run = _share(piece, start, stop)
        parent.insert(place + number, run)
        made.append(_Piece(start, stop, run))
    parent.remove(piece.run)
    return made


def _share(piece: _Piece, start: int, stop: int) -> Any:
    """A copy of the run that holds only what stands from `start` to `stop`; a tab or break counts as the reader counts it."""
    from docx.oxml.ns import qn

    run = deepcopy(piece.run)
    at = piece.start
    for child in list(run):
        if child.tag == qn("w:rPr"):
            continue
        begin, at = at, at + len(written(child))
        if child.tag == qn("w:t"):
            words = (child.text or "")[max(0, start - begin) : max(0, stop - begin)]
            child.text = words
            child.set(qn("xml:space"), "preserve")
            if not words:
                run.remove(child)
        elif not start <= begin < stop:
            run.remove(child)
    return run
