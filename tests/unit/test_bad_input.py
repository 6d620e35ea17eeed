"""Whatever is handed in, the answer is right, or it is one sentence and exit code 2: no traceback, no half-written file, no hang."""

import io
import json
import os
import random
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support.badinput import CONTENTS, LINE, LONE, NAMES, SAMPLE, hostile_page, word, word_with

import toolkit as tk
from toolkit import cli
from toolkit.errors import InputError, ToolkitError
from toolkit.export.save import WRITERS
from toolkit.widgets.upload import Upload

pytestmark = pytest.mark.timeout(300)
KEY = "述职评议会讲话"
COMMANDS = {"annotate": ".json", "report": ".html", "slides": ".pptx", "compare": ".html"}
REFUSED = [case for case in CONTENTS if case[3]]
NASTY = ("one mark", "only punctuation", "only digits", "only markers", "control characters", "only pictures of faces")


def ids(cases):
    """What each case is."""
    return [case[0] for case in cases]


def put(folder, name, data):
    """A folder of its own with one file in it; the path of the file."""
    (folder / "in").mkdir()
    (folder / "in" / name).write_bytes(data)
    return folder / "in" / name


def ask(capsys, *words):
    """Run a command in English; its exit code and what it said on stderr, which is nothing or one line."""
    code = cli.main(["--lang", "en", *map(str, words)])
    said = capsys.readouterr().err
    lines = [line for line in said.splitlines() if line.strip() and "file/s" not in line]
    assert len(lines) == (code == 2), said
    return code, "".join(lines)


def left(folder):
    """What lies in a folder beside what was handed in."""
    return sorted(path.name for path in folder.iterdir() if path.name != "in")


@pytest.mark.parametrize("case", CONTENTS, ids=ids(CONTENTS))
def test_every_content(tmp_path, capsys, case):
    """`annotate` and Upload read what can be read and refuse the rest in one sentence, without a file."""
    what, name, data, says = case
    code, said = ask(capsys, "annotate", put(tmp_path, name, data), "-o", tmp_path / "out.json")
    upload = Upload(lang="en")
    if says is None:
        assert (code, said) == (0, "")
        assert json.loads((tmp_path / "out.json").read_bytes())["format"] == "speech-annotation/1"
        upload.answer({"do": "file", "name": f"../{name}", "data": data})
        assert upload.count == 1
        assert upload.doc.text == tk.read(tmp_path / "in" / name).text
    else:
        assert code == 2
        assert re.search(says, said), what
        assert left(tmp_path) == []
        with pytest.raises(ToolkitError) as refusal:
            upload.answer({"do": "file", "name": name, "data": data})
        assert "\n" not in str(refusal.value)
        assert upload.doc is None
    upload.close()


@pytest.mark.parametrize("case", REFUSED, ids=ids(REFUSED))
def test_what_is_refused_is_refused_by_all(tmp_path, capsys, case):
    """`report`, `slides` and `compare` refuse what `annotate` refuses and write nothing; `corpus` lists it and goes on."""
    what, name, data, _ = case
    source = put(tmp_path, name, data)
    for command in ("report", "slides", "compare"):
        others = [KEY] if command == "compare" else []
        assert ask(capsys, command, *others, source, "-o", tmp_path / f"out{COMMANDS[command]}")[0] == 2, what
    assert left(tmp_path) == []
    if source.suffix in {".txt", ".docx", ".html", ".md"}:
        (source.parent / "good.txt").write_text(SAMPLE, encoding="utf-8")
        corpus = tk.Corpus(source.parent, cache=False, progress=False)
        assert list(corpus.records) == ["good.txt"]
        (lost,) = corpus.errors["error"]
        assert "\n" not in lost
        assert not re.match(r"\w+Error:", lost)


@pytest.mark.slow
@pytest.mark.parametrize("what", NASTY)
def test_strange_texts_go_everywhere(tmp_path, capsys, what):
    """A text that is read but strange comes out of every command and in every format."""
    _, name, data, _ = next(case for case in CONTENTS if case[0] == what)
    source = put(tmp_path, name, data)
    for command, suffix in COMMANDS.items():
        others = [KEY] if command == "compare" else []
        assert ask(capsys, command, *others, source, "-o", tmp_path / f"{command}{suffix}") == (0, "")
    assert ask(capsys, "corpus", source.parent, "--no-cache", "-o", tmp_path / "tables") == (0, "")
    doc = tk.read(source)
    for suffix in (".docx", ".xlsx", ".txt"):
        assert tk.save(tmp_path / f"saved{suffix}", doc).stat().st_size > 0
    assert not list(tmp_path.rglob(".writing-*"))


def test_a_text_that_no_file_can_hold(tmp_path):
    """Lone surrogates and control characters given as a Speech are read, and written in every format that holds a speech."""
    doc = tk.read(tk.Speech(f"同志们：\n一、{LINE}\ud800\n二、{LINE}\x01\udfff\x0b", name="\ud800名" * 200))
    assert len(doc.sections) == 2
    for suffix in sorted(set(WRITERS) - {".png", ".pdf", ".svg"}):
        assert tk.save(tmp_path / f"a{suffix}", doc).stat().st_size > 0
    assert list(tk.kwic(doc, "一、")["right"].str.count("\ufffd")) == [1]
    assert "讲\ufffd话要实" in list(tk.rhythm(tk.read(tk.Speech("同志们：\n讲\ud800话要实。")))["clause"])


@pytest.mark.parametrize("text", [None, b"bytes", 3, ["同志们"]])
def test_what_is_no_text(text):
    """A Speech is made of text and of nothing else."""
    with pytest.raises(InputError):
        tk.Speech(text)


@pytest.mark.parametrize("text", ["", " \n\u3000", "\ufeff", "长" * 1_000_001])
def test_no_text_and_too_much(text):
    """An empty Speech and one longer than any speech are refused; so is such a text pasted into Upload."""
    with pytest.raises(InputError):
        tk.read(tk.Speech(text))
    with pytest.raises(InputError):
        Upload().answer({"do": "paste", "text": text})


@pytest.mark.parametrize(
    "source", [None, 3, b"a.txt", "", " ", "同志们：\n一、好。", "a\0b.txt", "长" * 5000, ("a",), float("nan")]
)
def test_what_names_no_speech(source):
    """What is no name of a speech is refused in one sentence."""
    with pytest.raises(InputError) as refusal:
        tk.read(source)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", NAMES)
def test_every_name(tmp_path, capsys, name):
    """Files with any name the system takes are read, and name their results; nothing is run or opened by a name."""
    source = put(tmp_path, name, SAMPLE.encode())
    assert tk.read(source).name == Path(name).stem
    upload = Upload()
    upload.answer({"do": "file", "name": name, "data": SAMPLE.encode()})
    assert upload.view["read"]["sections"] == 6
    (tmp_path / "out").mkdir()
    assert ask(capsys, "annotate", source, "-o", tmp_path / "out") == (0, "")
    assert left(tmp_path / "out") == [f"{Path(name).stem}.json"]
    assert left(tmp_path) == ["out"]


def _special(folder, what):
    """Something in a folder that is not simply a file; its path."""
    path = folder / "in.txt"
    (folder / "real.txt").write_text(SAMPLE, encoding="utf-8")
    if what == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what == "unreadable":
        path.write_text(SAMPLE, encoding="utf-8")
        path.chmod(0)
    else:
        path.symlink_to(
            {"link": "real.txt", "link to a link": "in2.txt", "loop": "in.txt", "dead link": "gone.txt"}.get(what, what)
        )
        (folder / "in2.txt").symlink_to("real.txt")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices are made as on Linux")
@pytest.mark.parametrize(
    "what",
    ["socket", "pipe", "folder", "loop", "dead link", "/dev/zero", "/dev/null", "/dev/tty", ".", "/proc/self/mem"],
)
def test_what_is_no_file(tmp_path, capsys, what):
    """A device, pipe, socket, folder, loop and dead link are refused at once, and a corpus lists them without waiting for them."""
    source = _special(tmp_path, what)
    for command, suffix in COMMANDS.items():
        code, said = ask(
            capsys, command, source, *([KEY] if command == "compare" else []), "-o", tmp_path / f"out{suffix}"
        )
        assert code == 2
        assert "in.txt" in said
    assert not list(tmp_path.glob("out*"))
    corpus = tk.Corpus(tmp_path, cache=tmp_path / "kept", progress=False)
    assert "real.txt" in corpus.records
    assert "in.txt" not in corpus.records


@pytest.mark.skipif(sys.platform == "win32", reason="links are made as on Linux")
@pytest.mark.parametrize("what", ["link", "link to a link"])
def test_a_link_is_its_file(tmp_path, what):
    """A link to a speech is read as the speech."""
    assert tk.read(_special(tmp_path, what)).text == SAMPLE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tmp_path, capsys):
    """A file without permission to read is one sentence."""
    assert ask(capsys, "annotate", _special(tmp_path, "unreadable"), "-o", tmp_path / "out.json")[0] == 2


def test_files_that_vanish(tmp_path):
    """A file that was there when the folder was listed and is gone when it is read is listed as an error."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SAMPLE, encoding="utf-8")
    corpus = tk.Corpus(tmp_path, cache=False, progress=False)
    (tmp_path / "b.txt").unlink()
    assert list(corpus.records) == ["a.txt"]
    assert list(corpus.errors["speech"]) == ["b.txt"]


@pytest.mark.parametrize("words", [["corpus", "nowhere", "-o", "out"], ["corpus", KEY, "-o", "out"], ["compare", KEY, "-o", "out.html"], ["slides", KEY, "-o", "out.key"], ["compare", KEY, KEY, "-o", "out.xyz"]])  # fmt: skip
def test_what_no_command_can_do(tmp_path, monkeypatch, capsys, words):
    """A folder that is not there, one speech to compare and an unknown ending are one sentence each."""
    monkeypatch.chdir(tmp_path)
    assert ask(capsys, *words)[0] == 2
    assert left(tmp_path) == []


def test_folders_without_a_readable_speech(tmp_path, capsys):
    """A folder of nothing is refused; one in which no file can be read gives empty tables and the list of errors."""
    (tmp_path / "in").mkdir()
    assert ask(capsys, "corpus", tmp_path / "in", "-o", tmp_path / "out")[0] == 2
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    assert ask(capsys, "corpus", tmp_path / "in", "--no-cache", "-o", tmp_path / "out") == (0, "")
    assert "a.txt" in (tmp_path / "out" / "errors.csv").read_text(encoding="utf-8-sig")


def real(*words, **settings):
    """A command in a process of its own, ended after five minutes."""
    command = [sys.executable, "-m", "toolkit", "--lang", "en", *words]
    return subprocess.run(command, capture_output=True, check=False, timeout=300, stdin=subprocess.DEVNULL, **settings)


def test_through_the_real_command_line(tmp_path):
    """In a process of its own: a hostile page works; surrogates, an endless device and a name of wrong bytes are one line and exit 2."""
    page = put(tmp_path, "讲话 😀 '1'.html", hostile_page())
    done = real("report", str(page), "-o", str(tmp_path / "out.html"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "<script>alert" not in (tmp_path / "out.html").read_text(encoding="utf-8")
    (tmp_path / "in" / "lone.txt").write_bytes(LONE)
    for source in (str(tmp_path / "in" / "lone.txt"), "/dev/zero", os.fsencode(tmp_path) + b"/\xff\xfe.txt", "-", "--"):
        done = real("annotate", "-o", str(tmp_path / "out.json"), "--", source)
        assert done.returncode == 2, source
        assert done.stderr.count(b"\n") == 1
        assert b"Traceback" not in done.stderr
    assert left(tmp_path) == ["out.html"]


def test_any_bytes_for_a_word_file(tmp_path):
    """A .docx with bytes changed at random is read or refused, and nothing else."""
    rng, whole = random.Random(5), word(*[LINE] * 5)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        inside = archive.read("word/document.xml")
    outcomes = set()
    for number in range(120):
        data = bytearray(inside if number % 2 else whole)
        for _ in range(rng.choice((1, 3, 30))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if number % 3 == 0:
            del data[rng.randrange(len(data)) :]
        path = tmp_path / "a.docx"
        path.write_bytes(word_with(bytes(data)) if number % 2 else data)
        try:
            outcomes.add(bool(tk.read(path).text))
        except InputError as refusal:
            outcomes.add("refused" if "\n" not in str(refusal) else str(refusal))
    assert outcomes == {True, "refused"}
