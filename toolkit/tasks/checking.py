"""How an answer is judged: one rule a kind of task, each with partial credit and remarks that fit the mistake."""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from toolkit.errors import InputError
from toolkit.model import Span
from toolkit.tasks.constraints import unmet
from toolkit.tasks.model import Answer, Feedback, Said, Task, said
from toolkit.theme import label

_EDGES = " \t\r\n\u3000，。、；：！？“”‘’,.;:!?"
_CLOSE = 0.5
"""How much a mark must share with a stretch (shared characters over all of both) to be taken for it."""
_EXACT = 0.9
"""From here on a mark counts as the very stretch."""


def check(task: Task, answer: Answer) -> Feedback:
    """Return how good `answer` is: a score from 0 to 1, and remarks that fit what went wrong.

    Raises InputError where the answer has not the shape that the kind of task asks for (see `model.Answer`).

    >>> from toolkit.tasks.model import Option, Said
    >>> names = (Option("a", Said("排比", "parallelism")), Option("b", Said("对偶", "antithesis")))
    >>> task = Task("t", "choice", Said("是什么？", "What is it?"), options=names, answer=("a",))
    >>> check(task, "a").outcome, check(task, "b").outcome
    ('right', 'wrong')
    """
    return _RULES[task.kind](task, answer)


def check_choice(task: Task, answer: Answer) -> Feedback:
    """One option: right or wrong, with the remark of the option chosen."""
    (chosen,) = _ids(task, [answer], {o.id for o in task.options})
    if chosen == task.answer[0]:
        return Feedback(1.0, parts=((chosen, True),))
    return Feedback(0.0, _remarks(task, [chosen]), ((chosen, False),), ((task.answer[0], chosen),))


def check_multiple(task: Task, answer: Answer) -> Feedback:
    """Several options: right ones less wrong ones, over all right ones, at least 0."""
    chosen = _ids(task, answer, {o.id for o in task.options})
    score, false, missed = _share(task.answer, chosen)
    remarks = [*_remarks(task, false)]
    if missed:
        remarks.append(said("task.missed", n=str(len(missed))))
    parts = tuple((name, name in task.answer) for name in chosen)
    return Feedback(score, tuple(remarks), parts, tuple(("", name) for name in false))


def check_order(task: Task, answer: Answer) -> Feedback:
    """An order: pairs in the right order less pairs in the wrong one, over all pairs (Kendall's tau), at least 0."""
    given = _ids(task, answer, {o.id for o in task.options})
    if sorted(given) != sorted(task.answer):
        raise InputError(_shape(task, "order"))
    place = {name: i for i, name in enumerate(task.answer)}
    pairs = list(combinations(given, 2))
    right = sum(place[a] < place[b] for a, b in pairs)
    score = max(0.0, 2 * right / len(pairs) - 1)
    parts = tuple((name, place[name] == i) for i, name in enumerate(given))
    wrong = next(((a, b) for a, b in pairwise(given) if place[a] > place[b]), None)
    if wrong is None:
        return Feedback(1.0, parts=parts)
    a, b = (_words(task, name) for name in wrong)
    return Feedback(score, (said("task.order.swap", first=a, second=b),), parts)


def check_fill(task: Task, answer: Answer) -> Feedback:
    """Words for each blank: the share of the blanks filled rightly; white space and marks at the ends do not matter."""
    if not isinstance(answer, list | tuple) or len(answer) != len(task.answer):
        raise InputError(_shape(task, "fill", n=len(task.answer)))
    given = [str(words or "").strip(_EDGES) for words in answer]
    right = [
        words in [one.strip(_EDGES) for one in wanted.split("|")]
        for words, wanted in zip(given, task.answer, strict=True)
    ]
    parts = tuple((str(i + 1), ok) for i, ok in enumerate(right))
    wrong = [i for i, ok in enumerate(right) if not ok]
    others = {w for wanted in task.answer for w in wanted.split("|")}
    remarks = [said("task.fill.wrong", blanks=_numbers(wrong))] if wrong else []
    if any(given[i] in others for i in wrong):
        remarks.append(said("task.fill.elsewhere"))
    remarks += _remarks(task, [o.id for o in task.options if any(o.text.zh == given[i] for i in wrong)])
    confusions = tuple((task.answer[i].split("|")[0], given[i]) for i in wrong if given[i])
    return Feedback(sum(right) / len(right), tuple(remarks), parts, confusions)


def check_match(task: Task, answer: Answer) -> Feedback:
    """Pairs: the share of the items matched rightly; the remark is that of the option chosen wrongly."""
    if not isinstance(answer, dict) or not set(answer) <= set(task.pairs):
        raise InputError(_shape(task, "match"))
    known = {o.id for o in task.options}
    given = {item: answer.get(item) or "" for item in task.pairs}
    _ids(task, [name for name in given.values() if name], known)
    wrong = [item for item, name in given.items() if name != task.pairs[item]]
    remarks = []
    for item in wrong:
        option = task.option(given[item])
        if option is not None:
            words = _short(_words(task, item))
            remarks.append(said("task.match.wrong", item=words, option=option.text, why=option.remark))
    parts = tuple((item, item not in wrong) for item in given)
    confusions = tuple((task.pairs[item], given[item]) for item in wrong if given[item])
    return Feedback(1 - len(wrong) / len(given), tuple(remarks), parts, confusions)


def check_judge(task: Task, answer: Answer) -> Feedback:
    """A verdict and its evidence: half for the verdict, half for the evidence (as in multiple choice)."""
    if not isinstance(answer, dict) or set(answer) != {"verdict", "evidence"}:
        raise InputError(_shape(task, "judge"))
    (verdict,) = _ids(task, [answer["verdict"]], {o.id for o in task.options})
    evidence = _ids(task, answer["evidence"], {o.id for o in task.items})
    right = verdict == task.answer[0]
    share, false, missed = _share(task.answer[1:], evidence)
    remarks = list(() if right else _remarks(task, [verdict]))
    remarks += _remarks(task, false) if any((o := task.option(n)) and o.remark for n in false) else ()
    if false or missed:
        remarks.append(said("task.judge.evidence", wrong=str(len(false)), missed=str(len(missed))))
    parts = ((verdict, right), *((name, name in task.answer[1:]) for name in evidence))
    return Feedback((right + share) / 2, tuple(remarks), tuple(parts), () if right else ((task.answer[0], verdict),))


def check_mark(task: Task, answer: Answer) -> Feedback:
    """Marks on the passage: F1 of marks against the stretches sought; a mark that hits only partly counts by what it shares."""
    if not isinstance(answer, list | tuple):
        raise InputError(_shape(task, "mark"))
    marks = [_span(task, pair) for pair in answer]
    pairs = sorted(
        (
            (shared(core(mark, task.passage), core(span, task.passage)), -m, -s)
            for m, mark in enumerate(marks)
            for s, span in enumerate(task.spans)
        ),
        reverse=True,
    )
    hit: dict[int, tuple[int, float]] = {}
    for close, m, s in pairs:
        if close >= _CLOSE and -m not in hit and -s not in {found for found, _ in hit.values()}:
            hit[-m] = (-s, 1.0 if close >= _EXACT else close)
    gained = sum(worth for _, worth in hit.values())
    score = 2 * gained / (len(marks) + len(task.spans)) if marks else 0.0
    remarks = []
    if any(worth < 1 for _, worth in hit.values()):
        remarks.append(said("task.mark.edges"))
    if len(hit) < len(marks):
        remarks.append(said("task.mark.extra", n=str(len(marks) - len(hit))))
    if len(hit) < len(task.spans):
        remarks.append(said("task.missed", n=str(len(task.spans) - len(hit))))
    return Feedback(score, tuple(remarks), tuple((str(m + 1), m in hit) for m in range(len(marks))))


def check_rewrite(task: Task, answer: Answer) -> Feedback:
    """A text of one's own: the share of the constraints it keeps, as the analysis finds; an empty one gets nothing."""
    if not isinstance(answer, str):
        raise InputError(_shape(task, "rewrite"))
    if not answer.strip():
        return Feedback(0.0, (said("task.rewrite.empty"),))
    failed = unmet(answer, task.constraints)
    parts = tuple((name, (name, value) not in failed) for name, value in task.constraints)
    score = 1 - len(failed) / len(task.constraints)
    return Feedback(score, tuple(failed.values()), parts)


_RULES: dict[str, Callable[[Task, Answer], Feedback]] = {
    "choice": check_choice,
    "multiple": check_multiple,
    "order": check_order,
    "fill": check_fill,
    "match": check_match,
    "judge": check_judge,
    "mark": check_mark,
    "rewrite": check_rewrite,
}


def shared(one: Span, other: Span) -> float:
    """Return the share of two spans that they have in common: shared characters over all characters of both.

    >>> shared(Span(0, 4), Span(2, 6))
    0.3333333333333333
    """
    common = min(one.stop, other.stop) - max(one.start, other.start)
    return max(0, common) / (max(one.stop, other.stop) - min(one.start, other.start) or 1)


def core(span: Span, text: str) -> Span:
    """Return a span without the marks and spaces at its ends, which nobody should be judged by.

    >>> core(Span(0, 5), "，抓落实。")
    Span(start=1, stop=4)
    """
    start, stop = span.start, span.stop
    while start < stop and text[start] in _EDGES:
        start += 1
    while stop > start and text[stop - 1] in _EDGES:
        stop -= 1
    return Span(start, stop)


def _share(right: Sequence[str], chosen: Sequence[str]) -> tuple[float, list[str], list[str]]:
    """Return (hits less false ones over all right ones, the false ones, the missed ones)."""
    false = [name for name in chosen if name not in right]
    missed = [name for name in right if name not in chosen]
    score = (len(right) - len(missed) - len(false)) / len(right) if right else 1.0 - bool(false)
    return max(0.0, score), false, missed


def _remarks(task: Task, names: Sequence[str]) -> tuple[Said, ...]:
    """What is said to each of these options that has a remark."""
    found = (task.option(name) for name in names)
    return tuple(option.remark for option in found if option is not None and option.remark)


def _words(task: Task, name: str) -> Said:
    option = task.option(name)
    return option.text if option is not None else Said(name, name)


def _numbers(places: Sequence[int]) -> Said:
    counted = [str(place + 1) for place in places]
    return Said("、".join(counted), ", ".join(counted))


def _short(words: Said, size: int = 16) -> Said:
    return Said(*(text if len(text) <= size else text[:size] + "…" for text in (words.zh, words.en)))


def _ids(task: Task, given: Answer, known: set[str]) -> list[str]:
    if not isinstance(given, list | tuple) or any(not isinstance(name, str) or name not in known for name in given):
        raise InputError(_shape(task, "ids", choices=", ".join(sorted(known))))
    return list(dict.fromkeys(given))


def _span(task: Task, pair: Answer) -> Span:
    if not isinstance(pair, list | tuple) or len(pair) != 2 or not all(isinstance(n, int) for n in pair):
        raise InputError(_shape(task, "mark"))
    if not 0 <= pair[0] < pair[1] <= len(task.passage):
        raise InputError(_shape(task, "inside"))
    return Span(*pair)


def _shape(task: Task, wanted: str, **values: object) -> str:
    return label("error.tasks.shape", key=task.key, wanted=label(f"error.tasks.wanted.{wanted}", **values))
