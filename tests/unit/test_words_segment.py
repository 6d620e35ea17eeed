"""Words: what has a shape is cut first, terms stay whole, and both engines say the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit
from toolkit.chars import shadow
from toolkit.errors import ToolkitError
from toolkit.lexicon import Lexicon
from toolkit.model import Speech
from toolkit.places import data_dir
from toolkit.reading import read
from toolkit.segment import words

GOLD = Path(__file__).parent.parent / "gold"
TEXTS = sorted([*data_dir().glob("speeches/*.txt"), *GOLD.glob("*.txt")])
# A bar stands where a word ends; the column beside it says why.
CASES = [
    ("一|要|补短板|，|二|要|强弱项|。", "the number of a point is a word of its own"),
    ("一|是|从严|，|二|是|从实|。", "the number of a point is a word of its own"),
    ("第一书记|是|第一责任人|。", "a post is no ordinal"),
    ("2022年度|述职|，|2月10日|开会|。", "dates stay whole"),
    ("２０２２年１０月|，|２０××年|。", "width and redaction make no difference to a date"),
    ("2022年|代表团|。", "年代 is no decade here"),
    ("对|5名|责任人|，|投资|1.5亿元|，|增长|3.2%|。", "amounts stay with their units"),
    ("3点|建议|，|10个|项目|，|20万|人民|。", "a unit is none where it begins another word"),
    ("“|考完试|”|、|“|闯完关|”", "a short quoted term is one word and no name"),
    ("聚焦|“|三聚三促|”|，|推进|四抓四促|。", "number forms are productive"),
    (
        "建设|两园一河|，|推进|一核两副三带四区|联动|，|实行|一企一策|。",
        "numbers of several things in one name are productive",
    ),
    (
        "三|是|一些|企业|，|二年|一次|，|全球|唯一|的|城市|。",
        "a unit, a marker or a particle is no thing that is counted",
    ),
    ("落实|三管三必须|。", "a term that begins like a number form is the term"),
    ("学习|《|中国共产党纪律处分条例|》|。", "a title is one word"),
    ("**|区委|××|同志|、|某|市|", "redactions are words of their own"),
    ("推进|互联网+|行动|，|用好|5G网络|，|读|A4|纸|。", "terms with marks in them, and Latin letters"),
    ("管党治党|、|乡村振兴|、|全过程人民民主", "policy terms stay whole"),
    ("努力|提高|，|推进|改革", "loose phrases of the dictionary are cut"),
]


@pytest.mark.parametrize("engine", ["rjieba", "jieba"])
@pytest.mark.parametrize(("cut", "why"), CASES)
def test_cases(cut, why, engine):
    """Each case is cut as its bars show, by both engines."""
    text = cut.replace("|", "")
    found = "|".join(t.text for t in words(text, shadow(text), None, engine))
    assert found == cut.strip("|"), why


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_engines_agree_on_every_text(path):
    """Rjieba and jieba give the same words with the same tags."""
    text = path.read_text(encoding="utf-8")
    assert words(text, shadow(text), None, "rjieba") == words(text, shadow(text), None, "jieba")


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_tokens_tile_the_text(path):
    """The tokens are the text without its white space, in order."""
    text = path.read_text(encoding="utf-8")
    assert "".join(t.text for t in words(text, shadow(text))) == "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="一二三要是党建设工作2０5年月日.,，。、“”《》（）*×X某a+ \n\u3000𠮷…—", max_size=40))
def test_any_text_is_tiled_alike(text):
    """Any mixture of marks, digits and words is tiled, by both engines alike."""
    found = words(text, shadow(text))
    assert "".join(t.text for t in found) == "".join(text.split())
    assert found == words(text, shadow(text), None, "jieba")


def test_no_marker_is_glued_and_no_exam_is_a_person():
    """In the sample, 一要/二要/三要 are two words each and 考完试 is no name."""
    doc = read("述职评议会讲话")
    texts = [t.text for t in doc.tokens]
    assert not {"一要", "二要", "三要"} & set(texts)
    assert "考完试" in texts
    assert not any(t.tag.startswith("nr") for t in doc.tokens if t.text == "考完试")


def test_given_words_are_used_as_they_are():
    """A segmentation made elsewhere is kept, and said to be given."""
    doc = read(Speech("抓落实见成效。"), tokens=[(0, 3, "v"), (3, 6, "v"), (6, 7, "x")])
    assert [t.text for t in doc.tokens] == ["抓落实", "见成效", "。"]
    assert doc.settings.engine == "given"


@pytest.mark.english
@pytest.mark.parametrize("bad", [[(0, 9, "v")], [(2, 3, "v"), (0, 1, "v")], [(1, 1, "v")]])
def test_given_words_must_fit(bad):
    """Words that overlap or lie outside the text are refused in one sentence."""
    with pytest.raises(ToolkitError, match="do not fit"):
        read(Speech("抓落实。"), tokens=bad)


def test_engine_and_lexicon_stand_in_the_settings():
    """A Document says with which engine and lexicon it was read; an unknown engine is refused."""
    doc = read(Speech("抓落实。"), engine="jieba", lexicon=Lexicon.default().with_terms("抓落实吧"))
    assert doc.settings.engine == "jieba"
    assert doc.settings.lexicon == doc.lexicon.digest != Lexicon.default().digest
    with pytest.raises(ToolkitError, match="rjieba or jieba"):
        read(Speech("抓落实。"), engine="thulac")


def test_the_library_keeps_its_own_state():
    """Neither engine touches jieba's global tokenizer or prints while it loads."""
    code = (
        "import jieba; from toolkit.chars import shadow; from toolkit.segment import words; "
        "t = '管党治党，补短板'; words(t, shadow(t), None, 'jieba'); "
        "print(jieba.dt.initialized, jieba.dt.user_word_tag_tab)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(toolkit.__file__).parent.parent,
    )
    assert (done.stdout.strip(), done.stderr) == ("False {}", "")


def test_every_entry_stays_whole_by_itself():
    """Every word of the built-in lexicon, read alone, is one token."""
    broken = []
    for entry in Lexicon.default().words():
        found = words(entry.term, shadow(entry.term))
        if len(found) != 1:
            broken.append((entry.term, [t.text for t in found]))
    assert broken == []


def test_policy_terms_stay_whole():
    """Of the policy terms in natural sentences, at least nineteen in twenty are one word each."""
    lines = (GOLD / "policy_terms.txt").read_text(encoding="utf-8").splitlines()
    broken = []
    for line in lines:
        if line.startswith("#"):
            continue
        before, _, rest = line.partition("[")
        term, _, after = rest.partition("]")
        text = before + term + after
        spans = {(t.start, t.stop) for t in words(text, shadow(text))}
        if (len(before), len(before) + len(term)) not in spans:
            broken.append(term)
    assert len(broken) <= 0.05 * sum(not line.startswith("#") for line in lines), broken
