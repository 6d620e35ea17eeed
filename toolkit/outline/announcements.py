"""Announcements (预告): where the speaker says what will follow, and how many; matched later to what was delivered."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model import Announcement, Count, Note, Section, Span
from toolkit.numerals import parse_numeral
from toolkit.outline.ground import Ground
from toolkit.outline.points import Point
from toolkit.outline.rules import consider, rule
from toolkit.segment.sentences import sentence_ends

_NOUNS = (
    "方面|问题|意见|建议|要求|感受|体会|希望|工作|任务|事情?|故事|看法|想法|认识|措施|举措|重点|环节|原则|关系|话|观点|目标|差距|不足|特点|变化|"
    "启示|经验|做法|成效|成绩|难题|短板|关口?|转变|内容|心愿|愿望?|期待|期望|期盼|忠告|情况|意思|关键词|倡议|设想|打算|字|文章|硬仗|战役|行动|"
    "计划|工程|层面|维度|角度|要点|部分|步骤|阶段|理由|原因|条件|因素|优势|机遇|挑战|教训|提升|突破|坚持|精神|品质|本领|能力|寄语|嘱托|感悟|"
    "疑问|例子|难点|亮点|类|条|点|项|句"
)
_NOUN = re.compile(_NOUNS)
_LISTED = re.compile(rf"的?(?:[^的]{{0,5}}的)?(?:{_NOUNS})|$")
_COUNT = re.compile(
    r"(?P<n>[一二两三四五六七八九十0-9几](?<![第这那每前后首末头百千万亿0-9.一二三四五六七八九十].)(?:(?<=[0-9])[0-9]?|(?<=几)|(?<![0-9几])[一二两三四五六七八九十]{0,2}))"
    r"(?P<cl>个|点|条|项|件|大|句|层|类|步|道|份|种|场|篇|(?=方面|关[,.:])|(?=小故事))(?P<rest>[^,.;:!?、()\"]{0,8})"
)
_BELOW_WHAT = r"(?!简称)[^,.;:!?]{0,12}?(?:工作|方面|[几点]点|任务|问题|举措|措施|事情?|要求|原则|意见|建议|内容)[^,.;:!?]{0,4}(?=[,.:])"
_NO_BOUND = "(?<![岁元度级人年分0-9%]..)"
_BELOW = re.compile(
    rf"以下{_NO_BOUND}{_BELOW_WHAT}|如下{_BELOW_WHAT}|下列{_BELOW_WHAT}|以下{_NO_BOUND}(?=:)|如下{_NO_BOUND}(?=:)"
)
_BELOW_WORDS = ("以下", "如下", "下列")
_SAYS = re.compile(
    r"(?:我|下面|现在|借此机会|在此|这里|再|想|只|还)[^.;:!?]{0,30}?(?:讲|谈|说|提|强调|汇报|交流|分享|许|送|点|报告|介绍|嘱咐|有|作)(?!了|过|出了)"
    r"(?:一下|好|上|出|给大家|点)?[^,.;:!?]{0,8}$"
)
_SPOKEN = re.compile(r"[讲谈说提许送]$|强调$|汇报$|交流$|分享$|讲讲$|[只]有$|提出$|送上$|谈谈$|再讲$")
_SPOKEN_NOUN = re.compile(
    r"^的?(?:小)?(?:问题|意见|建议|要求|感受|体会|希望|看法|想法|认识|话|观点|故事|心愿|愿望?|期待|期望|期盼|忠告|意思|寄语|嘱托|感悟|情况|方面|$)"
)
_DOING = re.compile(r"抓好|做好|把握|抓住|做了|着重|重点|突出|集中|注意|采取|推进|处理好|开展|落实|完成")
_NEAR_END = 16
"""Characters between a count and the points; a count further back counts something else."""
_BACKWARD = re.compile(r"以上|上述|这就是|例子")


@dataclass(frozen=True, slots=True)
class Promise:
    """An announcement before it is matched: its sentence, its counts with their nouns, and the point it leads to.

    `opens` is where the point stands that follows at once, None where none does.
    """

    start: int
    stop: int
    counts: tuple[tuple[int | None, str], ...]
    opens: int | None
    spoken: bool
    sure: bool
    rule: str


def promises(ground: Ground, span: Span, points: Sequence[Point]) -> list[Promise]:
    """Return the sentences in `span` that say what will follow, in text order."""
    openers = {p.start for p in points if p.ordinal in {1, None}}
    any_point = {p.start for p in points}
    found: dict[int, Promise] = {}
    anchors = {m.start() for m in _COUNT.finditer(ground.shadow, span.start, span.stop)}
    if any(word in ground.shadow for word in _BELOW_WORDS):
        anchors |= {m.start() for m in _BELOW.finditer(ground.shadow, span.start, span.stop)}
    done = span.start
    for anchor in sorted(anchors):
        if anchor < done:
            continue
        start, stop = _sentence(ground, anchor, span, any_point)
        done = stop
        promise = _promise(ground, start, stop, openers, any_point)
        if promise is not None:
            found[start] = promise
            consider(ground.trace, start, stop, "announcement", promise.rule, True, f"why.{promise.rule}")
        else:
            consider(ground.trace, start, stop, "announcement", "promises", False, "why.no_promise")
    return [found[start] for start in sorted(found)]


def _sentence(ground: Ground, anchor: int, span: Span, any_point: set[int]) -> tuple[int, int]:
    """Return the sentence around `anchor`: back to the last stop or point, on to the next stop, or to `：` before a point."""
    paragraph = ground.paragraphs[ground.paragraph_at(anchor)]
    low = max(span.start, paragraph.start, anchor - 300)
    start = low
    for end in sentence_ends(ground.text, ground.shadow, low, anchor):
        start = end
    while start < anchor and (ground.shadow[start].isspace()):
        start += 1
    for at in range(anchor, start, -1):
        if at in any_point:
            start = at
            break
    stop = ground.sentence_stop(anchor, min(paragraph.stop, anchor + 300))
    colon = ground.shadow.find(":", anchor, stop)
    while colon >= 0:
        at = colon + 1
        while at < stop and ground.shadow[at].isspace():
            at += 1
        if at >= paragraph.stop or at in any_point:
            stop = colon + 1
            break
        colon = ground.shadow.find(":", colon + 1, stop)
    return start, stop


def _promise(ground: Ground, start: int, stop: int, openers: set[int], any_point: set[int]) -> Promise | None:
    shadow = ground.shadow
    after = stop
    while after < len(shadow) and shadow[after].isspace():
        after += 1
    adjacent = after in openers
    opens = after if after in any_point else None
    counts: list[tuple[int | None, str]] = []
    spoken, sure = False, True
    point = next((at for at in (start,) if at in any_point), None)
    for found in _COUNT.finditer(shadow, start, stop):
        noun = _noun(found["rest"], found["cl"])
        before = shadow[max(start, found.start() - 40) : found.start()]
        if _BACKWARD.search(before[-6:]) or (found["n"] in "一1" and len(found["n"]) == 1):
            continue
        says = counted_speech(before, found["rest"]) or (spoken and shadow[found.start() - 1] in ",、和")
        spoken = spoken or says
        listed = noun is not None and _LISTED.match(found["rest"]) is not None
        near = adjacent and stop - found.end("rest") <= _NEAR_END
        if says or (near and (listed or found["n"] == "几")) or (adjacent and stop - found.end() <= 2):
            sure = sure and (says or (listed and stop - found.end("rest") <= 1))
            counts.append((None if found["n"] == "几" else parse_numeral(found["n"]), noun or found["cl"]))
    if point is not None and not adjacent:
        return None
    if counts and (adjacent or spoken):
        if not spoken:
            counts = counts[-1:]
        name = "counted_speech" if spoken else "count_before_points"
        if name == "count_before_points" and not count_before_points(adjacent):
            return None
        return Promise(start, stop, tuple(counts), opens, spoken, sure, name)
    below = list(_BELOW.finditer(shadow, start, stop))
    if below and points_below(shadow[start:stop], below[-1].group(), stop - below[-1].end()):
        number = _COUNT.search(below[-1].group())
        count = parse_numeral(number["n"]) if number else None
        noun = (_noun(number["rest"], number["cl"]) if number else None) or _noun(below[-1].group(), "") or "工作"
        return Promise(start, stop, ((count, noun),), opens, False, True, "points_below")
    return None


def _noun(rest: str, classifier: str) -> str | None:
    """Return the counted noun: the first known noun after the classifier, or the classifier itself (`再讲两条`)."""
    found = _NOUN.search(rest)
    if found:
        return found.group()
    return classifier if classifier in {"点", "条", "项", "句"} else None


@rule(otherwise=False)
def counted_speech(before: str, rest: str) -> bool:
    """The speaker says that he will say so many things: `我讲三点意见`, `谈三点感受`, `只有三点希望`.

    >>> counted_speech("下面,我", "意见"), counted_speech("下面,我讲", "意见"), counted_speech("张书记讲了", "意见")
    (False, True, False)
    """
    if not _SPOKEN_NOUN.match(rest) or not _SAYS.search(before):
        return False
    return (
        _SPOKEN.search(before) is not None
        or re.search(r"(?:讲|谈|提|说|许|强调)[^,.;:!?了过]{0,6}$", before) is not None
    )


@rule(otherwise=False)
def count_before_points(adjacent: bool) -> bool:
    """A sentence with a count announces points when the first of them follows at once: `重点把好三关：一是…`."""
    return adjacent


@rule(otherwise=False)
def points_below(sentence: str, phrase: str, left: int) -> bool:
    """A sentence that ends in `以下几个方面` or `如下工作` announces points, numbered or not."""
    return (left <= 2 and _DOING.search(sentence) is not None and not phrase.startswith("下面")) or (
        left <= 2 and "几个方面" in phrase
    )


def match(
    ground: Ground, found: Sequence[Promise], sections: Sequence[Section], limit: int
) -> tuple[Announcement, ...]:
    """Return the announcements, each count with the sections that deliver it and how it turned out."""
    matched = []
    places = _Places(sections)
    for promise in found:
        chosen = _delivered(ground, promise, sections, places)
        counts = []
        for i, (count, noun) in enumerate(promise.counts):
            members = chosen[i] if i < len(chosen) else ()
            counts.append(Count(count, noun, members, _status(ground, promise, count, members, limit)))
        if not promise.sure and any(c.status in {"short", "over"} for c in counts):
            continue
        matched.append(
            Announcement(
                promise.start, promise.stop, tuple(counts), rule=promise.rule, note=Note(f"why.{promise.rule}")
            )
        )
    return tuple(matched)


def _status(ground: Ground, promise: Promise, count: int | None, sections: tuple[int, ...], limit: int) -> str:
    if not sections:
        left = bisect_left(ground.starts, limit) - bisect_left(ground.starts, promise.stop)
        return "unmarked" if left >= 2 else "undelivered"
    if count is None:
        return "unknown"
    return "kept" if len(sections) == count else "short" if len(sections) < count else "over"


class _Places:
    """Looks up sections by where they start and under what they stand."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.starts = [s.start for s in sections]
        self.children: dict[int | None, list[int]] = {}
        for i, section in enumerate(sections):
            self.children.setdefault(section.parent, []).append(i)

    def after(self, parent: int | None, first: int) -> list[int]:
        """Return the children of `parent` from index `first` on."""
        members = self.children.get(parent, [])
        return members[bisect_left(members, first) :]


def _delivered(ground: Ground, promise: Promise, sections: Sequence[Section], places: _Places) -> list[tuple[int, ...]]:
    """Return, for each count in turn, the members of the group that delivers it: siblings only, in text order."""
    following = bisect_left(places.starts, promise.stop)
    if following == len(sections) or (promise.opens is None and not promise.spoken):
        return []
    first: int | None = following
    if promise.opens is None:
        holder: int | None = bisect_left(places.starts, promise.start) - 1
        while holder is not None and (holder < 0 or sections[holder].stop <= promise.start):
            holder = None if holder < 0 else sections[holder].parent
        within = places.after(holder, following)
        beside = [] if holder is None else places.after(sections[holder].parent, following)
        first = next(iter(within or beside), None)
        if first is not None and holder is not None:
            gap = ground.paragraph_at(sections[first].start) - ground.paragraph_at(promise.start)
            first = first if gap <= 1 else None
    if first is None:
        return []
    groups: dict[int, list[int]] = {}
    for i in places.after(sections[first].parent, first):
        if sections[i].group not in groups and len(groups) == len(promise.counts):
            break
        groups.setdefault(sections[i].group, []).append(i)
    return [tuple(members) for members in groups.values()]
