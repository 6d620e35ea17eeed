"""Frames of four characters (从…从…, 该…的…) and the words of two characters that phrases are made of."""

import re
from functools import cache
from pathlib import Path

# The places that any character fills are written `.` and looked at afterwards: a class of all characters takes long to compile.
FRAME = re.compile(
    r"(?=从(.)从(?!\1).|以.[代促带化补治养兴塑].|一.[了到再].|[应该当能可].[尽就则的].|[有无].[必无有不难可].|(.)\2(.)\3|(.).\4.|.(.).\5)"
)
"""Frames that make a phrase of any words: 从严从实, 以罚代管, 一罚了之, 该补的补, 谁碰谁疼, 不贪不占, 认认真真, 抓早抓小, 走深走实."""
FIRM = re.compile(
    r"(?=从(.)从(?!\1).|以.[代促带化补治养兴塑].|一.了之|[应该当能].[尽就则的].|一.一.|([不没无有]).\2.|(.)\3(.)\4|([谁边敢真早严实多快能]).\5.|[有无].必."
    r"|[看记抓扛放写贴说讲挂想干走冲站做用管严赢难贵重成学装急握锁顶][在到于]..)"
)
"""Of these frames, those that are seldom anything else."""
STATE = re.compile("..要[清除快早实严细深高准稳好新全真硬广活正通畅明]")

Half = tuple[str, int, int]
"""The kind of a word of two characters, and how often phrases open and close with it, in steps from 0 to 4."""


@cache
def known_halves() -> dict[str, Half]:
    """Two characters that are a word → what is known of it as half of a phrase."""
    lines = Path(__file__).with_name("halves.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[0] not in "#k")
    return {
        word: half
        for kind, opens, closes, words in rows
        for half in ((kind, int(opens), int(closes)),)
        for word in words.split()
    }
