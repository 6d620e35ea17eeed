"""What a notebook may use is documented, and what the pages show runs."""

import inspect
import os
import re
from pathlib import Path

import pytest

import toolkit

CHECKOUT = Path(toolkit.__file__).resolve().parent.parent
PAGES = sorted(p for pattern in ("*.md", "docs/**/*.md") for p in CHECKOUT.glob(pattern) if p.name != "CHANGELOG.md")
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", toolkit.__all__)
def test_public_names_are_documented(name):
    """Every public name has a first line of its own that says what it is."""
    thing = getattr(toolkit, name)
    if inspect.ismodule(thing) or inspect.isroutine(thing) or inspect.isclass(thing):
        own = vars(thing).get("__doc__") if inspect.isclass(thing) else thing.__doc__
        first = (own or "").strip().partition("\n")[0]
        assert len(first.split()) >= 3
        assert not first.startswith(f"{name}("), "a generated signature is no description"
    else:
        pytest.fail(f"{name} is neither a module, a class nor a function: it cannot carry its own description")


def test_public_names_are_in_order():
    """`__all__` is sorted, names nothing twice, and each name can be reached."""
    assert list(toolkit.__all__) == sorted(set(toolkit.__all__))
    assert all(hasattr(toolkit, name) for name in toolkit.__all__)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))], ids=lambda p: p.name
)
def test_code_on_pages_runs(page, tmp_path, monkeypatch):
    """The Python blocks of a page run from top to bottom in an empty folder."""
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "page"}
    text = page.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        above = text[: block.start(1)].count("\n")
        exec(compile("\n" * above + block[1], os.fspath(page), "exec"), names)
