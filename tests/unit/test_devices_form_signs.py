"""What the signs of clauses pass over could not have been a contrast."""

import itertools
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from toolkit.devices.form import links
from toolkit.devices.form.clauses import clauses_of
from toolkit.devices.form.contrast_frames import FRAMES, ContrastFrame
from toolkit.devices.form.facing import facing
from toolkit.devices.form.opposed_inside import around
from toolkit.devices.form.opposites import opposed, turned
from toolkit.devices.form.signs import DENIES, OPPOSED, Signs
from toolkit.model import Speech
from toolkit.reading import structured

GOLD = sorted(Path(__file__).parents[1].glob("gold/comp_dev_0[135].txt"))


def holds_one(parsed: Any, cues: str) -> bool:
    """Return whether every match of an expression holds one of the cues."""
    return any(step_holds(str(operation), value, cues) for operation, value in parsed)


def step_holds(step: str, value: Any, cues: str) -> bool:
    """Return whether what one step of an expression matches always holds one of the cues."""
    if step == "LITERAL":
        return chr(value) in cues
    if step == "IN":
        return all(str(kind) == "LITERAL" and chr(code) in cues for kind, code in value)
    if step == "BRANCH":
        return all(holds_one(way, cues) for way in value[1])
    if step == "SUBPATTERN":
        return holds_one(value[3], cues)
    return step in {"MAX_REPEAT", "MIN_REPEAT"} and value[0] > 0 and holds_one(value[2], cues)


def opens_with(parsed: Any, cues: str) -> bool:
    """Return whether every match of an expression opens with one of the cues."""
    for operation, value in parsed:
        step = str(operation)
        if step in {"MAX_REPEAT", "MIN_REPEAT"}:
            if not opens_with(value[2], cues):
                return False
            if value[0]:
                return True
        elif step == "SUBPATTERN":
            return opens_with(value[3], cues)
        elif step == "BRANCH":
            return all(opens_with(way, cues) for way in value[1])
        elif step not in {"AT", "ASSERT_NOT"}:
            return step_holds(step, value, cues)
    return False


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_cues(frame: ContrastFrame) -> None:
    """No side of a frame can match without one of its cues, at the edge where the cue says so."""
    parse = import_module("re._parser").parse
    for cues, expression in zip(frame.cues, (frame.first.pattern, frame.second.pattern), strict=True):
        if cues.startswith("^"):
            assert expression.startswith("^")
            assert opens_with(parse(expression), cues[1:])
        elif cues.startswith("$"):
            assert expression.endswith("$")
            assert opens_with(list(parse(expression))[-2:], cues[1:])
        else:
            assert not cues or holds_one(parse(expression), cues)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_opposed_is_passed_over(path: Path) -> None:
    """Wherever neighbours hold opposites, their signs say that they may."""
    clauses = clauses_of(structured(Speech(path.read_text(encoding="utf-8"))))
    signs, met = Signs(clauses), 0
    for row in links.rows(clauses):
        for a, b in itertools.pairwise(row):
            x, y = links.bare(clauses, a)[0], links.bare(clauses, b)[0]
            if opposed(x, y) or turned(x, y) or facing(x, y):
                assert signs.of(links.offsets(clauses, a), links.offsets(clauses, b)) & (OPPOSED | DENIES), (x, y)
                met += 1
    assert met > 5


def test_around() -> None:
    """Looking around a word finds what the whole expression finds."""
    pattern = re.compile("(?P<one>[一-鿿]{2,6})不如(?P<other>[一-鿿]{2,6})(?![一-鿿])")
    text = "求人不如求己。常言说，坐而论道不如起而行之，百闻不如一见，不如不如不如归去，临渊羡鱼不如退而结网不如早做。"
    expected = [m.group() for m in pattern.finditer(text)]
    assert len(expected) > 3
    assert [m.group() for m in around(text, "不如", pattern)] == expected
