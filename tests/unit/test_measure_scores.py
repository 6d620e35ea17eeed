import math
import random
from collections import Counter

import numpy as np
import pytest
from lexicalrichness import LexicalRichness
from nltk.metrics import BigramAssocMeasures
from scipy import stats

import toolkit as tk
from toolkit.errors import ToolkitError
from toolkit.measure.association import Table, log_dice, log_likelihood, mutual_information, t_score
from toolkit.measure.collocation import collocates, met_in_windows
from toolkit.measure.counts import counts_by_part, words_of
from toolkit.measure.dispersion import dispersion, dp_norm, gries_dp, juilland_d
from toolkit.measure.diversity import diversity, hdd, mattr, ttr, yule_k
from toolkit.measure.parts import parts
from toolkit.model import Document, Sentence, Speech, Token


@pytest.fixture(scope="module")
def sample():
    """The sample speech, read."""
    return tk.read("述职评议会讲话")


def made(*sentences):
    """A Document of sentences whose words are parted by blanks; every word a noun."""
    text, tokens, cut = "", [], []
    for sentence in sentences:
        start = len(text)
        for word in sentence.split():
            tokens.append(Token(len(text), len(text) + len(word), word, "x" if word == "，" else "n"))
            text += word
        cut.append(Sentence(start, len(text)))
    return Document(Speech(text), sentences=tuple(cut), tokens=tuple(tokens))


def tables():
    """Two hundred tables of counts, small and large, with seldom and often meeting words."""
    chance = random.Random(1)
    for _ in range(200):
        total = chance.choice((60, 500, 20_000))
        node, word = chance.randint(1, total // 3), chance.randint(1, total // 3)
        yield Table(chance.randint(1, min(node, word)), node, word, total)


def test_association_agrees_with_nltk():
    """MI, t, G² and Dice equal NLTK's on the same counts."""
    for table in tables():
        counts = (table.together, (table.node, table.word), table.total)
        assert mutual_information(table) == pytest.approx(BigramAssocMeasures.pmi(*counts))
        assert t_score(table) == pytest.approx(BigramAssocMeasures.student_t(*counts), abs=1e-9)
        assert abs(log_likelihood(table)) == pytest.approx(BigramAssocMeasures.likelihood_ratio(*counts), abs=1e-4)
        dice = BigramAssocMeasures.dice(*counts)
        assert log_dice(table.together, table.node, table.word) == pytest.approx(14 + math.log2(dice))


def test_log_likelihood_agrees_with_scipy():
    """G² equals SciPy's log-likelihood test without correction, and its sign says which way the pair leans."""
    for table in tables():
        a, b, c, d = table.cells()
        if min(a + b, c + d, a + c, b + d) == 0 or d < 0:
            continue
        expected = stats.chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood").statistic
        assert abs(log_likelihood(table)) == pytest.approx(expected, abs=1e-8)
        assert (log_likelihood(table) < 0) == (a < table.expected and expected > 1e-12)


def test_diversity_agrees_with_lexicalrichness(sample):
    """TTR, MATTR, HD-D and Yule's K equal those of the package lexicalrichness on the same words."""
    words = [token.text for token in words_of(sample)]
    theirs = LexicalRichness(words, preprocessor=None, tokenizer=None)
    assert ttr(words) == pytest.approx(theirs.ttr)
    assert mattr(words, 50) == pytest.approx(theirs.mattr(window_size=50))
    assert hdd(words, 42) == pytest.approx(theirs.hdd(draws=42))
    assert yule_k(words) == pytest.approx(theirs.yulek)


def test_hdd_agrees_with_scipy(sample):
    """HD-D is the sum of hypergeometric chances that SciPy gives."""
    counts = Counter(token.text for token in words_of(sample))
    size = counts.total()
    met = sum(1 - stats.hypergeom.pmf(0, size, count, 42) for count in counts.values())
    assert hdd(list(counts.elements()), 42) == pytest.approx(met / 42)


def test_dispersion_has_the_published_values():
    """D, DP and DPnorm of the example in Gries (2008): the letter a in five parts of 9, 10, 10, 10 and 11 letters."""
    counts, sizes = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
    assert round(juilland_d(counts, sizes), 3) == 0.785
    assert round(gries_dp(counts, sizes), 3) == 0.18
    assert round(dp_norm(counts, sizes), 3) == 0.22


def test_dispersion_agrees_with_scipy(sample):
    """D is one less the coefficient of variation that SciPy gives, for every word of the sample."""
    pieces = parts(sample, 5)
    split = counts_by_part(words_of(sample), pieces)
    sizes = [counted.total() for counted in split]
    table = dispersion(sample, by=5)
    assert len(table) > 20
    for row in table.itertuples():
        shares = np.array([counted[row.word] for counted in split]) / sizes
        assert row.juilland_d == pytest.approx(1 - stats.variation(shares) / 2)
        assert 0 <= row.dp <= row.dp_norm <= 1
        assert row.range == (shares > 0).sum()


@pytest.mark.parametrize(
    ("counts", "sizes", "d", "dp"),
    [([2, 2, 2], [9, 9, 9], 1, 0), ([6, 0, 0], [9, 9, 9], 0, 2 / 3), ([0, 0, 0], [9, 9, 9], 0, 0), ([4], [9], 1, 0)],
)
def test_dispersion_at_its_ends(counts, sizes, d, dp):
    """Evenly spread, all in one part, absent, and a single part have the values that the definitions give."""
    assert juilland_d(counts, sizes) == pytest.approx(d)
    assert gries_dp(counts, sizes) == pytest.approx(dp)


def test_windows_are_counted_as_defined():
    """A window runs over marks, stops at the sentence's end, and counts a word between two nodes once."""
    met = met_in_windows(made("甲 乙 ， 丙 丁", "丙 乙 甲 乙 丙"), "乙", (1, 1))
    assert (met.node, met.total, met.room) == (3, 6, 5)
    assert dict(met.near) == {"甲": 2, "丙": 3}
    assert (met.left["甲"], met.right["甲"], met.right["丙"]) == (2, 1, 2)


def test_sentences_are_counted_as_defined():
    """By sentence, each word counts once a sentence, with the margins of sentences."""
    doc = made("甲 乙 甲", "甲 乙", "丙 丁", "甲 丁")
    row = collocates(doc, "乙", window="sentence", stop=()).iloc[0]
    assert (row["word"], row["together"], row["count"], row["expected"]) == ("甲", 2, 3, 1.5)
    assert row["log_dice"] == pytest.approx(14 + math.log2(4 / 5))
    assert row["t"] == pytest.approx(0.5 / math.sqrt(2))


def test_a_node_of_several_words_is_found():
    """A node that the segmentation cuts is taken as a string, with the words it covers."""
    table = collocates(made("甲 乙 丙", "甲 乙 丙", "丙 丁"), "甲乙", stop=())
    assert table.attrs["node"] == 2
    assert table["word"].tolist() == ["丙"]


def test_an_absent_node_gives_an_empty_table(sample):
    """A node that does not occur gives a table with every column and no row."""
    table = collocates(sample, "元宇宙")
    assert table.empty
    assert "log_dice" in table.columns


def test_diversity_of_short_parts_is_said_to_be_missing():
    """A part with fewer words than draws has no HD-D rather than a made-up one."""
    table = diversity(made("甲 乙 甲"))
    assert math.isnan(table["hdd"][0])
    assert table["hapaxes"][0] == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda d: collocates(d, " "),
        lambda d: collocates(d, "党建", window="paragraph"),
        lambda d: collocates(d, "党建", window=(0, 0)),
        lambda d: collocates(d, "党建", sort="z"),
        lambda d: dispersion(d, by="page"),
        lambda d: dispersion(d, by=0),
        lambda d: diversity(d, window=0),
        lambda d: tk.words(d, "letters"),
        lambda d: tk.words(d, classes="nouns"),
        lambda d: tk.words(d, stop="all"),
        lambda d: tk.ngrams(d, 0),
        lambda d: tk.ngrams(d, (3, 2)),
        lambda d: tk.rhythm(d, breath=0),
        lambda d: tk.readability(d, pace=0),
    ],
)
def test_bad_options(sample, call):
    """What cannot be counted is refused in one sentence."""
    with pytest.raises(ToolkitError):
        call(sample)
