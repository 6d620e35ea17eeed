"""compare(): two or more speeches, or groups of them, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from toolkit.compare.outlines import OutlinePair, align_outlines
from toolkit.compare.profiles import ProfileRow, profile
from toolkit.compare.recurring import Recurring, recurring
from toolkit.compare.reuse import SharedPassage, shared_passages
from toolkit.compare.sides import Side
from toolkit.errors import InputError
from toolkit.keyness import KeyItem, bootstrap_log_ratios, keyness
from toolkit.model import Document, Note, Span, Speech
from toolkit.reading import read
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

Source = str | PathLike[str] | Speech | Document
FEW = 1000
"""Words on a side below which a claim about frequencies rests on little."""


class Keyness(NamedTuple):
    """Key items of one side against another, most telling first; `warnings` say where the texts are too short for a claim."""

    study: str
    reference: str
    unit: str
    items: tuple[KeyItem, ...]
    intervals: dict[str, tuple[float, float]]
    warnings: tuple[Note, ...]

    def table(self) -> "pd.DataFrame":
        """Return the items as a table, one row each, with the interval of the log-ratio."""
        import pandas as pd

        frame = pd.DataFrame(self.items, columns=list(KeyItem._fields))
        none = (float("-inf"), float("inf"))
        frame["low"] = [self.intervals.get(item, none)[0] for item in frame["item"]]
        frame["high"] = [self.intervals.get(item, none)[1] for item in frame["item"]]
        return titled(frame)


class Passage(NamedTuple):
    """A sentence in which a thing stands: the side's name, the speech's name, where, and its words."""

    side: str
    speech: str
    span: Span
    text: str


@dataclass(frozen=True)
class Comparison:
    """Two or more sides, ready to be compared; every method takes sides by number, the first against the second unless told."""

    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            message = label("error.compare.compare_two")
            raise InputError(message)

    def __repr__(self) -> str:
        return f"<Comparison of {', '.join(repr(side.name) for side in self.sides)}>"

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every Document, side after side."""
        return tuple(doc for side in self.sides for doc in side.documents)

    def keyness(
        self,
        unit: str = "words",
        *,
        n: int = 2,
        study: int = 0,
        reference: int | None = None,
        stop: Iterable[str] = (),
        minimum: int = 3,
        rounds: int = 1000,
    ) -> Keyness:
        """Return what one side says more and less than the other (than all others together for `reference=None` of three or more).

        `unit` is `words`, `ngrams` (of `n` words), `classes` or `characters`; `stop` names classes of words to leave out.
        """
        ours, theirs = self._side(study), self._other(study, reference)
        one, two = ours.counted(unit, n=n, stop=stop), theirs.counted(unit, n=n, stop=stop)
        items = keyness(one.counts, two.counts, parts=(one.spread, two.spread), minimum=minimum)
        shown = [row.item for row in items[:200]]
        intervals = bootstrap_log_ratios(one.sentences, two.sentences, shown, rounds=rounds)
        warnings = tuple(
            Note("compare.short", (("name", side.name), ("count", str(sum(counted.counts.values())))))
            for side, counted in ((ours, one), (theirs, two))
            if sum(counted.counts.values()) < FEW
        )
        return Keyness(ours.name, theirs.name, unit, items, intervals, warnings)

    def explain(self, word: str, *, limit: int = 20) -> tuple[Passage, ...]:
        """Return the sentences of every side in which `word` stands, at most `limit` a side."""
        if not word.strip():
            message = label("error.compare.no_word")
            raise InputError(message)
        return tuple(
            Passage(side.name, side.documents[number].name, span, span.of(side.documents[number].text))
            for side in self.sides
            for number, span in side.passages(word, limit=limit)
        )

    def profile(self, a: int = 0, b: int = 1) -> tuple[ProfileRow, ...]:
        """Return how often each of two sides does what, with intervals."""
        return profile(self._side(a), self._side(b))

    def outlines(self, a: int = 0, b: int = 1) -> OutlinePair:
        """Return the outlines of the first Documents of two sides, aligned."""
        return align_outlines(self._side(a).documents[0], self._side(b).documents[0])

    def shared(self, a: int = 0, b: int = 1) -> tuple[SharedPassage, ...]:
        """Return the passages that the first Documents of two sides share, in the order of the first."""
        return shared_passages(self._side(a).documents[0].text, self._side(b).documents[0].text)

    def recurring(self, *, least: int = 2) -> tuple[Recurring, ...]:
        """Return the passages that stand word for word in at least `least` of the speeches."""
        texts = {f"{number}:{doc.name}": doc.text for number, doc in enumerate(self.documents)}
        return recurring(texts, least=least)

    def _side(self, number: int) -> Side:
        if not -len(self.sides) <= number < len(self.sides):
            message = label("error.compare.no_side", number=number, count=len(self.sides) - 1)
            raise InputError(message)
        return self.sides[number]

    def _other(self, study: int, reference: int | None) -> Side:
        if reference is not None:
            return self._side(reference)
        others = [side for side in self.sides if side is not self._side(study)]
        if len(others) == 1:
            return others[0]
        return Side(" + ".join(s.name for s in others), tuple(doc for side in others for doc in side.documents))


def compare(*sources: Source | Sequence[Source]) -> Comparison:
    """Return the comparison of two or more speeches; a list of speeches makes one side of them together.

    Each is a Document, or whatever `read()` takes. Raises InputError for fewer than two sides.

    >>> compare("述职评议会讲话", "安全生产讲话")
    <Comparison of '述职评议会讲话', '安全生产讲话'>
    """
    return Comparison(tuple(_as_side(source) for source in sources))


def _as_side(source: Source | Sequence[Source]) -> Side:
    if isinstance(source, str | PathLike | Speech | Document):
        doc = _document(source)
        return Side(doc.name, (doc,))
    if isinstance(source, Sequence):
        docs = tuple(_document(one) for one in source)
        return Side(" + ".join(doc.name for doc in docs), docs)
    message = label("error.compare.compare_kind", kind=type(source).__name__)
    raise InputError(message)


def _document(source: Source) -> Document:
    return source if isinstance(source, Document) else read(source)
