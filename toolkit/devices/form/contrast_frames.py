"""Frames that set two sides against each other (对比的格式): 不是…而是…, 宁可…不…, 过去…现在…, 要…不能…."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.devices.form import links
from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.links import Unit
from toolkit.devices.form.making import Offsets


class ContrastFrame(NamedTuple):
    """A frame: its name, what is looked for in the first side and in the second, and where it may stand.

    `near`: the words stand at the same place of sides about equally long. `within`: not across a full stop.
    `phrase`: also between phrases joined by 、. `part`: also between parts of several clauses set apart by ； or 。.
    `led`: the first side tells it, whatever the second is.
    """

    name: str
    first: re.Pattern[str]
    second: re.Pattern[str]
    near: bool = False
    within: bool = False
    phrase: bool = False
    part: bool = False
    led: bool = False


def _frame(name: str, first: str, second: str, *where: str) -> ContrastFrame:
    return ContrastFrame(name, re.compile(first), re.compile(second), **dict.fromkeys(where, True))


_NOT = "(?:而)?(?:不是|不能|不要|不可|不得|不应|不该|决不|绝不|切不可|切忌|莫|别)"
_DENIES = "(?:不(?!仅|但|断|光|只|过|管|论|久|妨|愧|负|忘|懈|同|错|禁|由|少)|没|无法|无(?=[人须需])|未(?!来|必)|难以)"
_THEN = "过去|以前|从前|昔日|往日|当年|当初|原来|起初|曾经|那时候?"
_NOW = "(?:现在|如今|而今|今天|今日|眼下|这时候?)"
FRAMES = (
    _frame(
        "not_but",
        "^(?!如果).*(?:不是|并非|不在于?|绝非|没有|不能|不靠|不(?!仅|但|断|光|只))",
        "^(?:而(?:是|在|应|要|靠|须|非)|却是)",
        "phrase",
    ),
    _frame("not_but_only", "不是|并非", "才(?:是|能|刚|会)|(?:更|恰恰|正)是"),
    _frame("none_but", "^[^是]{0,4}没有", "^(?:只有|有的只?是|唯有)|哪来|哪有"),
    _frame("rather_than", "宁可|宁愿|宁肯|^.{0,4}宁(?![静夏波海德安])", "(?:不|绝不|决不|也不)", "phrase"),
    _frame("rather_than", "与其", "不如|不若|莫如|倒不如", "phrase"),
    _frame("is_not", "(?<!不)是", "^(?:而|绝|决|并)?不是", "near", "within"),
    _frame(
        "but_just_not",
        ".{2}",
        "^(?:就是|偏偏|偏|却|唯独|可就是)[^，]{0,4}(?:不(?!起|得|少|断|凡|仅|但)|没有?)(?!是)",
        "within",
    ),
    _frame(
        "but_not",
        "^.{0,3}(?<!不)(?:可以|能够?)",
        "^.{0,3}(?:但|却|而)?(?:绝|决)?(?:不能|不可以|不是|不要|不可)",
        "near",
    ),
    _frame("but_not", "可以", "^但.{0,10}(?:不能|不可|不许|不要)"),
    _frame("deny_but", f"^(?!没有.*的.{{1,4}}$)[^，]{{0,12}}{_DENIES}", "^(?:但是?|可是|然而|不过(?!是))", "within"),
    _frame("not_is", "不是|不在(?=[^于]|于)|不靠|不看", "^(?:才|只|算|全)?(?:是|在|靠|看)", "within"),
    _frame(
        "not_is",
        "^.{0,4}(?:不(?!仅|但|断|光|只|是|易)|没有)",
        "^(?:[就只](?:是|为|想|求)|(?:关键|重点|根本|核心|为的|图的|靠的)(?:就)?[是在]|重在|贵在)",
        "within",
    ),
    _frame("of_which_not", "的不是", "的(?:才|就|却)?是", "near"),
    _frame("not_but_only", "只(?:会|能)", "^.{0,24}才(?:是|能)", "part"),
    _frame("two_sides", "一(?:边|头|面)(?:是)?.", "^(?:另)?一(?:边|头|面)"),
    _frame("then_now", _THEN, f"^.{{0,3}}{_NOW}", "part"),
    _frame("first_last", "第一次|刚开始|一开始|开头", "^(?:最后|后来|到头来|到最后)"),
    _frame(
        "seems_is",
        "看似|看起来|看上去|表面上?|名义上|名为|名曰|嘴上|口头上|说起来",
        "(?:其实|实际上?|实则|实为|实是|心里|行动上|背后|做起来|却)",
    ),
    _frame("on_the_contrary", ".{4}", "^(?:.{0,4}(?:反而|反倒|恰恰相反)|相反|与此相反|反之(?!亦))"),
    _frame("some_others", "^(?:有人|有的人?|有些人?)", "^(?:有人|有的人?|也有人|有些人?)[^，]{0,4}[却则]"),
    _frame(
        "not_ask",
        "^.{0,4}不(?:求|图|看|比|怕|靠|唯|愿|愿意|希望)",
        "^.{0,2}(?:但求|只求|只看|只?比|就怕|只怕|要看|要靠|但(?!是)|只愿|更愿意?|更希望)",
        "phrase",
    ),
    _frame("yet", "^.{4,}", "^[^、]{0,9}却(?!说|道|步|无人)", "within"),
    _frame("although", "^.{0,8}(?:虽然?|虽说|尽管|固然|诚然)", ".{3}", "within", "led"),
    _frame(
        "while",
        "(?:看到|肯定|总结|取得|谈|讲|看)[^，]{1,14}的同时$",
        "(?:问题|不足|差距|困难|短板|软肋|薄弱|清醒)",
        "within",
    ),
    _frame("less_more", "(?<!不)少(?!数|年|不|先)", "(?<!许)多(?!数|年|么|少|种)", "near", "phrase"),
    _frame("more_less", "(?<!许)多(?!数|年|么|少|种)", "(?<!不)少(?!数|年|不|先)", "near", "phrase"),
    _frame("part_of_ten", "^[一二两三]分", "^[七八九]分", "within", "phrase"),
    _frame("can_hard", "可以|容易|好(?=[一-鿿]$)|(?<!难)不难", "难(?!道|免|得|题|点|关|忘|度|以忘)", "near"),
    _frame("done_begun", "(?:结束|开完|过去|讲完|完成)了", "才?(?:刚刚|真正)?开始"),
    _frame("only_not", "^.{0,4}只(?!有|要|能)", "^不(?!断|仅)", "near", "within"),
    _frame("should_not", "^[^不]{0,6}要[^不]+$", f"^{_NOT}", "near", "within", "phrase"),
    _frame("should_not", f"^.{{0,4}}{_NOT}", "^(?:而)?(?:要|必须|应该?|需要)", "near", "within"),
    _frame("only_not", "^.{0,4}只(?=[看想顾讲听见管抓])", "^(?:[看听想]不|不[顾讲见管抓问]|忘)", "within"),
    _frame("both_and", "^.{0,6}(?<![一-鿿]即)[既](?![然往定])", "^(?:也|又|还|更)", "within", "phrase"),
    _frame(
        "gone_yet_there",
        "(?:少了|没了|小了|减了|降了|减下[去来]|停了|撤了)(?:一些|不少)?$",
        "还有$|还在|仍|依然|照样|照旧|又[冒来]|反弹|还是",
    ),
    _frame("small_but", "^.{1,5}不[大多高长重小少远深贵]$", "^.{2,7}$", "near", "within"),
    _frame("better_than", "^.{2,10}$", "^(?:胜过|不如|比不上|强过|好过|抵得上)", "within"),
    _frame("can_cannot", "^[一-鿿]{1,2}不[一-鿿]", "^[一-鿿]{1,2}得[一-鿿]", "near", "within", "phrase"),
    _frame("can_cannot", "^[一-鿿]{1,2}得[一-鿿]", "^[一-鿿]{1,2}不[一-鿿]", "near", "within", "phrase"),
    _frame("able_unable", "^.{0,3}能[^，]{1,10}的", "^(?:一时|暂时)?[^，]{0,4}(?:改不了|不能|做不到|不具备|有困难)"),
)
"""The frames, the more telling first."""
_PART_CLAUSES = 4


def by_frame(
    text: str, clauses: Clauses, rows: Sequence[Sequence[Unit]]
) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield neighbours in a contrastive frame: 不是…，而是…; 宁可…，不…; …，就是不…. A bare 但是 is none."""
    spans = list(zip(clauses.starts, clauses.stops, strict=True))
    matched = {c: name for c in range(len(spans) - 1) if (name := _between(text, clauses, spans, c))}
    for c, name in matched.items():
        # 不是去拍照，而是去流汗；不是…: what a comma joins is not set against what stands beyond a stronger mark.
        if not any(clauses.ranks[k] < clauses.ranks[c] for k in (c - 1, c + 1) if k in matched):
            yield (spans[c], spans[c + 1]), name
    for row in rows:
        if row[0].clause == row[1].clause:
            for a, b in itertools.pairwise(row):
                first, second = links.offsets(clauses, a), links.offsets(clauses, b)
                name = _matched(text, first, second, stop=False, only="phrase")
                if name:
                    yield (first, second), name
    yield from _parts(text, clauses)


def _between(text: str, clauses: Clauses, spans: Sequence[Offsets], c: int) -> str:
    """Return the name of the frame that holds clause `c` and the next, or an empty string."""
    if clauses.ranks[c] == BREAK:
        return ""
    return _matched(text, spans[c], spans[c + 1], stop=clauses.ranks[c] > 2) or _flipped(text, spans[c], spans[c + 1])


_CAN = re.compile("(?P<verb>[一-鿿])(?P<how>[得不])(?=(?P<result>[一-鿿]))")


def _flipped(text: str, first: Offsets, second: Offsets) -> str:
    """Return `can_cannot` where one side can and the other cannot do the same: 测得出误差，测不出敬畏; 靠实干，不靠空谈 denies the verb."""
    a, b = first[0], second[0]
    if text[b] in "不没" and text[b + 1 : b + 2] == text[a] and abs(first[1] - a - second[1] + b) <= _NEAR:
        return "verb_denied"
    feared = _NOT_SO.search(text, a, first[1])
    if feared is not None and re.compile(f"{feared['what']}的(?:才|就|却)?是").match(text, b):
        return "of_which_not"
    denied = _BUT_NOT.match(text, b, second[1])
    if denied is not None and denied["again"] in text[a : first[1]]:
        return "but_denied"
    can = {(m["verb"], m["result"]): m["how"] for m in _CAN.finditer(text, a, min(first[1], a + _REACH))}
    if can:
        for match in _CAN.finditer(text, b, min(second[1], b + _REACH)):
            if can.get((match["verb"], match["result"]), match["how"]) != match["how"]:
                return "can_cannot"
    return ""


_NOT_SO = re.compile("不(?P<what>[一-鿿]{1,2})$")
"""困难不可怕，可怕的是没有信心."""
_BUT_NOT = re.compile("(?:但是?|可是|然而)[^，]{0,8}?(?:不会?|没有?|不能)(?P<again>[一-鿿]{2})")
_NEAR, _REACH = 3, 12
"""Characters that the sides of a denied verb may differ by, and how far into a side what it can do is looked for."""


def _parts(text: str, clauses: Clauses) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield neighbours of several clauses each, set apart by ； or 。, in a frame that reaches so far: 过去……；现在……."""
    before: tuple[int, int] | None = None
    start = 0
    for c in range(len(clauses)):
        if clauses.ranks[c] == 1:
            continue
        here = (start, c)
        start = c + 1
        if before is not None and c - before[0] > 1 and c - before[0] < 2 * _PART_CLAUSES:
            spans = [(clauses.starts[a], clauses.stops[b]) for a, b in (before, here)]
            name = _matched(text, spans[0], spans[1], stop=False, only="part")
            if name:
                yield (spans[0], spans[1]), name
        before = None if clauses.ranks[c] == BREAK else here


def _matched(text: str, first: Offsets, second: Offsets, *, stop: bool, only: str = "") -> str:
    """Return the name of the first frame that holds two sides, or an empty string."""
    frames, opens, holds = _frames(stop, only)
    y = text[slice(*second)]
    x = text[slice(*first)]
    if not (
        opens(y)
        or holds(y)
        or (x[-1:] in _SMALL and len(y) < len(x) + 4)
        or (not only and not stop and _LEADS.search(x))
    ):
        return ""
    for frame in frames:
        back = frame.second.search(y)
        if back is None:
            continue
        front = None if frame.led and _TURNS.match(text, second[1] + 1) else frame.first.search(x)
        if front is None or (frame.near and not _alike(front.start(), back.start(), x, y)):
            continue
        return frame.name
    return ""


Look = Callable[[str], re.Match[str] | None]


@cache
def _frames(stop: bool, only: str) -> tuple[tuple[ContrastFrame, ...], Look, Look]:
    """Return the frames that may stand here, and two looks at the second side that most neighbours fail: at its opening and anywhere."""
    frames = tuple(f for f in FRAMES if not (stop and f.within) and not (only and not getattr(f, only)))
    patterns = [f.second.pattern for f in frames if f.name != "small_but" and not f.led]
    opening = [pattern for pattern in patterns if pattern[0] == "^" and _one_way(pattern)]
    anywhere = [pattern for pattern in patterns if pattern not in opening]
    return frames, re.compile("|".join(opening) or _NOTHING).match, re.compile("|".join(anywhere) or _NOTHING).search


_NOTHING = "(?!)"


def _one_way(pattern: str) -> bool:
    """Return whether a pattern has no ways set apart by | outside its brackets.

    >>> _one_way("^(?:只有|唯有)"), _one_way("^(?:只有)|哪有")
    (True, False)
    """
    depth = 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            return False
    return True


_TURNS = re.compile("但|可是|然而|却")
_LEADS = re.compile("虽|尽管|固然|诚然")
_SMALL = frozenset("大多高长重小少远深贵")


def _alike(p: int, q: int, first: str, second: str) -> bool:
    """The frame's words stand at the same place of clauses about as long."""
    longer, shorter = max(len(first), len(second)), min(len(first), len(second))
    return abs(p - q) <= 1 and (longer <= 1.5 * shorter or longer - shorter <= 2)
