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
        widget.do_choose(__file__, "草稿")  # the page names speeches, never paths
    with pytest.raises(InputError):
        Compare("述职评议会讲话")


def test_several_speeches_make_one_side(widget):
    """Every tab shows what all speeches of a side say, and passages name the speech they are of."""
    widget.choose(["述职评议会讲话", "安全生产讲话"], "述职评议会讲话2023")
    one, other = widget.view["members"]
    assert (one, other) == (["述职评议会讲话", "安全生产讲话"], ["述职评议会讲话2023"])
    for tab in TABS:
        widget.tab = tab
    counted = {row["word"]: row["a"] for row in widget.view["prepared"]["words"]["words"]}
    docs = widget.change.sides[0].documents
    assert counted["安全"] == sum(token.text == "安全" for doc in docs for token in doc.tokens)
    assert any(word["text"] == "安全" for word in widget.view["prepared"]["clouds"]["words"])
    shared = widget.view["prepared"]["shared"]["rows"]
    assert {row["from"][0] for row in shared} <= set(one)
    widget.do_passages("word", "安全", "安全")
    assert {where.partition("　")[0] for where, _ in widget.passages["a"]} == {"安全生产讲话"}
    widget.do_show(0, 1)
    widget.tab = "outlines"
    rows = widget.view["prepared"]["outlines"]["rows"]
    assert sorted(row["a"]["index"] for row in rows if row["a"]) == list(range(len(docs[1].sections)))
    assert widget.view["sides"][0] in widget.view["choices"], "it can be chosen again"
    with pytest.raises(InputError):
        widget.choose([], "草稿")


def test_a_file_becomes_a_side(widget):
    """A file read on the page is compared under its own name, or under a new one where another speech has it."""
    widget.do_file(1, "C:\\稿\\新稿.txt", "同志们：一要抓落实。".encode("gb18030"))
    assert widget.view["sides"] == ["述职评议会讲话", "新稿"]
    widget.do_file(1, "述职评议会讲话.txt", "同志们：二要抓队伍。".encode())
    assert widget.view["sides"] == ["述职评议会讲话", "述职评议会讲话 (2)"]
    assert widget.change.documents[1].text == "同志们：二要抓队伍。"
