"""From a plan to a skeleton that reads back as planned, laid out as an official document."""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

import toolkit as tk
from toolkit.errors import InputError
from toolkit.writing import GENRES

POINTS = [tk.Point("提高站位，扛牢责任", ("认清形势", "压实责任")), "突出重点，排查隐患", "加强领导，狠抓落实"]


@pytest.mark.parametrize("genre", GENRES)
def test_a_skeleton_reads_back_as_planned(genre):
    """The skeleton's outline is the plan's: its points as sections, its announcement kept, title and salutation found."""
    plan = tk.Plan("全区安全生产工作会议", POINTS, genre=genre, speaker="区长　张××", date="2024年3月5日")
    doc = tk.read(tk.skeleton(plan))
    tops = [doc.sections[i] for i in doc.outline.children()]
    assert [s.heading.of(doc.text) for s in tops] == [p.heading for p in plan.points]
    assert [s.heading.of(doc.text) for s in doc.sections if s.level == 2] == ["认清形势", "压实责任"]
    assert [c.status for a in doc.announcements for c in a.counts] == ["kept"]
    assert {"title", "byline", "salutation", "opening", "body", "closing"} <= {z.name for z in doc.zones}


def test_the_official_layout(tmp_path):
    """A4 with the margins of the standard, the title in 22 points, headings and body in 16, East Asian typefaces named, page numbers."""
    speech = tk.skeleton(tk.Plan("全区安全生产工作会议", POINTS))
    word = docx.Document(tk.save(tmp_path / "a.docx", speech))
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    runs = {p.text: p.runs[0] for p in word.paragraphs}
    title, heading = runs["在全区安全生产工作会议上的讲话"], runs["一、提高站位，扛牢责任"]
    assert (title.font.size, heading.font.size) == (Pt(22), Pt(16))
    assert title._r.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    assert heading._r.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    assert "PAGE" in section.footer._element.xml
    assert "\n".join(p.text for p in word.paragraphs) == speech.text.strip()


@pytest.mark.english
def test_plans_that_cannot_be_written_are_refused():
    """No occasion, no points, an empty heading, an unknown genre and nobody addressed each get a sentence."""
    for call in (
        lambda: tk.Plan(" ", ["甲"]),
        lambda: tk.Plan("会议", []),
        lambda: tk.Plan("会议", [" "]),
        lambda: tk.Plan("会议", ["甲"], genre="song"),
        lambda: tk.Plan("会议", ["甲"], salutation=""),
    ):
        with pytest.raises(InputError, match=r"\S+ .*[:.]"):
            call()
