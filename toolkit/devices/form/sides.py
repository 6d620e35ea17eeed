"""Sides: what stands on either side of a link, whole or cut, and what is often asked of its words."""

import itertools
from collections.abc import Iterable
from operator import lshift

from toolkit.devices.form.opposites import Opposable, with_opposites

_NOUN_TAGS = frozenset("njxm1rfstb")
_FIXED = frozenset("il")


_ONES = itertools.repeat(1)


Shape = tuple[str, list[int], int]
"""The text of a side, the size of each word, and where words end, a bit each."""
Facts = tuple[str, list[int], int, bool, bool, bool, Opposable]
"""The same, whether it has a verb, is nouns alone, is one idiom, and the words with opposites."""


class Side:
    """One of two neighbours: its words and tags, and what is often asked of them, worked out once.

    >>> side = Side(["抓", "在", "手上"], "vps")
    >>> side.size, side.head, side.tail
    (4, '抓', '上')
    """

    __slots__ = ("_bag", "_facts", "_shape", "head", "size", "tags", "tail", "words")

    def __init__(self, words: list[str], tags: str, size: int = 0) -> None:
        self.words, self.tags = words, tags
        self.size = size or sum(map(len, words))
        self.head, self.tail = words[0][0], words[-1][-1]
        self._bag: frozenset[str] | None = None
        self._facts: Facts | None = None
        self._shape: Shape | None = None

    def end(self, start: int, size: int) -> "Side":
        """Return the words from number `start` on, `size` characters together.

        >>> Side(["抓", "在", "手上"], "vps").end(2, 2).shape()[0]
        '手上'
        """
        return Side(self.words[start:], self.tags[start:], size) if start else self

    def beginning(self, stop: int, size: int) -> "Side":
        """Return the first `stop` words, `size` characters together.

        >>> Side(["抓", "在", "手上"], "vps").beginning(2, 2).shape()[0]
        '抓在'
        """
        return Side(self.words[:stop], self.tags[:stop], size) if size < self.size else self

    def bag(self) -> frozenset[str]:
        """Return the different words."""
        if self._bag is None:
            self._bag = frozenset(self.words)
        return self._bag

    def meets(self, words: Iterable[str]) -> bool:
        """Return whether one of the words is among `words`."""
        return not self.bag().isdisjoint(words)

    def shape(self) -> Shape:
        """Return the text, the size of each word, and where words end."""
        shape = self._shape
        if shape is None:
            sizes = list(map(len, self.words))
            edges = sum(map(lshift, _ONES, itertools.accumulate(sizes)), 1)
            shape = self._shape = "".join(self.words), sizes, edges
        return shape

    def facts(self) -> Facts:
        """Return what a closer look at these words shows."""
        facts = self._facts
        if facts is None:
            tags = self.tags
            nouns = _NOUN_TAGS.issuperset(tags)
            facts = self._facts = *self.shape(), "v" in tags, nouns, tags in _FIXED, with_opposites(self.words)
        return facts
