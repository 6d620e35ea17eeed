"""Series of short clauses that plain rules see: one small word at the head of each (是…，是…，也是…), or verb and object at one length."""

import itertools
from collections.abc import Iterator, Sequence
from operator import eq

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.runs import Run
from toolkit.devices.form.weights import names

_STEADY = 4.5
_LONGEST, _UNEVEN = 30, 2.0
_HEADS = frozenset("要是有靠让把为以从向对用在能敢会不无没去来给")
_ALSO = frozenset("也还更又都而")
_OPENING = _HEADS | _ALSO
_EVEN = 1.5
"""How much longer than another a clause of verb and object may be."""
_SHORT, _LONG = 5, 24
_WORDS = 2
_LEAD = 12


def small_heads(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more clauses in a row that open with one small word, 也 or 还 before it allowed: 是……，是……，也是……."""
    text, spans = clauses.text, zip(clauses.starts, clauses.stops, strict=True)
    heads = {c: head for c, (a, z) in enumerate(spans) if text[a] in _OPENING and (head := _head(text, a, z))}
    twins = {c for c, head in heads.items() if heads.get(c + 1) == head}
    row: list[tuple[int, int]] = []
    head, before = "", -1
    for c in sorted({c for twin in twins for c in (twin - 1, twin, twin + 1) if c >= 0}):
        if c != before + 1:
            yield from _run(clauses, row, head)
            row, head = [], ""
        before = c
        a, z, here = clauses.starts[c], clauses.stops[c], heads.get(c, "")
        joined = bool(row) and clauses.ranks[c - 1] <= 2 and here == head and z - a <= _LONGEST
        if not joined:
            yield from _run(clauses, row, head)
            row, head = ([(c, a)], here) if here else _opened(clauses, c) if c + 1 in twins else ([], "")
        else:
            row.append((c, a))
        if clauses.ranks[c] == BREAK:
            yield from _run(clauses, row, head)
            row, head = [], ""
    yield from _run(clauses, row, head)


def _head(text: str, start: int, stop: int) -> str:
    """Return the small word that opens a clause, or an empty string."""
    if (head := text[start]) in _ALSO:
        start += 1
        head = text[start : start + 1]
    return head if head in _HEADS and stop - start >= _WORDS else ""


def _opened(clauses: Clauses, c: int) -> tuple[list[tuple[int, int]], str]:
    """Return a row opened after a lead-in, where the next clause opens with a small word that stands in this one: 这|是……，是……."""
    if c + 1 < len(clauses) and clauses.ranks[c] <= 2:
        text = clauses.text
        head = _head(text, clauses.starts[c + 1], clauses.stops[c + 1])
        at = text.find(head, clauses.starts[c] + 1, min(clauses.starts[c] + _LEAD, clauses.stops[c])) if head else -1
        if at > 0:
            return [(c, at)], head
    return [], ""


def _run(clauses: Clauses, row: Sequence[tuple[int, int]], head: str) -> Iterator[Run]:
    if len(row) < 3 or not head:
        return
    spans = [(at, clauses.stops[c]) for c, at in row]
    sizes = [z - a for a, z in spans]
    even = sizes if clauses.text[spans[-1][0]] not in _ALSO else sizes[:-1]  # 靠政策，靠投入，更靠每一个人的举手之劳
    if max(even) > _UNEVEN * min(sizes) + 2 or max(sizes) > _LONGEST or min(sizes) < _WORDS:
        return
    words = []
    tags = []
    for c, at in row:
        first = next((k for k, place in enumerate(clauses.at[c]) if place >= at), 0)
        words.append(tuple(clauses.words[c][first:]))
        tags.append(clauses.tags[c][first:])
    yield Run(tuple(spans), "clause", _STEADY, tuple(words), tuple(tags), ("words", "lengths"))


def sentence_heads(clauses: Clauses) -> Iterator[Run]:
    """Yield the first clauses of three or more sentences in a row that are of one size and agree in two places: 完善制度体系，……。健全信用体系，…….

    So do paragraphs that open with a short sentence of one size: 充分释放消费潜力。…… 全力扩大有效投资。……
    """
    row: list[int] = []
    for c in [0, *[c for c, rank in enumerate(clauses.ranks[:-1], 1) if rank > 2]]:
        if row and (clauses.ranks[c - 1] == BREAK or not _answer(clauses, row[-1], c)):
            if len(row) > _WORDS:
                yield from _verbs(clauses, row, 4.0)
            row = []
        row.append(c)
    yield from _verbs(clauses, row, 4.0)


def _answer(clauses: Clauses, a: int, b: int) -> bool:
    x, y = (clauses.text[clauses.starts[c] : clauses.stops[c]] for c in (a, b))
    return len(x) == len(y) <= _HEADING and b - a > 1 and x != y and sum(map(eq, x, y)) >= _WORDS


_HEADING = 12


def verb_objects(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more clauses in a row of verb and object, an adverb before the verb allowed, at about one length.

    深度融入国家战略，主动参与走廊建设，全面发挥先导区功能. The first may follow a lead-in (青年要|拓宽眼界和视野，加快知识更新，优化知识结构).
    """
    alike = [
        c
        for c, (words, tags, size) in enumerate(zip(clauses.words, clauses.tags, clauses.sizes, strict=True))
        if _SHORT <= size <= _LONG and len(words[0]) >= _WORDS and _is_verb_object(words, tags)
    ]
    row: list[int] = []
    for c in alike:
        if not row or row[-1] != c - 1 or clauses.ranks[c - 1] != 1 or not _even(clauses, (*row, c)):
            if len(row) >= _WORDS:
                yield from _objects(clauses, row)
            row = []
        row.append(c)
    if len(row) >= _WORDS:
        yield from _objects(clauses, row)


def _objects(clauses: Clauses, row: Sequence[int]) -> Iterator[Run]:
    """Yield the run of a row, with what follows a lead-in in the clause before it where that is alike."""
    before = row[0] - 1
    start = _after_lead(clauses, before, row) if before >= 0 and clauses.ranks[before] == 1 else 0
    if not start:
        yield from _verbs(clauses, row)
        return
    for run in _verbs(clauses, (before, *row)):
        if run.start == clauses.starts[before]:
            words, tags = clauses.words[before][start:], clauses.tags[before][start:]
            spans = ((clauses.at[before][start], clauses.stops[before]), *run.members[1:])
            run = Run(spans, run.level, run.score, (tuple(words), *run.words[1:]), (tags, *run.tags[1:]), run.evidence)  # noqa: PLW2901 - the same run, cut
        yield run


_LEADS = frozenset(
    (
        "要",
        "也要",
        "还要",
        "就要",
        "必须",
        "应",
        "应当",
        "应该",
        "需要",
        "将",
        "能",
        "会",
        "来",
        "就是",
        "是",
        "以",
        "通过",
        "着力",
        "努力",
        "不断",
        "继续",
    )
)


def _after_lead(clauses: Clauses, c: int, row: Sequence[int]) -> int:
    """Return the word at which a verb with its object begins after a lead-in, or 0."""
    words, tags = clauses.words[c], clauses.tags[c]
    if tags[-1] not in "nv":
        return 0
    sizes = [clauses.sizes[k] for k in row]
    for k in range(1, len(words) - 1):
        if (
            words[k - 1] in _LEADS
            and len(words[k]) > 1
            and (_is_verb(words[k], tags[k : k + 2]) or (tags[k] in "ad" and tags[k + 1] == "v"))
        ):
            size = sum(map(len, words[k:]))
            if max(size, *sizes) <= _EVEN * min(size, *sizes):
                return k
    return 0


_VERBS_TOO = frozenset(
    names(
        "交流 部署 总结 规划 规范 汇报 通报 研究 保障 管理 宣传 设计 指导 监督 检查 调研 武装 装备 展示 展望 安排 动员 表彰 "
        "联络 协调 明确 健全 壮大 丰富 端正 繁荣 稳定 密切 严格 坚定 充实 纯洁 方便 便利 活跃 扩大 巩固 深化 优化 强化 振奋 温暖 净化 美化"
    )
)
"""Words that the dictionary calls nouns or adjectives first and that, heading a clause, take an object: 部署重点任务, 壮大特色产业."""


def _is_verb(word: str, tags: str) -> bool:
    """Return whether a word with these tags, its own and that of the next, is a verb: 部署今冬的工作 is, 教育与劳动相结合 is none."""
    return tags[0] == "v" or (word in _VERBS_TOO and tags[1:] in _OF_OBJECTS)


_OF_OBJECTS = frozenset("nmrtbajsf")


def _is_verb_object(words: Sequence[str], tags: str) -> bool:
    """A clause opens with a verb of two characters, or with one after an adverb or the like; a later adverb makes it more than verb and object."""
    if tags[0] == "v" or _is_verb(words[0], tags[:2]):
        opens = len(tags) >= _WORDS or len(words[0]) > _SHORT
    else:
        opens = tags[0] in "adnbt" and tags[1:2] == "v" and len(words[1]) > 1
    return opens and tags.find("d", _WORDS) < 0


def _even(clauses: Clauses, row: Sequence[int]) -> bool:
    sizes = [clauses.sizes[c] for c in row]
    return max(sizes) <= _EVEN * min(sizes)


def _verbs(clauses: Clauses, row: Sequence[int], score: float = 1.0) -> Iterator[Run]:
    if len(row) < 3:
        return
    streaks = [list(group) for _, group in itertools.groupby(row, key=lambda c: clauses.words[c][0])]
    longest = max(streaks, key=len)
    if len(longest) == _WORDS:  # 坚定……的信念，|坚决拥护……，坚决拥护……: two that open alike are no part of a longer row
        return
    row = longest if len(longest) > _WORDS else row  # those that open alike stand by themselves
    spans = tuple((clauses.starts[c], clauses.stops[c]) for c in row)
    words = tuple(tuple(clauses.words[c]) for c in row)
    tags = tuple(clauses.tags[c] for c in row)
    yield Run(spans, "clause", score, words, tags, ("tags", "lengths"))
