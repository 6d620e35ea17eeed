"""Patterns of form: golden cases in readable notation, locality, bad edges, and the sample speech."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.devices import form
from toolkit.devices.form.naming import named
from toolkit.devices.form.runs import Run
from toolkit.model import Outline, Section, Span, Speech
from toolkit.reading import analyse

CASES = [
    tuple(line.split("\t"))
    for name in ("form.tsv", "questions.tsv")
    for line in (Path(__file__).parents[1] / "cases" / name).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PIECES = [
    "我们要主动研究问题，主动开展工作，主动抓好落实。",
    "把责任抓在手上、扛在肩上，做到不留死角、不留盲区、不留后患。",
    "大学不是发放答案的柜台，而是点燃问题的火种。",
    "怎么办？关键靠干。",
    "隐患就是事故，事故就要处理。",
    "这是方向，是道路，也是责任。既要管住嘴，也要迈开腿。",
    "完善制度体系，抓紧办。健全信用体系，盯着办。优化流通体系，马上办。",
    "经费只减不增，干部不贪不占。金额不大，影响很坏。",
    "会议",
    "，；。",
    "“”",
]


def bracketed(text, members):
    """The text with 〔〕 around each member."""
    for a, z in sorted(members, reverse=True):
        text = f"{text[:a]}〔{text[a:z]}〕{text[z:]}"
    return text


@pytest.mark.parametrize(("device", "expected", "why"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_golden(device, expected, why):
    """Each case finds its device with exactly the members in brackets, or finds none."""
    text = expected.replace("〔", "").replace("〕", "")
    found = [f for f in form.find(analyse(Speech(text))) if f.device == device]
    got = [bracketed(text, [(m.start, m.stop) for m in f.members]) for f in found]
    if expected == text:
        assert got == [], why
    else:
        assert expected in got, why


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6), st.lists(st.sampled_from(PIECES), max_size=6))
def test_sections_do_not_touch(before, other):
    """Changing the text of one top-level section never changes a finding that lies wholly inside another."""
    kept = "二、第二部分\n" + "".join(PIECES[:5])

    def inside(first):
        head = f"同志们：\n一、第一部分\n{first}\n"
        text = head + kept
        doc = analyse(Speech(text))
        cut = len(head)
        sections = (
            Section(5, cut, 1, "一、", 1, Span(7, 11), "line", "test", None, 0),
            Section(cut, len(text), 1, "二、", 2, Span(cut + 2, cut + 6), "line", "test", None, 0),
        )
        doc = doc.changed(outline=Outline(sections=sections), findings=())
        return {(f.device, f.start - cut, f.stop - cut, f.rule, str(f.note)) for f in form.find(doc) if f.start >= cut}

    assert inside("".join(before)) == inside("".join(other))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="要抓主动不是的，、。；？！：“”\n一二（）a1. ", max_size=60))
def test_any_text(text):
    """Any text is read without error, and every member lies inside its finding, in order."""
    doc = analyse(Speech("会" + text))
    for f in form.find(doc):
        edges = [x for m in f.members for x in (m.start, m.stop)]
        assert edges == sorted(edges)
        assert (f.start, f.stop) == (edges[0], edges[-1])


def test_notes_in_both_languages():
    """Every finding of the golden cases has a note in Chinese and in English with all blanks filled."""
    for _, expected, _ in CASES:
        for f in form.find(analyse(Speech(expected.replace("〔", "").replace("〕", "")))):
            for lang in ("zh", "en"):
                words = f.note.text(lang)
                assert words
                assert "{" not in words


def test_trace_names_what_was_dropped():
    """The trace tells why a list of nouns is no antithesis."""
    trace = []
    run = Run(((0, 3), (4, 7)), "phrase", 1.0, (("实践性",), ("实效性",)), ("n", "n"))
    assert named("实践性、实效性", run, trace) is None
    assert any(not c.kept and c.rule == "is_noun_list" for c in trace)


@pytest.mark.parametrize("text", ["激励和约束并重，'", "“，而是实干", "不靠天，“”"])
def test_a_side_of_marks_alone_is_no_contrast(text):
    """A clause that is nothing but a quotation mark, at the end of a text too, is set against nothing."""
    assert not analyse(Speech(text)).find("contrast")
