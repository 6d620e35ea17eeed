"""Exercises made from any speech: the analysis knows what is right, and says why."""

from collections.abc import Callable, Iterable

from toolkit.devices import explain
from toolkit.errors import InputError
from toolkit.model import DEVICES, FORM_DEVICES, Document, Finding, Span
from toolkit.tasks.choosing import clipped, letters, one_line, rng, sentences_around, to_pause
from toolkit.tasks.framing import make_fill, make_rewrite
from toolkit.tasks.model import NOTHING, Option, Said, Task, noted, said
from toolkit.tasks.structuring import make_judge, make_order
from toolkit.theme import label

COMMON = (
    "parallelism",
    "antithesis",
    "contrast",
    "repetition",
    "gradation",
    "negation_run",
    "rhetorical_question",
    "hypophora",
)
"""The devices that stand among the options, the best known first."""
RIVALS = {
    "antithesis": {"parallel_pair", "contrast", "repetition"},
    "parallel_pair": {"antithesis", "contrast", "repetition"},
    "contrast": {"antithesis", "parallel_pair", "negation_run"},
    "negation_run": {"contrast", "parallel_pair"},
    "parallelism": {"repetition", "gradation"},
    "repetition": {"parallelism", "antithesis", "parallel_pair", "anadiplosis"},
    "gradation": {"parallelism", "anadiplosis"},
    "anadiplosis": {"gradation", "repetition"},
    "rhetorical_question": {"hypophora"},
    "hypophora": {"rhetorical_question"},
}
"""Devices about which two teachers may differ where the other is found: never a wrong option beside it."""
_LONGEST = 90
"""Characters of a passage to be named or matched."""
_TRIES = 12
"""Draws of passages to match: the draw with the most devices is taken."""
_PASSAGE = 260
"""Characters of a passage to be marked."""


def generate(
    doc: Document, kind: str, *, device: str = "parallelism", count: int = 1, seed: int = 0
) -> tuple[Task, ...]:
    """Return up to `count` exercises of one kind made from `doc`; fewer, or none, where the speech offers no more.

    `device` says what is marked (`mark`) or looked for (`multiple`); the other kinds choose for themselves. The same
    speech, kind and seed give the same exercises.

    >>> from toolkit.reading import read
    >>> [task.kind for task in generate(read("述职评议会讲话"), "mark")]
    ['mark']
    """
    if kind not in MAKERS:
        message = label("error.tasks.unknown_exercise", kind=kind, choices=", ".join(MAKERS))
        raise InputError(message)
    if device not in DEVICES:
        message = label("error.tasks.unknown_device", device=device, choices=", ".join(DEVICES))
        raise InputError(message)
    made: list[Task] = []
    for task in MAKERS[kind](doc, device, seed):
        if len(made) == count:
            break
        made.append(task)
    return tuple(made)


def make_choice(doc: Document, _device: str, seed: int) -> Iterable[Task]:
    """Which device is this? Devices that the analysis also finds there are no wrong options."""
    dice = rng(doc, "choice", seed)
    findings = _nameable(doc)
    dice.shuffle(findings)
    # Not one device several times in a row: the rarer ones come in between.
    rank: dict[str, int] = {}
    order = []
    for finding in findings:
        rank[finding.device] = rank.get(finding.device, 0) + 1
        order.append((rank[finding.device], finding))
    for number, (_, finding) in enumerate(sorted(order, key=lambda pair: pair[0]), 1):
        wrong = [name for name in COMMON if name not in _devices_at(doc, finding)][:3]
        names = [finding.device, *wrong]
        dice.shuffle(names)
        options = tuple(
            Option(letter, said(f"device.{name}"), NOTHING if name == finding.device else _not(name))
            for letter, name in zip(letters(len(names)), names, strict=True)
        )
        right = next(o.id for o, name in zip(options, names, strict=True) if name == finding.device)
        yield Task(
            f"choice-{number}",
            "choice",
            said("task.choice.prompt"),
            passage=one_line(doc, to_pause(doc, finding)),
            options=options,
            answer=(right,),
            hints=(said("task.choice.hint1"), said("task.choice.hint2", what=said(f"task.is.{finding.device}"))),
            solution=why(doc, finding),
            device=finding.device,
            source="analysis",
        )


def make_multiple(doc: Document, device: str, seed: int) -> Iterable[Task]:
    """Which of these sentences use the device? One or two that do, three that do not."""
    dice = rng(doc, f"multiple-{device}", seed)
    findings = doc.find(device)
    with_it: list[tuple[Span, Finding]] = []
    without: list[Span] = []
    for sentence in doc.sentences:
        inside = [f for f in findings if sentence.contains(f) and len(f) <= _LONGEST]
        if inside:
            with_it.append((clipped(doc, sentence, inside[0], _LONGEST), inside[0]))
        elif 8 <= len(sentence) <= _LONGEST and not any(sentence.overlaps(f) for f in findings):
            without.append(sentence.span)
    dice.shuffle(with_it)
    dice.shuffle(without)
    for number in range(1, min((len(with_it) + 1) // 2, len(without) // 3) + 1):
        right = with_it[2 * number - 2 : 2 * number]
        wrong = without[3 * number - 3 : 3 * number]
        chosen: list[tuple[Span, Finding | None]] = [*right, *((s, None) for s in wrong)]
        dice.shuffle(chosen)
        name = said(f"device.{device}")
        options = tuple(
            Option(letter, _text(one_line(doc, s)), NOTHING if f else said("task.multiple.no", device=name))
            for letter, (s, f) in zip(letters(len(chosen)), chosen, strict=True)
        )
        answer = tuple(o.id for o, (_, f) in zip(options, chosen, strict=True) if f)
        found = "、".join(f"“{one_line(doc, f)}”" for _, f in right)
        yield Task(
            f"multiple-{device}-{number}",
            "multiple",
            said("task.multiple.prompt", device=name),
            options=options,
            answer=answer,
            hints=(said(f"task.is.{device}"), said("task.multiple.hint2", n=str(len(answer)))),
            solution=said("task.multiple.solution", device=name, items=found),
            device=device,
            source="analysis",
        )


def make_mark(doc: Document, device: str, seed: int) -> Iterable[Task]:
    """Mark the device in a passage of a few sentences; runs inside longer runs of it are not asked for."""
    dice = rng(doc, f"mark-{device}", seed)
    findings = [f for f in doc.find(device) if f.detail("level") != "heading" and len(f) <= _PASSAGE]
    outer = [f for f in findings if not any(o is not f and o.contains(f) for o in findings)]
    windows: dict[Span, tuple[Finding, ...]] = {}
    for finding in outer:
        window = sentences_around(doc, finding, _PASSAGE)
        inside = tuple(f for f in outer if window.contains(f))
        if not any(window.overlaps(f) and not window.contains(f) for f in outer):
            windows.setdefault(window, inside)
    chosen = [w for w in windows if not any(o is not w and o.start < w.start < o.stop for o in windows)]
    dice.shuffle(chosen)
    chosen.sort(key=lambda w: -min(3, len({f.of(doc.text) for f in windows[w]})))
    name = said(f"device.{device}")
    prompt = said("task.mark.prompt" if device in FORM_DEVICES else "task.mark.words", device=name)
    for number, window in enumerate(chosen, 1):
        found = windows[window]
        passage = "".join(" " if c in "\r\n\t" else c for c in window.of(doc.text))
        start = found[0].of(doc.text)[:2]
        reasons = [why(doc, f) for f in found]
        yield Task(
            f"mark-{device}-{number}",
            "mark",
            prompt,
            passage=passage,
            spans=tuple(Span(f.start - window.start, f.stop - window.start) for f in found),
            hints=(said(f"task.is.{device}"), said("task.mark.hint2", n=str(len(found)), start=start)),
            solution=Said("\n".join(r.zh for r in reasons), "\n".join(r.en for r in reasons)),
            device=device,
            source="analysis",
        )


def make_match(doc: Document, _device: str, seed: int) -> Iterable[Task]:
    """Match passages with devices: each passage shows one of the devices offered and no other."""
    dice = rng(doc, "match", seed)
    findings = _nameable(doc)
    chosen: list[Finding] = []
    for _ in range(_TRIES):
        dice.shuffle(findings)
        chosen = max(chosen, _apart(doc, findings)[:4], key=len)
    if len(chosen) < 3:
        return
    extra = [n for n in COMMON if all(n not in _devices_at(doc, f) for f in chosen)][:1]
    names_shown = [*(f.device for f in chosen), *extra]
    dice.shuffle(names_shown)
    options = tuple(Option(name, said(f"device.{name}"), said(f"task.is.{name}")) for name in names_shown)
    items = tuple(Option(str(i), _text(one_line(doc, to_pause(doc, f)))) for i, f in enumerate(chosen, 1))
    first = chosen[0]
    reasons = [why(doc, f) for f in chosen]
    yield Task(
        "match-1",
        "match",
        said("task.match.prompt"),
        options=options,
        items=items,
        answer=tuple(f"{i}={f.device}" for i, f in enumerate(chosen, 1)),
        hints=(
            said("task.match.hint1"),
            said(
                "task.match.hint2",
                item=_beginning(one_line(doc, to_pause(doc, first))),
                device=said(f"device.{first.device}"),
            ),
        ),
        solution=Said("\n".join(r.zh for r in reasons), "\n".join(r.en for r in reasons)),
        source="analysis",
    )


def why(doc: Document, finding: Finding) -> Said:
    """Return why a finding was made, as `explain()` says it, after the words themselves."""
    found = explain(doc, finding)
    notes = [*found.reasons, *(c.why for c in found.dropped[:1])]
    words = [noted(note) for note in notes]
    head = f"“{one_line(doc, to_pause(doc, finding))}”"
    return Said(head + "：" + " ".join(w.zh for w in words), f"{head}: " + " ".join(w.en for w in words))


def _apart(doc: Document, findings: list[Finding]) -> list[Finding]:
    """The first finding of each device that could be taken for none of the others."""
    chosen: list[Finding] = []
    for finding in findings:
        taken = {f.device for f in chosen}
        clash = finding.device in taken or taken & _devices_at(doc, finding)
        if not clash and not any(finding.device in _devices_at(doc, f) for f in chosen):
            chosen.append(finding)
    return chosen


def _nameable(doc: Document) -> list[Finding]:
    """Findings of form short enough to be shown alone, the headings of a whole speech left out."""
    return [
        f
        for f in doc.find("form")
        if 6 <= len(f) <= _LONGEST and f.detail("level") != "heading" and f.device in FORM_DEVICES
    ]


def _devices_at(doc: Document, finding: Finding) -> set[str]:
    """The devices of form that touch this stretch, and their rivals: none of them may stand as a wrong option."""
    found = {other.device for other in doc.find("form") if other.overlaps(finding)}
    return found.union(*(RIVALS.get(name, ()) for name in found))


def _not(name: str) -> Said:
    return said("task.not", device=said(f"device.{name}"), what=said(f"task.is.{name}"))


def _beginning(words: str) -> str:
    return words if len(words) <= 12 else words[:12] + "…"


def _text(words: str) -> Said:
    return Said(words, words)


MAKERS: dict[str, Callable[[Document, str, int], Iterable[Task]]] = {
    "choice": make_choice,
    "multiple": make_multiple,
    "mark": make_mark,
    "order": make_order,
    "fill": make_fill,
    "match": make_match,
    "judge": make_judge,
    "rewrite": make_rewrite,
}
"""Kind of exercise → the rule that makes it from a speech."""
