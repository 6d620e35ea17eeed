"""Comments go into a copy of the user's own Word file, formatting kept, anchored on the very words."""

import io
import shutil

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

import toolkit as tk
from toolkit.errors import InputError

TEXT = [
    "在全区工作会议上的讲话",
    "同志们：",
    "讲三点意见。",
    "一、抓责任",
    "要把责任抓在手上、扛在肩上，主动研究问题，主动开展工作，主动抓好落实。",
    "=1+1，决不能绝对化。",
]


@pytest.fixture
def original(tmp_path):
    """A Word file whose runs cut across findings, one of them bold, with a tab inside."""
    document = docx.Document()
    for line in TEXT[:4]:
        document.add_paragraph(line)
    paragraph = document.add_paragraph("要把责任抓在")
    paragraph.add_run("手上、扛在肩").bold = True
    paragraph.add_run("上，主动研究问题，主动开展工作，主动抓好落实。")
    document.add_paragraph("\t" + TEXT[5])
    path = tmp_path / "讲话.docx"
    document.save(path)
    return path


def commented(data, number):
    """The words that a comment is on."""
    document = docx.Document(io.BytesIO(data))
    words, inside = "", False
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(number):
            inside = True
        elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(number):
            inside = False
        elif inside and element.tag == qn("w:t"):
            words += element.text or ""
    return words


def test_comments_stand_on_the_words_of_the_findings(original):
    """Each comment's range holds exactly the words of a finding, a slip or an announcement; the text is unchanged."""
    doc = tk.read(original)
    target = tk.save(original.with_name("out.docx"), doc)
    data = target.read_bytes()
    after = docx.Document(target)
    assert tk.read(target).text == doc.text
    spans = {f.of(doc.text) for f in (*doc.find("form"), *doc.slips, *doc.announcements)}
    numbers = [comment.comment_id for comment in after.comments]
    assert numbers
    assert {commented(data, number) for number in numbers} <= spans
    assert any(commented(data, number).startswith("主动研究问题") for number in numbers)


def test_formatting_is_kept(original):
    """A bold run stays bold when a comment begins inside it, and nothing else becomes bold."""
    doc = tk.read(original)
    after = docx.Document(tk.save(original.with_name("out.docx"), doc))
    bold = "".join(run.text for run in after.paragraphs[4].runs if run.bold)
    assert bold == "手上、扛在肩"
    assert after.paragraphs[5].text.startswith("\t")


@pytest.mark.english
def test_the_users_file_is_never_touched(original):
    """The file itself stays as it was, and a target that exists is kept unless told."""
    before = original.read_bytes()
    tk.save(original.with_name("out.docx"), tk.read(original))
    with pytest.raises(tk.ToolkitError, match="exists already"):
        tk.save(original, tk.read(original))
    assert original.read_bytes() == before


@pytest.mark.english
def test_a_changed_or_missing_file_is_said(original, tmp_path):
    """Comments are not put into a file that says something else now, or that is gone."""
    doc = tk.read(original)
    moved = tmp_path / "moved.docx"
    shutil.move(original, moved)
    with pytest.raises(InputError, match="no longer where"):
        tk.save(tmp_path / "out.docx", doc)
    document = docx.Document(moved)
    document.add_paragraph("新的一段。")
    document.save(original)
    with pytest.raises(InputError, match="has changed"):
        tk.save(tmp_path / "out.docx", doc)
    assert not (tmp_path / "out.docx").exists()


def test_a_text_becomes_a_clean_document(tmp_path):
    """A speech that came as text becomes a document of its lines, with comments; the same speech gives the same bytes."""
    doc = tk.read("述职评议会讲话")
    first = tk.save(tmp_path / "a.docx", doc, devices=["parallelism", "antithesis"], slips=False, structure=False)
    again = tk.save(tmp_path / "b.docx", doc, devices=["parallelism", "antithesis"], slips=False, structure=False)
    assert first.read_bytes() == again.read_bytes()
    after = docx.Document(first)
    assert "\n".join(p.text for p in after.paragraphs) == "\n".join(line for line in doc.text.split("\n") if line)
    wanted = {f.span for f in (*doc.find("parallelism"), *doc.find("antithesis"))}
    assert len(list(after.comments)) == len(wanted)


@pytest.mark.english
def test_unknown_options_and_devices_are_refused(tmp_path):
    """A misspelt option or device never passes in silence."""
    doc = tk.read("述职评议会讲话")
    with pytest.raises(InputError, match="no option"):
        tk.save(tmp_path / "a.docx", doc, device=["parallelism"])
    with pytest.raises(InputError, match="Unknown device"):
        tk.save(tmp_path / "a.docx", doc, devices=["parallel"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_workbook_of_tables(tmp_path, original, lang):
    """Every sheet has a header; text that begins with = is text; the same Document gives the same bytes."""
    doc = tk.read(original)
    path = tk.save(tmp_path / "a.xlsx", doc, lang=lang)
    assert path.read_bytes() == tk.save(tmp_path / "b.xlsx", doc, lang=lang).read_bytes()
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 7
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert book.worksheets[0].max_row == len(doc.sections) + 1


def test_a_workbook_of_a_comparison(tmp_path):
    """A comparison has its key words, profile, outlines and shared wording as sheets."""
    change = tk.compare("述职评议会讲话", "述职评议会讲话2023")
    book = openpyxl.load_workbook(tk.save(tmp_path / "a.xlsx", change, lang="en"))
    assert book.sheetnames == ["key words", "profile", "outlines", "shared wording", "settings"]
    assert book["shared wording"].max_row == len(change.shared()) + 1
    assert [c.value for c in book["profile"][1]][:3] == ["group", "measure", "述职评议会讲话"]
    chinese = openpyxl.load_workbook(tk.save(tmp_path / "b.xlsx", change, lang="zh"))
    assert chinese["文风画像"]["A2"].value == "修辞手法"
    assert chinese["设置"]["A2"].value == "名称"
