"""Pieces: where two neighbours may be cut so that what is left of them is equally long."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.signs import Signs

SHORTEST, _LONGEST, _LONGEST_CUT = 3, 26, 12
"""Characters of a unit: at least, at most, and at most where both are cut."""
_FIXED_TAGS = frozenset("il")
_FOUR = 4
INSIDE = "."


@dataclass(frozen=True, slots=True)
class Field:
    """A text and, character by character, where its words begin: there `kinds` has the tag, inside a word a dot; and what neighbours hold."""

    text: str
    kinds: str
    signs: Signs


def field(clauses: Clauses, signs: Signs) -> Field:
    """Return the text of the clauses with its words marked; a word of four that is no idiom counts as two (会议主题|鲜明).

    >>> clauses = Clauses("抓落实，", [0], [3], [["抓", "落实"]], ["vv"], [[0, 1]])
    >>> field(clauses, Signs(clauses)).kinds
    'vv. '
    """
    kinds = [INSIDE] * (len(clauses.text) + 1)
    for stop in clauses.stops:
        kinds[stop] = " "
    every = chain.from_iterable
    for start, tag, word in zip(every(clauses.at), every(clauses.tags), every(clauses.words), strict=True):
        kinds[start] = tag
        if len(word) == _FOUR and tag not in _FIXED_TAGS and word.isalpha() and not word.isascii():
            kinds[start + 2] = tag
    kinds.pop()
    return Field(clauses.text, "".join(kinds), signs)


Cut = tuple[int, int, int, int]
"""Where the end of one unit starts and stops, and the beginning of the next."""


def ends(around: Field, a: int, z: int, b: int, y: int, *, apart: bool = False) -> Sequence[Cut]:
    """Return the ends of one clause, from `a` to `z`, that are as long as the whole other, from `b` to `y`, or a character apart.

    A cut one shares its first or last character with the other, or answers it: one as long by a word of the same kind in front or after a
    short lead-in, one a character apart by what stands behind its first character, or where the other opens with 也, 却, 不, …. With
    `apart`, which says that a full stop stands between them, only shared characters count.
    """
    text, kinds = around.text, around.kinds
    size, head, same_end, found = y - b, text[b], text[z - 1] == text[y - 1], []
    for start in (z - size + 1, z - size, z - size - 1):
        if start < a or kinds[start] == INSIDE or not SHORTEST <= z - start <= _LONGEST:
            continue
        if same_end or text[start] == head:
            found.append((start, z, b, y))
        elif apart:
            continue
        elif (
            start == a
            or head in _ANSWERING
            or (
                size <= _LONGEST_LEFT and (start - a <= _LEAD or kinds[start] == kinds[b])
                if start == z - size
                else _behind(text, start, b)
            )
        ):
            found.append((start, z, b, y))
    return found


_ANSWERING = frozenset("也又还更却而不")
_LEAD, _LONGEST_LEFT = 5, 13


def _behind(text: str, start: int, b: int) -> bool:
    """Return whether two units share their second or third characters: 卖的多是…, 赚的多是…."""
    return text[start + 1] == text[b + 1] or text[start + 2 : start + 3] == text[b + 2 : b + 3]


def cuts(around: Field, a: int, z: int, b: int, y: int) -> Sequence[Cut]:
    """Return the ends of one phrase, from `a` to `z`, and the beginnings of the other, from `b` to `y`, that are equally long; short, where both are cut.

    A character apart are only whole ones, or the end of the one that opens as the whole other does, or nearly so.

    >>> around = Field("会议主题鲜明、安排紧凑的目的", "n.n.a.xv.a.1n.", Signs(Clauses("")))
    >>> [around.text[a:z] + "|" + around.text[b:y] for a, z, b, y in cuts(around, 0, 6, 7, 14)]
    ['主题鲜明|安排紧凑', '会议主题鲜明|安排紧凑的目的']
    """
    text, kinds = around.text, around.kinds
    whole, next_whole, found = z - a, y - b, []
    for size in range(SHORTEST, min(whole, next_whole, _LONGEST) + 1):
        if kinds[z - size] == INSIDE or (size < next_whole and kinds[b + size] == INSIDE):
            continue
        if size <= _LONGEST_CUT or size in {whole, next_whole}:
            found.append((z - size, z, b, b + size))
    if SHORTEST < next_whole <= min(_LONGEST_CUT, whole + 1):
        for start in (z - next_whole + 1, z - next_whole - 1):
            if start < a or kinds[start] == INSIDE:
                continue
            if start == a or text[start] == text[b] or _behind(text, start, b):
                found.append((start, z, b, y))
    return found
