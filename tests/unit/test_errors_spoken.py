"""What goes wrong is said in the language in use."""

import ast
import itertools
import re
import tomllib
from pathlib import Path

import pytest

import toolkit as tk
from toolkit.errors import ToolkitError
from toolkit.theme import labels
from toolkit.theme.language import speaking

PACKAGE = Path(tk.__file__).parent
PROGRAMMERS = {"ValueError", "AttributeError", "TypeError", "KeyError", "LabelError"}


def spoken():
    """Every module whose sentences users meet."""
    return sorted(p for p in PACKAGE.rglob("*.py") if p.name != "errors.py")


@pytest.mark.parametrize("path", spoken(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_error_is_written_into_the_code(path):
    """A ToolkitError takes its sentence from the table of labels: none is a string of the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for block in (b for node in ast.walk(tree) for b in (getattr(node, "body", None),) if isinstance(b, list)):
        for before, after in itertools.pairwise(block):
            if not isinstance(after, ast.Raise) or not isinstance(after.exc, ast.Call):
                continue
            kind = after.exc.func.id if isinstance(after.exc.func, ast.Name) else ""
            words = before.value if isinstance(before, ast.Assign) else None
            written = [words, *after.exc.args] if kind and kind not in PROGRAMMERS else []
            assert not any(isinstance(w, ast.JoinedStr | ast.Constant) for w in written), f"line {after.lineno}"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_error_has_two_sentences_with_the_same_blanks(lang):
    """Both languages fill the same blanks, and each sentence ends."""
    from string import Formatter

    for key, pair in labels().items():
        if not key.startswith("error."):
            continue
        blanks = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in pair]
        assert blanks[0] == blanks[1], key
        words = pair[lang == "en"]
        if not key.startswith(
            ("error.readers.cure", "error.readers.kind", "error.export.takes", "error.tasks.p", "error.tasks.w")
        ):
            assert words.endswith(("。", ".", "……", "…")), key


def test_the_language_in_use_decides():
    """The same mistake is said in Chinese, and inside `speaking` in English."""
    with pytest.raises(ToolkitError, match="请给字符串"):
        tk.Speech(3)
    with speaking("en"), pytest.raises(ToolkitError, match="pass a str"):
        tk.Speech(3)


def test_what_is_to_be_installed_can_be():
    """Where a sentence says `pip install`, it names distributions that the project declares, not the project: that is on no index."""
    declared = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = itertools.chain(declared["dependencies"], *declared["optional-dependencies"].values())
    known = {re.split(r"[\[<>=;]", name)[0] for name in wanted} - {"speech-toolkit"} | {"brotli", "jupyterlab-widgets"}
    advised = [words for pair in labels().values() for words in pair if "pip install" in words]
    assert len(advised) > 10
    for words in advised:
        (asked,) = re.findall(r"pip install ((?:-U |'?[\w>=.{}-]+'? ?)+)", words)
        names = [re.split("[>=]", name.strip("'."))[0] for name in asked.split() if name not in {"-U", "{names}"}]
        assert set(names) <= known, words
