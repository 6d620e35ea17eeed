"""Coach: a draft read back while it is written."""

from typing import Any

import traitlets

from toolkit.catalogue import keys
from toolkit.errors import InputError
from toolkit.model import Document, Speech
from toolkit.reading import read
from toolkit.theme import label
from toolkit.widgets import base
from toolkit.widgets.draft import changes, draft_view, fact_rows, size_of

LARGEST = 30_000
"""Characters; longer drafts are read with tk.read()."""


class Coach(base.Widget):
    """Paste or type a draft and read it back: outline, promises, slips, rhythm, directives, comparison.

    `draft` is the text and may be set; `doc` is its Document (None while it is empty); `keep()` keeps a version to compare with;
    `reference` names a speech of the catalogue, or is a Document.
    """

    _esm = base.script("coach")
    _css = base.style("coach")
    draft = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        draft: str = "",
        *,
        reference: str | Document | None = None,
        lang: str | None = None,
        projector: bool = False,
    ) -> None:
        self.doc: Document | None = None
        self.versions: list[Document] = []
        self._references: dict[str, Document] = {}
        self._reference, self._version = "", -1
        if isinstance(reference, Document):
            self._references[reference.name] = reference
            self._reference = reference.name
        elif reference is not None:
            self._references[reference] = read(reference)
            self._reference = reference
        super().__init__(lang=lang, projector=projector, draft=draft)
        self._read()
        self.observe(self._again, "draft")

    def _again(self, _change: object) -> None:
        self._read()

    def _read(self) -> None:
        self.doc = read(Speech(self.draft, name=label("widget.draft", self.lang))) if self.draft.strip() else None
        self.refresh()

    @traitlets.validate("draft")
    def _fits(self, proposal: Any) -> str:
        if len(proposal["value"]) > LARGEST:
            message = label("error.widgets.long_draft", largest=LARGEST)
            raise InputError(message)
        return str(proposal["value"])

    def refresh(self) -> None:
        """Say everything again of the draft as it is."""
        before = self.versions[self._version] if self.versions else None
        reference = self._references.get(self._reference)
        view: dict[str, Any] = {
            "references": list(dict.fromkeys([*keys(), *self._references])),
            "reference": self._reference,
            "versions": len(self.versions),
            "version": self._version % len(self.versions) if self.versions else -1,
        }
        if self.doc is not None:
            view |= draft_view(self.doc, self.lang)
            view |= {
                "characters": size_of(self.doc),
                "facts": fact_rows([self.doc, reference, before], self.lang),
                "changes": changes(self.doc, before) if before is not None else None,
            }
        self.view = view

    def keep(self) -> None:
        """Keep the draft as it is, to compare later ones with; an empty draft is not kept."""
        if self.doc is None:
            message = label("error.widgets.empty_draft")
            raise InputError(message)
        self.versions.append(self.doc)
        self._version = -1
        self.refresh()

    def do_read(self, text: str) -> None:
        """Read what was typed."""
        self.draft = text

    def do_keep(self) -> None:
        """Keep the draft as a version."""
        self.keep()

    def do_reference(self, name: str) -> None:
        """Compare with a speech of the catalogue, or with none."""
        if name and name not in self._references:
            self._references[name] = read(name)
        self._reference = name
        self.refresh()

    def do_version(self, number: int) -> None:
        """Compare with another of the versions kept."""
        if not 0 <= number < len(self.versions):
            message = label("error.widgets.no_version")
            raise InputError(message)
        self._version = number
        self.refresh()
