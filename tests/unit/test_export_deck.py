"""The deck: native, editable, readable in every room, and the same each time."""

import io
import re
import shutil
import subprocess
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

import toolkit as tk
from toolkit.errors import InputError
from toolkit.export import deck as deck_module
from toolkit.export.deck.charts import chart_of, split
from toolkit.export.deck.fit import Box, fitted, height_of
from toolkit.export.packing import repacked
from toolkit.figures import plot
from toolkit.figures.base import new_figure
from toolkit.model import Speech
from toolkit.reading import analyse

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@pytest.fixture(scope="module")
def change():
    """A comparison of two speeches of the catalogue."""
    return tk.compare("述职评议会讲话", "安全生产讲话")


@pytest.fixture(
    scope="module", params=[("zh", "16:9"), pytest.param(("en", "4:3"), marks=pytest.mark.slow)], ids=["zh", "en"]
)
def data(request, sample, change):
    """A deck about the sample and a comparison, in one language and ratio."""
    lang, ratio = request.param
    return deck_module.render((sample, change), lang=lang, ratio=ratio)


@pytest.fixture
def opened(data):
    """The deck as python-pptx opens it."""
    return Presentation(io.BytesIO(data))


def parts(data, pattern):
    """The XML parts of an office file whose names match."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, etree.fromstring(archive.read(name))) for name in archive.namelist() if re.search(pattern, name)]


def shapes_of(container):
    """Every shape of a slide, groups taken apart."""
    for shape in container.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shapes_of(shape)


@pytest.mark.parametrize(("lang", "words"), [("zh", "为培训撰写"), ("en", "composed for training")])
def test_the_cover_says_where_a_speech_comes_from(lang, words):
    """What the catalogue notes as the source stands on the cover in the deck's language; other sources as they are."""
    for source, shown in ((tk.read("安全生产讲话").speech.source, words), ("市委办公室", "市委办公室")):
        deck = deck_module.render((analyse(Speech("同志们：\n要抓落实。", source=source)),), lang=lang)
        cover = Presentation(io.BytesIO(deck)).slides[0]
        assert shown in " ".join(s.text_frame.text for s in shapes_of(cover) if s.has_text_frame)


def test_every_run_with_chinese_has_an_asian_typeface(data):
    """On slides and in notes, each run with Chinese characters names its East Asian typeface."""
    seen = 0
    for name, root in parts(data, r"ppt/(slides|notesSlides)/[^/]+\.xml$"):
        for run in root.iter(f"{A}r", f"{A}fld"):
            if CJK.search("".join(run.itertext())):
                asian = run.find(f"{A}rPr/{A}ea")
                assert asian is not None, (name, "".join(run.itertext()))
                assert asian.get("typeface") == "Microsoft YaHei"
                seen += 1
    assert seen > 100


def test_charts_name_an_asian_typeface_and_carry_workbooks(data):
    """Each chart has a workbook to edit and says in which typeface Chinese is shown."""
    charts = parts(data, r"ppt/charts/chart[^/]*\.xml$")
    assert len(charts) >= 4
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert len(books) == len(charts)
        for book in books:
            assert zipfile.is_zipfile(io.BytesIO(archive.read(book)))
    for _, root in charts:
        assert root.find(f".//{A}defRPr/{A}ea") is not None


def test_every_object_has_a_text_alternative(opened):
    """Pictures, charts, tables, groups and shapes say in words what they show."""
    for slide in opened.slides:
        for shape in shapes_of(slide):
            if not shape.is_placeholder:
                described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert described, (slide.shapes.title.text_frame.text, shape.name)


def test_shapes_stay_on_the_slide(opened):
    """Nothing reaches over the edge of a slide."""
    for slide in opened.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= opened.slide_width + Pt(1)
            assert shape.top + shape.height <= opened.slide_height + Pt(1), (
                slide.shapes.title.text_frame.text,
                shape.name,
            )


def test_text_fits_its_boxes(opened):
    """By the widths of characters, the text of each box is no higher than the box."""
    for slide in opened.slides:
        for shape in shapes_of(slide):
            if not shape.has_text_frame or not shape.text_frame.text.strip():
                continue
            frame = shape.text_frame
            sizes = [r.font.size.pt for p in frame.paragraphs for r in p.runs if r.font.size]
            if not sizes:
                continue
            inset = (frame.margin_left + frame.margin_right) / 12700
            lines = [p.text for p in frame.paragraphs]
            high = height_of(lines, shape.width / 12700 - inset, max(sizes)) / 1.06
            assert high <= shape.height / 12700 + 3, (slide.shapes.title.text_frame.text, shape.name, frame.text)


def test_slides_have_titles_numbers_and_notes(opened):
    """Each slide has a title, its number as a field, and notes that say what to say, how it was found and with what settings."""
    for slide in opened.slides:
        assert slide.shapes.title.text_frame.text
        assert slide._element.findall(f".//{A}fld[@type='slidenum']")
        assert "sha256=" in slide.notes_slide.notes_text_frame.text.splitlines()[-1]
        assert len(slide.notes_slide.notes_text_frame.text.splitlines()) >= 3


def test_map_is_a_group_that_leads_to_the_sections(sample):
    """The section map is one group of shapes; each of the six points leads to the slide of its section."""
    shown = Presentation(io.BytesIO(deck_module.render((sample,), lang="zh")))
    slide = next(s for s in shown.slides if s.shapes.title.text_frame.text == "结构图")
    group = next(s for s in slide.shapes if s.shape_type == 6)
    links = [s.click_action.target_slide for s in group.shapes if s.shape_type != 17 and s.click_action.target_slide]
    titles = [link.shapes.title.text_frame.text for link in links]
    assert len(titles) == 6
    assert titles[3].startswith("一要聚焦管党治党意识")


def test_promises_stand_in_a_table(sample):
    """What was announced and delivered is a native table with one row a promise."""
    shown = Presentation(io.BytesIO(deck_module.render((sample,), lang="zh")))
    slide = next(s for s in shown.slides if s.shapes.title.text_frame.text == "预告与兑现")
    table = next(s for s in slide.shapes if s.has_table).table
    assert len(table.rows) == 4
    assert [table.cell(i, 4).text for i in (1, 2, 3)] == ["兑现"] * 3


def test_same_input_same_bytes(sample):
    """Making the deck twice gives the same file, workbooks included."""
    first, second = (deck_module.render((sample,), lang="zh") for _ in range(2))
    assert first == second
    assert repacked(first, in_order=False) == first


def test_template_gives_layouts_fonts_and_size(tmp_path, sample):
    """A user's template keeps its size and fonts; its own slides are not taken over; a file that is none is refused."""
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[1]).shapes.title.text_frame.text = "示例"
    own.save(tmp_path / "own.pptx")
    shown = Presentation(io.BytesIO(deck_module.render((sample,), lang="zh", template=tmp_path / "own.pptx")))
    assert (shown.slide_width, shown.slide_height) == (own.slide_width, own.slide_height)
    assert all(slide.shapes.title.text_frame.text != "示例" for slide in shown.slides)
    fonts = {r.get("typeface") for s in shown.slides for r in s._element.iter(f"{A}latin")}
    assert fonts == {"Calibri"}
    named = Presentation(io.BytesIO(deck_module.render((sample,), lang="zh", font="FangSong")))
    assert {r.get("typeface") for s in named.slides for r in s._element.iter(f"{A}ea")} == {"FangSong"}
    (tmp_path / "bad.pptx").write_bytes(b"no deck")
    with pytest.raises(InputError, match=r"bad\.pptx"):
        deck_module.render((sample,), template=tmp_path / "bad.pptx")


def test_wrong_things_are_refused(tmp_path, sample):
    """Unknown ratios, options and things raise one sentence and write nothing."""
    for things, options in (((sample,), {"ratio": "1:1"}), ((sample,), {"colour": "red"}), (("text",), {})):
        with pytest.raises(InputError):
            tk.save(tmp_path / "d.pptx", *things, **options)
    assert not list(tmp_path.iterdir())


def test_strange_text_and_empty_speeches_make_decks(plain):
    """Control characters, tags and very long headings do no harm; a speech without findings still has a deck."""
    odd = analyse(Speech("一、" + "长" * 400 + "\n正文\x07<b>。\n二、" + "短\n正文。\n", name="<怪>"))
    shown = Presentation(io.BytesIO(deck_module.render((odd, plain), lang="en")))
    assert len(shown.slides) > 6


def test_long_headings_stand_in_full_in_the_notes():
    """A heading too long for its title is shortened there and whole in the notes."""
    heading = "坚持" * 90
    doc = analyse(
        Speech(f"讲话\n\n同志们：\n讲两点意见。\n一、{heading}\n正文在此。\n二、抓好落实\n正文在此。\n", name="长")
    )
    shown = Presentation(io.BytesIO(deck_module.render((doc,), lang="zh")))
    slide = next(s for s in shown.slides if s.shapes.title.text_frame.text.startswith("一、坚持"))
    assert slide.shapes.title.text_frame.text.endswith("…")
    assert heading in slide.notes_slide.notes_text_frame.text


def test_fitted_shrinks_then_shortens():
    """Text takes the largest size that fits; where the smallest does not, it is cut with a mark."""
    box = Box(0, 0, 200, 60)
    assert fitted(["短"], box).size == 20
    cut = fitted(["很长的一段话" * 30], box)
    assert cut.cut
    assert cut.texts[0].endswith("…")
    assert height_of(cut.texts, 190, cut.size, 4) <= 50
    assert len(cut.texts[0]) > 30  # two full lines: no more is taken than must be


def test_a_template_says_where_things_stand(tmp_path, sample):
    """The cover takes the layout with a centred title, wherever it is; nothing is put on a title that stands low or on the left."""
    own = Presentation()
    layouts = own.slide_layouts._sldLayoutIdLst
    layouts.insert(3, layouts[0])
    only = next(layout for layout in own.slide_layouts if layout.name == "Title Only")
    title = only.placeholders[0]
    title.left, title.top, title.width, title.height = Pt(100), Pt(430), Pt(600), Pt(60)
    own.save(tmp_path / "own.pptx")
    shown = Presentation(io.BytesIO(deck_module.render((sample,), lang="zh", template=tmp_path / "own.pptx")))
    assert shown.slides[0].slide_layout.name == "Title Slide"
    slide = next(s for s in shown.slides if s.shapes.title.text_frame.text == "提纲")
    table = next(s for s in slide.shapes if s.has_table)
    assert table.left == Pt(100)
    assert table.top + table.height <= Pt(430)


def test_long_outlines_leave_deep_levels_to_the_notes():
    """An outline of more lines than a few slides hold shows its upper levels; the notes have all."""
    parts = [
        f"{'一二三四五六七八九'[i]}、第{i}个方面要抓好落实\n"
        + "".join(f"{j}.要做好第{j}件工作。\n" for j in range(1, 9))
        for i in range(9)
    ]
    doc = analyse(Speech("讲话\n\n同志们：\n" + "".join(parts), name="长"))
    assert len(doc.sections) > 40
    shown = Presentation(io.BytesIO(deck_module.render((doc,), lang="en")))
    outlines = [s for s in shown.slides if s.shapes.title.text_frame.text.startswith("Outline")]
    rows = sum(len(t.table.rows) - 1 for s in outlines for t in s.shapes if t.has_table)
    assert rows == 9
    assert "做好第8件工作" in outlines[0].notes_slide.notes_text_frame.text


def test_points_are_named_where_there_is_room(opened):
    """No name of a point in a scatter lies on another, by the places of the points and the widths of the words."""
    charts = [s.chart for slide in opened.slides for s in slide.shapes if s.has_chart]
    scatter = next(c for c in charts if c.chart_type == -4169)
    named = [label for label in scatter._chartSpace.iter() if etree.QName(label).localname == "dLbl"]
    assert 5 < len(named) < 120
    assert {n.find("{*}dLblPos").get("val") for n in named} <= {"r", "l", "t", "b"}


def test_charts_keep_the_numbers_of_figures(sample):
    """A native chart has the categories, series and values of the figure it is made from; a map is no chart."""
    chart = chart_of(plot.appraisal_balance(sample, lang="zh"))
    assert [s.name for s in chart.series] == ["批评", "肯定"]
    assert sum(v for v in chart.series[1].values) == sum(f.detail("polarity") == "+" for f in sample.find("appraisal"))
    assert chart.categories[0] == "开头"
    assert chart_of(plot.section_map(sample)) is None
    many = new_figure(
        [dict(type="bar", orientation="h", y=[f"第{i}" for i in range(40)], x=list(range(40)))], title="t", alt="a"
    )
    pieces = split(chart_of(many))
    assert [len(p.categories) for p in pieces] == [20, 20]
    assert [v for p in pieces for v in p.series[0].values] == list(range(39, -1, -1))


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_opens_every_slide(tmp_path, sample, change):
    """LibreOffice turns the deck into as many pages as it has slides."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    path = tk.save(tmp_path / "d.pptx", sample, change, lang="zh")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    pages = re.findall(rb"/Type\s*/Page[^s]", (tmp_path / "d.pdf").read_bytes())
    assert len(pages) == len(Presentation(str(path)).slides)
