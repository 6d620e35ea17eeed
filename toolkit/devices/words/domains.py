"""The worlds that images are borrowed from (始源域): what a clause says, word by word, when it speaks of nothing else."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.devices.lists import rows
from toolkit.devices.words.guards import ideas

__all__ = ["Piece", "is_thing", "on_topic", "pieces", "subjects", "thing_at", "thing_from", "wholly", "word_from"]

_LONGEST = 5
_NO_MARKS = "，。；：！？、“”‘’（）《》\n,.;:!?—… 　"
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 3, 22
_TOPICAL = 3
"""How often a text may name what belongs to a domain before its words are meant as they are."""


class Piece(NamedTuple):
    """A word of a clause: its domain (none for a particle), and its kind as the table has it."""

    word: str
    domain: str
    kind: str


@cache
def _table() -> dict[str, Piece]:
    table: dict[str, Piece] = {}
    for domain, kind, words in rows("source_domains"):
        if kind not in {"topic", "subject"}:
            for word in words.split():
                table.setdefault(word, Piece(word, domain, kind))
    return table


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """How long the words that start with a character are, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in _table():
        sizes.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


@cache
def subjects() -> frozenset[str]:
    """Return what is no thing that one could hold, and of which a thing can be said: ideas, bodies, people.

    >>> "大学" in subjects(), "责任" in subjects(), "马灯" in subjects()
    (True, True, False)
    """
    own = next(words.split() for _, kind, words in rows("source_domains") if kind == "subject")
    return ideas().union(own)


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    return {domain: tuple(words.split()) for domain, kind, words in rows("source_domains") if kind == "topic"}


@cache
def _clause() -> "re.Pattern[str]":
    """The pattern of a mark and the clause behind it, of whose characters each stands in some word of the table."""
    words = [word for word, piece in _table().items() if piece.kind != "ordinary"]
    chars, lasts = "".join(sorted(set("".join(words)))), "".join(sorted({word[-1] for word in words}))
    return re.compile(
        f"[{_NO_MARKS}][{chars}]{{{_SHORTEST_CLAUSE},{_LONGEST_CLAUSE}}}+(?![^{_NO_MARKS}])(?<=[{lasts}])"
    )


def pieces(clause: str) -> list[Piece] | None:
    """Return the words of `clause`, the longest first at each place; None where one of them is of no domain and no particle.

    >>> [piece.word for piece in pieces("根往深处扎")], pieces("推进高质量发展")
    (['根', '往', '深处', '扎'], None)
    """
    table, sizes = _table(), _sizes()
    at, stop, found = 0, len(clause), []
    while at < stop:
        for size in sizes.get(clause[at], ()):
            piece = table.get(clause[at : at + size])
            if piece is not None:
                break
        else:
            return None
        if piece.kind == "ordinary":
            return None
        found.append(piece)
        at += size
    return found


def wholly(text: str) -> Iterator[tuple[int, int, list[Piece]]]:
    """Yield the clauses of `text` that speak of nothing but the worlds of images: start, stop, words.

    >>> [text[start:stop] for text in ["做学问要专，根往深处扎，枝向高处长。"] for start, stop, _ in wholly(text)]
    ['根往深处扎', '枝向高处长']
    """
    for match in _clause().finditer("\n" + text):
        found = pieces(match.group()[1:])
        if found:
            yield match.start(), match.end() - 1, found


def thing_at(text: str, start: int, stop: int) -> Piece | None:
    """Return the longest thing of some domain that ends at `stop` and starts no earlier than `start`."""
    if text[stop - 1 : stop] not in _last_characters():
        return None
    table = _table()
    for size in range(min(_LONGEST, stop - start), 0, -1):
        piece = table.get(text[stop - size : stop])
        if piece is not None:
            return piece if piece.kind == "thing" else None
    return None


def word_from(text: str, start: int) -> Piece | None:
    """Return the longest word of the table that starts at `start`."""
    table = _table()
    for size in range(_LONGEST, 0, -1):
        piece = table.get(text[start : start + size])
        if piece is not None:
            return piece
    return None


def thing_from(text: str, start: int) -> Piece | None:
    """Return the longest word that starts at `start`, if it is a thing of some domain."""
    piece = word_from(text, start)
    return piece if piece is not None and piece.kind == "thing" else None


@cache
def first_characters() -> str:
    """Return the characters that things of some domain start with."""
    return "".join(sorted({word[0] for word, piece in _table().items() if piece.kind == "thing"}))


@cache
def _last_characters() -> frozenset[str]:
    """The characters that things of some domain end with."""
    return frozenset(word[-1] for word, piece in _table().items() if piece.kind == "thing")


def is_thing(word: str) -> bool:
    """Return whether `word` names a thing of some domain that stands for ideas.

    >>> is_thing("马灯"), is_thing("责任")
    (True, False)
    """
    piece = _table().get(word)
    return piece is not None and piece.kind == "thing"


@lru_cache(maxsize=64)
def on_topic(text: str, domain: str) -> bool:
    """Return whether `text` is about `domain` itself, so that its words are meant as they are.

    >>> on_topic("种植茶树三千亩，农户增收。", "plant"), on_topic("一棵树。", "plant")
    (True, False)
    """
    return sum(text.count(word) for word in _topics().get(domain, ())) >= _TOPICAL
