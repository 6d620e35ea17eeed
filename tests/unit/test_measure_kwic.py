import re

import pytest

import toolkit as tk
from toolkit.errors import ToolkitError
from toolkit.measure import kwic
from toolkit.measure.query import matches
from toolkit.model import Document, Outline, Section, Span, Speech, Token, Zone


def tagged(marked):
    """A Document from `word/tag word/tag`, words joined without blanks."""
    text, tokens = "", []
    for piece in marked.split():
        word, tag = piece.split("/")
        tokens.append(Token(len(text), len(text) + len(word), word, tag))
        text += word
    return Document(Speech(text), tokens=tuple(tokens))


@pytest.fixture(scope="module")
def sample():
    """The sample speech, read."""
    return tk.read("述职评议会讲话")


@pytest.mark.parametrize("query", ["问题", "党建", "的", "，", "**"])
def test_every_occurrence_that_count_gives(sample, query):
    """A string is found as often as `str.count` counts it, at its place, whatever the segmentation."""
    lines = kwic(sample, query)
    assert len(lines) == sample.text.count(query) > 0
    assert all(sample.text[a:b] == query for a, b in zip(lines["start"], lines["stop"], strict=True))


def test_lines_carry_their_section():
    """Each line names the deepest section it stands in, and outside sections its zone."""
    text = "同志们：讲问题。\n一、找问题\n（一）问题在哪\n看问题。\n二、改问题\n改。"
    at = [text.index(s) for s in ("一、", "（一）", "二、")]
    sections = (
        Section(at[0], at[2], 1, "一、", 1, Span(at[0] + 2, at[0] + 5), "line", "r"),
        Section(at[1], at[2], 2, "（一）", 1, Span(at[1] + 3, at[1] + 7), "line", "r", parent=0),
        Section(at[2], len(text), 1, "二、", 2, Span(at[2] + 2, at[2] + 5), "line", "r"),
    )
    zones = (Zone(0, 4, "salutation"), Zone(4, at[0], "opening"), Zone(at[0], len(text), "body"))
    doc = Document(Speech(text), outline=Outline(zones=zones, sections=sections))
    lines = kwic(doc, "问题", lang="en")
    assert list(lines["section"]) == ["opening", "一、找问题", "（一）问题在哪", "（一）问题在哪", "二、改问题"]
    assert lines["index"].tolist()[1:] == [0, 1, 1, 2]
    assert lines["index"].isna().tolist() == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("v n", ["抓重点", "建设队伍"]),
        ("v v? n", ["抓重点", "推动建设队伍"]),
        ("v+", ["抓", "推动建设"]),
        ("抓 n", ["抓重点"]),
        ("建设/v n", ["建设队伍"]),
        ("d|v n", ["抓重点", "建设队伍"]),
        ("v * n", ["推动建设队伍"]),
        ("nr v", []),
    ],
)
def test_tag_patterns(query, expected):
    """A pattern of tags matches runs of words, takes finer tags along, and stops at marks."""
    doc = tagged("抓/v 重点/n ，/x 推动/v 建设/vn 队伍/n")
    found = [doc.text[a:b] for a, b in matches(doc, query, "tags")]
    assert found == expected


def test_word_query_minds_boundaries():
    """A word is found only where it begins and ends at word boundaries; a string everywhere."""
    doc = tagged("学会/v 会议/n 会/v 开/v")
    assert [a for a, _ in matches(doc, "会", "word")] == [4]
    assert len(list(matches(doc, "会", "string"))) == 3


def test_sorted_right_and_left():
    """Sorting goes by what stands right of the match, or left of it with the nearest character first, by pinyin."""
    doc = Document(Speech("找问题少，看问题啊，抓问题多。"))
    assert [r[0] for r in kwic(doc, "问题", sort="right")["right"]] == ["啊", "多", "少"]
    assert [s[-1] for s in kwic(doc, "问题", sort="left")["left"]] == ["看", "找", "抓"]


def test_compiled_expression_keeps_its_flags():
    """A compiled expression is searched as written: without MULTILINE `^` is the start of the text only."""
    doc = Document(Speech("一是抓。\n二是管。"))
    assert len(kwic(doc, re.compile(r"^.是"))) == 1
    assert len(kwic(doc, r"^.是", "regex")) == 2


@pytest.mark.english
def test_endless_expression_is_stopped():
    """An expression that would try for ever ends in a sentence that says so."""
    doc = Document(Speech("一" * 60))
    with pytest.raises(ToolkitError, match="longer"):
        kwic(doc, r"(?:一|一一|(?:一+)+)+[二三]", "regex")


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("问题", {"kind": "words"}),
        ("", {}),
        ("问题", {"sort": "up"}),
        ("(", {"kind": "regex"}),
        ("问题", {"width": -1}),
        ("v ++", {"kind": "tags"}),
    ],
)
def test_bad_queries(sample, query, options):
    """What cannot be searched is refused in one sentence."""
    with pytest.raises(ToolkitError):
        kwic(sample, query, **options)


def test_nothing_found_is_an_empty_table(sample):
    """A query without matches gives a table with all columns and no rows."""
    assert list(kwic(sample, "ABC").columns) == ["left", "match", "right", "section", "index", "start", "stop"]
    assert kwic(sample, "ABC").empty
