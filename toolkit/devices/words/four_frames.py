"""Frames of four characters (从…从…, 该…的…) and the words of two characters that phrases are made of.

A frame is told by two of its characters, so that a text is walked through once, whatever the number of frames.
"""

import re
from functools import cache
from itertools import compress
from operator import eq
from pathlib import Path

from toolkit.kept import kept


def _pairs(*rows: str) -> frozenset[str]:
    """Return the pairs of characters that rows of `first characters:second characters` stand for."""
    return frozenset(a + b for row in rows for first, _, second in (row.partition(":"),) for a in first for b in second)


_LOOSE = _pairs("一:了到再就", "非:不", "应该当能可:尽就则的", "有无:必无有不难可")
"""First and third character of frames that make a phrase of any words: 一到再到, 能快则快, 可圈可点."""
_FIRM = _pairs("以:代促带化补治养兴塑", "一:一", "应该当能:尽就则的", "有无:必")
"""Of these frames, those that are seldom anything else: 以罚代管, 一岗一策, 该补的补, 有诉必应."""
_FIRM_ECHO = frozenset("不没无有谁边敢真早严实多快能")
"""Characters that, written twice, make one that is seldom anything else: 不贪不占, 谁碰谁疼."""
_VERB = _pairs("看记抓扛放写贴说讲挂想干走冲站做用管严赢难贵重成学装急握锁顶:在到于")
"""The two characters that open a firm phrase: 抓在手上."""
_OPEN = re.compile("[" + "".join(sorted({pair[0] for pair in _LOOSE | _FIRM | _VERB})) + "]")
STATE = re.compile("..要[清除快早实严细深高准稳好新全真硬广活正通畅明]")

TALK = re.compile(
    "..的.|[一-鿿]{0,3}[我你他她它们咱这那谁哪啥]|[不没](?:能|会|有|要|是|可|该)|[一两三几][个把杯张条次点些年天份件块位名碗]|(.)[了一]\\1|[一-鿿]{2}是[一-鿿]|[一-鿿]数了数|来.一."
)
"""同样的山, 到那时候, 一杯热水, 不能再等: talk, whatever stands around it."""

Half = tuple[str, int, int]
"""The kind of a word of two characters, and how often phrases open and close with it, in steps from 0 to 4."""


def framed(text: str) -> tuple[set[int], set[int]]:
    """Return where the firm and the looser frames begin; 认认真真, 抓早抓小 and 走深走实 by their echo. Not all are Chinese characters.

    >>> framed("从严从实"), framed("走深走实"), framed("以罚代管")
    (({0}, {0, -1}), (set(), {0, -1}), ({0}, set()))
    """
    chars, places = list(text), range(len(text))
    firm, loose = set(), set()
    for match in _OPEN.finditer(text):
        at = match.start()
        slot = text[at] + text[at + 2 : at + 3]
        if slot in _FIRM or text[at : at + 2] in _VERB or (slot == "一了" and text[at + 3 : at + 4] == "之"):
            firm.add(at)
        elif slot in _LOOSE:
            loose.add(at)
    loose.update([at - 2 for at in places if chars[at] == "之"])
    doubled = set(compress(places, map(eq, chars, chars[1:])))
    firm.update([at for at in doubled if at + 2 in doubled])
    for at in compress(places, map(eq, chars, chars[2:])):
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
    return {
        word: half
        for kind, opens, closes, words in rows
        for half in ((kind, int(opens), int(closes)),)
        for word in words.split()
    }
