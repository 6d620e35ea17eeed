"""Images that show where a thing meets an idea (大学是一盏灯, 心里的堤坝, 写在学生的心里, 走不了多远)."""

import re
from collections.abc import Iterator
from functools import cache

from toolkit.devices.scene import Scene
from toolkit.devices.words.domains import first_characters, on_topic, pieces, subjects, thing_at, thing_from
from toolkit.devices.words.slotted import slotted

_Found = tuple[int, int, str, str, str]
_END = "，。；：！？、“”‘’（）《》\n,.;:!?—… 　"
_COUNTED = "个条座盏把面扇块颗粒棵支股片艘张根台部滴团束杯桶本枚首场匹只道堵剂味盘碗壶锅件份扇辆列程段曲幅阵串捧抔泓湾弯轮炉堆缕丝抹枝朵株粒茎口眼尊所"
_IS = re.compile(
    rf"(?:是|成为|成了|变成|变作|化为|化作|当作|当成|看作|好比|如同|视为)了?([^{_END}]{{1,16}})(?![^{_END}])"
)
_ADVERBS = re.compile(
    "(?:不过|不|而|就|正|才|都|也|更|还|便|只|既|又|则|应当|应该|从来|永远|已经|已|终将|会|要|能|可以|仿佛|其实|真正|往往|可能|当然|一定|无疑|让|使|必须|不再|从不|始终|今后|同样|未必|并){1,6}$"
)
_COUNT = re.compile(rf"(?:新|(?:这|那)?[一两半]?[{_COUNTED}]|一座座|一盏盏)$")
_BEFORE, _LONGEST_SUBJECT = 14, 5
_POINTS = ("这", "那", "它", "这里", "那里", "哪里")

_HEART = "心里|心中|心上|心间|心头|心坎|心田|心底|脑海|骨子|骨髓|血液|血脉|灵魂"
_PUT = "写刻记印种装放烙扎融落挂铭织注播送暖讲说唱走做抓"
_KEPT = re.compile(
    rf"[铭镌牢深根书珍{_PUT}](?=[刻记植根写藏在进到入])(?:(?<=[铭镌])刻|(?<=[铭牢])记|(?<=[深根])植|(?<=扎)根|(?<=书)写|(?<=珍)藏|(?<=[{_PUT}]))[在进到入][^{_END}]{{1,7}}?(?:{_HEART})(?:里|深处|之中|中|上)?"
)
_HOLDS = re.compile(
    rf"(?:心里|心中|心头|胸中|眼里|脑子里|肩上|手里|手机里|讲台上?|课本里)[才都也要总就始终]{{0,2}}(?:装着|装得下|装下|装有|揣着|燃着|扛着|挑着|系着|装满|放得下|住着)[^{_END}]{{1,9}}"
)
_WAY = re.compile(
    rf"[走能还路这那哪一没](?=[不得走有还正就宽越是都也条])(?:(?<=走)(?:不了多远|不出多远|不远|得[^{_END}去来]{{0,4}}(?:宽广|宽阔|宽|正|直|实|远|快|稳|顺|踏实|长远|久远))|(?<=能)走多[远长]|(?<=还)有[^{_END}]{{0,3}}(?:一段|很长|很远|不短)的?[^{_END}]{{0,4}}路(?:要走|程)?"
    rf"|(?<=路)(?:还很长|还长|正长|就?宽了|越走越[宽窄远顺]|是[^{_END}]{{0,6}}(?:走|踩|蹚|闯)出来|[都也]?是自己[^{_END}]{{1,3}}的(?:，[就也要][^{_END}]{{0,6}}走)?)|(?<=[这那哪一])条路[^{_END}]{{0,3}}走(?:不通|得通|到底|下去|到黑)|(?<=没)有[^{_END}]{{0,6}}(?:坦途|近路|捷径|回头路|退路))"
)
_ARTICLE = re.compile(
    rf"(?:(?:做|唱|下|打|念|练|弹|画|写|答|交|绘|种|酿|熬|炒)(?:好|活|足|大|深|实|准|响|强|优|精|细|透|亮))[^{_END}]{{0,8}}(?:“[^”“\n]{{1,8}}”[^{_END}]{{0,3}}|(?<![^“”]))?"
    r"(?:文章|大戏|好戏|戏|棋|(?<!品)牌|(?<![财已曾])经|功|琴|答卷|卷子|画卷|组合拳|主动仗|翻身仗|责任田)(?![一-鿿])"
)
_HURT = "伤寒凉冷暖热疼痛叹砸毁烧丢断拆扎戳刺割"
_WHAT = re.compile(
    rf"的(?=[就也恰是])(?:(?<=([{_HURT}][了透坏掉])的)|(?<=([{_HURT}])的))[就也恰]?是[^{_END}]{{0,6}}(?:人心|民心|心|信任|信誉|公信力|形象|未来|希望|前途|感情|情分|口碑|根基|良心|良知|命脉|民意)(?![^{_END}])"
)
# As of `coined`: a group is what stands before the words that are searched for and belongs to the image.
_FRAMES = (
    ("kept_in_heart", "body", _KEPT),
    ("heart_holds", "body", _HOLDS),
    ("way_told", "journey", _WAY),
    ("piece_done", "theatre", _ARTICLE),
    ("hits_what", "body", _WHAT),
)
_DEAD = re.compile(
    "道路|路|源|根|石|土壤|台阶|火花|水|花|影子|门|身影|血脉|钥匙|光|光芒|光辉|果实|成果|步伐|脚步|步子|号角"
)
"""Things that are called so in plain speech of ideas too."""


def clashes(scene: Scene) -> Iterator[_Found]:
    """Yield the images that show where a thing is said of an idea: start, stop, thing, domain, rule.

    >>> from toolkit.devices.trial import scene
    >>> text = "大学是一盏灯，这是一座桥，心里的堤坝不能松，走不了多远。"
    >>> [text[start:stop] for start, stop, *_ in clashes(scene(text))]
    ['一盏灯', '心里的堤坝', '走不了多远']
    """
    found = [*_equated(scene.text), *_owned(scene.text, scene.token_ends), *slotted(scene)]
    for rule, domain, frame in _FRAMES:
        for match in frame.finditer(scene.text):
            start, stop = match.start(match.lastindex or 0), match.end()
            found.append((start, stop, scene.text[start:stop], domain, rule))
    return iter(sorted(found))


def _equated(text: str) -> Iterator[_Found]:
    """Rule `idea_is_thing`: an idea, a body or a person is said to be a thing (企业是树, 让直播成为新农活)."""
    for match in _IS.finditer(text):
        start, stop = match.span(1)
        thing = thing_at(text, start, stop)
        if thing is None or not _is_subject(text, match.start()):
            continue
        first = stop - len(thing.word)
        counted = _COUNT.search(text, start, first)
        if counted:
            first = counted.start()
        if first > start:
            told = pieces(text[start:first])
            if told is None or any(piece.kind == "person" for piece in told):
                if text[first - 1] != "的" or (stop - first == 1 and told is None):
                    continue
            elif any(piece.kind in {"thing", "act"} for piece in told):
                first = start
            elif text[first - 1] != "的":
                continue
        if not on_topic(text, thing.domain):
            yield first, stop, thing.word, thing.domain, "idea_is_thing"


def _is_subject(text: str, stop: int) -> bool:
    """Whether what stands before `stop` in its sentence is an idea, a body or a person."""
    before = text[max(0, stop - _BEFORE) : stop]
    before = before[_last_mark(before) + 1 :]
    adverb = _ADVERBS.search(before)
    if adverb:
        before = before[: adverb.start()]
    if not before:  # 青春不是冲刺，而是一场马拉松
        return adverb is not None and adverb.group().startswith(("不", "而", "更", "也"))
    if before.endswith(_POINTS):
        return False
    return any(before[-size:] in subjects() for size in range(1, _LONGEST_SUBJECT + 1))


def _last_mark(text: str) -> int:
    return max(text.rfind(mark) for mark in "，。；：！？、\n”“,.;:")


@cache
def _of() -> "re.Pattern[str]":
    return re.compile(rf"的(?:那|这)?(?:一?[{_COUNTED}])?(?=[{first_characters()}])")


_PLACES = (
    "心里",
    "心中",
    "心头",
    "心灵",
    "思想上",
    "思想",
    "精神",
    "灵魂",
    "人生",
    "生命",
    "青春",
    "时代",
    "历史",
    "理想",
    "信念",
    "希望",
    "梦想",
    "知识",
    "智慧",
    "文明",
    "情感",
    "感情",
    "廉洁",
    "法治",
    "权力",
    "欲望",
    "私欲",
    "贪欲",
    "腐败",
    "成长",
    "成功",
    "幸福",
    "友谊",
    "和平",
    "信任",
    "诚信",
    "良知",
    "良心",
    "道德",
    "记忆",
    "岁月",
    "时间",
    "命运",
    "真理",
    "初心",
    "党性",
    "纪律",
    "作风",
    "民心",
    "制度",
    "规矩",
    "偏见",
    "贫困",
    "谎言",
    "仇恨",
    "正义",
    "自由",
    "公平",
    "平等",
    "合作",
    "创新",
    "奋斗",
    "事业",
    "生活",
    "改革",
    "责任",
    "忠诚",
    "信仰",
    "意志",
    "利益",
    "人情",
    "关系",
    "诱惑",
    "名利",
    "金钱",
    "官僚主义",
    "形式主义",
)

_ENDS = frozenset(place[-2:] for place in _PLACES)


def _owned(text: str, ends: frozenset[int]) -> Iterator[_Found]:
    """Rule `thing_of_mind`: a thing that an idea has (心里的堤坝, 欲望的闸门)."""
    for match in _of().finditer(text):
        at = match.start()
        if text[at - 2 : at] not in _ENDS or not text.endswith(_PLACES, max(0, at - 4), at):
            continue
        thing = thing_from(text, match.end())
        if thing is None or _DEAD.fullmatch(thing.word) or on_topic(text, thing.domain):
            continue
        stop = match.end() + len(thing.word)
        if stop not in ends:
            continue
        within = text.endswith(("心里", "心中", "心头"), 0, match.start()) and match.group() == "的"
        first = match.start() - 2 if within else match.end()
        yield first, stop, thing.word, thing.domain, "thing_of_mind"
