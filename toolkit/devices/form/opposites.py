"""Opposites (反义) and where two units hold a pair of them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from toolkit.devices.form.weights import rows


@cache
def opposites() -> dict[str, tuple[str, ...]]:
    """Return word → its opposites in the order of the list, both ways."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for left, right, *_ in rows("antonyms.tsv"):
        for a in left.split():
            for b in right.split():
                found[a][b] = None
                found[b][a] = None
    return {word: tuple(others) for word, others in found.items()}


WEAK, KIN = "weak", "kin"


@cache
def _limits() -> dict[tuple[str, str], str]:
    return {
        pair: how_far[0]
        for left, right, *how_far in rows("antonyms.tsv")
        for a in left.split()
        for b in right.split()
        for pair in ((a, b), (b, a))
        if how_far
    }


def limit(found: tuple[str, str]) -> str:
    """Return `weak` for opposites that make a contrast only of sides built alike, `kin` for those that make none, else nothing.

    >>> limit(("亮点", "不足")), limit(("红线", "底线"))
    ('', 'kin')
    """
    return _limits().get(found, "")


def opposed(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return the first word of `x` that meets its opposite in `y` at about the same place, or None.

    A single character counts as a word of its own, or as all that two words at the same place do not share (有字, 无字).

    >>> opposed(["展现", "了", "亮点"], ["正视", "了", "不足"])
    ('亮点', '不足')
    >>> opposed(["主动", "研究"], ["主动", "开展"])
    """
    table = opposites()
    found = opposite_words(x, y) or opposite_inside("".join(x), "".join(y))
    if found:
        return found
    if len(x) == len(y):
        for word, other in zip(x, y, strict=True):
            if len(word) == len(other) > 1:
                differing = [(p, q) for p, q in zip(word, other, strict=True) if p != q]
                if len(differing) == 1 and differing[0][1] in table.get(differing[0][0], ()):
                    return differing[0]
    return None


def opposite_words(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return the first whole word of `x` that meets its opposite at about the same place in `y`."""
    return meeting(with_opposites(x), x, y)


Opposable = list[tuple[int, str, tuple[str, ...]]]


def with_opposites(words: Sequence[str]) -> Opposable:
    """Return the words that have opposites, each with its number and those."""
    table = opposites()
    if table.keys().isdisjoint(words):
        return []
    get = table.get
    return [(number, word, others) for number, word in enumerate(words) if (others := get(word))]


def meeting(known: Opposable, x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return the first of the `known` words of `x` that meets its opposite at about the same place in `y`."""
    for k, word, others in known:
        if word not in y:
            for m, other in enumerate(y):
                if other in others and other not in x and abs(k - m) <= (1 if len(word) == 1 else 3):
                    return word, other
    return None


@cache
def _long_words() -> dict[str, tuple[str, ...]]:
    """Return first character → the words of two characters or more that have opposites, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted((w for w in opposites() if len(w) > 1), key=len, reverse=True):
        found[word[0]].append(word)
    return {head: tuple(words) for head, words in found.items()}


def opposite_inside(s: str, t: str) -> tuple[str, str] | None:
    """Return opposites of two characters or more that stand in the two strings, however these are cut into words."""
    heads = _long_words()
    if heads.keys().isdisjoint(s):
        return None
    table, known = opposites(), heads.get
    reached = 0
    for at, char in enumerate(s):
        for word in known(char, ()) if at >= reached else ():
            if s.startswith(word, at):
                reached = at + len(word)
                other = next((o for o in table[word] if len(o) > 1 and o in t and o not in s), None)
                if other and word not in t:
                    return word, other
                break
    return None


def turned(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return a word of one unit that the other denies, with its denial: 就要失效 … 不会失效; None where there is none.

    >>> turned(["门禁卡", "就要", "失效"], ["长椅", "不会", "失效"])
    ('失效', '不会失效')
    """
    for first, second in ((x, y), (y, x)):
        if _TURNING.isdisjoint(second):
            continue
        for k, word in enumerate(second[:-1]):
            denied = second[k + 1]
            if word in _DENIALS and len(denied) > 1 and denied in first and second[k + 2 : k + 3] != ["的"]:
                at = first.index(denied)
                if not at or first[at - 1] not in _DENIALS:
                    return (denied, word + denied) if first is x else (word + denied, denied)
            if denied in _CANNOT and word in first and denied not in first:
                return (word, word + denied) if first is x else (word + denied, word)
    return None


_CANNOT = frozenset(("不得", "不了", "不起", "不成"))
_DENIALS = frozenset(("不", "没", "没有", "不会", "不能", "不要", "不可", "未"))
_TURNING = _CANNOT | _DENIALS
