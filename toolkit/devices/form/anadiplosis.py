"""Anadiplosis (顶真): a unit begins with the words that ended the one before."""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.echoes import LIGHT, LONGEST_ECHO, MARKS, Neighbours, echo, is_anadiplosis, is_chiasmus
from toolkit.devices.form.links import Unit
from toolkit.devices.form.making import Offsets, unquoted

_LONGEST_UNIT, _SHORT_UNIT, _ACROSS_STOP = 16, 12, 9


def anadiploses(clauses: Clauses, pairs: Sequence[Neighbours]) -> Iterator[list[Offsets]]:
    """Yield chains of units, each of which begins as the one before ended; `pairs` are the neighbours that may."""
    text = clauses.text
    chain: list[Offsets] = []
    firm, last = False, None
    for pair in pairs:
        if pair.a != last:
            if firm or len(chain) > 2:
                yield chain
            chain, firm = [], False
        if _may_join(text, pair.one, pair.other):
            (a, b), (c, d) = unquoted(text, (pair.one, pair.other))
            phrase = pair.phrases
            near = phrase or clauses.ranks[pair.a.clause] <= (3 if max(b - a, d - c) <= _ACROSS_STOP else 2)
            if near and text[b - 1] not in MARKS and _joined(clauses, pair.a, pair.b, text[a:b], text[c:d]):
                chain = chain or [(a, b)]
                chain.append((c, d))
                firm = (
                    firm
                    or not phrase
                    or len(echo(text[a:b], text[c:d])) > 1
                    or (d - c == 3 and text[b - 2] == text[c + 1])
                )
                last = pair.b
                continue
        last = None
    if firm or len(chain) > 2:
        yield chain
    yield from relays(clauses, pairs)


def relays(clauses: Clauses, pairs: Sequence[Neighbours]) -> Iterator[list[Offsets]]:
    """Yield chains of pairs of clauses, each of which opens with what the one before came to: 心气在，线就在；线在，厂就在."""
    text, ranks = clauses.text, clauses.ranks
    chain: list[Offsets] = []
    for pair in pairs:
        c = pair.a.clause
        if (
            pair.phrases
            or ranks[c] not in {2, 3}
            or not 0 < c < len(ranks) - 2
            or not ranks[c - 1] == ranks[c + 1] == 1
        ):
            continue
        (a, b), (d, e) = pair.one, pair.other
        came = text.endswith(text[d:e], a, b) or _SO.sub("", text[a:b], count=1) == text[d:e]
        if came and _RELAYED <= e - d < b - a <= e - d + _SO_MUCH:
            if chain and clauses.starts[c - 1] != chain[-1][0]:
                yield chain
                chain = []
            chain = chain or [(clauses.starts[c - 1], b)]
            chain.append((d, clauses.stops[c + 2]))
    if chain:
        yield chain


_RELAYED, _SO_MUCH = 2, 3
_SO = re.compile("[就便才也则]")


def _may_join(text: str, one: Offsets, other: Offsets) -> bool:
    """Return whether a second unit may begin with what ended the first; what stands in quotation marks is looked at closely."""
    a, b = one
    first, last, again = text[a], text[b - 1], text[other[0]]
    return (
        last == again
        or text[other[0] : other[0] + 2] in text[max(a, b - LONGEST_ECHO) : b]
        or (first == again and first in _FROM)
        or first in MARKS
        or last in MARKS
        or again in MARKS
    )


def _joined(clauses: Clauses, a: Unit, b: Unit, x: str, y: str) -> bool:
    if x[-1] != y[0] and y[:2] not in x[-LONGEST_ECHO:]:
        shared = echo(x, y[1:]) if x[0] == y[0] and x[0] in _FROM else ""
        return len(shared) > 1 or (len(shared) == 1 and len(x) == len(y) and shared not in LIGHT)
    if (
        a.clause == b.clause
        and len(y) == 3
        and (is_anadiplosis(x[-3:], y) or (x[-1] == y[0] not in LIGHT and len(x) >= 3))
    ) or _is_called(x, y):
        return True
    if is_anadiplosis(x, y) and max(len(x), len(y)) <= _LONGEST_UNIT:
        return _takes_up(clauses, a, b, x, y)
    if x[-1] == y[0] and a.clause != b.clause and _same_word(clauses, a, b):
        return max(len(x), len(y)) <= _SHORT_UNIT
    # 一步一步地走，走着走着: the verb alone comes back, doubled.
    last, first = clauses.words[a.clause][a.last - 1], clauses.words[b.clause][b.first]
    return len(last) == 1 and last == first[0] and y[:2] == y[2:4] and y[1] == "着"


def _is_called(x: str, y: str) -> bool:
    """What something is called is taken up.

    >>> _is_called("环境是土", "土肥了"), _is_called("学习是半径", "半径越大"), _is_called("这是问题", "办法总会有")
    (True, True, False)
    """
    noun = _IS_NOUN.search(x)
    if not noun or not y.startswith(noun[1]) or len(y) == len(noun[1]):
        return False
    return max(len(x), len(y)) <= (_LONGEST_UNIT if len(noun[1]) > 1 else _SHORT_PREDICATE)


def _takes_up(clauses: Clauses, a: Unit, b: Unit, x: str, y: str) -> bool:
    shared = len(echo(x, y))
    if shared == 1:
        return len(x) == 3 or sum(map(eq, x, y)) > 0 or _same_word(clauses, a, b)
    return is_chiasmus(x[-len(y) :], y) or (
        _is_word(clauses, a, b, shared) and (len(x) == len(y) or _carries_on(clauses, b, shared))
    )


def _carries_on(clauses: Clauses, unit: Unit, size: int) -> bool:
    """Return whether what is taken up does something in its unit: 事故就要处理; 高铁里程突破 and 和平解决 only use the word again."""
    reached = 0
    for number in range(unit.first, unit.last):
        word = clauses.words[unit.clause][number]
        if reached >= size:
            if clauses.tags[unit.clause][number] == "f":
                continue  # 手机里有整个世界
            return word[0] == "越" or (clauses.tags[unit.clause][number] in _DOING and word not in _JOINING)
        reached += len(word) if word not in MARKS else 0
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
        and last[-1] not in LIGHT
        and last[-1].isalpha()
    ):
        return True  # 树就糊弄你一季, 细得几乎看不见
    if (
        len(last) > 1
        or last != first
        or last in LIGHT
        or last in "来去"
        or not last.isalpha()
        or clauses.ranks[a.clause] > 1
    ):
        return False
    return clauses.tags[a.clause][a.last - 1] in _SAYING and clauses.tags[b.clause][b.first] in _SAYING


_TAKEN_UP = re.compile("[一-鿿](?:[就则便才]|越|[了得](?=[一-鿿]{2}))")
_FROM = frozenset("由从以因把让")
"""What may open both units before the word that is taken up: 由花而成纱，由纱而成布; 把时间还给老师，把老师还给课堂."""
_IS_NOUN = re.compile("是([一-鿿]{1,4})$")
"""环境是土，土肥了; 学习是半径，半径越大."""
_SHORT_PREDICATE = 6
_SAYING = frozenset("nva")


def _is_word(clauses: Clauses, a: Unit, b: Unit, size: int) -> bool:
    """Return whether what two units share is whole words of one of them, and both have a verb or adjective."""
    before = [w for w in clauses.words[a.clause][a.first : a.last] if w not in MARKS]
    after = [w for w in clauses.words[b.clause][b.first : b.last] if w not in MARKS]
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
