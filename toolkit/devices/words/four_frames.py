"""Frames of four characters (从…从…, 该…的…) and the words of two characters that phrases are made of.

A frame is told by two of its characters, so that a text is walked through once, whatever the number of frames.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from toolkit.devices.words.four_rows import Rows
from toolkit.kept import kept

_FIRM = ("以:代促带化补治养兴塑", "一:一", "应该当能:尽就则的", "有无:必")
"""First and third characters of frames that are seldom anything but a phrase: 以罚代管, 一岗一策, 该补的补, 有诉必应."""
_LOOSE = ("一:了到再就", "非:不", "应该当能可:尽就则的", "有无:必无有不难可")
"""First and third characters of frames that make a phrase of any words: 一到再到, 能快则快, 可圈可点."""
_CONTRARY = (
    "只:不", "非:即", "无:则不", "宁:不毋", "先:后再", "上:下", "内:外", "多:少", "重:轻", "左:右", "东:西", "前:后", "真:实",
    "千:万", "七:八", "三:四两五", "十:九", "百:千", "同:共", "半:半", "有:则才", "若:则", "大:小", "明:暗", "冷:热", "苦:巧",
)  # fmt: skip
"""First and third characters that answer each other: 只增不减, 先难后易, 无粮则乱, 十拿九稳."""
_MIDDLE = re.compile("[中而所字多者]")
_BOUND = re.compile(
    "[稳危难变忙苦乐静动干学进好新快急乱险穷闹]中[有求见向寻取出加带提选育藏生作]()"
    "|[^从因然反故进时继与及]而[不无][一-鿿]()"
    "|[^都均也能还可要为得]有所[一-鿿]()"
    "|[严实干稳快早防民公廉学爱和安敢闯创准真细合精优]字(?:当[头先]|为[先要])()"
    "|[点量面线事人话手]多.[广长大散杂少]()"
    "|[^记学患作读笔使或再老]者.[心胜强赢昌亡智仁勇安清]"
)
"""Frames held together by what stands in the middle: 稳中求进, 议而不决, 学有所成, 严字当头, 师者仁心."""
_NO_TWIN = frozenset("谢常刚往仅渐稍偏爸妈哥弟姐妹爷奶叔看说想谈走听讲问试")
"""Characters that, written twice, are a word of talk; others open or close a phrase: 层层递减, 硕果累累."""
_FIRM_ECHO = frozenset("不没无有谁边敢真早严实多快能")
"""Characters that, written twice, make one that is seldom anything else: 不贪不占, 谁碰谁疼."""
_VERB = "看记抓扛放写贴说讲挂想干走冲站做用管严赢难贵重成学装急握锁顶:在到于"
"""The two characters that open a phrase: 抓在手上."""
STATE = re.compile("..要[清除快早实严细深高准稳好新全真硬广活正通畅明]")

TALK = re.compile(
    "..的.|[一-鿿]{0,3}[我你他她它们咱这那谁哪啥]|[不没](?:能|会|有|要|是|可|该)|[一两三几][个把杯张条次点些年天份件块位名碗]|(.)[了一]\\1|[一-鿿]{2}是[一-鿿]|[一-鿿]数了数|来.一."
)
"""同样的山, 到那时候, 一杯热水, 不能再等: talk, whatever stands around it."""

Half = str
"""A word of two characters as half of a phrase: its kind, and how often phrases open and close with it, in steps from 0 to 4 or `-`: `v40`."""


def _openings() -> Iterator[str]:
    """Yield the frames as expressions of their first character, the firm ones first and marked by an empty group."""
    for rows, rest in (
        (_FIRM, "(?=.[{}])()"),
        ((_VERB,), "(?=[{}])"),
        (("一:了",), "(?=.了之)()"),
        (_LOOSE + _CONTRARY, "(?=.[{}])"),
    ):
        for row in rows:
            firsts, _, others = row.partition(":")
            yield from (first + rest.format(others) for first in firsts)


# Each branch begins with one character, which lets the search leap to those that open a frame at all.
_OPENING = re.compile("|".join(_openings()), re.DOTALL)
_ZHI = re.compile("之")


def framed(text: str, rows: Rows) -> tuple[set[int], set[int]]:
    """Return where the firm and the looser frames begin; 认认真真, 抓早抓小 and 走深走实 by their echo. Not all are Chinese characters.

    >>> [framed(words, Rows(words)) for words in ("从严从实", "走深走实", "以罚代管")]
    [({0}, {0, -1}), (set(), {0, -1}), ({0}, set())]
    """
    firm: set[int] = set()
    loose: set[int] = set()
    for match in _OPENING.finditer(text):
        (firm if match.lastindex else loose).add(match.start())
    loose.update([match.start() - 2 for match in _ZHI.finditer(text)])
    for middle in _MIDDLE.finditer(text):
        start = max(0, middle.start() - (2 if middle.group() == "所" else 1))
        bound = _BOUND.match(text, start)
        if bound:
            (firm if bound.lastindex else loose).add(start)
    twins = set(rows.again(1))
    firm.update([at for at in twins if at + 2 in twins])
    for at in twins:
        if text[at] not in _NO_TWIN:
            loose.update((at, at - 2))
    for at in rows.again(2):
        loose.update((at, at - 1))
        if text[at] in _FIRM_ECHO or (text[at] == "从" and text[at + 1] != text[at + 3 : at + 4]):
            firm.add(at)
    return firm, loose


_HALVES = Path(__file__).with_name("halves.tsv")


@cache
def known_halves() -> dict[str, Half]:
    """Two characters that are a word → what is known of it as half of a phrase."""
    return kept(__file__, [_HALVES], _halves)


def _halves() -> dict[str, Half]:
    lines = _HALVES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[0] not in "#k")
    return {word: kind + opens + closes for kind, opens, closes, words in rows for word in words.split()}
