"""Compare: speeches side by side, one or several a side, tab by tab, with the passages behind every number."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import traitlets

from toolkit.catalogue import keys, load
from toolkit.compare import Comparison, Side, compare
from toolkit.errors import InputError
from toolkit.model import Document
from toolkit.readers.files import read_bytes
from toolkit.reading import read
from toolkit.theme import label
from toolkit.widgets import base
from toolkit.widgets.sides import TABS, passages


class Compare(base.Widget):
    """Outlines, words, clouds, devices and shared wording of two sides; whatever is chosen shows its passages on both.

    A side is a speech or several taken together, chosen from those of `change`, the catalogue, files read on the page, and Documents
    given to `add()`; `change` is the comparison shown. Without a `change` the first two speeches of the catalogue are compared.
    """

    _esm = base.script("picture", "scatter", "compare")
    _css = base.style("picture", "compare")
    tab = traitlets.Unicode("outlines").tag(sync=True)
    passages = traitlets.Dict().tag(sync=True)

    def __init__(self, change: Comparison | None = None, *, lang: str | None = None, projector: bool = False) -> None:
        if change is not None and not isinstance(change, Comparison):
            message = label("error.widgets.compare_kind", kind=type(change).__name__)
            raise InputError(message)
        self.change = change or compare(*keys()[:2])
        self._sides: dict[str, Side] = {side.name: side for side in self.change.sides}
        self._speeches: dict[str, Document] = {doc.name: doc for doc in self.change.documents}
        self._tabs: dict[str, dict[str, Any]] = {}
        self._shown = [0, 0]
        super().__init__(lang=lang, projector=projector)
        self.refresh()
        self.observe(self._open, "tab")

    @traitlets.validate("tab")
    def _a_tab(self, proposal: Any) -> str:
        if proposal["value"] not in TABS:
            message = label("error.widgets.unknown_tab", value=proposal["value"], choices=", ".join(TABS))
            raise InputError(message)
        return str(proposal["value"])

    def _open(self, _change: object) -> None:
        self.passages = {}
        self._show()

    def refresh(self) -> None:
        """Prepare the open tab again, in the language now set; the others when they are opened."""
        self._tabs = {}
        self.passages = {}
        self._show()

    def _show(self) -> None:
        if self.tab not in self._tabs:
            self._tabs[self.tab] = TABS[self.tab](self.change, self.lang, self._shown)
        sides = self.change.sides[:2]
        self.view = {
            "choices": list(dict.fromkeys([*self._sides, *self._speeches, *keys()])),
            "speeches": list(dict.fromkeys([*self._speeches, *keys()])),
            "sides": [side.name for side in sides],
            "members": [[doc.name for doc in side.documents] for side in sides],
            "shown": list(self._shown),
            "tabs": list(TABS),
            "prepared": dict(self._tabs),
        }

    def add(self, doc: Document) -> None:
        """Let a Document be chosen, such as one just read from a file; it takes the place of another of its name."""
        self._speeches[doc.name] = doc
        self._sides.pop(doc.name, None)
        self._show()

    def choose(self, first: str | Sequence[str], second: str | Sequence[str]) -> None:
        """Compare two others: names of sides, of speeches added, or keys of the catalogue; a list makes one side of several.

        Raises InputError for an unknown name and for a side without a speech.
        """
        a, b = (self._side(names) for names in (first, second))
        self._sides |= {side.name: side for side in (a, b) if len(side.documents) > 1}
        self.change = Comparison((a, b))
        self._shown = [0, 0]
        self.refresh()

    def _side(self, names: str | Sequence[str]) -> Side:
        if isinstance(names, str) and names in self._sides:
            return self._sides[names]
        chosen = [names] if isinstance(names, str) else list(dict.fromkeys(names))
        return Side(" + ".join(chosen), tuple(self._speech(name) for name in chosen))

    def _speech(self, name: str) -> Document:
        if name not in self._speeches:
            self._speeches[name] = read(load(name))
        return self._speeches[name]

    def do_choose(self, first: str | list[str], second: str | list[str]) -> None:
        """Compare two others, chosen on the page."""
        self.choose(first, second)

    def do_file(self, side: int, name: str, data: bytes = b"") -> None:
        """Read the content of a file and make it side 0 or 1; the file's name is a name only."""
        speech = read_bytes(data, name.replace("\\", "/").rpartition("/")[2])
        taken = {*self._speeches, *self._sides, *keys()}
        free = next(
            n for i in range(1, len(taken) + 2) if (n := f"{speech.name} ({i})" if i > 1 else speech.name) not in taken
        )
        self.add(read(replace(speech, name=free)))
        now = [side.name for side in self.change.sides[:2]]
        self.choose(*(free if number == side else other for number, other in enumerate(now)))

    def do_show(self, side: int, number: int) -> None:
        """Show the outline of another speech of a side."""
        count = len(self.change.sides[side].documents)
        self._shown[side] = min(max(0, number), count - 1)
        self._tabs.pop("outlines", None)
        self.passages = {}
        self._show()

    def do_passages(self, kind: str, thing: Any, title: str = "") -> None:
        """Show the passages of a thing on both sides."""
        a, b = passages(self.change, kind, thing, self.lang, self._shown)
        self.passages = {"title": title, "a": a, "b": b}
