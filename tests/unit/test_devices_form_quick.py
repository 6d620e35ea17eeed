"""What is worked out early, at once or not at all gives the answers of the plain way."""

from pathlib import Path

import pytest

from toolkit.devices.form import links
from toolkit.devices.form import pairs as pairs_module
from toolkit.devices.form.candidates import GATE_NAMES, gate_features, gated, pairs
from toolkit.devices.form.clauses import Clauses, clauses_of
from toolkit.devices.form.link_measures import ALONE, GLANCE_NAMES, glance, measures
from toolkit.devices.form.link_options import options
from toolkit.devices.form.pair_measures import NAMES as PAIR_NAMES
from toolkit.devices.form.pieces import field
from toolkit.devices.form.runs import STRICTER, TABLE
from toolkit.devices.form.sides import Side
from toolkit.devices.form.weights import linear
from toolkit.model import Speech
from toolkit.reading import structured

GOLD = sorted(Path(__file__).parents[1].glob("gold/comp_dev_0[135].txt"))


def clauses_in(path: Path) -> Clauses:
    """The clauses of a text."""
    return clauses_of(structured(Speech(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("stricter", [0.0, STRICTER])
def test_quick_gate(path: Path, stricter: float) -> None:
    """The gate lets through exactly the pairs whose measures add up to more than nothing."""
    clauses, gate = clauses_in(path), linear(TABLE, "gate", GATE_NAMES)
    plain = [pair for pair in pairs(clauses) if gate.score(gate_features(clauses, pair)) - stricter > 0]
    assert plain
    assert list(gated(clauses, gate, stricter=stricter)) == plain
    several = [pair for pair in plain if pair[2] - pair[0] > 1]
    assert list(gated(clauses, gate, several=True, stricter=stricter)) == several


def test_glance_bits() -> None:
    """Each bit of a glance means the measure at its place in the list of names."""
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


def test_best_links() -> None:
    """For each way of cutting, no candidate scores above the link that is kept."""
    clauses, weights = clauses_in(GOLD[0]), links.rule()
    compared = 0
    for row in links.rows(clauses):
        shown = links.looks(clauses, row)
        for a, b, third in zip(shown, shown[1:], links.thirds(shown), strict=False):
            ways = [links.whole(a, b), *links.left_cuts(a, b), *links.right_cuts(a, b)]
            best = links.best(clauses, a, b, third, ways)
            every = list(links.candidates(clauses, a, b, third, ways, hopeful=True))
            assert {cut for _, _, cut, _ in every} == set(best)
            for _, _, cut, values in every:
                assert weights.score(values) <= best[cut].score
                compared += 1
    assert compared > 100


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("抓落实，见实效。", None),
        ("抓落实，见成效，有回音。", [True, True]),
        ("抓落实，这是第一位的大事情，有回音。", None),
        ("始终高度重视抓作风，始终高度重视保持同群众的联系。", [True]),
        ("会议认真总结成绩，分析问题，部署任务，这是大家都看得见的。", [True, True, False]),
    ],
)
def test_what_is_measured(text: str, measured: list[bool] | None) -> None:
    """Neighbours are measured where three may make a run, or two are uneven and open alike; an even pair alone is not."""
    clauses = clauses_of(structured(Speech(text)))
    (row,) = links.rows(clauses)
    found = options(clauses, row)
    assert (found and [bool(choice) for choice in found]) == measured


def test_pair_alone() -> None:
    """A link with no neighbours is measured as a pair alone, all measures in place."""
    one, other = Side(["抓", "重点"], "vn"), Side(["补", "短板"], "vn")
    values = measures(one, other, (True, False, False, False, False, False, 0), ALONE)
    assert len(values) == len(links.NAMES)
    assert values[links.NAMES.index("pair_alone")] == 1
    assert values[links.NAMES.index("same_tags")] == 1


def test_pairs_in_bits() -> None:
    """Each bit of a pair means the measure at its place in the list of names."""
    clauses = clauses_of(structured(Speech("企业是树苗，环境是土壤，不能错过时机。")))
    (row,) = links.rows(clauses)
    ((pair,), *_) = pairs_module.candidates(clauses, row, field(clauses))
    assert [clauses.text[a:z] for a, z in pair.spans] == ["企业是树苗", "环境是土壤"]
    seen = {name for place, name in enumerate(PAIR_NAMES) if pair.bits >> place & 1}
    assert seen >= {"comma", "same_len", "five", "same_chars", "same_inside", "shape_most", "both_are", "both_clauses"}
    assert seen.isdisjoint(
        {"cut_left", "cut_right", "first_char", "row_of_two", "two_and_two", "one_is", "nouns", "idioms"}
    )


def test_first_glance_of_pairs() -> None:
    """What a first glance lets through is weighed as without it; hardly a pair is lost."""
    every: dict[object, float] = {}
    hopeful: dict[object, float] = {}
    for path in GOLD:
        clauses = clauses_in(path)
        around = field(clauses)
        for row in links.rows(clauses):
            weigh = pairs_module.rule("phrase" if row[0].clause == row[1].clause else "clause").score
            for found, hope in ((every, False), (hopeful, True)):
                for made in pairs_module.candidates(clauses, row, around, hopeful=hope):
                    found.update({(path, pair.spans): weigh(pair.bits) for pair in made})
    assert hopeful.items() <= every.items()
    assert len(hopeful) < 0.8 * len(every)
    lost = [spans for spans, score in every.items() if score > pairs_module.SURE and spans not in hopeful]
    assert len(lost) <= 0.04 * sum(score > pairs_module.SURE for score in every.values())


@pytest.mark.parametrize("bits", [0, 1, 0b1_0110_0101, 0b1111_1111_1111])
def test_rule_as_tables(bits: int) -> None:
    """Tables add up to the weights of the bits that are set, and name the groups that weigh most."""
    weights = [0.5, -1.25, 2.0, 0.125, 3.0, -0.75, 1.5, -2.5, 0.25, 4.0, -3.0, 1.0]
    names = ["comma", "same_len", "first_char", "last_tag", "third_head", *("other",) * 7]
    rule = pairs_module.Bits(-1.0, weights, names)
    assert rule.score(bits) == pytest.approx(-1.0 + sum(w for place, w in enumerate(weights) if bits >> place & 1))
    assert rule.weightiest(0b10100) == ("row", "words")
