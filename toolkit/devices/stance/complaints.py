"""Complaints (批评性的“有的…”): what is found fault with clause by clause, in words that no list of judgements has."""

import re
from collections.abc import Iterator
from functools import cache

from toolkit.devices.lists import rows
from toolkit.devices.scene import Scene, is_han
from toolkit.devices.stance.judged import SOME, Judged
from toolkit.model import Span

_BARE, _CLAUSE, _PAIRED, _MOST = 2, 24, 5, 8
_SIZES = range(2, 9)
# Before a bare 有的: of these something is told, no fault is found.
_OTHERS = re.compile("(?:孩子|学生|老人|病人|游客|村民|群众|乡亲|企业|客商|朋友|同学|职工|选手)们?[^。]{0,16}$")
_NO_COMPLAINT = re.compile(
    "[讲问]|说(?!起来)|认为|觉得|反映|以为|不一定|未必|没有人|不是|但|却|可是|常年|天天|宝贵|成绩|成效|进步|提升|改善"
)
_FAULTY = re.compile(
    r"不(?!断|仅|但|同|错|少)|没有?|缺|怕|懒|推(?=诿|脱|卸|三|来|给)|拖(?!拉机)|躲|绕(?=道|着走|开)|混(?!合|凝)|只(?:当|顾|讲|会|求|重)|虚(?!心|拟)|假(?![期日如设])|乱|脱离|重.{1,4}轻|往前凑|挂在嘴|当作|说起来.{2,9}(?:干|做|办)起来|[说讲喊]得.{2,6}[做干]得|就是(?=[落办做干走看听抓改])"
)


def complaints(scene: Scene) -> Iterator[Judged]:
    """Yield what is found fault with in 有的…: each clause of it that no list knows but that denies or lacks something.

    >>> from toolkit.devices.trial import scene
    >>> here = scene("有的干部遇事推诿。")
    >>> [here.text[start:stop] for start, stop, _, _ in complaints(here)]
    ['遇事推诿']
    """
    text = scene.text
    listed = _polarities()
    for match in SOME.finditer(text):
        if match.start() and is_han(text[match.start() - 1]) and text[match.start() - 1] not in "在是但有":
            continue
        if len(match.group()) <= _BARE and _OTHERS.search(text, max(0, match.start() - 40), match.start()):
            continue
        who = Span(*match.span())
        for start, stop, known in _clauses(scene, match, listed):
            if not known:
                yield Judged(start, stop, "-", who)


@cache
def _polarities() -> dict[str, str]:
    """The listed words of appraisal with their polarity."""
    return {word: polarity for word, polarity in rows("appraisals")}  # noqa: C416 - rows are tuples of any length


def _clauses(scene: Scene, some: "re.Match[str]", listed: dict[str, str]) -> list[tuple[int, int, bool]]:
    """The clauses after 有的… in which a fault is found, two of equal length as one; whether the list of judgements has them.

    One clause that denies or lacks something makes those beside it part of the complaint (建而不用，牌子挂在墙上，账本锁在柜里).
    """
    text, at = scene.text, some.end()
    named = (
        len(some.group()) > _BARE or text[at : at + 1] == "，"
    )  # else the first clause holds the name: 有的合作社建而不用
    at += text[at : at + 1] == "，"
    clauses: list[tuple[int, int, bool]] = []
    faulty, size = False, 0
    while at < len(text) and len(clauses) < _MOST:
        stop = scene.clause(at).stop
        words = text[at:stop]
        if words[:1] in {"", "、"} or SOME.match(words) or len(words) > _CLAUSE or _NO_COMPLAINT.search(words):
            break
        known = next((listed[words[-size:]] for size in _SIZES if words[-size:] in listed), "")
        if known == "+":
            break
        faulty = faulty or known == "-" or bool(len(words) > _BARE and _FAULTY.search(words))
        begin = at
        if clauses and not clauses[-1][2] and size >= _PAIRED and abs(size - len(words)) < _BARE:
            begin, known = clauses.pop()[0], ""
        clauses.append((begin, stop, bool(known)))
        size = len(words) if named or len(clauses) > 1 else 0
        if stop >= len(text) or scene.shadow[stop] != ",":
            break
        at = stop + 1
    return clauses if faulty else []
