"""Sides that hold opposites (反义相对): answering units, neighbouring clauses, and parts that go on about opposed topics."""

import itertools
import re
from collections.abc import Iterator, Sequence

from toolkit.devices.form.clauses import QUESTION, Clauses
from toolkit.devices.form.facing import facing
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.negation import ASKED as _ASKED
from toolkit.devices.form.opposites import (
    KIN,
    SURE,
    TURNING,
    WEAK,
    only_kin,
    opposed,
    opposite_inside,
    opposite_words,
    opposites,
    turned,
)
from toolkit.devices.form.runs import Run
from toolkit.devices.form.signs import CHARACTERS, DENIES, OPPOSED, Signs


def by_opposites(text: str, runs: Sequence[Run], signs: Signs) -> Iterator[tuple[tuple[Offsets, ...], tuple[str, str]]]:
    """Yield pairs of answering units that hold opposites: 既展现了亮点，也正视了不足."""
    longer = {pair for run in runs if len(run.members) > 2 for pair in itertools.pairwise(run.members)}
    for run in runs:
        if len(run.members) == 2 and run.level not in {"heading", "paragraph"}:
            met = signs.of(*run.members)
            x, y = run.words
            found = _surely(x, y) if met & OPPOSED else None
            if found is None and met & DENIES:
                found = turned(x, y)
            if found is None and met & OPPOSED:
                found = (facing(x, y) if met & CHARACTERS else None) or _weakly(x, y) or twice(x, y)
            if found and two_tasks((x, y), run.tags, found):
                continue
            if found and run.members in longer and (run.level == "phrase" or _HAVING.issuperset(found)):
                continue  # 有态度，有措施，没有空话
            if found and not _ASKED.search(text, max(0, run.start - 2), run.stop):
                yield run.members, found


def _surely(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return opposites that make a contrast of answering sides; long ones open alike or have more in common."""
    found = opposed(x, y, SURE)
    if found is None:
        return None
    s, t = "".join(x), "".join(y)
    far = max(len(s), len(t)) > _LONG and s[0] != t[0] and len(_shared(s, t, found)) < _MUCH
    return None if far else found


_LONG, _MUCH = 20, 4
"""Characters of a long side, and how many such share."""


def _weakly(x: Sequence[str], y: Sequence[str], least: int = 1) -> tuple[str, str] | None:
    """Return opposites that are such only in sides built alike: about as long, with more in common: 成绩要看，短处更要看."""
    s, t = "".join(x), "".join(y)
    if max(len(s), len(t)) > _MEETING or abs(len(s) - len(t)) > _NEARLY:
        return None
    found = opposed(x, y, WEAK)
    return found if found and len(_shared(s, t, found)) >= least else None


def twice(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return the first of two pairs of opposites, however weak one of them is, at the same places of two sides of one length.

    >>> twice(["今天", "栽", "树"], ["明天", "砍", "树"]), twice(["今天", "栽", "树"], ["明天", "种", "花"])
    (('今天', '明天'), None)
    """
    if x == y or abs(sum(map(len, x)) - sum(map(len, y))) > 1:
        return None
    table = opposites(KIN)
    found = [
        (word, other)
        for k, word in enumerate(x)
        if word in table and word not in y
        for other in y[max(0, k - 1) : k + 2]
        if other in table[word] and other not in x
    ]
    return (
        found[0]
        if len({word for word, _ in found}) > 1 < len({other for _, other in found})
        and any(not only_kin(*pair) for pair in found)
        else None
    )


def _shared(s: str, t: str, found: tuple[str, str]) -> set[str]:
    """Return the characters that two sides share beside the opposites."""
    return set(s) & set(t) - set("".join(found))


_HAVING = frozenset(("有", "没有", "没", "无"))


def by_meeting(clauses: Clauses, signs: Signs) -> Iterator[tuple[tuple[Offsets, Offsets], tuple[str, str]]]:
    """Yield adjacent clauses about as long, with opposites of two characters or more at about the same place, or opposite last characters.

    主要负责同志抓得紧，分管同志跟得松 need not be built alike word by word.
    """
    starts, stops, ranks, kinds = clauses.starts, clauses.stops, clauses.ranks, clauses.kinds
    for c, met in enumerate(signs.met):
        if not met & _MAY_MEET or (ranks[c] > 2 and kinds[c] != QUESTION):
            continue
        x: Sequence[str] = clauses.words[c]
        y: Sequence[str] = clauses.words[c + 1]
        one, other = (starts[c], stops[c]), (starts[c + 1], stops[c + 1])
        if "“" in x or y[-1] == "”":
            (x, one), (y, other) = _sides(clauses, c)
        a, b = one[1] - one[0], other[1] - other[0]
        longer = max(a, b)
        if longer > _MEETING or longer > 1.6 * min(a, b):
            continue
        found = _meeting(x, y, met) if met & OPPOSED else None
        if found and (_warded(clauses.text, found[0], one) or _warded(clauses.text, found[1], other)):
            continue  # 勤俭节约，反对铺张浪费 say one thing; 天灾挡不住，人祸要避免 are two
        if found is None and met & OPPOSED and longer <= _ALIKE and ranks[c] == 1:
            found = _weakly(x, y, least=2) or twice(x, y)
        if found is None and a > 3 and met & DENIES:
            found = _turned_early(x, y)
        if found is not None and not two_tasks((x, y), clauses.tags[c : c + 2], found):
            yield (one, other), found


_MAY_MEET = OPPOSED | DENIES


def two_tasks(sides: Sequence[Sequence[str]], tags: Sequence[str], found: tuple[str, str]) -> bool:
    """Return whether two sides only set two tasks, whose objects happen to be opposites.

    >>> two_tasks((["打通", "上游"], ["连接", "下游"]), ("vn", "vn"), ("上游", "下游"))
    True
    >>> two_tasks((["减少", "障碍"], ["增加", "便利"]), ("vn", "vn"), ("减少", "增加"))
    False
    """
    done = []
    for words, each, opposite in zip(sides, tags, found, strict=True):
        verb = next((k for k, tag in enumerate(each[: len(words)]) if tag not in "ad"), 0)
        if (
            each[verb : verb + 1] != "v"
            or each[len(words) - 1] not in "nvfs"
            or len(words[verb]) < 2
            or opposite in "".join(words[: verb + 1])
            or opposite in _TIMES
            or not _TELLING.isdisjoint(words)
        ):
            return False
        done.append(words[verb])
    return done[1] not in opposites(KIN).get(done[0], ())


_TIMES = frozenset(("当前", "长远", "眼前", "现在", "未来", "过去", "今天", "明天", "前人", "后人"))
_TELLING = frozenset("不没无未有也却要是更多少又就才都再只了着得能会敢最“”") | {"没有"}
"""Words by which a side says how things are, where a bare verb and its object set a task."""


def _warded(text: str, word: str, side: Offsets) -> bool:
    """Return whether a side only wards off what it names: 反对铺张浪费."""
    ward = _WARDING.search(text, *side)
    return ward is not None and text.find(word, ward.end(), side[1]) >= 0


def _meeting(x: Sequence[str], y: Sequence[str], met: int) -> tuple[str, str] | None:
    """Return opposites of neighbours that are enough by themselves, or opposite characters at one place."""
    found = opposite_words(x, y, SURE) or opposite_inside("".join(x), "".join(y), SURE)
    if found and (min(map(len, found)) > 1 or _PERSONS & set(found)) and _stands(x, y, found):
        return found
    return facing(x, y) if met & CHARACTERS else None


_WARDING = re.compile("反对|避免|防止|克服|力戒|杜绝|消除|抵制|纠正|坚决不|严禁")
_PERSONS = frozenset("我你他她")


def _sides(clauses: Clauses, c: int) -> tuple[tuple[Sequence[str], Offsets], tuple[Sequence[str], Offsets]]:
    """Return the words of clause `c` and the next and where they stand, without what is outside quotation marks around both.

    牢记“|从善如登，从恶如崩|”的道理.
    """
    x, y, at, then = clauses.words[c], clauses.words[c + 1], clauses.at[c], clauses.at[c + 1]
    first, last = 0, len(y)
    if "“" in x and "”" not in x:
        first = min(x.index("“") + 1, len(x) - 1)
        last = y.index("”") if "”" in y[1:] else last
    elif y[-1] == "”" and "“" not in y and last > 1:
        last -= 1
    stop = then[last] if last < len(y) else clauses.stops[c + 1]
    return (x[first:], (at[first], clauses.stops[c])), (y[:last], (then[0], stop))


def _turned_early(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """A word that opens one clause is denied at the opening of the other: 转型是找死，不转型才是等死."""
    if TURNING.isdisjoint(x[:3]) and TURNING.isdisjoint(y[:3]):
        return None
    found = turned(x[:2], y[:3]) or turned(x[:3], y[:2])
    both = found is not None and all(DENIAL.search("".join(words)) for words in (x, y))
    return None if both else found  # 没有理想信念，理想信念不坚定


def _stands(x: Sequence[str], y: Sequence[str], found: tuple[str, str]) -> bool:
    """Return whether opposites are enough: about as far from an end of their clauses, and these short or with more in common.

    加强廉政建设，反腐败 only reports.
    """
    s, t = "".join(x), "".join(y)
    i, k = s.find(found[0]), t.find(found[1])
    apart = min(abs(i - k), abs(len(s) - len(t) - i + k))
    short = max(len(s), len(t)) <= (_SHORT if i or k else _OPENING)
    return apart <= _NEARLY and bool(short or max(map(len, found)) > 2 or _shared(s, t, found))


DENIAL = re.compile("[不没无未莫勿]")
_NEARLY, _SHORT, _ALIKE = 2, 6, 12
"""Characters by which sides built alike may differ; of the longest clause that needs no more than opposites, and of one with weak ones."""
_OPENING = 10
"""Characters of the longest clause that needs no more than opposites where both clauses open with these."""
_MEETING = 16
"""Characters of the longest clause in which opposites alone make a contrast."""
