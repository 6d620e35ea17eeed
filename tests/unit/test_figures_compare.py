"""Figures that compare: their tables agree with the comparison, labels lie on nothing, empty ones are titled."""

import random
import shutil

import pytest

import toolkit as tk
from toolkit.errors import InputError
from toolkit.figures import plot
from toolkit.figures._places import Box, label_positions
from toolkit.places import data_dir


@pytest.fixture(scope="module")
def change():
    """The two review speeches by one speaker."""
    return tk.compare("述职评议会讲话", "述职评议会讲话2023")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The speeches of the catalogue as a corpus."""
    place = tmp_path_factory.mktemp("speeches")
    for path in (data_dir() / "speeches").glob("*.txt"):
        shutil.copy(path, place)
    return tk.Corpus(place, cache=False, progress=False)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", plot.OF_COMPARISON)
def test_every_comparison_figure_is_drawn_and_has_a_table(change, name, lang):
    """Each figure has a title, a text alternative and a table twin, in both languages."""
    figure = getattr(plot, name)(change, lang=lang)
    assert figure.layout.meta["title"]
    assert figure.layout.meta["alt"]
    assert len(getattr(plot, f"{name}_info")(change).table()) > 0


def test_bars_are_the_counts(change):
    """A bar's counts are those of the tokens, and its line of text holds the word."""
    info = plot.keyness_info(change)
    first, second = change.documents
    for bar in info.bars:
        assert bar.study == sum(t.text == bar.item for t in first.tokens)
        assert bar.reference == sum(t.text == bar.item for t in second.tokens)
        assert bar.item in bar.line


def test_bands_point_into_both_texts(change):
    """A band of shared wording says the words that stand there."""
    first, second = (doc.text for doc in change.documents)
    bands = plot.reuse_info(change).bands
    assert bands
    assert all(first[b.a_start : b.a_stop] == b.a_words and second[b.b_start : b.b_stop] == b.b_words for b in bands)


def test_outline_table_lists_every_section(change):
    """Pairs and loners together are all sections of both sides."""
    table = plot.outline_pair_info(change).table()
    assert table["a"].notna().sum() == len(change.documents[0].sections)
    assert table["b"].notna().sum() == len(change.documents[1].sections)


def test_labels_lie_on_nothing():
    """No two labels overlap, none lies on another's point, none leaves the area, and most of a few are placed."""
    rng = random.Random(3)
    for count in (20, 200):
        points = [(rng.uniform(0, 900), rng.uniform(0, 500), "高质量发展"[: rng.randint(2, 5)]) for _ in range(count)]
        positions = label_positions(points, area=(900, 500))
        boxes = [box_of(point, position) for point, position in zip(points, positions, strict=True) if position]
        assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
        assert all(b.left >= 0 and b.top >= 0 and b.right <= 900 and b.bottom <= 500 for b in boxes)
        assert len(boxes) >= (18 if count == 20 else 90)


def box_of(point, position):
    """The room that a label takes."""
    x, y, words = point
    wide, high = len(words) * 2 * 13 * 0.52, 13 * 1.25
    left = x + 7 if "right" in position else x - 7 - wide if "left" in position else x - wide / 2
    top = y + 7 if "bottom" in position else y - 7 - high if "top" in position else y - high / 2
    return Box(left, top, left + wide, top + high)


def test_nothing_shared_is_said():
    """Two speeches without common wording give an empty figure that says so."""
    figure = plot.reuse(tk.compare("述职评议会讲话", "毕业典礼致辞"), lang="en")
    assert len(figure.data) == 0
    assert "share no wording" in figure.layout.annotations[0].text


@pytest.mark.english
def test_unknown_group_is_refused(change):
    """A group of measures that there is none of gets a sentence."""
    with pytest.raises(InputError, match="Unknown group"):
        plot.profile(change, group="devices")


def test_corpus_figures(corpus):
    """Likeness is a square table without its diagonal; a phrase's first use comes first; an unused phrase is said to be."""
    info = plot.similarity_info(corpus)
    assert len(info.table()) == 15
    assert plot.similarity(corpus).data[0].z[0][0] is None
    uses = plot.phrase_timeline_info(corpus, "把管党治党责任抓在手上、扛在肩上").uses
    assert uses[0].speech == "shuzhi-pingyi-2022.txt"
    assert plot.phrase_timeline(corpus, "抓在手上、扛在肩上").layout.meta["alt"]
    assert len(plot.phrase_timeline(corpus, "无人说过的一句话").data) == 0
