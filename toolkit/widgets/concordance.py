"""Concordance: every occurrence of a word, string, pattern of tags or expression, line by line, with its passage."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import traitlets

from toolkit.corpus import Corpus
from toolkit.errors import InputError
from toolkit.measure import kwic
from toolkit.measure.kwic import SORTS, collation
from toolkit.measure.query import QUERY_KINDS
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.language import speaking
from toolkit.widgets import base

if TYPE_CHECKING:
    import pandas as pd

MOST = 500
"""Lines drawn at once; all are counted."""
PASSAGE = 80
"""Characters on either side that a corpus line keeps for its passage."""
WIDTHS = (5, 60)


class Concordance(base.Widget):
    """A concordance of one speech, several, or a corpus: type, sort by what stands left or right, see the passage.

    `query`, `kind`, `sort` and `width` may be set; `lines` is the table found, one row an occurrence.
    """

    _esm = base.script("concordance")
    _css = base.style("concordance")
    query = traitlets.Unicode("").tag(sync=True)
    kind = traitlets.Unicode("string").tag(sync=True)
    sort = traitlets.Unicode("text").tag(sync=True)
    width = traitlets.Int(20).tag(sync=True)

    def __init__(
        self,
        source: Document | Corpus | Iterable[Document],
        query: str = "",
        *,
        kind: str = "string",
        sort: str = "text",
        width: int = 20,
        lang: str | None = None,
        projector: bool = False,
    ) -> None:
        self._corpus = source if isinstance(source, Corpus) else None
        self._docs = () if isinstance(source, Corpus) else _documents(source)
        self.lines: pd.DataFrame | None = None
        super().__init__(lang=lang, projector=projector, query=query, kind=kind, sort=sort, width=width)
        self.refresh()
        self.observe(self._again, ["query", "kind", "sort", "width"])

    @traitlets.validate("kind")
    def _a_kind(self, proposal: Any) -> str:
        kinds = ("string",) if self._corpus is not None else QUERY_KINDS
        return _one_of(proposal["value"], kinds, "kind of query")

    @traitlets.validate("sort")
    def _an_order(self, proposal: Any) -> str:
        return _one_of(proposal["value"], SORTS, "order")

    @traitlets.validate("width")
    def _a_width(self, proposal: Any) -> int:
        return int(min(max(proposal["value"], WIDTHS[0]), WIDTHS[1]))

    def _again(self, _change: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Look again; what cannot be looked for is said in the widget, not raised."""
        asked = {"query": self.query, "kinds": ["string"] if self._corpus is not None else list(QUERY_KINDS)}
        if not self.query.strip():
            self.lines, self.view = None, {**asked, "lines": [], "total": 0, "error": ""}
            return
        try:
            with speaking(self.lang):
                rows = sorted(self._found(), key=_order(self.sort))
        except InputError as error:
            self.lines, self.view = None, {**asked, "lines": [], "total": 0, "error": str(error)}
            return
        self.lines = _table(rows)
        self.view = {**asked, "lines": [_drawn(row) for row in rows[:MOST]], "total": len(rows), "error": ""}

    def _found(self) -> Iterator[dict[Any, Any]]:
        if self._corpus is not None:
            for row in self._corpus.search(self.query, width=max(PASSAGE, self.width)).to_dict("records"):
                yield {
                    **row,
                    "left": row["left"][-self.width :],
                    "right": row["right"][: self.width],
                    "passage": [row["left"], row["match"], row["right"]],
                }
        for doc in self._docs:
            starts = [sentence.start for sentence in doc.sentences]
            for row in kwic(doc, self.query, self.kind, width=self.width, lang=self.lang).to_dict("records"):
                start, stop = row["start"], row["stop"]
                sentence = doc.sentences[max(0, bisect_right(starts, start) - 1)]
                after = doc.text[stop : max(sentence.stop, stop)]
                passage = [doc.text[min(sentence.start, start) : start], row["match"], after]
                yield {**row, "speech": doc.name if len(self._docs) > 1 else "", "passage": passage}


def _documents(source: Document | Iterable[Document]) -> tuple[Document, ...]:
    docs = (source,) if isinstance(source, Document) else tuple(source) if isinstance(source, Iterable) else ()
    if not docs or not all(isinstance(doc, Document) for doc in docs):
        message = label("error.widgets.concordance_kind")
        raise InputError(message)
    return docs


def _one_of(value: str, choices: tuple[str, ...], what: str) -> str:
    if value not in choices:
        message = label("error.widgets.unknown_setting", what=what, value=value, choices=", ".join(choices))
        raise InputError(message)
    return value


def _order(sort: str) -> Any:
    """Return the key by which lines are sorted; `text` leaves them as they were found."""
    if sort == "text":
        return lambda _row: 0
    return lambda row: collation(row[sort][::-1] if sort == "left" else row[sort])


def _drawn(row: dict[Any, Any]) -> list[Any]:
    where = "　".join(part for part in (row["speech"], row["section"]) if part)
    return [row["left"], row["match"], row["right"], where, row["passage"]]


def _table(rows: list[dict[Any, Any]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows, columns=["speech", "left", "match", "right", "section"])
