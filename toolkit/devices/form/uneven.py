"""Uneven sides (字数不齐的两面): two sides of a contrast that are built alike, though not of one length: 铁是凉的，心里却是烫的."""

from collections.abc import Iterator, Sequence

from toolkit.devices.form.making import Offsets, finding, kept, size
from toolkit.devices.form.naming import why
from toolkit.devices.form.occupied import Occupied
from toolkit.devices.form.runs import Run
from toolkit.model import Finding, Trace

_BETWEEN = frozenset(("，", ",", "；", ";", "、"))
_LEAST, _LONGER = 4, 1.6
"""Characters of a side at least, and how many times as long as the other it may be."""
_FORMS = frozenset(("parallelism", "antithesis", "parallel_pair"))


def are_uneven_sides(text: str, one: Offsets, other: Offsets) -> bool:
    """Return whether two sides, with one mark between, open or close with one character and differ in length, by two or more.

    >>> text = "铁是凉的，心里却是烫的"
    >>> are_uneven_sides(text, (0, 4), (5, 11)), are_uneven_sides(text, (0, 4), (5, 7))
    (True, False)
    """
    (a, z), (b, y) = one, other
    if text[z:b] not in _BETWEEN or (text[a] != text[b] and text[z - 1] != text[y - 1]):
        return False
    short, long = sorted((size(text[a:z]), size(text[b:y])))
    return short >= _LEAST and short + 2 <= long <= _LONGER * short


def find_uneven(text: str, found: Sequence[Finding], trace: Trace | None) -> Iterator[Finding]:
    """Yield a parallel pair (对举) for the two sides of each contrast that are uneven, where no other form of arrangement stands."""
    uneven = []
    for contrast in found:
        if contrast.device == "contrast":
            sides = tuple([(member.start, member.stop) for member in contrast.members])
            if len(sides) == 2 and are_uneven_sides(text, *sides):
                uneven.append(sides)
    taken = Occupied[Finding]()
    for other in found if uneven else ():
        if other.device in _FORMS:
            taken.put(other.start, other.stop, other)
    for sides in uneven:
        if not taken.meeting(sides[0][0], sides[-1][1]):
            words = tuple(tuple(text[a:z]) for a, z in sides)
            reason = why("parallel_pair", text, Run(sides, "clause", 0.0, words, ("", "")), sides)
            yield kept(trace, finding("parallel_pair", sides, "uneven_sides", reason, (("level", "clause"),)))
