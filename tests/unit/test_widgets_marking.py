"""A trainee's marks against the analysis: each outcome, the score, and the trainer's verdict."""

import pytest
from support.golddoc import document

import toolkit as tk
from toolkit.errors import InputError
from toolkit.widgets.explorer import Explorer
from toolkit.widgets.marking import Mark, compare_marks

TEXT = "要快，要准，要狠，守土有责。会议很成功，夯实基础。"
GOLD = {
    "findings": [
        {"device": "parallelism", "start": 0, "stop": 8, "members": [[0, 2], [3, 5], [6, 8]]},
        {"device": "idiom", "start": 9, "stop": 13, "members": [[9, 13]]},
        {"device": "metaphor", "start": 20, "stop": 22, "members": [[20, 22]]},
        {"device": "appraisal", "start": 14, "stop": 19, "members": [[17, 19]]},
    ]
}


@pytest.fixture
def doc():
    """A short speech with four findings."""
    return document(TEXT, GOLD)


def test_each_outcome(doc):
    """The same span, a near one, another name, a mark nobody shares and a finding nobody marked are told apart."""
    marks = [
        Mark(0, 9, "parallelism"),
        Mark(9, 13, "four_character"),
        Mark(15, 19, "appraisal"),
        Mark(22, 24, "metaphor"),
    ]
    result = compare_marks(doc, marks)
    assert [row.outcome for row in result.rows] == ["same", "renamed", "near", "missed", "mine"]
    assert result.score == pytest.approx(2 * 2 / (4 + 3))
    assert [row.outcome for row in result.disagreements] == ["renamed", "missed", "mine"]


def test_devices_not_looked_for_are_not_missed(doc):
    """A finding counts as missed only where its device was among the names used."""
    assert [row.outcome for row in compare_marks(doc, [Mark(0, 8, "parallelism")]).rows] == ["same"]


def test_no_marks_score_nothing(doc):
    """Without marks nothing was looked for and nothing is missed."""
    result = compare_marks(doc, [])
    assert result.rows == ()
    assert result.score == 0


def test_one_finding_answers_one_mark(doc):
    """Two marks on one finding: the closer meets it, the other stands alone."""
    result = compare_marks(doc, [Mark(0, 6, "parallelism"), Mark(0, 8, "parallelism")])
    assert sorted(row.outcome for row in result.rows) == ["mine", "same"]


def test_marks_come_and_go_through_the_page(doc):
    """A mark sent as places becomes a span, can be taken away, and an unknown name is refused."""
    explorer = Explorer(doc)
    start, stop = explorer.page.reach(doc.findings[0])
    explorer.do_mark(start, stop, "parallelism")
    assert explorer.marked == (Mark(0, 8, "parallelism"),)
    explorer.do_reveal()
    assert explorer.result["hits"] == 1
    assert explorer.result["rows"][0]["theirs"]["id"] == "finding-0"
    with pytest.raises(InputError, match="parallelism"):
        explorer.do_mark(start, stop, "paralelism")
    explorer.do_unmark(1)
    assert explorer.marks == []
    assert explorer.result == {}


def test_verdicts_are_kept_and_taken_back(doc):
    """A verdict on a finding is kept until it is taken back; one about nothing is refused."""
    explorer = Explorer(doc)
    explorer.do_judge("finding-1", "rejected")
    assert explorer.verdicts == {"finding-1": "rejected"}
    explorer.do_judge("finding-1", "")
    assert explorer.verdicts == {}
    with pytest.raises(InputError):
        explorer.do_judge("finding-99", "accepted")


def test_verdicts_are_kept_beside_the_file(tmp_path):
    """A rejected finding is gone when the file is read again, an accepted one is shown as accepted."""
    file = tmp_path / "讲话.txt"
    file.write_text("同志们：要主动研究问题，主动开展工作，主动抓好落实。必须守土有责。", encoding="utf-8")
    doc = tk.read(file)
    explorer = Explorer(doc, file=file)
    explorer.do_judge("finding-0", "rejected")
    explorer.do_judge("finding-1", "accepted")
    again = tk.read(file)
    assert doc.findings[0] not in again.findings
    assert again.findings == explorer.corrected.findings
    index = again.findings.index(doc.findings[1])
    assert Explorer(again).verdicts == {f"finding-{index}": "accepted"}
