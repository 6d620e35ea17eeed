"""An exercise on paper: the question without its answer, and the answer for the key."""

from collections.abc import Callable

from toolkit.tasks import Task
from toolkit.tasks.model import BLANK, Option
from toolkit.teaching.handouts.blocks import Grid, Items, Kept, Lines, Paragraph, Piece, Run, Words, words
from toolkit.theme import label

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GAP = "＿＿＿＿＿＿"


def question(task: Task, number: int, lang: str) -> Kept:
    """Return an exercise to be answered with a pen; it says nothing of the answer."""
    head = Paragraph((Run(f"{number}. ", "bold"), Run(task.prompt.text(lang), "bold")))
    return Kept((head, *_BODIES[task.kind](task, lang)))


def answer(task: Task, number: int, lang: str) -> Kept:
    """Return what the key says of an exercise: the answer, why, and what is to be said to wrong answers."""
    head = Paragraph((Run(f"{number}. ", "bold"), Run(_right(task, lang), "bold")))
    blocks: list[Piece] = [head, *(Paragraph(words(line)) for line in task.solution.text(lang).split("\n") if line)]
    said: dict[str, list[str]] = {}
    for option in task.options:
        if option.remark and task.kind in {"choice", "multiple", "fill", "judge"}:
            said.setdefault(option.remark.text(lang), []).append(_named(task, option, lang))
    between, after = (", ", ": ") if lang == "en" else ("、", "：")
    remarks = [(Run(between.join(names) + after), Run(remark)) for remark, names in said.items()]
    if remarks:
        blocks += [Paragraph(words(label("handout.wrong", lang)), "small"), Items(tuple(remarks))]
    return Kept(tuple(blocks))


def _choice(task: Task, lang: str) -> list[Piece]:
    return [*_passage(task, lang), Items(_lettered(task.options, lang), "○")]


def _multiple(task: Task, lang: str) -> list[Piece]:
    return [*_passage(task, lang), Items(_lettered(task.options, lang), "□")]


def _order(task: Task, lang: str) -> list[Piece]:
    note = Paragraph(words(label("handout.order", lang)), "small")
    return [note, Items(tuple(words(option.text.text(lang)) for option in task.options), "（　）")]


def _fill(task: Task, lang: str) -> list[Piece]:
    pieces = task.passage.split(BLANK)
    runs = [Run(pieces[0])]
    for number, piece in enumerate(pieces[1:], 1):
        runs += [Run(f"（{number}）{_GAP}"), Run(piece)]
    blocks: list[Piece] = [Paragraph(tuple(runs), "passage")]
    if task.options:
        bank = "　　".join(option.text.text(lang) for option in task.options)
        blocks.append(Paragraph((Run(label("handout.bank", lang), "bold"), Run(bank))))
    return blocks


def _match(task: Task, lang: str) -> list[Piece]:
    rows = tuple((words("（　）"), words(item.text.text(lang))) for item in task.items)
    return [Items(_lettered(task.options, lang), "　"), Grid((), rows)]


def _judge(task: Task, lang: str) -> list[Piece]:
    return [
        *_passage(task, lang),
        Items(tuple(words(option.text.text(lang)) for option in task.options), "○"),
        Paragraph(words(label("handout.evidence", lang)), "small"),
        Items(tuple(words(item.text.text(lang)) for item in task.items), "□"),
    ]


def _mark(task: Task, lang: str) -> list[Piece]:
    return [Paragraph(words(label("handout.mark", lang)), "small"), *_passage(task, lang)]


def _rewrite(task: Task, lang: str) -> list[Piece]:
    return [*_passage(task, lang), Lines(4)]


_BODIES = {
    "choice": _choice,
    "multiple": _multiple,
    "order": _order,
    "fill": _fill,
    "match": _match,
    "judge": _judge,
    "mark": _mark,
    "rewrite": _rewrite,
}


def _passage(task: Task, _lang: str) -> list[Piece]:
    return [Paragraph(words(task.passage), "passage")] if task.passage else []


def _lettered(options: tuple[Option, ...], lang: str) -> tuple[Words, ...]:
    return tuple(words(f"{_LETTERS[i]}. {option.text.text(lang)}") for i, option in enumerate(options))


def _letter(task: Task, name: str) -> str:
    return _LETTERS[[option.id for option in task.options].index(name)]


def _named(task: Task, option: Option, lang: str) -> str:
    return _letter(task, option.id) if task.kind in {"choice", "multiple"} else option.text.text(lang)


def _texts(task: Task, names: tuple[str, ...], lang: str) -> str:
    found = (task.option(name) for name in names)
    return "；".join(option.text.text(lang) for option in found if option is not None)


def _right(task: Task, lang: str) -> str:
    """The right answer in one line."""
    parts, between = _RIGHT.get(task.kind, _own)(task, lang)
    return between.join(parts)


_Line = tuple[list[str], str]
"""The parts of an answer, and what stands between them."""


def _comma(lang: str) -> str:
    return ", " if lang == "en" else "、"


def _right_letters(task: Task, lang: str) -> _Line:
    return [_letter(task, name) for name in task.answer], _comma(lang)


def _right_order(task: Task, lang: str) -> _Line:
    places = {name: number for number, name in enumerate(task.answer, 1)}
    return [str(places[option.id]) for option in task.options], _comma(lang)


def _right_fill(task: Task, _lang: str) -> _Line:
    return [f"（{n}）{one.replace('|', ' / ')}" for n, one in enumerate(task.answer, 1)], "　"


def _right_match(task: Task, lang: str) -> _Line:
    return [_letter(task, task.pairs[item.id]) for item in task.items if item.id in task.pairs], _comma(lang)


def _right_judge(task: Task, lang: str) -> _Line:
    said = [_texts(task, task.answer[:1], lang), _texts(task, task.answer[1:], lang)]
    return said, ": " if lang == "en" else "："


def _right_mark(task: Task, _lang: str) -> _Line:
    return [f"【{task.passage[span.start : span.stop]}】" for span in task.spans], "　"


def _own(_task: Task, lang: str) -> _Line:
    return [label("handout.own", lang)], ""


_RIGHT: dict[str, Callable[[Task, str], _Line]] = {
    "choice": _right_letters,
    "multiple": _right_letters,
    "order": _right_order,
    "fill": _right_fill,
    "match": _right_match,
    "judge": _right_judge,
    "mark": _right_mark,
}
