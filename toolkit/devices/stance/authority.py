"""Appeals to authority (援引): who or what is leaned on, and the words cited."""

import re

from toolkit.devices.scene import Scene, finding
from toolkit.model import Finding, Span

_LEADER = (
    r"(?:习近平总书记|习近平主席|习近平同志|习总书记|总书记|党中央|中央|毛泽东同志|毛泽东|毛主席|邓小平同志|邓小平|江泽民同志|胡锦涛同志|周恩来同志|周恩来总理|周总理"
    r"|刘少奇同志|朱德同志|陈云同志|焦裕禄同志|马克思|恩格斯|列宁|李克强总理|温家宝总理|李强总理"
    r"|老子|孔子|孟子|荀子|庄子|墨子|韩非子|管子|曾子|孙子|王阳明|朱熹|范仲淹|诸葛亮|司马迁|鲁迅先生|鲁迅|陶行知先生|陶行知|爱因斯坦|高尔基|歌德|牛顿"
    r"|古人|先哲|先贤|古语|古训|古诗|俗话|俗语|老话|常言|谚语|民谚|[一-鿿×*]{1,6}(?:书记|市长|省长|县长|区长|部长|局长|主任|主席|总理|同志|先生))"
)
_WORK = r"《[^《》\n]{1,40}》"
_SAY = r"(?:指出|强调|要求|强调指出|明确指出|深刻指出|提出|告诫|叮嘱|嘱托|勉励|号召|教导|说过|说道|说|讲过|讲道|讲|写道|有云|有言|云|曰|规定|明确规定|明确要求|明确|认为|写得很清楚|讲得很清楚|说得好|讲得好|说得很清楚|有句名言|有一句名言|道)"
_ADVERB = r"(?:[^，。；：！？、“”\n《》]{0,14}?)"
_SPEAKER = re.compile(rf"(?:(?P<work>{_WORK})|(?P<leader>{_LEADER}))")
_SPEECH = re.compile(rf"(?P<adverb>{_ADVERB})(?P<say>{_SAY})(?:我们|大家)?(?P<mark>[，,：:]|(?=[“\"]))")
_PLAIN_SAY = frozenset(("说", "讲", "云", "曰", "道"))
_TALKERS_OF_THE_DAY = re.compile(r"(?:刚才|刚刚|会上|今天|有的|个别|一位|有位|这位|那位|几位|该|老|小)$")

# Documents and words of a leader that are leaned on: 贯彻落实…精神, 学习…思想, …的决策部署.
_LEAN = re.compile(
    r"(?:深入学习贯彻落实|深入学习宣传贯彻|深入学习贯彻|学习宣传贯彻|学习贯彻落实|学习贯彻|学习领会|贯彻落实好|贯彻落实|贯彻执行|落实好|贯彻|落实|践行|遵循|遵照|对照|传达学习|传达|坚持以|始终以|要以|以|牢记|学习|按照|根据|依据|依照|围绕)"
)
_ORGAN = (
    r"(?:习近平总书记|习近平主席|习近平|总书记|党中央|中共中央|中央|国务院|党的[一二三四五六七八九十]{1,3}大|[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}[中次]全会|全国两会"
    r"|(?:[**×Xx]{1,3}|[一-鿿]{1,3})?(?:省|市|县|区|州|镇|乡)(?:委|政府|纪委)|省里|市里|县里|省纪委|中央纪委|马克思列宁主义|马克思主义|毛泽东思想|邓小平理论|科学发展观)"
)
_HEAD = r"(?:重要讲话精神|讲话精神|会议精神|全会精神|大会精神|大精神|精神|重要指示批示精神|重要指示批示|重要指示|重要讲话|重要论述|重要论断|重要思想|决策部署|部署要求|工作部署|部署|决定|指示批示|批示|嘱托|思想|方针政策|规定|点评|报告)"
_DOCUMENT = re.compile(
    rf"{_ORGAN}[^，。；：！？\n“”]{{0,34}}?{_HEAD}(?:和(?:党的)?{_ORGAN}?[^，。；：！？\n“”]{{0,20}}?{_HEAD})?"
)
_PLAN = re.compile(r"(?:工作|总体|统一|会议)?(?:安排|要求)")
_ISSUED = re.compile(
    r"(?:贯彻落实|贯彻执行|贯彻|落实|学习|执行|遵守|对照|根据|按照|依据)?"
    r"(?P<issuer>[一-鿿*×]{2,12}?(?:印发|下发|出台|制定|颁布|发布|通过)的)$"
)
_LEAN_ON_WORK = re.compile(r"(?:贯彻落实|贯彻执行|贯彻|落实|学习|执行|遵守|按照|根据|依据|依照|对照|依)$")
_WORK_SAYS = re.compile(r"(?:中|里|上)?(?:明确|早就|曾|也)?(?:规定|列得|写得|指出|要求|强调|提出)")


def authorities(scene: Scene) -> list[Finding]:
    """Return the appeals to authority (援引): the source with its verb, then the cited words where there are any.

    >>> from toolkit.devices.trial import found
    >>> found(authorities, "习近平总书记多次强调，要抓好党建。贯彻落实省委的决策部署。根据市委安排开会。", members=True)
    [('习近平总书记多次强调', '要抓好党建'), ('省委的决策部署',)]
    """
    findings = _cited(scene)
    covered = [(f.start, f.stop) for f in findings]
    for item in (*_leaned_on(scene), *_works(scene)):
        if not any(start < item.stop and item.start < stop for start, stop in covered):
            covered.append((item.start, item.stop))
            findings.append(item)
    return sorted(findings)


def _cited(scene: Scene) -> list[Finding]:
    """Rule `cited_words`: a leader, thinker, saying or work, a verb of saying, and what is said."""
    findings: list[Finding] = []
    last = 0
    for source in _SPEAKER.finditer(scene.text):
        if source.start() < last:
            continue
        verb = _SPEECH.match(scene.text, source.end())
        sentence = scene.sentence(source.start())
        if not verb or sentence is None or verb.end() >= sentence.stop:
            continue
        if _TALKERS_OF_THE_DAY.search(scene.text[max(0, source.start() - 3) : source.start()]):
            continue
        cited = _cited_words(scene, verb.end(), sentence.stop)
        if len(cited) < 3:
            continue
        head = Span(source.start(), verb.start("mark"))
        last = cited.stop
        findings.append(
            finding("authority", "cited_words", (head, cited), source=head.of(scene.text), words=cited.of(scene.text))
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
        if lean.group() in ("按照", "根据", "依据", "依照") and not document.group().endswith("精神"):
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
