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
    `projector` makes every tab large, and may be set; pressing P in any of them does the same.
    """

    projector = traitlets.Bool(False)

    def __init__(self, doc: Document | None = None, *, lang: str | None = None, projector: bool = False) -> None:
        self._lang = resolve(lang)
        self._read: dict[str, Document] = {} if doc is None else {doc.name: doc}
        self.doc = doc if doc is not None else read(keys()[0])
        self._made: dict[str, Widget] = {}
        wide = {"width": "max-content"}
        self._speech = ipywidgets.Dropdown(
            options=self._choices(), value=self.doc.name, style={"description_width": "initial"}, layout=wide
        )
        self._language = ipywidgets.ToggleButtons(
            options=LANGUAGES, value=self._lang, style={"button_width": "auto"}, layout=wide
        )
        self._large = ipywidgets.ToggleButton(value=projector, layout=wide)
        self._hint = ipywidgets.Label()
        self._tabs = ipywidgets.Tab([ipywidgets.VBox() for _ in self.rooms])
        self._name_all()
        self._speech.observe(self._chosen, "value")
        self._language.observe(self._spoken, "value")
        self._tabs.observe(self._opened, "selected_index")
        row = ipywidgets.HBox([self._speech, self._language, self._large, self._hint])
        row.add_class("tk-app-row")
        super().__init__([row, self._tabs], projector=projector)
        self.add_class("tk-app")
        self._link = traitlets.link((self, "projector"), (self._large, "value"))
        self._open()

    @property
    def rooms(self) -> Mapping[str, Callable[[], Widget]]:
        """Tab → what makes its widget."""
        return {
            "explore": lambda: Explorer(self.doc, **self._manner),
            "compare": self._beside,
            "lines": lambda: Concordance(self.doc, **self._manner),
            "cloud": lambda: Cloud(self.doc, **self._manner),
            "words": lambda: Words(self.doc, **self._manner),
            "coach": lambda: Coach(reference=self.doc, **self._manner),
            "upload": lambda: Upload(**self._manner),
            "export": lambda: Export(self.doc, **self._manner),
        }

    @property
    def _manner(self) -> dict[str, Any]:
        """The language and the size that every widget here has."""
        return {"lang": self._lang, "projector": self.projector}

    def _choices(self) -> list[str]:
        return list(dict.fromkeys([*keys(), *self._read]))

    def _beside(self) -> Compare:
        other = next(key for key in keys() if key != self.doc.name)
        sides = (Side(self.doc.name, (self.doc,)), Side(other, (read(other),)))
        made = Compare(Comparison(sides), **self._manner)
        for doc in self._read.values():
            made.add(doc)
        return made

    def _name_all(self) -> None:
        self._speech.description = label("widget.app_speech", self._lang)
        self._language.tooltips = [label("widget.app_language", self._lang)] * len(LANGUAGES)
        self._hint.value = label("widget.app_hint", self._lang)
        self._large.description = label("widget.projector", self._lang)
        self._tabs.titles = [label(f"widget.app_{room}", self._lang) for room in self.rooms]

    def _open(self) -> None:
        room = list(self.rooms)[self._tabs.selected_index or 0]
        if room in self._made:
            return
        box = self._tabs.children[list(self.rooms).index(room)]
        box.children = [ipywidgets.Label(label("widget.wait", self._lang))]
        made = self._made[room] = self.rooms[room]()
        box.children = [made]
        made.observe(self._enlarged, "projector")
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

    def _enlarged(self, change: Mapping[str, Any]) -> None:
        self.projector = change["new"]

    @traitlets.observe("projector")
    def _enlarge(self, change: Mapping[str, Any]) -> None:
        """Make every tab large, or none."""
        (self.add_class if change["new"] else self.remove_class)("tk-app-projector")
        for widget in self._made.values():
            widget.projector = change["new"]

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
            self._link.unlink()
            for part in (*self._tabs.children, self._tabs, *self.children[0].children, self.children[0]):
                part.unobserve_all()
                part.close()
