"""The Python half of Concordance, Upload and Coach, without a browser."""

import gc
import json
import weakref

import pytest
from support.golddoc import document, gold_document, text_of

from toolkit.compare import compare
from toolkit.errors import InputError
from toolkit.model import Speech
from toolkit.reading import read
from toolkit.widgets.app import App
from toolkit.widgets.cloud import Cloud
from toolkit.widgets.coach import Coach
from toolkit.widgets.compare import Compare
from toolkit.widgets.concordance import Concordance
from toolkit.widgets.draft import changes, draft_view, facts
from toolkit.widgets.explorer import Explorer
from toolkit.widgets.export import Export
from toolkit.widgets.upload import Upload
from toolkit.widgets.wordcut import Words


@pytest.fixture(scope="module")
def doc():
    """The sample."""
    return gold_document()


def heard(widget):
    """The messages a widget sends to the page from now on."""
    messages = []
    widget.send = lambda content, _buffers=None: messages.append(content)
    return messages


def test_concordance_finds_every_line(doc):
    """The widget has as many lines as the string occurs, each with its match and its sentence."""
    widget = Concordance(doc, "问题")
    assert widget.view["total"] == len(widget.lines) == doc.text.count("问题")
    for left, match, right, _, passage in widget.view["lines"]:
        assert match == passage[1] == "问题"
        assert left + match + right in " ".join(doc.text.split("\n"))
        assert "".join(passage) in doc.text


def test_concordance_sorts_and_says_what_is_wrong(doc):
    """Setting `sort` sorts; a broken expression is said in the view, a wrong option raises."""
    widget = Concordance(doc, "工作", sort="right")
    rights = [line[2] for line in widget.view["lines"]]
    widget.sort = "text"
    assert sorted(rights) == sorted(line[2] for line in widget.view["lines"])
    assert rights != [line[2] for line in widget.view["lines"]]
    widget.kind = "regex"
    widget.query = "(["
    assert widget.view["error"]
    with pytest.raises(InputError):
        widget.kind = "guess"
    with pytest.raises(InputError):
        Concordance([])


def test_concordance_of_several_names_the_speech(doc):
    """With several speeches each line says which it stands in."""
    widget = Concordance([doc, gold_document("comp_dev_01")], "工作")
    assert {line[3].split("　")[0] for line in widget.view["lines"]} == {"sample_speech", "comp_dev_01"}


def test_upload_reads_bytes_in_any_encoding():
    """A file's bytes become a Document; its name is a name only; the encoding guessed is shown."""
    widget = Upload()
    widget.do_file("C:\\讲稿\\../../讲话.txt", "同志们：一要抓落实，二要抓队伍。".encode("gb18030"))
    assert widget.doc.name == "讲话"
    assert widget.view["read"]["encoding"] == "gb18030"
    assert widget.count == 1


@pytest.mark.english
def test_upload_says_errors_in_words():
    """What cannot be read comes back to the page as a sentence, and what was read before stays."""
    widget = Upload()
    widget.do_paste("同志们：开会。")
    messages = heard(widget)
    widget._asked(None, {"id": 1, "do": "file", "name": "a.pdf"}, [b"%PDF-1.4"])
    widget._asked(None, {"id": 2, "do": "paste", "text": " \n"}, None)
    widget._asked(None, {"id": 3, "do": "format"}, None)
    assert all(message["error"].endswith(".") for message in messages)
    assert [message["to"] for message in messages] == [1, 2, 3]
    assert widget.doc.text == "同志们：开会。"


def test_coach_reads_the_draft_back():
    """Outline, promises and comparison follow the draft; an empty draft says nothing."""
    coach = Coach()
    assert "outline" not in coach.view
    coach.draft = text_of("comp_dev_01")
    assert len([row for row in coach.view["outline"] if row["depth"]]) == len(coach.doc.sections)
    assert [row["status"] for row in coach.view["promises"]] == [
        count.status for announcement in coach.doc.announcements for count in announcement.counts
    ]
    text, number = coach.view["outline"][-1]["place"]
    assert coach.draft.count(text) > number
    coach.draft = ""
    assert coach.doc is None
    assert "outline" not in coach.view


@pytest.mark.english
def test_coach_compares_with_its_earlier_version():
    """A version kept is compared sentence by sentence; a reference adds its column."""
    coach = Coach("同志们：今天开会。要抓落实。", reference="述职评议会讲话")
    coach.keep()
    coach.draft = "同志们：今天开会。必须抓落实。"
    assert coach.view["changes"] == {"added": ["必须抓落实。"], "dropped": ["要抓落实。"]}
    assert all(len(row) == 4 and row[2] is not None for row in coach.view["facts"])
    with pytest.raises(InputError):
        coach.do_version(5)
    coach.draft = ""
    with pytest.raises(InputError, match="empty"):
        coach.keep()


def test_coach_refuses_a_book():
    """A text far beyond any draft is refused with a sentence."""
    with pytest.raises(InputError, match="30000"):
        Coach("好" * 30_001)


def test_facts_are_rates():
    """Sizes count characters without white space, devices come in a thousand of them."""
    directive = {"device": "directive", "start": 5, "stop": 7, "members": [[5, 7]], "strength": 4}
    made = facts(document("同志们：\n必须抓落实。", {"findings": [directive]}))
    assert made["characters"] == 10
    assert made["strength_4"] == pytest.approx(100)


def test_changes_ignore_line_breaks():
    """A sentence that only moved to another line is no change."""
    one, other = read(Speech("今天开会。\n要抓落实。")), read(Speech("今天开会。要抓落实。"))
    assert changes(one, other) == {"added": [], "dropped": []}


@pytest.mark.parametrize("odd", ["<img src=x onerror=alert(1)></script>**粗**😀𠮷\u202e右", "\ud800一", "\x00一\x01"])
def test_odd_text_goes_through(odd):
    """Markup, emoji, direction marks, half a surrogate pair and control characters neither break nor change anything."""
    coach = Coach(odd + "。要抓落实。")
    assert json.dumps(coach.view, ensure_ascii=False).encode()
    assert "".join(piece[0] for piece in Explorer(coach.doc).view["pieces"]).endswith("要抓落实。")
    if "\ud800" not in odd:
        assert Concordance(coach.doc, "落实").view["total"] == 1


def test_rhythm_says_which_occurrence():
    """Two clauses of the same words each lead to their own place in the draft."""
    rhythm = draft_view(read(Speech("要抓落实，要抓落实。")))["rhythm"]
    assert [(text, number) for text, _, _, _, number in rhythm] == [("要抓落实", 0), ("要抓落实", 1)]


MADE = {
    "Explorer": Explorer,
    "Compare": lambda doc: Compare(compare(doc, doc)),
    "Concordance": lambda doc: Concordance(doc, "问题"),
    "Cloud": Cloud,
    "Words": Words,
    "Coach": lambda doc: Coach(doc.text),
    "Upload": lambda _doc: Upload(),
    "Export": Export,
    "App": lambda doc: App(doc, lang="zh"),
}


@pytest.mark.parametrize("name", MADE)
def test_a_closed_widget_is_let_go(name, doc):
    """Once closed and dropped, nothing keeps a widget in memory: no observer of it is left."""
    widget = MADE[name](doc)
    kept = weakref.ref(widget)
    widget.close()
    del widget
    gc.collect()
    assert kept() is None


def test_the_app_is_large_or_small_as_a_whole(doc):
    """Projector mode set on the app, by its button or in one of its tabs holds in every tab, those opened later too."""
    app = App(doc)
    app.projector = True
    assert all(widget.projector for widget in app._made.values())
    app._tabs.selected_index = list(app.rooms).index("upload")
    assert app._made["upload"].projector
    app._made["upload"].projector = False
    assert not app.projector
    assert not any(widget.projector for widget in app._made.values())
    app.close()


def test_the_app_compares_what_was_read_in(doc):
    """A speech read in can be chosen as a side of the comparison."""
    app = App(doc)
    app._tabs.selected_index = list(app.rooms).index("upload")
    app._made["upload"].do_paste("同志们：一要抓落实。", "旧稿")
    assert app.doc.name == "旧稿"
    app._tabs.selected_index = list(app.rooms).index("compare")
    compared = app._made["compare"]
    assert compared.view["sides"][0] == "旧稿"
    assert doc.name in compared.view["speeches"]
    app.close()
