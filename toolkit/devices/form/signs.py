"""Signs (征象) of each clause: the words with opposites and the words of contrastive frames that it holds.

They are collected in one pass, so that only clauses that may be set against each other are looked at closely.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, reduce
from operator import and_, or_
from pathlib import Path

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.contrast_frames import FRAMES
from toolkit.devices.form.facing import facing_characters
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.opposites import opposites
from toolkit.kept import kept

_WIDTH = len(FRAMES)
_DENIES, _DENIED_NEXT, _GETS, _GETS_NEXT = (1 << _WIDTH + k for k in range(4))
"""A clause holds a denial, or 得; so does the next one."""
_BASE = _WIDTH + 4
_SHORT, _LONG = 256, 512
"""Bits for what has opposites, one character or longer; some share one, which only costs a closer look."""
_HALF = _BASE + _SHORT + _LONG
"""Bits of what a clause is as the first of two; as many follow for what it is as the second: a bit that both have says what they may be together."""
FRAMED = (1 << _WIDTH) - 1
DENIES, GETS = _DENIES | _DENIED_NEXT, _GETS | _GETS_NEXT
DENIES_FIRST = _DENIES
CHARACTERS = (1 << _SHORT) - 1 << _BASE
OPPOSED = (1 << _SHORT + _LONG) - 1 << _BASE
_OPENS = 2 * _HALF
"""First of the bits of a word that begins a longer one with opposites: the characters with which that may go on."""
_FEW = 256
_GOES_ON, _MEETING = _OPENS + _FEW, (1 << _FEW) - 1
"""First of the bits of what a word begins with."""


class Signs:
    """What neighbouring clauses may be to each other, a set of bits each.

    `met`: of each clause and the next, the frames that may hold them (FRAMED, a bit each), whether the one or the other denies (DENIES)
    or holds 得 (GETS), and what the one holds that is opposed to what the other holds (OPPOSED; CHARACTERS where these are such).

    >>> from toolkit.devices.form.clauses import clauses_of
    >>> from toolkit.model import Document, Paragraph, Speech, Token
    >>> tokens = (Token(0, 2, "亮点", "n"), Token(2, 3, "，", "x"), Token(3, 5, "短板", "n"), Token(5, 6, "，", "x"), Token(6, 8, "会议", "n"))
    >>> found = Signs(clauses_of(Document(Speech("亮点，短板，会议"), paragraphs=(Paragraph(0, 8),), tokens=tokens)))
    >>> [found.of(*pair) & OPPOSED > 0 for pair in (((0, 2), (3, 5)), ((3, 5), (6, 8)))]
    [True, False]
    """

    __slots__ = ("_as_first", "_as_second", "_starts", "met")

    def __init__(self, clauses: Clauses) -> None:
        self._starts = clauses.starts
        known = _bits().__getitem__
        bits = [reduce(or_, map(known, words)) for words in clauses.words]
        for c, held in enumerate(bits):
            if held >> _OPENS & held >> _GOES_ON & _MEETING:
                bits[c] = held | _split(clauses.words[c])
        self._as_first, self._as_second = bits, [held >> _HALF for held in bits]
        self.met = list(map(and_, bits, self._as_second[1:]))

    def inside(self, c: int) -> int:
        """Return what two phrases of one clause may be to each other."""
        return self._as_first[c] & self._as_second[c]

    def between(self, first: tuple[int, int], second: tuple[int, int]) -> int:
        """Return what two stretches of clauses, from one number up to another, may be to each other."""
        return reduce(or_, self._as_first[slice(*first)]) & reduce(or_, self._as_second[slice(*second)])

    def of(self, one: Offsets, other: Offsets) -> int:
        """Return what two stretches of text may be to each other."""
        starts = self._starts
        a, b = max(0, bisect_right(starts, one[0]) - 1), bisect_left(starts, one[1])
        c, d = max(0, bisect_right(starts, other[0]) - 1), bisect_left(starts, other[1])
        if b - a == d - c == 1:
            return self._as_first[a] & self._as_second[c]
        return self.between((a, b), (c, d))


def _split(words: Sequence[str]) -> int:
    """Return the bits of the longer words with opposites that begin with a word and go on in the next: 老|问题."""
    bits, openings = 0, _openings()
    for k, begun in enumerate(words[:-1]):
        if begun in openings and words[k + 1][0] in openings[begun]:
            text = "".join(words[k : k + _LONGEST])
            for size in map(int, openings[begun].partition(" ")[2]):
                bits |= _sign(text[:size])
    return bits


_LONGEST = 9
"""Characters of the longest word with opposites whose size is kept."""


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
            bits |= 1 << places[other] + _HALF
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
            for char in cues.lstrip("^$"):
                bits[char] |= 1 << number + side * _HALF
    for char in "不没未":
        bits[char] |= _DENIES | _DENIED_NEXT << _HALF
    bits["得"] |= _GETS | _GETS_NEXT << _HALF
    return dict(bits)


@cache
def _always() -> int:
    """Return the bits that any clause has: the sides of frames that it may always be, and that its neighbour may deny."""
    free = sum(1 << k + side * _HALF for k, frame in enumerate(FRAMES) for side in (0, 1) if not frame.cues[side])
    return free | _DENIED_NEXT | _GETS_NEXT | (_DENIES | _GETS) << _HALF


def _make_openings() -> dict[str, str]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in opposites():
        for size in range(1, len(word)):
            found[word[:size]].add(word)
    return {
        begun: f"{''.join(sorted({word[len(begun)] for word in words}))} {''.join(sorted({str(len(word)) for word in words}))}"
        for begun, words in found.items()
    }
