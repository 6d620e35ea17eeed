"""Characters that face each other (字面相对): two units with opposite characters at one place, whatever words these belong to."""

from collections.abc import Sequence
from functools import cache

from toolkit.devices.form.opposites import only_kin

_PAIRS = (
    "大小 多少 多寡 高低 长短 快慢 轻重 新旧 远近 深浅 强弱 真假 虚实 公私 荣辱 荣耻 得失 成败 兴亡 兴衰 存亡 安危 治乱 贫富 穷富 生死 死活 古今 早晚 早迟 "
    "严宽 紧松 勤懒 廉贪 善恶 好坏 好差 好难 难易 冷热 冷暖 苦甜 苦乐 硬软 明暗 喜忧 褒贬 奖惩 奖罚 功过 利弊 利害 升降 增减 涨跌 进退 聚散 分合 盛衰 "
    "胜败 胜负 忙闲 厚薄 粗细 急缓 前后 先后 始终 初终 正邪 正歪 美丑 爱恨 内外 里外 贵贱 优劣 浓淡 密疏 亲疏 通堵 疏堵 破立 攻守 敌友 福祸 吉凶 俭奢 清浊 廉腐 "
    "直曲 顺逆 盈亏 收支 借还 赢输 哭笑 饱饥 饱饿 晴雨 干湿 阴晴 昼夜 朝夕 首尾 本末 主次 宽窄 精粗 巧拙 智愚 诚伪 信疑 恩怨 赏罚 取舍 加减 开关 动静 "
    "进出 来去 张弛 纵横 城乡 男女 师生"
)
_WEAK = frozenset(("城乡", "男女", "师生", "开关", "收支", "首尾", "本末", "主次"))


@cache
def facing_characters() -> dict[str, frozenset[str]]:
    """Return character → the characters that face it."""
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.split():
        if pair not in _WEAK:
            one, other = tuple(pair)
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {char: frozenset(others) for char, others in found.items()}


def facing(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return the first opposite characters at one place of two units, counted from the front or the back, or None.

    They are words of their own, or the character before or after them is the same in both; where both are, the place does not matter.

    >>> facing(["数字", "是", "冷", "的"], ["背后", "的", "人", "是", "热", "的"])
    ('冷', '热')
    >>> facing(["小企业", "要", "专"], ["大", "企业", "要强"]), facing(["大力", "推进"], ["小区", "改造"])
    (('小', '大'), None)
    >>> facing(["拿着", "十年前", "的", "教案"], ["去", "教", "十年后", "的", "公民", "吗"])
    ('前', '后')
    """
    table = facing_characters()
    s, t = "".join(x), "".join(y)
    if table.keys().isdisjoint(s) or table.keys().isdisjoint(t):
        return None
    for i, k in _places(len(s), len(t)):
        if s[i] in table and t[k] in table[s[i]] and t[k] not in s and s[i] not in t:
            beside = s[i + 1 : i + 2] == t[k + 1 : k + 2] != "" or (i and k and s[i - 1] == t[k - 1])
            early = i == k == 0 and s[1:2] in _GOING_ON and t[1:2] in _GOING_ON
            if (beside or early or (s[i] in x and t[k] in y)) and not _in_kin(s, i, t, k):
                return s[i], t[k]
    for i, char in enumerate(s[1:-1], 1):
        if char in table and char not in t:
            for other in table[char]:
                if s[i - 1] + other + s[i + 1] in t and other not in s:
                    return char, other
    return None


def _in_kin(s: str, i: int, t: str, k: int) -> bool:
    """Return whether opposite characters only stand in words that pair off in kind: 早上 and 晚上."""
    return only_kin(s[i : i + 2], t[k : k + 2]) or (i > 0 < k and only_kin(s[i - 1 : i + 1], t[k - 1 : k + 1]))


def _places(a: int, b: int) -> list[tuple[int, int]]:
    """Return the places to compare: all of two units of one size, else the outer ones."""
    if a == b:
        return [(i, i) for i in range(a)]
    reach = min(a, b, _REACH)
    return [*[(i, i) for i in range(reach)], *[(a - i, b - i) for i in range(1, reach + 1)]]


_GOING_ON = frozenset("能则可必使是就易")
"""What goes on after opposites that open two units, whatever words these belong to: 勤能补拙，懒则生变."""
_REACH = 3
