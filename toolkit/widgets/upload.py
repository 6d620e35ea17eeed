"""Upload: a speech of one's own, from a file or pasted, with the encoding shown and errors in words."""

from typing import Any

import traitlets

from toolkit.model import Document, Speech
from toolkit.readers.files import read_bytes
from toolkit.reading import read
from toolkit.theme import label
from toolkit.widgets import base

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")
OPENING = 60
"""Characters of the speech shown, so that a wrong encoding is seen."""


class Upload(base.Widget):
    """Read a file or pasted text; `doc` is the Document read last, `count` how many were read (observe it to follow).

    A file's name is a name only: nothing is opened or written by it.
    """

    _esm = base.script("upload")
    _css = base.style("upload")
    count = traitlets.Int(0).tag(sync=True)

    def __init__(self, *, lang: str | None = None, projector: bool = False) -> None:
        self.doc: Document | None = None
        super().__init__(lang=lang, projector=projector)
        self.refresh()

    def refresh(self) -> None:
        """Say in the language now set what was read last."""
        self.view = {"encodings": list(ENCODINGS), "read": upload_view(self.doc)}

    def do_file(self, name: str, data: bytes = b"", encoding: str = "") -> None:
        """Read the content of a file."""
        self._take(read(read_bytes(data, name.replace("\\", "/").rpartition("/")[2], encoding=encoding or None)))

    def do_paste(self, text: str, name: str = "") -> None:
        """Read pasted text; line ends stay as the browser gives them."""
        self._take(read(Speech(text, name=name.strip() or label("widget.upload_pasted", self.lang))))

    def _take(self, doc: Document) -> None:
        self.doc = doc
        self.refresh()
        self.count += 1


def upload_view(doc: Document | None) -> dict[str, Any]:
    """Return what is shown of the Document read last: its name, sizes, encoding, and how it begins."""
    if doc is None:
        return {}
    start = doc.text.lstrip()[:OPENING]
    return {
        "name": doc.name,
        "characters": len("".join(doc.text.split())),
        "sections": len(doc.sections),
        "findings": len(doc.findings),
        "encoding": doc.speech.encoding,
        "start": start + ("…" if len(doc.text.strip()) > OPENING else ""),
    }
