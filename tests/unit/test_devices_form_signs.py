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
from toolkit.devices.form.signs import Signs
from toolkit.model import Speech
from toolkit.reading import structured

GOLD = sorted(Path(__file__).parents[1].glob("gold/comp_dev_0[135].txt"))


def needed(parsed: Any) -> set[str] | None:
    """The fewest characters of which every match of an expression holds one, None where there are none such."""
    found = [chars for operation, value in parsed if (chars := of_one(str(operation), value)) is not None]
    return min(found, key=len, default=None)


def of_one(operation: str, value: Any) -> set[str] | None:
    """What one step of an expression needs."""
    if operation == "LITERAL":
        return {chr(value)}
    if operation == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return {chr(code) for _, code in value}
    if operation == "BRANCH":
        ways = [needed(way) for way in value[1]]
        return None if None in ways else set().union(*filter(None, ways))
    if operation == "SUBPATTERN":
        return needed(value[3])
    if operation in {"MAX_REPEAT", "MIN_REPEAT"} and value[0]:
        return needed(value[2])
    return None


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_cues(frame: ContrastFrame) -> None:
    """No side of a frame can match without one of its cues."""
    parse = import_module("re._parser").parse
    for cues, pattern in zip(frame.cues, (frame.first, frame.second), strict=True):
        assert not cues or (needed(parse(pattern.pattern)) or set(cues + "?")) <= set(cues)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_opposed_is_passed_over(path: Path) -> None:
    """Wherever neighbours hold opposites, their signs say that they may."""
    clauses = clauses_of(structured(Speech(path.read_text(encoding="utf-8"))))
    signs, met = Signs(clauses), 0
    for row in links.rows(clauses):
        for a, b in itertools.pairwise(row):
            x, y = links.bare(clauses, a)[0], links.bare(clauses, b)[0]
            if opposed(x, y) or turned(x, y) or facing(x, y):
                assert signs.may_oppose(links.offsets(clauses, a), links.offsets(clauses, b)), (x, y)
                met += 1
    assert met > 5


def test_around() -> None:
    """Looking around a word finds what the whole expression finds."""
    pattern = re.compile("(?P<one>[一-鿿]{2,6})不如(?P<other>[一-鿿]{2,6})(?![一-鿿])")
    text = "求人不如求己。常言说，坐而论道不如起而行之，百闻不如一见，不如不如不如归去，临渊羡鱼不如退而结网不如早做。"
    expected = [m.group() for m in pattern.finditer(text)]
    assert len(expected) > 3
    assert [m.group() for m in around(text, "不如", pattern)] == expected
