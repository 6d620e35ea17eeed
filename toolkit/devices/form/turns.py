"""Turns of words between neighbours: 顶真 (anadiplosis) and 回环 (chiasmus)."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import eq

from toolkit.devices.form import links
from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.links import Unit
from toolkit.devices.form.making import Offsets, finding, kept, note, unquoted
from toolkit.devices.form.similarity import suffix
from toolkit.model import Finding, Trace

_LIGHT = frozenset("的了着过是在有和与及也都就而又要不我你他她它们这那其之一个上下中里到为以等吗呢吧啊")
_MARKS = frozenset("“”\"‘’'，、；：。！？《》（）() ")
_LONGEST_ECHO = 8
_LONGEST_UNIT, _SHORT_UNIT, _ACROSS_STOP = 16, 12, 9


def echo(x: str, y: str) -> str:
    """Return the longest end of `x` that `y` begins with.

    >>> echo("抓工作就要抓队伍", "抓队伍就要抓培训")
    '抓队伍'
    """
    tail, first = x[-min(len(y), _LONGEST_ECHO) :], y[:1]
    at = tail.find(first) if y else -1
    while at >= 0:
        if y.startswith(tail[at:]):
            return tail[at:]
        at = tail.find(first, at + 1)
    return ""


def is_anadiplosis(x: str, y: str) -> bool:
    """A unit begins with the words that ended the one before; one character is enough between short equal units.

    >>> is_anadiplosis("隐患就是事故", "事故就要处理"), is_anadiplosis("小事拖大", "大事拖炸"), is_anadiplosis("抓落实", "实打实")
    (True, True, False)
    """
    shared = echo(x, y)
    if not shared or len(shared) >= len(y) or len(shared) >= len(x) or _LIGHT.issuperset(shared):
        return False
    if len(shared) > 1:
        return not (shared[0] in _LIGHT and len(shared) == 2 and shared[1] in _LIGHT)
    return 4 <= len(x) == len(y) <= 6 or (len(x) == len(y) == 3 and x[1] == y[1])


def is_chiasmus(x: str, y: str) -> bool:
    """A … B, B … A: what opens the first closes the second, and the other way round.

    >>> is_chiasmus("学促干", "干促学"), is_chiasmus("我为人人", "人人为我"), is_chiasmus("备而不用", "用而无备")
    (True, True, True)
    >>> is_chiasmus("聪明人要下笨功夫", "笨功夫能养大聪明"), is_chiasmus("抓工作", "抓队伍")
    (True, False)
    """
    if x == y or min(len(x), len(y)) < 3 or max(len(x), len(y)) > 14:
        return False
    closing, opening = echo(x, y), echo(y, x)
    if not closing or not opening or _LIGHT.issuperset(closing) or (_LIGHT - set("我你他")).issuperset(opening):
        return False
    if closing == opening or len(closing) + len(opening) > min(len(x), len(y)):
        return False
    return len(closing) + len(opening) >= (2 if len(x) == len(y) <= 6 else 4)


def is_crossing(x: Sequence[str], g: str, y: Sequence[str], h: str) -> bool:
    """Two people or things change places: 你为别人点一盏灯，别人的光也会照亮你的路.

    >>> is_crossing(["你", "为", "别人", "点灯"], "rprv", ["别人", "照亮", "你"], "rvr")
    True
    """
    first, other = x[0], y[0]
    if first == other or first not in y or other not in x or len(x) > 10 or len(y) > 10:
        return False
    ok = (g[0] == h[0] == "r") or (len(first) > 1 and len(other) > 1 and g[0] in "nv" and h[0] in "nv")
    return ok and first not in _LIGHT - set("我你他")


def turns_back(x: str, y: str) -> bool:
    """What ends one clause opens the next, and what opened the one comes back there: 糊弄一棵树，树就糊弄你一季.

    >>> turns_back("糊弄一棵树", "树就糊弄你一季"), turns_back("抓工作就要抓队伍", "抓队伍就要抓培训")
    (True, False)
    """
    if max(len(x), len(y)) > _BACK or min(len(x), len(y)) < 4 or _LIGHT.issuperset(x[:2]):
        return False
    return x[-1] == y[0] not in _LIGHT and x[:2] in y[1:] and y[0] not in x[:2]


_BACK = 9
"""Characters of the longest clause that turns back."""


_TURNING = 3
"""Characters of the shortest unit that turns back."""


def _spans(clauses: Clauses, row: Sequence[Unit]) -> list[Offsets]:
    """Return where the units of a row stand."""
    first, last = row[0].clause, row[-1].clause
    if first == row[1].clause:
        return [links.offsets(clauses, unit) for unit in row]
    return list(zip(clauses.starts[first : last + 1], clauses.stops[first : last + 1], strict=True))


def anadiploses(clauses: Clauses, rows: Sequence[Sequence[Unit]]) -> Iterator[list[Offsets]]:
    """Yield chains of units, each of which begins as the one before ended."""
    text = clauses.text
    for row in rows:
        phrase = row[0].clause == row[1].clause
        chain: list[Offsets] = []
        firm = False
        for k, (one, other) in enumerate(itertools.pairwise(_spans(clauses, row))):
            if _may_join(text, one, other):
                (a, b), (c, d) = unquoted(text, (one, other))
                near = phrase or clauses.ranks[row[k].clause] <= (3 if max(b - a, d - c) <= _ACROSS_STOP else 2)
                if near and text[b - 1] not in _MARKS and _joined(clauses, row[k], row[k + 1], text[a:b], text[c:d]):
                    chain = chain or [(a, b)]
                    chain.append((c, d))
                    firm = (
                        firm
                        or not phrase
                        or len(echo(text[a:b], text[c:d])) > 1
                        or (d - c == 3 and text[b - 2] == text[c + 1])
                    )
                    continue
            if firm or len(chain) > 2:
                yield chain
            if chain:
                chain, firm = [], False
        if firm or len(chain) > 2:
            yield chain


def _may_join(text: str, one: Offsets, other: Offsets) -> bool:
    """Return whether a second unit may begin with what ended the first; what stands in quotation marks is looked at closely."""
    a, b = one
    first, last, again = text[a], text[b - 1], text[other[0]]
    return (
        last == again
        or text[other[0] : other[0] + 2] in text[max(a, b - _LONGEST_ECHO) : b]
        or (first == again and first in _FROM)
        or first in _MARKS
        or last in _MARKS
        or again in _MARKS
    )


def _joined(clauses: Clauses, a: Unit, b: Unit, x: str, y: str) -> bool:
    if x[-1] != y[0] and y[:2] not in x[-_LONGEST_ECHO:]:
        return len(x) == len(y) and x[0] == y[0] and x[0] in _FROM and x[-1] == y[1] and x[-1] not in _LIGHT
    if (
        a.clause == b.clause
        and len(y) == 3
        and (is_anadiplosis(x[-3:], y) or (x[-1] == y[0] not in _LIGHT and len(x) >= 3))
    ):
        return True
    if is_anadiplosis(x, y) and max(len(x), len(y)) <= _LONGEST_UNIT:
        shared = len(echo(x, y))
        if shared == 1:
            return len(x) == 3 or sum(map(eq, x, y)) > 0 or _same_word(clauses, a, b)
        return is_chiasmus(x[-len(y) :], y) or (
            _is_word(clauses, a, b, shared) and (len(x) == len(y) or _carries_on(clauses, b, shared))
        )
    if x[-1] == y[0] and a.clause != b.clause and _same_word(clauses, a, b):
        return max(len(x), len(y)) <= _SHORT_UNIT
    # 一步一步地走，走着走着: the verb alone comes back, doubled.
    last, first = clauses.words[a.clause][a.last - 1], clauses.words[b.clause][b.first]
    return len(last) == 1 and last == first[0] and y[:2] == y[2:4] and y[1] == "着"


def _carries_on(clauses: Clauses, unit: Unit, size: int) -> bool:
    """Return whether what is taken up does something in its unit: 事故就要处理; 高铁里程突破 and 和平解决 only use the word again."""
    reached = 0
    for number in range(unit.first, unit.last):
        word = clauses.words[unit.clause][number]
        if reached >= size:
            return word == "越" or (clauses.tags[unit.clause][number] in _DOING and word not in _JOINING)
        reached += len(word) if word not in _MARKS else 0
    return False


_DOING = frozenset("vdcp23")
_JOINING = frozenset("和与及或、")


def _same_word(clauses: Clauses, a: Unit, b: Unit) -> bool:
    """The last word of one clause is a single character that says something, and so the next begins: 摔得很疼，疼了就要长记性."""
    last, first = clauses.words[a.clause][a.last - 1], clauses.words[b.clause][b.first]
    start = clauses.at[b.clause][b.first]
    if (
        clauses.ranks[a.clause] == 1
        and _TAKEN_UP.match(clauses.text, start)
        and last[-1] not in _LIGHT
        and last[-1].isalpha()
    ):
        return True  # 树就糊弄你一季, 细得几乎看不见
    if len(last) > 1 or last != first or last in _LIGHT or not last.isalpha() or clauses.ranks[a.clause] > 1:
        return False
    return clauses.tags[a.clause][a.last - 1] in _SAYING and clauses.tags[b.clause][b.first] in _SAYING


_TAKEN_UP = re.compile("[一-鿿](?:[就则便才]|越|[了得](?=[一-鿿]{2}))")
_FROM = frozenset("由从以因")
"""What may open both units before the word that is taken up: 由花而成纱，由纱而成布."""
_SAYING = frozenset("nva")


def _is_word(clauses: Clauses, a: Unit, b: Unit, size: int) -> bool:
    """Return whether what two units share is whole words of one of them, and both have a verb or adjective."""
    before = [w for w in clauses.words[a.clause][a.first : a.last] if w not in _MARKS]
    after = [w for w in clauses.words[b.clause][b.first : b.last] if w not in _MARKS]
    fixed = clauses.tags[b.clause][b.first] in "il" and len(after[0]) > 3
    return (fixed or _whole(before[::-1], size) or _whole(after, size)) and _acts(clauses, a) and _acts(clauses, b)


def _whole(words: Sequence[str], size: int) -> bool:
    total = 0
    for word in words:
        total += len(word)
        if total >= size:
            return total == size
    return False


def _acts(clauses: Clauses, unit: Unit) -> bool:
    return any(tag in "vadip23" for tag in clauses.tags[unit.clause][unit.first : unit.last])


def chiasms(clauses: Clauses, rows: Sequence[Sequence[Unit]]) -> Iterator[tuple[Offsets, Offsets, str]]:
    """Yield the pairs that turn back, with the rule that saw it."""
    text = clauses.text
    for row in rows:
        phrase = row[0].clause == row[1].clause
        for k, (one, other) in enumerate(itertools.pairwise(_spans(clauses, row))):
            if not phrase and (text[other[0]] not in text[one[0] : one[1]] or clauses.ranks[row[k].clause] > 2):
                continue
            a, b = row[k], row[k + 1]
            last = text[one[1] - 1]
            again = last in _MARKS or last in text[other[0] : other[0] + _LONGEST_ECHO + 2]
            opening = clauses.words[a.clause][0]
            if not again and (phrase or (opening not in _MARKS and opening not in clauses.words[b.clause])):
                continue
            first, second = unquoted(text, (one, other))
            if min(first[1] - first[0], second[1] - second[0]) < _TURNING:
                continue
            x, y = text[slice(*first)], text[slice(*second)]
            cut = _turn(x, y, _word_starts(clauses, a, first[0])) if x[-1] in y[: _LONGEST_ECHO + 2] else None
            if cut is not None:
                yield (first[0] + cut[0], first[1]), (second[0] + cut[1], second[1]), "turned_round"
            elif (
                not phrase
                and max(first[1] - first[0], second[1] - second[0]) <= _LONGEST_UNIT
                and (is_crossing(*links.bare(clauses, a), *links.bare(clauses, b)) or turns_back(x, y))
            ):
                yield first, second, "changed_places"


def _word_starts(clauses: Clauses, unit: Unit, start: int) -> set[int]:
    return {at - start for at in clauses.at[unit.clause][unit.first : unit.last]}


def _turn(x: str, y: str, starts: set[int]) -> tuple[int, int] | None:
    """Return how many characters to leave out before each unit so that they turn back: 宁可|备而不用，不可|用而无备.

    What both begin with stays: 以学促干、以干促学.
    """
    for p in range(min(3, len(y) - 2)):
        second = y[p:]
        if x[-1] not in second[:_LONGEST_ECHO] or second[0] not in x:
            continue
        slack = 0 if len(second) <= 6 else 2
        for size in range(max(3, len(second) - slack), min(len(x), len(second) + slack) + 1):
            start, other = len(x) - size, p
            if not is_chiasmus(x[start:], second):
                continue
            shared = suffix(x[:start], y[:other])
            for back in (shared, 0):
                if start - back in starts:
                    return start - back, other - back
    return None


def find_turns(
    clauses: Clauses, echoes: Sequence[Sequence[Offsets]], rows: Sequence[Sequence[Unit]], trace: Trace | None
) -> Iterable[Finding]:
    """Return anadiplosis, from the `echoes` found before, and chiasmus."""
    text = clauses.text
    found = []
    for members in echoes:
        words = [text[a:z] for a, z in members]
        shared = "、".join(f"“{echo(x, y)}”" for x, y in itertools.pairwise(words))
        made = note("form.anadiplosis", text, members, shared=shared)
        found.append(kept(trace, finding("anadiplosis", members, "echoed_end", made)))
    for first, second, rule in chiasms(clauses, rows):
        pair = (first, second)
        found.append(kept(trace, finding("chiasmus", pair, rule, note("form.chiasmus", text, pair))))
    return found
