"""What an exercise is: a question in two languages, what may be chosen, what is right, hints, and the solution."""

from dataclasses import dataclass
from typing import Any

from toolkit.errors import InputError
from toolkit.model import Note, Span
from toolkit.theme import LANGUAGES, label, resolve

KINDS = ("choice", "multiple", "mark", "order", "fill", "match", "judge", "rewrite")
"""Single choice, multiple choice, mark the span, order, fill the frame, match, judge with evidence, rewrite."""
BLANK = "___"
"""How a blank stands in the passage of a `fill` task."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in both languages.

    >>> Said("排比", "parallelism").text("en")
    'parallelism'
    """

    zh: str
    en: str

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in `lang` (default: the current language)."""
        return self.zh if resolve(lang) == "zh" else self.en

    def __str__(self) -> str:
        return self.text()

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Said("", "")


def said(key: str, **values: "str | Said") -> Said:
    """Return the label `key` in both languages, its blanks filled, each from the same language where there are two.

    >>> said("device.parallelism").zh
    '排比'
    """
    chosen = {lang: {k: v.text(lang) if isinstance(v, Said) else v for k, v in values.items()} for lang in LANGUAGES}
    return Said(label(key, "zh", **chosen["zh"]), label(key, "en", **chosen["en"]))


def noted(note: Note) -> Said:
    """Return a note of the analysis in both languages."""
    return Said(note.text("zh"), note.text("en"))


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its id, its words, and what is said to a trainee who chooses it wrongly."""

    id: str
    text: Said
    remark: Said = NOTHING


@dataclass(frozen=True, slots=True)
class Task:
    """One exercise.

    `passage` is the text it is about; `options` are what may be chosen, ordered, filled in or matched; `items` are what options are
    matched to, or the evidence of a judgement. What is right stands in `answer` (ids; the words for each blank, `|` between equally good ones;
    `item=option` pairs; a verdict followed by the items that prove it), in `spans` (stretches of the passage to mark), or in
    `constraints` (name and value, see `constraints.RULES`). `device` is what it is about, for the trainer's tables; `source` says who
    decided what is right: `analysis` or `hand`.
    """

    key: str
    kind: str
    prompt: Said
    passage: str = ""
    options: tuple[Option, ...] = ()
    items: tuple[Option, ...] = ()
    answer: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    constraints: tuple[tuple[str, str], ...] = ()
    hints: tuple[Said, Said] = (NOTHING, NOTHING)
    solution: Said = NOTHING
    device: str = ""
    source: str = "hand"

    def __post_init__(self) -> None:
        problem = _problem(self)
        if problem:
            message = label("error.tasks.bad_task", key=self.key, problem=problem)
            raise InputError(message)

    def option(self, name: str) -> Option | None:
        """Return the option or item with this id, or None."""
        return next((o for o in (*self.options, *self.items) if o.id == name), None)

    @property
    def pairs(self) -> dict[str, str]:
        """The right pairs of a `match` task: item id → option id."""
        return dict(pair.split("=", 1) for pair in self.answer) if self.kind == "match" else {}


def _problem(task: Task) -> str:
    """What is wrong with a task, empty where nothing is."""
    if task.kind not in KINDS:
        return label("error.tasks.problem.kind", kind=task.kind, choices=", ".join(KINDS))
    ids = [option.id for option in task.options]
    wanted = {
        "choice": len(task.answer) == 1 and set(task.answer) <= set(ids),
        "multiple": bool(task.answer) and set(task.answer) <= set(ids),
        "order": sorted(task.answer) == sorted(ids) and len(ids) > 1,
        "fill": len(task.answer) == task.passage.count(BLANK) > 0,
        "match": bool(task.answer) and set(task.pairs.values()) <= set(ids),
        "judge": bool(task.answer) and task.answer[0] in ids,
        "mark": bool(task.spans) and all(span.stop <= len(task.passage) for span in task.spans),
        "rewrite": bool(task.constraints),
    }[task.kind]
    if not wanted:
        return label("error.tasks.problem.answer")
    items = {item.id for item in task.items}
    named = set(task.pairs) if task.kind == "match" else set(task.answer[1:]) if task.kind == "judge" else set()
    if not named <= items or len(set(ids)) < len(ids):
        return label("error.tasks.problem.items")
    return ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said to an answer: a `score` from 0 to 1, remarks, and which parts of the answer were right.

    `parts` are (part, right or wrong) in the order of the answer; `confusions` are pairs (expected, given) in ids, for the trainer.
    """

    score: float
    remarks: tuple[Said, ...] = ()
    parts: tuple[tuple[str, bool], ...] = ()
    confusions: tuple[tuple[str, str], ...] = ()

    @property
    def outcome(self) -> str:
        """`right`, `partly` or `wrong`."""
        return "right" if self.score > 0.995 else "partly" if self.score > 0 else "wrong"

    def text(self, lang: str | None = None) -> str:
        """Return the remarks in `lang`, one a line, after a line that says how the answer fared."""
        head = said(f"task.outcome.{self.outcome}", score=f"{round(100 * self.score)}").text(lang)
        return "\n".join([head, *(remark.text(lang) for remark in self.remarks)])


Answer = Any
"""What a trainee gives: an id; a list of ids (multiple, order); a list of words (fill); a dict item → option (match); a list of
[start, stop] in the passage (mark); a dict with `verdict` and `evidence` (judge); a text (rewrite)."""
