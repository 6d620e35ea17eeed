"""Comparing speeches: sides, key words, profiles, outlines, recurring passages."""

import pytest

import toolkit as tk
from toolkit.compare import Side, align_outlines, recurring
from toolkit.compare.outlines import OutlinePair, SectionPair
from toolkit.errors import InputError


@pytest.fixture(scope="module")
def change():
    """The sample against the work-safety speech."""
    return tk.compare("述职评议会讲话", "安全生产讲话")


def test_keyness_counts_what_stands_there(change):
    """Counts of a key word are those of the texts' tokens, and its passages hold it."""
    rows = {row.item: row for row in change.keyness().items}
    first, second = change.documents
    assert rows["安全"].study == sum(t.text == "安全" for t in first.tokens)
    assert rows["安全"].reference == sum(t.text == "安全" for t in second.tokens)
    assert rows["安全"].log_ratio < 0
    passages = change.explain("安全")
    assert passages
    assert all("安全" in passage.text for passage in passages)


@pytest.mark.parametrize("unit", ["words", "ngrams", "classes", "characters"])
def test_every_unit_has_a_table(change, unit):
    """Each unit gives a table with one row an item and the interval beside the log-ratio."""
    result = change.keyness(unit)
    table = result.table()
    assert len(table) == len(result.items) > 0
    assert (table["low"] <= table["log_ratio"] + 1.5).all()


def test_short_texts_are_said_to_be_short(change):
    """Speeches of a few hundred words come with a plain warning in both languages."""
    warnings = change.keyness().warnings
    assert len(warnings) == 2
    assert "仅供参考" in warnings[0].text("zh")
    assert "too short" in warnings[0].text("en")


def test_a_speech_against_itself_differs_in_nothing():
    """No word is key and no measure differs between a speech and itself."""
    same = tk.compare("安全生产讲话", "安全生产讲话")
    assert not any(row.key for row in same.keyness().items)
    assert not any(row.differs for row in same.profile())


def test_profile_rates_lie_in_their_intervals(change):
    """Rates are counts over sizes and lie inside their intervals; clause length is in characters."""
    rows = {row.measure.name: row for row in change.profile()}
    for row in rows.values():
        for rate in (row.a, row.b):
            assert rate.low <= rate.value * 1.5 + 1
            assert rate.low <= rate.high
    assert 4 < rows["clause_length"].a.value < 20


def test_groups_are_taken_together():
    """A list of speeches makes one side, whose counts are the sum of its speeches'."""
    both = tk.compare(["述职评议会讲话", "述职评议会讲话2023"], "安全生产讲话")
    alone = [Side("x", (doc,)).counted().counts for doc in both.sides[0].documents]
    whole = both.sides[0].counted().counts
    assert whole["党建"] == sum(counts["党建"] for counts in alone)


@pytest.mark.english
def test_bad_comparisons_are_refused_in_words(change):
    """One speech, an empty list, an unknown unit or side, and no word each get a sentence."""
    for call in (
        lambda: tk.compare("安全生产讲话"),
        lambda: tk.compare("安全生产讲话", []),
        lambda: tk.compare("安全生产讲话", 3),
        lambda: change.keyness("letters"),
        lambda: change.keyness(reference=7),
        lambda: change.explain(" "),
    ):
        with pytest.raises(InputError, match=r"\S+ .*[.:]"):
            call()


def test_crossing_pairs_are_those_out_of_order():
    """Of pairs whose order differs, only those outside the longest common order cross."""
    pairs = tuple(SectionPair(i, j, 1.0, ()) for i, j in enumerate([0, 3, 1, 2]))
    assert OutlinePair(pairs, (), ()).crossing == (1,)


def test_alignment_is_one_to_one():
    """No section is paired twice, and what is not paired is listed."""
    a, b = tk.read("述职评议会讲话"), tk.read("述职评议会讲话2023")
    pair = align_outlines(a, b)
    for side, only, doc in (("a", pair.only_a, a), ("b", pair.only_b, b)):
        used = [getattr(p, side) for p in pair.pairs]
        assert sorted([*used, *only]) == list(range(len(doc.sections)))


def test_recurring_places_hold_the_wording():
    """Each place of a recurring passage has its wording, marks aside; three texts outrank two."""
    texts = {
        "a": "全面从严治党、向纵深推进。甲",
        "b": "乙全面从严治党，向纵深推进",
        "c": "要把全面从严治党向纵深推进下去",
    }
    (found,) = recurring(texts)
    assert found.texts == 3
    for name, span in found.places:
        assert "".join(c for c in span.of(texts[name]) if c not in "、，。") == found.wording
    assert recurring({}) == ()
