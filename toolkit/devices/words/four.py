"""Four-character phrases (四字格): a rhythmic unit of four characters that is no idiom."""

import re
from collections.abc import Iterable, Sequence

from toolkit.devices.scene import Scene, finding, is_han
from toolkit.model import Finding, Span, Token

_RUN_OF_HAN = re.compile(r"[一-鿿]{4,}")
_STOP = frozenset(",.;:!?、\n…")
_QUOTE = frozenset("\"'「」『』")

# Frames that make a phrase of any words: 从严从实, 以罚代管, 一罚了之, 谁碰谁疼, 认认真真. The places that any character fills are asked
# about once for all frames of one make, since a class of so many characters takes long to compile.
_FRAME = re.compile(
    r"(?:从(?=.从)(?!(.)从\1)|以(?=.[代促带])|应(?=.尽)|想(?=.就)|重(?=.轻)|有(?=.必)|不(?=.而)|用(?=而无)|一(?=.了之)"
    r"|([谁边敢真能抓严立即好早])(?=.\2))[一-鿿]{3}"
    r"|一[分砖草针线点滴桥山水村丝毫厘寸][一-鿿]?一[分瓦木线滴路水户毫厘寸]|([一-鿿])\3(?![一-鿿]*\3)([一-鿿])\4"
)
_BAD_FRAME = re.compile(
    r"[一-鿿]\B有必要|有[没]必|能不能|真[的是]真|[一二三四五六七八九十]{2}|好[不]好|.*[的了]|有必须"
)

# What no rhythmic unit begins or ends with.
_BAD_START = re.compile(
    r"[我你他她它咱这那哪其每各某的了着过和与及或是在于对把被将向从由为给让使令叫就也都还又再更最很太已曾正刚只才便却而且但若如虽因所之等个]"
    r"|既|有的|有些|一个|一次|一种|一条|一张|一项|一年|一是|二是|三是|会中|会前|会后|今天|昨天|明天|去年|今年|明年|近年|当前|目前|刚才|下面|首先|其次|再次|最后|同时|此外|另外|总的|特别|尤其|例如|比如"
    r"|谢谢|同志|当今|少年|子女|当代|看一|走一|想一|试一|各位|尊敬|亲爱|怎么|什么|如何|为何|没有|不是|不讲|不绕|就是|请予|下午|上午|春节|国庆|[两三四五六七八九十几百千][点个项条种类次年名位级]|[〇一二三四五六七八九十]+[月日]"
)
_GOOD_START = re.compile(
    r"从[严快细实重紧优简]|为民|对标|对党|由[表点]|因[地]|各[具有]|正[风]|又[好快]|更[高快]|在岗|把[握关]|将心|我为|与[民]|所[向]|只争|最[多]"
)
_BAD_END = re.compile(
    r"[的了着过吗呢吧啊和与及或在于对把被将向之前后时里中内外间者们等]$|来$|去$|觉得$|起来$|下来$|感觉$|一个$|会议$|讲话$|意见$|建议$|工作$|问题是$|方面$"
)
_GOOD_END = re.compile(r"(?:在前|在先|其中|心中|手中|手里|心里|眼里|嘴里|平时|日常|过$|靠前|向前|向后|领先|之后快)$")

_NOUN = ("n", "s", "f", "t", "j", "b")


def four_characters(scene: Scene, idioms: Sequence[Finding] = ()) -> list[Finding]:
    """Return the four-character phrases (四字格) that are no idiom.

    Four rules: phrases of a list; frames such as 从…从…; four characters that punctuation cuts off and that are one
    construction; and the neighbour of such a one in a run. Four characters that are half a phrase are left out.

    >>> from toolkit.devices.trial import found
    >>> found(four_characters, "会议主题鲜明，安排紧凑，从严从实抓落实。谢谢大家！")
    ['主题鲜明', '安排紧凑', '从严从实']
    """
    taken = _Taken(idioms)
    findings: list[Finding] = []

    def keep(start: int, rule: str) -> None:
        if taken.free(start, start + 4):
            taken.add(start, start + 4)
            whole = Span(start, start + 4)
            findings.append(finding("four_character", rule, (whole,), words=whole.of(scene.text)))

    units: list[int] = []
    for start, stop, (word, use) in scene.listed("four_character"):
        if len(word) != 4 or scene.cut(start, stop) or _quoted(scene, start, stop):
            continue
        if use == "any" and _ends_here(scene, stop):
            keep(start, "listed_phrase")
        else:
            units.append(start)
    listed_units = frozenset(units)
    for match in _FRAME.finditer(scene.text):
        if not _BAD_FRAME.match(match.group()) and not scene.cut(*match.span()):
            keep(match.start(), "phrase_frame")
    for start, rule in _cut_off(scene, taken, listed_units):
        keep(start, rule)
    findings.sort(key=lambda f: f.start)
    return findings


class _Taken:
    """Characters that a finding of four characters or an idiom already covers."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._at = {at: f.start for f in findings for at in range(f.start, f.stop)}

    def free(self, start: int, stop: int) -> bool:
        return not any(at in self._at for at in range(start, stop))

    def starts(self, at: int) -> bool:
        return self._at.get(at) == at

    def add(self, start: int, stop: int) -> None:
        self._at.update(dict.fromkeys(range(start, stop), start))


def _ends_here(scene: Scene, stop: int) -> bool:
    """Whether a phrase may end at `stop`: at a mark, or before 的, 地 or a conjunction."""
    return stop >= len(scene.text) or not is_han(scene.text[stop]) or scene.text[stop] in "的地和与及并而"


def _quoted(scene: Scene, start: int, stop: int) -> bool:
    shadow = scene.shadow
    return start > 0 and shadow[start - 1] in _QUOTE and stop < len(shadow) and shadow[stop] in _QUOTE


def _cut_off(scene: Scene, taken: _Taken, listed_units: frozenset[int]) -> Iterable[tuple[int, str]]:
    """Yield the start and rule of phrases that punctuation cuts off, and of their neighbours in a run."""
    pieces = [match.span() for match in _RUN_OF_HAN.finditer(scene.text)]
    shadow, size = scene.shadow, len(scene.shadow)
    for number, (start, stop) in enumerate(pieces):
        if stop - start != 4 or _quoted(scene, start, stop):
            continue
        left = shadow[start - 1] if start else "\n"
        right = shadow[stop] if stop < size else "\n"
        if left == ")" and start > 1:
            left = "\n"
        if not ((left in _STOP or left in " \"'-") and right in _STOP):
            continue
        shape = _shape(scene, start, cut_off=True)
        known = start in listed_units or taken.starts(start)
        before = _tail(scene, pieces, number, taken) if left in "、," else None
        after = _head(scene, pieces, number, taken) if right in "、,;" else None
        if not shape and not known:
            scene.consider(start, stop, "four_character", "cut_off_phrase", "dropped.half_phrase")
            continue
        kin = [at for at in (before, after) if at is not None and _alike(scene, at, start)]
        beside = _beside(pieces, number, taken)
        if known or shape == "phrase" or kin or beside:
            yield start, "cut_off_phrase"
            for at in kin:
                yield at, "phrase_in_run"
        else:
            scene.consider(start, stop, "four_character", "cut_off_phrase", "dropped.alone")


def _beside(pieces: list[tuple[int, int]], number: int, taken: _Taken) -> bool:
    """Whether the piece right before or after, one mark away, ends or begins in a phrase or idiom of four."""
    start, stop = pieces[number]
    before = number > 0 and start - pieces[number - 1][1] == 1 and taken.starts(pieces[number - 1][1] - 4)
    after = number + 1 < len(pieces) and pieces[number + 1][0] - stop == 1 and taken.starts(stop + 1)
    return before or after


def _tail(scene: Scene, pieces: list[tuple[int, int]], number: int, taken: _Taken) -> int | None:
    """The start of the last four characters before the mark, where they can be the first of a run."""
    start = pieces[number][0]
    if not number or start - pieces[number - 1][1] != 1:
        return None
    at = pieces[number - 1][1] - 4
    if at < pieces[number - 1][0] or at not in scene.token_at or not taken.free(at, at + 4):
        return None
    return at if _shape(scene, at) else None


def _head(scene: Scene, pieces: list[tuple[int, int]], number: int, taken: _Taken) -> int | None:
    """The start of the four characters after the mark, where they can be the last of a run."""
    stop = pieces[number][1]
    if number + 1 == len(pieces) or pieces[number + 1][0] - stop != 1:
        return None
    at, end = pieces[number + 1]
    if at + 4 not in scene.token_ends or not taken.free(at, at + 4):
        return None
    if end - at > 4 and scene.text[at + 4] not in "的抓等":
        return None
    return at if _shape(scene, at) else None


def _alike(scene: Scene, first: int, second: int) -> bool:
    """Whether two phrases of four are of one make: a shared character in one slot, or cut in the same places."""
    a, b = scene.text[first : first + 4], scene.text[second : second + 4]
    if any(x == y for x, y in zip(a, b, strict=True)):
        return True
    cuts = [tuple(t.stop - at for t in _tokens(scene, at)) for at in (first, second)]
    return cuts[0] == cuts[1] or (4,) in cuts or 2 in cuts[0] or 2 in cuts[1]


def _tokens(scene: Scene, start: int) -> tuple[Token, ...]:
    return scene.doc.tokens_in(Span(start, start + 4))


def _shape(scene: Scene, start: int, *, cut_off: bool = False) -> str:
    """Say what four characters are: `phrase` (stands by itself), `clause` (needs a neighbour of its kind), or "" (neither).

    A phrase is verb and object, subject and predicate, or two like words in two halves of two characters.
    """
    words = scene.text[start : start + 4]
    tokens = _tokens(scene, start)
    if _half_phrase(words) or not tokens or tokens[0].start != start or tokens[-1].stop != start + 4:
        return ""
    if any(token.tag[:1] in "urpcxwymq" and len(token.text) == 1 and token.text not in "谁在有而" for token in tokens):
        return ""
    if len(tokens) == 1:
        return (
            "phrase" if tokens[0].tag[:1] in "ilzva" and tokens[0].tag != "vn" else "clause" if _verbal(words) else ""
        )
    if all(token.tag[:1] in _NOUN for token in tokens):
        return "clause" if cut_off and _verbal(words) else ""
    return "clause" if _construction(tokens, halves=start + 2 in scene.token_ends) or _verbal(words) else ""


def _half_phrase(words: str) -> bool:
    """Whether four characters begin or end as no rhythmic unit does (我从成绩, 的责任感)."""
    starts_badly = bool(_BAD_START.match(words)) and not _GOOD_START.match(words)
    return starts_badly or (bool(_BAD_END.search(words)) and not _GOOD_END.search(words))


def _construction(tokens: Sequence[Token], *, halves: bool) -> bool:
    """Whether the words make verb and object, subject and predicate, or modifier and head."""
    first, last = tokens[0].tag, tokens[-1].tag
    if not halves:
        return first[:1] in "vdan"
    verb_object = len(tokens) == 2 and first[:1] == "v" and first != "vn" and last[:1] in "nav"
    subject_predicate = last[:1] in "av" and last != "vn"
    return verb_object or subject_predicate or (first[:1] in "ad" and last[:1] in "vna")


_ENDINGS = (
    "有力",
    "有序",
    "有效",
    "积极",
    "紧凑",
    "鲜明",
    "显著",
    "明显",
    "到位",
    "充分",
    "突出",
    "严密",
    "严谨",
    "细致",
    "过硬",
)
_VERBAL = re.compile(
    "^(?:提质|聚力|凭功|整改|总结|查找|抓|管|严|建好|逐|限时|闭环|迟报|带头|守土|超|无证|违规|不|认清|突出|压实|强化|加强|完善|健全|深化|推动|推进|落实|创新|围绕|服务|坚持|坚定|牢记|践行|弘扬|履行|把握|聚焦|紧扣|紧盯|守住|补齐|发现|通报|查处|小事|大事)"
)


def _verbal(words: str) -> bool:
    return words.endswith(_ENDINGS) or bool(_VERBAL.match(words))
