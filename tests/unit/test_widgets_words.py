"""The Python half of Words, Export and the App, without a browser."""

import json

import pytest

import toolkit as tk
from toolkit.errors import InputError
from toolkit.widgets.app import App
from toolkit.widgets.export import Export
from toolkit.widgets.wordcut import Words


@pytest.fixture(scope="module")
def doc():
    """The sample, read."""
    return tk.read("述职评议会讲话")


def test_words_are_joined_cut_and_undone(doc):
    """A change is made wherever the string stands, counted, and taken back; the first Document stays as it was."""
    words = Words(doc)
    first, second = (t.text for t in doc.tokens_in(doc.sentences[3])[:2])
    words.do_join([first, second])
    assert first + second in {t.text for t in words.doc.tokens}
    words.do_split([first, second])
    assert first + second not in {t.text for t in words.doc.tokens}
    assert words.changed == 2
    words.undo()
    assert first + second in {t.text for t in words.doc.tokens}
    assert words.view["joined"] == [first + second]
    assert first + second not in {t.text for t in doc.tokens}
    with pytest.raises(InputError):
        words.do_split(["没有"])


def test_a_dictionary_is_saved_by_name_only(doc, tmp_path, monkeypatch):
    """The page gives a name, never a path; what was saved reads the speech in the same words."""
    monkeypatch.chdir(tmp_path)
    words = Words(doc)
    words.join("".join(t.text for t in doc.tokens_in(doc.sentences[3])[:2]))
    assert words.do_save("mine") == {"saved": "mine.tsv"}
    assert tk.read("述职评议会讲话", lexicon="mine.tsv").tokens == words.doc.tokens
    for name in ("../mine.tsv", "a/b.tsv", "a\\b.tsv", "", ".hidden"):
        with pytest.raises(InputError):
            words.do_save(name)
    with pytest.raises(tk.ToolkitError):
        words.do_save("mine")


def test_export_makes_each_format_offered(doc):
    """The annotations come as JSON, the report as HTML; a format that is not offered is refused."""
    export = Export(doc)
    assert json.loads(export.made(".json"))["format"] == "speech-annotation/1"
    assert export.made(".html").lstrip().lower().startswith(b"<!doctype html>")
    with pytest.raises(InputError):
        export.made(".exe")


def test_export_sends_the_file_beside_the_answer(doc):
    """The page gets a safe name and the bytes."""
    export = Export(doc)
    sent = []
    export.send = lambda content, buffers=None: sent.append((content, buffers))
    export._asked(None, {"do": "file", "suffix": ".json", "id": 7}, None)
    export._asked(None, {"do": "file", "suffix": ".exe", "id": 8}, None)
    (good, files), (bad, none) = sent
    assert good == {"to": 7, "name": "述职评议会讲话.json"}
    assert json.loads(files[0])
    assert bad["error"]
    assert none is None


def test_the_app_opens_its_rooms_when_asked(doc):
    """Only the open tab is made; choosing another speech, mending words and reading in carry over."""
    app = App()
    assert list(app._made) == ["explore"]
    app._tabs.selected_index = list(app.rooms).index("words")
    app._made["words"].join("".join(t.text for t in doc.tokens_in(doc.sentences[3])[:2]))
    assert app.doc is app._made["words"].doc
    assert "explore" not in app._made
    app._speech.value = tk.keys()[1]
    assert app.doc.name == tk.keys()[1]
    app._tabs.selected_index = list(app.rooms).index("upload")
    app._made["upload"].do_paste("同志们：开会。", "新稿")
    assert app.doc.name == "新稿"
    assert app._speech.value == "新稿"
    app._language.value = "en"
    assert app._made["upload"].lang == "en"
    assert app._tabs.titles[0] == "Explore"
