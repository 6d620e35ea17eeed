"""Words joined and cut by hand, saved, shown with pinyin and gloss."""

import pytest

from toolkit.errors import ToolkitError
from toolkit.lexicon import Lexicon
from toolkit.mending import with_words
from toolkit.model import Span, Speech
from toolkit.reading import read
from toolkit.wordview import pinyin_of, segmentation, tag_name

SAMPLE = "述职评议会讲话"


def texts(doc):
    """The words of a document."""
    return [token.text for token in doc.tokens]


def test_join_and_split_everywhere():
    """A joined string is one word wherever it stands, a split one is cut wherever it stands; the rest stays."""
    doc = read(SAMPLE)
    mended = with_words(doc, join=["更好/的/结合"], split=["乡村/振兴"])
    assert texts(mended).count("更好的结合") == doc.text.count("更好的结合") == 1
    assert texts(mended).count("乡村") == texts(doc).count("乡村振兴") > 0
    assert "乡村振兴" not in texts(mended)
    assert texts(doc).count("乡村振兴") > 0
    assert mended.settings.joined == ("更好的结合",)
    assert mended.settings.split == ("乡村/振兴",)
    assert mended.settings.lexicon != doc.settings.lexicon
    assert "".join(texts(mended)) == "".join(texts(doc))


def test_mending_goes_on_and_turns_back():
    """A second mending keeps the first; a later word on the same string overrules."""
    doc = with_words(read(SAMPLE, engine="jieba"), split="乡村/振兴")
    again = with_words(doc, join="提质聚力")
    assert again.settings.split == ("乡村/振兴",)
    assert again.settings.engine == "jieba"
    back = with_words(again, join="乡村振兴")
    assert back.settings.split == ()
    assert "乡村振兴" in texts(back)


def test_mended_words_can_be_saved_and_used_again(tmp_path):
    """What was mended by hand comes back from the saved dictionary, with the user's own terms."""
    doc = read(SAMPLE, lexicon=Lexicon.default().with_terms("凭功摆好"))
    mended = with_words(doc, join="更好的结合", split="乡村/振兴")
    mended.lexicon.save(tmp_path / "mine.tsv")
    again = read(SAMPLE, lexicon=tmp_path / "mine.tsv")
    assert texts(again) == texts(mended)
    assert again.settings.joined == mended.settings.joined


@pytest.mark.english
@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"join": "没有的词"}, "does not occur"),
        ({"split": "乡村振兴"}, "no place to cut"),
        ({"split": "城市/更新"}, "does not occur"),
    ],
)
def test_mending_what_is_not_there_is_refused(options, says):
    """A string that does not occur, or a split without a bar, is refused in one sentence."""
    with pytest.raises(ToolkitError, match=says):
        with_words(read(SAMPLE), **options)


def test_a_given_segmentation_is_mended_in_place():
    """Joining and cutting words that came with the speech leaves its other words alone."""
    speech = Speech("抓党建 促发展。", tokens=((0, 1, "v"), (1, 3, "n"), (4, 7, "v"), (7, 8, "x")))
    doc = with_words(read(speech), join="抓党建", split="促/发展")
    assert texts(doc) == ["抓党建", "促", "发展", "。"]
    assert doc.settings.engine == "given"


def test_segmentation_shows_bounds_tags_pinyin_and_gloss():
    """The plain view has a bar after each word; pinyin and gloss stand beside it where asked for."""
    doc = read(Speech("同志们：\n要补短板<b>。"))
    shown = segmentation(doc, Span(5, 12), pinyin=True, gloss=True)
    assert shown.text().startswith("要/v〔yào〕|补短板/v〔bǔ duǎn bǎn；shore up weak links〕|")
    html = segmentation(doc, gloss=True).html("en")
    assert "<b>" not in html
    assert "shore up weak links" in html
    assert 'title="动词"' in html or 'title="verb"' in html
    assert segmentation(doc, tags=False).text() == "同志们|：\n要|补短板|<|b|>|。"


@pytest.mark.english
def test_segmentation_of_a_section():
    """Any span of a speech can be shown by itself; one outside is refused."""
    doc = read(SAMPLE)
    section = doc.sections[0]
    shown = segmentation(doc, section, tags=False)
    assert shown.text().replace("|", "").replace("\n", "") == "".join(section.of(doc.text).split())
    with pytest.raises(ToolkitError, match="past the end"):
        segmentation(doc, Span(0, len(doc.text) + 1))


def test_every_tag_of_the_speeches_has_a_name():
    """Each tag met in the sample is explained in both languages."""
    for tag in {token.tag for token in read(SAMPLE).tokens}:
        assert tag_name(tag, "zh") != tag
        assert tag_name(tag, "en") not in {"", tag}


def test_pinyin_reads_the_whole_word():
    """A character with two readings is read as the word wants it."""
    assert pinyin_of("行动") == "xíng dòng"
    assert pinyin_of("银行") == "yín háng"
