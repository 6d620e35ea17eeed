"""Whose words are cited (援引): leaders, thinkers, sayings, laws and documents, and the person a speech is about."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from toolkit.devices.scene import Scene, finding, is_han
from toolkit.model import Finding, Span

_NAMES = (
    "习近平 毛泽东 邓小平 江泽民 胡锦涛 周恩来 刘少奇 朱德 陈云 任弼时 董必武 彭德怀 刘伯承 贺龙 陈毅 罗荣桓 徐向前 聂荣臻 叶剑英 胡耀邦 孙中山 李大钊 瞿秋白 方志敏 徐特立 谢觉哉 "
    "李克强 温家宝 李强 朱镕基 马克思 恩格斯 列宁 焦裕禄 雷锋 孔繁森 谷文昌 杨善洲 王进喜 张桂梅 黄文秀 钱学森 邓稼先 袁隆平 李四光 屠呦呦 黄大年 南仁东 "
    "老子 孔子 孟子 荀子 庄子 墨子 韩非子 管子 曾子 孙子 屈原 司马迁 诸葛亮 陶渊明 李白 杜甫 白居易 韩愈 刘禹锡 范仲淹 欧阳修 王安石 苏轼 苏东坡 陆游 辛弃疾 文天祥 朱熹 王阳明 于谦 张居正 "
    "顾炎武 黄宗羲 郑板桥 龚自珍 林则徐 左宗棠 曾国藩 梁启超 谭嗣同 张謇 蔡元培 陶行知 鲁迅 胡适 郭沫若 茅盾 巴金 冰心 老舍 闻一多 朱自清 叶圣陶 梁漱溟 晏阳初 费孝通 竺可桢 华罗庚 "
    "爱因斯坦 高尔基 歌德 牛顿 居里夫人 爱迪生 达尔文 伽利略 培根 莎士比亚 雨果 巴尔扎克 托尔斯泰 契诃夫 卢梭 黑格尔 康德 苏格拉底 柏拉图 亚里士多德 苏霍姆林斯基 奥斯特洛夫斯基 贝多芬 泰戈尔 富兰克林"
)
_NAMED = rf"(?:{'|'.join(sorted(_NAMES.split(), key=len, reverse=True))})(?:同志|先生|总书记|主席|总理|将军|院士|书记)?"
LEADER = rf"(?:习总书记|总书记|毛主席|周总理|朱总理|温总理|党中央|中共中央|中央|{_NAMED})"
_SAYING = (
    "古人|先哲|先贤|先人|古语|古训|古诗|俗话|俗语|老话|常言|谚语|民谚|民谣|农谚|民间|诗人|前人|老百姓常|群众常|人们常|我们常|大家常|老百姓|群众|乡亲们|过去|常|老祖宗|老人们|老辈人|老一辈人?|革命先辈|先烈|伟人"
    "|(?:有位|有一位|一位|西方)?哲人|有位名人|有位伟人|名言|有一?句(?:老话|古话|俗话|名言|谚语|话)|有一?首(?:诗|歌)|古话|行话|诗"
)
_BODY = (
    r"(?:(?:中央|党的|全国|全省|全市|全县|省委|市委|县委|区委|国务院|中共中央|中纪委|联合国|[一二三四五六七八九十]{1,3}届)[^，。；：！？“”《》\n]{0,18}?"
    r"(?:会议|全会|大会|座谈会|讲话|报告|公报|决定|文件|意见|纲要|通知|[一二三四五六七八九十]大)|党章|宪法|(?:中共中央|国务院|省委|市委|县委|区委|省政府|市政府)(?:、(?:国务院|省委|市委|省政府|市政府|区委))*)"
)
WORK = r"《[^《》\n]{1,40}》"
_ANY_SOURCE = rf"(?P<work>{WORK})|(?P<leader>{LEADER})|(?P<saying>{_SAYING})|(?P<body>{_BODY})|(?P<he>[他她](?!们|人))"
_OPENS_SOURCE = (
    "《习总毛周朱温党中古先俗老常谚民农诗前人我大群乡过革伟有一西哲名行全省市县区国联二三四五六七八九十宪他她"
    + "".join(sorted({name[0] for name in _NAMES.split()}))
)
_SOURCE = re.compile(f"(?=[{_OPENS_SOURCE}])(?:{_ANY_SOURCE})")
_SOURCE_OR_POEM = re.compile(_ANY_SOURCE.replace("|诗)", "|[一-鿿]{2,3}有诗|诗)"))
"""As `_SOURCE`, with 老杜有诗, which may open with any character."""
# Written backwards from the title, since a name may begin anywhere: 市委王书记.
_TITLE = re.compile("(?<!总)书记|市长|省长|县长|区长|部长|局长|主任|主席|总理|同志|先生|院士|烈士|将军")

_CLEAR = "(?:得(?:好|很?(?:明白|明确|清楚|透彻|对|实在|深刻)))?"
_TO = "告诫 叮嘱 嘱托 嘱咐 勉励 号召 教导 提醒 告诉"
# Every alternative begins with its own characters: a search skips what cannot be one.
_SAY = (
    rf"指出|强调|要求(?:我们)?|提出|{'|'.join(f'{verb}[一-鿿]{{0,6}}' for verb in _TO.split())}|教育我们|认为|认识到|总结说|总结道|寄语|有云|有言|有句名言|有一句名言|云|曰"
    rf"|说(?:了|过)(?:这样)?[一几两]句话|讲(?:了|过)(?:这样)?[一几两]句话|说(?:过|道|{_CLEAR})|讲(?:过|道|{_CLEAR})|写道|写过|写得(?:好|很?(?:明白|明确|清楚|对))|规定{_CLEAR}|明确(?:规定|要求|指出)?|记载|载|道|坦言|感慨|感叹"
)
_SPOKEN = re.compile(rf"(?P<say>{_SAY})(?P<tail>(?:的那样|的)?(?:我们|大家)?)(?P<mark>[，,：:]|(?=[“\"])|(?=要[“\"]))")
_BACK = 46
_ADVERB = re.compile(r"(?:[^，。；：！？、“”\n《》]|“[^“”\n]{1,10}”|《[^《》\n]{1,20}》){0,20}")
_LED = re.compile(r"(?:[^，。；：！？“”\n]|“[^“”\n]{1,14}”){0,30}，[^，。；：！？、“”\n]{0,6}")
_PLAIN = frozenset(("说", "讲", "云", "曰", "道"))
_AS_NOUN = ("要求", "规定", "号召", "明确", "嘱托", "教导")
_NO_VERB = re.compile("(?:的|有关|工作|有|些|各项|新|总体?|统一|部署|具体|相关|[和及与][一-鿿]{0,8}|不|没)$")
_NO_SPEECH = re.compile("[学小传解演游听虽按照以该当是话般如来据俗胡乱诉]$")


class _Source(NamedTuple):
    start: int
    stop: int
    kind: str


def cited_words(scene: Scene, quoted: Sequence[Finding] = ()) -> list[Finding]:
    """Rule `cited_words`: who is cited with the verb of saying, and the words, from their quotation mark or to the sentence's stop.

    A verb may go on citing where the source was cited or `quoted` just before (他坚持“…”的原则，强调“…”). 他说 counts where the person last named is one who is looked up to (陈云同志…。他说：“…”), not in a story told (有人问他，他说…).

    >>> from toolkit.devices.trial import found
    >>> found(cited_words, "陈云同志严于律己。他常说：“名利淡如水。”老张退休了，他说想家。古人云，满招损。", members=True)
    [('他常说', '名利淡如水'), ('古人云', '满招损')]
    """
    findings: list[Finding] = []
    last = 0
    for verb in _SPOKEN.finditer(scene.text):
        if verb.start() < last:
            continue
        start = _who(scene, verb, _before(verb.start(), findings, quoted))
        if start is None:
            continue
        sentence = scene.sentence(verb.start())
        if sentence is None or verb.end() >= sentence.stop:
            continue
        stop = sentence.stop
        if _UNSIGNED.match(scene.text, start):
            semicolon = scene.shadow.find(";", verb.end(), stop)
            stop = semicolon if semicolon > 0 else stop
        cited = _words(scene, verb.end(), stop)
        if len(cited) < (3 if verb["mark"] else _SHORT_TERM):
            continue
        head = Span(start, verb.end("tail"))
        last = cited.stop
        findings.append(
            finding("authority", "cited_words", (head, cited), source=head.of(scene.text), words=cited.of(scene.text))
        )
    return findings


_SHORT_TERM = 7
"""Quoted words after a verb without a mark (提出“一带一路”) are a term unless they are longer."""
_UNSIGNED = re.compile("过去|常|大家|人们|民间|我们常|老百姓常|群众常")
_OF_THE_DAY = re.compile("(?:刚才|刚刚|会上|今天|有的|个别|有位|这位|那位|几位|该|老|小)$")
_REVERED = ("先生", "院士", "烈士", "将军")
_CONTINUED = re.compile("[^，。；：！？“”\n]{0,8}，(?:还|又|并|明确|反复|多次|深刻)?")


def _before(at: int, findings: Sequence[Finding], quoted: Sequence[Finding]) -> Finding | None:
    """The last words cited before a verb."""
    earlier = [*findings[-1:], *quoted[: bisect_left(quoted, at, key=attrgetter("start"))][-1:]]
    return max(earlier, key=lambda f: f.stop, default=None)


def _who(scene: Scene, verb: "re.Match[str]", before: Finding | None) -> int | None:
    """Where the source of words begins whose verb of saying stands there, or None where nobody is cited."""
    text, at = scene.text, verb.start()
    begin = max(0, at - _BACK)
    for mark in "。！？；\n":
        begin = max(begin, text.rfind(mark, begin, at) + 1)
    if before is not None and before.stop > begin - 2 and verb["say"] not in _PLAIN:
        resumed = _CONTINUED.fullmatch(text, min(before.stop + (text[before.stop : before.stop + 1] == "”"), at), at)
        if resumed and len(before.members) > 1:
            return at
    for source in _sources(scene, begin, at):
        if _cites(scene, source, verb):
            return source.start
    return None


def _sources(scene: Scene, begin: int, stop: int) -> Iterator[_Source]:
    """Yield who or what may be cited in a stretch, in text order: names, works, bodies, people by their titles, and 他."""
    text = scene.text
    source = _SOURCE_OR_POEM if "有诗" in text[begin:stop] else _SOURCE
    found = [_Source(m.start(), m.end(), m.lastgroup or "") for m in source.finditer(text, begin, stop)]
    for title in _TITLE.finditer(text, begin, stop):
        if any(s.start < title.end() <= s.stop for s in found if s.kind == "leader"):
            continue
        whole = scene.doc.tokens_in(Span(title.start(), title.end()))
        start = whole[0].start if whole else title.start()
        for token in reversed(scene.doc.tokens_in(Span(max(begin, title.start() - 8), start))):
            if token.tag[:1] not in "njml" or not is_han(token.text):
                break
            start = token.start
        if title.group() in _REVERED and text[start - 1 : start] == "老":  # 老校长沈先生
            start -= 1
        if begin <= start < title.start():
            found.append(_Source(start, title.end(), "title"))
    return iter(sorted(found))


def _cites(scene: Scene, source: _Source, verb: "re.Match[str]") -> bool:
    """Whether the words after a verb are those of a source before it."""
    gap = scene.text[source.stop : verb.start()]
    if source.kind == "saying":
        return _is_said(scene.text, source, verb, gap)
    if (verb["say"].startswith(_AS_NOUN) and _NO_VERB.search(gap)) or (
        verb["say"] in _PLAIN and _NO_SPEECH.search(gap)
    ):
        return False
    if source.kind == "he":
        led = any(shape.fullmatch(scene.text, source.stop, verb.start()) for shape in (_ADVERB, _LED))
        return led and not _inside(scene.text, source.start) and somebody_great(scene, source.start)
    return bool(_ADVERB.fullmatch(gap)) and _speaks(scene, source, verb, gap)


def _is_said(text: str, source: _Source, verb: "re.Match[str]", gap: str) -> bool:
    """Whether a saying follows: 俗话说, 古人云."""
    words, say = text[source.start : source.stop], verb["say"]
    if words in _PEOPLE and not (say == "说" and verb["mark"] and _balanced(text, verb.end())):
        return False
    near = len(gap) <= _NEAR and (bool(verb["mark"]) or words not in _LOOSE)
    speaks = say in _PLAIN or say.startswith(("说", "讲", "写", "有")) or not verb["mark"]
    return near and speaks and not (words in _LOOSE | _PEOPLE and _inside(text, source.start))


def _balanced(text: str, at: int) -> bool:
    """Whether what plain people say is put like a saying: two clauses of equal length (干部的鞋上有泥，我们的心里就有底)."""
    saying = _TWO_HALVES.match(text, at)
    return saying is not None and abs(len(saying["one"]) - len(saying["two"])) <= 1


def _speaks(scene: Scene, source: _Source, verb: "re.Match[str]", gap: str) -> bool:
    """Whether a leader, a work, a body or somebody with a title speaks: none of this meeting, and no arrangement."""
    say = verb["say"]
    aside = (verb["tail"] and gap.endswith(("这样", "那样"))) or "我" in gap or _of_the_day(scene.text, source.start)
    if aside or say == "道" or (say in ("云", "曰", "载") and len(gap) > _NEAR) or (say == "明确" and "的" in gap):
        return False
    opens = source.kind == "work" or _opens(scene, source.start)
    if source.kind == "leader":
        return opens or not say.startswith(_AS_NOUN)
    return opens and (source.kind != "body" or say not in _PLAIN)


_NEAR = 2
_LOOSE = frozenset(("常", "过去", "诗"))
_PEOPLE = frozenset(("老百姓", "群众", "乡亲们"))
_TWO_HALVES = re.compile("“?(?P<one>[一-鿿]{5,14})，(?P<two>[一-鿿]{5,14})[。！”]")


def _inside(text: str, at: int) -> bool:
    """Whether 他 or 常 stands inside a clause, as no subject that opens it."""
    return at > 0 and is_han(text[at - 1]) and text[at - 1] not in "但而且"


def _of_the_day(text: str, start: int) -> bool:
    """Whether a speaker is one of this meeting or of a story: 刚才王书记, 老局长."""
    sentence = max(text.rfind(mark, max(0, start - 30), start) for mark in "。！？\n")
    return bool(_OF_THE_DAY.search(text, max(0, start - 3), start) or text.startswith(("刚才", "刚刚"), sentence + 1))


def _opens(scene: Scene, start: int) -> bool:
    """Whether a source opens its clause, at most after a time or a connective: 1992年，邓小平同志…, 正如…."""
    text = scene.text
    if start and text[start - 1] in "和与及、":
        return False
    if start == 0 or not is_han(text[start - 1]) or text[start - 1] in "如是像":
        return True
    before = scene.doc.tokens_in(Span(max(0, start - 1), start))
    return bool(before) and before[-1].stop == start and before[-1].tag[:1] in "tcdf"


_PERSON = re.compile(
    rf"(?P<leader>(?:习总书记|总书记|毛主席|周总理|{_NAMED})|[一-鿿]{{2,3}}同志(?!们))"
    "|有人|一位|老师傅?|师傅|老板|孩子|大爷|大妈|大娘|老乡|村民|工人|(?:书记|主任|校长|厂长|经理)(?=说|讲|问|答|笑)|小[一-鿿](?=说|讲|问)|老[一-鿿](?=说|讲|问|头|汉|支书)|同学|女士|医生|战士|客商|企业家|记者|朋友|干部说|群众说|老[张王李赵刘陈杨黄周吴]|小[张王李赵刘陈杨黄周吴]"
)
_PAST = 500


def somebody_great(scene: Scene, at: int) -> bool:
    """Whether the person last named before 他 is one who is looked up to, and not somebody in a story."""
    last = None
    for last in _PERSON.finditer(scene.text, max(0, at - _PAST), at):  # noqa: B007 the last one is wanted
        pass
    return last is not None and last["leader"] is not None and not _of_the_day(scene.text, last.start())


def _words(scene: Scene, start: int, stop: int) -> Span:
    """The words cited from `start` on: inside quotation marks that open there, quotations that follow at once included, else to the stop."""
    text, shadow = scene.text, scene.shadow
    if start < stop and shadow[start] == '"':
        close = shadow.find('"', start + 1)
        while close > 0 and _MORE.match(text, close):
            further = shadow.find('"', _MORE.match(text, close).end())  # type: ignore[union-attr]
            if further < 0:
                break
            close = further
        start, stop = start + 1, close if close > 0 else stop
    while stop > start and shadow[stop - 1] in "\"'.!?,;: \n…":
        stop -= 1
    while start < stop and text[start].isspace():
        start += 1
    return Span(start, stop)


_MORE = re.compile("”[，、]?“")
