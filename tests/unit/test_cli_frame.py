"""The frame of the command line: exit codes, one line for every trouble, two languages."""

import json
import subprocess
import sys

import pytest

from toolkit import cli
from toolkit.theme import current_language

SAMPLE = "述职评议会讲话"


def run(*words):
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def trouble(capsys, *words):
    """What stderr says after a command that must fail."""
    assert cli.main([str(word) for word in words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.strip()


def test_runs_as_a_module(tmp_path):
    """`python -m toolkit annotate` ends with 0, writes the file and says nothing."""
    done = run("annotate", SAMPLE, "-o", tmp_path / "a.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["format"] == "speech-annotation/1"


def test_several_speeches_fill_a_folder(tmp_path):
    """With several speeches OUT is a folder with one NAME.json each."""
    assert cli.main(["annotate", SAMPLE, "安全生产讲话", "-o", str(tmp_path / "out")]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["安全生产讲话.json", f"{SAMPLE}.json"]


def test_one_speech_goes_into_an_existing_folder(tmp_path):
    """One speech written to a folder that exists takes its own name there."""
    assert cli.main(["annotate", SAMPLE, "-o", str(tmp_path)]) == 0
    assert (tmp_path / f"{SAMPLE}.json").is_file()


@pytest.mark.parametrize("words", [[], ["dance"], ["annotate"], ["annotate", SAMPLE], ["annotate", SAMPLE, "--colour"]])
def test_a_wrong_command_is_one_line(capsys, words):
    """A missing or unknown command, argument or option is one line that names the help."""
    assert "--help" in trouble(capsys, *words)


def test_nothing_is_abbreviated(capsys, tmp_path):
    """A shortened option is not guessed at."""
    trouble(capsys, "annotate", SAMPLE, "--outp", tmp_path / "a.json")


def test_an_unknown_speech(capsys, tmp_path):
    """A name that is neither key nor file is one sentence, and nothing is written."""
    assert "no-such-file" in trouble(capsys, "annotate", "no-such-file", "-o", tmp_path / "a.json")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_kept(capsys, tmp_path):
    """A file that is there already stays, unless --overwrite is given."""
    target = tmp_path / "a.json"
    target.write_text("mine", encoding="utf-8")
    assert "a.json" in trouble(capsys, "annotate", SAMPLE, "-o", target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert cli.main(["annotate", SAMPLE, "-o", str(target), "--overwrite"]) == 0
    assert target.read_text(encoding="utf-8").startswith("{")


def test_two_speeches_of_one_name(capsys, tmp_path):
    """Two speeches that would write one file are refused before anything is written."""
    assert f"{SAMPLE}.json" in trouble(capsys, "annotate", SAMPLE, SAMPLE, "-o", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_where_a_folder_is_needed(capsys, tmp_path):
    """Several speeches cannot go into a file."""
    target = tmp_path / "a.json"
    target.touch()
    assert "a.json" in trouble(capsys, "annotate", SAMPLE, "安全生产讲话", "-o", target)


def test_an_unknown_language(capsys):
    """A language that the toolkit does not speak is one sentence."""
    assert "'fr'" in trouble(capsys, "annotate", SAMPLE, "--lang", "fr")


@pytest.mark.parametrize(("lang", "words"), [("zh", "用法见"), ("en", "see python -m toolkit --help")])
def test_errors_speak_the_language(capsys, lang, words):
    """`--lang` before or after the command sets the language of its errors, and of nothing after it."""
    assert words in trouble(capsys, "--lang", lang)
    assert current_language() == "zh"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("report", "还缺 讲话稿, -o/--output：请补上，用法见 python -m toolkit report --help。"),
        ("forget --colour", "不认识 --colour：请去掉，或改正写法，用法见 python -m toolkit --help。"),
        ("annotate x -o", "-o/--output 后面缺少内容：请写上，用法见 python -m toolkit annotate --help。"),
        ("corpus x -o y --jobs many", "--jobs 不能是 many：用法见 python -m toolkit corpus --help。"),
    ],
)
def test_a_wrong_command_is_told_in_the_language(capsys, words, said):
    """What is wrong with a command is said in Chinese from beginning to end, though argparse speaks English only."""
    assert trouble(capsys, *words.split()) == said


def test_a_wrong_choice_names_the_right_ones(capsys):
    """An unknown command is answered with the commands there are."""
    said = trouble(capsys, "dance")
    assert said.startswith("命令 不能是 dance：请从 ")
    assert all(name in said for name in cli.commands())


def test_help_lists_every_command(capsys):
    """`--help` ends with 0 and names every command with its line."""
    with pytest.raises(SystemExit) as stop:
        cli.main(["--help", "--lang", "en"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    assert all(name in text for name in cli.commands())


@pytest.mark.parametrize(
    ("error", "code"),
    [(PermissionError(13, "Permission denied", "a.txt"), 2), (MemoryError(), 2), (KeyboardInterrupt(), 130)],
)
def test_no_traceback_for_what_the_world_does(monkeypatch, capsys, error, code):
    """A system error, a full memory and Ctrl-C are one line each."""

    def run(_):
        raise error

    monkeypatch.setattr(cli.commands()["annotate"], "run", run)
    assert cli.main(["annotate", SAMPLE, "-o", "x"]) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_a_mistake_of_ours_is_not_hidden(monkeypatch):
    """An error that nobody foresaw keeps its traceback."""

    def run(_):
        raise ZeroDivisionError

    monkeypatch.setattr(cli.commands()["annotate"], "run", run)
    with pytest.raises(ZeroDivisionError):
        cli.main(["annotate", SAMPLE, "-o", "x"])


def test_a_small_character_set(tmp_path):
    """On a console that cannot show Chinese the message comes with escapes, not with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "annotate", "没有", "-o", str(tmp_path / "a.json")],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": ":".join(sys.path)},
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_report_is_one_page(tmp_path):
    """`report` writes one page with the six points, and again with --overwrite the same page."""
    target = tmp_path / "r.html"
    assert cli.main(["report", SAMPLE, "-o", str(target)]) == 0
    first = target.read_text(encoding="utf-8")
    assert first.startswith("<!DOCTYPE html>")
    assert all(marker in first for marker in ("第一点", "第二点", "第三点", "一要", "二要", "三要"))
    assert cli.main(["report", SAMPLE, "-o", str(target), "--overwrite"]) == 0
    assert target.read_text(encoding="utf-8") == first


def test_report_speaks_the_language(tmp_path):
    """`--lang en` makes an English page."""
    assert cli.main(["report", SAMPLE, "-o", str(tmp_path / "r.html"), "--lang", "en"]) == 0
    assert '<html lang="en"' in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["report", "annotate"])
@pytest.mark.parametrize("kind", ["missing", "empty", "blank", "picture", "folder"])
def test_what_is_no_speech(capsys, tmp_path, command, kind):
    """A missing, empty or blank file, a picture called .txt, and a folder are one sentence each, and leave nothing."""
    source = tmp_path / "in" / "speech.txt"
    source.parent.mkdir()
    if kind == "folder":
        source.mkdir()
    elif kind != "missing":
        source.write_bytes(
            {"empty": b"", "blank": b" \n\t\n", "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}[kind]
        )
    trouble(capsys, command, source, "-o", tmp_path / "out.file")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
