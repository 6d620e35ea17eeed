"""The same text gives the same answers whatever the process, hash seed, locale, time zone or folder."""

import os
import subprocess
import sys

import pytest
from support.servers import CHECKOUT

from toolkit.catalogue import keys
from toolkit.export.annotations import annotation_json
from toolkit.export.report import report_html
from toolkit.reading import read

KEYS = keys()[:3]
PRINT = """
import locale, sys
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    sys.exit(3)
from toolkit.catalogue import keys
from toolkit.export.annotations import annotation_json
from toolkit.export.report import report_html
from toolkit.reading import read
docs = [read(key) for key in keys()[:3]]
said = "".join(annotation_json(doc, lang) for doc in docs for lang in ("zh", "en"))
said += report_html(docs[0], lang="zh") if sys.argv[2:] else ""
with open(sys.argv[1], "w", encoding="utf-8", newline="") as file:
    file.write(said)
"""
PLACES = {
    "another process": {},
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 4242": {"PYTHONHASHSEED": "4242"},
    "locale C": {"LC_ALL": "C", "LANG": "C"},
    "locale C, no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "locale of GB18030": {"LC_ALL": "zh_CN.GB18030", "PYTHONUTF8": "0"},
    "locale of America": {"LC_ALL": "en_US.UTF-8"},
    "locale of Turkey": {"LC_ALL": "tr_TR.UTF-8"},
    "time zone of Shanghai": {"TZ": "Asia/Shanghai"},
    "time zone of Samoa": {"TZ": "Pacific/Apia"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}


@pytest.fixture(scope="module")
def here():
    """What is said in this process, without and with a report."""
    docs = [read(key) for key in KEYS]
    said = "".join(annotation_json(doc, lang) for doc in docs for lang in ("zh", "en"))
    page = report_html(docs[0], lang="zh")
    return said, said + page


def _first_difference(one, other):
    """Where two texts part, with what stands there in each; "" if they are equal."""
    if one == other:
        return ""
    at = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"at {at} of {len(one)} and {len(other)}: {one[at - 80 : at + 80]!r} but {other[at - 80 : at + 80]!r}"


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_everywhere_the_same(tmp_path, here, place):
    """Annotations in both languages are the same to the byte everywhere, and a report with another hash seed and time zone."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "PYTHON"))}
    environment = {**bare, "PYTHONPATH": str(CHECKOUT), **PLACES[place]}
    report = place in {"hash seed 4242", "time zone of Samoa"}
    command = [sys.executable, "-c", PRINT, "said.txt", *(["report"] if report else [])]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=tmp_path)
    if done.returncode == 3:
        pytest.skip(f"this machine has no {place}")
    assert done.returncode == 0, done.stderr
    assert not _first_difference(here[report], (tmp_path / "said.txt").read_bytes().decode("utf-8"))


@pytest.mark.parametrize("locale", ["C", "zh_CN.GB18030", "en_US.UTF-8"])
def test_the_command_line_in_any_locale(tmp_path, locale):
    """Under any locale a command reads a file with a Chinese name and writes the same bytes; a refusal is one line."""
    (tmp_path / "讲话.txt").write_text("同志们：\n一、抓落实。\n二、见实效。", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": locale, "PYTHONPATH": str(CHECKOUT)}

    def run(*words):
        command = [sys.executable, "-m", "toolkit", "annotate", *words]
        return subprocess.run(command, capture_output=True, check=False, env=environment, cwd=tmp_path)

    done = run("讲话.txt", "-o", "结果.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "结果.json").read_bytes() == annotation_json(read(tmp_path / "讲话.txt")).encode()
    done = run("没有.txt", "-o", "结果2.json")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
