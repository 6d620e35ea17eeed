"""Appraisal (评价): words that praise or fault, with what they are said of."""

import re

from toolkit.devices.scene import Scene, finding, is_han
from toolkit.model import Finding, Span

_WARNED = re.compile(
    r"(?:防止|避免|杜绝|克服|严防|谨防|力戒|坚决反对|反对|不能|决不能|不要|不得|严禁|切忌|解决|整治|纠正|防范|改变|破解|着力|(?<![主重需])要(?!求)|必须|务必|努力|争取|确保|力争|希望|应当|做到|推动|实现|如果|一旦|若|即使|以免|切实)"
)
_SUBJECT_END = re.compile(
    r"开得|办得|讲得都?|做得|谈得|抓得|写得|分析得|都|均|也|很|更|十分|非常|总体上?|普遍|还|仍然?|依然|已经?|取得了?|存在着?|达到了?|展现了?|对"
)
_NOT_SUBJECT = re.compile(
    r"^(?:克服|注重|伴随|预祝|祝|原因|是|就|可以|一次|他说|有的说|谋|[—-]|作出|作了|做了|立足|整改|夯实|分析|精心|述出|创造|发扬|弘扬|铸就|学习|去年|今年|近年|一定程度|的|地|得|了|着|而|并|且|但|但是|同时|特别是|尤其|使|让|为|以|在|从|通过|随着|把|将|对于|关于|如果|因为|由于|虽然|尽管|不仅|而且|即|既|又|也|要|不断|进一步|切实|有力|努力|着力|坚持|强化|加强|推动|促进|实现|提升|总的|一是|二是|三是|四是|五是)"
)
_LIGHT = frozenset("的地了着是在")
_LONGEST = 60


def appraisals(scene: Scene) -> list[Finding]:
    """Return praise and criticism (评价) with polarity: the judging words first, then what they are said of.

    The target is the subject of the sentence so far, or of the clause; faults that are only warned against (防止…, 不能…)
    and what is asked for (要…, 努力…) are left out. A judgement without a target that can be named is left out too.

    >>> from toolkit.devices.trial import found
    >>> found(appraisals, "这次会议开得非常成功。全年工作存在的不足要改。", members=True)
    [('非常成功', '这次会议'), ('存在的不足', '全年工作')]
    """
    findings = []
    for start, stop, (word, polarity) in scene.listed("appraisals"):
        sentence = scene.sentence(start)
        clause = scene.clause(start)
        if sentence is None or scene.cut(start, stop) or stop > clause.stop or not _ends_clause(scene.text, stop, word):
            continue
        if _WARNED.search(scene.text, clause.start, start):
            scene.consider(start, stop, "appraisal", "judging_words", "dropped.warned")
            continue
        target = _target(scene, sentence.start, clause, start)
        if target is None:
            scene.consider(start, stop, "appraisal", "judging_words", "dropped.no_target")
            continue
        findings.append(
            finding(
                "appraisal",
                "judging_words",
                (Span(start, stop), target),
                {"polarity": polarity},
                words=word,
                target=target.of(scene.text),
                polarity=f"=polarity.{'plus' if polarity == '+' else 'minus'}",
            )
        )
    return findings


def _ends_clause(text: str, stop: int, word: str) -> bool:
    """Whether a judgement ends here: before a mark, or a noun phrase of its own (存在的问题) that more may follow."""
    return word.startswith("存在") or stop >= len(text) or not is_han(text[stop])


def _target(scene: Scene, sentence_start: int, clause: Span, at: int) -> Span | None:
    """The words judged: the subject before the judging words in their clause, else that of the clauses before."""
    text = scene.text
    inside = _subject(text, max(clause.start, sentence_start), at)
    if inside:
        return inside
    start = clause.start
    while start > sentence_start and at - start < _LONGEST:
        clause = scene.clause(start - 1)
        start = max(clause.start, sentence_start)
        earlier = _subject(text, start, clause.stop)
        if earlier:
            return earlier
        if start == clause.start == sentence_start:
            break
    return None


def _subject(text: str, start: int, stop: int) -> Span | None:
    """The noun phrase that opens `[start, stop)`, up to where its predicate begins; None where it opens otherwise."""
    while start < stop and (text[start].isspace() or text[start] in "，、“"):
        start += 1
    end = stop
    cut = _SUBJECT_END.search(text, start, stop)
    if cut and cut.start() > start:
        end = cut.start()
    mark = text.find("、", start, end)
    if mark >= 0 and end == stop:
        end = mark
    while end > start and text[end - 1] in _LIGHT:
        end -= 1
    if end - start < 2 or end - start > 24 or _NOT_SUBJECT.match(text[start:end]):
        return None
    return Span(start, end)
