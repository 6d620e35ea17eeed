"""Slips: golden cases in readable notation, structure slips, the sample's own, and few false alarms on clean prose."""

from pathlib import Path

import pytest

import toolkit as tk
from toolkit.reading import analyse, read
from toolkit.slips import KINDS, find, slips

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases/slips.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "marked", "why"), CASES)
def test_cases(kind, marked, why):
    """A rule finds what is bracketed, and nothing else of its kind."""
    text = marked.replace("〔", "").replace("〕", "")
    found = [s for s in find(analyse(tk.Speech(text))) if s.kind == kind]
    shown = text
    for slip in reversed(found):
        shown = f"{shown[: slip.start]}〔{slip.of(text)}〕{shown[slip.stop :]}"
    assert shown == marked, why


def test_structure_slips():
    """A gap in the ordinals and a promise that is not kept are found, each with its evidence."""
    text = "讲话\n同志们：\n下面讲三点意见。\n一、抓学习\n好好学习。\n二、抓整改\n好好整改。\n四、抓落实\n好好落实。\n五、抓宣传\n好好宣传。\n"
    found = {s.kind: s for s in find(analyse(tk.Speech(text)))}
    assert found["ordinal_gap"].of(text).startswith("四")
    assert [e.of(text)[0] for e in found["ordinal_gap"].evidence] == ["二", "四"]
    assert found["count_mismatch"].of(text) == "下面讲三点意见。"


def test_long_sentence():
    """A sentence of 150 characters with commas alone is long; cut by a semicolon it is not."""
    long = "，".join(["各科室要对照清单逐条整改"] * 13) + "。"
    assert [s.kind for s in find(analyse(tk.Speech(long)))] == ["long_sentence"]
    assert not find(analyse(tk.Speech(long.replace("，", "；"))))


def test_sample_slips():
    """The sample speech's own slips are found by the general rules, and tk.slips gives them back."""
    doc = read("述职评议会讲话")
    wanted = {"ji_for_ji", "de_particle", "mixed_numerals", "missing_word", "two_forms"}
    assert wanted <= {s.kind for s in doc.slips}
    assert slips(doc) == doc.slips == tk.slips(doc)
    assert "更好的吸收" in " ".join(s.evidence[0].of(doc.text) for s in doc.slips)


def test_notes_and_kinds():
    """Every kind has a name and every slip a note in both languages; twelve kinds and more are known."""
    from toolkit.theme import label

    assert len(KINDS) >= 12
    for kind in KINDS:
        assert label(f"slip.{kind}", "zh") != label(f"slip.{kind}", "en")
    for slip in read("述职评议会讲话").slips:
        assert slip.note.text("zh") != slip.note.text("en")
        assert slip.kind in KINDS
