"""Guards of the listed images: by what stands beside it, whether a word is an image here or meant as it says."""

import re
from functools import cache

from toolkit.devices.lists import rows

_COUNTED = "个条座盏把面扇块颗粒棵支股片艘张根台部滴团束杯桶场"
# 是…的_ at the end of a clause; not 这是一座山, 我手里的是…, 是要立足自己的山.
_IS_ONE = re.compile(
    r"(?<!这)(?<!那)(?<!的)(?<!这里)(?<!就)(?:不是|而是|不过是|好比是|都是|正是|才是|是|变成了?|成为|成了|化作|化为|当作|当成|看作|视为|比作|堪称|甘当|甘做)"
    rf"(?:[^，。；：！？、“”\n要把将能在自]{{0,12}}的|一?[{_COUNTED}本扇枚首]|)[新大小老好活真]?$"
)
_BECOMES = re.compile("变成|成了|成为|化作|化为")
_THING_OF = re.compile(rf"(?:之|的|这一?[{_COUNTED}本扇枚首])[新大小老好活真]?$")
# Where a thing stands for something abstract: 你们是蜡烛, 当好…的桥梁; 思想的火花, 友谊之桥.
_SAYS_WHAT = re.compile(
    r"(?:不是|而是|就是|正是|才是|是|成为|成了|变成|化作|化为|当作|看作|视为|比作|堪称|当好|做好|甘当|争做|甘做|充当)"
    rf"(?:[^，。；：！？、“”\n]{{0,12}}的|一?[{_COUNTED}门种]|)$"
)
_OWNERS = frozenset(
    [
        "思想",
        "理想",
        "时代",
        "历史",
        "改革",
        "创新",
        "人生",
        "生命",
        "青春",
        "事业",
        "知识",
        "精神",
        "文明",
        "希望",
        "梦想",
        "幸福",
        "友谊",
        "合作",
        "奋斗",
        "心灵",
        "信念",
        "信仰",
        "真理",
        "智慧",
        "责任",
        "作风",
        "感情",
        "道德",
        "权力",
        "腐败",
        "人性",
        "良知",
        "良心",
        "记忆",
        "岁月",
        "时间",
        "时光",
        "命运",
        "荣誉",
        "名利",
        "欲望",
        "私欲",
        "贪欲",
        "金钱",
        "贫困",
        "愚昧",
        "矛盾",
        "战争",
        "和平",
        "正义",
        "邪恶",
        "自由",
        "民主",
        "公平",
        "信任",
        "诚信",
        "信用",
        "民心",
        "士气",
        "斗志",
        "勇气",
        "意志",
        "目标",
        "使命",
        "初心",
        "忠诚",
        "党性",
        "思维",
        "观念",
        "意识",
        "语言",
        "文字",
        "数据",
        "信息",
        "纪律",
        "制度",
        "法律",
        "规矩",
    ]
)
"""Ideas that own things (思想的火花)."""
_WIDER_OWNERS = frozenset(
    [
        "发展",
        "生活",
        "文化",
        "前进",
        "民族",
        "革命",
        "科学",
        "教育",
        "学习",
        "法治",
        "市场",
        "经济",
        "社会",
        "国家",
        "中国",
        "企业",
        "产业",
        "成功",
        "胜利",
        "改造",
        "管理",
        "心中",
        "心里",
        "心头",
        "情感",
        "爱国",
        "团结",
        "复兴",
        "进步",
        "成长",
        "安全",
        "风险",
    ]
)
"""Those that own things with a name of their own (发展的引擎), besides."""
_REACH, _LONGEST_IDEA = 6, 4
_NO_WAY = frozenset("，。；：！？、“”‘’（）《》\n,.;:!?")
_ADVERBS = (
    *("就", "要", "必须", "也", "都", "得", "能", "不", "已", "已经", "被", "给", "在", "会", "更", "决", "绝", "真正"),
    *(
        "切实",
        "层层",
        "牢牢",
        "慢慢",
        "逐步",
        "才",
        "可",
        "可能",
        "容易",
        "出现",
        "有所",
        "全部",
        "再",
        "还",
        "便",
        "没",
        "没有",
        "未",
    ),
)


@cache
def ideas() -> frozenset[str]:
    """Return the nouns that name nothing one could touch.

    >>> "责任" in ideas(), "锄头" in ideas()
    (True, False)
    """
    return frozenset(word for row in rows("ideas") for word in row[0].split())


def beside_idea(way: str, text: str, start: int, stop: int) -> bool:
    """Return whether the verb at `[start, stop)` is done to an idea (`>`: 扛起…责任), or an idea does it (`<`: 责任要扛起).

    >>> beside_idea(">", "卸下思想负担", 0, 2), beside_idea(">", "卸下三车沙子", 0, 2)
    (True, False)
    >>> beside_idea("<", "人心不能凉了", 4, 6), beside_idea("<", "饭菜凉了", 2, 4)
    (True, False)
    """
    if ">" in way:
        for at in range(stop, min(len(text), stop + _REACH + 1)):
            if text[at] in _NO_WAY:
                break
            if any(text[at : at + size] in ideas() for size in (2, 3, _LONGEST_IDEA)):
                return True
    if "<" in way:
        before = text[max(0, start - _REACH - _LONGEST_IDEA) : start]
        while before.endswith(_ADVERBS):
            before = next(before.removesuffix(word) for word in _ADVERBS if before.endswith(word))
        return any(before[-size:] in ideas() for size in (2, 3, _LONGEST_IDEA))
    return False


def _says_what(before: str) -> bool:
    """Return whether a thing that stands after `before` says what something is; 油灯变成了台灯 tells of lamps."""
    is_one = _IS_ONE.search(before)
    if is_one and _BECOMES.match(is_one.group()):
        return not any(before[: is_one.start()][-size:] in things() for size in (1, 2, 3))
    return bool(is_one) or of_idea(before, _OWNERS)


@cache
def things() -> frozenset[str]:
    """Return the nouns that are images only where they say what something is.

    >>> "灯" in things(), "短板" in things()
    (True, False)
    """
    return frozenset(row[0] for row in rows("metaphors") if row[2] == "=")


def of_idea(before: str, owners: frozenset[str]) -> bool:
    """Return whether what follows `before` is a thing that belongs to an idea: 思想的…, 友谊之….

    >>> of_idea("撒下友谊的", frozenset({"友谊"})), of_idea("撒下村里的", frozenset({"友谊"}))
    (True, False)
    """
    of = _THING_OF.search(before)
    return of is not None and before[max(0, of.start() - 2) : of.start()] in owners


@cache
def _guard(words: str, image: str) -> "re.Pattern[str] | None":
    """The pattern of a list's guard cell: alternatives with `_` for the image itself; None where it holds none."""
    found = [word for word in words.split() if word[0] not in "~<>"]
    if not found:
        return None
    return re.compile("|".join(re.escape(word).replace("_", re.escape(image)) for word in found))


def literal(image: str, only: str, never: str, clause: str, at: int = 0) -> bool:
    """Return whether `image` is meant literally at offset `at` of `clause`, by the guards of its row.

    >>> literal("心脏", "", "_病 _手术", "做心脏手术"), literal("心脏", "", "_病 _手术", "祖国的心脏")
    (True, False)
    >>> literal("阶梯", "~", "", "学习是成长的阶梯", 6), literal("阶梯", "~", "", "阶梯电价")
    (False, True)
    """
    barred = _guard(never, image)
    if barred and barred.search(clause):
        return True
    if not only:
        return False
    if only == "=":
        return bool(clause[at + len(image) :][:1].strip("、“”’》")) or not _says_what(clause[:at])
    needed = _guard(only, image)
    if needed and needed.search(clause):
        return False
    if only[0] in "<>" and beside_idea(only.partition(" ")[0], clause, at, at + len(image)):
        return False
    before = clause[:at]
    return not ("~" in only and (_SAYS_WHAT.search(before) or of_idea(before, _OWNERS | _WIDER_OWNERS)))
