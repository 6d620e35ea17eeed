"""The sides of a comparison: a speech, or several taken together, counted sentence by sentence."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.chars import is_cjk
from toolkit.errors import InputError
from toolkit.measure.counts import is_word, word_class
from toolkit.measure.stopwords import stop_test
from toolkit.model import Document, Span, Token
from toolkit.theme import label

UNITS = ("words", "ngrams", "classes", "characters")
Locate = tuple[int, Span]
"""A document's number on its side, and a stretch of its text."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its name and its Documents."""

    name: str
    documents: tuple[Document, ...]

    def __post_init__(self) -> None:
        if not self.documents:
            message = label("error.compare.empty_side", name=self.name)
            raise InputError(message)

    @cached_property
    def size(self) -> int:
        """Characters (字) on this side."""
        return sum(is_cjk(char) for doc in self.documents for char in doc.text)

    def counted(self, unit: str = "words", *, n: int = 2, stop: Iterable[str] = ()) -> "Counted":
        """Return how often each thing of a unit stands on this side; raise InputError for an unknown unit.

        `n` is the length of n-grams, in words. Words of the stop classes are left out of words and of the edges of n-grams.
        """
        if unit not in UNITS:
            message = label("error.compare.unknown_unit", unit=unit, choices=", ".join(UNITS))
            raise InputError(message)
        if n < 1:
            message = label("error.compare.short_ngram", n=n)
            raise InputError(message)
        sentences: list[Counter[str]] = []
        paragraphs: list[Counter[str]] = []
        for doc in self.documents:
            stopped = stop_test(doc, stop)
            by_sentence = [
                Counter(_ITEMS[unit](doc.tokens_in(sentence), n, stopped, doc.text)) for sentence in doc.sentences
            ]
            sentences += by_sentence
            paragraphs += _gathered(doc, by_sentence)
        whole: Counter[str] = Counter()
        for counts in sentences:
            whole.update(counts)
        spread = Counter(item for counts in paragraphs for item in counts)
        return Counted(whole, tuple(sentences), spread, len(paragraphs))

    def passages(self, item: str, *, limit: int = 20) -> tuple[Locate, ...]:
        """Return the sentences in which the characters of `item` stand, blanks between its words passed over."""
        needle = item.replace(" ", "")
        found = []
        for number, doc in enumerate(self.documents):
            for sentence in doc.sentences:
                if needle in sentence.of(doc.text).replace("\n", ""):
                    found.append((number, sentence.span))
                    if len(found) == limit:
                        return tuple(found)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts of one unit on one side: in all, by sentence, and in how many of its paragraphs each thing stands."""

    counts: Mapping[str, int]
    sentences: tuple[Mapping[str, int], ...]
    spread: Mapping[str, int]
    paragraphs: int


Items = Callable[[tuple[Token, ...], int, Callable[[Token], bool], str], Iterable[str]]


def _words(tokens: tuple[Token, ...], n: int, stopped: Callable[[Token], bool], text: str) -> Iterable[str]:
    del n, text
    return (t.text for t in tokens if is_word(t) and not stopped(t))


def _ngrams(tokens: tuple[Token, ...], n: int, stopped: Callable[[Token], bool], text: str) -> Iterable[str]:
    del text
    for start in range(len(tokens) - n + 1):
        run = tokens[start : start + n]
        if all(map(is_word, run)) and not stopped(run[0]) and not stopped(run[-1]):
            yield " ".join(t.text for t in run)


def _classes(tokens: tuple[Token, ...], n: int, stopped: Callable[[Token], bool], text: str) -> Iterable[str]:
    del n, stopped, text
    return (word_class(t.tag) for t in tokens if is_word(t))


def _characters(tokens: tuple[Token, ...], n: int, stopped: Callable[[Token], bool], text: str) -> Iterable[str]:
    del n
    return (c for t in tokens if not stopped(t) for c in text[t.start : t.stop] if is_cjk(c))


_ITEMS: dict[str, Items] = {"words": _words, "ngrams": _ngrams, "classes": _classes, "characters": _characters}


def _gathered(doc: Document, by_sentence: list[Counter[str]]) -> list[Counter[str]]:
    """The counts of sentences added up by paragraph."""
    found = []
    at = 0
    for paragraph in doc.paragraphs:
        counts: Counter[str] = Counter()
        while at < len(doc.sentences) and doc.sentences[at].start < paragraph.stop:
            counts.update(by_sentence[at])
            at += 1
        found.append(counts)
    return found
