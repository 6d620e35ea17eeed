"""The section map: its Info, its table, its drawing."""

import itertools

import pytest

from toolkit.errors import InputError
from toolkit.figures import base, plot
from toolkit.figures.section_map import section_map, section_map_info


def test_sample_has_six_points_in_two_groups(sample):
    """The sample's map shows six points of level 1 in two groups of three, named as they were announced."""
    info = section_map_info(sample, lang="zh")
    points = [b for b in info.blocks if b.kind == "section"]
    assert [b.marker for b in points] == ["第一点", "第二点", "第三点", "一要", "二要", "三要"]
    assert [(g.points, g.noun) for g in info.groups] == [(3, "感受"), (3, "建议")]
    assert [b.row for b in points] == [1] * 6


def test_rows_are_levels_and_widths_text_lengths(deep):
    """Each level is a row of its own, and the bars are exactly as long as the stretches they stand for."""
    info = section_map_info(deep)
    assert info.rows == 4
    figure = section_map(deep)
    drawn = sorted((base_, base_ + x) for trace in figure.data for base_, x in zip(trace.base, trace.x, strict=True))
    assert drawn == sorted((b.start, b.stop) for b in info.blocks)
    for row in range(info.rows):
        edges = [(b.start, b.stop) for b in info.blocks if b.row == row]
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(edges))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_table_twin_has_every_block_in_full(sample, lang):
    """The table has a row a block with the whole heading, where the drawing may shorten it."""
    table = section_map_info(sample, lang=lang).table(lang)
    assert len(table) == len(sample.zones) + len(sample.sections) + len(sample.transitions)
    assert any("第三点感受是**区抓基层党建、党风廉政建设、意识形态工作勇于创新" in words for words in table.iloc[:, 2])


def test_figure_says_what_it_shows(sample):
    """Title, text alternative and settings travel with the figure."""
    about = base.about(section_map(sample, by="zone", lang="en"))
    assert about["title"].startswith("Section map")
    assert "6 points on the first level" in about["alt"]
    assert about["settings"]["by"] == "zone"
    assert sample.speech.sha256.startswith(about["settings"]["text"])


def test_text_is_data(sample):
    """A heading with tags or formulas is shown as it is."""
    from toolkit.model import Speech
    from toolkit.reading import analyse

    text = "<b>$x$</b>" + sample.text[10:]
    doc = analyse(Speech(text, name="<i>名</i>")).changed(outline=sample.outline, findings=(), slips=())
    figure = section_map(doc)
    assert "<i>" not in figure.layout.title.text
    assert "&lt;i&gt;" in figure.layout.title.text


def test_empty_speech_gives_an_empty_titled_figure(plain):
    """A speech without zones and sections gives a figure with a title and a sentence."""
    figure = section_map(plain, lang="zh")
    assert not figure.data
    assert figure.layout.title.text.startswith("结构图")


@pytest.mark.english
def test_unknown_colouring_is_refused(sample):
    """Colouring by something else raises one sentence."""
    with pytest.raises(InputError, match="coloured by"):
        section_map(sample, by="mood")


def test_plot_finds_figures_by_name(sample):
    """`plot` gives drawing and Info functions by name, whatever was imported before, and refuses other names."""
    assert plot.section_map is section_map
    assert plot.section_map_info(sample) == section_map_info(sample)
    with pytest.raises(AttributeError, match="no figure"):
        _ = plot.nonsense


def test_every_listed_figure_exists(sample):
    """Each figure that a report shows has a drawing function and an Info with a table."""
    for name in plot.OF_DOCUMENT:
        info = getattr(plot, f"{name}_info")(sample)
        assert not info.table("en").empty
        assert base.about(getattr(plot, name)(sample, lang="en"))["alt"]
