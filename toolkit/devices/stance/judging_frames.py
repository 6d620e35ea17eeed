"""Frames that judge (评价句式): 圆满完成…, 发言有做法、有数据, 是最大的堵点, 寒的是企业的心, 离期待还有一段路."""

import re
from collections.abc import Iterator

from toolkit.devices.scene import Scene
from toolkit.devices.stance.judged import Judged, target
from toolkit.model import Span

# Each begins with its own characters and looks back afterwards, so that a search skips what cannot be one.
_DONE = re.compile("圆满(?<![为要保]圆满)(?:完成|实现)了?(?P<what>[^，。；：“”\n]{3,30})(?=[，。；]|$)")
_GREATLY = re.compile("(?:极大地?|有力地?)(?:激发|促进|推动|增强|提升|鼓舞|改善|调动|振奋|带动)了[^，。；\n]{2,26}")
_WON = re.compile("(?:赢得|得到|受到)了?[^，。；\n]{2,16}(?:赞誉|好评|尊重|认可|信任|赞扬|肯定)(?=[，。；！]|$)")
_WORST = re.compile("最大的(?:堵点|短板|软肋|隐患|瓶颈|障碍|硬伤|弱项|痛点|危险)(?=[，。；]|$)")
_IS = re.compile("是(?P<of>[^，。；是\n]{0,6})$")
_HURTS = re.compile("[砸寒凉丢毁坏]的是(?<![一-鿿].的是)[^，。；\n]{2,14}(?=[，。；]|$)")
_FAR_OFF = re.compile(
    "[离与同跟][^，。；\n]{2,16}[还仍尚][有差][^，。；\n]{0,6}(?:距离|一段路|一大截|一截|路要走)(?=[，。；]|$)"
)
_TALK = re.compile("(?P<what>发言|汇报|述职|讲话|点评)[，,]?(?:都|个个|也)?(?=没?有)")
_HAS = re.compile("(?:既|又|也|还)?没?有[一-鿿]{2,3}(?:、没?有[一-鿿]{2,3}){0,5}(?=[，。；]|$)")


def framed(scene: Scene) -> Iterator[Judged]:
    """Yield what frames judge, with what it is said of where the frame itself names it.

    >>> from toolkit.devices.trial import scene
    >>> talk = scene("几家作了发言，有做法、有数据，我都同意。数据不通，是今年最大的堵点。去年圆满完成各项任务。")
    >>> [talk.text[j.start : j.stop] for j in framed(talk)]
    ['圆满完成', '今年最大的堵点', '有做法、有数据']
    """
    text = scene.text
    for match in _DONE.finditer(text) if "圆满" in text else ():
        yield Judged(match.start(), match.start("what"), "+", Span(*match.span("what")))
    for frame in (_GREATLY, _WON):
        for match in frame.finditer(text):
            yield Judged(match.start(), match.end(), "+", None)
    for match in _WORST.finditer(text) if "最大的" in text else ():
        what = _IS.search(text, max(0, match.start() - 7), match.start())
        if what:
            yield Judged(what.start("of"), match.end(), "-", target(scene, what.start("of")))
    for frame, sign in ((_HURTS, "的是"), (_FAR_OFF, "")):
        for match in frame.finditer(text) if sign in text else ():
            yield Judged(match.start(), match.end(), "-", target(scene, match.start()))
    yield from _talks(scene)


def _talks(scene: Scene) -> Iterator[Judged]:
    """Yield what a talk just heard has: 作了发言，有做法、有数据."""
    text = scene.text
    for talk in _TALK.finditer(text):
        at = talk.end()
        while has := _HAS.match(text, at):
            yield Judged(has.start(), has.end(), "+", Span(*talk.span("what")))
            at = has.end() + 1
