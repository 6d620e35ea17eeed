"""Word files (.docx, from Word or WPS): running text with automatic numbering resolved, and everything else kept apart."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from toolkit.errors import InputError
from toolkit.model import LONGEST, Hint, Run, Speech
from toolkit.readers.numbering import Numbering
from toolkit.theme import label

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes; a .docx that unpacks to more is no speech but an attack or a mistake."""
LARGEST_XML = 24 * 1024 * 1024
"""Bytes of its XML alone; a long speech has two or three million."""
MOST_PARAGRAPHS = 20_000
_OLE = b"\xd0\xcf\x11\xe0"
_TEXT = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": ""}
_SKIPPED = {qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:drawing", "w:pict")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
}
_CONTAINERS = {
    qn(name) for name in ("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple")
}


def read_word(data: bytes, name: str) -> Speech:
    """Return the speech in a .docx; paragraphs become lines, and what is no running text goes to `extras`.

    `runs` says for each stretch of the text in which paragraph and run of the file it stands; paragraphs are counted as
    `body_paragraphs` yields them. Automatic numbers are written out as Word shows them and belong to no run. Deleted text is left
    out, inserted text is in. Tables, text boxes, footnotes, endnotes and an automatic table of contents are `extras`.
    Raises InputError for a file that is locked, damaged or no .docx.
    """
    _check(data, name)
    try:
        document = docx.Document(BytesIO(data))
        body = document.element.body
        numbering = Numbering(_part(document, "numbering"), document.styles.element)
        builder = _Builder(numbering, _style_kinds(document))
        for index, paragraph in enumerate(body_paragraphs(body)):
            builder.add(paragraph, index)
            if builder.size > LONGEST or index > MOST_PARAGRAPHS:
                raise InputError(label("error.readers.too_long", name=name, most=f"{LONGEST:,}"))
        extras = tuple(_extras(document, body))
    except (KeyError, ValueError, AttributeError, TypeError, zipfile.BadZipFile, SyntaxError, OSError) as error:
        message = label("error.readers.damaged_word", name=name, kind=type(error).__name__)
        raise InputError(message) from None
    text = "".join(builder.text)
    if not text.strip():
        message = label("error.readers.no_running_text", name=name)
        raise InputError(message)
    return Speech(
        text,
        source=name,
        encoding="docx",
        hints=tuple(builder.hints),
        runs=tuple(builder.runs),
        extras=extras,
    )


def body_paragraphs(body: Any) -> Iterator[Any]:
    """Yield the paragraphs of the running text in order: content controls opened, tables and a table of contents passed over."""
    for child in body.iterchildren():
        if child.tag == qn("w:p"):
            yield child
        elif child.tag == qn("w:sdt") and not _is_contents(child):
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from body_paragraphs(content)


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and "Contents" in (gallery.get(qn("w:val")) or "")


def _check(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        message = label("error.readers.locked", name=name)
        raise InputError(message)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED or xml > LARGEST_XML:
                message = label("error.readers.unpacks", name=name, size=LARGEST_XML // 2**20)
                raise InputError(message)
            for info in parts:
                if info.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(info)[:4096].upper():
                    message = label("error.readers.declarations", name=name)
                    raise InputError(message)
            if "[Content_Types].xml" not in archive.namelist():
                message = label("error.readers.plain_zip", name=name)
                raise InputError(message)
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, OSError, zlib.error):
        message = label("error.readers.part_of_word", name=name)
        raise InputError(message) from None


def _part(document: Any, kind: str) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            part = relation.target_part
            if hasattr(part, "element"):
                return part.element
            from docx.oxml.parser import parse_xml

            return parse_xml(part.blob)
    return None


def _style_kinds(document: Any) -> dict[str, tuple[str, int]]:
    """Style id → what it says of a paragraph: a heading with its level, or a title; styles based on one say the same."""
    found: dict[str, tuple[str, int]] = {}
    elements = {s.get(qn("w:styleId")): s for s in document.styles.element.iter(qn("w:style"))}
    for key in elements:
        current, seen = key, set()
        while current in elements and current not in seen:
            seen.add(current)
            kind = _kind(elements[current])
            if kind is not None:
                found[key] = kind
                break
            based = elements[current].find(qn("w:basedOn"))
            current = based.get(qn("w:val")) if based is not None else None
    return found


def _kind(style: Any) -> tuple[str, int] | None:
    label = style.find(qn("w:name"))
    words = (label.get(qn("w:val")) or "").lower() if label is not None else ""
    if words in {"title", "标题"}:
        return ("title", 0)
    head, _, number = words.rpartition(" ")
    if head in {"heading", "标题"} and number.isdigit():
        return ("heading", int(number))
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = level.get(qn("w:val")) if level is not None else None
    return ("heading", int(value) + 1) if value is not None and value.isdigit() and int(value) < 9 else None


class _Builder:
    """Gathers text, runs and hints paragraph by paragraph."""

    def __init__(self, numbering: Numbering, styles: dict[str, tuple[str, int]]) -> None:
        self.numbering, self.styles = numbering, styles
        self.text: list[str] = []
        self.runs: list[Run] = []
        self.hints: list[Hint] = []
        self.size = 0

    def _write(self, words: str, paragraph: int, run: int | None) -> None:
        if words:
            self.text.append(words)
            if run is not None:
                self.runs.append(Run(self.size, self.size + len(words), paragraph, run))
            self.size += len(words)

    def add(self, paragraph: Any, index: int) -> None:
        """Append one paragraph as a line of its own."""
        if index:
            self._write("\n", index, None)
        start = self.size
        marker = self.numbering.marker(paragraph)
        content = list(_run_texts(paragraph))
        if any(words.strip() for _, words in content):
            if marker:
                self._write(marker + ("" if marker[-1] in "、．.）)，,：:●" else " "), index, None)
            for run, words in content:
                self._write(words, index, run)
        kind = self._kind_of(paragraph)
        if kind is not None and self.size > start:
            self.hints.append(Hint(start, self.size, *kind))

    def _kind_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        level, style = properties.find(qn("w:outlineLvl")), properties.find(qn("w:pStyle"))
        value = level.get(qn("w:val")) if level is not None else None
        if value is not None and value.isdigit() and int(value) < 9:
            return ("heading", int(value) + 1)
        return self.styles.get(style.get(qn("w:val"))) if style is not None else None


def _run_texts(element: Any) -> Iterator[tuple[int | None, str]]:
    """Yield the words of a paragraph with the number of the run (direct child) they stand in, None for runs further inside."""
    number = 0
    for child in element.iterchildren():
        if child.tag == qn("w:r"):
            yield number, _words(child)
            number += 1
        elif child.tag in _CONTAINERS:
            for inner in child.iter(qn("w:r")):
                if not any(parent.tag in _SKIPPED for parent in inner.iterancestors() if parent is not child):
                    yield None, _words(inner)


def written(child: Any) -> str:
    """Return what a part of a run adds to the text: its words, or the character that a tab or break stands for."""
    if child.tag == qn("w:t"):
        return child.text or ""
    return next((sign for name, sign in _TEXT.items() if child.tag == qn(name)), "")


def _words(run: Any) -> str:
    return "".join(written(child) for child in run.iterchildren())


def _extras(document: Any, body: Any) -> Iterator[tuple[str, str]]:
    for table in body.iterchildren(qn("w:tbl")):
        rows = ("\t".join(_plain(cell) for cell in row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr")))
        yield "table", "\n".join(rows)
    for box in body.iter(qn("w:txbxContent")):
        if box.getparent() is not None and not any("Fallback" in str(p.tag) for p in box.iterancestors()):
            yield "text box", _plain(box)
    for kind in ("footnotes", "endnotes"):
        part = _part(document, kind)
        if part is not None:
            for note in part.iter(qn(f"w:{kind[:-1]}")):
                if note.get(qn("w:type")) in {None, "normal"} and _plain(note).strip():
                    yield kind[:-1], _plain(note)
    for control in body.iterchildren(qn("w:sdt")):
        if _is_contents(control):
            yield "contents", _plain(control)


def _plain(element: Any) -> str:
    return "\n".join("".join(_words(run) for run in p.iter(qn("w:r"))) for p in element.iter(qn("w:p")))
