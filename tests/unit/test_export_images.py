"""Pictures: which ways need no browser, what is said where there is none, and what a folder of figures holds."""

import re
import struct
import xml.etree.ElementTree as ET

import pytest

import toolkit as tk
from toolkit.cloud import word_cloud
from toolkit.errors import ExportError, InputError, MissingPartError
from toolkit.export import browser, images
from toolkit.figures.base import new_figure

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def hidden(monkeypatch):
    """A machine on which Kaleido finds no browser."""
    import kaleido
    from kaleido.errors import ChromeNotFoundError

    def nothing(*_args, **_settings):
        raise ChromeNotFoundError

    monkeypatch.setattr(kaleido, "Kaleido", nothing)


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_no_browser_is_one_sentence_and_no_file(tmp_path, sample, suffix):
    """Without a browser the sentence names the ways that need none, and nothing half-written is left."""
    with pytest.raises(MissingPartError) as caught:
        tk.save(tmp_path / f"map.{suffix}", tk.plot.section_map(sample), lang="zh")
    assert ".pptx" in str(caught.value)
    assert ".svg" in str(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.english
@pytest.mark.usefixtures("hidden")
def test_no_browser_no_folder(tmp_path, sample):
    """Without a browser a folder of figures is not begun; as SVG it is written whole."""
    with pytest.raises(MissingPartError):
        tk.save(tmp_path / "figures", sample, progress=False)
    assert not list(tmp_path.iterdir())
    folder = tk.save(tmp_path / "figures", sample, formats="svg", progress=False, lang="en")
    names = sorted(p.name for p in folder.iterdir())
    assert "index.html" in names
    assert {"01-section-map.svg", "01-section-map.csv"} <= set(names)
    links = re.findall(r'(?:href|src)="([^"#]+)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert links
    assert sample.speech.sha256 in (folder / "index.html").read_text(encoding="utf-8")
    assert all((folder / link).is_file() for link in links)
    with pytest.raises(ExportError, match="already"):
        tk.save(folder, sample, formats="svg", progress=False)
    assert (folder / "01-section-map.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.usefixtures("hidden")
def test_svg_needs_no_browser_and_repeats(tmp_path, sample):
    """A figure's SVG is well-formed, carries its font, its words and its settings, and is the same each time."""
    figure = tk.plot.section_map(sample, lang="zh")
    first = tk.save(tmp_path / "a.svg", figure).read_bytes()
    root = ET.fromstring(first)
    assert root.tag == f"{SVG}svg"
    words = "".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))
    assert "第一点" in words
    assert "3 点感受" in words
    assert b"@font-face" in first
    assert sample.speech.sha256[:16] in root.find(f"{SVG}metadata").text
    assert tk.save(tmp_path / "b.svg", figure).read_bytes() == first


@pytest.mark.usefixtures("hidden")
def test_cloud_needs_no_browser(tmp_path, sample):
    """The cloud is saved as PNG and SVG without a browser."""
    cloud = word_cloud(sample, top=20)
    data = tk.save(tmp_path / "c.png", cloud).read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1920, 1080)
    assert ET.fromstring(tk.save(tmp_path / "c.svg", cloud).read_bytes()).tag == f"{SVG}svg"
    with pytest.raises(MissingPartError, match=r"\.svg"):
        tk.save(tmp_path / "c.pdf", cloud)


@pytest.mark.slow
@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("suffix", ["pptx", "html", "xlsx", "docx", "json", "txt"])
def test_other_ways_out_need_no_browser_and_repeat(tmp_path, sample, suffix):
    """Deck, report, workbook, Word file, annotation and words are written where there is no browser, the same each time."""
    things = [sample]
    if suffix in {"pptx", "html", "xlsx"}:
        things.append(tk.compare(sample, "安全生产讲话"))
    for thing in things:
        first, second = (tk.save(tmp_path / f"{i}.{suffix}", thing, overwrite=True).read_bytes() for i in (1, 2))
        assert first == second
        assert len(first) > 1000


def test_wrong_things_are_refused(tmp_path, sample):
    """A Document as a picture, two pictures in one file, and a senseless density are refused in one sentence."""
    figure = tk.plot.section_map(sample)
    for things, options in (
        ((sample,), {}),
        ((figure, figure), {}),
        ((figure,), {"scale": 0}),
        ((figure,), {"dpi": 3}),
    ):
        with pytest.raises(InputError):
            tk.save(tmp_path / "x.png", *things, **options)
    assert not list(tmp_path.iterdir())


def test_unknown_trace_is_not_drawn_by_hand():
    """A figure with a kind of trace that our drawing does not know is left to the browser."""
    import plotly.graph_objects as go

    from toolkit.export.drawing import figure_svg

    assert figure_svg(new_figure([go.Pie(values=[1, 2])], title="t", alt="a")) is None


@pytest.mark.parametrize(
    "traces",
    [
        [dict(type="bar", x=["甲", "乙"], y=[1, 2], text=["1", "2"]), dict(type="bar", x=["甲", "乙"], y=[2, 1])],
        [dict(type="bar", orientation="h", y=["甲", "乙"], x=[1, 2], marker=dict(pattern=dict(shape="/")))],
        [dict(type="scatter", mode="lines+markers+text", x=[1, 2, None, 3], y=[1, 4, 2, 3], text=list("abcd"))],
        [dict(type="scatter", mode="lines", x=[1, 2], y=[0.5, 1], fill="tozeroy", line=dict(dash="dot", shape="hv"))],
        [dict(type="heatmap", x=["a", "b"], y=["c"], z=[[1, None]])],
        [],
    ],
)
def test_drawing_stays_inside_its_page(traces):
    """Whatever is drawn lies inside the drawing's view box."""
    from toolkit.export.drawing import figure_svg

    drawing = figure_svg(new_figure(traces, title="图", alt="说明", layout=dict(barmode="stack")), title=True)
    root = ET.fromstring(drawing)
    _, _, width, height = map(float, root.get("viewBox").split())
    for box in root.iter(f"{SVG}rect"):
        if box.get("x") is not None:
            assert -0.5 <= float(box.get("x")) <= float(box.get("x")) + float(box.get("width")) <= width + 0.5
            assert -0.5 <= float(box.get("y")) <= float(box.get("y")) + float(box.get("height")) <= height + 0.5


def test_font_setting_is_put_back(monkeypatch):
    """The setting that shows a browser our font is there only while it is needed."""
    import os
    from pathlib import Path

    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    with browser.chinese_font():
        config = Path(os.environ["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
        assert "/somewhere/fonts.conf" in config
    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"


@pytest.mark.browser
def test_pictures_are_drawn_at_twice_the_size(sample):
    """A PNG of a figure is a slide at 2× density and says what it shows; a PDF does not say when it was made."""
    figure = tk.plot.section_map(sample, lang="en")
    data = images.render((figure,), suffix=".png")
    assert struct.unpack(">II", data[16:24]) == (1920, 1080)
    assert b"Section map" in data
    first, second = (images.render((figure,), suffix=".pdf") for _ in range(2))
    assert first[:4] == b"%PDF"
    assert images.render((word_cloud(sample, top=20, lang="en"),), suffix=".pdf")[:4] == b"%PDF"
    assert re.findall(rb"/CreationDate ?\(D:(\d{14})", first) == re.findall(rb"/CreationDate ?\(D:(\d{14})", second)


@pytest.mark.browser
def test_svg_of_a_cloud_carries_the_font_of_its_title(tmp_path, sample):
    """What a browser draws asks first for the font that comes along, and is well-formed."""
    path = tk.save(tmp_path / "cloud.svg", tk.plot.cloud(sample))
    drawing = path.read_text(encoding="utf-8")
    ET.fromstring(drawing)
    assert "@font-face" in drawing
    assert re.search(r'class="gtitle"[^>]*font-family: \'Toolkit Sans SC\'', drawing)
