"""Guards of the listed images: by what stands beside it, whether a word is an image here or meant as it says."""

import re
from functools import cache

from toolkit.devices.lists import rows

_COUNTED = "个条座盏把面扇块颗粒棵支股片艘张根台部滴团束杯桶"
# 是…的_ at the end of a clause; not 这是一座山, 我手里的是….
_IS_ONE = re.compile(
    r"(?<!这)(?<!那)(?<!的)(?<!这里)(?<!就)(?:不是|而是|不过是|好比是|都是|正是|才是|是|成为|成了|变成|化作|化为|当作|当成|看作|视为|比作|堪称|甘当|甘做)"
    rf"(?:[^，。；：！？、“”\n]{{0,12}}的|一?[{_COUNTED}本扇枚首]|)$"
)
_OF_IDEA = re.compile(
    r"(?:思想|理想|时代|历史|改革|创新|人生|生命|青春|事业|知识|精神|文明|希望|梦想|幸福|友谊|合作|奋斗|心灵|信念|信仰|真理|智慧|责任|作风|感情|道德|权力|腐败|人性|良知|良心|记忆|岁月|时间|时光|命运|荣誉|名利|欲望|私欲|贪欲"
    r"|金钱|贫困|愚昧|矛盾|战争|和平|正义|邪恶|自由|民主|公平|信任|诚信|信用|民心|士气|斗志|勇气|意志|目标|使命|初心|忠诚|党性|思维|观念|意识|语言|文字|数据|信息|纪律|制度|法律|规矩)(?:之|的)$"
)
# Where a thing stands for something abstract: 你们是蜡烛, 当好…的桥梁; 思想的火花, 友谊之桥.
_SAYS_WHAT = re.compile(
    r"(?:不是|而是|就是|正是|才是|是|成为|成了|变成|化作|化为|当作|看作|视为|比作|堪称|当好|做好|甘当|争做|甘做|充当)"
    rf"(?:[^，。；：！？、“”\n]{{0,12}}的|一?[{_COUNTED}门种]|)$"
)
_ABSTRACT = re.compile(
    r"(?:思想|理想|时代|历史|发展|改革|创新|人生|生活|生命|青春|事业|知识|精神|文明|文化|希望|梦想|幸福|友谊|合作|奋斗|前进|心灵|信念|信仰|民族|革命|和平"
    r"|真理|智慧|科学|教育|学习|制度|权力|法治|市场|经济|社会|国家|中国|企业|产业|成功|胜利|改造|腐败|管理|责任|作风|心中|心里|心头|感情|情感|道德|爱国|团结|复兴|进步|成长|安全|风险)"
    r"(?:之|的|这一?[个条座艘棵列台部盘根杆])(?:[新大小])?$"
)
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
        ends = at + len(image)
        return bool(
            clause[ends : ends + 1].strip("、“”’》")
            or not (_IS_ONE.search(clause[:at]) or _OF_IDEA.search(clause[:at]))
        )
    needed = _guard(only, image)
    if needed and needed.search(clause):
        return False
    if only[0] in "<>" and beside_idea(only.partition(" ")[0], clause, at, at + len(image)):
        return False
    before = clause[:at]
    return not ("~" in only and (_SAYS_WHAT.search(before) or _ABSTRACT.search(before)))
