"""The Python half of the Compare widget, without a browser."""

import pytest

import toolkit as tk
from toolkit.errors import InputError
from toolkit.widgets.compare import Compare
from toolkit.widgets.sides import TABS


@pytest.fixture(scope="module")
def change():
    """Two speeches given at the same meeting in two years."""
    return tk.compare("述职评议会讲话", "述职评议会讲话2023")


@pytest.fixture
def widget(change):
    """Their comparison, opened on the outlines."""
    return Compare(change)


def said(column):
    """The passages of one side as texts."""
    return ["".join(text for text, _ in runs) for _, runs in column]


def test_tabs_are_prepared_when_opened(widget):
    """Each tab is prepared when it is opened, once, and an unknown one is refused."""
    assert list(widget.view["prepared"]) == ["outlines"]
    for tab in TABS:
        widget.tab = tab
    assert list(widget.view["prepared"]) == list(TABS)
    with pytest.raises(InputError):
        widget.tab = "dance"


def test_outlines_hold_every_section_once(widget):
    """Pairs and lone sections together are all sections of both sides."""
    rows = widget.view["prepared"]["outlines"]["rows"]
    for side, doc in zip("ab", widget.change.documents, strict=True):
        assert sorted(row[side]["index"] for row in rows if row[side]) == list(range(len(doc.sections)))


def test_words_show_their_passages_on_both_sides(widget):
    """Each passage of a word holds it, marked, and comes from the right speech."""
    widget.do_passages("word", "群众", "群众")
    for side, doc in zip("ab", widget.change.documents, strict=True):
        for (_, runs), text in zip(widget.passages[side], said(widget.passages[side]), strict=True):
            assert text in doc.text
            assert [t for t, on in runs if on] == ["群众"]


@pytest.mark.parametrize(
    "thing", ["device:parallelism", "function:demand", "stance:praise_share", "person:we", "rhythm:x"]
)
def test_measures_show_their_passages(widget, thing):
    """What is behind a number of the profile can be read on both sides."""
    widget.do_passages("measure", thing)
    assert widget.passages["a"]
    assert widget.passages["b"]


def test_shared_wording_agrees_with_the_comparison(widget):
    """The tab lists every shared passage, longest first, and each can be seen in its sentence."""
    widget.tab = "shared"
    rows = widget.view["prepared"]["shared"]["rows"]
    assert [row["matched"] for row in rows] == sorted((p.matched for p in widget.change.shared()), reverse=True)
    widget.do_passages("shared", 0)
    assert "".join(text for text, _ in rows[0]["a"]) in said(widget.passages["a"])[0]


def test_sides_can_be_chosen(widget):
    """Another speech of the catalogue or one added is compared; an unknown name is refused."""
    doc = tk.read(tk.Speech("同志们：一要抓落实，二要抓队伍，三要抓作风。", name="草稿"))
    widget.add(doc)
    assert "草稿" in widget.view["choices"]
    widget.do_choose("草稿", "安全生产讲话")
    assert [d.name for d in widget.change.documents] == ["草稿", "安全生产讲话"]
    with pytest.raises(InputError):
        widget.choose("没有的讲话", "草稿")
    with pytest.raises(InputError):
        Compare("述职评议会讲话")
