"""Gradation (层递): units that rise or fall by degree, scope or order."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.making import Offsets, finding, kept, note
from toolkit.devices.form.runs import Run
from toolkit.devices.form.similarity import prefix
from toolkit.model import Finding, Trace
from toolkit.numerals import parse_numeral

_SERIES = tuple(
    tuple(line.split())
    for line in """
细 小 位
细 小 实
有责 负责 尽责
本职 失职 不称职
称职 不称职 失职
快 稳 远
早 小 快
村 镇 县 市 省 国
乡 县 市 省 国
个人 家庭 社会 国家
个人 集体 国家
身 家 国 天下
小家 大家 国家
今天 明天 后天
昨天 今天 明天
过去 现在 未来
月 季 年
一天 一年 一生
一周 一月 一季 一年
一日 一月 一年
第一次 第二次 第三次
首次 再次 三次
自己 班子 队伍
自己 家人 身边人
一时 一阵子 一辈子
一年 三年 五年
看得见 摸得着 靠得住
想 敢 会 能
想干 敢干 会干
知 信 行
学 思 用
学 思 践 悟
入耳 入脑 入心
听 懂 信 行
点 线 面
量 质
有 优 强
有没有 好不好 强不强
不敢 不能 不想
认识 落实 见效
真学 真懂 真信 真用
起步 提速 冲刺
站起来 富起来 强起来
听得到 听得懂 听得进
看得见 看得懂 能监督
看得见 看得懂 用得上
看得到 摸得着 用得上
想干事 能干事 干成事
有没有 好不好 优不优
入眼 入脑 入心
入耳 入脑 入心
知晓 理解 认同
会用 善用 活用
跟跑 并跑 领跑
制造 智造 创造
个人 集体 国家
家庭 社会 国家
村 乡 县
县 市 省
昨天 今天 明天
昨日 今日 明日
""".strip().splitlines()
)
"""Words that stand in a known order of degree, scope or time. Written for this toolkit."""
_CLIMAX = re.compile("不仅|不但|不光|不只")
_NEXT = re.compile("^(?:而且|还|更(?![好多])|也|并且|甚至)")
_RISES = re.compile("更|甚至|而且|还")
"""What opens a second step that goes beyond the first."""
_EVEN = re.compile("^(?:有的|有些)?(?:甚至|乃至|更有甚者|更[是要有需应能靠可])")


def climbs(words: Sequence[str]) -> bool:
    """The units hold, in order, words of a known rise: 落细、落小、落到位; 守土有责、守土负责、守土尽责.

    >>> climbs(["落细", "落小", "落到位"]), climbs(["抓重点", "补短板", "强弱项"])
    (True, False)
    """
    if len(words) < 3:
        return False
    table = _rises()
    first, shortest = words[0], min(_STEP, len(words[0]))
    begun = {step for size in range(1, shortest + 1) for step in (first[:size], first[-size:]) if step in table}
    return any(_in_order(series, words) for step in begun for series in table[step])


_STEP = max(len(step) for series in _SERIES for step in series)


@cache
def _rises() -> dict[str, list[Sequence[str]]]:
    """Return step → the rises that hold it."""
    found: dict[str, list[Sequence[str]]] = {}
    for series in dict.fromkeys(_SERIES):
        for step in series:
            found.setdefault(step, []).append(series)
    return found


def _in_order(series: Sequence[str], words: Sequence[str]) -> bool:
    places = []
    for word in words:
        place = next((k for k, step in enumerate(series) if word.endswith(step) or word.startswith(step)), None)
        if place is None:
            return False
        places.append(place)
    return all(a < b for a, b in itertools.pairwise(places))


def ends_in_even(words: Sequence[str]) -> bool:
    """The last of three or more units goes beyond the others: 有的…，有的…，有的甚至….

    >>> ends_in_even(["有的以罚代管", "有的一罚了之", "有的甚至只检查"])
    True
    """
    return (
        len(words) > 2 and bool(_EVEN.match(words[-1])) and not any(w[0] == "更" or _EVEN.match(w) for w in words[:-1])
    )


def not_only(text: str, clauses: Clauses) -> Iterator[list[Offsets]]:
    """Yield 不仅…，而且…，更…: three steps or more, or two of which the second says 更 or 甚至."""
    before = -1
    for match in _CLIMAX.finditer(text):
        c = bisect_right(clauses.starts, match.start()) - 1
        if not before < c < len(clauses) - 1 or match.end() > clauses.stops[c]:
            continue
        before = c
        members = [(match.start(), clauses.stops[c])]
        k = c
        while clauses.ranks[k] <= 2 and k + 1 < len(clauses) and _NEXT.match(text[clauses.starts[k + 1] :][:3]):
            k += 1
            members.append((clauses.starts[k], clauses.stops[k]))
        if len(members) > 2 or (len(members) == 2 and _goes_higher(text, match.end(), members[1][0])):
            yield members


def _goes_higher(text: str, first: int, second: int) -> bool:
    """Return whether the second of two steps says that it goes beyond the first, or says the same of more: 不仅要有力量，还要有智慧."""
    rise = _RISES.match(text, second)
    if rise is None:
        return False
    return rise.group() in _BEYOND or prefix(text[first : first + 6], text[rise.end() : rise.end() + 6]) > 1


_BEYOND = frozenset(("更", "甚至"))


def counts_up(text: str, run: Run) -> bool:
    """Three units or more, each with a number of one kind, that rise or fall: 七成以上的税收、八成以上的就业、九成以上的市场主体.

    A count from one (一次、二次、三次) is an order, and 第 makes one.
    """
    if len(run.members) < 3:
        return False
    counts: list[re.Match[str]] = []
    for a, z in run.members:
        found = list(_COUNT.finditer(text, a, z))
        if len(found) != 1:
            return False
        counts += found
    if (
        len({count["of"] for count in counts}) > 1
        or len({count.start() - a for count, (a, _) in zip(counts, run.members, strict=True)}) > 1
    ):
        return False
    values = [parse_numeral(count["number"]) or 0 for count in counts]
    if values[:2] == [1, 2]:
        return False
    return values in (sorted(set(values)), sorted(set(values), reverse=True))


_COUNT = re.compile(
    "(?<![第一二两三四五六七八九十百千万亿几])(?P<number>[一二两三四五六七八九十百千万]+)(?P<of>(?![个大届次项条点])[一-鿿])"
)


_STEPS = 3
"""Units that a rise has at least, unless the second says that it goes further."""


def find_gradations(
    clauses: Clauses, runs: Sequence[Run], echoes: Sequence[Sequence[Offsets]], trace: Trace | None
) -> Iterable[Finding]:
    """Return the gradations."""
    text = clauses.text
    found: list[tuple[Sequence[Offsets], str]] = []
    for run in runs:
        if len(run.members) < _STEPS:
            continue
        words = [text[a:z] for a, z in run.members]
        if climbs(words):
            found.append((run.members, "known_rise"))
        elif ends_in_even(words):
            found.append((run.members, "rise_to_even"))
        elif counts_up(text, run):
            found.append((run.members, "counts_up"))
    found += [(m, "step_by_step") for m in echoes if len(m) > 2]
    found += [(m, "not_only_but") for m in not_only(text, clauses)]
    made, seen = [], set()
    for members, rule in found:
        key = tuple(members)
        if key not in seen:
            seen.add(key)
            made.append(kept(trace, finding("gradation", members, rule, note(f"form.gradation.{rule}", text, members))))
    return made
