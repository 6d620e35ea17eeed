"""Whatever a text is made of, its Document is valid, the same each time, and made of what its parts are made of."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from support.validity import fingerprint, troubles

from toolkit.catalogue import keys, load
from toolkit.chars import shadow
from toolkit.devices.frames import frames
from toolkit.errors import ToolkitError
from toolkit.export.annotations import annotation_json
from toolkit.export.html import text as escaped
from toolkit.markup import pieces
from toolkit.model import Span, Speech
from toolkit.reading import analyse
from toolkit.segment import paragraphs, sentences, words

TEXTS = [load(key).text for key in keys()]
PIECES = st.sampled_from(
    [
        "同志们：", "各位代表！", "一、", "二、", "（一）", "1.", "第一，", "第二，", "一是", "二是", "——", "我讲三点意见。", "抓落实", "见实效",
        "既要", "又要", "不是", "而是", "。", "，", "；", "、", "？", "“", "”", "《", "》", "（", "）", "\n", "\r\n", "\u2028", "　　", " ", "\ufeff",
        "**", "×", "3.2%", "A", "é", "e\u0301", "😀", "𠮷", "\ud800", "\x01", "{0}", "<b>", "&", "百年大计", "两个维护", "实事求是",
    ]
)  # fmt: skip
MADE = st.lists(PIECES, min_size=1, max_size=50).map("".join)
ANY = st.text(st.characters(exclude_categories=()), min_size=1, max_size=120)
LEISURELY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def cuts(draw):
    """Any stretch of any speech of the catalogue."""
    text = TEXTS[draw(st.integers(0, len(TEXTS) - 1))]
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 500))]


def read_any(text):
    """The Document of a text, None where there is nothing to read in it."""
    with suppress(ToolkitError):
        return analyse(Speech(text))
    assert not shadow(text).strip()
    return None


@LEISURELY
@given(st.one_of(cuts(), MADE, ANY))
def test_any_text_makes_a_valid_document(text):
    """Spans inside, sections nested, tokens tile the text, pieces join to it, words for every finding; read again, all is the same."""
    doc = read_any(text)
    if doc is not None:
        assert troubles(doc) == []
        assert fingerprint(analyse(Speech(text))) == fingerprint(doc)
        assert json.loads(annotation_json(doc))["sha256"] == doc.speech.sha256
        assert all(len(frame.units) > 1 for frame in frames(doc))


@settings(max_examples=200, deadline=None)
@given(st.one_of(cuts(), MADE, ANY), st.data())
def test_marks_cut_and_join(text, data):
    """Cut at the edges of any marks, the pieces join to the text, and each mark covers exactly its own stretch."""
    inside = st.integers(0, len(text))
    marks = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(inside, inside), max_size=12))]
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    for number, mark in enumerate(marks):
        assert "".join(piece.text for piece in found if number in piece.marks) == mark.of(text)


@settings(max_examples=200, deadline=None)
@given(st.one_of(cuts(), MADE, ANY))
def test_the_shadow_keeps_every_place(text):
    """The shadow has one character for each character, and is its own shadow."""
    assert len(shadow(text)) == len(text)
    assert shadow(shadow(text)) == shadow(text)
    assert not set(escaped(text)) & {"<", ">", "\x01", "\ud800"}


@settings(max_examples=60, deadline=None)
@given(cuts(), cuts())
def test_a_then_b(one, two):
    """Two texts that do not touch have together the paragraphs, sentences and words that each has alone.

    Whether lines are broken in mid-sentence is judged over all lines of a text: where the two together look so, they may alone not do so.
    """
    one, two = one.strip(), two.strip()
    apart = "\n\n"
    whole, shift = one + apart + two, len(one) + len(apart)
    assume(one and two and not any(map(_wrapped, (one, two, whole))))
    assert _lines(whole) == _lines(one) + [(a + shift, b + shift) for a, b in _lines(two)]
    assert _words(whole) == _words(one) + _words(two)


def _wrapped(text):
    shade = shadow(text)
    return len(paragraphs(text, shade)) < len([line for line in shade.split("\n") if line.strip()])


def _lines(text):
    shade = shadow(text)
    return [(s.start, s.stop) for s in sentences(text, shade, paragraphs(text, shade))]


def _words(text):
    return [(token.text, token.tag) for token in words(text, shadow(text))]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(TEXTS) - 1), st.integers(0, len(TEXTS) - 1))
def test_findings_of_sentences_that_do_not_touch(a, b):
    """What a word means in one speech does not depend on the speech after it: findings of single words are those of each alone."""
    single = {"idiom", "numeric_abbreviation", "quoted_term", "placeholder", "booster", "hedge"}
    one, two = TEXTS[a].strip(), TEXTS[b].strip()
    shift = len(one) + 2

    def found(text, by=0):
        return {(f.device, f.start + by, f.stop + by) for f in analyse(Speech(text)).findings if f.device in single}

    assert found(f"{one}\n\n{two}") == found(one) | found(two, shift)


@pytest.mark.parametrize("engine", ["rjieba", "jieba"])
@settings(max_examples=30, deadline=None)
@given(text=st.one_of(cuts(), MADE))
def test_each_engine_tiles_the_text(engine, text):
    """Both engines give tokens that follow one another and leave out nothing but white space; and both give the same."""
    found = words(text, shadow(text), engine=engine)
    at = 0
    for token in found:
        assert text[at : token.start].strip() == ""
        at = token.stop
    assert text[at:].strip() == ""
    assert [t.text for t in found] == [t.text for t in words(text, shadow(text))]
