"""Appraisal (评价): words that praise or fault, with what they are said of."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from toolkit.devices.scene import Scene, finding, is_han
from toolkit.devices.stance.complaints import complaints
from toolkit.devices.stance.judged import Around, Judged, around, demanded, target
from toolkit.devices.stance.judging_frames import framed
from toolkit.model import Finding, Span

_HOW = "不断|明显|显著|大幅度?|持续|稳步|全面|进一步|更加|更为|日益|日趋|逐步|极大|快速|迅速|空前"
_RISE = (
    rf"(?:有了|得到了?)?(?:{_HOW})地?(?:提升|提高|增强|改善|壮大|优化|好转|完善|健全|巩固|进步|改观|彰显|向好|凝聚|规范|活跃|繁荣"
    r"|和谐|稳固|显现|回升|跃升|发展|稳定|清朗|浓厚|均衡|协调|有力|合理|扩大|加强|加快|拓展|深化|增加|增长|加大|转变|解放|变化)"
)
_WORSE = (
    rf"(?:{_HOW})地?(?:加剧|严峻|恶化|下滑|减弱|弱化)"
    r"|(?:仍然?|还|尚|依然)(?:需|须|待|要)(?:进一步|不断|继续)?(?:加强|提高|提升|改进|完善|加大|努力|优化|改善)"
    r"|(?:有待|亟待|亟需)(?:进一步|不断)?(?:加强|提高|提升|改进|完善|加大|优化|改善|解决)"
)
_GOT = r"取得了?(?!的)[^，。；、：！？]{0,14}?(?:成绩|成效|成就|进展|突破|成果|实效|佳绩|进步)"
_VERY = "很是|很|非常|十分|特别|相当|比较|极其|极为|极|格外|更为|更加|更|最为|最|越来越|仍然|仍很|仍|依然|还比较|还很|都很|太(?!空)|过于|不够|不太|不甚|还不|并不|都不|欠"
_FINE = (
    "成功|扎实|认真|深刻|精彩|出色|到位|及时|准确|有力|有效|明显|显著|坚实|雄厚|过硬|优良|优秀|优异|先进|清晰|明确|鲜明|丰富|充实|全面|具体|细致|周到|严谨|规范|有序|顺畅|通畅|高效|高涨|旺盛|强劲|强大|稳固|牢固|稳定|和谐|融洽"
    "|团结|热烈|感人|动人|生动|喜人|可喜|难得|宝贵|可贵|珍贵|有意义|有价值|有特色|有亮点|有水平|有深度|有见地|有分量|有启发|有帮助|有收获|有成效|有说服力|有感染力|管用|实在|实用|务实|诚恳|坦诚|真诚|客观|公正|公平|合理|科学|可行|可靠"
    "|可信|可敬|整洁|繁荣|兴旺|活跃|浓厚|广泛|透彻|圆满|顺利|充分|充足|健康|紧密|密切|灵活|主动|积极|自觉|执着|坚定|坚决|坚强|顽强|勇敢|健全|完善|完备|成熟|合格|太平|亮堂|光明|响亮"
    "|朴素|朴实|质朴|真挚|诚挚|恳切|中肯|厚重|深厚|深远|厚实|殷实|充裕|富足|红火|热闹|和睦|安定|安宁|平安|祥和|温暖|暖心|贴心|舒心|给力|硬气|提气|漂亮|亮眼|抢眼|耀眼|难忘|鲜活|新颖|独到|精准|精细|精致|细腻|严密|严格"
    "|缜密|从容|稳健|稳妥|妥当|恰当|得当|踏实|勤奋|勤勉|敬业|干练|果断|担当|清醒|清楚|透明|便捷|便利|迅速|敏捷|齐全|齐备|到家|内行|在行|正派|廉洁|清廉|公道|强|高|好|稳|实|深|细|严|快"
)
_POOR = (
    "薄弱|落后|滞后|单一|粗放|低下|缓慢|迟缓|松懈|涣散|散漫|淡薄|淡漠|模糊|混乱|脱节|僵化|保守|陈旧|老化|狭窄|片面|肤浅|粗糙|敷衍|马虎|严重|严峻|尖锐|沉重|惨重|危险|脆弱|贫困|贫乏|匮乏|紧缺|短缺|拥挤|脏乱|低|差|弱|浅|粗|虚|松|散|乱"
    "|疲软|低迷|萎靡|滞缓|空泛|空洞|生硬|冷漠|麻木|被动|杂乱|凌乱|松散|拖沓|臃肿|繁琐|烦琐|偏低|偏少|偏弱|偏慢|偏小|偏软|偏窄|欠缺|呆板|刻板|死板|简陋|破旧|闭塞|贫瘠|脆弱|浮躁|浮浅|随意|草率|薄|慢|窄|旧|脏|空|僵|软|懒|滑|难"
)
_NOT_YET = "不够|不太|不甚|还不|并不|都不|欠|仍很不|很不"
_OPENS_JUDGED = "".join(sorted({word[0] for word in f"{_FINE}|{_POOR}".split("|")}))
_HOW_IT_IS = re.compile(
    rf"(?P<not>{_NOT_YET})(?:{_FINE}|大|多|新)(?![一-鿿])|(?:{_VERY})(?=[{_OPENS_JUDGED}])(?:(?P<fine>{_FINE})|(?P<poor>{_POOR}))(?![一-鿿])"
)
_OPENS_DEGREE = re.compile("|".join(f"{w[0]}(?={w[1:]})" for w in sorted({*_NOT_YET.split("|"), *_VERY.split("|")})))
_LACK = (
    r"(?:存在|还有|仍有|尚有|有)(?:着|了)?(?!的)(?P<lacking>(?:一定|一些|不少|较大|很大|不小|明显|许多|诸多|突出|这样那样|各种|很多|多|个)*的?"
    r"(?:差距|不足|短板|弱项|薄弱环节|欠缺|毛病|漏洞|偏差|问题))"
)
_DEGREE = "都|也|还|仍|依然|很|非常|十分|相当|比较|较|特别|真"
_DONE_WELL = rf"(?<![听看说记来睡])(?![听看说记来睡])[一-鿿]得(?:{_DEGREE}){{0,2}}(?:好|实|准|足|紧|细|深|透|到位|成功|扎实|认真|仔细|具体|深刻|精彩|出色|漂亮|过硬)"
_DONE_BADLY = rf"[一-鿿]得(?:{_DEGREE}|不够|很不|不太|还不|不){{1,2}}(?:好|实|紧|细|深|透|到位|扎实|认真|具体|深刻|够)|[一-鿿]得(?:{_DEGREE}){{0,2}}(?:松|散|慢|差|浅|粗|虚|乱)"
_MOVES = r"(?:让人|令人|使人)(?:很|十分|非常|倍感|深受|深感)?(?:感动|振奋|欣慰|鼓舞|满意|佩服|敬佩|钦佩|自豪|骄傲|放心|温暖|感佩)"
_DISMAYS = r"(?:让人|令人|使人)(?:很|十分|非常|倍感|深感)?(?:脸红|揪心|痛心|担忧|心寒|忧虑|警醒|震惊|不安|惋惜|遗憾|汗颜|气愤|失望)"
# Where a judgement may begin, or the place after it (…得); the glances ahead spare most of these the long alternatives.
_GLANCE = re.compile(
    "还(?=[有不需须待要])|仍(?=[然有不需须待要])|尚(?=[有需须待要])|依(?=然)|不(?=[断大])|明(?=显)|显(?=著)|大(?=幅)|稳(?=步)|持(?=续)|全(?=面)"
    "|进(?=一)|更(?=[加为])|日(?=[益趋])|逐(?=步)|极(?=大)|快(?=速)|迅(?=速)|空(?=前)|有|亟(?=[待需])|让(?=人)|令(?=人)|使(?=人)|存(?=在)|取(?=得)|得"
)
_PREDICATE = re.compile(
    rf"(?P<bad>(?=[还仍不])(?<=总量|规模|实力|体量|力度|成效|作用)[还仍]?不大|(?=.得)(?:{_DONE_BADLY})|(?=[不明显大稳持全进更日逐极快迅空仍还尚依有亟])(?:{_WORSE})"
    rf"|(?=[让令使])(?:{_DISMAYS})|(?=[存还仍尚有])(?:{_LACK}))"
    rf"|(?P<good>(?=[有得不明显大稳持全进更日逐极快迅空])(?:{_RISE})|(?=取)(?:{_GOT})|(?=.得)(?:{_DONE_WELL})|(?=[让令使])(?:{_MOVES}))"
)
_PRAISED = re.compile(
    "极(?=为?宝贵)|为(?=宝贵)|宝(?=贵)|有(?=益)|可(?=[喜贵])|骄(?=人)|优(?=异)|不(?=平凡|凡)|丰(?=硕)|难(?=得)|喜(?=人)|薄(?=弱)"
)
_ATTRIBUTE = re.compile(
    r"(?P<good>极?为?宝贵|有益|可喜|骄人|优异|不平凡|不凡|丰硕|难得|喜人|可贵)的?(?P<what>经验|探索|尝试|成绩|业绩|成果|变化|局面|收获|启示|品质|精神)"
    r"|(?P<bad>薄弱)(?P<which>环节)"
)
_NEGATIVE_THING = re.compile(r"矛盾|压力|差距|风险|隐患|缺口|困难|难度|负担|成本|污染|债务")
_DENIED = ("尚未", "还没", "还没有", "仍未", "并未", "未能", "未得到", "没有")
_STATES = frozenset(("问题", "现象", "情况"))
_NO_MATTER = ("下面", "平时", "金额", "人数", "话")
_GOES_ON = re.compile(
    r"的(?:问题|现象|情况|状况|局面|倾向|苗头|同时|[一-鿿]{0,2}年|态势|势头|良好)|[的了]?(?![一-鿿])|[的了](?:群体|阶级|社会(?!主义))"
)
_EVER = re.compile("不断|持续|进一步|逐步|日益")
_OF_A_FAULT = ("的问题", "的现象", "的情况", "的倾向", "的苗头")


def appraisals(scene: Scene) -> list[Finding]:
    """Return praise and criticism (评价) with polarity: the judging words first, then what they are said of.

    The target is the subject of the sentence so far, or of the clause; faults that are only warned against (防止…, 不能…)
    and what is asked for (要…, 努力…) are left out. A judgement without a target that can be named is left out too.

    >>> from toolkit.devices.trial import found
    >>> found(appraisals, "这次会议开得非常成功。全年工作存在的不足要改。", members=True)
    [('开得非常成功', '这次会议'), ('存在的不足', '全年工作')]
    >>> found(appraisals, "综合实力大幅提升，有的干部推诿扯皮，积累了宝贵经验，要推动质量大幅提升。", detail="polarity")
    [('综合实力大幅提升', '+'), ('有的干部推诿扯皮', '-'), ('宝贵经验', '+')]
    """
    findings: list[Finding] = []
    before: list[tuple[int, int, Span]] = []
    reached, last, text = 0, None, scene.text
    for judged in _widest_first(_judged(scene)):
        start, stop, polarity, what = judged
        if start < reached or judged == last or (text[start] == "不" and _asked(text, start)):
            continue
        last = judged
        here = around(scene, start)
        words = text[start:stop]
        noun = (what is not None and what.start > start) or words.startswith("存在")
        if demanded(scene, start, here, noun=noun) or (stop - start < _NAMED and _quoted_alone(text, start, stop)):
            scene.consider(start, stop, "appraisal", "judging_words", "dropped.warned")
            continue
        named = what if what is not None else target(scene, start, here, before)
        thing = "" if named is None else text[named.start : named.stop]
        if thing == "我们" and _EVER.match(words):
            named = None
        if (
            named is None
            or _no_matter(thing)
            or (polarity == "+" and text.startswith(_OF_A_FAULT, stop))
            or (words.startswith(_LASTING) and _said_already(text, start, before, here))
        ):
            scene.consider(start, stop, "appraisal", "judging_words", "dropped.no_target")
            continue
        before.append((start, stop, named))
        reached = stop
        sign = "-" if polarity == "+" and _grows(words) and _NEGATIVE_THING.search(thing[-4:]) else polarity
        if sign == "+" and text[start - 1] in "未没有能到" and text.endswith(_DENIED, max(0, start - 4), start):
            sign = "-"
        findings.append(
            finding(
                "appraisal",
                "judging_words",
                (Span(start, stop), named),
                {"polarity": sign},
                words=words,
                target=thing,
                polarity=f"=polarity.{'plus' if sign == '+' else 'minus'}",
            )
        )
    return findings


def _widest_first(judged: Iterable[Judged]) -> list[Judged]:
    """Sort judgements by where they begin, the widest first, praise before blame."""
    found = sorted(judged, key=_POLARITY)
    found.sort(key=_STOP, reverse=True)
    found.sort(key=_START)
    return found


_START, _STOP, _POLARITY = map(itemgetter, range(3))


def _asked(text: str, start: int) -> bool:
    """Whether the words from 不 on are half of a question: 拧得紧不紧."""
    return start > 0 and text[start - 1] == text[start + 1 : start + 2]


def _quoted_alone(text: str, start: int, stop: int) -> bool:
    """Whether few words are only named: 一句叫“不够”."""
    return text[start - 1 : start] in "“‘" and text[stop : stop + 1] in "”’"


_NAMED = 4


_LASTING = ("依然", "仍", "比较", "较")


def _said_already(text: str, start: int, before: list[tuple[int, int, Span]], here: Around) -> bool:
    """Whether only the fault just named is said to last: 不快的问题依然突出."""
    thing = text[start - 2 : start]
    return thing == "任务" or (thing in _STATES and bool(before) and before[-1][1] > here[0].start)


def _no_matter(thing: str) -> bool:
    """Whether nothing that is praised or faulted is named: 债务, 我, 话."""
    return thing in {"我", "你"} or thing.startswith(_NO_MATTER) or "支出" in thing or "债务" in thing


def _grows(words: str) -> bool:
    return words[-1] in "大加长快高" and words.endswith(("扩大", "加大", "增加", "增长", "加快", "提高"))


def _judged(scene: Scene) -> Iterator[Judged]:
    """Yield the judging words of the list, of frames (取得…成绩, …得很实), before their noun (宝贵经验), and of 有的…."""
    text, last = scene.text, 0
    starts, ends = scene.token_at, scene.token_ends
    for start, stop, (word, polarity) in scene.listed("appraisals"):
        if (
            (start in starts or stop in ends)
            and (_goes_on(text, stop) or word.startswith("存在"))
            and not (word == "不足" and text[start - 1] in "和与的知些正视")
        ):
            yield Judged(start, stop, polarity, None)
    for match in _predicates(text):
        start, stop = match.span()
        if _goes_on(text, stop):
            lacking = match["lacking"]
            yield Judged(match.start("lacking") if lacking else start, stop, "+" if match["good"] else "-", None)
    for glance in _PRAISED.finditer(text):
        before = _ATTRIBUTE.match(text, glance.start())
        if before is None or before.start() < last:
            continue
        last = before.end()
        side = "good" if before["good"] else "bad"
        noun = Span(*before.span("what" if before["good"] else "which"))
        if noun.stop >= len(text) or not is_han(text[noun.stop]):
            yield Judged(*before.span(side), "+" if before["good"] else "-", noun)
    yield from _how_it_is(scene)
    yield from complaints(scene)
    yield from framed(scene)


def _predicates(text: str) -> Iterator["re.Match[str]"]:
    """Yield what `_PREDICATE` finds from left to right."""
    last = 0
    for glance in _GLANCE.finditer(text):
        at = glance.start()
        # 抓得: the verb may be one that opens a judgement itself, and then it was looked at.
        match = _PREDICATE.match(text, at - 1) if text[at] == "得" and at > last else None
        if match is None and at >= last:
            match = _PREDICATE.match(text, at)
        if match:
            last = match.end()
            yield match


def _how_it_is(scene: Scene) -> Iterator[Judged]:
    """Yield a degree and a judging word that close a clause, with their subject in it: 意见很有深度, 基础还不牢固."""
    text = scene.text
    last = 0
    for glance in _OPENS_DEGREE.finditer(text):
        at = glance.start()
        match = _HOW_IT_IS.match(text, at) if at >= last else None
        if match is None:
            continue
        start, stop = match.span()
        last = stop
        fine = match["fine"]
        named = (
            target(scene, start, around(scene, start), nearby=True)
            if not fine or len(fine) > 1 or text[start] in "很非十"
            else None
        )
        if named is not None:
            yield Judged(start, stop, "+" if fine else "-", named)


def _goes_on(text: str, at: int) -> bool:
    """Whether a judgement ends at `at`: before a mark, or 的 and what goes on so (的问题)."""
    after = text[at : at + 1]
    return not "一" <= after <= "鿿" or (after in "的了" and bool(_GOES_ON.match(text, at)))
