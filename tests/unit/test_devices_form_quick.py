"""What is worked out early, at once or not at all gives the answers of the plain way."""

from pathlib import Path

import pytest

from toolkit.devices.form import links
from toolkit.devices.form.candidates import GATE_NAMES, gate_features, gated, pairs
from toolkit.devices.form.clauses import Clauses, clauses_of
from toolkit.devices.form.link_measures import ALONE, GLANCE_NAMES, Side, glance, measures
from toolkit.devices.form.runs import STRICTER, TABLE
from toolkit.devices.form.weights import linear
from toolkit.model import Speech
from toolkit.reading import structured

GOLD = sorted(Path(__file__).parents[1].glob("gold/comp_dev_0[135].txt"))


def clauses_in(path: Path) -> Clauses:
    return clauses_of(structured(Speech(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("stricter", [0.0, STRICTER])
def test_the_gate_lets_through_exactly_the_pairs_whose_measures_add_up_to_more_than_nothing(
    path: Path, stricter: float
) -> None:
    clauses, gate = clauses_in(path), linear(TABLE, "gate", GATE_NAMES)
    plain = [pair for pair in pairs(clauses) if gate.score(gate_features(clauses, pair)) - stricter > 0]
    assert plain
    assert list(gated(clauses, gate, stricter=stricter)) == plain
    several = [pair for pair in plain if pair[2] - pair[0] > 1]
    assert list(gated(clauses, gate, several=True, stricter=stricter)) == several


def test_the_bits_of_a_glance_stand_in_the_order_of_their_names() -> None:
    one, other = Side(["抓", "落实"], "vn"), Side(["抓", "得", "实"], "vua")
    bits = glance(one, other, phrase=True, cut=2, third=((4,), ("抓",), ("字",), ("vn",)))
    seen = {name for place, name in enumerate(GLANCE_NAMES) if bits >> place & 1}
    assert seen == {
        "same_len",
        "first_char",
        "last_char",
        "first_tag",
        "shared_word",
        "phrase",
        "cut_right",
        "third_head",
    }


def test_no_link_is_better_than_the_ones_that_are_kept_for_each_way_of_cutting() -> None:
    clauses, weights = clauses_in(GOLD[0]), links.rule()
    compared = 0
    for row in links.rows(clauses):
        shown = links.looks(clauses, row)
        for a, b, third in zip(shown, shown[1:], links.thirds(shown), strict=False):
            best = links.best(clauses, a, b, third, left=True, right=True)
            every = list(links.candidates(clauses, a, b, third, left=True, right=True, hopeful=True))
            assert {cut for _, _, cut, _ in every} == set(best)
            for _, _, cut, values in every:
                assert weights.score(values) <= best[cut].score
                compared += 1
    assert compared > 100


def test_a_link_measured_beside_nothing_is_a_pair_alone() -> None:
    one, other = Side(["抓", "重点"], "vn"), Side(["补", "短板"], "vn")
    values = measures(one, other, (True, False, False, False, False, False, 0), ALONE)
    assert len(values) == len(links.NAMES)
    assert values[links.NAMES.index("pair_alone")] == 1
    assert values[links.NAMES.index("same_tags")] == 1
