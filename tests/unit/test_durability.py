"""What is written is there as a whole, whoever is killed, however full the disk; and `forget` takes away what it says."""

import json
import os
import subprocess
import sys
import threading

import pytest
from support.servers import CHECKOUT

import toolkit as tk
from toolkit import cli
from toolkit.errors import ExportError
from toolkit.export.folder import write_folder
from toolkit.files import write_atomic
from toolkit.places import HOME_VARIABLE
from toolkit.teaching import store

KEY = "述职评议会讲话"
ADD = "import sys; from toolkit.teaching import store; [store.add({'task': f'{sys.argv[1]}/{n}'}) for n in range(15)]"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links, devices and mounts are made as on Linux")


@pytest.fixture
def own_folders(tmp_path, monkeypatch):
    """Folders of its own for progress and caches, so that the real ones are never touched."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "own"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def mounted(tmp_path):
    """A function that mounts a small disk in memory and returns its folder; skips where one may not."""
    places = []

    def mount(options):
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("only root may mount a disk")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", str(place)], check=False)


def failed(capsys, *words):
    """A command that must end with 2 and one line."""
    assert cli.main([*map(str, words)]) == 2
    said = [line for line in capsys.readouterr().err.splitlines() if line.strip() and "file/s" not in line]
    assert len(said) == 1, said


@pytest.mark.slow
def test_killed_while_writing():
    """Ten processes killed in the middle of their work leave the old content or the new; the benchmark does two hundred."""
    command = [sys.executable, str(CHECKOUT / "benchmarks" / "killing.py"), "--rounds", "10"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("whole") == 5


def test_two_kernels_lose_no_answer(own_folders):
    """Three processes that write one progress file at once keep every answer of each."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    writers = [subprocess.Popen([sys.executable, "-c", ADD, name], env=environment, cwd=own_folders) for name in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    kept, notice = store.answers()
    assert notice == ""
    assert sorted(one["task"] for one in kept) == sorted(f"{name}/{n}" for name in "abc" for n in range(15))


@pytest.mark.usefixtures("own_folders")
def test_two_threads_lose_no_answer():
    """Two widgets of one kernel that keep answers at once keep both."""
    work = [
        threading.Thread(target=lambda name=name: [store.add({"task": f"{name}/{n}"}) for n in range(10)])
        for name in "ab"
    ]
    for one in work:
        one.start()
    for one in work:
        one.join()
    assert len(store.answers()[0]) == 20


@POSIX
@pytest.mark.parametrize("command", ["annotate", "report", "slides", "compare"])
def test_a_full_disk(mounted, capsys, command):
    """On a full disk a command is one line, leaves no part of a file, and keeps what was there."""
    disk = mounted("size=64k")
    target = disk / {"annotate": "a.json", "slides": "a.pptx"}.get(command, "a.html")
    target.write_text("mine", encoding="utf-8")
    others = ["安全生产讲话"] if command == "compare" else []
    failed(capsys, command, KEY, *others, "-o", target, "--overwrite")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in disk.iterdir()] == [(target.name, "mine")]


@POSIX
def test_a_full_disk_elsewhere(mounted, monkeypatch, tmp_path, capsys):
    """Tables, corrections, dictionaries, progress and a folder of figures on a full disk: one sentence, nothing half-written."""
    disk = mounted("size=32k")
    (disk / "a.txt").write_text(tk.read(KEY).text, encoding="utf-8")
    doc = tk.read(disk / "a.txt")
    (disk / "filler").write_bytes(b"x" * (32768 - sum(p.stat().st_size for p in disk.iterdir()) // 4096 * 4096 - 8192))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(doc.text, encoding="utf-8")
    failed(capsys, "corpus", tmp_path / "in", "--no-cache", "-o", disk / "tables")
    for work in (
        lambda: write_folder(disk / "figures", {"a": b"x" * 50_000}),
        lambda: tk.Lexicon.empty().with_terms(*(f"词{chr(0x4E00 + n)}" for n in range(9000))).save(disk / "mine.tsv"),
    ):
        with pytest.raises(ExportError) as refusal:
            work()
        assert "\n" not in str(refusal.value)
    monkeypatch.setenv(HOME_VARIABLE, str(disk / "own"))
    with pytest.raises(ExportError):
        store.add({"task": "x" * 50_000})
    assert not list(disk.rglob(".writing-*"))
    assert not (disk / "figures").exists()


@POSIX
@pytest.mark.parametrize("command", ["annotate", "report", "slides", "corpus"])
def test_a_disk_one_may_not_write(mounted, tmp_path, capsys, command):
    """A read-only folder is one line."""
    disk = mounted("size=64k,ro")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("同志们：开会。", encoding="utf-8")
    source = tmp_path / "in" / ("" if command == "corpus" else "a.txt")
    failed(
        capsys,
        command,
        source,
        "-o",
        disk / {"annotate": "a.json", "report": "a.html", "slides": "a.pptx"}.get(command, "t"),
    )


@POSIX
def test_a_corpus_without_room_for_its_cache(mounted, own_folders, monkeypatch):
    """A cache that cannot be written costs the memory of a run, not the run."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(mounted("size=8k")))
    (own_folders / "in").mkdir()
    (own_folders / "in" / "a.txt").write_text(tk.read(KEY).text, encoding="utf-8")
    assert list(tk.Corpus(own_folders / "in", progress=False).records) == ["a.txt"]


@POSIX
def test_targets_that_are_no_files(tmp_path, capsys):
    """A device is never written to or replaced, a link stays a link, and a link to nothing counts as existing."""
    failed(capsys, "annotate", KEY, "-o", "/dev/null", "--overwrite")
    assert os.path.exists("/dev/null")  # noqa: PTH110 - it is no Path of ours
    os.mkfifo(tmp_path / "pipe.json")
    failed(capsys, "annotate", KEY, "-o", tmp_path / "pipe.json", "--overwrite")
    (tmp_path / "dead.json").symlink_to("gone.json")
    failed(capsys, "annotate", KEY, "-o", tmp_path / "dead.json")
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    write_atomic(tmp_path / "link.json", "new", overwrite=True)
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("name", ["长" * 300 + ".json", "a\0b.json", "no/such/folder/a.json", "", "."])
def test_targets_that_cannot_be(tmp_path, name):
    """A name too long, with a NUL, in no folder, or none: one sentence."""
    with pytest.raises(ExportError) as refusal:
        write_atomic(tmp_path / name if name else "", "x")
    assert "\n" not in str(refusal.value)


def test_tables_are_not_half_replaced(tmp_path, capsys):
    """A folder that has one of the tables already gets none of the others."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("同志们：开会。", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "words.csv").write_text("mine", encoding="utf-8")
    failed(capsys, "corpus", tmp_path / "in", "--no-cache", "-o", tmp_path / "out")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["words.csv"]


def _lived_in(folders):
    """Progress, a damaged progress file, a cache, a half-written file, and a notebook with widget state."""
    store.add({"task": "t/1"})
    (folders / "own" / "progress.json").write_text("{", encoding="utf-8")
    store.add({"task": "t/2", "answer": "机密草稿"})
    (folders / "in").mkdir()
    (folders / "in" / "a.txt").write_text("同志们：机密草稿。", encoding="utf-8")
    assert len(tk.Corpus(folders / "in", progress=False).records) == 1
    (folders / "in" / ".writing-x.tmp").write_text("机密草稿", encoding="utf-8")
    shown = {"output_type": "display_data", "data": {"application/vnd.jupyter.widget-view+json": {}}, "metadata": {}}
    notebook = {
        "cells": [
            {
                "cell_type": "code",
                "source": ["tk.Coach()"],
                "outputs": [shown, {"output_type": "stream", "text": "机"}],
                "metadata": {},
            }
        ],
        "metadata": {
            "kernelspec": {"name": "python3"},
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": "机密草稿"}},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (folders / "in" / "n.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (folders / "in" / "broken.ipynb").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(("lang", "words"), [("zh", "加上 --yes"), ("en", "add --yes")])
def test_forget_lists_first(own_folders, capsys, lang, words):
    """Without `--yes` everything is listed in the language asked for, and nothing is touched."""
    _lived_in(own_folders)
    before = {path: path.read_bytes() for path in own_folders.rglob("*") if path.is_file()}
    assert cli.main(["--lang", lang, "forget", str(own_folders / "in")]) == 0
    said = capsys.readouterr().out
    assert words in said
    assert all(str(own_folders / place) in said for place in ("own", "cache", "in/n.ipynb", "in/.writing-x.tmp"))
    assert {path: path.read_bytes() for path in own_folders.rglob("*") if path.is_file()} == before


def test_forget_clears_what_it_lists(own_folders, capsys):
    """With `--yes` no file on the machine but the speech itself holds the draft; the rest of the notebook stays."""
    _lived_in(own_folders)
    assert cli.main(["forget", str(own_folders / "in"), "--yes"]) == 0
    assert capsys.readouterr().out.count("已清除") == 4
    holding = [
        path.name
        for path in own_folders.rglob("*")
        if path.is_file() and "机密草稿" in path.read_text(encoding="utf-8")
    ]
    assert holding == ["a.txt"]
    notebook = json.loads((own_folders / "in" / "n.ipynb").read_text(encoding="utf-8"))
    assert list(notebook["metadata"]) == ["kernelspec"]
    assert [output["output_type"] for output in notebook["cells"][0]["outputs"]] == ["stream"]
    assert tk.progress().best == {}
    assert cli.main(["forget", str(own_folders / "in"), "--yes"]) == 0
    assert "没有可清除的" in capsys.readouterr().out


@pytest.mark.usefixtures("own_folders")
def test_forget_names_the_folder_that_is_not_there(capsys):
    """A folder that is not there is one line, before anything is cleared."""
    failed(capsys, "forget", "nowhere", "--yes")
