"""The small things a Document is made of: however they were set up, they are equal, frozen, and survive pickling and copying."""

import copy
import dataclasses
import gc
import pickle

import pytest

from toolkit.model import Finding, Note, Span, Token
from toolkit.model.span import tokens_of

VALUES = (("words", "抓落实"), ("kind", "=formula.closing"))
SPAN = Span(0, 3)


def found(values, details):
    """A finding with its note, pairs given as `values` and `details`."""
    return Finding(0, 3, "formula", (SPAN,), "listed_formula", Note("why.listed_formula", values), details)


PAIRS = found(VALUES, (("class", "closing"),))
DICTS = found(dict(VALUES), {"class": "closing"})


@pytest.mark.parametrize("one", [PAIRS, DICTS], ids=["pairs", "dicts"])
def test_findings_are_the_same_however_their_pairs_were_given(one):
    """Equal, of one hash and one look, and with tuples to read."""
    assert one == PAIRS
    assert hash(one) == hash(PAIRS)
    assert repr(one) == repr(PAIRS)
    assert one.note.values == VALUES
    assert one.details == (("class", "closing"),)
    assert one.detail("class") == "closing"
    assert one.detail("strength") is None


@pytest.mark.parametrize(
    "one", [PAIRS, DICTS, tokens_of([0], [2], ["落实"], ["v"])[0]], ids=["pairs", "dicts", "token"]
)
def test_things_survive_pickling_and_copying(one):
    """By every protocol, and by `dataclasses.replace`."""
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
    assert copy.copy(one) == copy.deepcopy(one) == one
    assert dataclasses.replace(one) == one
    assert dataclasses.replace(one, stop=9).stop == 9
    assert dataclasses.asdict(one)["start"] == 0


@pytest.mark.parametrize("one", [DICTS, DICTS.note, tokens_of([0], [2], ["落实"], ["v"])[0]])
def test_things_are_frozen(one):
    """No field can be set or removed, and no other added."""
    for name in (dataclasses.fields(one)[-1].name, dataclasses.fields(one)[0].name, "other"):
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
            setattr(one, name, ())
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
            delattr(one, name)
    assert PAIRS == DICTS


def test_tokens_from_columns_are_tokens():
    """Equal to those made one by one, and in their order."""
    made = tokens_of([0, 1], [1, 3], ["抓", "落实"], ["v", "vn"])
    assert made == (Token(0, 1, "抓", "v"), Token(1, 3, "落实", "vn"))
    assert tokens_of([], [], [], []) == ()


def test_pairs_given_as_a_dict_cost_the_collector_nothing():
    """It does not look into dicts of words, so a speech's hundreds of notes are left out of its rounds."""
    assert not gc.is_tracked(dict(VALUES))


@pytest.mark.parametrize("where", [(3, 2), (-1, 2)])
def test_bad_spans_are_refused(where):
    """Spans, tokens and findings run forward from 0."""
    for kind, rest in ((Span, ()), (Token, ("a", "x")), (Finding, ("formula", (SPAN,), "r", Note("k")))):
        with pytest.raises(ValueError, match="runs forward"):
            kind(*where, *rest)
