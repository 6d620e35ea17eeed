"""One entry of a lexicon, and one row of a user's dictionary."""

from dataclasses import dataclass
from typing import NamedTuple

CLASSES = (
    "policy_term",
    "institution",
    "post",
    "meeting",
    "document",
    "numeric_abbreviation",
    "common",
    "four_character",
    "idiom",
    "stock_praise",
    "stock_demand",
    "stock_opening",
    "stock_closing",
    "user",
)
"""What an entry can be (类): the classes of the word lists, and `user` for a user's own."""
NO_WORD = "-"
"""The tag of an entry that is a phrase of several words: known to the lexicon, not glued by the segmenter."""


class Entry(NamedTuple):
    """A term with its class, English gloss, source and part-of-speech tag; `freq` is 0 unless a user's file gives one.

    >>> Entry("补短板", "policy_term", "shore up weak links", "curated", "v").is_word
    True
    """

    term: str
    kind: str
    english: str = ""
    source: str = ""
    tag: str = ""
    freq: int = 0

    @property
    def is_word(self) -> bool:
        """Whether the segmenter keeps the entry as one word; stock phrases of several words it does not."""
        return self.tag != NO_WORD


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a user's dictionary as it was read: its file, line number and term, and what is wrong with it.

    `problem` is empty, or one of `empty`, `punctuation`, `duplicate` (`detail` then gives the line or list it repeats).
    """

    file: str
    line: int
    term: str
    problem: str = ""
    detail: str = ""
