"""Images (比喻): conventional ones from a list, by source domain, and similes that a word marks."""

import re
from functools import cache
from typing import NamedTuple

from toolkit.devices.scene import Scene, finding
from toolkit.devices.words.coined import coined
from toolkit.devices.words.guards import literal
from toolkit.model import Detail, Finding, Span

_MARKER = re.compile(
    r"像(?<![好图肖录偶摄塑雕画影头神铜石遗佛群不]像)(?![素样章片册话机])|就像|犹如|如同|好比|好像|宛如|恰似|好似|恰如|仿佛|俨然"
)
_TAIL = re.compile(r"(?:那样|这样|一样|一般|似的|那般|般)")
_COMPARISON_ONLY = re.compile(
    r"^(?:这样|那样|这些|那些|以前|过去|以往|往年|今天|他|她|我们|你们|某|××|\*\*|[^，。]{1,12}(?:这样|那样|这类|那类)的)"
)
# 沙滩上的楼房, 别在胸前的勋章: what stands before the image shows it.
_SHOWN = re.compile(r"[^，。；：！？、“”\n是为成作]{0,8}[上里中在着][^，。；：！？、“”\n是为成作]{0,4}的$")
# 一盏灯, 一条流动的河
_ONE = re.compile("一[个条座盏把面扇块颗粒棵支股片艘张根台部滴团束杯桶本枚首场][^，。；：！？、“”\n]{0,6}$")
_BRACKET = re.compile("《[^《》\n]*》")
_LONGEST_SIMILE = 16


_WAYS = frozenset("<>")
_COMPANY = 80
"""Characters on either side in which the company of an image is looked for."""
_NEAR, _AFTER, _LONGEST_FRAME, _JOINED = 6, 3, 11, 8


class _Image(NamedTuple):
    start: int
    stop: int
    image: str
    domain: str
    rule: str


def metaphors(scene: Scene, covering: list[Finding] | None = None) -> list[Finding]:
    """Return the conventional images (比喻) of the list, each with its source domain; literal uses are left out.

    An image that needs its company is taken with it (篱笆要扎牢). An image inside a longer idiom or simile (`covering`) is
    left out (风雨 in 风雨如晦).

    >>> from toolkit.devices.trial import found
    >>> found(metaphors, "补齐短板，啃硬骨头，把篱笆扎紧，加强心脏病防治。", detail="domain")
    [('短板', 'tool'), ('硬骨头', 'body'), ('篱笆扎紧', 'building')]
    """
    covers = [(f.start, f.stop) for f in covering or ()]
    covers += [match.span() for match in _BRACKET.finditer(scene.text)]
    covers.sort()
    images = _listed(scene)
    kept: list[_Image] = []
    made = [image for image in map(_Image._make, coined(scene.text)) if image.start in scene.token_at]
    for image in sorted([*images, *_framed(scene, images), *made], key=lambda i: (i.start, -i.stop)):
        if kept and image.start - kept[-1].stop <= _NEAR and _joins(scene, kept[-1], image):
            last = kept.pop()
            kept.append(_Image(last.start, image.stop, last.image, last.domain, "framed_image"))
            continue
        if kept and image.start < kept[-1].stop:
            if image.stop - image.start <= kept[-1].stop - kept[-1].start:
                continue
            kept.pop()
        kept.append(image)
    findings, at = [], 0
    for start, stop, noun, domain, rule in kept:
        while at < len(covers) and covers[at][1] <= start:
            at += 1
        if at < len(covers) and covers[at][0] <= start and stop <= covers[at][1] and covers[at] != (start, stop):
            scene.consider(start, stop, "metaphor", rule, "dropped.inside")
            continue
        words = scene.text[start:stop]
        details: dict[str, Detail] = {"domain": domain}
        findings.append(
            finding(
                "metaphor", rule, (Span(start, stop),), details, words=words, image=noun, domain=f"=domain.{domain}"
            )
        )
    return findings


def _joins(scene: Scene, one: _Image, two: _Image) -> bool:
    """Whether two images are one: side by side, or one of the other (唱戏的主角, 点燃问题的火种)."""
    if two.start == one.stop and two.stop - one.start <= _JOINED:
        return True
    if not 0 < two.start - one.stop <= _NEAR or one.image in _GOING:
        return False
    first = scene.token(one.start)
    does = first is not None and first.tag[:1] == "v" and one.stop - one.start < _WHOLE_IMAGE
    return does and bool(_OF.fullmatch(scene.text, one.stop, two.start))


_OF = re.compile("[一-鿿]{0,3}的")
_GOING = frozenset(
    ("迈向", "踏上", "开启", "走向", "奔向", "驶向", "迈上", "迈入", "步入", "奔小康", "攻坚", "决胜", "攻坚战")
)
_WHOLE_IMAGE = 4


def _listed(scene: Scene) -> list[_Image]:
    """Rule `listed_image`: the images that stand for themselves, or beside the words their row wants.

    Rule `verb_on_idea`: verbs that are images where they are done to an idea, or by one (卸下思想负担, 人心散了).
    """
    text, starts, ends = scene.text, scene.token_at, scene.token_ends
    found = []
    for start, stop, (image, domain, only, never) in scene.listed("metaphors"):
        if start not in starts and stop not in ends:
            scene.consider(start, stop, "metaphor", "listed_image", "dropped.cut")
            continue
        thing = only == "="
        if thing and (stop not in ends or (start not in starts and _shown(text, start) not in starts)):
            continue
        if only or never:
            clause = scene.clause(start)
            first, last = max(clause.start, start - _COMPANY), min(clause.stop, stop + _COMPANY)
            if literal(image, only, never, text[first:last], start - first):
                scene.consider(start, stop, "metaphor", "listed_image", "dropped.literal")
                continue
        if thing:
            found.append(_Image(_shown(text, start), stop, image, domain, "thing_for_idea"))
            continue
        rule = "verb_on_idea" if only[:1] in _WAYS else "listed_image"
        found.append(_Image(start, _with_object(scene, image, stop), image, domain, rule))
    return found


def _shown(text: str, start: int) -> int:
    """Return where a thing at `start` opens with what shows it: 沙滩上的楼房, 一盏灯."""
    begin = max(0, start - _LEAD)
    shown = _SHOWN.search(text, begin, start) if text[start - 1 : start] == "的" else None
    shown = shown or _ONE.search(text, begin, start)
    return shown.start() if shown else start


_LEAD = 14


def _with_object(scene: Scene, image: str, stop: int) -> int:
    """Return where an image ends that wants an object, with a short one: 心里装着别人, 根扎在村里, 照亮前路."""
    if image[-1] not in _OPEN and image not in _WARMING:
        return stop
    clause = scene.clause(stop - 1)
    last = clause.start + len(scene.text[clause.start : clause.stop].rstrip("。！？”’）"))
    return last if stop < last <= stop + _SHORT_OBJECT and "的" not in scene.text[stop : stop + 1] else stop


_OPEN = frozenset("着在到")
_WARMING = frozenset(("照亮", "点亮", "焐热", "暖热", "点燃"))
_SHORT_OBJECT = 6


def _framed(scene: Scene, listed: list[_Image]) -> list[_Image]:
    """Rule `framed_image`: an image with the verb that makes it one, before it (扣好第一粒扣子) or after it (篱笆要扎牢)."""
    text = scene.text
    found = []
    strong: set[int] = set()
    for start, stop, (noun, before, after, domain) in scene.listed("image_frames"):
        starts, ends = start in scene.token_at, stop in scene.token_ends
        if not ((starts and ends) or (stop - start > 1 and (starts or ends))):
            continue
        clause = scene.clause(start)
        verb = _verbs(before, end=True).search(text, max(clause.start, start - _NEAR - 3), start) if before else None
        tail = _verbs(after, end=False).match(text, stop, clause.stop) if after else None
        if verb is None and tail is None:
            continue
        first, last = verb.start("verb") if verb else start, tail.end() if tail else stop
        if verb and not strong:
            strong = {at for image in listed for at in range(image.start, image.stop)}
        alone = start in strong and verb is not None and (first not in strong or start - first > len(verb["verb"]) + 2)
        if last - first <= _LONGEST_FRAME and not alone:
            found.append(_Image(first, last, noun, domain, "framed_image"))
    return found


@cache
def _verbs(words: str, *, end: bool) -> "re.Pattern[str]":
    """The pattern of the words that stand before an image (up to its start), or after it."""
    either = "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
    if end:
        return re.compile(
            rf"(?P<verb>{either})[了好起着]?(?:“[^，。；：！？、“”\n]{{1,4}}”字?)?[^，。；：！？、“”\n]{{0,{_NEAR}}}$"
        )
    return re.compile(rf"[^，。；：！？、“”\n]{{0,{_AFTER}}}?(?:{either})")


def similes(scene: Scene) -> list[Finding]:
    """Return the marked similes (明喻): from 像, 如同, 好比 … to 一样, 那样 or the end of the clause.

    Comparisons of like with like (像往年一样, 像这样的) are left out.

    >>> from toolkit.devices.trial import found
    >>> found(similes, "讲成绩像打机关枪，讲问题像挤牙膏；像这样的干部，看图像。")
    ['像打机关枪', '像挤牙膏']
    """
    findings = []
    for match in _MARKER.finditer(scene.text):
        clause = scene.clause(match.start())
        near = min(clause.stop, match.end() + 2 * _LONGEST_SIMILE)  # what ends further off is too long
        tail = _TAIL.search(scene.text, match.end(), near)
        stop = tail.end() if tail else clause.stop
        if _COMPARISON_ONLY.match(scene.text[match.end() : near]) or stop - match.end() < 2:
            scene.consider(match.start(), stop, "metaphor", "marked_simile", "dropped.like_with_like")
            continue
        if stop - match.start() > _LONGEST_SIMILE:
            scene.consider(match.start(), stop, "metaphor", "marked_simile", "dropped.too_long")
            continue
        whole = Span(match.start(), stop)
        findings.append(
            finding(
                "metaphor",
                "marked_simile",
                (whole,),
                {"domain": "simile"},
                words=whole.of(scene.text),
                marker=match.group(),
            )
        )
    return findings
