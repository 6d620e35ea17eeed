"""Anchored expressions find what the expressions alone would, in every text."""

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from toolkit.anchored import Anchored
from toolkit.chars import shadow

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(GOLD.rglob("*.txt"))]


def anchored():
    """Every anchored expression that a module of the package holds, by its name; inside tuples and tables too."""
    for info in pkgutil.walk_packages(toolkit.__path__, "toolkit."):
        if not info.name.endswith("__main__"):
            importlib.import_module(info.name)
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("toolkit"):
            for key, value in vars(module).items():
                found |= {f"{name}.{key}{where}": item for where, item in _inside(value)}
    return found


def _inside(value):
    if isinstance(value, Anchored):
        yield "", value
    elif isinstance(value, dict):
        yield from ((f"[{key!r}]{deep}", item) for key, part in value.items() for deep, item in _inside(part))
    elif isinstance(value, tuple | list):
        yield from ((f"[{key}]{deep}", item) for key, part in enumerate(value) for deep, item in _inside(part))


FOUND = anchored()


def spans(matches):
    """Return where matches and their groups stand."""
    return [(match.span(), match.groups()) for match in matches]


@pytest.mark.parametrize("name", FOUND)
def test_anchored_finds_what_the_expression_finds(name):
    """On every annotated speech, and on its shadow."""
    frame = FOUND[name]
    for text in TEXTS:
        for form in (text, shadow(text)):
            assert spans(frame.finditer(form)) == spans(frame.expression.finditer(form))


LETTERS = "".join(
    sorted({char for frame in FOUND.values() for char in re.sub(r"[\\\x00-\x7f]", "", frame.expression.pattern)})
)


@given(st.text(LETTERS + "，。一不是把将成123", max_size=60))
def test_anchored_finds_it_in_any_text(text):
    """Also in what the expressions are made of, thrown together."""
    for name, frame in FOUND.items():
        assert spans(frame.finditer(text)) == spans(frame.expression.finditer(text)), name


@given(st.text("不把将成话，", max_size=30))
def test_words_rule_out_nothing_else(text):
    """Matches that touch, that could overlap, and that begin at the edges."""
    for expression, words, after in (
        ("(?<!不)[把将].{1,4}成", ("把", "将"), 0),
        (".把", ("把",), 1),
        ("把[把话]*|将", ("把", "将"), 0),
        ("..话", ("话",), 2),
    ):
        frame = Anchored(re.compile(expression), *words, after=after)
        assert spans(frame.finditer(text)) == spans(re.finditer(expression, text))
