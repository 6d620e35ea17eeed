"""The doctor is right about a sound machine and about broken ones, and says what to do in both languages."""

import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import toolkit
from toolkit.cli import main
from toolkit.doctor import Facts, examine, gather
from toolkit.doctor.facts import NEEDED, OPTIONAL
from toolkit.places import HOME_VARIABLE

SOUND = Facts(
    (3, 12, 1),
    dict.fromkeys((*NEEDED, *OPTIONAL), "1.0") | {"ipywidgets": "8.1.5", "jupyterlab-widgets": "3.0.13"},
    "font.ttf",
    "chrome",
    {"here": "", "data": "", "cache": ""},
    8_000_000_000,
    6,
    0.6,
)
BROKEN = {
    "no font package": (replace(SOUND, font=""), "font", "fail"),
    "no browser": (replace(SOUND, browser=""), "browser", "warn"),
    "old ipywidgets": (
        replace(SOUND, versions=SOUND.versions | {"ipywidgets": "7.7.5", "jupyterlab-widgets": "1.1.4"}),
        "widgets",
        "fail",
    ),
    "read-only folder": (replace(SOUND, folders={"here": "Read-only file system"}), "folders", "fail"),
    "low memory": (replace(SOUND, memory=400_000_000), "memory", "warn"),
    "old Python": (replace(SOUND, python=(3, 9, 2)), "python", "fail"),
    "package missing": (replace(SOUND, versions={}), "packages", "fail"),
    "sample misread": (replace(SOUND, sections=None, failure="OSError: gone"), "sample", "fail"),
}


def test_what_is_needed_is_what_is_declared():
    """The doctor asks for just the packages that the project depends on, but for the one that has a stand-in."""
    declared = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split("[>;=]", line)[0] for line in declared["project"]["dependencies"]}
    assert set(NEEDED) == names - {"rjieba"}


def test_a_sound_machine_is_called_sound():
    """Nothing is found wrong where nothing is."""
    assert {v.state for v in examine(SOUND)} == {"ok"}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_named_with_its_cure(name):
    """The check of the fault says so, with a cure in both languages; the state is as grave as the fault."""
    facts, check, state = BROKEN[name]
    verdict = next(v for v in examine(facts) if v.check == check)
    assert verdict.state == state
    for lang in ("zh", "en"):
        assert verdict.found.text(lang)
        assert verdict.cure.text(lang)


def test_this_machine(capsys, monkeypatch, tmp_path):
    """Here, where the tests run, the sample is read, the font found and files written; JSON says the same as the lines."""
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    facts = gather()
    assert facts.sections == 6
    assert facts.font
    assert facts.python == sys.version_info[:3]
    assert facts.browser == ""
    code = main(["doctor", "--json", "--lang", "en"])
    told = json.loads(capsys.readouterr().out)
    assert told["ready"] is (code == 0)
    assert {row["check"]: row["state"] for row in told["checks"]}["sample"] == "ok"
    assert main(["doctor"]) == code
    assert len(capsys.readouterr().out.splitlines()) == len(told["checks"]) + 1


@pytest.mark.parametrize(
    ("words", "stream", "said"),
    [("doctor", "stdout", "platformdirs"), ("report 述职评议会讲话 -o a.html", "stderr", "doctor")],
)
def test_a_machine_with_nothing_installed(tmp_path, words, stream, said):
    """With Python alone, doctor names what is missing and other commands say so in one line; neither shows a traceback."""
    command = [sys.executable, "-S", "-m", "toolkit", *words.split()]
    where = {"PYTHONPATH": str(Path(toolkit.__file__).parents[1]), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]}
    done = subprocess.run(command, cwd=tmp_path, env=where, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert said in getattr(done, stream)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == (stream == "stderr")


def test_a_folder_that_cannot_be_written(monkeypatch):
    """A folder in which no file can be made is told with the system's reason."""
    monkeypatch.setattr("toolkit.doctor.facts._folders", lambda: {"here": __import__("pathlib").Path("/proc/1/task")})
    monkeypatch.setenv(HOME_VARIABLE, "/proc/1/task/own")
    (verdict,) = (v for v in examine(gather()) if v.check == "folders")
    assert verdict.state == "fail"
    assert verdict.found.text("en").count("/proc/1/task") == 1
    assert "SPEECH_TOOLKIT_HOME" in verdict.cure.text("en")


def test_the_folder_for_answers_is_the_one_in_use(monkeypatch, tmp_path):
    """Where the environment names another folder for answers, that one is looked at."""
    (tmp_path / "file").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file" / "own"))
    assert str(tmp_path) in gather().folders["answers"]


def test_lessons_are_copied_and_never_overwritten(tmp_path, capsys):
    """A copy of every lesson is written; one that the user changed is kept; a file in the way is said."""
    assert main(["lessons", str(tmp_path / "mine")]) == 0
    lessons = sorted((tmp_path / "mine").rglob("*.ipynb"))
    assert {path.parent.name for path in lessons} >= {"zh", "en"}
    lessons[0].write_text("mine", encoding="utf-8")
    assert main(["lessons", str(tmp_path / "mine")]) == 0
    assert lessons[0].read_text(encoding="utf-8") == "mine"
    assert main(["lessons", str(lessons[1])]) == 2
    assert capsys.readouterr().err.count("\n") == 1
