"""Contrast (对比): two sides set against each other by opposites or by a frame made for it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.anchored import places
from toolkit.devices.form.clauses import Clauses, neighbouring_parts
from toolkit.devices.form.framed import by_frame
from toolkit.devices.form.links import Row
from toolkit.devices.form.making import Offsets, finding, kept, note, unquoted
from toolkit.devices.form.negation import ASKED as _ASKED
from toolkit.devices.form.negation import NEGATION
from toolkit.devices.form.occupied import Occupied
from toolkit.devices.form.opposed_inside import Opposed, around, becoming, joined_words, joining, paired_phrases
from toolkit.devices.form.opposed_sides import DENIAL, by_meeting, by_opposites
from toolkit.devices.form.opposed_topics import by_topics
from toolkit.devices.form.runs import Run
from toolkit.devices.form.signs import Signs
from toolkit.model import Finding, Trace

_SUBJECT = re.compile(
    r"([一-鿿]{1,6})不(?P<verb>[是在靠看比为图求])([^。！？；\n]{2,24}?)[，；。,;.]([^。！？\n]{0,30}?[，；。,;.])??\1(?:就|才|却|只)?(?P=verb)([^。！？；\n]{2,24})"
)
_VERBS = "是在靠看比为图求"


def by_denial(text: str, runs: Sequence[Run]) -> Iterator[tuple[Offsets, ...]]:
    """Yield pairs of answering units of which one denies: 述职不是终点，整改才是关键. 不是…就是… leaves a choice and is none."""
    for run in runs:
        if len(run.members) == 2 and run.level not in {"heading", "paragraph", "phrase"}:
            second = text[slice(*run.members[1])]
            sizes = [z - a for a, z in run.members]
            if (
                any(
                    _denies(words, text[slice(*other)]) and not DENIAL.search(text, *other)
                    for words, other in zip(run.words, run.members[::-1], strict=True)
                )
                and max(sizes) <= (_LONG if run.level == "branch" else _SHORT)
                and not _CHOICE.match(second)
                and not _ASKED.search(text, run.start, run.stop)
            ):
                yield run.members


def _denies(words: Sequence[str], other: str) -> bool:
    """A unit denies plainly (述职不是终点), or denies a word that the other has (要求做到的……，要求不做的……)."""
    for k, word in enumerate(words):
        if word[0] in "不没非未别莫" and len(word) < 4 and NEGATION.match(word):
            denied = word[1:] or "".join(words[k + 1 : k + 2])[:1]
            if word in _PLAIN or (denied and denied in other):
                return True
    return False


_PLAIN = frozenset(("不是", "而不是", "不能", "不会", "不行", "不要", "没有", "没", "不在"))
_LONG, _SHORT = 30, 16
"""Characters of a side of several clauses, and of one clause, at most."""
_CHOICE = re.compile("就是|而且|也|还|更")


def by_subject(text: str) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield 规矩不是橡皮筋…；规矩是高压线: one subject, denied and then said."""
    denied = {text[at + 1 : at + 2] for at in places(text, "不")}
    for verb in filter(denied.__contains__, _VERBS):
        for match in around(text, "不" + verb, _SUBJECT):
            middle = match.end(4) if match.group(4) else match.end(3) + 1
            yield (match.start(), middle - 1), (middle, match.end())


def find_contrasts(
    clauses: Clauses,
    rows: Sequence[Row],
    shown: Sequence[Run],
    near: Sequence[Run],
    trace: Trace | None,
    *,
    inside: Iterable[Opposed],
    signs: Signs,
) -> Iterable[Finding]:
    """Return the contrasts, from the runs `shown`, the pairs `near` to being one and the opposites `inside` clauses; where two overlap by more than half, the one found by opposites stays."""
    text = clauses.text
    taken = Occupied[Finding]()
    found: list[Finding] = []
    for members, rule, key, values in _candidates(clauses, rows, shown, [*shown, *near], inside=inside, signs=signs):
        start, stop = members[0][0], members[-1][1]
        if not any(_takes(other, members) for other in taken.meeting(start, stop)):
            made = kept(trace, finding("contrast", members, rule, note(key, text, members, **values)))
            found.append(made)
            taken.put(start, stop, made)
    return found


_Candidate = tuple[tuple[Offsets, ...], str, str, dict[str, str]]
"""Members, rule, the key of the note and what is filled in there."""


def _candidates(
    clauses: Clauses,
    rows: Sequence[Row],
    shown: Sequence[Run],
    runs: Sequence[Run],
    *,
    inside: Iterable[Opposed],
    signs: Signs,
) -> Iterator[_Candidate]:
    """Yield what may be a contrast, the surer first."""
    text, parts, numbers = clauses.text, list(neighbouring_parts(clauses)), joining(clauses)
    opposed = [(pair, "opposites", found) for pair, found in by_opposites(text, runs, signs)]
    opposed += [(pair, "opposites_topics", found) for pair, found in by_topics(clauses, parts, signs)]
    opposed += [
        (pair, "opposites_facing", found)
        for pair, found in (
            *by_meeting(clauses, signs),
            *inside,
            *becoming(text),
            *paired_phrases(clauses, rows, numbers),
            *joined_words(clauses, numbers),
        )
    ]
    opposed.sort(key=lambda each: text[each[0][0][1] : each[0][0][1] + 1] in _STRONG)
    for members, rule, (a, b) in opposed:
        if rule == "opposites_topics" or not (_reported(text, members) or _counted(text, members, a, b)):
            pair = unquoted(text, members) if rule == "opposites" else members
            yield pair, rule, "form.contrast.opposites", {"first": a, "second": b}
    for pair, name in by_frame(clauses, rows, parts, signs):
        yield pair, f"frame_{name}", "form.contrast.frame", {"frame": f"=form.contrast.{name}"}
    for members in by_denial(text, shown):
        yield unquoted(text, members), "one_side_denied", "form.contrast.denial", {}
    for pair in by_subject(text):
        yield pair, "denied_then_said", "form.contrast.subject", {}


_STRONG = frozenset("；;。.！!？?")
"""Marks beyond which sides are set against each other only where no side is already set against what a comma joins to it."""


def _reported(text: str, members: Sequence[Offsets]) -> bool:
    """Return whether every side has figures: 出口增长20%，进口增长24%; 第一年四户，第二年四十户."""
    return all(_FIGURES.search(text, start, stop) for start, stop in members)


_FIGURES = re.compile(r"\d|[两二三四五六七八九十百千万亿]{1,9}[个户家人亿万千名条件项座所次元]")


def _counted(text: str, members: Sequence[Offsets], *found: str) -> bool:
    """Return whether opposites only count parts: 前三趟是材料不全，后三趟是人不在."""
    return _IN_COUNTING.issuperset(found) and _COUNTED.search(text, members[0][0], members[-1][1]) is not None


_IN_COUNTING = frozenset("前后上下先")
_COUNTED = re.compile("[前后上下先][一两二三四五六七八九十半几\\d]")


def _takes(other: Finding, members: Sequence[Offsets]) -> bool:
    """Return whether a contrast takes the place of these members: they share one, or more than half of the shorter.

    A contrast inside one side of another is one more: 花有早开的，也有晚开的 within 对考得不好的孩子，…….
    """
    start, stop = members[0][0], members[-1][1]
    shared = min(stop, other.stop) - max(start, other.start)
    if any((m.start, m.stop) in members for m in other.members):
        return True  # 多商量，|少命令；多示范|，少摊派
    return (
        shared * 2 > min(stop - start, len(other))
        and not any(m.start <= start and stop <= m.stop for m in other.members)
        and not any(a <= other.start and other.stop <= z for a, z in members)
    )
