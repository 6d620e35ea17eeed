"""Equal pairs of branches are measured once, and only those are taken for equal whose measures are."""

import random
from pathlib import Path

import pytest

from toolkit.devices.form.candidates import GATE_NAMES, gated, pairs
from toolkit.devices.form.clauses import Clauses, clauses_of
from toolkit.devices.form.features import NAMES, Features
from toolkit.devices.form.runs import ESSAY, SPEECH, STRICTER, TABLE, branch_runs, branch_scores
from toolkit.devices.form.sameness import Window
from toolkit.devices.form.weights import Trees, linear, trees
from toolkit.model import Speech
from toolkit.reading import structured

GOLD = sorted(Path(__file__).parents[1].glob("gold/comp_dev_0[135].txt"))
PIECES = ("怎么办？", "抓落实，", "真抓实干；", "要抓落实，", "有了目标，", "怎么办？\n", "抓好落实。")
PARAGRAPHS = "\n".join("抓落实，" * size for size in range(2, 20))
"""Equal clauses at every distance from the ends of a paragraph."""


def clauses_in(text: str) -> Clauses:
    """The clauses of a text."""
    return clauses_of(structured(Speech(text)))


def mixed(size: int, kinds: int) -> str:
    """A text of few different clauses in any order, said three times over."""
    return 3 * "".join(random.Random(size).choices(PIECES[:kinds], k=size))


@pytest.mark.parametrize(
    "text",
    [
        "抓落实，" * 5,
        "有了目标，" + "抓落实，" * 30,
        "怎么办？" * 40,
        PARAGRAPHS,
        mixed(9, 2),
        mixed(20, 4),
        mixed(40, 7),
    ],
)
def test_equal_windows_measure_alike(text: str) -> None:
    """Pairs known by the same window have the same measures, at the ends of the text and of its paragraphs too."""
    features = Features(clauses_in(text))
    known: dict[Window, list[float]] = {}
    for pair in pairs(features.clauses):
        plain = Features(features.clauses).of(*pair)
        assert features.of(*pair) == plain
        window = features.window(*pair)
        assert known.setdefault(window, plain) == plain
    assert known


@pytest.mark.parametrize("register", [ESSAY, SPEECH])
@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in GOLD), mixed(30, 4)])
def test_scores_are_the_plain_ones(text: str, register: str) -> None:
    """Each pair that passes the gate scores what it scores when measured by itself."""
    clauses, speech = clauses_in(text), register == SPEECH
    gate, model = linear(TABLE, "gate", GATE_NAMES), trees(TABLE, "trees", NAMES)
    passed = gated(clauses, gate, several=speech, stricter=STRICTER if speech else 0.0)
    plain = {pair: model.score(Features(clauses).of(*pair)) for pair in passed}
    assert plain
    assert branch_scores(Features(clauses), register) == plain


@pytest.mark.parametrize("clause", ["怎么办？", "讲三点意见，", "有了目标，就有方向；"])
def test_equal_clauses_are_measured_once(monkeypatch: pytest.MonkeyPatch, clause: str) -> None:
    """Twice as many equal clauses give twice as many pairs, but nothing more is measured, scored or explained."""
    done = {"of": 0, "score": 0, "shares": 0}

    def counted(owner: type, name: str) -> None:
        plain = getattr(owner, name)

        def call(*given: object) -> object:
            done[name] += 1
            return plain(*given)

        monkeypatch.setattr(owner, name, call)

    counted(Features, "of")
    counted(Trees, "score")
    counted(Trees, "shares")
    seen = []
    for times in (500, 1000):
        clauses = clauses_in(clause * times)
        done.update(dict.fromkeys(done, 0))
        found = branch_runs(clauses, ESSAY)
        assert found
        seen.append(dict(done))
        assert len(branch_scores(Features(clauses))) > 3 * times
    assert seen[0] == seen[1]
    assert seen[0]["of"] > 0
