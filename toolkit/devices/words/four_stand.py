"""Where four characters stand and how they are made: what is before and after them, how firm their edges are, and what that weighs.

What a measure (`left:、`, `make:vn`) counts is learned: four_weights.tsv, fitted by benchmarks/fit_four.py.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.devices.words.four_frames import Half


class Weights(dict[str, int]):
    """What each measure counts, in thousandths; one that was not learned counts nothing."""

    def __missing__(self, name: str) -> int:
        return 0


@cache
def weights() -> tuple[int, int, Weights]:
    """Return the learned rule in thousandths: its bias, the least sum that makes a phrase, and what each measure counts.

    >>> bias, least, counts = weights()
    >>> bias < least, counts["listed"] > 0 > counts["cut:left"]
    (True, True)
    """
    lines = Path(__file__).with_name("four_weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line[0] != "#")
    table = Weights({name: round(float(weight) * 1000) for name, _, weight in rows})
    return table.pop("bias"), table.pop("least"), table


class Stand(NamedTuple):
    """What stands before and after four characters, the kinds of their halves, how firm the edges are, what holds so far and what it weighs, whether a series may go on, and whether a phrase of its kind may be beside it."""

    left: str
    right: str
    make: str
    edges: str
    names: tuple[str, ...]
    weight: int
    series: bool
    row: bool


@lru_cache(maxsize=4096)
def standing(left: str, right: str, one: Half, two: Half, before: Half, after: Half) -> Stand:  # noqa: PLR0917
    """Return the Stand of four characters with these neighbours and halves; a half that is no word is empty.

    >>> stand = standing("、", ".", "v40", "n02", "", "")
    >>> stand.make, stand.edges, "made:S:vn" in stand.names
    ('vn', 'SS', True)
    """
    make = making(one, two)
    edges = _LEFT_EDGE.get(left, "w") + _RIGHT_EDGE.get(right, "w")
    group = make if make in _MAKES else "o"
    found = [f"left:{left}", f"right:{right}", f"edges:{edges}", f"make:{group}"]
    found.append(f"made:{'S' if edges == 'SS' else 'w'}:{group}")
    found += (f"opens:{_times(one[1:2])}", f"closes:{_times(two[2:])}")
    if "-" in one + two:
        found.append(f"new:{edges}")
    if left == "word":
        found.append(f"word:{_letter(before)}")
    if right == "word":
        found.append(f"follow:{_letter(after)}")
    weight = sum(map(weights()[2].__getitem__, found))
    series = left in SERIES or right in SERIES
    return Stand(left, right, make, edges, tuple(found), weight, series, series or "and" in {left, right})


def making(one: Half, two: Half) -> str:
    """Return the kinds of two halves, `x` for one that is no word.

    >>> making("v40", "f02"), making("p00", "")
    ('vn', 'ox')
    """
    return KIND[one] + KIND[two]


def _times(step: str) -> str:
    return "-1" if step == "-" else step or "x"


def _letter(half: Half) -> str:
    return half[0] if half and half[0] in "vnad" else "o"


class _Sides(dict[str, str]):
    """A character beside a phrase → what it is: a mark, a function word of some kind, or else part of another word."""

    def __missing__(self, char: str) -> str:
        found = self[char] = "word" if "一" <= char <= "鿿" else "other"
        return found


_CLASSES = {",": ",", "、": "、", ";": ";", ".": ".", "!": ".", "?": ".", ":": ":", "\n": ".", '"': "quote", "'": "quote", ")": "quote", "(": "quote", " ": "."}  # fmt: skip
_AND = dict.fromkeys("和与及或并而", "and")
BEFORE = _Sides(
    {
        **_AND,
        **dict.fromkeys("把将对以为被从由向于", "prep"),
        **dict.fromkeys("要须应能会可请", "modal"),
        **dict.fromkeys("我你他她它们", "who"),
        "的": "de",
        **_CLASSES,
    }
)
AFTER = _Sides({**_AND, "的": "的", "地": "地", "等": "等", **_CLASSES})
SERIES = frozenset((",", "、", ";", "!"))
"""The marks that may stand between two phrases of one kind."""
_LEFT_EDGE = {
    **dict.fromkeys((",", "、", ";", ".", ":", "ordinal"), "S"),
    **dict.fromkeys(("and", "prep", "modal", "de", "quote", "who"), "m"),
}
_RIGHT_EDGE = {**dict.fromkeys((",", "、", ";", ".", ":"), "S"), **dict.fromkeys(("and", "的", "地", "等"), "m")}


class _Kinds(dict[Half, str]):
    """A half → its kind, `x` for one that is no word."""

    def __missing__(self, half: Half) -> str:
        found = self[half] = _SAME_KIND.get(half[:1], "o")
        return found


_SAME_KIND = {"v": "v", "n": "n", "f": "n", "a": "a", "b": "a", "d": "d", "": "x"}
KIND = _Kinds()
_MAKES = frozenset(
    ["vn", "vv", "va", "vx", "nv", "na", "nn", "nx", "an", "aa", "av", "ax", "dv", "da", "dn", "xv", "xn", "xa", "xx"]
)
