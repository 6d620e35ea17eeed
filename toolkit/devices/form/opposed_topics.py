"""Parts that go on about opposed topics (话题相对): 分数高的，大会上表扬；分数低的，大会上检讨."""

import re
from collections.abc import Iterator, Sequence

from toolkit.devices.form.clauses import COMMA, Clauses, Parts
from toolkit.devices.form.facing import facing
from toolkit.devices.form.links import QUOTES
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.opposites import SURE, opposed, turned
from toolkit.devices.form.signs import DENIES, OPPOSED, Signs


def by_topics(
    clauses: Clauses, parts: Sequence[Parts], signs: Signs
) -> Iterator[tuple[tuple[Offsets, Offsets], tuple[str, str]]]:
    """Yield neighbours of several clauses each, set apart by ； or 。, whose openings are opposed: 分数高的，大会上表扬；分数低的，大会上检讨.

    Two that open with 对 or end their topic with 的 are opposed too where one rewards and the other punishes, or one topic alone denies.
    """
    text, starts, stops, kinds = clauses.text, clauses.starts, clauses.stops, clauses.kinds
    for k, ((a, last), (b, end)) in enumerate(parts):
        if not (a < last < a + _CLAUSES and b < end and -_MORE < last - a - end + b < _MORE):
            continue
        one, other = (starts[a], stops[last]), (starts[b], stops[end])
        shorter, longer = sorted((one[1] - one[0], other[1] - other[0]))
        if (
            longer > min(_PART, 2 * shorter) or kinds[a] != COMMA or kinds[b] != COMMA
        ):  # a lead-in before a colon is no topic
            continue
        size = max(clauses.sizes[a], clauses.sizes[b])
        found = None
        if size <= _TOPIC and signs.between((a, a + 1), (b, b + 1)) & (OPPOSED | DENIES):
            x, y = _bare(clauses.words[a]), _bare(clauses.words[b])
            found = opposed(x, y, SURE) or turned(x, y) or facing(x, y)
        if found is None and size <= _LONG_TOPIC and not _in_series(clauses, parts, k):
            found = _treated(text, (starts[a], stops[a]), (starts[b], stops[b]), (one, other))
        if found:
            yield (one, other), found


def _in_series(clauses: Clauses, parts: Sequence[Parts], k: int) -> bool:
    """Return whether a third part beside two has a topic of the same shape: 干得好的，……；干得苦的，……；干得巧的，……."""
    (a, _), (b, _) = parts[k]
    beside = [parts[k - 1][0][0]] if k and parts[k - 1][1][0] == a else []
    beside += [parts[k + 1][1][0]] if k + 1 < len(parts) and parts[k + 1][0][0] == b else []
    text, starts, stops = clauses.text, clauses.starts, clauses.stops
    return any(
        text[starts[c]] == text[starts[a]] == "对" or text[stops[c] - 1] == text[stops[a] - 1] == "的" for c in beside
    )


_MORE = 2
_TOPIC, _LONG_TOPIC, _CLAUSES, _PART = 10, 14, 4, 50
"""Characters of the longest clause that names a topic, plainly or with 对 or 的; clauses and characters of the longest part that goes on about it."""


def _bare(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a clause without quotation marks at its ends."""
    return words[words[0] in QUOTES : len(words) - (words[-1] in QUOTES)] or words


def _treated(text: str, x: Offsets, y: Offsets, parts: tuple[Offsets, Offsets]) -> tuple[str, str] | None:
    """Return two topics of which the one is treated well and the other badly, or the one is what the other is not."""
    about = text[x[0]] == text[y[0]] == "对"
    if not (about or text[x[1] - 1] == text[y[1] - 1] == "的"):
        return None
    rewarded = [_REWARDS.search(text, *part) for part in parts]
    punished = [_PUNISHES.search(text, *part) for part in parts]
    if bool(rewarded[0]) != bool(rewarded[1]) and all(
        a is None or b is None for a, b in zip(rewarded, punished, strict=True)
    ):
        reward = rewarded[0] or rewarded[1]
        punish = punished[1] if rewarded[0] else punished[0]
        if reward and punish:
            return (reward.group(), punish.group()) if rewarded[0] else (punish.group(), reward.group())
    bad = [_BAD.search(text, *topic) for topic in (x, y)]
    if bool(bad[0]) != bool(bad[1]) and text[x[1] - 1] == text[y[1] - 1] == "的":
        return text[slice(*x)], text[slice(*y)]
    return None


_REWARDS = re.compile(
    "表扬|奖励|奖|重用|支持|提拔|容|保护|撑腰|鼓励|点赞|欢迎|澄清|帮|优先|褒|肯定|扶|兜底|宽容|关心|激励|推荐|放手|大胆用"
)
_PUNISHES = re.compile(
    "问责|处理|查处|批评|调整|惩|罚|追究|曝光|通报|约谈|淘汰|整改|打击|禁|取缔|关停|清退|免职|检讨|查|追责|亮剑|不客气|不手软|说不"
)
_BAD = re.compile("[不没未无难慢懒差错劣坏虚假乱贪拖推躲混败]|违|失|落后|后进|问题|诬告")
