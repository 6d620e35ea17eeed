"""A hostile speech stays text: in no file, table or view does anything of it run or become markup."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pptx import Presentation
from support.hostile import ACTIVE, FORMULAS, SVG, TAGS, TEXT, harmless, strings

import toolkit as tk
from toolkit import display
from toolkit.export import images
from toolkit.export.html import plain
from toolkit.figures import plot
from toolkit.model import Speech
from toolkit.reading import analyse


def sheet_of(data):
    """The cells of a workbook."""
    return [c for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for c in row]


@pytest.fixture(scope="module")
def doc():
    """The hostile speech, its name hostile too."""
    return analyse(Speech(TEXT, name=f"{TAGS}=1+1", genre=TAGS, date=FORMULAS[0], source=TAGS))


@pytest.fixture(scope="module")
def change(doc):
    """The hostile speech compared with a tame one, from either side."""
    return tk.compare(doc, "安全生产讲话")


@pytest.fixture(scope="module")
def saved(doc, change, tmp_path_factory):
    """Every file that is made of a Document or a Comparison, by its name."""
    folder = tmp_path_factory.mktemp("hostile")
    for suffix in ("html", "pptx", "docx", "xlsx", "json", "txt"):
        tk.save(folder / f"doc.{suffix}", doc, lang="en")
    for suffix in ("html", "pptx", "xlsx"):
        tk.save(folder / f"change.{suffix}", change, lang="zh")
    tk.save(folder / "figures", doc, formats="svg", progress=False)
    tk.save(folder / "pair", change, formats="svg", progress=False)
    for lesson in ("01", "03"):
        for suffix in ("html", "docx"):
            tk.save(folder / f"sheet-{lesson}.{suffix}", tk.handout(lesson, doc), lang="en")
            tk.save(folder / f"key-{lesson}.{suffix}", tk.handout(lesson, doc, key=True), lang="zh")
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_analysis_finds_something_to_show(doc):
    """The speech is one that has sections and findings, so that its words do reach what is made of it."""
    assert len(doc.sections) == 3
    assert len(doc.find("form")) >= 2


def test_pages_hold_it_as_text(saved):
    """Report, comparison and index have no element, handler or link of the speech's own, and show its words."""
    for name in ("doc.html", "change.html"):
        assert "<script>alert(2)</script>" in harmless(saved[name].decode()).words
    for name in ("figures/index.html", "pair/index.html"):
        harmless(saved[name].decode(), allowed={"img"})
    for name in ("sheet-01.html", "key-01.html", "sheet-03.html", "key-03.html"):
        harmless(saved[name].decode())


def test_drawings_hold_it_as_text(saved):
    """Each SVG is well-formed and has only shapes and text."""
    drawings = [data for name, data in saved.items() if name.endswith(".svg")]
    assert len(drawings) > len(plot.OF_DOCUMENT)
    for data in drawings:
        for element in ET.fromstring(data).iter():
            assert element.tag.removeprefix(SVG) not in ACTIVE | {"a", "set", "animate"}
            assert not [key for key in element.attrib if key.startswith("on")]


def test_tables_run_nothing(saved):
    """No cell of a workbook or of a CSV is a formula; a CSV opens in Chinese; what a cell holds is what was said."""
    for name in ("doc.xlsx", "change.xlsx"):
        assert not [c for c in sheet_of(saved[name]) if c.data_type == "f" or c.hyperlink]
    assert any(str(c.value).startswith("=") for c in sheet_of(saved["doc.xlsx"]))
    tables = {name: data for name, data in saved.items() if name.endswith(".csv")}
    assert tables
    for name, data in tables.items():
        assert data.startswith(b"\xef\xbb\xbf"), name
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not [c for c in row if c[:1] in {"=", "+", "@"} or re.match(r"-\D|-\d+[+*/]", c)], (name, row)


def test_slides_hold_it_as_text(saved):
    """Slides open, their text is text: no formula in a chart's workbook, no link but to a slide of the deck."""
    for name in ("doc.pptx", "change.pptx"):
        shown = Presentation(io.BytesIO(saved[name]))
        words = "".join(s.text_frame.text for slide in shown.slides for s in slide.shapes if s.has_text_frame)
        assert "<img src=x" in words
        with zipfile.ZipFile(io.BytesIO(saved[name])) as archive:
            links = [
                n for n in archive.namelist() if n.startswith("ppt/slides/_rels") and b"External" in archive.read(n)
            ]
            assert not links
            for book in (n for n in archive.namelist() if n.endswith(".xlsx")):
                assert not [c for c in sheet_of(archive.read(book)) if c.data_type == "f" or c.hyperlink]


def test_word_file_holds_it_as_text(saved):
    """The commented file and the sheets open, their text is the speech's, and they have no field, link or picture."""
    for name in (name for name in saved if name.endswith(".docx")):
        names = {e.tag for e in docx.Document(io.BytesIO(saved[name])).element.body.iter()}
        active = {qn(f"w:{kind}") for kind in ("fldSimple", "instrText", "hyperlink", "drawing", "altChunk")}
        assert not names & active, name
    word = docx.Document(io.BytesIO(saved["doc.docx"]))
    assert "<script>alert(2)</script>" in "\n".join(p.text for p in word.paragraphs)
    said = "".join(c.text for c in word.comments)
    assert said
    assert plain(said) == said


def test_annotation_comes_back(saved, doc):
    """The annotation is JSON, and becomes the same Document again; the segmented text has every word."""
    data = json.loads(saved["doc.json"].decode("utf-8", "surrogatepass"))
    assert tk.read_annotation(data, doc.speech) == doc
    words = saved["doc.txt"].decode("utf-8", "surrogatepass")
    assert "".join(words.split()) == "".join("".join(doc.text[p.start : p.stop] for p in doc.paragraphs).split())


def test_views_of_a_notebook_hold_it_as_text(doc, monkeypatch):
    """What a cell shows of a Document, its parts, words and cloud has no markup of the speech's own."""
    monkeypatch.setattr(display, "_owner", lambda _thing: doc)
    things = [display.outline(doc.outline), display.document(doc)]
    things += [display.several(t) for t in (doc.findings, doc.slips, doc.sections, doc.announcements) if t]
    things += [display.explanation(tk.explain(doc, thing)) for thing in (doc.sections[0], doc.find("form")[0])]
    things += [tk.segmentation(doc).html("zh"), tk.kwic(doc, "抓").to_html(), tk.words(doc).to_html()]
    for page in things:
        harmless(page)
    harmless(tk.word_cloud(doc)._repr_html_(), allowed={"img"})


def test_hover_text_is_text(doc, change):
    """In what a figure shows on hovering, or writes, only line breaks and our own bold are tags."""
    for name in (*plot.OF_DOCUMENT, *plot.OF_COMPARISON):
        figure = getattr(plot, name)(doc if name in plot.OF_DOCUMENT else change)
        for words in strings(figure.to_plotly_json()):
            tags = set(re.findall(r"<[^>]*>", words)) - {"<br>", "<b>", "</b>", "<extra>", "</extra>"}
            assert not tags, (name, words)


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_runs_in_a_browser(page, saved, doc, tmp_path):
    """Chromium opens report, comparison, index, every drawing and every figure with its hover text, and nothing of it runs."""
    page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
    for name, data in saved.items():
        if name.endswith((".html", ".svg")):
            target = tmp_path / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
    for target in sorted(tmp_path.rglob("*.*")):
        page.goto(target.as_uri())
        assert page.evaluate("document.querySelectorAll('script, img[onerror]').length") == 0
    page.goto((tmp_path / "doc.html").as_uri())
    assert "<img src=x onerror=alert(1)>" in page.locator("h1").inner_text()
    figure = plot.device_strip(doc)
    (tmp_path / "figure.html").write_text(figure.to_html(include_plotlyjs=True), encoding="utf-8")
    page.goto((tmp_path / "figure.html").as_uri())
    page.locator(".plotly .main-svg").first.wait_for()
    for number in range(len(figure.data)):
        page.evaluate(
            "n => Plotly.Fx.hover(document.querySelector('.plotly-graph-div'), [{curveNumber: n, pointNumber: 0}])",
            number,
        )
        assert (
            page.evaluate(
                "document.querySelectorAll('.plotly-graph-div :is(a, img, script)[href^=java], .plotly-graph-div img').length"
            )
            == 0
        )
    assert images.is_picture(figure)
