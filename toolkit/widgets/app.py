"""The app: every widget over one speech, for a class in JupyterLab or full screen in Voilà."""

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets
import traitlets

from toolkit.catalogue import keys
from toolkit.compare import Comparison
from toolkit.compare.sides import Side
from toolkit.model import Document
from toolkit.reading import read
from toolkit.theme import label, resolve
from toolkit.widgets.base import Widget
from toolkit.widgets.cloud import Cloud
from toolkit.widgets.coach import Coach
from toolkit.widgets.compare import Compare
from toolkit.widgets.concordance import Concordance
from toolkit.widgets.explorer import Explorer
from toolkit.widgets.export import Export
from toolkit.widgets.upload import Upload
from toolkit.widgets.wordcut import Words

LANGUAGES = (("中文", "zh"), ("English", "en"))


class App(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Choose a speech, or read one in; explore, compare, search, see its words, coach a draft, export.

    A tab is made when it is first opened. `doc` is the speech shown. What is mended in the tab of words is shown in the others from then on.
    """

    def __init__(self, doc: Document | None = None, *, lang: str | None = None) -> None:
        self._lang = resolve(lang)
        self._read: dict[str, Document] = {} if doc is None else {doc.name: doc}
        self.doc = doc if doc is not None else read(keys()[0])
        self._made: dict[str, Widget] = {}
        self._speech = ipywidgets.Dropdown(options=self._choices(), value=self.doc.name)
        self._language = ipywidgets.ToggleButtons(options=LANGUAGES, value=self._lang)
        self._tabs = ipywidgets.Tab([ipywidgets.VBox() for _ in self.rooms])
        self._name_all()
        self._speech.observe(self._chosen, "value")
        self._language.observe(self._spoken, "value")
        self._tabs.observe(self._opened, "selected_index")
        super().__init__([ipywidgets.HBox([self._speech, self._language]), self._tabs])
        self._open()

    @property
    def rooms(self) -> Mapping[str, Callable[[], Widget]]:
        """Tab → what makes its widget."""
        return {
            "explore": lambda: Explorer(self.doc, lang=self._lang),
            "compare": lambda: Compare(self._against(), lang=self._lang),
            "lines": lambda: Concordance(self.doc, lang=self._lang),
            "cloud": lambda: Cloud(self.doc, lang=self._lang),
            "words": lambda: Words(self.doc, lang=self._lang),
            "coach": lambda: Coach(reference=self.doc, lang=self._lang),
            "upload": lambda: Upload(lang=self._lang),
            "export": lambda: Export(self.doc, lang=self._lang),
        }

    def _choices(self) -> list[str]:
        return list(dict.fromkeys([*keys(), *self._read]))

    def _against(self) -> Comparison:
        other = next(key for key in keys() if key != self.doc.name)
        return Comparison((Side(self.doc.name, (self.doc,)), Side(other, (read(other),))))

    def _name_all(self) -> None:
        self._speech.description = label("widget.app_speech", self._lang)
        self._language.description = label("widget.app_language", self._lang)
        self._tabs.titles = [label(f"widget.app_{room}", self._lang) for room in self.rooms]

    def _open(self) -> None:
        room = list(self.rooms)[self._tabs.selected_index or 0]
        if room in self._made:
            return
        made = self._made[room] = self.rooms[room]()
        self._tabs.children[list(self.rooms).index(room)].children = [made]
        if isinstance(made, Upload):
            made.observe(lambda _change: self._take(made.doc), "count")
        if isinstance(made, Words):
            made.observe(lambda _change: self._mended(made.doc), "changed")

    def _drop(self, *kept: str) -> None:
        for room in [room for room in self._made if room not in kept]:
            self._tabs.children[list(self.rooms).index(room)].children = []
            self._made.pop(room).close()

    def _take(self, doc: Document | None) -> None:
        """Show a speech just read in; the tab it was read in stays."""
        if doc is not None:
            self._read[doc.name] = doc
            self._speech.options = self._choices()
            self._speech.value = doc.name
            self._show(doc)

    def _mended(self, doc: Document) -> None:
        self._read[doc.name] = doc
        self.doc = doc
        self._drop("words", "upload", "coach")

    def _show(self, doc: Document) -> None:
        self.doc = doc
        self._drop("upload", "coach")
        self._open()

    def _chosen(self, change: Mapping[str, Any]) -> None:
        name = change["new"]
        if name and name != self.doc.name:
            self._show(self._read[name] if name in self._read else read(name))

    def _opened(self, _change: object) -> None:
        self._open()

    def _spoken(self, change: Mapping[str, Any]) -> None:
        self._lang = change["new"]
        self._name_all()
        for widget in self._made.values():
            widget.lang = self._lang

    @traitlets.observe("comm")
    def _gone(self, change: Mapping[str, Any]) -> None:
        """Close what was made when the app itself is closed."""
        if change["new"] is None and change["old"] is not None:
            self._drop()
