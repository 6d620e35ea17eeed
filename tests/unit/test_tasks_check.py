"""Answers are judged with partial credit and remarks that fit, for every kind of exercise."""

import pytest

from toolkit.errors import InputError
from toolkit.model import Span
from toolkit.tasks import KINDS, Option, Said, Task, check
from toolkit.tasks.constraints import RULES, unmet


def option(name, remark=""):
    """An option whose words are its id."""
    return Option(name, Said(name, name), Said(remark, remark))


ABC = (option("a", "remark a"), option("b", "remark b"), option("c", "remark c"), option("d", "remark d"))
PROMPT = Said("问", "ask")
PASSAGE = "要抓重点、补短板，也要谈成绩、看亮点。"
RUNS = (Span(1, 8), Span(11, 18))
TASKS = {
    "choice": Task("t", "choice", PROMPT, options=ABC, answer=("a",)),
    "multiple": Task("t", "multiple", PROMPT, options=ABC, answer=("a", "b")),
    "order": Task("t", "order", PROMPT, options=ABC, answer=("a", "b", "c", "d")),
    "fill": Task("t", "fill", PROMPT, passage="抓___、补___", options=ABC, answer=("重点|要点", "短板")),
    "match": Task("t", "match", PROMPT, options=ABC[:2], items=(option("1"), option("2")), answer=("1=a", "2=b")),
    "judge": Task("t", "judge", PROMPT, options=ABC[:2], items=(option("1"), option("2")), answer=("a", "1")),
    "mark": Task("t", "mark", PROMPT, passage=PASSAGE, spans=RUNS),
    "rewrite": Task("t", "rewrite", PROMPT, constraints=(("contains", "落实"), ("at_most", "8"))),
}
RIGHT = {
    "choice": "a",
    "multiple": ["b", "a"],
    "order": ["a", "b", "c", "d"],
    "fill": ["要点", " 短板。"],
    "match": {"1": "a", "2": "b"},
    "judge": {"verdict": "a", "evidence": ["1"]},
    "mark": [[1, 8], [11, 19]],
    "rewrite": "抓好落实。",
}
HALF = {
    "multiple": ["a"],
    "order": ["b", "a", "d", "c"],
    "fill": ["重点", "长板"],
    "match": {"1": "a", "2": "a"},
    "judge": {"verdict": "a", "evidence": ["2"]},
    "mark": [[11, 18]],
    "rewrite": "抓好各项工作落实见效。",
}
WRONG = {
    "choice": "b",
    "multiple": ["c"],
    "order": ["d", "c", "b", "a"],
    "fill": ["短板", "重点"],
    "match": {"1": "b", "2": "a"},
    "judge": {"verdict": "b", "evidence": ["2"]},
    "mark": [[8, 11]],
    "rewrite": "",
}


def test_every_kind_is_tried():
    """The tables below leave no kind out."""
    assert set(TASKS) == set(RIGHT) == set(WRONG) == set(KINDS) == {*HALF, "choice"}


@pytest.mark.parametrize("kind", KINDS)
def test_right_answers(kind):
    """What is right gets everything, and no remark."""
    feedback = check(TASKS[kind], RIGHT[kind])
    assert (feedback.score, feedback.outcome, feedback.remarks) == (1.0, "right", ())


@pytest.mark.parametrize("kind", sorted(HALF))
def test_half_right_answers(kind):
    """What is half right gets part of the credit, and a remark in both languages."""
    feedback = check(TASKS[kind], HALF[kind])
    assert 0 < feedback.score < 1
    assert feedback.outcome == "partly"
    assert feedback.remarks
    assert all(remark.zh and remark.en for remark in feedback.remarks)


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_answers(kind):
    """What is wrong gets nothing, and a remark."""
    feedback = check(TASKS[kind], WRONG[kind])
    assert (feedback.score, feedback.outcome) == (0.0, "wrong")
    assert feedback.remarks


@pytest.mark.parametrize("kind", ["choice", "multiple", "match", "judge"])
def test_remarks_fit_the_mistake(kind):
    """A wrong option brings its own remark, and tells the trainer what was taken for what."""
    feedback = check(TASKS[kind], WRONG[kind])
    assert any("remark" in remark.zh for remark in feedback.remarks)
    assert feedback.confusions


def test_a_mark_that_is_nearly_right_counts_by_what_it_shares():
    """A mark that hits half of a run gets less than one that hits all of it, and is told about its edges."""
    near, full = (check(TASKS["mark"], [[1, stop], [11, 18]]) for stop in (6, 8))
    assert 0.5 < near.score < full.score == 1
    assert len(near.remarks) == 1


def test_everything_ticked_gains_nothing():
    """To tick or mark all there is does not pay."""
    assert check(TASKS["multiple"], ["a", "b", "c", "d"]).score == 0
    assert check(TASKS["mark"], [[i, i + 1] for i in range(len(PASSAGE))]).score < 0.2


@pytest.mark.english
@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("choice", "z"),
        ("choice", None),
        ("multiple", "a"),
        ("order", ["a", "b"]),
        ("fill", ["one"]),
        ("match", {"9": "a"}),
        ("match", ["a"]),
        ("judge", "a"),
        ("mark", [[3, 2]]),
        ("mark", [[0, 999]]),
        ("mark", ["ab"]),
        ("rewrite", 3),
    ],
)
def test_an_answer_of_another_shape_is_refused(kind, answer):
    """What cannot be an answer is no wrong answer but an error in one sentence."""
    with pytest.raises(InputError, match="right form"):
        check(TASKS[kind], answer)


@pytest.mark.english
@pytest.mark.parametrize(
    "task",
    [
        dict(kind="guess"),
        dict(kind="choice", options=ABC, answer=("z",)),
        dict(kind="fill", passage="抓___", answer=("a", "b")),
        dict(kind="mark", passage="抓", spans=(Span(0, 4),)),
        dict(kind="match", options=ABC, items=(option("1"),), answer=("2=a",)),
        dict(kind="choice", options=(ABC[0], ABC[0]), answer=("a",)),
    ],
)
def test_a_task_that_cannot_be_answered_is_refused(task):
    """A task checks itself when it is made."""
    with pytest.raises(InputError, match="cannot be used"):
        Task("t", prompt=PROMPT, **task)


@pytest.mark.parametrize(
    ("name", "value", "kept", "broken"),
    [
        ("device", "parallelism", "主动研究问题，主动开展工作，主动抓好落实。", "开会。"),
        ("units", "3", "主动研究问题，主动开展工作，主动抓好落实。", "很严格、很实在。"),
        ("at_most", "4", "抓好落实。", "抓好各项落实。"),
        ("at_least", "4", "抓好落实。", "落实。"),
        ("contains", "落实", "抓好落实。", "抓好。"),
        ("avoids", "落实", "抓好。", "抓好落实。"),
        ("no_slip", "de_particle", "更好地抓落实。", "更好的吸收经验教训。"),
        ("delivers", "2", "我讲两点意见。一要抓落实，二要抓队伍。", "我讲三点意见。一要抓落实，二要抓队伍。"),
        ("strength", "4", "我们必须抓好落实。", "希望大家抓好落实。"),
    ],
)
def test_constraints(name, value, kept, broken):
    """Each constraint is kept by one text and broken by another, and says how."""
    assert unmet(kept, ((name, value),)) == {}
    ((_, remark),) = unmet(broken, ((name, value),)).items()
    assert remark.zh
    assert remark.en


@pytest.mark.english
def test_constraints_are_all_tried_and_unknown_ones_raise():
    """A misspelt constraint does not pass in silence."""
    assert len(RULES) == 9
    with pytest.raises(InputError, match="Unknown constraint"):
        unmet("好。", (("at_mots", "3"),))
