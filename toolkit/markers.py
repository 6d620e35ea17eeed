"""Shapes of section markers (序号): what could number a point, before anything is known of the speech around it.

A shape is not yet a section: whether `一是` counts a point or says “the one is” is decided by the outline, which sees the
whole run. What is kept out here are the false friends a reader never stops at (`第一书记`, `1.5亿元`, `一是一、二是二`).
All shapes are read on the shadow (see `chars.shadow`), so width and spelling make no difference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.numerals import parse_numeral

_CN = "[一二三四五六七八九十]{1,3}"
_NUM = rf"(?:{_CN}|[0-9]{{1,2}})"
_STOP = r"[,:、.]"
# A marker starts a line or follows a mark that ends a clause; spaces count as line starts because texts are indented.
_BOUNDARY = r"(?<![^\s,;:.!?\"')》」』】…])"
# Most clauses open with none of these: one look at their first character spares the trial of every shape in turn.
_OPENERS = "[(①-⒛㈠-㈩㊀-㊉❶-❿一二三四五六七八九十0-9第其首再最另又还会大活现下进~●•■◆★▲◇□▪※-]"
_OPENER = re.compile(rf"{_OPENERS}(?<![^\s,;:.!?\"')》」』】…].)")

STYLES = (
    "part",  # 第一部分 第一章 第一篇
    "han",  # 一、 一.
    "han_paren",  # （一） ㈠
    "digit",  # 1. 1、
    "digit_paren",  # （1） ⑴
    "digit_half",  # 1)
    "circled",  # ①
    "di",  # 第一， 第一点 第一个问题 第一句话是 会议进行第一项，
    "shi",  # 一是
    "yao",  # 一要
    "one",  # 一个是 另一个是
    "qi",  # 其一
    "series",  # 首先 其次 再次 最后
    "sides",  # 一方面 另一方面
    "dash",  # ——
    "bullet",  # ●
)
"""The families of markers; within one, width and spelling vary freely."""

_SHAPES = re.compile(
    _BOUNDARY
    + f"(?={_OPENERS})"
    + rf"""(?:
      \((?P<paren>{_NUM})\)[、.,]?
    | (?P<circled>[①-⑳❶-❿㊀-㊉])[、.,]?
    | (?P<encparen>[⑴-⒇㈠-㈩])[、.,]?
    | (?P<encdot>[⒈-⒛])
    | (?P<agenda>(?:会议|大会|活动)?(?:现在|下面|首先)?进行(?:会议|大会|活动)?第(?P<agn>{_NUM})项(?:议程|议题|内容)?[,:.])
    | 第(?P<part>{_NUM})(?:大?部分|章|篇|编)(?:{_STOP}|是)?
    | 第(?P<di>{_NUM})(?:
          (?:个|大|个大)?(?:问题|方面|层意思|个?层面|件事情?|句话|项工作|项任务)(?:[,:、]|是(?!不是))
        | 个(?:问题|方面)(?=\s)
        | [点条]{_STOP}?
        | 方面{_STOP}?
        | (?:[,:、]|\.(?![0-9]))
        | 个?是(?!不是)
        | 个?要(?=[^求])
        | (?=[ ]+\S)
      )
    | (?P<han>{_CN})(?:、|\.(?![0-9]))
    | (?P<hanspace>[一二三四五六七八九十]{{1,2}})(?=[ ]{{1,4}}[^ \n,;:.!?、])
    | (?P<shi>{_CN})是,?
    | (?P<yao>{_CN})要,?(?!求|素|道|害)
    | (?P<one>(?:(?:另|再|又|还有|第)?一|{_CN})个是),?
    | (?P<digit>[0-9]{{1,2}})(?:、|\.(?![0-9]))
    | (?P<half>[0-9]{{1,2}})\)[、.,]?
    | 其(?P<qi>[一二三四五六七八九十])(?:[,:、]|是|(?=[^,.]))
    | (?P<series>(?:首先|其次|再次|再者)(?:[,:、]|是(?!由))?|最后(?:[,:、]|是(?!由)|(?=要)))
    | (?P<sides>第?[一二三四]个?方面|另一个?方面|再一个?方面)(?:[,:]|是(?!由))?
    | (?<![^\s])(?P<dash>--?|~~)(?=[ ]?[^\s\-0-9])
    | (?<![^\s])(?P<bullet>[●•■◆★▲◇□▪※])
    )""",
    re.VERBOSE,
)
_SERIES = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": None}
_STYLE = {
    "agn": "di",
    "part": "part",
    "di": "di",
    "han": "han",
    "hanspace": "han",
    "shi": "shi",
    "yao": "yao",
    "one": "one",
    "digit": "digit",
    "encdot": "digit",
    "half": "digit_half",
    "circled": "circled",
    "qi": "qi",
    "series": "series",
    "sides": "sides",
    "dash": "dash",
    "bullet": "bullet",
}
_OPENING = "“‘「『《〈（(【［["


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker shape at `[start, stop)`: its style (one of STYLES) and number, None where the shape has none."""

    start: int
    stop: int
    style: str
    ordinal: int | None


def scan(text: str, shadow: str, start: int = 0, stop: int | None = None) -> Iterator[Marker]:
    """Yield every marker shape in `[start, stop)` in text order, none overlapping.

    Shapes that only open a quotation, and `一是一、二是二` and its kin, are left out.

    >>> from toolkit.chars import shadow
    >>> text = "（一）定目标：一是快，二要稳。第一书记说，第一，１．5亿元不少；第一点感受是好。"
    >>> [(text[m.start:m.stop], m.style, m.ordinal) for m in scan(text, shadow(text))]
    [('（一）', 'han_paren', 1), ('一是', 'shi', 1), ('二要', 'yao', 2), ('第一，', 'di', 1), ('第一点', 'di', 1)]
    """
    last, stop = start, len(shadow) if stop is None else stop
    for opener in _OPENER.finditer(shadow, start, stop):
        at = opener.start()
        found = _SHAPES.match(shadow, at, stop) if at >= last else None
        if found is None:
            continue
        last = found.end()
        marker = _marker(found)
        if marker is not None and not _false_friend(text, shadow, marker):
            yield marker


def marker_at(text: str, shadow: str, at: int) -> Marker | None:
    """Return the marker shape that starts exactly at offset `at`, or None.

    >>> marker_at("一、抓落实", "一、抓落实", 0)
    Marker(start=0, stop=2, style='han', ordinal=1)
    """
    found = _SHAPES.match(shadow, at)
    marker = _marker(found) if found else None
    return None if marker is None or _false_friend(text, shadow, marker) else marker


def _marker(found: re.Match[str]) -> Marker | None:
    kind = found.lastgroup or ""
    if kind == "agenda":
        kind = "agn"
    value = found.group(kind)
    if kind in {"paren", "encparen"}:
        style = "digit_paren" if value[0].isascii() or "⑴" <= value[0] <= "⒇" else "han_paren"
        return Marker(found.start(), found.end(), style, parse_numeral(value))
    style = _STYLE[kind]
    if style == "series":
        ordinal = _SERIES[value[:2]]
    elif style == "sides":
        ordinal = 1 if value == "一方面" else (2 if value[0] in "另再" else parse_numeral(value.strip("第个方面")))
    elif style == "one":
        ordinal = None if value[0] in "另再又还" else parse_numeral(value.strip("第个是"))
    elif style in {"dash", "bullet"}:
        ordinal = None
    else:
        ordinal = parse_numeral(value)
    return Marker(found.start(), found.end(), style, ordinal)


def _false_friend(text: str, shadow: str, marker: Marker) -> bool:
    """Return whether a shape only looks like a marker: an opened quotation, `一是一`, `第一次`-like counting.

    >>> list(scan("一是一、二是二", "一是一、二是二"))
    []
    """
    if marker.start and text[marker.start - 1] in _OPENING:
        return True
    if marker.style in {"shi", "yao"}:
        numeral = shadow[marker.start : marker.start + 1]
        return (
            shadow[marker.stop : marker.stop + 1] == numeral and shadow[marker.stop + 1 : marker.stop + 2] in "、,.;就 "
        )
    return False
