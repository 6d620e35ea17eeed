"""Frames of four characters (从…从…, 该…的…) and the words of two characters that phrases are made of.

A frame is told by two of its characters, so that a text is walked through once, whatever the number of frames.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from toolkit.kept import kept

_FIRM = ("以:代促带化补治养兴塑", "一:一", "应该当能:尽就则的", "有无:必")
"""First and third characters of frames that are seldom anything but a phrase: 以罚代管, 一岗一策, 该补的补, 有诉必应."""
_LOOSE = ("一:了到再就", "非:不", "应该当能可:尽就则的", "有无:必无有不难可")
"""First and third characters of frames that make a phrase of any words: 一到再到, 能快则快, 可圈可点."""
_FIRM_ECHO = frozenset("不没无有谁边敢真早严实多快能")
"""Characters that, written twice, make one that is seldom anything else: 不贪不占, 谁碰谁疼."""
_VERB = "看记抓扛放写贴说讲挂想干走冲站做用管严赢难贵重成学装急握锁顶:在到于"
"""The two characters that open a firm phrase: 抓在手上."""
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
        ((_VERB,), "(?=[{}])()"),
        (("一:了",), "(?=.了之)()"),
        (_LOOSE, "(?=.[{}])"),
    ):
        for row in rows:
            firsts, _, others = row.partition(":")
            yield from (first + rest.format(others) for first in firsts)


# Each branch begins with one character, which lets the search leap to those that open a frame at all.
_OPENING = re.compile("|".join(_openings()), re.DOTALL)
_ZHI, _ECHO, _DOUBLED = re.compile("之"), re.compile(r"(.)(?=.\1)"), re.compile(r"(.)(?=\1(.)\2)")


def framed(text: str) -> tuple[set[int], set[int]]:
    """Return where the firm and the looser frames begin; 认认真真, 抓早抓小 and 走深走实 by their echo. Not all are Chinese characters.

    >>> framed("从严从实"), framed("走深走实"), framed("以罚代管")
    (({0}, {0, -1}), (set(), {0, -1}), ({0}, set()))
    """
    firm: set[int] = set()
    loose: set[int] = set()
    for match in _OPENING.finditer(text):
        (firm if match.lastindex else loose).add(match.start())
    loose.update([match.start() - 2 for match in _ZHI.finditer(text)])
    firm.update([match.start() for match in _DOUBLED.finditer(text)])
    for match in _ECHO.finditer(text):
        at = match.start()
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
