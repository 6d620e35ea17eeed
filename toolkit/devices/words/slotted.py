"""Images made by slots that speakers fill anew (以奋斗为桨, 给思想补钙, 比洪水还要危险, 断了的心气)."""

import re
from collections.abc import Iterator

from toolkit.anchored import Anchored
from toolkit.devices.scene import Scene
from toolkit.devices.words.domains import on_topic, subjects, thing_at, thing_from, word_from

_Found = tuple[int, int, str, str, str]
_END = "，。；：！？、“”‘’（）《》\n,.;:!?—… 　"
_COUNT = re.compile("[了上好起着]?(?:一[个条座盏把面扇块颗粒棵支股剂件顶道味副层根双针张份杯])?")
_AS = re.compile(rf"以(?=([^{_END}以为]{{2,6}})为([^{_END}]{{1,3}})(?![^{_END}]))")
_FOR = Anchored(re.compile(rf"[给为替](?=([^{_END}]{{2,6}}))"), *"给为替")
_THAN = Anchored(re.compile(rf"(?:(?<![好对相占])比|[胜赛]过|堪比)(?=[^{_END}]{{1,10}}(?![^{_END}]))"), *"比胜赛堪")
_THAN_HOW = re.compile(rf"(?:还要?|更)[^{_END}]{{1,4}}(?![^{_END}])|(?![^{_END}])")
_WORN = re.compile(
    "的(?<=[了甸烫冷凉腾辣热锈尘涸萎零色霉冰刺钙血腿电牙味气土珠]的)(?:(?<=([断冷凉散垮塌歪锈裂瘪]了)的)|(?<=(滚烫|冰冷|冰凉|炽热|生锈|蒙尘|干涸|枯萎|凋零|褪色|发霉|结冰|带刺|缺钙|贫血|长腿|带电|长牙)的)|(?<=(沉甸甸|热腾腾|火辣辣|带露珠)的)"
    "|(?<=(冒着热气|沾满泥土)的)|(?<=(带着泥土味)的))"
)
_BEHIND = rf"[^{_END}]{{1,3}}[、，](?:心里|脚下|台下|背后|手上|会后|人后)[^{_END}]{{1,3}}(?![^{_END}])"
_TWO_FACED = re.compile(rf"上(?:(?<=(口头)上)|(?<=([嘴台脸会])上)){_BEHIND}")
_BEFORE_MEN = re.compile(rf"人前{_BEHIND}")
_ROOTED = re.compile(rf"根[^{_END}]{{0,2}}?扎(?:在|到|进|得)[^{_END}]{{1,6}}(?![^{_END}])")
_FRAMES = (
    ("two_faced", "body", _TWO_FACED),
    ("two_faced", "body", _BEFORE_MEN),
    ("rooted", "plant", _ROOTED),
)
_IDEA_SIZES = (4, 3, 2)


def slotted(scene: Scene) -> Iterator[_Found]:
    """Yield the images that fill such a slot: start, stop, words, domain, rule.

    >>> from toolkit.devices.trial import scene
    >>> text = "以信念为帆、以奋斗为桨，给思想补钙，侥幸心理比洪水还要危险，断了的心气难接，以他为师。"
    >>> [text[start:stop] for start, stop, *_ in slotted(scene(text))]
    ['以信念为帆', '以奋斗为桨', '给思想补钙', '比洪水还要危险', '断了的心气']
    """
    text = scene.text
    yield from sorted([*_as(text), *_for(text), *_than(text), *_worn(text)])
    for rule, domain, frame in _FRAMES:
        for match in frame.finditer(text):
            start, stop = match.start(match.lastindex or 0), match.end()
            yield start, stop, text[start:stop], domain, rule


def _as(text: str) -> Iterator[_Found]:
    """Rule `idea_as_thing`: one takes an idea for a thing (以奋斗为桨)."""
    for match in _AS.finditer(text):
        thing = thing_at(text, *match.span(2))
        if thing is not None and match.group(1)[-2:] in subjects() and len(thing.word) == len(match.group(2)):
            yield match.start(), match.end(2), thing.word, thing.domain, "idea_as_thing"


def _for(text: str) -> Iterator[_Found]:
    """Rule `done_to_idea`: what is done to things is done to an idea (给思想补钙, 为市场松了绑)."""
    for match in _FOR.finditer(text):
        at = match.end()
        size = next((n for n in _IDEA_SIZES if text[at : at + n] in subjects()), 0)
        act = word_from(text, at + size) if size else None
        if act is None or act.kind != "act":
            continue
        stop = at + size + len(act.word)
        held = _object(text, stop)
        if held > stop:
            stop = held
        elif len(act.word) == 1 or (stop < len(text) and text[stop] not in _END):
            continue
        if not on_topic(text, act.domain):
            yield match.start(), stop, text[at + size : stop], act.domain, "done_to_idea"


def _object(text: str, at: int) -> int:
    """Where a thing ends that closes its clause and starts at `at`, behind a count; `at` where there is none."""
    count = _COUNT.match(text, at)
    first = count.end() if count else at
    thing = thing_from(text, first)
    stop = first + len(thing.word) if thing else at
    return stop if stop == len(text) or text[stop] in _END else at


def _than(text: str) -> Iterator[_Found]:
    """Rule `more_than_thing`: an idea is measured against a thing (比洪水还要危险)."""
    for match in _THAN.finditer(text):
        thing = thing_from(text, match.end())
        how = _THAN_HOW.match(text, match.end() + len(thing.word)) if thing else None
        if thing is not None and how is not None:
            yield match.start(), how.end(), thing.word, thing.domain, "more_than_thing"


def _worn(text: str) -> Iterator[_Found]:
    """Rule `idea_worn`: an idea is broken, cold or heavy as a thing may be (断了的心气, 沉甸甸的责任)."""
    for match in _WORN.finditer(text):
        at = match.end()
        size = next((n for n in _IDEA_SIZES if text[at : at + n] in subjects()), 0)
        if size:
            how = match.group(match.lastindex or 0)
            yield at - len(how) - 1, at + size, how, "tool", "idea_worn"
