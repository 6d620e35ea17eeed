"""Explaining and overruling the outline, and the file of corrections beside a speech."""

import json

import pytest

import toolkit as tk
from toolkit.model import Correction, Speech

TEXT = (
    "在会议上的讲话\n同志们：\n今天开会。下面，我讲两点意见。\n一、提高认识\n要认识到位。第一书记要带头，增长1.5%。\n"
    "工作要求\n要落实到位，一是一、二是二。\n二、狠抓落实\n要抓好落实，一是快。\n谢谢大家！\n"
)


@pytest.fixture(scope="module")
def doc():
    """A short speech read."""
    return tk.read(Speech(TEXT, name="short"))


def test_section_is_explained_in_both_languages(doc):
    """A section's explanation says by which rule, at which level, and shows its marker, siblings and announcement."""
    answer = tk.explain(doc, doc.sections[0])
    assert answer.kind == "section"
    assert [span.of(TEXT) for span in answer.evidence] == ["一、", "二、", "下面，我讲两点意见。"]
    assert answer.text("zh") != answer.text("en")
    assert "why." not in answer.text("zh") + answer.text("en")


def test_every_item_of_a_document_can_be_explained(doc):
    """Zones, sections, announcements, transitions, vocatives and functions all have an explanation in words."""
    outline = doc.outline
    items = [*outline.zones, *outline.sections, *outline.announcements, *outline.moves]
    for item in [*items, *outline.transitions, *outline.vocatives]:
        answer = tk.explain(doc, item)
        assert answer.reasons
        assert answer.text("zh").strip()
        assert answer.text("en").strip()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("一是快", "前后没有同类序号"),
        ("1.5%", "是数量"),
        ("第一书记", "是数量、日期、名次或职务"),
        ("认识到位", "没有序号的形式"),
    ],
)
def test_why_this_is_no_heading(doc, words, reason):
    """Asked of a place that is no heading, explain says what was considered and why it was dropped."""
    answer = tk.explain(doc, at=TEXT.index(words))
    assert answer.kind == "nothing"
    assert reason in answer.text("zh")


def test_place_of_a_heading_is_explained_as_the_section(doc):
    """Asked of a place in a heading, explain answers for the section."""
    assert tk.explain(doc, at=TEXT.index("狠抓落实")).kind == "section"


@pytest.mark.english
@pytest.mark.parametrize("wrong", [{}, {"at": -1}, {"at": 10**6}, {"at": "x"}])
def test_wrong_questions_get_a_sentence(doc, wrong):
    """Neither item nor place, or a place outside the text, is said plainly."""
    with pytest.raises(tk.ToolkitError, match=r"[.]$"):
        tk.explain(doc, **wrong)


def test_section_can_be_set_by_hand(doc):
    """with_section adds a section at its level under what stands before it; the old Document stays."""
    mended = tk.with_section(doc, "工作要求", level=2)
    found = next(s for s in mended.sections if s.rule == "overruled")
    assert (found.level, found.heading.of(TEXT), found.marker) == (2, "工作要求", "")
    assert mended.sections[found.parent].marker == "一、"
    assert len(doc.sections) + 1 == len(mended.sections)
    assert tk.explain(mended, found).rule == "overruled"


def test_section_can_be_removed_by_hand(doc):
    """without_section removes one section, lets its text fall to what stands around it, and can be taken back."""
    less = tk.without_section(doc, doc.sections[1])
    assert [s.marker for s in less.sections] == ["一、"]
    assert less.sections[0].stop >= TEXT.index("谢谢大家") - 1
    again = tk.with_section(less, TEXT.index("二、"), level=1)
    assert [s.marker for s in again.sections] == ["一、", "二、"]


@pytest.mark.english
@pytest.mark.parametrize("where", ["不在文中", "要", 10**6, "", None, True])
def test_places_that_cannot_be_meant_are_refused(doc, where):
    """Words that do not occur or occur twice, and offsets outside, get a plain sentence."""
    with pytest.raises(tk.ToolkitError, match=r"[.]$"):
        tk.with_section(doc, where)


def test_corrections_are_kept_beside_the_file(tmp_path):
    """Saved corrections are applied when the file is read again, and words mended later keep them."""
    path = tmp_path / "short.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    mended = tk.without_section(tk.read(path), TEXT.index("二、"))
    saved = tk.save_corrections(mended, path)
    assert saved.name == "short.annotation.json"
    assert [s.marker for s in tk.read(path).sections] == ["一、"]
    assert [s.marker for s in tk.with_words(tk.read(path), join="狠抓落实").sections] == ["一、"]


@pytest.mark.english
def test_corrections_of_another_text_are_refused(tmp_path):
    """When the text has changed, reading says so and what to do."""
    path = tmp_path / "short.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    tk.save_corrections(tk.without_section(tk.read(path), TEXT.index("二、")), path)
    path.write_text(TEXT + "又及。", encoding="utf-8", newline="")
    with pytest.raises(tk.ToolkitError, match="has changed"):
        tk.read(path)


@pytest.mark.parametrize(
    "content",
    ["{", "[]", '{"format": "x"}', json.dumps({"format": "speech-corrections/1", "sha256": "", "corrections": []})],
)
def test_broken_corrections_are_refused(tmp_path, content):
    """A damaged or foreign file of corrections gets a sentence, not a traceback."""
    path = tmp_path / "short.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "short.annotation.json").write_text(content, encoding="utf-8")
    with pytest.raises(tk.ToolkitError, match="short"):
        tk.read(path)


def test_findings_can_be_rejected_and_accepted_again(doc):
    """A rejected finding is gone until it is accepted."""
    finding = doc.findings[0]
    less = tk.with_verdict(doc, finding, accept=False)
    assert finding not in less.findings
    assert finding in tk.with_verdict(less, finding, accept=True).findings


def test_corrections_survive_as_text():
    """A correction written as a line of JSON is read back the same."""
    correction = Correction(3, 5, "reject", device="idiom")
    assert Correction.parse(correction.text()) == correction
    with pytest.raises(ValueError, match="action"):
        Correction.parse("{}")
