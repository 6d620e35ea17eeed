"""Compare: two speeches side by side, tab by tab, with the passages behind every number."""

from typing import Any

import traitlets

from toolkit.catalogue import keys
from toolkit.compare import Comparison, compare
from toolkit.compare.sides import Side
from toolkit.errors import InputError
from toolkit.model import Document
from toolkit.theme import label
from toolkit.widgets import base
from toolkit.widgets.sides import TABS, passages


class Compare(base.Widget):
    """Outlines, words, clouds, devices and shared wording of two speeches; whatever is chosen shows its passages on both sides.

    The two sides are chosen from those of `change`, the catalogue, and Documents given to `add()`; `change` is the comparison shown.
    Without a `change` the first two speeches of the catalogue are compared.
    """

    _esm = base.script("picture", "compare")
    _css = base.style("picture", "compare")
    tab = traitlets.Unicode("outlines").tag(sync=True)
    passages = traitlets.Dict().tag(sync=True)

    def __init__(self, change: Comparison | None = None, *, lang: str | None = None, projector: bool = False) -> None:
        if change is not None and not isinstance(change, Comparison):
            message = label("error.widgets.compare_kind", kind=type(change).__name__)
            raise InputError(message)
        change = change or compare(*keys()[:2])
        self._sides: dict[str, Side] = {side.name: side for side in change.sides}
        self.change = change
        self._tabs: dict[str, dict[str, Any]] = {}
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
        self._show()

    def refresh(self) -> None:
        """Prepare the open tab again, in the language now set; the others when they are opened."""
        self._tabs = {}
        self.passages = {}
        self._show()

    def _show(self) -> None:
        if self.tab not in self._tabs:
            self._tabs[self.tab] = TABS[self.tab](self.change, self.lang)
        self.view = {
            "choices": list(dict.fromkeys([*self._sides, *keys()])),
            "sides": [side.name for side in self.change.sides[:2]],
            "tabs": list(TABS),
            "prepared": dict(self._tabs),
        }

    def add(self, doc: Document) -> None:
        """Let a Document be chosen as a side, such as one just read from a file."""
        self._sides[doc.name] = Side(doc.name, (doc,))
        self._show()

    def choose(self, first: str, second: str) -> None:
        """Compare two others, by the names of sides or keys of the catalogue; raise InputError for an unknown one."""
        self.change = compare(*(self._documents(name) for name in (first, second)))
        self.refresh()

    def _documents(self, name: str) -> Any:
        return list(self._sides[name].documents) if name in self._sides else name

    def do_choose(self, first: str, second: str) -> None:
        """Compare two others, chosen on the page."""
        self.choose(first, second)

    def do_passages(self, kind: str, thing: Any, title: str = "") -> None:
        """Show the passages of a thing on both sides."""
        a, b = passages(self.change, kind, thing, self.lang)
        self.passages = {"title": title, "a": a, "b": b}
