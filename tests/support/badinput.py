"""Files that nobody should hand in, and somebody will: each is made here, none lies in the repository."""

import gzip
import io
import zipfile

import docx
from openpyxl import Workbook

from toolkit.catalogue import load

SAMPLE = load("述职评议会讲话").text
LINE = "同志们，我们要抓好落实。"
WORD_XML = '<?xml version="1.0"?>{before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def word(*lines):
    """A sound .docx."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document)


def _saved(thing):
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def word_with(document_xml, *, name="word/document.xml"):
    """A .docx with one part put in place of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(LINE))) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, document_xml if part == name else old.read(part))
    return made.getvalue()


def word_without(name):
    """A .docx that lacks a part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(LINE))) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
    return made.getvalue()


def locked_zip():
    """A .docx whose parts say that they are encrypted."""
    data = bytearray(word(LINE))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(mark)
        while found >= 0:
            data[found + at] |= 1
            found = data.find(mark, found + 4)
    return bytes(data)


def entities(*, before="", encoding="utf-8"):
    """A .docx whose text is an entity that grows a thousand million times."""
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'{before}<!DOCTYPE w:document [<!ENTITY e0 "讲话">{declared}]>'
    text = WORD_XML.format(before=bomb, body=PARAGRAPH.format("&e9;"))
    return word_with(text.replace('"1.0"', f'"1.0" encoding="{encoding}"').encode(encoding))


def outside_entity():
    """A .docx that asks for a file of the machine."""
    asked = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return word_with(WORD_XML.format(before=asked, body=PARAGRAPH.format("同志们：&e;")).encode())


def zip_bomb(megabytes, filling=b"\0"):
    """A small .docx that unpacks to many megabytes."""
    return word_with(
        WORD_XML.format(before="", body="<!--" + "{}" + "-->").encode().replace(b"{}", filling * megabytes * 2**20)
    )


def hostile_page(paragraphs=3):
    """A saved page full of scripts around a speech."""
    body = "".join(
        f"<p onclick='alert({n})'>{LINE * 8}</p><script>alert('脚本{n}')</script>" for n in range(paragraphs)
    )
    return (
        "<html><head><meta charset=utf-8><title>讲话</title><style>p{color:red}</style><script src='http://example.invalid/a.js'></script></head>"
        f"<body><iframe src='javascript:alert(1)'></iframe><img src=x onerror='alert(2)'><article>{body}</article></body></html>"
    ).encode()


def workbook():
    """An .xlsx."""
    book = Workbook()
    book.active["A1"] = LINE
    return _saved(book)


def _zip(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256))
PROGRAM = b"MZ\x90\0\x03" + bytes(range(256)) * 40
LONE = f"{LINE}\ud800{LINE}\udfff".encode("utf-8", "surrogatepass")
LONG_TEXT = (f"{LINE}\n" * (10_000_000 // len(f"{LINE}\n".encode()) + 1)).encode()
LONG_LINE = (LINE * (5_000_000 // len(LINE.encode()) + 1)).encode()
DEEP = 20_000

# (what it is, its name, its bytes, None where it is read and else words of the refusal)
CONTENTS = [
    ("empty", "a.txt", b"", "empty"),
    ("white space", "a.txt", " \u3000\t\r\n\u00a0".encode(), "no text"),
    ("only a byte-order mark", "a.txt", b"\xef\xbb\xbf", "no text"),
    ("one character", "a.txt", "好".encode(), None),
    ("one mark", "a.txt", "。".encode(), None),
    ("one Latin letter", "a.txt", b"a", None),
    ("no Chinese", "a.txt", b"Ladies and gentlemen, we shall meet again. First, work. Second, rest.", None),
    ("no punctuation", "a.txt", "同志们我们要抓好落实一要抓重点二要补短板三要强弱项谢谢大家".encode() * 20, None),
    ("only punctuation", "a.txt", "，。；：！？“”（）《》、……——".encode() * 30, None),
    ("only brackets that open", "a.txt", "（【《“‘".encode() * 500, None),
    ("only digits", "a.txt", b"1. 2. 3.4 5% 6,000 " * 50, None),
    ("only markers", "a.txt", "一、\n二、\n（一）\n第三，\n四是\n".encode() * 40, None),
    ("only line ends", "a.txt", b"\r\n" * 5000, "no text"),
    ("only pictures of faces", "a.txt", "😀👨‍👩‍👧🇨🇳".encode() * 50, None),
    ("NUL", "a.txt", f"{LINE}\0{LINE}".encode(), "no text file"),
    ("control characters", "a.txt", f"{LINE}\x01\x02\x1b[31m\x7f\x85\n{LINE}".encode(), None),
    ("right-to-left marks", "a.txt", f"\u202e{LINE}\u202c\u200f\u2066{LINE}".encode(), None),
    ("a thousand accents on one letter", "a.txt", ("e" + "\u0301" * 1000 + LINE).encode(), None),
    ("lone surrogates", "a.txt", LONE, "damaged"),
    ("one wrong byte in UTF-8", "a.txt", SAMPLE.encode()[:900] + b"\xff" + SAMPLE.encode()[900:], "damaged"),
    ("cut inside a character", "a.txt", SAMPLE.encode()[:901], "damaged"),
    ("GB18030 after UTF-8", "a.txt", SAMPLE.encode() + SAMPLE.encode("gb18030"), "text file|damaged"),
    ("GB18030", "a.txt", SAMPLE.encode("gb18030"), None),
    ("Big5", "a.txt", "各位代表：我們要全面落實會議的要求，為人民服務。".encode("big5") * 5, None),
    ("UTF-8 with a mark", "a.txt", SAMPLE.encode("utf-8-sig"), None),
    ("UTF-16 with a mark", "a.txt", SAMPLE.encode("utf-16"), None),
    ("UTF-16, cut in half", "a.txt", SAMPLE.encode("utf-16")[:-1], "not in the encoding"),
    ("UTF-32 with a mark", "a.txt", SAMPLE.encode("utf-32"), None),
    ("Japanese", "a.txt", "皆さん、こんにちは。今日は会議です。".encode() * 10, None),
    ("lines of an old Mac", "a.txt", SAMPLE.replace("\n", "\r").encode(), None),
    ("10 MB of text", "a.txt", LONG_TEXT, "more text than any speech"),
    ("one line of 5 MB", "a.txt", LONG_LINE, "more text than any speech"),
    ("random bytes", "a.txt", bytes(range(256)) * 64, "no text file"),
    ("a picture", "a.txt", PNG, "a picture"),
    ("a photograph", "a.md", JPEG, "text file"),
    ("a program", "a.txt", PROGRAM, "no text file"),
    ("a PDF", "a.txt", b"%PDF-1.7\n" + bytes(range(256)), "a PDF"),
    ("a zip", "a.txt", _zip(a=LINE), "a zip"),
    ("a compressed text", "a.txt", gzip.compress(LINE.encode()), "compressed"),
    ("RTF", "a.txt", b"{\\rtf1\\ansi hello}", "RTF"),
    ("a .docx called .txt", "a.txt", word(LINE), "Office"),
    ("a text called .docx", "a.docx", SAMPLE.encode(), "no .docx"),
    ("a picture called .docx", "a.docx", PNG, "no .docx"),
    ("an .xlsx called .docx", "a.docx", workbook(), "no Word file"),
    ("a zip called .docx", "a.docx", _zip(a=LINE), "no Word file"),
    ("a .doc called .docx", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    ("a .docx with a password", "a.docx", locked_zip(), "no .docx"),
    ("half a .docx", "a.docx", word(LINE * 50)[:-900], "no .docx"),
    ("an empty .docx", "a.docx", word(""), "no running text"),
    ("a .docx without its text", "a.docx", word_without("word/document.xml"), "damaged"),
    ("a .docx of broken XML", "a.docx", word_with(b"<w:document><w:body>"), "damaged"),
    ("a .docx without styles", "a.docx", word_without("word/styles.xml"), "damaged"),
    ("a zip bomb", "a.docx", zip_bomb(120), "unpacks to more"),
    ("a smaller zip bomb", "a.docx", zip_bomb(20, b"x"), "no running text|damaged"),
    ("a .docx of a million paragraphs", "a.docx", word_with(WORD_XML.format(before="", body="<w:p/>" * 1_000_000).encode()), "more text than any speech"),
    ("a .docx deep inside itself", "a.docx", word_with(WORD_XML.format(before="", body="<w:ins>" * DEEP + "</w:ins>" * DEEP).encode()), "damaged"),
    ("an entity bomb", "a.docx", entities(), "XML declarations"),
    ("a hidden entity bomb", "a.docx", entities(before=" " * 9000), "XML declarations|no running text|damaged"),
    ("an entity bomb in UTF-16", "a.docx", entities(encoding="utf-16"), "XML declarations|no running text|damaged"),
    ("a .docx that asks for a file", "a.docx", outside_entity(), "XML declarations"),
    ("a page with scripts", "a.html", hostile_page(), None),
    ("a page of nothing", "a.html", b"<html><body></body></html>", "No main text"),
    ("a page of scripts only", "a.html", b"<script>alert(1)</script>" * 50, "No main text"),
    ("a page deep inside itself", "a.html", b"<div>" * DEEP + LINE.encode() * 20 + b"</div>" * DEEP, "No main text"),
    ("a page that is a picture", "a.html", PNG, "text"),
    ("a page of 10 MB", "a.html", b"<p>" + LONG_TEXT, "more text than any speech"),
    ("Markdown of headings", "a.md", "# \n## \n### 一、\n".encode() * 30, None),
    ("Markdown with HTML", "a.md", f"# 讲话\n<script>alert(1)</script>\n{LINE}".encode(), None),
    ("an old Word file", "a.doc", b"\xd0\xcf\x11\xe0", "cannot be read"),
    ("a WPS file", "a.wps", b"x", "cannot be read"),
    ("a PDF by name", "a.pdf", b"%PDF-1.7", "cannot be read"),
    ("no ending", "speech", SAMPLE.encode(), None),
    ("a strange ending", "a.讲话", SAMPLE.encode(), None),
]  # fmt: skip
NAMES = [
    "带 空 格 的 讲话.txt",
    "讲话😀👨‍👩‍👧.txt",
    "'单' \"双\" “弯” `反`.txt",
    "<b>粗<b>&amp;.txt",
    "100%{0}{name}%s.txt",
    "-o.txt",
    "--lang=en.txt",
    "a\nb.txt",
    "$(touch 坏);|&.txt",
    "..讲话..txt",
    "x" * 246 + ".txt",
    "长" * 83 + ".txt",
]
