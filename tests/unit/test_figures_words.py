import base64

import pytest

import toolkit as tk
from toolkit.errors import ToolkitError
from toolkit.figures import plot
from toolkit.figures.base import about
from toolkit.measure import collocates, kwic, ngrams, words
from toolkit.measure.rhythm import clauses_of
from toolkit.model import Document, Sentence, Speech, Token

NAMES = ("word_bars", "cloud", "dispersion", "trend", "collocation_network", "rhythm", "ngram_table")


@pytest.fixture(scope="module")
def sample():
    """The sample speech, read."""
    return tk.read("述职评议会讲话")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_each_figure_is_complete(sample, name, lang):
    """Each figure has a title, a text alternative, its settings, and a table twin with rows, in either language."""
    figure = getattr(plot, name)(sample, lang=lang, theme="dark")
    said = about(figure)
    assert figure.data
    assert sample.name in said["title"]
    assert said["alt"] != said["title"]
    table = getattr(plot, f"{name}_info")(sample, lang=lang).table(lang)
    assert len(table) > 1
    assert figure.to_json()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_draw(name):
    """A speech without words gives an empty, titled figure and an empty table."""
    empty = Document(Speech("……", name="空"))
    figure = getattr(plot, name)(empty, lang="zh")
    assert not figure.data
    assert "空" in figure.layout.title.text
    assert getattr(plot, f"{name}_info")(empty).table().empty


@pytest.mark.parametrize("name", NAMES)
def test_unknown_options_are_refused(sample, name):
    """A misspelt option raises; so does a size or theme that there is not."""
    with pytest.raises(TypeError):
        getattr(plot, name)(sample, colours="red")
    for wrong in ({"size_name": "poster"}, {"theme": "sepia"}):
        with pytest.raises(ToolkitError):
            getattr(plot, name)(sample, **wrong)


@pytest.mark.parametrize("name", NAMES)
def test_markup_of_a_speech_stays_text(name):
    """A word that looks like markup never reaches the figure as such."""
    text = "<b>好</b>党建<b>好</b>党建" * 3
    cut = [(0, 8, "n"), (8, 10, "j"), (10, 18, "n"), (18, 20, "j")]
    tokens = tuple(
        Token(i * 20 + a, i * 20 + b, text[i * 20 + a : i * 20 + b], tag) for i in range(3) for a, b, tag in cut
    )
    doc = Document(Speech(text, name="<i>x"), sentences=(Sentence(0, 60),), tokens=tokens)
    drawn = getattr(plot, name)(doc).to_dict()
    drawn["layout"].pop("meta")
    drawn["layout"].pop("template")
    seen = list(strings(drawn))
    assert any("&lt;b&gt;好" in one for one in seen) or name == "rhythm"
    assert not [one for one in seen if "<b>好" in one or "<i>" in one]


def strings(value):
    """Every string in a figure, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)


def test_bars_are_the_counts(sample):
    """Bars show the first rows of the frequency table."""
    info = plot.word_bars_info(sample, top=12)
    table = words(sample, top=12)
    assert [(b.word, b.times) for b in info.bars] == list(zip(table["word"], table["count"], strict=True))


def test_strokes_are_the_concordance(sample):
    """A word's strokes stand where the concordance has it, with the same sections."""
    (row,) = plot.dispersion_info(sample, ["问题"]).rows
    lines = kwic(sample, "问题")
    assert list(row.at) == lines["start"].tolist()
    assert list(row.places) == lines["section"].tolist()


def test_trend_counts_within_its_window():
    """The density is the number of occurrences in the window, in proportion where the text ends."""
    doc = Document(Speech("党建" + "一" * 98 + "党建" + "一" * 98, name="x"))
    info = plot.trend_info(doc, ["党建"], window=40)
    (line,) = info.lines
    assert line.density[0] == pytest.approx(1000 / 20)
    middle = min(range(80), key=lambda i: abs(info.offsets[i] - 101))
    assert line.density[middle] == pytest.approx(1000 / 40)
    assert line.density[-1] == 0


def test_network_has_the_strongest_collocates(sample):
    """The network's words and numbers are those of the collocation table, and ties join words that it shows."""
    info = plot.collocation_network_info(sample, "党建", top=6)
    table = collocates(sample, "党建").query("log_likelihood > 0").head(6)
    assert [(n.word, n.together) for n in info.nodes] == list(zip(table["word"], table["together"], strict=True))
    shown = {n.word for n in info.nodes}
    assert all({one, other} <= shown and times > 1 for one, other, times in info.ties)
    assert all(n.x**2 + n.y**2 <= 1.0001 for n in info.nodes)


def test_rhythm_shows_every_clause(sample):
    """Each clause is a bar; overlong ones pass the breath, and beats have a neighbour as long."""
    info = plot.rhythm_info(sample, breath=20)
    assert [b.syllables for b in info.beats] == [c.syllables for c in clauses_of(sample)]
    assert all((b.kind == "overlong") == (b.syllables > 20) for b in info.beats)
    for i, beat in enumerate(info.beats):
        if beat.kind == "beat":
            assert beat.syllables in {info.beats[j].syllables for j in (i - 1, i + 1) if 0 <= j < len(info.beats)}


def test_ngram_rows_are_the_counts(sample):
    """The table shows the first rows of the n-gram count."""
    info = plot.ngram_table_info(sample, 2, top=5)
    assert [(r.text, r.times) for r in info.rows] == list(
        ngrams(sample, 2, top=5)[["ngram", "count"]].itertuples(index=False, name=None)
    )


def test_cloud_figure_holds_the_svg(sample):
    """The cloud figure's picture is the cloud's own SVG, and each point lies in its word's box."""
    figure = plot.cloud(sample, top=20)
    source = base64.b64decode(figure.layout.images[0].source.partition(",")[2]).decode()
    cloud = plot.cloud_info(sample, top=20).cloud
    assert source == cloud.svg(ground=False)
    for x, y, placed in zip(figure.data[0].x, figure.data[0].y, cloud.layout.placed, strict=True):
        assert placed.box[0] < x < placed.box[2]
        assert placed.box[1] < y < placed.box[3]
