"""Contrast (对比): two sides set against each other by opposites or by a frame made for it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.making import Offsets, finding, kept, note, unquoted
from toolkit.devices.form.negation import NEGATION
from toolkit.devices.form.occupied import Occupied
from toolkit.devices.form.opposites import opposed, turned
from toolkit.devices.form.runs import Run
from toolkit.model import Finding, Trace

_FRAMES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (name, re.compile(first), re.compile(second))
    for name, first, second in (
        (
            "not_but",
            "^(?!如果).*(?:不是|并非|不在于?|绝非|没有|不能|不(?!仅|但|断|光|只))",
            "^(?:而(?:是|在|应|要)|却是)",
        ),
        ("not_but_only", "不是|并非", "才(?:是|能|刚|会)|(?:更|恰恰|正)是"),
        ("none_but", "^[^是]{0,4}没有", "^(?:只有|有的只?是|唯有)|哪来|哪有"),
        ("rather_than", "宁可|宁愿|宁肯", "(?:不|绝不|决不|也不)"),
        ("rather_than", "与其", "不如"),
        ("is_not", "(?<!不)是", "^(?:而|绝|决|并)?不是"),
        ("but_just_not", ".{2}", "^(?:就是|偏偏|偏|却|唯独)(?:不|没有?)(?!是)"),
        ("but_not", "^.{0,3}(?<!不)(?:可以|能够?)", "^.{0,3}(?:但|却|而)?(?:绝|决)?(?:不能|不可以|不是|不要|不可)"),
        ("not_is", "不是|不在(?=[^于]|于)|不靠|不看", "^(?:是|在|靠|看)"),
        ("two_sides", "一(?:边|头|面)(?:是)?.", "^(?:另)?一(?:边|头|面)"),
        ("then_now", "过去|以前|从前|昔日|当年|原来|起初", "^.{0,3}(?:现在|如今|而今|今天|今日)"),
        ("seems_is", "看似|看起来|表面上?|名义上|嘴上|口头上|说起来", "(?:其实|实际上?|实则|心里|行动上|背后|做起来)"),
        ("on_the_contrary", ".{4}", "^.{0,4}(?:反而|反倒|恰恰相反)"),
        ("some_others", "^(?:有人|有的人?)", "^(?:有人|有的人?|也有人)却"),
        ("not_ask", "^.{0,4}不(?:求|图|看|比|怕|靠|唯)", "^.{0,2}(?:但求|只求|只看|只?比|就怕|只怕|要看|要靠|但)"),
        ("yet", "^.{4,}", "^[^、]{1,9}却(?!说|道|步|无人)"),
        ("less_more", "少(?!数|年|不|先)", "多(?!数|年|么|少|种)"),
        ("more_less", "多(?!数|年|么|少|种)", "少(?!数|年|不|先)"),
        ("done_begun", "(?:结束|开完|过去|讲完|完成)了", "才?(?:刚刚|真正)?开始"),
        ("only_not", "^.{0,4}只(?!有|要|能)", "^不(?!断|仅)"),
    )
)
_ANY_CLOSING = re.compile("|".join(f"(?:{closing.pattern})" for _, _, closing in _FRAMES))
_NEAR_FRAMES = frozenset(("less_more", "more_less", "only_not", "is_not", "but_not"))
_SUBJECT = re.compile(
    r"([一-鿿]{1,6})不是([^。！？；\n]{2,24})[，；。,;.]([^。！？\n]{0,30}?[，；。,;.])?\1(?:就)?是([^。！？；\n]{2,24})"
)


def by_opposites(runs: Sequence[Run]) -> Iterator[tuple[tuple[Offsets, ...], tuple[str, str]]]:
    """Yield pairs of answering units that hold opposites: 既展现了亮点，也正视了不足."""
    for run in runs:
        if len(run.members) == 2 and run.level not in {"heading", "paragraph"}:
            found = opposed(run.words[0], run.words[1]) or turned(run.words[0], run.words[1])
            if found:
                yield run.members, found


def by_denial(text: str, runs: Sequence[Run]) -> Iterator[tuple[Offsets, ...]]:
    """Yield pairs of answering units of which one denies: 述职不是终点，整改才是关键. 不是…就是… leaves a choice and is none."""
    for run in runs:
        if len(run.members) == 2 and run.level not in {"heading", "paragraph"}:
            first, second = (text[a:z] for a, z in run.members)
            one, other = NEGATION.search(first), NEGATION.search(second)
            denial = one or other
            if denial and not (one and other) and denial.group() != "无" and not _CHOICE.match(second):
                yield run.members


_CHOICE = re.compile("就是|而且|也|还|更")


def by_frame(text: str, clauses: Clauses) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield adjacent clauses in a contrastive frame: 不是…，而是…; 宁可…，不…; …，就是不…. A bare 但是 is none."""
    for c in range(len(clauses) - 1):
        if clauses.ranks[c] == BREAK:
            continue
        a, b = clauses.starts[c], clauses.stops[c]
        d, e = clauses.starts[c + 1], clauses.stops[c + 1]
        first, second = text[a:b], text[d:e]
        if not _ANY_CLOSING.search(second):
            continue
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


def find_contrasts(
    clauses: Clauses, shown: Sequence[Run], near: Sequence[Run], trace: Trace | None
) -> Iterable[Finding]:
    """Return the contrasts, from the runs `shown` and the pairs `near` to being one; where two overlap by more than half, the one found by opposites stays."""
    text = clauses.text
    found: list[Finding] = []
    taken = Occupied[Finding]()
    for members, (a, b) in by_opposites([*shown, *near]):
        spans = unquoted(text, members)
        made = note("form.contrast.opposites", text, spans, first=a, second=b)
        _add(found, taken, finding("contrast", spans, "opposites", made), trace)
    for pair, name in by_frame(text, clauses):
        made = note("form.contrast.frame", text, pair, frame=f"=form.contrast.{name}")
        _add(found, taken, finding("contrast", pair, f"frame_{name}", made), trace)
    for members in by_denial(text, shown):
        spans = unquoted(text, members)
        _add(
            found,
            taken,
            finding("contrast", spans, "one_side_denied", note("form.contrast.denial", text, spans)),
            trace,
        )
    for pair in by_subject(text):
        _add(
            found,
            taken,
            finding("contrast", pair, "denied_then_said", note("form.contrast.subject", text, pair)),
            trace,
        )
    return found


def _add(found: list[Finding], taken: Occupied[Finding], made: Finding, trace: Trace | None) -> None:
    for other in taken.meeting(made.start, made.stop):
        shared = min(made.stop, other.stop) - max(made.start, other.start)
        if shared * 2 > min(len(made), len(other)):
            return
    found.append(kept(trace, made))
    taken.put(made.start, made.stop, made)
