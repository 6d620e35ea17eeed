"""Frames that judge (评价句式): 圆满完成…, 发言有做法、有数据, 是最大的堵点, 寒的是企业的心, 离期待还有一段路."""

import re
from collections.abc import Iterator

from toolkit.anchored import Anchored
from toolkit.devices.scene import Scene
from toolkit.devices.stance.judged import Judged, around, target
from toolkit.model import Span

# Each begins with its own characters and looks back afterwards, so that a search skips what cannot be one.
_DONE = re.compile("圆满(?<![为要保]圆满)(?:完成|实现)了?(?P<what>[^，。；：“”\n]{3,30})(?=[，。；]|$)")
_GREATLY = Anchored(
    re.compile("(?:极大地?|有力地?)(?:激发|促进|推动|增强|提升|鼓舞|改善|调动|振奋|带动)了[^，。；\n]{2,26}"),
    "极大",
    "有力",
)
_WON = Anchored(
    re.compile("(?:赢得|得到|受到)了?[^，。；\n]{2,16}(?:赞誉|好评|尊重|认可|信任|赞扬|肯定)(?=[，。；！]|$)"),
    *("赢得", "得到", "受到"),
)
_WORST = re.compile("最大的(?:堵点|短板|软肋|隐患|瓶颈|障碍|硬伤|弱项|痛点|危险)(?=[，。；]|$)")
# What there is much of: 问题还不少, 短板依然很多.
_MUCH = re.compile(
    "(?P<what>(?:问题|困难|矛盾|短板|不足|差距|隐患|欠账|难题|弱项|漏洞|堵点|痛点|薄弱环节|压力|风险))(?:都|也|还|仍然?|依然|依旧|还是|仍旧){0,2}"
    "(?P<words>(?:还|仍然?|依然|依旧|都|也)?(?:不少|很多|较多|太多|不小|很大|较大|不容忽视|不容小觑))(?=[，。；！]|$)"
)
_WORTH = re.compile(
    "值得(?:我们|大家|全[市县区省]|各级|各地|每个人|所有人)?(?:[一-鿿]{1,4}地?)?(?:学习|称赞|赞扬|赞许|点赞|骄傲|自豪|敬佩|敬重|尊敬|尊重|推广|借鉴)(?=[，。；！]|的?$)"
    + "".join(f"|{owed}(?:充分|予以|给予|高度)?肯定(?=的?[，。；！])" for owed in ("应当", "应该", "应", "要", "必须"))
)
# What is searched for is one character that all words of a frame have; what stands before it is a group.
_REACHED = (
    re.compile(
        "现(?<=(实)现)了?(?:历史性|跨越式|突破性|根本性|新的?|良好|精彩|重大|全面)(?:的)?(?:历史性)?(?:跨越|突破|转变|飞跃|开局|开端|提升)(?=[，。；！]|$)"
    ),
    re.compile(
        "了(?=[看实可明显很不较质根新长积喜历翻天一令])(?:(?<=(有)了)(?:看得见|实实在在|可喜|明显|显著|很大|不小|较大|质|根本|新|长足)的?(?:变化|进步|提升|起色|改观|好转|改善|提高|发展)(?=[，。；！]|$)"
        "|(?<=(发生)了)(?:可喜|积极|喜人|历史性|翻天覆地|天翻地覆)的?(?:显著)?(?:变化|转变)(?=[，。；！]|$)"
        r"|(?<=(创造|书写|谱写)了)(?:新的?|历史|一个又一个|令人)[^，。；\n]{0,8}(?:奇迹|佳绩|纪录|历史|辉煌)(?=[，。；！]|$))"
    ),
    re.compile("出(?<=([迈跨])出)了?(?:坚实|可喜|扎实|重要|关键|新|有力)的?(?:一步|一大步|步伐|步子)(?=[，。；！]|$)"),
)
_THAN_HOPED = re.compile("比(?:预想|预料|预期|想象|预计)的?(?:还)?(?:要|更)?[好快稳高强顺](?=[，。；！]|$)")
_IS = re.compile("是(?P<of>[^，。；是\n]{0,6})$")
_HURTS = Anchored(re.compile("[砸寒凉丢毁坏]的是(?<![一-鿿].的是)[^，。；\n]{2,14}(?=[，。；]|$)"), "的是", after=1)
_FAR_OFF = re.compile(
    "[离与同跟][^，。；\n]{2,16}[还仍尚][有差][^，。；\n]{0,6}(?:距离|一段路|一大截|一截|路要走)(?=[，。；]|$)"
)
_FAR = ("距离", "段路", "截", "路要走")
_HAVING = re.compile("有(?<=[言报职话评，,都个也没]有)")
_TALK = re.compile("(?P<what>发言|汇报|述职|讲话|点评)[，,]?(?:都|个个|也)?(?=没?$)")
_LONGEST_TALK = 6
_HAS = re.compile("(?:既|又|也|还)?没?有[一-鿿]{2,3}(?:、没?有[一-鿿]{2,3}){0,5}(?=[，。；]|$)")


def framed(scene: Scene) -> Iterator[Judged]:
    """Yield what frames judge, with what it is said of where the frame itself names it.

    >>> from toolkit.devices.trial import scene
    >>> talk = scene("几家作了发言，有做法、有数据，我都同意。数据不通，是今年最大的堵点。去年圆满完成各项任务。")
    >>> [talk.text[j.start : j.stop] for j in framed(talk)]
    ['圆满完成', '今年最大的堵点', '有做法、有数据']
    """
    text = scene.text
    for match in _DONE.finditer(text):
        yield Judged(match.start(), match.start("what"), "+", Span(*match.span("what")))
    for frame in (_GREATLY, _WON):
        for match in frame.finditer(text):
            yield Judged(match.start(), match.end(), "+", None)
    for match in _WORST.finditer(text):
        what = _IS.search(text, max(0, match.start() - 7), match.start())
        if what:
            yield Judged(what.start("of"), match.end(), "-", _of(scene, what.start("of")))
    for match in _HURTS.finditer(text):
        yield Judged(match.start(), match.end(), "-", _of(scene, match.start()))
    for match in _FAR_OFF.finditer(text) if any(far in text for far in _FAR) else ():
        yield Judged(match.start(), match.end(), "-", _of(scene, match.start()))
    yield from _told_of_things(scene)
    yield from _talks(scene)


def _of(scene: Scene, at: int, *, nearby: bool = False) -> Span | None:
    """What a judgement at `at` is said of."""
    return target(scene, at, around(scene, at), nearby=nearby)


def _told_of_things(scene: Scene) -> Iterator[Judged]:
    """Yield 问题还不少, 值得我们学习, 应当肯定, 迈出坚实步伐, 比预想的好."""
    text = scene.text
    for match in _MUCH.finditer(text):
        yield Judged(match.start("words"), match.end(), "-", Span(*match.span("what")))
    for match in _WORTH.finditer(text) if "值得" in text or "肯定" in text else ():
        yield Judged(match.start(), match.end(), "+", _of(scene, match.start()))
    for frame in _REACHED:
        for match in frame.finditer(text):
            start = match.start(match.lastindex or 0)
            yield Judged(start, match.end(), "+", _of(scene, start))
    for match in _THAN_HOPED.finditer(text):
        yield Judged(match.start(), match.end(), "+", _of(scene, match.start(), nearby=True))


def _talks(scene: Scene) -> Iterator[Judged]:
    """Yield what a talk just heard has: 作了发言，有做法、有数据."""
    text = scene.text
    for having in _HAVING.finditer(text):
        talk = _TALK.search(text, max(0, having.start() - _LONGEST_TALK), having.start())
        has = _HAS.match(text, talk.end()) if talk else None
        while talk and has:
            yield Judged(has.start(), has.end(), "+", Span(*talk.span("what")))
            has = _HAS.match(text, has.end() + 1)
