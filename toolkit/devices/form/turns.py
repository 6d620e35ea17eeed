"""Turns of words between neighbours: 回环 (chiasmus), and what 顶真 (anadiplosis) has found."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from toolkit.devices.form import links
from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.echoes import LIGHT, LONGEST_ECHO, MARKS, Neighbours, echo, is_chiasmus
from toolkit.devices.form.links import Unit
from toolkit.devices.form.making import Offsets, finding, kept, note, unquoted
from toolkit.devices.form.similarity import suffix
from toolkit.model import Finding, Trace

_LONGEST_UNIT = 16


def is_crossing(x: Sequence[str], g: str, y: Sequence[str], h: str) -> bool:
    """Two people or things change places: 你为别人点一盏灯，别人的光也会照亮你的路.

    >>> is_crossing(["你", "为", "别人", "点灯"], "rprv", ["别人", "照亮", "你"], "rvr")
    True
    """
    first, other = x[0], y[0]
    if first == other or first not in y or other not in x or len(x) > 10 or len(y) > 10:
        return False
    ok = (g[0] == h[0] == "r") or (len(first) > 1 and len(other) > 1 and g[0] in "nv" and h[0] in "nv")
    return ok and (first in _PERSONS or first not in LIGHT)


_PERSONS = frozenset("我你他")


def turns_back(x: str, y: str) -> bool:
    """What ends one clause opens the next, and what opened the one comes back there: 糊弄一棵树，树就糊弄你一季.

    >>> turns_back("糊弄一棵树", "树就糊弄你一季"), turns_back("抓工作就要抓队伍", "抓队伍就要抓培训")
    (True, False)
    """
    if max(len(x), len(y)) > _BACK or min(len(x), len(y)) < 4 or LIGHT.issuperset(x[:2]):
        return False
    return x[-1] == y[0] not in LIGHT and x[:2] in y[1:] and y[0] not in x[:2]


_BACK = 9
"""Characters of the longest clause that turns back."""


_TURNING = 3
"""Characters of the shortest unit that turns back."""


def chiasms(clauses: Clauses, pairs: Sequence[Neighbours]) -> Iterator[tuple[Offsets, Offsets, str]]:
    """Yield the pairs that turn back, with the rule that saw it; `pairs` are the neighbours that may."""
    text = clauses.text
    for a, b, one, other, phrase in pairs:
        if not phrase and (text[other[0]] not in text[slice(*one)] or clauses.ranks[a.clause] > 2):
            continue
        last = text[one[1] - 1]
        again = last in MARKS or last in text[other[0] : other[0] + LONGEST_ECHO + 2]
        opening = clauses.words[a.clause][0]
        if not again and (phrase or (opening not in MARKS and opening not in clauses.words[b.clause])):
            continue
        first, second = unquoted(text, (one, other))
        if min(first[1] - first[0], second[1] - second[0]) < _TURNING:
            continue
        x, y = text[slice(*first)], text[slice(*second)]
        cut = _turn(clauses, (a, b), (first, second)) if x[-1] in y[: LONGEST_ECHO + 2] else None
        if cut is not None:
            yield (first[0] + cut[0], first[1]), (second[0] + cut[1], second[1]), "turned_round"
        elif (
            not phrase
            and max(len(x), len(y)) <= _LONGEST_UNIT
            and (is_crossing(*links.bare(clauses, a), *links.bare(clauses, b)) or turns_back(x, y))
        ):
            yield first, second, "changed_places"


def _begins_word(clauses: Clauses, unit: Unit, at: int) -> bool:
    return at in clauses.at[unit.clause][unit.first : unit.last]


def _turn(clauses: Clauses, units: tuple[Unit, Unit], spans: tuple[Offsets, Offsets]) -> tuple[int, int] | None:
    """Return how many characters to leave out before each unit so that they turn back: 宁可|备而不用，不可|用而无备.

    What both begin with stays: 以学促干、以干促学.
    """
    x, y = (clauses.text[slice(*span)] for span in spans)
    if y[-1] not in x:
        return None
    for p in range(min(3, len(y) - 2)):
        second = y[p:]
        if x[-1] not in second[:LONGEST_ECHO] or second[0] not in x:
            continue
        slack = 1 if len(second) <= 6 else 2
        for size in range(max(3, len(second) - slack), min(len(x), len(second) + slack) + 1):
            start, other = len(x) - size, p
            if x[start] not in second or not is_chiasmus(x[start:], second):
                continue
            shared = suffix(x[:start], y[:other])
            for back in (shared, 0):
                cut = start - back, other - back
                if all(
                    _begins_word(clauses, unit, span[0] + k) for unit, span, k in zip(units, spans, cut, strict=True)
                ):
                    return cut
    return None


def find_turns(
    clauses: Clauses, echoes: Sequence[Sequence[Offsets]], pairs: Sequence[Neighbours], trace: Trace | None
) -> Iterable[Finding]:
    """Return anadiplosis, from the `echoes` found before, and chiasmus."""
    text = clauses.text
    found = []
    for members in echoes:
        words = [text[a:z] for a, z in members]
        shared = "、".join(f"“{echo(x, y)}”" for x, y in itertools.pairwise(words))
        made = note("form.anadiplosis", text, members, shared=shared)
        found.append(kept(trace, finding("anadiplosis", members, "echoed_end", made)))
    for first, second, rule in chiasms(clauses, pairs):
        pair = (first, second)
        found.append(kept(trace, finding("chiasmus", pair, rule, note("form.chiasmus", text, pair))))
    return found
