"""Shared wording is found through edits, redactions and numbers, and nothing is found where nothing is shared."""

import pytest

from toolkit.catalogue import load
from toolkit.compare import shared_passages
from toolkit.compare.reuse import skeleton

PASSAGE = "把管党治党责任抓在手上、扛在肩上，真正落到实处"


def one(a, b):
    """The only passage that two texts share, as words."""
    (found,) = shared_passages(a, b)
    return found.a.of(a), found.b.of(b), found


def test_exact_passage():
    """A passage word for word is one exact passage with its edges at the wording's."""
    a, b, found = one(f"同志们，{PASSAGE}。谢谢", f"今年仍要{PASSAGE}，不许松懈")
    assert a == b == PASSAGE
    assert found.exact


@pytest.mark.parametrize(
    ("other", "changed"),
    [
        ("把管党治党责任扛在手上、扛在肩上，真正落到实处", [("抓", "扛")]),
        ("把管党治党的责任抓在手上、扛在肩上，真正落到实处", [("", "的")]),
        ("把管党治党责任抓在手上扛肩上，真正落到实处", [("在", "")]),
    ],
)
def test_changes_are_shown(other, changed):
    """What was replaced, added or dropped inside a passage is kept with it."""
    a, b, found = one(PASSAGE, other)
    assert (a, b) == (PASSAGE, other)
    assert [(c.a.of(PASSAGE), c.b.of(other)) for c in found.changes] == changed


def test_redactions_and_numbers_do_not_break_a_passage():
    """`**` against a name and one number against another leave the passage whole."""
    a, b, _ = one("**区2022年新增投资12.5亿元，同比增长3%", "××区2023年新增投资8亿元，同比增长11.2%")
    assert (a, b) == ("区2022年新增投资12.5亿元，同比增长3", "区2023年新增投资8亿元，同比增长11.2")


def test_short_or_nothing():
    """Fewer than eight agreeing characters make no passage; an empty text shares nothing."""
    assert shared_passages("真正落到实处。", "要真正落到实处！") == ()
    assert shared_passages("", PASSAGE) == ()


def test_skeleton_points_back():
    """Each kept character stands where the skeleton says."""
    text = "（一）**区，新增12.5万人。"
    bones = skeleton(text)
    assert all(text[o] == c for c, o in zip(bones.chars, bones.at, strict=True) if c != "0")


def test_same_speaker_repeats_himself():
    """The two review speeches share much wording; the speech of another genre shares none of it."""
    first, again, other = (load(k).text for k in ("述职评议会讲话", "述职评议会讲话2023", "毕业典礼致辞"))
    shared = shared_passages(first, again)
    assert sum(p.matched for p in shared) > 500
    assert any("抓在手上、扛在肩上" in p.a.of(first) for p in shared)
    assert shared_passages(first, other) == ()
