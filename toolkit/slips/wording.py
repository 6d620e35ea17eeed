"""Slips of wording: characters that sound alike, particles, frames with a word missing, doubled words, endless sentences."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from toolkit.anchored import Anchored
from toolkit.model import Document, Slip, Span
from toolkit.slips.making import slip

_JI = re.compile(
    r"即(?<![^，；。：！？、,;.\s]即)(?![使便将可是日时刻席为位兴会令期若或知而墨])(?P<first>[^，。；：！？,;.\n]{2,18})[，,、](?P<also>也|又|还|更)"
)

# In mid-clause, 即 and 也 with the same verb (问题即有思想上的，也有制度上的).
_JI_TWICE = re.compile(
    r"即(?<=[一-鿿]即)(?<![立随当旋在亦一若]即)(?P<verb>[有要能会抓看讲谈查])[^，。：！？,;.\n]{1,16}[，,、](?:也|又)(?P=verb)"
)

_MORE = "更有力|更有效|更自觉|更主动|更充分|更全面|更深入|更扎实"
_MANNER = (
    "更好|更快|更准|更实|更细|更深|更广|认真|积极|切实|不断|严格|扎实|深入|努力|大力|坚决|有力|有效|主动|自觉|及时|准确|充分|深刻|清醒"
    "|坚定|牢固|稳步|紧密|迅速|彻底|全面|持续|有序|真正|逐步|逐渐|合理|科学"
)
# Verbs that head no noun phrase in this place; those that may are ruled out by what follows.
_VERB = (
    "吸收|吸取|汲取|贯彻|落实|推动|推进|促进|抓好|做好|搞好|管好|用好|办好|开展|完成|履行|看到|认识到|意识到|感受到|体会到|感觉到|融入|结合起来|统一起来|激发|调动|凝聚|引导|解决|掌握|把握|运用|发挥|承担|担负|带动|适应"
    "|满足|维护|保持|树立|坚持|配合|参与|执行|遵守|加强|改进|服务(?=群众|人民|百姓|企业|基层|大局|中心|发展|社会|民生|农民|居民|师生|经济|全市|全县|全区|党)"
    "|支持(?=群众|企业|基层|我们|工作)|保障(?=群众|人民|经济|民生)"
)
_NOUN_HEAD = re.compile(
    r"办法|作用|力|器|者|意义|机制|措施|态度|过程|方法|方式|能力|水平|效果|情况|氛围|环境|习惯|精神|要求|途径|手段|平台|条件|机会|任务|目标|体系|政策|工作(?!的)|的|[，。；：！？、,.;]|程度|性|型|率|度(?!过)|会$"
)
# 的 is what is searched for; what stands before it is looked at when what follows may do.
_DE_FOR_DI = re.compile(
    rf"的(?=[{''.join(sorted({verb[0] for verb in _VERB.split('|')}))}])(?:(?<=(?P<more>{_MORE})的)|(?<=(?P<how>{_MANNER})的))(?:{_VERB})"
)
_DE_FOR_DE = re.compile(
    r"的(?=[很非十比都])(?:(?<=(?P<more>开展|完成|落实|掌握)的)|(?<=(?P<how>[做干讲办抓搞管走跑谈])的))"
    r"(?:很|非常|十分|比较|都很|都)(?:好|不错|扎实|精彩|到位|成功|实|快|认真|及时|圆满)(?=[，。；！,.;])"
)

_FORMS = tuple(
    (one, two, Anchored(re.compile(f"(?:{one}|{two}){after}"), one, two))
    for one, two, after in (("决不", "绝不", "(?:能|允许|容许|可|姑息|放过|手软|含糊)"), ("既使", "即使", ""))
)
_MISSING = (
    (
        Anchored(
            re.compile(r"(?:这就|就)要(?=我们|各级|大家|全体|广大|全市|全县|全区|每[个一名位])"), "这就要", "就要"
        ),
        "要求",
    ),
    (
        re.compile(
            r"在(?!于)[^，。；：！？、于\n]{2,24}(?:正确领导|坚强领导|关心支持|大力支持|共同努力|高度重视)(?=，)"
        ),
        "下",
    ),
    (re.compile(r"以(?<![一-鿿]以)[^，。；：！？、为作\n]{2,16}(?:契机|抓手|载体|突破口|切入点)(?=，)"), "为"),
    (re.compile(r"对[^，。；：！？、\n]{2,12}(?:高度视|引起重视高度)(?=[，。])"), "重"),
)
_CHARS = "的了在和我们把与及并被或从"
_DOUBLED_CHAR = re.compile(
    rf"[{_CHARS}](?=[{_CHARS}])(?:的(?<=的的)(?<![目标有是确打众无]..)(?!确)|了(?<=了了)(?<![为不]..)(?![解之])|在(?<=在在)(?<![存现实潜所内外正好自]..)|和(?<=和和)(?<![柔温平]..)(?![美睦气平])"
    r"|我(?<=我我)(?<![一-鿿]..)|们(?<=们们)|把(?<=把把)(?!关)|与(?<=与与)|及(?<=及及)(?![格时])|并(?<=并并)|被(?<=被被)|或(?<=或或)|从(?<=从从)(?!容))"
)
_WORDS = "我们|你们|他们|以及|通过|按照|进行|根据|关于|对于|因为|所以|但是|同志|问题|干部|群众|党员|党委|政府|加强|推进|落实|坚持|必须|全面|不断|认真|切实|发展|建设|工作|经济|社会"
_DOUBLED_WORD = re.compile(rf"([{_WORDS[::3]}][{_WORDS[1::3]}])\1(?<={_WORDS})(?!队|组|站|员|者|部|性|们|化)")
_LONGEST = 145
_STRETCH = re.compile(r"[^;]+")


def ji_for_ji(doc: Document) -> Iterable[Slip]:
    """Yield 即 … 也 where 既 … 也 is meant: 即 opens a clause and 也, 又 or 还 the next, or both take one verb.

    >>> from toolkit.model import Document, Speech
    >>> text = "大家即展现了亮点，也正视了不足。讲话，即有思想上的，也有制度上的。即使下雨，也要来。"
    >>> [s.evidence[0].of(text) for s in ji_for_ji(Document(Speech(text)))]
    ['即有思想上的，也']
    """
    for match in (*_JI.finditer(doc.text), *_JI_TWICE.finditer(doc.text)):
        evidence = Span(*match.span())
        yield slip("ji_for_ji", match.start(), match.start() + 1, (evidence,), words=match.group())


def de_before_verb(doc: Document) -> Iterable[Slip]:
    """Yield 的 where 地 (更好的吸收经验) or 得 (做的很好) is meant.

    >>> from toolkit.model import Document, Speech
    >>> text = "更好的吸收经验，更好的服务群众，更好的服务质量，积极的推动作用，干的很好。"
    >>> [s.evidence[0].of(text) for s in de_before_verb(Document(Speech(text)))]
    ['更好的吸收', '更好的服务', '干的很好']
    """
    for pattern, right in ((_DE_FOR_DI, "地"), (_DE_FOR_DE, "得")):
        for match in pattern.finditer(doc.text):
            if right == "地" and not match.group().endswith("起来") and _NOUN_HEAD.match(doc.text, match.end()):
                continue
            at = match.start()
            whole = Span(at - len(match["more"] or match["how"]), match.end())
            yield slip("de_particle", at, at + 1, (whole,), words=whole.of(doc.text), right=right)


def two_forms(doc: Document) -> Iterable[Slip]:
    """Yield one slip where a text writes one word two ways (决不能, 绝不能): at the rarer, with both for evidence.

    >>> from toolkit.model import Document, Speech
    >>> text = "绝不能松懈，决不能马虎。决不能等。"
    >>> [s.of(text) for s in two_forms(Document(Speech(text)))]
    ['绝不能']
    """
    for one, two, pattern in _FORMS:
        if one not in doc.text or two not in doc.text:
            continue
        by_rest: dict[str, list[re.Match[str]]] = {}
        for match in pattern.finditer(doc.text):
            by_rest.setdefault(match.group()[len(one) :], []).append(match)
        for matches in by_rest.values():
            ones = [m for m in matches if m.group().startswith(one)]
            twos = [m for m in matches if not m.group().startswith(one)]
            if ones and twos:
                odd, usual = (ones, twos) if len(ones) < len(twos) else (twos, ones)
                evidence = (Span(*odd[0].span()), Span(*usual[0].span()))
                yield slip("two_forms", *odd[0].span(), evidence, words=odd[0].group(), other=usual[0].group())


def missing_word(doc: Document) -> Iterable[Slip]:
    """Yield fixed frames with a word missing: 这就要我们 (这就要求我们), 在…正确领导， (…领导下), 以…契机， (以…为契机).

    >>> from toolkit.model import Document, Speech
    >>> text = "这就要我们努力，这就要求我们努力。在市委的正确领导，工作顺利，以换届契机，抓好工作。"
    >>> [s.of(text) for s in missing_word(Document(Speech(text)))]
    ['这就要', '在市委的正确领导', '以换届契机']
    """
    for pattern, missing in _MISSING:
        for match in pattern.finditer(doc.text):
            evidence = Span(match.start(), min(match.end() + 4, len(doc.text)))
            yield slip("missing_word", *match.span(), (evidence,), words=evidence.of(doc.text), missing=missing)


def doubled_words(doc: Document) -> Iterable[Slip]:
    """Yield a character or word written twice in a row by mistake (的的, 我们我们); reduplication is none.

    >>> from toolkit.model import Document, Speech
    >>> text = "关系的的根基，目的的确定，我们我们要学习学习。"
    >>> [s.of(text) for s in doubled_words(Document(Speech(text)))]
    ['的的', '我们我们']
    """
    for pattern in (_DOUBLED_CHAR, _DOUBLED_WORD):
        for match in pattern.finditer(doc.text):
            yield slip("doubled_word", *match.span(), words=match.group())


@cache
def _misspellings() -> tuple["re.Pattern[str]", dict[str, str]]:
    path = Path(__file__).resolve().parent.parent / "wordlists" / "devices" / "misspellings.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    table = {row[0]: row[1] for row in rows}
    firsts, seconds = ("".join(sorted({word[at] for word in table})) for at in (0, 1))
    words = "|".join(f"{word[1]}(?<={word[:2]}){word[2:]}" for word in sorted(table, key=len, reverse=True))
    return re.compile(f"[{firsts}](?=[{seconds}])(?:{words})"), table


def misspelt(doc: Document) -> Iterable[Slip]:
    """Yield common misspellings of fixed words (再接再励 for 再接再厉), from a list.

    >>> from toolkit.model import Document, Speech
    >>> [s.of("再接再励，一如继往。") for s in misspelt(Document(Speech("再接再励，一如继往。")))]
    ['再接再励', '一如继往']
    """
    pattern, table = _misspellings()
    for match in pattern.finditer(doc.text):
        yield slip("misspelling", *match.span(), words=match.group(), right=table[match.group()])


def one_hand(doc: Document) -> Iterable[Slip]:
    """Yield 一方面 with no 另一方面 after it before the next heading: the other half is missing.

    >>> from toolkit.model import Document, Paragraph, Speech
    >>> text = "一方面，要抓学习。要抓落实。"
    >>> [s.of(text) for s in one_hand(Document(Speech(text), paragraphs=(Paragraph(0, len(text)),)))]
    ['一方面']
    """
    for number, paragraph in enumerate(doc.paragraphs):
        words = paragraph.of(doc.text)
        if words.count("一方面") == 1 and "另一方面" not in words:
            following = doc.paragraphs[number + 1] if number + 1 < len(doc.paragraphs) else None
            before = doc.paragraphs[number - 1].of(doc.text) if number else ""
            if (following and "一方面" in following.of(doc.text)) or "一方面" in before:
                continue
            at = paragraph.start + words.index("一方面")
            if at == 0 or doc.text[at - 1] not in "这那任某每哪":
                yield slip("one_hand", at, at + 3)


def long_sentences(doc: Document) -> Iterable[Slip]:
    """Yield sentences that run on for 145 characters or more with nothing stronger than a comma."""
    for sentence in doc.sentences:
        if sentence.stop - sentence.start < _LONGEST:
            continue
        for part in _STRETCH.finditer(doc.shadow, sentence.start, sentence.stop):
            if part.end() - part.start() >= _LONGEST:
                yield slip("long_sentence", *part.span(), length=str(part.end() - part.start()))
