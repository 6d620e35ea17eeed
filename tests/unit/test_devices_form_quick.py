"""What is worked out early, at once or not at all gives the answers of the plain way."""

from itertools import chain
from pathlib import Path

import pytest

from toolkit.devices.form import link_options, links
from toolkit.devices.form import pairs as pairs_module
from toolkit.devices.form.candidates import GATE_NAMES, gate_features, gated, pairs
from toolkit.devices.form.clauses import Clauses, clauses_of
from toolkit.devices.form.link_measures import NAMES, measures
from toolkit.devices.form.pair_measures import NAMES as PAIR_NAMES
from toolkit.devices.form.pieces import field
from toolkit.devices.form.runs import STRICTER, TABLE
from toolkit.devices.form.signs import Signs
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


def test_best_links() -> None:
    """For each way of cutting, nothing that is measured scores above the link that is kept."""
    clauses, weights = clauses_in(GOLD[0]), link_options.rule()
    compared = 0
    for row in links.rows(clauses):
        found = link_options.options(clauses, row)
        every = list(link_options.measured(clauses, row))
        assert (found is None) == (not every)
        for k, (one, other, cut), values in every:
            assert found is not None
            assert weights.score(values) <= found[k][cut].score
            assert len(found[k]) == len({c[2] for n, c, _ in every if n == k})
            for start, stop, unit in (one, other):
                assert "".join(links.bare(clauses, unit)[0]) == clauses.text[start:stop].replace(" ", "")
            compared += 1
    assert compared > 30


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
    found = link_options.options(clauses, row)
    assert (found and [bool(choice) for choice in found]) == measured


def test_measures_of_a_link() -> None:
    """A link's measures stand at the places of their names."""
    one, other = ("抓住重点", "vn", ["抓住", "重点"]), ("抓好落实", "vv", ["抓好", "落实"])
    values = measures(one, other, (True, False, False, False, False, True, 2), ([4, 5], ["抓", "促"], ["面", "实"]))
    shown = {name: value for name, value in zip(NAMES, values, strict=True) if value}
    assert shown == {
        "same_len": 1,
        "ratio": 1,
        "size": 4,
        "tags": 0.5,
        "shape": 1,
        "same_count": 1,
        "prefix": 1,
        "first_char": 1,
        "same_chars": 1,
        "same_share": 0.25,
        "verbs": 1,
        "first_tag": 1,
        "verb_first": 1,
        "phrase": 1,
        "cut_right": 1,
        "ends_off": 1,
        "third_size": 1,
        "third_head": 1,
        "even_row": 1,
        "even_phrase": 1,
    }


def test_pairs_in_bits() -> None:
    """Each bit of a pair means the measure at its place in the list of names."""
    clauses = clauses_of(structured(Speech("企业是树苗，环境是土壤，不能错过时机。")))
    ((pair,), *_) = pairs_module.candidates(clauses, links.rows(clauses), field(clauses, Signs(clauses)))
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
        around = field(clauses, Signs(clauses))
        for found, hope in ((every, False), (hopeful, True)):
            for pair in chain.from_iterable(
                pairs_module.candidates(clauses, links.rows(clauses), around, hopeful=hope)
            ):
                weigh = pairs_module.rule("phrase" if pair.phrase else "clause").score
                found[path, pair.spans] = weigh(pair.bits)
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
