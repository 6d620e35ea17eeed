"""Text files in every encoding people have, web pages, Markdown, and plain refusals."""

import pytest

from toolkit.catalogue import load
from toolkit.errors import InputError
from toolkit.model import Hint
from toolkit.readers import read_bytes, read_file

SAMPLE = load("述职评议会讲话").text
TRADITIONAL = "各位代表：我們要以習近平新時代中國特色社會主義思想為指導，全面落實會議的要求，為人民服務。"
PAGE = """<html><head><meta charset="gb2312"><title>在大会上的讲话_某某市人民政府</title></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">互动交流</a></li></ul></div>
<div class="main"><h1>在大会上的讲话</h1><div class="content">{paragraphs}</div></div>
<div class="footer">版权所有 某某市人民政府办公室 备案号</div><script>alert("不要")</script></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_the_sample_in_every_encoding(encoding):
    """The same text comes out of every encoding; a byte-order mark is no part of it."""
    assert read_bytes(SAMPLE.encode(encoding), "讲话.txt").text == SAMPLE


def test_traditional_text_in_big5():
    """Big5 is told from GB18030."""
    assert read_bytes(TRADITIONAL.encode("big5"), "a.txt").text == TRADITIONAL


def test_line_ends_are_kept():
    """The text is never changed: carriage returns stay."""
    assert read_bytes("甲。\r\n乙。\r丙。".encode(), "a.txt").text == "甲。\r\n乙。\r丙。"


def test_a_web_page():
    """The main text comes out under its title, repeated vocatives included, without navigation, footer or scripts."""
    lines = [
        "同志们！",
        *[f"第{n}段，我们要认真贯彻落实会议精神，扎实推进各项重点工作任务。" * 3 for n in "一二三"],
        "同志们！",
        "谢谢大家！",
    ]
    page = PAGE.format(paragraphs="".join(f"<p>　　{line}</p>" for line in lines))
    speech = read_bytes(page.encode("gb18030"), "讲话.html")
    assert speech.text.split("\n")[0] == "在大会上的讲话"
    assert speech.title == "在大会上的讲话"
    assert speech.text.count("同志们！") == 2
    assert [w for w in ("首页", "版权", "alert") if w in speech.text] == []
    assert speech.hints[0] == Hint(0, 7, "title")


def test_markdown_keeps_redactions():
    """Only the signs of headings go; `**` stays, since it hides a name."""
    speech = read_bytes("# 讲话\r\n## 一、形势\n**区的工作".encode(), "a.md")
    assert speech.text == "讲话\n一、形势\n**区的工作"
    assert speech.hints == (Hint(0, 2, "title", 0), Hint(3, 7, "heading", 2))


@pytest.mark.english
@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", "　\n \t".encode(), "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF"),
        ("a.txt", bytes(range(256)) * 20, "no text file"),
        ("a.txt", "讲话\0讲话".encode(), "no text file"),
        ("a.pdf", b"%PDF-1.7", "cannot be read"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "cannot be read"),
        ("a.wps", b"x", "cannot be read"),
        ("a.html", b"<html><body></body></html>", "No main text"),
        ("a.html", b"\0\1\2", "main text|no text"),
    ],
)
def test_refusals_are_one_sentence(name, data, says):
    """What cannot be read is refused in one line that says what to do."""
    with pytest.raises(InputError, match=says) as refusal:
        read_bytes(data, name)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_paths_that_lead_nowhere(tmp_path):
    """A missing file, a folder, an overlong name and a NUL in a name are refused in words."""
    for path in (tmp_path / "no.txt", tmp_path, tmp_path / ("长" * 300 + ".txt"), "a\0b.txt"):
        with pytest.raises(InputError) as refusal:
            read_file(path)
        assert "\n" not in str(refusal.value)


@pytest.mark.english
def test_told_encoding_is_obeyed():
    """An encoding that is named is used, and a wrong one is said to be wrong."""
    assert read_bytes("讲话".encode("gbk"), "a.txt", encoding="gbk").text == "讲话"
    with pytest.raises(InputError, match="not in the encoding"):
        read_bytes("讲话".encode(), "a.txt", encoding="ascii")
    with pytest.raises(InputError, match="not in the encoding"):
        read_bytes("讲话".encode(), "a.txt", encoding="no-such")
