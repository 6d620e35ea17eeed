"""Cloud: the word cloud of a speech, the same layout as the picture, with the lines of each word."""

from collections.abc import Mapping
from typing import Any

import traitlets

from toolkit.cloud import COLOUR_BY, SHAPES, word_cloud
from toolkit.cloud import Cloud as Picture
from toolkit.errors import InputError
from toolkit.measure import kwic
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label
from toolkit.widgets import base

MOST_LINES = 200
PROJECTED = 40
"""The smallest font size in projector mode, where small words cannot be read from the back of a room."""
LIMITS = {"top": (10, 300), "at_least": (1, 20), "least_size": (12, 80)}


class Cloud(base.Widget):
    """The word cloud of one speech, or of two against each other; a click on a word shows its lines.

    `top`, `at_least`, `least_size`, `colour`, `shape` and `stop` are those of `tk.word_cloud` and may be set; `chosen` is the word
    chosen, `cloud` the cloud shown, to be saved as PNG or SVG with the very same layout.
    """

    _esm = base.script("picture", "cloud")
    _css = base.style("picture", "cloud")
    top = traitlets.Int(100).tag(sync=True)
    at_least = traitlets.Int(2).tag(sync=True)
    least_size = traitlets.Int(26).tag(sync=True)
    colour = traitlets.Unicode("class").tag(sync=True)
    shape = traitlets.Unicode("rectangle").tag(sync=True)
    stop: traitlets.List[Any] = traitlets.List(list(STOP_CLASSES)).tag(sync=True)
    chosen = traitlets.Unicode("").tag(sync=True)
    lines: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        doc: Document,
        other: Document | None = None,
        *,
        lang: str | None = None,
        projector: bool = False,
        **options: Any,
    ) -> None:
        unknown = sorted(set(options) - {*LIMITS, "colour", "shape", "stop"})
        if unknown:
            message = label(
                "error.widgets.cloud_option",
                unknown=unknown[0],
                choices=", ".join((*LIMITS, "colour", "shape", "stop")),
            )
            raise InputError(message)
        for one in (doc, other):
            if not isinstance(one, Document) and (one is not None or one is doc):
                message = label("error.widgets.cloud_kind", kind=type(one).__name__)
                raise InputError(message)
        self.documents = (doc,) if other is None else (doc, other)
        self._small = 0 if "least_size" in options else self.least_size
        super().__init__(lang=lang, projector=projector, **options)
        self.cloud = self._made()
        self.view = cloud_view(self.cloud, self.lang)
        self.observe(self._again, [*LIMITS, "colour", "shape", "stop"])
        self.observe(self._look, "chosen")

    def _made(self) -> Picture:
        first, other = (*self.documents, None)[:2]
        assert first is not None
        return word_cloud(
            first,
            other,
            shape=self.shape,
            colour=self.colour,
            stop=tuple(self.stop),
            top=self.top,
            at_least=self.at_least,
            least_size=self.least_size,
            lang=self.lang,
        )

    @traitlets.observe("projector")
    def _enlarge(self, change: Mapping[str, Any]) -> None:
        """Draw no small words on a projector, unless the size was asked for; go back to them afterwards."""
        before, after = (self._small, PROJECTED) if change["new"] else (PROJECTED, self._small)
        if self._small and self.least_size == before:
            self.least_size = after

    @traitlets.validate(*LIMITS)
    def _in_limits(self, proposal: Mapping[str, Any]) -> int:
        low, high = LIMITS[proposal["trait"].name]
        return int(min(max(proposal["value"], low), high))

    @traitlets.validate("colour", "shape")
    def _known(self, proposal: Mapping[str, Any]) -> str:
        choices = COLOUR_BY if proposal["trait"].name == "colour" else SHAPES
        if proposal["value"] not in choices:
            message = label(
                "error.widgets.unknown_choice",
                name=proposal["trait"].name,
                value=proposal["value"],
                choices=", ".join(choices),
            )
            raise InputError(message)
        return str(proposal["value"])

    @traitlets.validate("stop")
    def _known_classes(self, proposal: Mapping[str, Any]) -> list[str]:
        wrong = [name for name in proposal["value"] if name not in STOP_CLASSES]
        if wrong:
            message = label("error.widgets.unknown_stop", wrong=wrong[0], choices=", ".join(STOP_CLASSES))
            raise InputError(message)
        return list(proposal["value"])

    def _again(self, _change: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Lay the words out again with the options now set."""
        self.cloud = self._made()
        self.view = cloud_view(self.cloud, self.lang)
        self._look(None)

    def _look(self, _change: object) -> None:
        self.lines = word_lines(self.documents, self.chosen, self.lang)


def cloud_view(cloud: Picture, lang: str | None = None) -> dict[str, Any]:
    """Return what is drawn: the cloud's own data, with the number of each word's group in place of one theme's colours."""
    data = cloud.data()
    groups = list(cloud.layout.groups)
    words = [{**word, "group": groups.index(word["group"]), "name": word["group"]} for word in data["words"]]
    names = [{**name, "group": number} for number, name in enumerate(data["legend"])]
    return {
        **{key: data[key] for key in ("width", "height", "family", "font")},
        "title": cloud.title,
        "words": words,
        "legend": names,
        "left_out": [{**gone, "reason": label(f"cloud.{gone['reason']}", lang)} for gone in data["left_out"]],
        "colours": list(COLOUR_BY),
        "shapes": list(SHAPES),
        "stops": list(STOP_CLASSES),
    }


def word_lines(documents: tuple[Document, ...], word: str, lang: str | None = None) -> list[list[str]]:
    """Return the lines of a word, [left, match, right, where] each; none for an empty word."""
    if not word.strip():
        return []
    found = []
    for doc in documents:
        for row in kwic(doc, word, "word", width=24, lang=lang).to_dict("records")[:MOST_LINES]:
            where = row["section"] if len(documents) == 1 else f"{doc.name}　{row['section']}"
            found.append([row["left"], row["match"], row["right"], where])
    return found
