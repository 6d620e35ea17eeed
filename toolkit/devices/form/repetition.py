"""Repetition (反复): a content word that heads or closes adjacent units."""

from collections.abc import Iterable, Sequence

from toolkit.devices.form.making import finding, kept, note
from toolkit.devices.form.naming import with_figures
from toolkit.devices.form.runs import Run
from toolkit.devices.form.weights import names
from toolkit.model import Finding, Trace

_FRAME = frozenset(
    names(
        "有的 一个 一些 不是 没有 不能 不要 就是 也是 什么 我们 他们 你们 大家 同志 要 是 对 把 在 从 让 为 该 谁 越 只有 "
        "只要 不仅 而且 因为 如果 所以 这个 那个 这些 那些 有些 还有 可以 能够 需要 应该 必须 一定 一是 二是 既 又 各位 我 你 "
        "他 想 多 少 往 向 以 有人 一边 一面 从不 凡是 凡是要求 一些人 出来 出来的 起来 起来的 一起 一种 一次 就要 就能 才能 都要 也要 还要 更要"
    )
)
_FRAME_EDGES = frozenset("的了着等是和与")
_NOUNS = frozenset("njmqrfstbx")
_FAR = 45
"""Characters of a unit beyond which what comes back is no longer heard."""
_CONTENT_TAGS = frozenset("nvaditljbm")


def repeated_words(run: Run) -> tuple[int, int, str]:
    """Return how many words all units share in front and at the back, and which of the two is repeated for force.

    At least two characters with a content word among them; frame words (有的, 不是, 我们) do not count.

    >>> from toolkit.devices.form.runs import Run
    >>> run = Run(((0, 4), (5, 9)), "clause", 1.0, (("主动", "研究"), ("主动", "开展")), ("dv", "dv"))
    >>> repeated_words(run)
    (1, 0, '主动')
    """
    shortest = min(map(len, run.words))
    front = 0
    while front < shortest - 1 and len({w[front] for w in run.words}) == 1:
        front += 1
    back = 0
    while back < shortest - front - 1 and len({w[-1 - back] for w in run.words}) == 1:
        back += 1
    words, tags = run.words[0], run.tags[0]
    head, tail = words[:front], words[len(words) - back :]
    pair = len(run.members) == 2
    if head and _is_content(head, tags[:front], pair=pair):
        return front, 0, "".join(head)
    while tail and tail[0] in _FRAME:  # 向品牌要效益，向流通要效益
        tail = tail[1:]
    if tail and _is_content(tail, tags[len(words) - len(tail) :], pair=pair):
        return 0, len(tail), "".join(tail)
    if head and not pair and "".join(head) in _HEARD_THRICE:
        return front, 0, "".join(head)
    word = _opening_word(run)
    return (1, 0, word) if word else (0, 0, "")


def _opening_word(run: Run) -> str:
    """Return the word with which all units open, where some of them are cut otherwise: 面向世界 is one word, 面向|未来 two."""
    if len({words[0][:1] for words in run.words}) > 1:
        return ""
    texts = ["".join(words) for words in run.words]
    for words, tags in zip(run.words, run.tags, strict=True):
        word = words[0]
        if len(words) > 1 and all(text.startswith(word) and len(text) > len(word) for text in texts):
            return word if _is_content(words[:1], tags[:1], pair=len(texts) == 2) else ""
    return ""


_HEARD_THRICE = frozenset(
    names("当天 自己的 今天 明天 天天 年年 处处 人人 个个 每天 每年 当年 当月 现场 一起 共同 同样 同样的 再 更加 最")
)
"""Words of time, person or degree that are heard where three units open with them."""


_MARKS = "“”‘’、，《》"
_ROUTINE = frozenset(
    names(
        "加强 推进 坚持 推动 完善 加快 提高 促进 做好 抓好 开展 实施 支持 建设 发展 改革 工作 问题 能力 水平 情况 任务 方面 经济 社会 起来 进行 实现 "
        "强化 深化 落实 建立 健全 增加 扩大 继续 进一步 基本 更加 以上 左右 制度 体系 保障 服务 管理 安全 同比 增长 下降 达到 完成 统筹 改造 民主 资源 "
        "标准 重大 重点 提出 构建 相结合 结合 高于 低于 有利于 鼓励 引导 培育 打造 建造 制造 转型 升级 项目 政策 机制 企业 产业 行业 领域 地区 市场 资金 投资 消费 环境 质量 规模 "
        "比重 增速 改善 优化 提升 加大 积极 切实 认真 全面 深入 大力 严格 依法 监督 发挥 出口 进口 分开 论坛 会议"
    )
)
"""Words that recur in reports because the matter does, or as everyday verbs of administration."""


def _is_content(words: Sequence[str], tags: str, *, pair: bool) -> bool:
    if sum(map(len, words)) < 2 or words[0] in _FRAME_EDGES or any(w in _ROUTINE for w in words):
        return False
    if (
        words[0] in _FRAME
        or "".join(words) in _FRAME
        or words[0][0] in "不没无"
        or not any(t in ("vdailb" if pair else "vdailbnm") for t in tags)
    ):
        return False
    return any(t in _CONTENT_TAGS and w not in _FRAME and len(w) > 1 for w, t in zip(words, tags, strict=True)) or (
        any(t == "v" and w not in _FRAME for w, t in zip(words, tags, strict=True)) and sum(map(len, words)) > 1
    )


_LISTING = ("或", "有的", "有些")
_HEARD = 8
"""Characters of a unit at whose end a single word that comes back is still heard."""


def _closes(run: Run, back: int) -> bool:
    """Return whether words that close all units are heard: after short ones, or where they say something (……迈上一个大台阶).

    What closes names made of nouns (人大监督、政协监督) is a thing in a list.
    """
    if back == 1 and all(tags[-1] in "nv" and len(tags) > 1 and _NOUNS.issuperset(tags[:-1]) for tags in run.tags):
        return False
    return back > 2 or max(sum(map(len, unit)) for unit in run.words) <= _HEARD


def find_repetitions(text: str, runs: Sequence[Run], trace: Trace | None) -> Iterable[Finding]:
    """Return the repetitions that the runs carry; headings repeat a frame, not for force."""
    found = []
    seen = set()
    for run in runs:
        if run.level in {"heading", "paragraph"} or max([z - a for a, z in run.members]) > _FAR:
            continue
        if all(map(_NOUNS.issuperset, run.tags)):  # a list of things of one kind
            continue
        if with_figures(text, run.members) > 1:  # figures in a row are a report
            continue
        front, back, words = repeated_words(run)
        if front and run.level == "branch" and _NOUNS.issuperset(run.tags[0][:front].replace("l", "n")):
            continue  # sentences about one thing
        words = words.strip(_MARKS)
        if not words or words.startswith(_LISTING) or (back and not _closes(run, back)):
            continue
        members = []
        for a, z in run.members:
            at = text.rfind(words, a, z) if back else text.find(words, a, z)
            if at < 0:
                break
            members.append((at, at + len(words)))
        if len(members) == len(run.members) and tuple(members) not in seen:
            seen.add(tuple(members))
            made = note("form.repetition", text, members, word=words)
            found.append(kept(trace, finding("repetition", members, "repeated_edge", made)))
    return found
