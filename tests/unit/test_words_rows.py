"""Rows of Chinese characters, and the index of listed words: what is found at once for a whole text is what each place shows."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.devices.lists import LISTS, hits, rare_idioms, words_of
from toolkit.devices.words.four_rows import Rows

TEXTS = st.text(st.sampled_from("抓早小真了一鿿㐀龥，、。\n A…𠮷😀\ud800\0"), max_size=40)


@settings(deadline=None)
@given(TEXTS)
def test_rows_are_those_that_an_expression_finds(text):
    """Four in a row, rows, rows of four and of six, and single marks between two rows."""
    rows, spans = Rows(text), [match.span() for match in re.finditer("[一-鿿]{4,}", text)]
    places = range(len(text))
    assert [at for at in places if rows.four[at]] == [at for a, z in spans for at in range(a, z - 3)]
    assert [at for at in places if rows.row[at]] == [at for a, z in spans for at in range(a, z)]
    assert (rows.alone, rows.sixes) == tuple([a for a, z in spans if z - a == size] for size in (4, 6))
    starts = {a for a, _ in spans}
    assert rows.gaps == [z for _, z in spans if z + 1 in starts]
    assert not any(rows.four[-9:] + rows.row[-9:])


@pytest.mark.parametrize("apart", [1, 2])
@settings(deadline=None)
@given(text=TEXTS)
def test_characters_that_come_again_are_those_that_an_expression_finds(apart, text):
    """A Chinese character that stands once more next to itself, or next but one."""
    plain = re.compile(rf"([一-鿿])(?={'.' * (apart - 1)}\1)", re.DOTALL)
    assert Rows(text).again(apart) == [match.start() for match in plain.finditer(text)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["从严从实", "短板", "补齐短板", "更上一层楼", "三𠮷", "😀", "𠮷严从实", "，", "\0"]),
        max_size=8,
    )
)
def test_listed_words_stand_where_they_are_found(parts):
    """A character of more than two bytes before, in or after a word moves nothing and is no part of one."""
    text = "".join(parts)
    found = {(start, text[start:stop]) for items in hits(text).values() for start, stop, _ in items}
    assert {at for at, word in found if word == "短板"} >= {
        m.start() for m in re.finditer("短板", text) if not text[: m.end()].endswith("补齐短板")
    }
    assert {at for at, word in found if word == "从严从实"} == {m.start() for m in re.finditer("从严从实", text)}
    assert all(row[0] == text[start:stop] for items in hits(text).values() for start, stop, row in items)


def test_every_listed_word_can_be_looked_up():
    """None has a character of more than two bytes, nor NUL, for which such a character is taken."""
    listed = [word for name in LISTS for word in words_of(name)]
    assert not [word for word in (*listed, *rare_idioms()) if "\0" in word or max(word) > "\uffff"]
