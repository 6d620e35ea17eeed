"""The Python half of the Cloud widget, without a browser."""

import pytest

import toolkit as tk
from toolkit.errors import InputError
from toolkit.widgets.cloud import PROJECTED, Cloud


@pytest.fixture(scope="module")
def doc():
    """The sample, read."""
    return tk.read("述职评议会讲话")


@pytest.fixture
def cloud(doc):
    """Its cloud of thirty words."""
    return Cloud(doc, top=30)


def test_the_layout_is_the_pictures(doc, cloud):
    """Each word of the widget stands where the picture made by the same call has it."""
    picture = tk.word_cloud(doc, top=30).data()
    assert [(w["text"], w["x"], w["y"], w["size"]) for w in cloud.view["words"]] == [
        (w["text"], w["x"], w["y"], w["size"]) for w in picture["words"]
    ]


def test_a_word_has_its_lines(doc, cloud):
    """Choosing a word gives as many lines as the word has occurrences as a word."""
    cloud.chosen = "问题"
    assert len(cloud.lines) == len(tk.kwic(doc, "问题", "word"))
    assert {match for _, match, _, _ in cloud.lines} == {"问题"}
    cloud.chosen = ""
    assert cloud.lines == []


def test_options_lay_out_again(cloud):
    """An option set lays the cloud out again, a number out of bounds is brought in, an unknown name is refused."""
    cloud.top = 12
    assert len(cloud.view["words"]) == 12
    cloud.top = 5000
    assert cloud.top == 300
    with pytest.raises(InputError):
        cloud.shape = "/etc/passwd"
    with pytest.raises(InputError):
        cloud.stop = ["functions"]


def test_an_unknown_option_is_refused(doc):
    """A misspelt option and something that is no Document raise."""
    with pytest.raises(InputError, match="tops"):
        Cloud(doc, tops=3)
    with pytest.raises(InputError):
        Cloud("述职评议会讲话")
    with pytest.raises(InputError):
        Cloud(doc, "述职评议会讲话")


def test_no_small_words_on_a_projector(doc):
    """Projector mode draws no small words and gives them back afterwards; a size that was asked for stays."""
    cloud = Cloud(doc, projector=True)
    assert min(word["size"] for word in cloud.view["words"]) >= PROJECTED
    cloud.projector = False
    assert min(word["size"] for word in cloud.view["words"]) < PROJECTED
    assert Cloud(doc, least_size=20, projector=True).least_size == 20
