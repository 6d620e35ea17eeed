"""Exercises made from any speech, and the sets of the lessons."""

import pytest
from support.golddoc import COMPOSED, gold_document

from toolkit.catalogue import keys
from toolkit.errors import InputError
from toolkit.model import Speech
from toolkit.reading import read
from toolkit.tasks import KINDS, check, generate, set_keys, task_set
from toolkit.tasks.sets import _table

SAMPLE = "述职评议会讲话"


def right_answer(task):
    """The answer that the task itself holds for right; None where a person must write one."""
    if task.kind == "mark":
        return [[span.start, span.stop] for span in task.spans]
    if task.kind == "judge":
        return {"verdict": task.answer[0], "evidence": list(task.answer[1:])}
    return {
        "choice": lambda: task.answer[0],
        "match": lambda: task.pairs,
        "fill": lambda: [words.split("|")[0] for words in task.answer],
        "rewrite": lambda: None,
    }.get(task.kind, lambda: list(task.answer))()


@pytest.fixture(scope="module")
def speeches():
    """The catalogue read, and texts that were written for other tests."""
    return [read(key) for key in keys()] + [gold_document(name) for name in COMPOSED[:2]]


def test_each_kind_can_be_made_from_the_sample():
    """The sample offers an exercise of every kind; right answers get everything."""
    doc = read(SAMPLE)
    for kind in KINDS:
        tasks = generate(doc, kind)
        assert [task.kind for task in tasks] == [kind]
        answer = right_answer(tasks[0])
        assert answer is None or check(tasks[0], answer).score == 1


def test_made_exercises_hold_for_every_speech(speeches):
    """In every speech: options differ, two hints and a solution in both languages, the right answer is right."""
    made = 0
    for doc in speeches:
        for kind in KINDS:
            for task in generate(doc, kind, count=3):
                made += 1
                words = [option.text.zh for option in task.options]
                assert len(set(words)) == len(words)
                assert all(said.zh and said.en for said in (task.prompt, *task.hints, task.solution))
                answer = right_answer(task)
                assert answer is None or check(task, answer).score == 1, task.key
    assert made > 100


def test_what_is_marked_is_what_the_analysis_found():
    """The stretches sought are findings of the device, in the words of the speech."""
    doc = read(SAMPLE)
    found = {f.of(doc.text) for f in doc.find("antithesis")}
    for task in generate(doc, "mark", device="antithesis", count=5):
        assert {span.of(task.passage) for span in task.spans} <= found


def test_the_same_seed_makes_the_same_exercises():
    """A trainer can make a trainee's exercises again; another seed makes others."""
    doc = read(SAMPLE)
    one, same, other = (generate(doc, "choice", count=4, seed=seed) for seed in (1, 1, 2))
    assert one == same != other


def test_no_wrong_option_is_right_too():
    """A device that the analysis finds at the same place is never offered as a wrong option."""
    doc = read(SAMPLE)
    for task in generate(doc, "choice", count=20):
        right = next(o for o in task.options if o.id == task.answer[0])
        at = doc.text.find(task.passage.strip("“”"))
        found = {f.device for f in doc.find("form") if f.start == at and f.of(doc.text) == task.passage}
        offered = {o.text.en for o in task.options} - {right.text.en}
        assert not offered & {name.replace("_", " ") for name in found}


@pytest.mark.english
def test_a_speech_with_nothing_in_it_makes_nothing():
    """Where there is nothing to ask, nothing is asked; unknown kinds and devices raise."""
    doc = read(Speech("好。"))
    assert [task for kind in KINDS for task in generate(doc, kind)] == []
    with pytest.raises(InputError, match="Unknown kind"):
        generate(doc, "riddle")
    with pytest.raises(InputError, match="Unknown device"):
        generate(doc, "mark", device="rhyme")


@pytest.mark.parametrize("key", set_keys())
def test_sets_are_sound(key):
    """Every hand-written task has two languages, two hints and a solution; its right answer is right."""
    found = task_set(key, read(SAMPLE))
    assert found.tasks
    assert len({task.key for task in found.tasks}) == len(found.tasks)
    for task in found.tasks:
        assert all(said.zh and said.en for said in (task.prompt, *task.hints, task.solution)), task.key
        answer = right_answer(task)
        assert answer is None or check(task, answer).score == 1, task.key


@pytest.mark.parametrize("key", set_keys())
def test_wrong_options_of_choices_say_why(key):
    """A hand-written choice has a remark for each wrong option."""
    for task in task_set(key, read(SAMPLE)).tasks:
        if task.kind == "choice":
            silent = [o.id for o in task.options if not o.remark and o.id not in task.answer]
            assert silent == [], task.key


@pytest.mark.parametrize("key", set_keys())
def test_model_answers_of_rewriting_keep_the_rules(key):
    """The example in the solution of a hand-written rewrite passes its own constraints."""
    for task in task_set(key, read(SAMPLE)).tasks:
        if task.kind == "rewrite" and task.source == "hand":
            example = task.solution.zh.partition("：")[2]
            assert check(task, example).outcome == "right", (task.key, check(task, example).text("zh"))


def test_tasks_about_the_sample_quote_it():
    """What a task about the sample shows as words of the speech stands in the speech."""
    doc = read(SAMPLE)
    for key in set_keys():
        for row in _table(key).get("task", ()):
            if row.get("speech") and row["kind"] in {"mark", "match"}:
                passage = row.get("passage", "").replace("【", "").replace("】", "")
                items = [item["text"] for item in row.get("items", ())]
                assert all(words in doc.text for words in [passage, *items])


def test_hand_marked_answers_agree_with_the_analysis():
    """What a hand-written task holds for a run of parallelism, the analysis finds too."""
    doc = read(SAMPLE)
    found = {f.of(doc.text) for f in doc.find("parallelism")}
    task = task_set("03", doc).task("03-parallelism/mark-run")
    assert {span.of(task.passage) for span in task.spans} <= found


def test_another_speech_gets_no_task_about_the_sample():
    """Tasks about the sample are for the sample; without a speech only those that need none are there."""
    sample = {task.key for task in task_set("03", read(SAMPLE)).tasks}
    other = {task.key for task in task_set("03", read("安全生产讲话")).tasks}
    none = {task.key for task in task_set("03").tasks}
    assert "03-parallelism/mark-run" in sample - other
    assert none == {"03-parallelism/two-or-three"}


def test_an_unknown_set_is_said():
    """The nearest keys are named."""
    with pytest.raises(InputError, match="03-parallelism"):
        task_set("03-paralelism")
