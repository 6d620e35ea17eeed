import hashlib
import io
import json
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image, ImageDraw

import toolkit as tk
from toolkit.cloud import SHAPES, word_cloud
from toolkit.cloud.layout import HEIGHT, LEGEND, WIDTH, arrange
from toolkit.cloud.shapes import shape_mask
from toolkit.cloud.terms import Term, Terms
from toolkit.errors import ToolkitError
from toolkit.model import Document, Speech


@pytest.fixture(scope="module")
def cloud():
    """The cloud of the sample speech."""
    return word_cloud(tk.read("述职评议会讲话"), top=60)


def svg_words(text):
    """(word, x, y, size, colour) of each word of an SVG."""
    space = "{http://www.w3.org/2000/svg}"
    found = []
    for node in ET.fromstring(text).iter(f"{space}text"):
        tip = node.find(f"{space}title")
        if tip is not None:
            size = float(node.get("font-size"))
            found.append((tip.tail, float(node.get("x")), float(node.get("y")), size, node.get("fill")))
    return found


def test_svg_widget_and_table_say_the_same(cloud):
    """SVG, widget data and table hold the same words at the same spots in the same sizes."""
    widget = [(w["text"], w["x"], w["y"], w["size"], w["colour"]) for w in cloud.data()["words"]]
    assert svg_words(cloud.svg()) == widget
    shown = cloud.table().query("placed")
    assert list(zip(shown["word"], shown["x"], shown["y"], shown["size"], strict=True)) == [w[:4] for w in widget]


def test_png_has_each_word_at_its_spot(cloud):
    """In the PNG each word's box is filled to its edges with the word's colour, and nothing stands outside the boxes."""
    picture = np.asarray(Image.open(io.BytesIO(cloud.png(WIDTH))).convert("RGB")).astype(int)
    left_over = (picture[: HEIGHT - LEGEND] < 250).any(axis=2)
    for placed, word in zip(cloud.layout.placed, cloud.data()["words"], strict=True):
        colour = [int(word["colour"][i : i + 2], 16) for i in (1, 3, 5)]
        left, top, right, bottom = (round(edge) for edge in placed.box)
        window = picture[top - 2 : bottom + 2, left - 2 : right + 2]
        rows, columns = np.nonzero(abs(window - colour).sum(axis=2) < 60)
        assert np.ptp(rows) >= (bottom - top) - 4, word["text"]
        assert np.ptp(columns) >= (right - left) - 4 - placed.size * 0.25, word["text"]
        left_over[top - 2 : bottom + 2, left - 2 : right + 2] = False
    assert not left_over.any()


def test_boxes_do_not_overlap_and_stay_inside(cloud):
    """No word touches another or leaves the canvas, and equal counts have equal sizes."""
    boxes = [p.box for p in cloud.layout.placed]
    for i, a in enumerate(boxes):
        assert 0 <= a[0] < a[2] <= WIDTH
        assert 0 <= a[1] < a[3] <= HEIGHT - LEGEND
        assert all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for b in boxes[i + 1 :])
    sizes = {}
    for p in cloud.layout.placed:
        sizes.setdefault(p.term.times, set()).add(p.size)
    assert all(len(found) == 1 for found in sizes.values())


def test_same_call_same_cloud(cloud):
    """The same call gives the same bytes in another process; another seed moves words."""
    doc = tk.read("述职评议会讲话")
    code = (
        "import hashlib, toolkit as tk; from toolkit.cloud import word_cloud; "
        "print(hashlib.sha256(word_cloud(tk.read('述职评议会讲话'), top=60).svg().encode()).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert other == hashlib.sha256(cloud.svg().encode()).hexdigest()
    assert word_cloud(doc, top=60, seed=5).layout.placed != cloud.layout.placed


def test_no_word_is_lost():
    """Words that find no room, rank too low or lack a glyph stand in the table with the reason; smaller ones are still placed."""
    long = "人" * 70
    words = (Term(long, 9, 9.0, 0), Term("党建", 5, 5.0, 0), Term("\U000f0000好", 4, 4.0, 0), Term("落实", 2, 2.0, 0))
    layout = arrange(Terms(words, ("n",)), [shape_mask("rectangle", 400, 225)], top=2)
    assert [p.term.word for p in layout.placed] == ["党建"]
    assert {gone.term.word: gone.reason for gone in layout.left_out} == {
        "\U000f0000好": "font",
        "落实": "rank",
        long: "room",
    }


def test_least_size_is_kept():
    """No word is smaller than the least legible size, however rare it is."""
    layout = word_cloud(tk.read("述职评议会讲话"), top=150, at_least=1, least_size=30).layout
    assert min(p.size for p in layout.placed) >= 30
    assert len(layout.placed) + len(layout.left_out) > 150


@pytest.mark.parametrize("shape", SHAPES)
def test_named_shapes_hold_words(shape):
    """Every named shape has room, and no word leaves it."""
    layout = word_cloud(tk.read("安全生产讲话"), shape=shape, top=25).layout
    mask = shape_mask(shape, 400, (HEIGHT - LEGEND) // 4)
    assert len(layout.placed) == 25
    for p in layout.placed:
        left, top, right, bottom = (int(edge // 4) for edge in p.box)
        assert mask[top : bottom + 1, left : right + 1].all()


def test_shape_from_a_picture(tmp_path):
    """The dark part of a picture is filled, and only that."""
    path = tmp_path / "shape.png"
    drawn = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(drawn).rectangle((0, 0, 90, 99), fill="black")
    drawn.save(path)
    layout = word_cloud(tk.read("安全生产讲话"), shape=path, top=15).layout
    assert layout.placed
    assert max(p.box[2] for p in layout.placed) < WIDTH * 0.5


def test_two_speeches_take_sides():
    """In a comparison each word stands on the side of the speech that uses it more, weighed by how much more."""
    first = Document(Speech("a", name="甲"))
    one, two = tk.read("述职评议会讲话"), tk.read("安全生产讲话")
    layout = word_cloud(one, two).layout
    sides = {p.term.word: p.term.group for p in layout.placed}
    assert sides["党建"] == 0
    assert sides["安全"] == 1
    assert all((p.box[2] <= WIDTH / 2) == (p.term.group == 0) for p in layout.placed)
    assert not word_cloud(first, first).layout.placed


def test_markup_in_words_is_text():
    """A word that looks like markup stays text in the SVG."""
    layout = arrange(Terms((Term("<b>&x", 3, 3.0, 0),), ("n",)), [shape_mask("rectangle", 400, 225)], top=5)
    from toolkit.cloud.faces import svg

    assert [word for word, *_ in svg_words(svg(layout, title="<script>"))] == ["<b>&x"]


def test_widget_data_is_json(cloud):
    """The widget's data survive JSON, carry the font and use no offsets."""
    face = cloud.data(theme="dark")
    assert json.loads(json.dumps(face)) == face
    assert re.match(r"data:font/woff;base64,", face["font"])


@pytest.mark.parametrize(
    "options",
    [{"shape": "blob"}, {"colour": "red"}, {"stop": ("all",)}, {"top": 0}, {"least_size": 900}, {"shape": __file__}],
)
def test_bad_options(options):
    """What cannot be drawn is refused in one sentence."""
    with pytest.raises(ToolkitError):
        word_cloud(tk.read("安全生产讲话"), **options)


def test_no_words_no_error():
    """A speech without words gives an empty cloud with every face."""
    cloud = word_cloud(Document(Speech("……")))
    assert cloud.table().empty
    assert cloud.svg().startswith("<svg")
    assert Image.open(io.BytesIO(cloud.png(320))).size == (320, 180)
