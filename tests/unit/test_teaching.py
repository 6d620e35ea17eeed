"""Progress is kept and exported, a damaged file is put aside, and a class's files become tables; bad files are named in words."""

import json
import random

import pytest

import toolkit as tk
from toolkit.errors import InputError
from toolkit.places import HOME_VARIABLE
from toolkit.tasks import check, task_set
from toolkit.teaching.progress import keep

SETS = ("03-parallelism", "04-stance")


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A folder of its own for progress, so that the real one is never touched."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "own"))
    return tmp_path / "own"


def answer_to(task, rng):
    """An answer to a choice: mostly the right one."""
    return task.answer[0] if rng.random() < 0.7 else rng.choice([option.id for option in task.options])


def choices(doc):
    """The single-choice tasks of two sets."""
    return [task for name in SETS for task in task_set(name, doc).tasks if task.kind == "choice"]


def test_progress_is_kept_exported_and_forgotten(own_folder, tmp_path):
    """Answers come back from disk, go into a small file without anything else, and are gone after a reset."""
    doc = tk.read("述职评议会讲话")
    task = choices(doc)[0]
    keep(task, task.answer[0], check(task, task.answer[0]), doc=doc, hints=1, shown=False)
    assert list(tk.progress().best.values()) == [1.0]
    data = json.loads(tk.progress().export(tmp_path / "a.json", name="学员一").read_text(encoding="utf-8"))
    assert (data["name"], len(data["answers"])) == ("学员一", 1)
    assert str(own_folder) not in json.dumps(data)
    assert tk.progress().reset().best == {}


def test_a_damaged_file_is_put_aside(own_folder):
    """A progress file that cannot be read is kept under another name, and work goes on."""
    own_folder.mkdir()
    doc = tk.read("述职评议会讲话")
    task = choices(doc)[0]
    keep(task, task.answer[0], check(task, task.answer[0]), doc=doc, hints=0, shown=False)
    (path,) = [p for p in own_folder.iterdir() if p.suffix == ".json"]
    path.write_text('{"answers": [', encoding="utf-8")
    keep(task, task.answer[0], check(task, task.answer[0]), doc=doc, hints=0, shown=False)
    assert len(tk.progress().best) == 1
    assert any('{"answers": [' in p.read_text(encoding="utf-8") for p in own_folder.iterdir() if p != path)


@pytest.mark.usefixtures("own_folder")
def test_a_class_of_thirty(tmp_path):
    """Thirty files give tables that count what was answered; markup, a broken file and a copy are handled in words."""
    rng = random.Random(4)
    doc = tk.read("述职评议会讲话")
    tasks = choices(doc)
    folder = tmp_path / "class"
    folder.mkdir()
    right = 0
    for number in range(30):
        tk.progress().reset()
        for task in tasks:
            answer = answer_to(task, rng)
            right += answer == task.answer[0]
            keep(task, answer, check(task, answer), doc=doc, hints=0, shown=False)
        name = "<img src=x onerror=alert(1)>" if number == 0 else f"学员{number}"
        tk.progress().export(folder / f"{number:02}.json", name=name)
    (folder / "copy.json").write_bytes((folder / "01.json").read_bytes())
    (folder / "broken.json").write_text('{"format": ', encoding="utf-8")
    results = tk.results(folder)
    assert len(results.trainees) == 30
    assert len(results.problems) == 2
    table = results.table("en")
    assert len(table) == 30
    assert len(results.answers("en")) == 30 * len(tasks)
    scores = [one.score for trainee in results.trainees for one in trainee.firsts()]
    assert sum(score == 1 for score in scores) == right
    assert len(results.confusions("zh")) > 0
    assert len(results.agreement("zh")) > 0
    assert results.plot_tasks(lang="en").layout.meta["alt"]
    assert "<img" not in results._repr_html_()


def test_no_folder_is_said(tmp_path):
    """A folder that is not there gets a sentence."""
    with pytest.raises(InputError):
        tk.results(tmp_path / "none")
