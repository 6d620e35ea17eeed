"""The vocabulary of a handout: the terms of a lesson, and the words of a speech that the lexicon explains."""

import csv
from collections import Counter
from dataclasses import dataclass

from toolkit.lexicon import Lexicon
from toolkit.model import Document
from toolkit.places import data_dir
from toolkit.wordview import pinyin_of

_MOST = 14
_LEFT_OUT = {"common"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its pinyin and what it means, in Chinese (empty for words of a speech) and in English."""

    term: str
    pinyin: str
    chinese: str
    english: str


def terms(number: str) -> tuple[Word, ...]:
    """Return the terms of a lesson, in the order in which it brings them.

    >>> [word.term for word in terms("01")][:2]
    ['讲话稿', '标题']
    """
    with (data_dir() / "vocabulary.tsv").open(encoding="utf-8", newline="") as rows:
        table = csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Word(row["term"], row["pinyin"], row["chinese"], row["english"]) for row in table if row["lesson"] == number
        )


def speech_words(doc: Document, *, used: str = "", known: tuple[str, ...] = (), most: int = _MOST) -> tuple[Word, ...]:
    """Return the words of a speech that have a gloss in the lexicon: those `used` in a text first, then the commonest.

    `known` ones are left out.

    Raises MissingPartError without pypinyin, which gives the pinyin.

    >>> from toolkit.reading import read
    >>> "管党治党" in {word.term for word in speech_words(read("述职评议会讲话"))}
    True
    """
    lexicon = Lexicon.default()
    counts = Counter(token.text for token in doc.tokens if len(token.text) > 1 and token.text not in known)
    found = []
    for term, _count in sorted(counts.items(), key=lambda pair: (pair[0] not in used, -pair[1])):
        entry = lexicon.get(term)
        if entry is not None and entry.english and entry.kind not in _LEFT_OUT:
            found.append(Word(term, pinyin_of(term), "", entry.english))
    return tuple(found[:most])
