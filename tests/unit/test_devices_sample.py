"""What the sample speech is known for is found in it, by rules that know nothing of it."""

import pytest

import toolkit as tk


@pytest.fixture(scope="module")
def doc():
    """The sample speech, read."""
    return tk.read("述职评议会讲话")


def members(doc, device):
    """The members of each finding of a device, in words."""
    return [tuple(m.of(doc.text) for m in f.members) for f in doc.find(device)]


def test_headings_are_one_parallelism_with_its_frame(doc):
    """The three headings 聚焦…，从严从实… are one run, laid out as a frame."""
    (run,) = [f for f in doc.find("parallelism") if f.detail("level") == "heading"]
    assert [m.of(doc.text)[:2] for m in run.members] == ["聚焦"] * 3
    assert "聚焦___，从严从实___" in {frame.template for frame in tk.frames(doc)}


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("parallelism", ("主动研究问题", "主动开展工作", "主动抓好落实")),
        ("gradation", ("落细", "落小", "落到位")),
        ("antithesis", ("抓在手上", "扛在肩上")),
        ("antithesis", ("管到位上", "严到份上")),
        ("negation_run", ("不绕弯子", "兜圈子")),
        ("contrast", ("即展现了亮点", "也正视了不足")),
        ("numeric_abbreviation", ("“三聚三促”",)),
        ("numeric_abbreviation", ("两委",)),
        ("quoted_term", ("“两张皮”",)),
    ],
)
def test_found(doc, device, expected):
    """The device has exactly these members."""
    assert expected in members(doc, device)


def test_two_skins_are_an_image(doc):
    """两张皮 is a metaphor, with or without its quotation marks."""
    assert [m for m in members(doc, "metaphor") if m[0].strip("“”") == "两张皮"]


def test_a_list_of_topics_is_no_parallelism(doc):
    """党建、党风廉政建设、意识形态工作 is a plain list of nouns, wherever it stands."""
    listed = [m for m in members(doc, "parallelism") if any("党风廉政建设" in word for word in m[1:2])]
    assert "党风廉政建设、意识形态工作" in doc.text
    assert listed == []
