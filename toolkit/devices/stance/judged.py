"""What a judgement is said of (评价对象), and whether it is one at all or only asked for and warned against."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.devices.scene import Scene
from toolkit.model import Span

_WARNED = re.compile(
    r"(?:防止|避免|杜绝|预祝|祝愿|恭祝|单靠|光靠|之所以|克服|严防|谨防|力戒|坚决反对|反对|不能|决不能|不要|不得|严禁|切忌|解决|整治|纠正|防范|改变|破解|着力|要(?<![主重需]要)(?!求)|必须|务必|努力|争取|确保|力争|希望|应当|应该|做到|推动|推进|促进|实现|加快形成|如果|一旦|若|即使|以免|切实|为了|围绕|加快|靠的?是|离不开|从不|不是|不搞|不求|不怕|难以|怎样|怎么|如何|不可(?!避免|否认)|切莫|切勿|千万|允许|谁也|谁都|不许|不准|可以|必将|一定会|定会|让我们|我们一定|向着|奋力|指示我们|嘱托|勉励|号召|只有|才能|方能|唯有|才会|就能|能够|提倡|倡导|弘扬|发扬|保持|坚持)"
)
_ASKED = re.compile(
    r"如果|假如|倘若|要是(?<![主重需只]要是)|若是|到20[0-9]{2}年|至20[0-9]{2}年|要(?<![主重需只]要)(?!求|素|看到|清醒|认识到|承认)|必须|务必|确保|力争|努力|推动|着力|争取|目标是|希望|预祝|祝愿|祝"
)
_PREVENTED = re.compile("防止|避免|杜绝|严防|如果|一旦|以免")
_OFFICIALS = "(?:同志|党员干部|领导干部|干部|党员|领导|公职人员|工作人员|单位|部门|地方|乡镇|街道|支部|村|学校|人|地区|班子|机关|窗口)"
# Each alternative begins with a character of its own: a search skips what cannot be one.
SOME = re.compile(
    rf"有(?:的(?!是)|些)(?!群众|老师|学生|孩子|朋友|老百姓|企业|年轻|老人|家长)(?:{_OFFICIALS}(?:和{_OFFICIALS})?)?"
    + "".join(f"|{few}{_OFFICIALS}(?:和{_OFFICIALS})?" for few in ("个别", "少数", "极少数", "一些", "部分"))
)
"""Those whom a speaker faults without a name: 有的干部, 少数部门和公职人员."""
_FEW = "有个少极一部"
"""With what these begin."""
_LEAD = re.compile(
    r"(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十][，,]|总的来说|总体来看|总体上|应该说|可以说|我感到|我觉得|我认为|大家感到|让与会人员感觉|会议认为|第.点感受是"
    r"|总的感受是|但是?|目前|当前|现在|今天|近年来|去年|今年以来|今年|过去一年|一年来|五年来|回首|特别是|尤其是|其中|同时|比如|查摆了|点评|对照|群众反映强烈的|群众身边的|这样的)+"
)
_LEADING = frozenset("一二三四五六七八九十（(第总应可我大让会但目当现今近去过五回特尤其同比查点对群这")
"""With what these begin."""
_SUBJECT_END = re.compile(
    r"开得|办得|讲得都?|做得|谈得|抓得|写得|学得|跟得|分析得|我听|都|均|也|很|更|十分|非常|普遍|还|仍然?|依然|已经?|取得了?|存在着?|达到了?|展现了?|成了|成为|有了|是|对|在|把|被|从|以|与|向|为|得到|不断|看了|讲|呈现出?|展现出|得以|才"
)
_NO_SUBJECT = r"(?:这?标志着|克服|注重|伴随|原因|就|可以|一次|他说|有的说|谋|作出|作了|做了|立足|在|与|和|同|遇事|面对|见了|碰到|抓工作|问政策|交出|拿出|打出|是|就是|也是|都是|更是|同样|整改|夯实|分析|精心|述出|创造|发扬|弘扬|铸就|学习|一定程度|的|地|得|了|着|而|并|且|使|让|通过|随着|将|关于|如果|因为|由于|虽然|尽管|不仅|即|既|又|要|不断|进一步|切实|有力|努力|着力|坚持|强化|加强|推动|促进|实现|提升|各级要|掌握|聚焦|问|抓)"
_SAYING = ("说", "指出", "强调", "认为", "提出", "要求")
# Words that open a clause and are nobody of whom something could be said.
_NOBODY = re.compile(
    rf"{_NO_SUBJECT}|(?:主要|大多|大多数|多数|其中|同时|首先|其次|特别|普遍|一般|后来|从此|我看|这样|那样|这里|那里|什么|怎么|它们|他们|她们|你们|[一-鿿]{{0,4}}[后时]|[一-鿿]{{1,2}}得|[到至]?[0-9０-９]{{4}}年[前后底]?)$"
    r"|(?:为[^了]|到|至|单靠|除|对(?![外口内比于])(?![^，。]{1,16}的)|对那些|以及|比|还|也|总|预祝|恭祝|祝|凡是?|每|不|没|可|却|但|而且|因此|所以|为此|听|看|读|[一-鿿]{2}地[一-鿿])"
)
_LIGHT = frozenset("的地了着是在有都也还仍很更就上")
_LONGEST, _LONGEST_SUBJECT, _SHORTEST_SUBJECT, _STEPS = 40, 24, 2, 2


class Judged(NamedTuple):
    """Judging words, praise or blame, and what they are said of where that is known already."""

    start: int
    stop: int
    polarity: str
    what: Span | None


Around = tuple[Span, int]
"""What a judgement stands in: its clause, and where its sentence begins."""


def around(scene: Scene, at: int) -> Around:
    """Return what a judgement at `at` stands in; between sentences the clause counts from its beginning.

    >>> from toolkit.devices.trial import scene
    >>> around(scene("主题鲜明，组织有力。"), 5)
    (Span(start=5, stop=9), 0)
    """
    clause, sentence = scene.clause(at), scene.sentence(at)
    return clause, clause.start if sentence is None else sentence.start


def demanded(scene: Scene, at: int, here: Around, *, noun: bool = False) -> bool:
    """Whether what is said at `at` is asked for, hoped for or warned against: by its clause, or by the sentence so far.

    A `noun` (薄弱环节, 存在的问题) is there although something is to be done about it.

    >>> from toolkit.devices.trial import scene
    >>> [demanded(talk, at, around(talk, at)) for talk, at in ((scene("防止落实不力"), 4), (scene("会议主题鲜明"), 2))]
    [True, False]
    """
    clause, begin = here
    text, start = scene.text, clause.start
    if noun:
        return bool(_PREVENTED.search(text, start, at))
    if at > start and _WARNED.search(text, start, at):
        return True
    if begin >= start:
        return False
    semicolon = max(scene.shadow.rfind(";", begin, at), begin)
    return bool(_ASKED.search(text, semicolon, start))


def target(
    scene: Scene, at: int, here: Around, before: Sequence[tuple[int, int, Span]] = (), *, nearby: bool = False
) -> Span | None:
    """Return the words that a judgement at `at` is said of: the subject before it, else that of the judgement before.

    `before` are the judgements so far (start, stop, target) in text order. With `nearby` only the clause itself is looked at.

    >>> from toolkit.devices.trial import scene
    >>> talk = scene("一是责任传导层层递减，工作开得很好。")
    >>> target(talk, 6, around(talk, 6)).of(talk.text)
    '责任传导'
    """
    clause, begin = here
    if scene.text.startswith("存在的", at):
        return _noun_before(scene, clause.start, at)
    last = before[-1] if before and before[-1][1] > begin else None
    start = max(clause.start, begin)
    if last and last[1] > start:
        start = last[1]
        while start < at and scene.text[start] in "、的和":
            start += 1
    named = _subject(scene, start, at, own=True)
    if named is not None or nearby or (last and last[1] > clause.start):
        return named if named is not None else last[2] if last else None
    stop = clause.start - 1
    for _ in range(_STEPS):
        if stop <= begin or at - stop > _LONGEST:
            break
        if last and last[1] >= stop - 1:
            return last[2]
        clause = scene.clause(stop)
        start = max(clause.start, begin)
        named = _subject(scene, start, stop, own=False)
        if named is not None:
            return named
        stop = start - 1
    return last[2] if last else None


def _noun_before(scene: Scene, begin: int, at: int) -> Span | None:
    """The noun phrase right before `at`."""
    start = at
    for token in reversed(scene.doc.tokens_in(Span(begin, at))):
        if token.tag[:1] not in "nrjxmt" and token.tag != "vn":
            break
        start = token.start
    only = scene.token(start)
    bare = only is not None and only.stop == at and only.tag[:1] == "v"  # 分析存在的问题
    return Span(start, at) if at - start > 1 and not bare else None


def _subject(scene: Scene, start: int, stop: int, *, own: bool) -> Span | None:
    """The noun phrase that opens `[start, stop)`, up to where its predicate begins; None where it opens otherwise."""
    text = scene.text
    while start < stop and (text[start].isspace() or text[start] in "，、；—"):
        start += 1
    if stop - start < _SHORTEST_SUBJECT:
        return None
    some = SOME.match(text, start, stop) if text[start] in _FEW else None
    if some:
        return Span(*some.span())
    lead = _LEAD.match(text, start, stop) if text[start] in _LEADING else None
    return _phrase(scene, lead.end() if lead and lead.end() < stop else start, stop, own=own)


def _phrase(scene: Scene, start: int, stop: int, *, own: bool) -> Span | None:
    """The noun phrase that opens `[start, stop)`, when nothing leads in there any more."""
    text = scene.text
    cut = _predicate_at(scene, start + 1, stop)
    end = stop if cut is None else cut
    while end > start:
        light = 1 if text[end - 1] in _LIGHT else _adverb_ends(scene, end)
        if not light:
            break
        end -= light
    words = text[start:end]
    if own and cut is None and stop > start and text[stop - 1] == "、":
        return None
    if (
        len(words) < _SHORTEST_SUBJECT
        or len(words) > _LONGEST_SUBJECT
        or _NOBODY.match(words)
        or words.endswith(_SAYING)
    ):
        return None
    only = scene.token(start)
    if only is not None and only.stop == end and only.tag in {"v", "d", "ad"}:
        return None
    if not own and cut is None and not _nominal(scene, start, end):
        return None
    return Span(start, end)


def _predicate_at(scene: Scene, start: int, stop: int) -> int | None:
    """Where the predicate after a subject begins: the first such word that is a word here (not 均 in 均衡), outside quotation marks."""
    text = scene.text
    for match in _SUBJECT_END.finditer(text, start, stop):
        at = match.start()
        whole = len(match.group()) > 1 or (at in scene.token_at and at + 1 in scene.token_ends)
        if whole and text.count("“", start - 1, at) == text.count("”", start - 1, at):
            return at
    return None


def _adverb_ends(scene: Scene, stop: int) -> int:
    """How many characters the adverb has that ends at `stop`, 0 where none does: 企业继续|发展."""
    if stop not in scene.token_ends:
        return 0
    for size in _SIZES:
        index = scene.token_at.get(stop - size)
        if index is not None:
            return size if scene.doc.tokens[index].tag == "d" else 0
    return 0


_SIZES = (1, 2, 3, 4)


_SUMMED = re.compile("等[一-鿿]{2,4}$")


def _nominal(scene: Scene, start: int, stop: int) -> bool:
    """Whether the words of a stretch hold a noun or pronoun before any verb, or sum up what they name (简政放权等改革)."""
    if _SUMMED.search(scene.text, start, stop):
        return True
    for token in scene.doc.tokens_in(Span(start, stop)):
        if token.tag[:1] in "nrj" or token.tag == "vn":
            return True
        if token.tag[:1] == "v":
            return False
    return False
