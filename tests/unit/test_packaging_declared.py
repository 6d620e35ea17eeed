"""What the project declares is what it imports, and the pins follow what it declares."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import toolkit

CHECKOUT = Path(toolkit.__file__).resolve().parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Import name → distribution, where they differ.
DISTRIBUTION = {
    "IPython": "ipython",
    "PIL": "pillow",
    "docx": "python-docx",
    "fontTools": "fonttools",
    "markdown_it": "markdown-it-py",
    "pptx": "python-pptx",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
# Declared but never imported by name, and why.
PROGRAMS = {
    "jupyterlab",  # run by `make lab`
    "jupyterlab-deck",  # JupyterLab finds it
    "jupyterlab-language-pack-zh-cn",  # JupyterLab finds it
    "voila",  # run by `make app`
    "ipywidgets",  # anywidget draws through it
    "lxml-html-clean",  # trafilatura imports it
    "python-pptx",  # declared ahead of the slides
    "zhplot",  # its font file is read, the package is not imported
    "mypy",  # run by `make lint`
    "ruff",  # run by `make lint`
    "build",  # run by the test of the wheel
    "pytest-timeout",  # pytest finds it
    "pytest-xdist",  # pytest finds it
    "lxml-stubs",  # read by mypy
    "pandas-stubs",  # read by mypy
}
# Imported but brought by something that cannot be without it.
BROUGHT = {
    "choreographer": "kaleido",
    "ipython": "ipywidgets",
    "jupyter-client": "nbclient",
    "lxml": "python-docx",
    "numpy": "pandas",
    "pillow": "wordcloud",
    "traitlets": "ipywidgets",
}
USER = ("lab", "export", "read", "corpus")
"""The extras of `all`."""


def name_of(requirement):
    """The normalised name in a requirement line."""
    return re.split(r"[^A-Za-z0-9._-]", requirement.strip(), maxsplit=1)[0].lower().replace("_", "-")


def declared(*extras):
    """The names declared in the core and in these extras."""
    lists = [PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in extras)]
    return {name_of(line) for lines in lists for line in lines}


def imported(folder):
    """Distribution → the files below `folder` that import it."""
    ours = {"toolkit", "support", *(path.stem for path in (CHECKOUT / "benchmarks").glob("*.py"))}
    found = {}
    for path in sorted((CHECKOUT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
                names = [arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)]
            for top in {name.partition(".")[0] for name in names}:
                if top not in sys.stdlib_module_names and top not in ours:
                    found.setdefault(DISTRIBUTION.get(top, top.lower().replace("_", "-")), []).append(path.name)
    return found


def test_the_package_imports_only_what_it_declares():
    """Every library that the package imports is declared, or brought by one that is."""
    allowed = declared(*USER)
    undeclared = {
        name: files
        for name, files in imported("toolkit").items()
        if name not in allowed and BROUGHT.get(name) not in allowed
    }
    assert undeclared == {}


def test_the_tests_import_only_what_is_declared():
    """Every library that tests and benchmarks import is declared in some extra."""
    allowed = declared(*USER, "dev")
    uses = imported("tests") | imported("benchmarks")
    assert {n: f for n, f in uses.items() if n not in allowed and BROUGHT.get(n) not in allowed} == {}


def test_everything_declared_is_used():
    """No dependency is declared that nothing imports or runs."""
    used = set(imported("toolkit")) | set(imported("tests")) | set(imported("benchmarks"))
    assert declared(*USER, "dev") - used - PROGRAMS == set()


@pytest.mark.parametrize(("pins", "extras"), [("user", USER), ("dev", (*USER, "dev"))])
def test_everything_declared_is_pinned(pins, extras):
    """Each declared name is pinned with a hash."""
    text = (CHECKOUT / "requirements" / f"{pins}.txt").read_text(encoding="utf-8")
    pinned = {name_of(line) for line in text.splitlines() if "==" in line}
    assert declared(*extras) - pinned == set()
    assert len(re.findall(r"^\S+==", text, re.MULTILINE)) == len(re.findall(r"==.*\\\n +--hash=sha256:", text))


def test_pins_agree():
    """What both user.txt and dev.txt pin has one version, and build.txt is part of dev.txt."""
    lines = {
        pins: {
            line.partition(" ")[0]
            for line in (CHECKOUT / "requirements" / f"{pins}.txt").read_text(encoding="utf-8").splitlines()
            if "==" in line
        }
        for pins in ("user", "build", "dev")
    }
    assert lines["user"] - lines["dev"] == set()
    assert lines["build"] - lines["dev"] == set()


def test_pins_name_no_host():
    """The pins say what to install, never from where."""
    for path in (CHECKOUT / "requirements").glob("*"):
        assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", path.read_text(encoding="utf-8")), path


def test_conda_asks_for_what_pip_asks_for():
    """environment.yml names the core and every extra's libraries that conda-forge has, with the same lower bounds."""
    environment = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    plain = [line for line in environment["dependencies"] if isinstance(line, str)]
    assert environment["channels"] == ["conda-forge"]
    assert {"pip": ["-e .[all]"]} in environment["dependencies"]
    conda_names = {"python-kaleido": "kaleido", "brotli-python": "brotli"}
    bounds = {conda_names.get(name_of(line), name_of(line)): line.partition(">=")[2] for line in plain}
    wanted = [*PROJECT["dependencies"], *(r for e in USER for r in PROJECT["optional-dependencies"][e])]
    for requirement in wanted:
        name = name_of(requirement)
        if name in {"rjieba", "zhplot"}:  # conda-forge has neither; pip brings them with the project
            continue
        bound = re.search(r">=([\d.]+)", requirement)
        assert bounds.get(name) == (bound[1] if bound else ""), name


def test_the_conda_file_is_one():
    """environment.yml has the keys that conda knows, and each dependency is a match specification or the list for pip."""
    environment = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    assert list(environment) == ["name", "channels", "dependencies"]
    for line in environment["dependencies"]:
        if isinstance(line, dict):
            assert set(line) == {"pip"}
            assert all(isinstance(one, str) for one in line["pip"])
        else:
            assert re.fullmatch(r"[A-Za-z0-9_.-]+(>=\d+(\.\d+)*)?", line), line


def test_the_pins_are_what_conda_may_bring():
    """Each version pinned for pip is one that environment.yml allows."""
    environment = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    text = (CHECKOUT / "requirements" / "user.txt").read_text(encoding="utf-8")
    pins = {name_of(name): version for name, version in re.findall(r"^(\S+?)==([\d.]+)", text, re.MULTILINE)}
    seen = 0
    for line in environment["dependencies"]:
        name, _, bound = line.partition(">=") if isinstance(line, str) else ("", "", "")
        pinned = pins.get({"python-kaleido": "kaleido"}.get(name, name_of(name)))
        if bound and pinned:
            seen += 1
            assert [int(part) for part in pinned.split(".")] >= [int(part) for part in bound.split(".")], line
    assert seen > 20


@pytest.mark.skipif(sys.platform == "win32", reason="Binder builds on Linux")
def test_binder_gets_the_settings_of_make_lab(tmp_path):
    """The script for Binder is executable and copies the settings and the page template to where Jupyter looks in that installation."""
    script = CHECKOUT / "postBuild"
    assert os.access(script, os.X_OK)
    there = {"PATH": os.environ["PATH"], "NB_PYTHON_PREFIX": str(tmp_path)}
    subprocess.run([script], cwd=CHECKOUT, env=there, check=True)
    for path in (CHECKOUT / "jupyter").rglob("*.*"):
        assert (tmp_path / "etc" / "jupyter" / path.relative_to(CHECKOUT / "jupyter")).exists(), path
    assert (tmp_path / "share" / "jupyter" / "voila" / "templates").is_dir()


def test_python_versions_agree():
    """The lower bound of Python is the same everywhere it is written."""
    assert PROJECT["requires-python"] == ">=3.11"
    assert "python>=3.11" in (CHECKOUT / "environment.yml").read_text(encoding="utf-8")
    assert "(3, 11)" in (CHECKOUT / "scripts" / "find-python").read_text(encoding="utf-8")
