"""Echoes (回应) between two units: what one ends with and the other begins with, which makes 顶真 and 回环."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.links import Row, Unit
from toolkit.devices.form.making import Offsets

LIGHT = frozenset("的了着过是在有和与及也都就而又要不我你他她它们这那其之一个上下中里到为以等吗呢吧啊")
_NO_PERSONS = LIGHT - set("我你他")
MARKS = frozenset("“”\"‘’'，、；：。！？《》（）() ")
LONGEST_ECHO = 8


def echo(x: str, y: str) -> str:
    """Return the longest end of `x` that `y` begins with.

    >>> echo("抓工作就要抓队伍", "抓队伍就要抓培训")
    '抓队伍'
    """
    tail, first = x[-min(len(y), LONGEST_ECHO) :], y[:1]
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
    if not shared or len(shared) >= len(y) or len(shared) >= len(x) or LIGHT.issuperset(shared):
        return False
    if len(shared) > 1:
        return not (shared[0] in LIGHT and len(shared) == 2 and shared[1] in LIGHT)
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
    if not closing or not opening or LIGHT.issuperset(closing) or _NO_PERSONS.issuperset(opening):
        return False
    if closing == opening or len(closing) + len(opening) > min(len(x), len(y)):
        return False
    return len(closing) + len(opening) >= (2 if len(x) == len(y) <= 6 else 4)


class Neighbours(NamedTuple):
    """Two units in a row, where each stands, and whether they are phrases of one clause."""

    a: Unit
    b: Unit
    one: Offsets
    other: Offsets
    phrases: bool


def echoing(clauses: Clauses, rows: Sequence[Row]) -> list[Neighbours]:
    """Return the neighbours that may take each other up: the second opens with a character of the first, or a phrase holds how the first ended.

    What stands in quotation marks is looked at closely too.
    """
    text = clauses.text
    found = []
    for row in rows:
        spans, phrases = row.spans, row.phrase
        before, marked = "", False
        for k, (b, stop) in enumerate(spans):
            head, unit = text[b], text[b:stop]
            if k and (
                head in before or marked or head in MARKS or (phrases and before[-1] in text[b : b + LONGEST_ECHO + 2])
            ):
                found.append(Neighbours(row[k - 1], row[k], spans[k - 1], spans[k], phrases))
            before, marked = unit, head in MARKS or unit[-1] in MARKS
    return found
