"""No regular expression of the package backtracks: not by its form, and not on texts made from the expression itself."""

import re
import time

import pytest
from support.backtracking import loops, troubles
from support.expressions import expressions

SHORT, LONG = 4_000, 40_000
SLOW = [
    "(?:a|aa)+$",
    "(?:a|ab|b){0,30}!",
    "(?:[^，]{0,9}市|县)(?:、(?:[^，]{0,9}市|县))*，",
    r"\s+$",
    "不是.*吗",
    r"(.+?)(?:\s+[0-9]+)?\s*$",
    "“(.*?)”",
    "(?:也|还|又)*有",
    "x(?=.*y)",
    "(?>a*)b",
]
QUICK = [
    "“[^“”]+”",
    "(?:a|b)+",
    "^[ ]*第",
    r"(?<=\S)[ ]+(?=\S)",
    "(?<![0-9])[0-9]+年",
    "a{2,}|b+(?!b)",
    "[^。]{0,40}吗",
    "，(?>市|自治市)+",
    "不是.{0,60}吗",
]


@pytest.fixture(scope="module")
def found():
    """Every expression of the package, and the calls whose expression nobody saw."""
    return expressions()


@pytest.mark.parametrize("pattern", SLOW)
def test_what_backtracks_is_seen(pattern):
    """An expression that is known to be slow on a long text is called slow."""
    assert troubles(pattern)


@pytest.mark.parametrize("pattern", QUICK)
def test_what_does_not_backtrack_is_let_through(pattern):
    """An expression that keeps its time is not called slow."""
    assert not troubles(pattern)


def test_every_expression_is_looked_at(found):
    """Each call of `re` in the package has its expression written there, or a fresh process compiled it while reading a speech."""
    known, unseen = found
    assert len(known) > 300
    assert not unseen, f"put together at run time, and never while a speech is read: {unseen}"


def test_no_expression_backtracks_by_its_form(found):
    """No expression can read one stretch in two ways again and again: give the repeat a limit, or take from it what begins or follows it."""
    slow = [
        f"{one.place} {trouble.growth}: {trouble.before!r} and many {trouble.piece!r}"
        for one in found[0]
        for trouble in troubles(one.pattern, one.flags, searched=one.searched)
    ]
    assert not slow, "\n".join(slow)


def _seconds(one, text):
    """The least processor time of three rounds over a text."""
    pattern, best = re.compile(one.pattern, one.flags), 1e9
    for _ in range(3):
        begun = time.process_time()
        if one.searched:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
        best = min(best, time.process_time() - begun)
    return best


def _pumped(one, before, piece, size):
    text = before + piece * (size // len(piece)) + "\x00"
    return text.encode("latin-1") if isinstance(one.pattern, bytes) else text


def test_no_expression_backtracks_when_its_loops_are_fed(found):
    """Ten times what a loop of an expression reads takes ten times the time or so, never a hundred times."""
    slow = []
    for one in found[0]:
        for before, piece in loops(one.pattern, one.flags, searched=one.searched):
            short, long = (_seconds(one, _pumped(one, before, piece, size)) for size in (SHORT, LONG))
            if long > 0.05 and long > 35 * short:
                slow.append(f"{one.place} {before!r} and many {piece!r}: {long / max(short, 1e-6):.0f} times")
    assert not slow, "\n".join(slow)
