"""The Python half of the Explorer, without a browser."""

import json

import pytest
from support.golddoc import gold_document, long_document

from toolkit.errors import InputError
from toolkit.model import Span, Speech
from toolkit.reading import read
from toolkit.widgets import details
from toolkit.widgets.explorer import Explorer
from toolkit.widgets.pages import Page

ODD = "标题\n\n<img src=x onerror=alert(1)></script> **粗** 😀𠮷\u202e右\u202c到左。\n一、抓落实。要快，要准，要狠。\n"


@pytest.fixture(scope="module")
def doc():
    """The sample with its gold."""
    return gold_document()


@pytest.mark.parametrize("text", [ODD, "一", "同志们：\r\n\r\n开会。"])
def test_pieces_join_to_the_text(text):
    """The pieces of a page give the text back, whatever is in it."""
    page = Page(read(Speech(text)))
    assert "".join(piece.text for piece in page.pieces) == text


def test_every_member_has_its_pieces(doc):
    """The pieces that carry a member's mark join to the member's text."""
    page = Page(doc)
    for number, (span, _, _) in enumerate(page.marks):
        assert "".join(p.text for p in page.pieces if number in p.marks) == span.of(doc.text)


def test_places_come_back_as_offsets():
    """A place given as piece and code points is the offset it came from, beyond the basic plane too."""
    page = Page(read(Speech(ODD)))
    span = Span(ODD.index("😀"), ODD.index("右"))
    assert page.span(*page.reach(span)) == span


@pytest.mark.parametrize("places", [([0, 0], [10**6, 0]), (["a", 0], [1, 0]), ([0], [1, 1]), ([0, 0], [0, 0])])
def test_bad_places_are_refused(doc, places):
    """A place outside the text, a broken one and an empty selection are refused with a sentence."""
    with pytest.raises(InputError):
        Page(doc).span(*places)


def test_selected_can_be_set_from_python(doc):
    """`select()` takes a finding or section, `selection` gives it back, and a name that is not there is refused."""
    explorer = Explorer(doc)
    explorer.select(doc.findings[3])
    assert explorer.selected == "finding-3"
    assert explorer.selection is doc.findings[3]
    explorer.selected = "section-2"
    assert explorer.selection is doc.sections[2]
    with pytest.raises(InputError, match="finding-"):
        explorer.selected = "finding-99999"
    with pytest.raises(InputError):
        explorer.select(Span(0, 1))


def test_an_unknown_keyword_is_refused(doc):
    """A misspelt option and a wrong language never pass in silence."""
    with pytest.raises(TypeError):
        Explorer(doc, langage="en")
    with pytest.raises(InputError):
        Explorer(doc, lang="fr")
    with pytest.raises(InputError):
        Explorer("述职评议会讲话")


def test_the_view_changes_its_language(doc):
    """Setting `lang` sends every word again in the other language."""
    explorer = Explorer(doc, lang="en")
    assert explorer.words["search"] == "Search"
    names = [family["name"] for family in explorer.view["families"]]
    explorer.lang = "zh"
    assert explorer.words["search"] == "检索"
    assert [family["name"] for family in explorer.view["families"]] != names


def test_no_offset_crosses_over():
    """The view of a long speech holds piece numbers only: none is larger than the number of pieces."""
    doc = long_document()
    view = Explorer(doc).view
    count = len(view["pieces"])
    assert all(0 <= n <= count for part in view["parts"] + view["findings"] for n in part["range"])
    assert not {"start", "stop"} & set(json.dumps(view["findings"][0]).replace('"', " ").split())


def test_closing_frees_the_observers(doc):
    """After close() a change of language reaches nobody."""
    explorer = Explorer(doc, lang="en")
    explorer.close()
    view = explorer.view
    explorer.lang = "zh"
    assert explorer.view is view


def test_every_fact_of_a_finding_is_in_words():
    """No detail of a finding shows its code name: names and values come from the table of labels, in both languages."""
    for lang in ("zh", "en"):
        for finding in read("述职评议会讲话").findings:
            for key, value in finding.details:
                name, words = details._detail_row(key, value, lang)
                assert name != key
                assert str(value).isdigit() or words != str(value) or lang == "en"


def test_a_parallel_run_has_its_frame():
    """The cells of each row join to the unit, and fixed cells say the same in every row."""
    doc = read(Speech("要主动研究问题，主动开展工作，主动抓好落实。"))
    finding = doc.find("parallelism")[0]
    grid = details.frame_grid(doc, finding)
    assert ["".join(words for words, _ in row) for row in grid] == [m.of(doc.text) for m in finding.members]
    for column in zip(*grid, strict=True):
        if column[0][1]:
            assert len({words for words, _ in column}) == 1
