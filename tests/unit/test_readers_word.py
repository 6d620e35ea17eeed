"""Word files give the text a reader sees: automatic numbers written out, everything else kept apart."""

import io
import shutil
import subprocess
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from toolkit.errors import InputError
from toolkit.model import Hint, Span
from toolkit.numerals import chinese_numeral
from toolkit.readers import read_bytes

LEVELS = [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]


def saved(document):
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered(document, levels=LEVELS, number=77):
    """Add a list definition to a document."""
    element = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>')
    element.insert(0, abstract)
    element.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def point(document, words, level, number=77):
    """Add a paragraph in a list."""
    paragraph = document.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def test_three_levels_of_automatic_numbers():
    """Markers are written as Word shows them and restart under each parent."""
    document = docx.Document()
    numbered(document)
    for words, level in [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1), ("己", 0), ("庚", 1), ("辛", 2)]:
        point(document, words, level)
    text = read_bytes(saved(document), "a.docx").text
    assert text.split("\n") == ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "二、己", "（一）庚", "1.辛"]


def test_numbers_from_a_style():
    """A style that belongs to a list numbers its paragraphs, also through the style it is based on; 0 takes one out."""
    document = docx.Document()
    numbered(document)
    style = document.styles.add_style("条", 1)
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="77"/></w:numPr>')
    )
    derived = document.styles.add_style("小条", 1)
    derived.base_style = style
    document.add_paragraph("甲", style="条")
    document.add_paragraph("乙", style="小条")
    point(document, "丙", 1, number=0)
    assert read_bytes(saved(document), "a.docx").text == "（一）甲\n（二）乙\n丙"


def test_a_list_that_starts_elsewhere():
    """A start override begins a list anew at its number."""
    document = docx.Document()
    numbered(document)
    element = document.part.numbering_part.element
    element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
        )
    )
    point(document, "甲", 0)
    point(document, "乙", 0, number=78)
    point(document, "丙", 0, number=78)
    assert read_bytes(saved(document), "a.docx").text == "一、甲\n四、乙\n五、丙"


def test_runs_point_into_the_file():
    """Each stretch of text that stands in a run is that run's text in the file, whatever markers stand before it."""
    document = docx.Document()
    numbered(document)
    point(document, "", 0).add_run("要抓").bold = True
    document.paragraphs[0].add_run("落实")
    document.add_paragraph("完")
    speech = read_bytes(saved(document), "a.docx")
    assert speech.text == "一、要抓落实\n完"
    again = docx.Document(io.BytesIO(saved(document)))
    for run in speech.runs:
        words = Span(run.start, run.stop).of(speech.text)
        assert again.paragraphs[run.paragraph].runs[run.run].text == words
    assert sum(run.stop - run.start for run in speech.runs) == len("要抓落实完")


def test_headings_and_title_are_hints():
    """Heading styles and the title style are told, with their level; the text is not changed by them."""
    document = docx.Document()
    document.add_heading("讲话", 0)
    document.add_heading("形势", 1)
    document.add_paragraph("正文。")
    speech = read_bytes(saved(document), "a.docx")
    assert speech.text == "讲话\n形势\n正文。"
    assert speech.hints == (Hint(0, 2, "title", 0), Hint(3, 5, "heading", 1))


def test_what_is_no_running_text_stays_apart():
    """Tables are extras; deleted words are gone; inserted words and link texts are in."""
    document = docx.Document()
    paragraph = document.add_paragraph("开")
    for xml in (
        f"<w:del {nsdecls('w')}><w:r><w:delText>旧</w:delText></w:r></w:del>",
        f"<w:ins {nsdecls('w')}><w:r><w:t>新</w:t></w:r></w:ins>",
        f"<w:hyperlink {nsdecls('w')}><w:r><w:t>链</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(xml))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲", "乙"
    speech = read_bytes(saved(document), "a.docx")
    assert speech.text == "开新链"
    assert speech.extras == (("table", "甲\t乙"),)


def test_soft_breaks_and_tabs():
    """A line break inside a paragraph is one in the text; a tab is a tab."""
    document = docx.Document()
    document.add_paragraph().add_run("甲\t乙\n丙")
    assert read_bytes(saved(document), "a.docx").text == "甲\t乙\n丙"


def bomb():
    """A .docx that unpacks to far more than any speech."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(6):
            archive.writestr(f"word/{number}.bin", b"\0" * (50 * 1024 * 1024))
    return stream.getvalue()


def entities():
    """A .docx whose document defines entities that expand without end."""
    original = io.BytesIO(saved(docx.Document()))
    stream = io.BytesIO()
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                start = data.index(b"<w:document")
                data = data[:start] + b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + data[start:]
            target.writestr(name, data)
    return stream.getvalue()


@pytest.mark.english
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (b"PK\x03\x04broken", "copy it again"),
        (saved(docx.Document())[:3000], "copy it again"),
        (saved(docx.Document()), "no running text"),
        (bomb(), "unpacks to more than"),
        (entities(), "XML declarations"),
    ],
    ids=["empty", "locked", "no zip", "truncated", "no text", "zip bomb", "entity bomb"],
)
def test_bad_word_files_get_a_sentence(data, says):
    """Locked, broken, empty and hostile files are refused in one sentence each."""
    with pytest.raises(InputError, match=says) as refusal:
        read_bytes(data, "a.docx")
    assert "\n" not in str(refusal.value)


def test_chinese_numbers():
    """Numbers are written as one counts, up to the thousands."""
    assert [chinese_numeral(n) for n in (1, 10, 11, 21, 100, 110, 1001)] == [
        "一",
        "十",
        "十一",
        "二十一",
        "一百",
        "一百一十",
        "一千零一",
    ]


def test_styles_without_a_list_are_plain():
    """A paragraph whose list is not defined has no marker."""
    document = docx.Document()
    document.add_paragraph("甲")._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="999"/></w:numPr>')
    )
    assert document.paragraphs[0]._p.find(qn("w:pPr")) is not None
    assert read_bytes(saved(document), "a.docx").text == "甲"


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_numbers_survive_another_program(tmp_path):
    """A document that LibreOffice saved as .odt and again as .docx gives the same text."""
    document = docx.Document()
    numbered(document)
    for words, level in [("甲", 0), ("乙", 1), ("丙", 2), ("戊", 1), ("己", 0), ("庚", 1)]:
        point(document, words, level)
    before = saved(document)
    (tmp_path / "a.docx").write_bytes(before)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    for kind, name in (("odt", "a.docx"), ("docx:MS Word 2007 XML", "a.odt")):
        command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out"), name]
        subprocess.run(
            command, cwd=tmp_path if kind == "odt" else tmp_path / "out", capture_output=True, check=True, timeout=240
        )
    after = (tmp_path / "out" / "a.docx").read_bytes()
    assert read_bytes(after, "a.docx").text == read_bytes(before, "a.docx").text
