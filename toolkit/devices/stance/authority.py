"""Appeals to authority (援引): who or what is leaned on, and the words cited."""

import re

from toolkit.devices.scene import Scene, finding
from toolkit.devices.stance.cited import LEADER, WORK, cited_words, somebody_great
from toolkit.model import Finding, Span

_QUOTED_WORDS = re.compile(
    r"(?P<words>“[^“”\n]{4,60}”)的[^，。；“”]{0,6}(?:要求|嘱托|指示|论断|教导|号召|指引|论述|教诲|期望|期许|精神|原则|思想|主张|理念|名言|誓言|格言|信条|警示|感慨|方针)"
)

_LEADER_BEFORE = re.compile(rf"(?P<leader>{LEADER}|(?<![一-鿿])[他她])[^，。；：！？“”\n]{{0,8}}$")

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
    r"(?:马克思列宁主义、毛泽东思想、)?邓小平理论(?:、|和)“三个代表”重要思想(?:、科学发展观)?(?:、习近平新时代中国特色社会主义思想)?"
    rf"|{_ORGAN}(?:、“[^”\n]{{1,8}}”|[^，。；：！？\n“”]){{0,34}}?{_HEAD}(?:和(?:党的)?{_ORGAN}?[^，。；：！？\n“”]{{0,20}}?{_HEAD})?"
)
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
    r"|对[^，。；]{1,10}(?:有|作出了?|作了|都有)(?:明确|具体|严格)?的?规定"
    r"|(?:已|已经|将|也|刚刚?|正式|近期|近日|即将|下个?月|上个?月|今年|去年|明年|[0-9一二三四五六七八九十]{1,3}月份?){0,3}(?:起)?(?:印发|下发|出台|施行|实施|颁布|发布|通过|生效)"
)


_ISSUER = re.compile(
    "(?P<issuer>(?:(?:中共中央|国务院|省委|市委|县委|区委|省政府|市政府|县政府|区政府)(?:办公厅|办公室)?(?:、(?=[国省市县区]))?){1,3})$"
)
_FIRST_LETTER = re.compile("一号文件(?<=(中央|省委|市委)一号文件)(?=把|将|对|已|早就|也|都|就|专门|连续|聚焦|围绕)")
_A_WORK = re.compile(WORK)


def authorities(scene: Scene) -> list[Finding]:
    """Return the appeals to authority (援引): the source with its verb, then the cited words where there are any.

    >>> from toolkit.devices.trial import found
    >>> found(authorities, "习近平总书记多次强调，要抓好党建。贯彻落实省委的决策部署。根据市委安排开会。", members=True)
    [('习近平总书记多次强调', '要抓好党建'), ('省委的决策部署',)]
    """
    quoted = sorted((*_left_words(scene), *_quoted_leader(scene)))
    findings = cited_words(scene, quoted)
    covered = [(f.start, f.stop) for f in findings]
    for item in (*quoted, *_leaned_on(scene), *_works(scene)):
        if not any(start < item.stop and item.start < stop for start, stop in covered):
            covered.append((item.start, item.stop))
            findings.append(item)
    return sorted(findings)


_WROTE = "|".join(
    f"{where}(?:里|中|上)?(?:这样|曾经?)?写道"
    for where in ["日记", "信", "书", "家书", "文章", "遗书", "笔记", "回忆录", "诗"]
)
_LEFT = re.compile(_WROTE + r"|留下了?(?:这样)?(?:一句|的)话|发出了?(?=“[^“”\n]{4,40}”的(?:号召|动员令|指令))")
_BEFORE_MARK = re.compile(r"[^。；：！？“”，,\n]{0,24}$")
_QUOTED = re.compile(r"[：:，,]?“(?P<words>[^“”\n]{3,79}[^“”\n。！])")


def _left_words(scene: Scene) -> list[Finding]:
    """Rule `cited_words`: what somebody wrote or left behind: 老厂长在日记里写道：“…”, 党的十八大发出了“…”的号召."""
    findings: list[Finding] = []
    if not any(words in scene.text for words in ("写道", "留下", "发出")):
        return findings
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


def _quoted_leader(scene: Scene) -> list[Finding]:
    """Rule `cited_words` without a verb: 对照习近平总书记“…”的要求."""
    findings = []
    for quoted in _QUOTED_WORDS.finditer(scene.text):
        leader = _LEADER_BEFORE.search(scene.text, max(0, quoted.start() - 20), quoted.start())
        if leader and (leader["leader"] not in "他她" or somebody_great(scene, leader.start())):
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


def _leaned_on(scene: Scene) -> list[Finding]:
    """Rule `document_followed`: the words or documents of a higher body that one follows, studies or measures by."""
    findings: list[Finding] = []
    text = scene.text
    for lean in _LEAN.finditer(text):
        document = _DOCUMENT.match(text, lean.end(), lean.end() + 70)
        if not document:
            continue
        if lean.group() in ("按照", "根据", "依据", "依照") and "精神" not in document.group():
            continue
        if lean.group()[-1] in "以用" and not _GUIDES.match(text, document.end()):
            continue
        whole = Span(document.start(), document.end())
        if findings and findings[-1].stop > whole.start:
            continue
        findings.append(finding("authority", "document_followed", (whole,), source=whole.of(text)))
    return findings


def _works(scene: Scene) -> list[Finding]:
    """Rule `work_leaned_on`: a `《…》` that binds: one that says something, or that one follows."""
    findings: list[Finding] = []
    for work in _A_WORK.finditer(scene.text):
        before = scene.text[max(0, work.start() - 18) : work.start()]
        issued = _ISSUED.search(before)
        followed = _LEAN_ON_WORK.search(before)
        if issued or followed or _WORK_SAYS.match(scene.text, work.end()):
            issuer = issued or _ISSUER.search(before)
            start = work.start() - (len(issuer["issuer"]) if issuer else 0)
            whole = Span(start, work.end())
            findings.append(finding("authority", "work_leaned_on", (whole,), source=whole.of(scene.text)))
    for letter in _FIRST_LETTER.finditer(scene.text):
        whole = Span(letter.start(1), letter.end())
        findings.append(finding("authority", "work_leaned_on", (whole,), source=whole.of(scene.text)))
    return findings
