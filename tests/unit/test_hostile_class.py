"""A hostile speech stays text in what a class hands in, in tables of a folder, and in a draft laid out for the office."""

import csv
import io
import json
import re

import docx
import pytest
from docx.oxml.ns import qn
from support.hostile import FORMULAS, TAGS, TEXT, harmless, strings

import toolkit as tk
from toolkit.places import HOME_VARIABLE
from toolkit.tasks import check, task_set
from toolkit.teaching.progress import keep

NAME = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def doc():
    """The hostile speech, its name hostile too."""
    return tk.read(tk.Speech(TEXT, name=f"{TAGS}=1+1"))


@pytest.fixture
def handed_in(doc, tmp_path, monkeypatch):
    """A folder with the files of two trainees with hostile names who answered hostile exercises, and the tasks."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "own"))
    tasks = [task for name in ("01-structure", "03-parallelism") for task in task_set(name, doc).tasks]
    assert any("onerror" in str(task) for task in tasks)
    (tmp_path / "class").mkdir()
    for number, name in enumerate((NAME, FORMULAS[4])):
        tk.progress().reset()
        for task in tasks:
            answer = TEXT if task.kind == "rewrite" else list(task.answer)[:1]
            keep(task, answer, None, doc=doc, hints=0, shown=False)
        tk.progress().export(tmp_path / "class" / f"{number}.json", name=name)
    return tmp_path / "class", tasks


def test_progress_and_results_hold_it_as_text(handed_in, doc):
    """The file is JSON with the name as it was given; what a trainer sees of it, as tables and bars, has no markup of its own."""
    folder, tasks = handed_in
    data = json.loads((folder / "0.json").read_text(encoding="utf-8"))
    assert (data["name"], len(data["answers"])) == (NAME, len(tasks))
    harmless(tk.progress()._repr_html_())
    results = tk.results(folder, docs=[doc])
    assert len(results.trainees) == 2
    seen = harmless(results._repr_html_())
    assert "<img src=x" in seen.words
    for table in (results.answers("en"), results.tasks("zh"), results.confusions("en"), results.agreement("zh")):
        harmless(table.to_html())
    for figure in (results.plot_tasks(lang="en"), results.plot_devices(lang="zh")):
        for words in strings(figure.to_plotly_json()):
            assert not set(re.findall(r"<[^>]*>", words)) - {"<br>", "<b>", "</b>", "<extra>", "</extra>"}, words


def test_feedback_on_it_is_text(doc):
    """What an exercise asks and answers is kept as text with the speech's own words in it, wherever it can be answered."""
    for task in task_set("03-parallelism", doc).tasks:
        if task.kind == "rewrite":
            said = check(task, TAGS).remarks
            assert "<script>" not in "".join(map(str, said)).replace(TAGS, "")


def test_tables_of_a_folder_run_nothing(tmp_path):
    """Files with names and words that are formulas give tables of which no cell is one."""
    (tmp_path / "in").mkdir()
    for name in ("=1+1", "@SUM(A1)", "-2+3", "<img src=x onerror=alert(1)>"):
        (tmp_path / "in" / f"{name}.txt").write_text(TEXT.replace("\x00", ""), encoding="utf-8")
    (tmp_path / "in" / "+1.txt").write_bytes(b"")
    tk.Corpus(tmp_path / "in", cache=False, progress=False).save(tmp_path / "out")
    tables = sorted((tmp_path / "out").glob("*.csv"))
    assert {path.stem for path in tables} >= {"speeches", "sections", "words", "errors"}
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        assert len(rows) > 1, path
        for row in rows:
            assert not [c for c in row if c[:1] in {"=", "+", "@"} or re.match(r"-\D|-\d+[+*/]", c)], (path.name, row)


def test_heads_of_tables_run_nothing(tmp_path):
    """Two speeches whose names are formulas, compared: no cell and no head of a table beside its picture is one."""
    two = [tk.read(tk.Speech(f"同志们：\n一、抓落实。{n}", name=n)) for n in ("=1+1", "@SUM(A1)")]
    tk.save(tmp_path / "pair", tk.compare(*two), formats="svg", progress=False)
    tables = list((tmp_path / "pair").glob("*.csv"))
    assert tables
    assert any("=1+1" in path.read_text(encoding="utf-8-sig") for path in tables)
    for path in tables:
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell[:1] in {"=", "@"}], (path.name, row)


def test_a_draft_for_the_office_holds_it_as_text(tmp_path):
    """A plan of hostile words becomes a Word file whose one field is the number of the page, without a link or picture."""
    plan = tk.Plan(
        f"{TAGS}会议", [FORMULAS[4], f"{TAGS}抓落实"], salutation=f"同志们{TAGS}", speaker=TAGS, date=FORMULAS[0]
    )
    path = tk.save(tmp_path / "a.docx", tk.skeleton(plan))
    word = docx.Document(path)
    active = {qn(f"w:{kind}") for kind in ("fldSimple", "instrText", "hyperlink", "drawing", "altChunk")}
    assert not {element.tag for element in word.element.body.iter()} & active
    words = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "<script>alert(2)</script>" in words
    assert FORMULAS[4] in words
