"""Exercises on structure (篇章结构): order the sections, judge whether an announcement was delivered."""

from collections.abc import Iterable

from toolkit.model import STATUSES, Document, Section
from toolkit.tasks.choosing import letters, rng
from toolkit.tasks.model import NOTHING, Option, Said, Task, said

_MOST = 7
_WORDS = 34
_VERDICTS = ("kept", "short", "over", "undelivered")


def make_order(doc: Document, _device: str, seed: int) -> Iterable[Task]:
    """Put the headings of one group of sections in order; their markers are left out."""
    dice = rng(doc, "order", seed)
    parents = [None, *range(len(doc.sections))]
    number = 0
    for parent in parents:
        sections = [doc.sections[i] for i in doc.outline.children(parent)]
        words = [_heading(doc, section, marker=False) for section in sections]
        if not 3 <= len(sections) <= _MOST or len(set(words)) < len(words) or not all(words):
            continue
        number += 1
        shown = list(words)
        while shown == words:
            dice.shuffle(shown)
        ids = dict(zip(shown, letters(len(shown)), strict=True))
        yield Task(
            f"order-{number}",
            "order",
            said("task.order.prompt"),
            options=tuple(Option(ids[w], Said(w, w)) for w in shown),
            answer=tuple(ids[w] for w in words),
            hints=(said("task.order.hint1"), said("task.order.hint2", first=words[0])),
            solution=said("task.order.solution", items="；".join(_heading(doc, s) for s in sections)),
            source="analysis",
        )


def make_judge(doc: Document, _device: str, _seed: int) -> Iterable[Task]:
    """Was an announcement delivered? The evidence are the sections that deliver it."""
    number = 0
    for announcement in doc.announcements:
        for count in announcement.counts:
            if count.count is None or count.status not in STATUSES:
                continue
            shown = _around(doc, count.sections)
            if len(shown) < 2:
                continue
            number += 1
            verdicts = tuple(dict.fromkeys((*_VERDICTS, count.status)))
            right = [_heading(doc, doc.sections[i]) for i in count.sections]
            yield Task(
                f"judge-{number}",
                "judge",
                said(
                    "task.judge.prompt",
                    text=" ".join(announcement.of(doc.text).split()),
                    noun=count.noun or said("widget.points"),
                    count=str(count.count),
                ),
                options=tuple(
                    Option(v, said(f"status.{v}"), NOTHING if v == count.status else said("task.judge.no"))
                    for v in verdicts
                ),
                items=tuple(Option(f"s{i}", _same(_heading(doc, doc.sections[i]))) for i in shown),
                answer=(count.status, *(f"s{i}" for i in count.sections)),
                hints=(said("task.judge.hint1"), said("task.judge.hint2", n=str(len(count.sections)))),
                solution=said(
                    "task.judge.solution",
                    count=str(count.count),
                    found=str(len(count.sections)),
                    status=said(f"status.{count.status}"),
                    items="；".join(right) or "—",
                ),
                source="analysis",
            )


def _around(doc: Document, named: tuple[int, ...]) -> list[int]:
    """The sections to choose evidence from: those that deliver, with others of their level, at most ten."""
    levels = {doc.sections[i].level for i in named} or {1}
    same = [i for i, section in enumerate(doc.sections) if section.level in levels]
    if len(same) <= 10:
        return same
    near = sorted(same, key=lambda i: min((abs(i - n) for n in named), default=i))
    return sorted({*named, *near[: max(0, 10 - len(named))]})


def _heading(doc: Document, section: Section, *, marker: bool = True) -> str:
    words = " ".join(section.heading.of(doc.text).split()).strip("，。：")
    words = words if len(words) <= _WORDS else words[:_WORDS] + "…"
    return f"{section.marker}　{words}".strip("　") if marker else words


def _same(words: str) -> Said:
    return Said(words, words)
