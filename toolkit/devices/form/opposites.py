"""Opposites (反义) and where two units hold a pair of them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from operator import add
from pathlib import Path

from toolkit.devices.form.weights import rows
from toolkit.kept import kept

KIN, WEAK, SURE = "kin", "weak", "sure"
"""How far opposites go: paired off in kind only, a contrast of sides built alike, a contrast wherever they face each other."""


@cache
def opposites(least: str = KIN) -> dict[str, tuple[str, ...]]:
    """Return word → its opposites in the order of the list, both ways, those left out that do not go as far as `least`.

    >>> "底线" in opposites()["红线"], "红线" in opposites(WEAK), opposites(SURE)["亮点"][0]
    (True, False, '不足')
    """
    every, fewer = _tables()
    if least == KIN:
        return every
    table = every | fewer[least]
    for word in [word for word, others in fewer[least].items() if not others]:
        del table[word]
    return table


_LIST = Path(__file__).with_name("antonyms.tsv")
_Table = dict[str, tuple[str, ...]]


@cache
def _tables() -> tuple[_Table, dict[str, _Table]]:
    """Return all opposites, and for what goes further the words with fewer of them."""
    return kept(__file__, [_LIST], _made)


def _made() -> tuple[_Table, dict[str, _Table]]:
    ranks = (KIN, WEAK, SURE)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for left, right, *limit in rows(_LIST.name):
        rank = ranks.index(limit[0] if limit else SURE)
        for a in left.split():
            for b in right.split():
                found[a][b] = found[b][a] = max(rank, found[a].get(b, 0))
    every = {word: tuple(others) for word, others in found.items()}
    fewer: dict[str, _Table] = {WEAK: {}, SURE: {}}
    for least, table in fewer.items():
        for word, others in found.items():
            far = tuple(other for other, rank in others.items() if rank >= ranks.index(least))
            if len(far) < len(others):
                table[word] = far
    return every, fewer


def only_kin(word: str, other: str) -> bool:
    """Return whether two words pair off in kind and no more: 早上 and 晚上."""
    return other in opposites().get(word, ()) and other not in opposites(WEAK).get(word, ())


def opposed(x: Sequence[str], y: Sequence[str], least: str = WEAK) -> tuple[str, str] | None:
    """Return the first word of `x` that meets its opposite in `y` at about the same place, or None.

    A single character counts as a word of its own, or as all that two words at the same place do not share (有字, 无字).

    >>> opposed(["展现", "了", "亮点"], ["正视", "了", "不足"])
    ('亮点', '不足')
    >>> opposed(["主动", "研究"], ["主动", "开展"])
    """
    table = opposites(least)
    found = opposite_words(x, y, least) or opposite_inside("".join(x), "".join(y), least)
    if found:
        return found
    if len(x) == len(y):
        for word, other in zip(x, y, strict=True):
            if word != other and len(word) == len(other) > 1:
                differing = [(p, q) for p, q in zip(word, other, strict=True) if p != q]
                if (
                    len(differing) == 1
                    and differing[0][1] in table.get(differing[0][0], ())
                    and not only_kin(word, other)
                ):
                    return differing[0]
    return None


def opposite_words(x: Sequence[str], y: Sequence[str], least: str = WEAK) -> tuple[str, str] | None:
    """Return the first whole word of `x` that meets its opposite at about the same place in `y`."""
    table = opposites(least)
    for k, word in enumerate(x):
        others = table.get(word)
        if others and word not in y:
            for m, other in enumerate(y):
                if other in others and other not in x and abs(k - m) <= (1 if len(word) == 1 else 3):
                    return word, other
    return None


@cache
def _long_words(least: str) -> dict[str, tuple[str, ...]]:
    """Return first two characters → the words of two characters or more that have opposites, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted((w for w in opposites(least) if len(w) > 1), key=len, reverse=True):
        found[word[:2]].append(word)
    return {head: tuple(words) for head, words in found.items()}


def opposite_inside(s: str, t: str, least: str = WEAK) -> tuple[str, str] | None:
    """Return opposites of two characters or more that stand in the two strings, however these are cut into words."""
    heads, table = _long_words(least), opposites(least)
    reached = 0
    for at, head in enumerate(map(add, s, s[1:])):
        if head in heads and at >= reached:
            for word in heads[head]:
                if s.startswith(word, at):
                    reached = at + len(word)
                    if word not in t:
                        for other in table[word]:
                            if len(other) > 1 and other in t and other not in s:
                                return word, other
                    break
    return None


def turned(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return a word of one unit that the other denies, with its denial: 就要失效 … 不会失效; None where there is none.

    >>> turned(["门禁卡", "就要", "失效"], ["长椅", "不会", "失效"])
    ('失效', '不会失效')
    """
    for first, second in ((x, y), (y, x)):
        if TURNING.isdisjoint(second):
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
TURNING = _CANNOT | _DENIALS
"""Words of which a unit that denies a word of another has one."""
