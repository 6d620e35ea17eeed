"""Clauses that are images from end to end (根往深处扎，枝向高处长; 换十个地方挖，不如在一个地方挖)."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from toolkit.devices.scene import Scene
from toolkit.devices.words.domains import Piece, on_topic, wholly
from toolkit.model import Finding

_NEAR_BEFORE, _NEAR_AFTER = 45, 25
_FEW, _OFTEN = 2, 6
_IN_COMPANY = 100
_TELLING = frozenset(("thing", "act", "state", "weak"))
_Count = Callable[[str], int]
_START = attrgetter("start")
# What a saying is made with, and a report of facts is not.
_SAYING = re.compile(
    "不如|却|才|就|则|永远|一旦|不论|无论|哪怕|只有|越|未必|不怕|哪有|任凭|纵|何愁|方能|再[^，]{1,5}也|一[^，]{1,6}都|只[^，]{1,3}不|不[^，]{1,2}要|没有回头"
)
# What orders are made with as well: a saying only where all is under the open sky.
_BIDDING = re.compile("没有|不能|不会|(?<!只)要|难|得[住起下出]|必|不可|等到|自然|终|总")
_STORY = re.compile("那天|那年|当年|上周|上个月|有一天|去年|昨天|前几天|[他她我](?!们)|老人")
_TOLD = re.compile("[他她我]|的人|今年|去年|昨天|那年|当年|[0-9０-９]")
_LEANS = re.compile("[^，]{0,3}?(?:不如|就|才|已经|便|则)")
_ADDS = re.compile("也|还|却|又|更")
_LEADS = re.compile("不论|无论|如果|只要|一旦|等|若|当|哪怕|即使|与其|因为")
_OPENERS = re.compile(
    "要|谁|由|请|得|是|有|自己|先|给|也|又|更|而|不|能|会|就|才|都|还|却|但|不是|而是|就是|正是|都是|还是|要是|总|总是|让|须|必须|不能|不会|不要|别|可以"
)
_CLOSERS = frozenset(("了", "的", "呢", "吗", "啊", "评", "说"))
_IRONY = ("今天", "上午", "晴天", "前脚", "左手", "台上", "这边")
_OPEN_AIR = frozenset(("plant", "weather", "water", "nature", "light and fire", "sea", "animals"))
_TOLD_OF = frozenset(("plant", "sea", "animals", "machine", "food"))
_STAGED = frozenset(("theatre", "sports", "exam", "sea"))


class _Clause(NamedTuple):
    start: int
    stop: int
    words: list[Piece]

    def of(self, *kinds: str) -> list[Piece]:
        return [piece for piece in self.words if piece.kind in kinds]

    def tells(self) -> bool:
        return not _TELLING.isdisjoint([piece.kind for piece in self.words])


def scenes(scene: Scene, near: Sequence[Finding]) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield the clauses that are images as a whole: start, stop, thing, domain, rule.

    `near` are the images that are known already, in order.
    """
    text = scene.text
    telling = [clause for clause in map(_Clause._make, wholly(text)) if clause.tells()]
    found = [c for c in map(_trimmed, telling) if not c.of("person") and c.tells()]
    count = cache(text.count)
    whole = [_is_scene(text, found, index, near, count) for index in range(len(found))]
    for step in (1, -1):
        for index in range(len(found))[::step]:
            other = index - step
            if not whole[index] and 0 <= other < len(found) and whole[other]:
                whole[index] = _beside(text, found[other], found[index], count)
    last: _Clause | None = None
    for clause, kept in zip(found, whole, strict=True):
        if not kept:
            continue
        if last is not None and _gap(text, last, clause) and _one(text, last, clause):
            last = _Clause(last.start, clause.stop, [*last.words, *clause.words])
            continue
        if last is not None:
            yield _image(last)
        last = clause
    if last is not None:
        yield _image(last)


def _image(clause: _Clause) -> tuple[int, int, str, str, str]:
    named = clause.of("thing") or clause.of("act", "state", "weak")
    return clause.start, clause.stop, named[0].word, named[0].domain, "whole_scene"


def _trimmed(clause: _Clause) -> _Clause:
    """The clause without the particles that lead it in, and the persons that it is said of (老师要有一桶水)."""
    start, stop, words = clause
    first, last = 0, len(words)
    while first < last and (words[first].kind == "person" or _OPENERS.fullmatch(words[first].word)):
        start += len(words[first].word)
        first += 1
    while last > first and words[last - 1].word in _CLOSERS:
        last -= 1
        stop -= len(words[last].word)
    return _Clause(start, stop, words[first:last])


def _gap(text: str, one: _Clause, two: _Clause) -> bool:
    """Whether nothing but a mark and particles stands between two clauses."""
    between = text[one.stop : two.start]
    return (
        "“" not in between
        and len(between) <= 6
        and between.count("，") + between.count("、") + between.count("；") == 1
    )


def _one(text: str, one: _Clause, two: _Clause) -> bool:
    """Whether two clauses make one image: of a list, or one leans on the other (不论树的影子有多长，根永远扎在土里)."""
    between = text[one.stop : two.start]
    if "、" in between:
        return True
    mark = text.index(between.lstrip("了的")[0], one.stop) + 1
    return "，" in between and bool(
        _LEANS.match(text, mark, two.stop)
        or _LEADS.match(text, one.start)
        or (_ADDS.match(text, mark) and not two.of("thing"))
    )


def _beside(text: str, kept: _Clause, other: _Clause, count: _Count) -> bool:
    """Whether a clause keeps up the image of its neighbour: of the same world, and told as shortly."""
    first, second = (kept, other) if kept.start < other.start else (other, kept)
    if not _gap(text, first, second) or _TOLD.search(text, other.start, other.stop) or _literal(text, other, count):
        return False
    if not other.of("thing") and not _one(text, first, second):
        return False
    worlds = {piece.domain for piece in kept.of("thing", "act", "state")}
    own = {piece.domain for piece in other.of("thing", "act", "state")}
    return bool(worlds & own) or bool(worlds & _OPEN_AIR and own & _OPEN_AIR)


def _is_scene(text: str, found: list[_Clause], index: int, near: Sequence[Finding], count: _Count) -> bool:
    clause = found[index]
    if _TOLD.search(text, clause.start, clause.stop):
        return False
    if clause.of("human") and clause.of("thing"):
        return True
    if not clause.of("thing"):
        return _done(text, found, index, near)
    if len(clause.of("thing", "act", "state", "weak")) < 2 or clause.stop - clause.start < 3:
        return False
    told = _says(text, clause) or _blows_over(text, clause) or _near(text, clause, near) or _paired(text, found, index)
    if not told or _literal(text, clause, count):
        return False
    return not _STORY.search(text, max(0, text.rfind("。", 0, clause.start)), clause.start)


def _done(text: str, found: list[_Clause], index: int, near: Sequence[Finding]) -> bool:
    """Whether a clause that names no thing is a scene all the same, by what is done or by what it keeps up."""
    clause = found[index]
    long = clause.stop - clause.start > 3
    staged = clause.of("weak") and {piece.domain for piece in clause.of("weak", "act")} <= _STAGED
    if staged and long and _near(text, clause, near):
        return True
    return _said(text, clause) or _weighed(text, found, index) or (long and _paired(text, found, index))


def _says(text: str, clause: _Clause) -> bool:
    """Whether a clause is made as sayings are; as orders are, too, if all is under the open sky."""
    first = max(0, clause.start - 2)
    if _SAYING.search(text, first, clause.stop):
        return True
    return bool(_BIDDING.search(text, first, clause.stop)) and _under_sky(clause)


def _under_sky(clause: _Clause) -> bool:
    return {piece.domain for piece in clause.of("thing", "act", "state", "weak")} <= _OPEN_AIR


def _blows_over(text: str, clause: _Clause) -> bool:
    """Whether a clause is weather alone, and tells of no past day (一阵风过去)."""
    weather = all(piece.domain == "weather" for piece in clause.of("thing", "act", "state", "weak"))
    return (
        weather
        and bool(clause.of("act"))
        and clause.stop - clause.start > 3
        and text[clause.stop : clause.stop + 1] != "了"
    )


def _paired(text: str, found: list[_Clause], index: int) -> bool:
    """Whether a clause of the same length and about the same thing stands beside it (晴天送伞、雨天收伞)."""
    clause = found[index]
    for other in (index - 1, index + 1):
        if 0 <= other < len(found) and found[other].stop - found[other].start == clause.stop - clause.start:
            first, second = sorted((clause, found[other]))
            ends = [{piece.word[-1] for piece in one.of("thing", "act")} for one in (first, second)]
            alike = bool(ends[0] & ends[1] and clause.of("act"))
            alike = alike and text[first.stop] == "、"
            if (alike or _same_frame(first, second) or (_outdoors(first) and _outdoors(second))) and _gap(
                text, first, second
            ):
                return text.startswith(_IRONY, first.start) or not any(
                    on_topic(text, piece.domain) for piece in clause.of("act")
                )
    return False


def _outdoors(clause: _Clause) -> bool:
    """Whether a clause says what some thing under the open sky does (根往深处扎)."""
    return bool(clause.of("thing") and clause.of("act")) and _under_sky(clause)


def _said(text: str, clause: _Clause) -> bool:
    """Whether a saying is told by what is done in one world (坐在船上看别人划桨, 只开花不结果)."""
    acts, held = clause.of("act"), clause.of("weak")
    if clause.stop - clause.start < 5 or not (
        _SAYING.search(text, max(0, clause.start - 2), clause.stop)
        or _BIDDING.search(text, max(0, clause.start - 2), clause.stop)
    ):
        return False
    worlds = {piece.domain for piece in acts} & _TOLD_OF
    same = {piece.word for piece in (*acts, *held) if piece.domain in worlds}
    return len(same) > 1 and not any(on_topic(text, domain) for domain in worlds)


def _same_frame(one: _Clause, two: _Clause) -> bool:
    """Whether both say with the same particle what one thing has or is to another (水有源、树有根)."""
    if len(one.words) != len(two.words) or len(one.of("thing")) < 2 or len(two.of("thing")) < 2:
        return False
    return any(
        a.kind == b.kind == "plain" and a.word == b.word != "的" for a, b in zip(one.words, two.words, strict=True)
    )


def _weighed(text: str, found: list[_Clause], index: int) -> bool:
    """Whether two things done are weighed against each other (换十个地方各挖一米，不如在一个地方挖十米)."""
    clause = found[index]
    if index + 1 == len(found) or not _gap(text, clause, found[index + 1]):
        return False
    acts = {piece.word for piece in clause.of("act")}
    return text.startswith("不如", found[index + 1].start) and any(p.word in acts for p in found[index + 1].of("act"))


def _near(text: str, clause: _Clause, near: Sequence[Finding]) -> bool:
    """Whether an image of the same world, or a simile, stands shortly before or after."""
    worlds = {piece.domain for piece in clause.of("thing", "weak")} | {"simile"}
    at = bisect_left(near, clause.start, key=_START)
    for known in near[max(0, at - 3) : at + 3]:
        start, stop = known.start, known.stop
        if start < clause.stop and clause.start < stop:
            continue
        first, last, most = (
            (stop, clause.start, _NEAR_BEFORE) if stop <= clause.start else (clause.stop, start, _NEAR_AFTER)
        )
        if last - first <= most and known.detail("domain") in worlds and "\n" not in text[first:last]:
            return True
    return False


def _literal(text: str, clause: _Clause, count: _Count) -> bool:
    """Whether the text is about what the clause names: its domain is the topic, or its things stand all over.

    `count` is how often a word stands in the text.
    """
    for piece in clause.of("thing"):
        inside = text.count(piece.word, max(0, clause.start - _IN_COMPANY), clause.stop + _IN_COMPANY)
        outside = count(piece.word) - inside
        if outside >= (_FEW if len(piece.word) > 1 else _OFTEN) or on_topic(text, piece.domain):
            return True
    return False
