"""Export: take a speech away as a report, slides, tables or annotations, through the browser's own download."""

import re
from importlib import import_module
from typing import Any

from toolkit.errors import InputError
from toolkit.export.save import WRITERS
from toolkit.model import Document
from toolkit.theme import label
from toolkit.widgets import base

FORMATS = (".html", ".pptx", ".docx", ".xlsx", ".json", ".txt")
"""What a whole speech can be written as, in the order of the buttons; those that this installation can write are offered."""
_UNSAFE = re.compile(r"[^\w\u3400-\u9fff.-]+")


class Export(base.Widget):
    """One button a format; the file is made in memory and handed to the browser, so that it works in JupyterLab and in Voilà alike."""

    _esm = base.script("export")
    _css = base.style("export")

    def __init__(self, doc: Document, *, lang: str | None = None, projector: bool = False) -> None:
        if not isinstance(doc, Document):
            message = label("error.widgets.export_kind", kind=type(doc).__name__)
            raise InputError(message)
        self.doc = doc
        view = {"name": doc.name, "formats": [suffix for suffix in FORMATS if suffix in WRITERS]}
        super().__init__(lang=lang, projector=projector, view=view)

    def made(self, suffix: str) -> bytes:
        """Return the speech as a file of this kind; raise InputError for a kind that is not offered."""
        if suffix not in self.view["formats"]:
            message = label("error.widgets.export_suffix", suffix=suffix, choices=", ".join(self.view["formats"]))
            raise InputError(message)
        render = import_module(WRITERS[suffix]).render
        return bytes(render((self.doc,), lang=self.lang))

    def _asked(self, _widget: object, content: Any, buffers: Any) -> None:
        """Answer as every widget does; a file travels beside the answer."""
        if content.get("do") != "file":
            super()._asked(_widget, content, buffers)
            return
        suffix = str(content.get("suffix"))
        self.reply(content, lambda: {"name": file_name(self.doc.name, suffix)}, lambda: [self.made(suffix)])


def file_name(name: str, suffix: str) -> str:
    """Return a name that every system takes, made from a speech's name.

    >>> file_name("../a:b 讲话", ".html")
    'a-b-讲话.html'
    """
    return (_UNSAFE.sub("-", name).strip(".-") or "speech")[:80] + suffix
