from itertools import pairwise

import pytest

import toolkit as tk
from toolkit.chars import count_cjk
from toolkit.measure.counts import ngram_counts, words_of
from toolkit.measure.kwic import kwic
from toolkit.measure.parts import heard, parts
from toolkit.measure.readability import readability, uncommon
from toolkit.measure.rhythm import rhythm, syllables
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document, Outline, Section, Sentence, Span, Speech, Token, Zone


@pytest.fixture(scope="module")
def sample():
    """The sample speech, read."""
    return tk.read("述职评议会讲话")


def test_counts_add_up(sample):
    """Words, classes and parts count the same running words, and rates are per 1,000 characters."""
    by_word, by_class = tk.words(sample, stop=()), tk.words(sample, "class", stop=())
    assert by_word["count"].sum() == by_class["count"].sum() == len(words_of(sample))
    assert by_class["share"].sum() == pytest.approx(1)
    row = by_word.iloc[0]
    assert row["per_1000"] == pytest.approx(1000 * row["count"] / count_cjk(sample.text))


@pytest.mark.parametrize("name", STOP_CLASSES)
def test_stop_classes_switch(sample, name):
    """Each class of stop words can be switched off by itself, and takes only words away."""
    everything, rest = tk.words(sample, stop=()), tk.words(sample, stop=(name,))
    assert rest["count"].sum() <= everything["count"].sum()
    assert set(rest["word"]) <= set(everything["word"])


def test_stop_classes_take_what_they_say():
    """Function words, numbers and frames go where their class is on, and stay where it is off."""
    text = "同志们：一、抓的3项工作"
    cut = [(0, 3, "n"), (3, 4, "x"), (4, 5, "m"), (5, 6, "x"), (6, 7, "v"), (7, 8, "uj"), (8, 9, "m"), (9, 10, "q")]
    tokens = tuple(Token(a, b, text[a:b], tag) for a, b, tag in [*cut, (10, 12, "vn")])
    section = Section(4, 12, 1, "一、", 1, Span(6, 12), "line", "r")
    doc = Document(Speech(text), tokens=tokens, outline=Outline(zones=(Zone(0, 4, "salutation"),), sections=(section,)))

    def left(*stop):
        return [t.text for t in words_of(doc, stop=stop)]

    assert left() == ["同志们", "一", "抓", "的", "3", "项", "工作"]
    assert left("function") == ["同志们", "一", "抓", "3", "项", "工作"]
    assert left("numbers") == ["同志们", "抓", "的", "工作"]
    assert left("frames") == ["抓", "的", "3", "项", "工作"]
    assert left(*STOP_CLASSES) == ["抓", "工作"]


def test_hidden_names_and_residue_are_no_words(sample):
    """Redactions are not words, and web residue before the title is not counted."""
    assert "**" not in set(tk.words(sample, stop=())["word"])
    doc = Document(
        Speech("打印\n抓工作"),
        tokens=(Token(0, 2, "打印", "v"), Token(3, 4, "抓", "v"), Token(4, 6, "工作", "n")),
        outline=Outline(zones=(Zone(0, 3, "front_matter"), Zone(3, 6, "body"))),
    )
    assert [t.text for t in words_of(doc)] == ["抓", "工作"]


def test_ngrams_stand_in_the_text(sample):
    """Every sequence stands in the text as it is, at least as often as it is counted."""
    table = tk.ngrams(sample)
    assert len(table) > 10
    assert all(
        sample.text.count(row.ngram) >= row.count_ for row in table.rename(columns={"count": "count_"}).itertuples()
    )
    assert set(ngram_counts(sample, 2)) >= {tuple(w.split(" ")) for w in table[table["n"] == 2]["words"]}


def test_parts_hold_the_speech():
    """Parts by section follow one another without overlap and hold the opening, the sections and the closing."""
    text = "同志们：开会。\n一、甲\n做。\n二、乙\n做。\n谢谢。"
    one, two, end = text.index("一、"), text.index("二、"), text.index("谢谢")
    sections = (
        Section(one, two, 1, "一、", 1, Span(one + 2, one + 3), "line", "r"),
        Section(two, end, 1, "二、", 2, Span(two + 2, two + 3), "line", "r"),
    )
    zones = (Zone(0, 4, "salutation"), Zone(4, one, "opening"), Zone(one, end, "body"), Zone(end, len(text), "closing"))
    doc = Document(Speech(text), outline=Outline(zones=zones, sections=sections))
    found = parts(doc, lang="en")
    assert [p.name for p in found] == ["salutation", "opening", "一、甲", "二、乙", "closing"]
    assert [(a.stop, b.start) for a, b in pairwise(found)] == [(p.stop, p.stop) for p in found[:-1]]


def test_rhythm_follows_the_text(sample):
    """Clauses come in text order without overlap, and all their syllables are those of the speech."""
    table = rhythm(sample)
    assert (table["start"].iloc[1:].to_numpy() >= table["stop"].iloc[:-1].to_numpy()).all()
    assert all(sample.text[r.start : r.stop] == r.clause for r in table.itertuples())
    assert table["syllables"].sum() == syllables(heard(sample).of(sample.text)) < syllables(sample.text)
    assert (table["breath"].diff().dropna().isin([0, 1])).all()


def test_breath_groups_hold_a_breath(sample):
    """No breath group is longer than a breath, unless it is one clause that is; none runs over a sentence."""
    table = rhythm(sample, breath=20)
    for _, group in table.groupby("breath"):
        assert group["sentence"].nunique() == 1
        assert group["syllables"].sum() <= 20 or len(group) == 1


def test_readability_whole_is_the_sum_of_its_parts():
    """Characters, clauses and minutes of the parts add up to those of the whole, and pace sets the time."""
    text = "抓落实见实效。坚持问题导向，踔厉奋发。"
    doc = Document(Speech(text), sentences=(Sentence(0, 7), Sentence(7, len(text))))
    table = readability(doc, pace=160, by="sentence")
    assert table["characters"].tolist() == [16, 6, 10]
    assert table["clauses"].tolist() == [3, 1, 2]
    assert table["minutes"][0] == pytest.approx(16 / 160)
    assert table["clause_length"].tolist() == [pytest.approx(16 / 3), 6, 5]
    assert table["uncommon_characters"][0] == "踔"
    assert table["uncommon"][0] == pytest.approx(1000 / 16)


def test_uncommon_characters_are_outside_level_one():
    """Only characters outside level 1 of GB 2312 count as uncommon; marks, digits and hidden names do not."""
    assert uncommon("高屋建瓴，××区3%〇") == ("瓴",)


def test_concordance_of_a_million_characters():
    """In one million characters a concordance has every line that `str.count` counts, each with its section."""
    line = "一要聚焦问题，从严从实推进基层党建工作；二要压实责任，把功夫下在平时，见到实效。"
    text, step = (line * (1_000_000 // len(line) + 1))[:1_000_000], 5000
    sections = tuple(
        Section(i, i + step, 1, "一、", None, Span(i + 2, i + 6), "line", "r") for i in range(0, 1_000_000, step)
    )
    lines = kwic(Document(Speech(text), outline=Outline(sections=sections)), "问题")
    assert len(lines) == text.count("问题")
    assert (lines["index"] == lines["start"] // step).all()
