"""Appeals to authority (援引): who or what is leaned on, and the words cited."""

import re
from typing import NamedTuple

from toolkit.devices.scene import Scene, finding, is_han
from toolkit.model import Finding, Span

_LEADER = (
    r"(?:习近平总书记|习近平主席|习近平同志|习总书记|总书记|党中央|中央|毛泽东同志|毛泽东|毛主席|邓小平同志|邓小平|江泽民同志|胡锦涛同志|周恩来同志|周恩来总理|周总理"
    r"|刘少奇同志|朱德同志|陈云同志|焦裕禄同志|马克思|恩格斯|列宁|李克强总理|温家宝总理|李强总理"
    r"|老子|孔子|孟子|荀子|庄子|墨子|韩非子|管子|曾子|孙子|王阳明|朱熹|范仲淹|诸葛亮|司马迁|鲁迅先生|鲁迅|陶行知先生|陶行知|爱因斯坦|高尔基|歌德|牛顿"
    r"|古人|先哲|先贤|古语|古训|古诗|俗话|俗语|老话|常言|谚语|民谚|民间|诗人|诗|前人|老百姓常|群众常|人们常|我们常|大家常|过去|常|老祖宗|老人们|老一辈|革命先辈|伟人|有位哲人|有位名人|一位哲人|哲人|西方哲人|名言|有句老话|有句古话|有句俗话|古话|行话)"
)
# Written backwards from the title, since a name may begin anywhere: 市委王书记.
_TITLE = re.compile("(?<!总)书记|市长|省长|县长|区长|部长|局长|主任|主席|总理|同志|先生")
_NAME_BEFORE = re.compile("[一-鿿×*]{1,6}$")
_OPENS = "习总党中毛邓江胡周刘朱陈焦马恩列李温老孔孟荀庄墨韩管曾孙王范诸司鲁陶爱高歌牛古先俗常谚民诗前群人我大过革伟有一哲西名行"
_MEETING = (
    r"(?:(?:中央|党的|全国|全省|全市|全县|省委|市委|县委|区委|国务院|中共中央|中纪委|联合国|[一二三四五六七八九十]{1,3}届)[^，。；：！？“”《》\n]{0,18}?"
    r"(?:会议|全会|大会|座谈会|讲话|报告|公报|决定|文件|意见|纲要|通知)|党章|宪法|(?:中共中央|国务院|省委|市委|县委|区委|省政府|市政府)(?:、(?:国务院|省委|市委|省政府|市政府|区委))*)"
)
_WORK = r"《[^《》\n]{1,40}》"
_SAY = r"(?:指出|强调|要求|强调指出|明确指出|深刻指出|提出|告诫|叮嘱|嘱托|勉励|号召|教导|说过|说道|说|讲过|讲道|讲|写道|有云|有言|云|曰|规定|明确规定|明确要求|明确|认为|写得很清楚|讲得很清楚|说得好|讲得好|说得很清楚|(?:讲|说|写|规定)得很?(?:明白|明确|清楚|透彻|好|对|实在)|有句名言|有一句名言|载|所言|所说|所讲|所写|寄语|嘱咐|嘱托我们|要求我们|告诉我们|提醒我们|教育我们|(?<!一)道)"
_ADVERB = r"(?:[^，。；：！？、“”\n《》]{0,14}?)"
_SPEAKER = re.compile(
    rf"(?P<work>{_WORK})|(?=[{_OPENS}])(?P<leader>{_LEADER})|(?=[中党全省市县区国联宪一二三四五六七八九十])(?P<meeting>{_MEETING})"
)
_SPEECH = re.compile(
    rf"(?P<adverb>{_ADVERB})(?P<say>所?{_SAY}(?:的那样|的)?)(?:我们|大家)?(?P<mark>[，,：:]|(?=[“\"]))"
)
_PLAIN_SAY = frozenset(("说", "讲", "云", "曰", "道"))
_ANYBODY = re.compile(r"(?:有的|有些|有人|一些|个别|不少|部分|许多|很多|刚才|某|这位|那位|该|今天|会上|与会|各位)")
_UNSIGNED = re.compile(r"(?:过去|常|大家|人们|民间|我们常|老百姓常|群众常)")
_TALKERS_OF_THE_DAY = re.compile(r"(?:刚才|刚刚|会上|今天|有的|个别|一位|有位|这位|那位|几位|该|老|小)$")

_QUOTED_WORDS = re.compile(
    r"(?P<words>“[^“”\n]{4,60}”)的[^，。；“”]{0,6}(?:要求|嘱托|指示|论断|教导|号召|指引|论述|教诲|期望|期许|精神)"
)

_LEADER_BEFORE = re.compile(rf"(?P<leader>{_LEADER})[^，。；：！？“”\n]{{0,8}}$")

# Documents and words of a leader that are leaned on: 贯彻落实…精神, 学习…思想, …的决策部署.
_LEAN = re.compile(
    r"(?:深入学习贯彻落实|深入学习宣传贯彻|深入学习贯彻|学习宣传贯彻|学习贯彻落实|学习贯彻|学习领会|贯彻落实好|贯彻落实|贯彻执行|落实好|贯彻|落实|践行|遵循|遵照|对照|传达学习|对标对表|对标|统一到|凝聚到|坚持以|始终以|要以|坚持用|要用|以|用|牢记|学习|按照|根据|依据|依照|围绕)(?:好|了|着)?"
)
_ORGAN = (
    r"(?:以习近平同志为核心的党中央|习近平总书记|习近平主席|习近平|总书记|党中央|中共中央|中央|国务院|党的[一二三四五六七八九十]{1,3}大|[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}[中次]全会|全国两会"
    r"|(?:[**×Xx]{1,3}|[一-鿿]{1,4})?(?:省|市|县|区|州|镇|乡|自治区)(?:委|政府|纪委)?(?>(?:、|和)(?:国务院|[一-鿿]{0,4}(?:省|市|县|区|自治区)(?:委|政府)?)){0,8}|省里|市里|县里|省纪委|中央纪委|马克思列宁主义|马克思主义|毛泽东思想|邓小平理论|科学发展观)"
)
_HEAD = r"(?:重要讲话精神|讲话精神|会议精神|全会精神|大会精神|大精神|精神|重要指示批示精神|重要指示批示|重要指示|重要讲话|重要论述|重要论断|重要思想|决策部署|部署要求|工作部署|部署|决定|指示批示|批示|嘱托|思想|方针政策|规定|点评|报告|科学发展观|理论)"
_DOCUMENT = re.compile(
    rf"{_ORGAN}(?:、“[^”\n]{{1,8}}”|[^，。；：！？\n“”]){{0,34}}?{_HEAD}(?:和(?:党的)?{_ORGAN}?[^，。；：！？\n“”]{{0,20}}?{_HEAD})?"
)
_PLAN = re.compile(r"(?:工作|总体|统一|会议)?(?:安排|要求)")
_GUIDES = re.compile(
    r"[^，。；]{0,4}?(?:为指导|为根本|为行动|为指引|为统领|为遵循|武装|凝心|统一|指导|引领|铸魂|教育)|、|和|统揽"
)
_ISSUED = re.compile(
    r"(?:贯彻落实|贯彻执行|贯彻|落实|学习|执行|遵守|对照|根据|按照|依据)?"
    r"(?P<issuer>[一-鿿*×]{2,12}?(?:印发|下发|出台|制定|颁布|发布|通过)的)$"
)
_LEAN_ON_WORK = re.compile(
    r"(?:严格执行|认真执行|认真学习|认真落实|贯彻落实|贯彻执行|贯彻|落实|学习|执行|遵守|按照|根据|依据|依照|对照|对标|依)(?:好|了)?(?:[一-鿿]{0,4}(?:关于|的))?$"
)
_WORK_SAYS = re.compile(
    r"(?:中|里|上)?(?:明确|早就|曾|也)?(?:规定|列得|写得|讲得|指出|要求|强调|提出)"
    r"|(?:已|已经|将|也|刚刚?|正式|近期|近日|即将|下个?月|上个?月|今年|去年|明年|[0-9一二三四五六七八九十]{1,3}月份?){0,3}(?:起)?(?:印发|下发|出台|施行|实施|颁布|发布|通过|生效)"
)


def authorities(scene: Scene) -> list[Finding]:
    """Return the appeals to authority (援引): the source with its verb, then the cited words where there are any.

    >>> from toolkit.devices.trial import found
    >>> found(authorities, "习近平总书记多次强调，要抓好党建。贯彻落实省委的决策部署。根据市委安排开会。", members=True)
    [('习近平总书记多次强调', '要抓好党建'), ('省委的决策部署',)]
    """
    findings = _cited(scene)
    covered = [(f.start, f.stop) for f in findings]
    for item in (*_left_words(scene), *_quoted_leader(scene), *_leaned_on(scene), *_works(scene)):
        if not any(start < item.stop and item.start < stop for start, stop in covered):
            covered.append((item.start, item.stop))
            findings.append(item)
    return sorted(findings)


_LEFT = re.compile(
    r"(?:日记|信|书|家书|文章|遗书|笔记|回忆录|诗)(?:里|中|上)?(?:这样|曾经?)?写道|留下了?(?:这样)?(?:一句|的)话|发出了?(?=“[^“”\n]{4,40}”的(?:号召|动员令|指令))"
)
_BEFORE_MARK = re.compile(r"[^。；：！？“”，,\n]{0,24}$")
_QUOTED = re.compile(r"[：:，,]?“(?P<words>[^“”\n]{3,79}[^“”\n。！])")


def _left_words(scene: Scene) -> list[Finding]:
    """Rule `cited_words`: what somebody wrote or left behind: 老厂长在日记里写道：“…”, 党的十八大发出了“…”的号召."""
    findings = []
    for match in _LEFT.finditer(scene.text):
        head = _BEFORE_MARK.search(scene.text, max(0, match.start() - 24), match.start())
        quoted = _QUOTED.match(scene.text, match.end())
        if head is None or quoted is None or match.start() - head.start() < _WHO:
            continue
        source, words = Span(head.start(), match.end()), Span(*quoted.span("words"))
        members = (source, words)
        findings.append(
            finding("authority", "cited_words", members, source=source.of(scene.text), words=words.of(scene.text))
        )
    return findings


_WHO = 2


def _cited(scene: Scene) -> list[Finding]:
    """Rule `cited_words`: a leader, thinker, saying or work, a verb of saying, and what is said."""
    findings: list[Finding] = []
    last = 0
    for source in _sources(scene.text):
        if source.start < last:
            continue
        verb = _SPEECH.match(scene.text, source.stop)
        sentence = scene.sentence(source.start)
        if not verb or sentence is None or verb.end() >= sentence.stop:
            continue
        if _TALKERS_OF_THE_DAY.search(scene.text[max(0, source.start - 3) : source.start]):
            continue
        if _ANYBODY.match(source.words) or (source.meeting and not _meets(scene, source, verb)):
            continue
        stop = sentence.stop
        if _UNSIGNED.match(source.words):
            if verb["say"] not in _PLAIN_SAY and verb["mark"]:
                continue
            semicolon = scene.shadow.find(";", verb.end(), stop)
            stop = semicolon if semicolon > 0 else stop
        cited = _cited_words(scene, verb.end(), stop)
        if len(cited) < 3:
            continue
        head = Span(source.start, verb.start("mark"))
        last = cited.stop
        findings.append(
            finding("authority", "cited_words", (head, cited), source=head.of(scene.text), words=cited.of(scene.text))
        )
    return findings


class _Source(NamedTuple):
    start: int
    stop: int
    words: str
    meeting: bool


def _sources(text: str) -> list[_Source]:
    """Return who or what may be cited, in text order: names, works, meetings, and people by their titles."""
    found = [_Source(m.start(), m.end(), m.group(), bool(m["meeting"])) for m in _SPEAKER.finditer(text)]
    for title in _TITLE.finditer(text):
        name = _NAME_BEFORE.search(text, max(0, title.start() - 6), title.start())
        if name and "习近平" not in name.group():
            found.append(_Source(name.start(), title.end(), text[name.start() : title.end()], meeting=False))
    found.sort()
    return found


def _meets(scene: Scene, source: _Source, verb: "re.Match[str]") -> bool:
    """Whether a meeting, body or document is cited: it opens its clause, and more than 说 follows."""
    opens = source.start == 0 or not is_han(scene.text[source.start - 1]) or scene.text[source.start - 1] == "如"
    return opens and verb["say"] not in _PLAIN_SAY


def _quoted_leader(scene: Scene) -> list[Finding]:
    """Rule `cited_words` without a verb: 对照习近平总书记“…”的要求."""
    findings = []
    for quoted in _QUOTED_WORDS.finditer(scene.text):
        leader = _LEADER_BEFORE.search(scene.text, max(0, quoted.start() - 20), quoted.start())
        if leader:
            head, cited = Span(*leader.span("leader")), Span(*quoted.span("words"))
            findings.append(
                finding(
                    "authority",
                    "cited_words",
                    (head, cited),
                    source=head.of(scene.text),
                    words=cited.of(scene.text)[1:-1],
                )
            )
    return findings


def _cited_words(scene: Scene, start: int, stop: int) -> Span:
    """The words cited from `start` on: inside the quotation marks where they open there, else to the sentence's stop."""
    text, shadow = scene.text, scene.shadow
    if start < stop and shadow[start] == '"':
        close = shadow.find('"', start + 1, stop)
        start, stop = start + 1, close if close > 0 else stop
    while stop > start and shadow[stop - 1] in "\"'.!?,;: \n…":
        stop -= 1
    while start < stop and text[start].isspace():
        start += 1
    return Span(start, stop)


def _leaned_on(scene: Scene) -> list[Finding]:
    """Rule `document_followed`: the words or documents of a higher body that one follows, studies or measures by."""
    findings: list[Finding] = []
    for lean in _LEAN.finditer(scene.text):
        clause_stop = min(lean.end() + 70, len(scene.text))
        document = _DOCUMENT.match(scene.text, lean.end(), clause_stop)
        if not document:
            continue
        if lean.group() in ("按照", "根据", "依据", "依照") and "精神" not in document.group():
            continue
        if lean.group()[-1] in "以用" and not _GUIDES.match(scene.text, document.end()):
            continue
        whole = Span(document.start(), document.end())
        if findings and findings[-1].stop > whole.start:
            continue
        findings.append(finding("authority", "document_followed", (whole,), source=whole.of(scene.text)))
    return findings


def _works(scene: Scene) -> list[Finding]:
    """Rule `work_leaned_on`: a `《…》` that binds: one that says something, or that one follows."""
    findings: list[Finding] = []
    for work in re.finditer(_WORK, scene.text):
        before = scene.text[max(0, work.start() - 18) : work.start()]
        issued = _ISSUED.search(before)
        followed = _LEAN_ON_WORK.search(before)
        if issued or followed or _WORK_SAYS.match(scene.text, work.end()):
            start = work.start() - (len(issued["issuer"]) if issued else 0)
            whole = Span(start, work.end())
            findings.append(finding("authority", "work_leaned_on", (whole,), source=whole.of(scene.text)))
    return findings
