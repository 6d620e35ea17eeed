"""Signs (征象) of each clause: the words with opposites and the words of contrastive frames that it holds.

They are collected in one pass, so that only clauses that may be set against each other are looked at closely.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, reduce
from operator import or_
from pathlib import Path

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.contrast_frames import FRAMES
from toolkit.devices.form.facing import facing_characters
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.opposites import opposites
from toolkit.kept import kept

_WIDTH = len(FRAMES)
_FRAMES = (1 << _WIDTH) - 1
_BEARING = {"不": 1, "没": 1, "未": 1, "得": 2}
DENIES = 1
_OPENS = 2 * _WIDTH + 2
"""First of the bits of a word that begins a longer one with opposites: the characters with which that may go on."""
_FEW = 128
_GOES_ON, _MEETING = _OPENS + _FEW, (1 << _FEW) - 1
"""First of the bits of what a word begins with."""
_BASE = _OPENS + 2 * _FEW
_SHORT, _LONG = 256, 512
"""Bits for what has opposites, one character or longer; some share one, which only costs a closer look."""
_HELD = (1 << _SHORT + _LONG) - 1
CHARACTERS, WORDS = (1 << _SHORT) - 1, _HELD ^ ((1 << _SHORT) - 1)


class Signs:
    """Parallel columns, one row a clause; every number is a set of bits.

    `first`/`second`: the frames whose first or second side it may be. `holds`/`wants`: what it holds that has opposites, and the opposites
    of that. `bearing`: 1 where it may deny, 2 where it holds 得.

    >>> from toolkit.devices.form.clauses import clauses_of
    >>> from toolkit.model import Document, Paragraph, Speech, Token
    >>> tokens = (Token(0, 2, "亮点", "n"), Token(2, 3, "，", "x"), Token(3, 5, "短板", "n"), Token(5, 6, "，", "x"), Token(6, 8, "会议", "n"))
    >>> found = Signs(clauses_of(Document(Speech("亮点，短板，会议"), paragraphs=(Paragraph(0, 8),), tokens=tokens)))
    >>> found.may_oppose((0, 2), (3, 5)), found.may_oppose((3, 5), (6, 8))
    (True, False)
    """

    __slots__ = ("_starts", "bearing", "first", "holds", "second", "wants")

    def __init__(self, clauses: Clauses) -> None:
        self._starts = clauses.starts
        bits = [reduce(or_, map(_bits().__getitem__, words)) for words in clauses.words]
        for c, held in enumerate(bits):
            if held >> _OPENS & held >> _GOES_ON & _MEETING:
                bits[c] = held | _split(clauses, c)
        self.first = [held & _FRAMES for held in bits]
        self.second = [held >> _WIDTH & _FRAMES for held in bits]
        self.bearing = [held >> 2 * _WIDTH & 3 for held in bits]
        self.holds = [held >> _BASE & _HELD for held in bits]
        self.wants = [held >> _BASE + _SHORT + _LONG for held in bits]

    def may_oppose(self, one: Offsets, other: Offsets) -> bool:
        """Return whether two stretches may hold opposites, or the one deny what the other says."""
        starts, bearing = self._starts, self.bearing
        a, b = max(0, bisect_right(starts, one[0]) - 1), bisect_left(starts, one[1])
        c, d = max(0, bisect_right(starts, other[0]) - 1), bisect_left(starts, other[1])
        if b - a == 1 == d - c:
            return bool((bearing[a] | bearing[c]) & DENIES or self.holds[a] & self.wants[c])
        if any(held & DENIES for held in (*bearing[a:b], *bearing[c:d])):
            return True
        return reduce(or_, self.holds[a:b]) & reduce(or_, self.wants[c:d]) > 0

    def neighbours(self) -> list[int]:
        """Return the numbers of the clauses that may be opposed to the next one."""
        holds, wants, bearing = self.holds, self.wants, self.bearing
        return [c for c in range(len(holds) - 1) if holds[c] & wants[c + 1] or (bearing[c] | bearing[c + 1]) & DENIES]


def _split(clauses: Clauses, c: int) -> int:
    """Return the bits of the longer words with opposites that begin with a word of clause `c` and go on: 老|问题."""
    bits = 0
    text, openings = clauses.text, _openings()
    for here, begun in zip(clauses.at[c], clauses.words[c], strict=True):
        if begun in openings:
            goes_on, _, sizes = openings[begun].partition(" ")
            if text[here + len(begun) : here + len(begun) + 1] in goes_on:
                for size in map(int, sizes):
                    bits |= _sign(text[here : here + size])
    return bits


class _Bits(dict[str, int]):
    """Word → its bits, worked out when first asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        size, openings = len(word), _openings()
        bits = _always() | 1 << _GOES_ON + ord(word[0]) % _FEW
        for char in openings.get(word, "").partition(" ")[0]:
            bits |= 1 << _OPENS + ord(char) % _FEW
        for start in range(size):
            for stop in range(start + 1, size + 1):
                bits |= _sign(word[start:stop])
        self[word] = bits
        return bits


_MOST_WORDS = 20_000


@cache
def _bits() -> _Bits:
    return _Bits()


def _sign(word: str) -> int:
    """Return the bits of what is looked for itself, a character or longer word; 0 where it is no such sign."""
    places, bits = _tables()[0], _cues().get(word, 0)
    if word in places:
        bits |= 1 << places[word]
        for other in (*opposites().get(word, ()), *facing_characters().get(word, ())):
            bits |= 1 << places[other] + _SHORT + _LONG
    return bits


@cache
def _tables() -> tuple[dict[str, int], dict[str, str]]:
    return kept(__file__, _SOURCES, lambda: (_make_places(), _make_openings()))


_SOURCES = [Path(__file__).with_name(name) for name in ("antonyms.tsv", "contrast_frames.py", "facing.py")]


def _openings() -> dict[str, str]:
    """Return what begins longer words with opposites → the characters with which these go on, and their sizes: `题路 34`."""
    return _tables()[1]


def _make_places() -> dict[str, int]:
    """Return the place of the bit of each word with opposites."""
    places, short, long = {}, 0, 0
    for word in dict.fromkeys((*opposites(), *facing_characters())):
        if len(word) == 1:
            places[word], short = _BASE + short % _SHORT, short + 1
        else:
            places[word], long = _BASE + _SHORT + long % _LONG, long + 1
    return places


@cache
def _cues() -> dict[str, int]:
    """Return the characters of frames and denials with their bits."""
    bits: defaultdict[str, int] = defaultdict(int)
    for number, frame in enumerate(FRAMES):
        for side, cues in enumerate(frame.cues):
            for char in cues:
                bits[char] |= 1 << number + side * _WIDTH
    for char, bit in _BEARING.items():
        bits[char] |= bit << 2 * _WIDTH
    return dict(bits)


@cache
def _always() -> int:
    """Return the bits of the sides of frames that any clause may be."""
    return sum(
        1 << number + side * _WIDTH for number, frame in enumerate(FRAMES) for side in (0, 1) if not frame.cues[side]
    )


def _make_openings() -> dict[str, str]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in opposites():
        for size in range(1, len(word)):
            found[word[:size]].add(word)
    return {
        begun: f"{''.join(sorted({word[len(begun)] for word in words}))} {''.join(sorted({str(len(word)) for word in words}))}"
        for begun, words in found.items()
    }
