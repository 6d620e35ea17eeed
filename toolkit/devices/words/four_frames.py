"""Frames of four characters (从…从…, 该…的…) and the words of two characters that phrases are made of."""

import re
from functools import cache
from itertools import compress
from operator import eq
from pathlib import Path

from toolkit.kept import kept

# The places that any character fills are written `.` and looked at afterwards: a class of all characters takes long to compile.
FRAME = re.compile("以.[代促带化补治养兴塑].|一.[了到再].|[应该当能可].[尽就则的].|[有无].[必无有不难可].")
"""Frames that make a phrase of any words, but for those that an echo makes (see `framed`): 以罚代管, 一罚了之, 该补的补."""
FIRM = re.compile(
    r"从(.)从(?!\1).|以.[代促带化补治养兴塑].|一.了之|[应该当能].[尽就则的].|一.一.|([不没无有]).\2.|([谁边敢真早严实多快能]).\3.|[有无].必."
    r"|[看记抓扛放写贴说讲挂想干走冲站做用管严赢难贵重成学装急握锁顶][在到于].."
)
"""Of these frames, those that are seldom anything else: 从严从实, 不贪不占, 谁碰谁疼."""
_OPEN = frozenset(
    "从以一应该当能可有无不没谁边敢真早严实多快看记抓扛放写贴说讲挂想干走冲站做用管严赢难贵重成学装急握锁顶"
)
"""The characters that a frame can begin with."""
STATE = re.compile("..要[清除快早实严细深高准稳好新全真硬广活正通畅明]")

Half = tuple[str, int, int]
"""The kind of a word of two characters, and how often phrases open and close with it, in steps from 0 to 4."""


def framed(text: str) -> tuple[set[int], set[int]]:
    """Return where the firm and the looser frames begin; 认认真真, 抓早抓小 and 走深走实 by their echo. Not all are Chinese characters.

    >>> framed("从严从实"), framed("走深走实"), framed("以罚代管")
    (({0}, {0, -1}), (set(), {0, -1}), ({0}, set()))
    """
    size = len(text)
    firm, loose = set(), set()
    for at in compress(range(size), map(_OPEN.__contains__, text)):
        if FIRM.match(text, at):
            firm.add(at)
        elif FRAME.match(text, at):
            loose.add(at)
    doubled = set(compress(range(size), map(eq, text, text[1:])))
    firm.update([at for at in doubled if at + 2 in doubled])
    echoes = list(compress(range(size), map(eq, text, text[2:])))
    loose.update(echoes, [at - 1 for at in echoes])
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
