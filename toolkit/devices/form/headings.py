"""Headings of one group that share a frame: 聚焦…，从严从实…, three times over."""

import re
from collections.abc import Iterable, Sequence
from operator import eq

from toolkit.devices.form.making import Offsets
from toolkit.devices.form.runs import Run
from toolkit.devices.form.similarity import common, masks
from toolkit.model import Document, Section, Span

_SHORT = 14
"""Characters of a heading that one shared character and an equal length hold together."""
_NUMBERING = re.compile(
    "(?:点|个)?(?:感受|希望|建议|意见|问题|方面|体会|要求|想法|句话|任务|部分)(?:，|,)?(?:就?是|：|:)(?:要)?"
)
"""What belongs to the number, not to the heading: 第一点感受是…."""
_CLAUSE_MARKS = frozenset("，；,;")
_STOPS = "。；！？，：、.;!?,: 　\n"


def groups_of(doc: Document) -> list[list[Section]]:
    """Return the groups of sibling sections, each in text order."""
    return [[doc.sections[i] for i in group] for group in doc.outline.groups()]


def heading_words(text: str, section: Section) -> Offsets:
    """Return the heading without the stop and the blanks around it."""
    a, z = section.heading.start, section.heading.stop
    numbering = _NUMBERING.match(text, a, z)
    if numbering and numbering.end() < z:
        a = numbering.end()
    while a < z and text[a] in _STOPS:
        a += 1
    while z > a and text[z - 1] in _STOPS:
        z -= 1
    return a, z


def share_frame(x: Sequence[str], g: str, y: Sequence[str], h: str) -> bool:
    """Two headings share a frame: words at an edge, or much wording, or one pattern of word classes at one length.

    >>> share_frame(["领导", "责任", "要", "扛起来"], "nnvv", ["监管", "责任", "要", "严起来"], "vnvv")
    True
    >>> share_frame(["加强", "领导"], "vn", ["全市", "经济", "运行", "总体", "平稳"], "nnvba")
    False
    """
    s, t = "".join(x), "".join(y)
    a, b = len(s), len(t)
    ratio = min(a, b) / max(a, b)
    if ratio < 0.5:
        return False
    edge = s[:2] == t[:2] or s[-2:] == t[-2:]
    if edge or common(x, masks(y)) / max(len(x), len(y)) >= 0.34 or _parts_match(s, t):
        return True
    tags = common(g, masks(h)) / max(len(g), len(h))
    if abs(a - b) > 1 or max(a, b) > _SHORT:
        return ratio >= 0.8 and tags >= 0.85
    return tags >= 0.5 or any(map(eq, s, t)) or any(map(eq, s[::-1], t[::-1]))


def _parts_match(s: str, t: str) -> bool:
    """Two headings of several clauses match part by part in size: 账要算清楚，成绩不能估高 / 篱笆要扎牢，权力不能任性."""
    parts, others = _PARTS.split(s), _PARTS.split(t)
    return len(parts) == len(others) > 1 and all(
        abs(len(a) - len(b)) <= 1 + (max(len(a), len(b)) <= _SHORT_PART) for a, b in zip(parts, others, strict=True)
    )


_PARTS = re.compile("[，；,;]")
_SHORT_PART = 8
"""Characters of a part that may be two longer than another."""


def heading_runs(doc: Document) -> Iterable[Run]:
    """Return the runs of three or more headings of one group, each sharing a frame with the next."""
    text = doc.text
    found = []
    for group in groups_of(doc):
        if len(group) < 3:
            continue
        spans = [heading_words(text, s) for s in group]
        words = []
        for a, z in spans:
            tokens = [
                t for t in doc.tokens_in(Span(a, z)) if t.text.isalnum() or t.tag != "x" or t.text in _CLAUSE_MARKS
            ]
            words.append(([t.text for t in tokens], "".join([t.tag[:1] or "n" for t in tokens])))
        start = 0
        for k in range(1, len(group) + 1):
            joined = (
                k < len(group) and bool(words[k][0]) and bool(words[k - 1][0]) and share_frame(*words[k - 1], *words[k])
            )
            if not joined:
                if k - start >= 3:
                    found.append(_run(spans[start:k], words[start:k]))
                start = k
    return found


def _run(spans: Sequence[Offsets], words: Sequence[tuple[list[str], str]]) -> Run:
    return Run(tuple(spans), "heading", 1.0, tuple(tuple(w) for w, _ in words), tuple(g for _, g in words))
