"""Stance tables: what they add up to, and what they refuse."""

import pytest

from toolkit.errors import InputError
from toolkit.measure.stance import stance
from toolkit.reading import read


@pytest.fixture(scope="module")
def doc():
    """The sample speech."""
    return read("述职评议会讲话")


@pytest.mark.parametrize("by", ["section", "function"])
def test_parts_add_up(doc, by):
    """Directives of all strengths add up in each part, and no part counts more than the speech has."""
    table = stance(doc, by=by)
    strengths = table[[f"directive_{n}" for n in (1, 2, 3, 4)]].sum(axis=1)
    assert (strengths == table["directive"]).all()
    assert 10 < table["directive"].sum() <= len(doc.find("directive"))
    assert table["strength"].dropna().between(1, 4).all()
    assert table["praise_share"].dropna().between(0, 1).all()


def test_suggestions_carry_the_orders(doc):
    """In the sample most orders stand in the stretches that make demands."""
    table = stance(doc, by="function").set_index("part")
    assert table["directive"].idxmax() in {"要求部署", "demands and tasks"}


def test_unknown_part_is_refused(doc):
    """Another way to cut the speech raises, and the message names the ways there are."""
    with pytest.raises(InputError, match="section, function"):
        stance(doc, by="paragraph")
