"""Contrast (对比): two sides set against each other by opposites or by a frame made for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.making import Offsets, finding, kept, note, unquoted
from toolkit.devices.form.runs import Run
from toolkit.devices.form.weights import rows
from toolkit.model import Finding, Trace

_FRAMES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (name, re.compile(first), re.compile(second))
    for name, first, second in (
        ("not_but", "不是|并非|不在于?|绝非|没有|不(?!仅|但|断|光|只)", "^而(?:是|在|应|要|不是)"),
        ("not_but_only", "不是|并非", "才(?:是|能|刚|会)|(?:更|恰恰|正)是"),
        ("none_but", "^[^是]{0,4}没有", "^(?:只有|有的只?是|唯有)|哪来|哪有"),
        ("rather_than", "宁可|宁愿|宁肯", "(?:不|绝不|决不|也不)"),
        ("rather_than", "与其", "不如"),
        ("is_not", "(?<!不)是", "^(?:而|绝|决|并)?不是"),
        ("but_just_not", ".", "^(?:就|偏偏|却|偏)(?:是)?(?:不|没有?)(?!是)"),
        ("yet", "^.{4,}", "^.{1,9}却(?!说|道|步)"),
        ("less_more", "少(?!数|年|不|先)", "多(?!数|年|么|少|种)"),
        ("more_less", "多(?!数|年|么|少|种)", "少(?!数|年|不|先)"),
        ("done_begun", "(?:结束|开完|过去|讲完|完成)了", "才?(?:刚刚|真正)?开始"),
        ("only_not", "^.{0,4}只(?!有|要|能)", "^不(?!断|仅)"),
    )
)
_NEAR_FRAMES = frozenset(("less_more", "more_less", "only_not", "is_not"))
_SUBJECT = re.compile(
    r"([一-鿿]{1,6})不是([^。！？；\n]{2,24})[，；。,;.]([^。！？\n]{0,30}?[，；。,;.])?\1(?:就)?是([^。！？；\n]{2,24})"
)


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return word → its opposites, both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in rows("antonyms.tsv"):
        for a in left.split():
            for b in right.split():
                found[a].add(b)
                found[b].add(a)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _single() -> frozenset[str]:
    return frozenset(word for word in opposites() if len(word) == 1)


def opposed(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """Return the first word of `x` that meets its opposite in `y` at about the same place, or None.

    A single character counts as a word of its own, or inside words at the same place of two equally long units.

    >>> opposed(["展现", "了", "亮点"], ["正视", "了", "不足"])
    ('亮点', '不足')
    >>> opposed(["主动", "研究"], ["主动", "开展"])
    """
    table = opposites()
    common = set(x) & set(y)
    for k, word in enumerate(x):
        others = table.get(word)
        if others and word not in common:
            for m, other in enumerate(y):
                if other in others and other not in common and abs(k - m) <= (1 if len(word) == 1 else 3):
                    return word, other
    s, t = "".join(x), "".join(y)
    if len(s) == len(t):
        single = _single()
        for a, b in zip(s, t, strict=True):
            if a != b and a in single and b in table[a]:
                return a, b
    return None


def by_opposites(runs: Sequence[Run]) -> Iterator[tuple[tuple[Offsets, ...], tuple[str, str]]]:
    """Yield pairs of answering units that hold opposites: 既展现了亮点，也正视了不足."""
    for run in runs:
        if len(run.members) == 2 and run.level != "heading":
            found = opposed(run.words[0], run.words[1])
            if found:
                yield run.members, found


def by_frame(text: str, clauses: Clauses) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield adjacent clauses in a contrastive frame: 不是…，而是…; 宁可…，不…; …，就是不…. A bare 但是 is none."""
    for c in range(len(clauses) - 1):
        if clauses.ranks[c] == BREAK:
            continue
        a, b = clauses.starts[c], clauses.stops[c]
        d, e = clauses.starts[c + 1], clauses.stops[c + 1]
        first, second = text[a:b], text[d:e]
        for name, opening, closing in _FRAMES:
            if clauses.ranks[c] > 2 and name in {"yet", "but_just_not", "only_not", "is_not"}:
                continue
            back = closing.search(second)
            if back is None:
                continue
            front = opening.search(first)
            if front is None or (name in _NEAR_FRAMES and not _alike(front.start(), back.start(), first, second)):
                continue
            yield ((a, b), (d, e)), name
            break


def _alike(p: int, q: int, first: str, second: str) -> bool:
    """The frame's words stand at the same place of clauses about as long."""
    return abs(p - q) <= 1 and max(len(first), len(second)) <= 1.5 * min(len(first), len(second))


def by_subject(text: str) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield 规矩不是橡皮筋…；规矩是高压线: one subject, denied and then said."""
    for match in _SUBJECT.finditer(text):
        middle = match.end(3) if match.group(3) else match.end(2) + 1
        yield (match.start(), middle - 1), (middle, match.end())


def find_contrasts(clauses: Clauses, runs: Sequence[Run], trace: Trace | None) -> Iterable[Finding]:
    """Return the contrasts; where two overlap by more than half, the one found by opposites stays."""
    text = clauses.text
    found: list[Finding] = []
    for members, (a, b) in by_opposites(runs):
        spans = unquoted(text, members)
        made = note("form.contrast.opposites", text, spans, first=a, second=b)
        _add(found, finding("contrast", spans, "opposites", made), trace)
    for pair, name in by_frame(text, clauses):
        made = note("form.contrast.frame", text, pair, frame=f"=form.contrast.{name}")
        _add(found, finding("contrast", pair, f"frame_{name}", made), trace)
    for pair in by_subject(text):
        _add(found, finding("contrast", pair, "denied_then_said", note("form.contrast.subject", text, pair)), trace)
    return found


def _add(found: list[Finding], made: Finding, trace: Trace | None) -> None:
    for other in reversed(found):
        shared = min(made.stop, other.stop) - max(made.start, other.start)
        if shared * 2 > min(len(made), len(other)):
            return
    found.append(kept(trace, made))
