"""Profiles (文风画像): how often each side does what, with intervals, and which differences are larger than chance."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.chars import is_cjk
from toolkit.compare.sides import Side
from toolkit.keyness import Rate, Units, benjamini_hochberg, bootstrap_rates, p_of_chi_squared
from toolkit.model import DEVICES, FUNCTIONS, Document, Sentence, Span
from toolkit.segment import clauses

PRONOUNS = {"I": ("我",), "we": ("我们", "咱们"), "you": ("你们", "你", "您"), "all": ("大家", "同志们", "各位")}
"""Person (人称): the words counted for each."""


class Measure(NamedTuple):
    """One line of a profile: its group (`device`, `stance`, `person`, `function`, `rhythm`), its name, and its scale.

    The rate is the sum of counts over the sum of sizes, times `scale` (1000 for “in 1,000 characters”, 100 for per cent, 1 for means).
    """

    group: str
    name: str
    scale: int


class ProfileRow(NamedTuple):
    """One measure on two sides, each with its interval, their ratio with its interval, and whether it is larger than chance.

    `differs` wants the ratio's interval to leave out 1 and the difference to survive Benjamini and Hochberg over the whole profile.
    """

    measure: Measure
    a: Rate
    b: Rate
    ratio: Rate
    differs: bool


def profile(a: Side, b: Side, *, level: float = 0.95) -> tuple[ProfileRow, ...]:
    """Return the profile of two sides: devices, directive strength, person, function shares, rhythm.

    Rates are per 1,000 characters (devices, person), per cent of characters (functions), or means (strength, characters a clause and
    a sentence). Units drawn for the intervals are sentences; for functions they are the stretches that have one, since the sentences of
    a stretch share its function.
    """
    measures = _measures()
    ours: tuple[Rate, ...] = ()
    theirs: tuple[Rate, ...] = ()
    ratios: tuple[Rate, ...] = ()
    for units in (_by_sentences, _by_moves):
        one, two = units(a), units(b)
        rates, compared = bootstrap_rates(one, two, level=level)
        ours, ratios = ours + rates, ratios + compared
        theirs += bootstrap_rates(two, level=level)[0]
    present = [i for i, (x, y) in enumerate(zip(ours, theirs, strict=True)) if x.value or y.value]
    q = dict(zip(present, benjamini_hochberg([_p(ratios[i], level) for i in present]), strict=True))
    return tuple(
        ProfileRow(
            measures[i],
            _scaled(ours[i], measures[i].scale),
            _scaled(theirs[i], measures[i].scale),
            ratios[i],
            differs=not ratios[i].low <= 1 <= ratios[i].high and q[i] < 1 - level,
        )
        for i in present
    )


def _scaled(rate: Rate, scale: int) -> Rate:
    ceiling = scale if scale == 100 else float("inf")  # a share is never above 100 %
    return Rate(rate.value * scale, min(rate.low * scale, ceiling), min(rate.high * scale, ceiling))


def _p(ratio: Rate, level: float) -> float:
    """The p that the ratio's interval implies, taking its logarithm as normal."""
    from math import isfinite, log
    from statistics import NormalDist

    if not (ratio.low > 0 and isfinite(ratio.high)) or ratio.high <= ratio.low:
        return 1.0
    error = (log(ratio.high) - log(ratio.low)) / 2 / NormalDist().inv_cdf((1 + level) / 2)
    return p_of_chi_squared((log(ratio.value) / error) ** 2)


def _measures() -> tuple[Measure, ...]:
    return (*_SENTENCE_MEASURES, *(Measure("function", name, 100) for name in FUNCTIONS))


_SENTENCE_MEASURES = (
    *(Measure("device", name, 1000) for name in DEVICES if name != "person"),
    Measure("stance", "directive_strength", 1),
    Measure("stance", "praise_share", 100),
    *(Measure("person", name, 1000) for name in PRONOUNS),
    Measure("rhythm", "clause_length", 1),
    Measure("rhythm", "sentence_length", 1),
)


def _by_moves(side: Side) -> Units:
    """Characters by function, a row a stretch."""
    counts, sizes = [], []
    for doc in side.documents:
        for move in doc.moves:
            size = _size(doc, move)
            counts.append([float(size if name == move.name else 0) for name in FUNCTIONS])
            sizes.append([float(size)] * len(FUNCTIONS))
    none = [[0.0] * len(FUNCTIONS)]
    return Units(counts or none, sizes or none)


def _by_sentences(side: Side) -> Units:
    """What is counted of devices, stance, person and rhythm, a row a sentence."""
    measures = _SENTENCE_MEASURES
    counts, sizes = [], []
    for doc in side.documents:
        starting = _by_sentence(doc)
        for number, sentence in enumerate(doc.sentences):
            row = [_COUNTERS[m.group](doc, sentence, m.name, starting[number]) for m in measures]
            counts.append([x for x, _ in row])
            sizes.append([y for _, y in row])
    if not counts:
        return Units([[0.0] * len(measures)], [[0.0] * len(measures)])
    return Units(counts, sizes)


Starting = dict[str, list[float]]


def _by_sentence(doc: Document) -> list[Starting]:
    """For each sentence, the findings that start in it by device, with directive strengths and polarities as numbers."""
    found: list[Starting] = [{} for _ in doc.sentences]
    at = 0
    for finding in sorted(doc.findings, key=lambda f: f.start):
        while at + 1 < len(doc.sentences) and doc.sentences[at + 1].start <= finding.start:
            at += 1
        if not found:
            break
        value = finding.detail("strength") if finding.device == "directive" else finding.detail("polarity") == "+"
        found[at].setdefault(finding.device, []).append(float(value or 0))
    return found


def _size(doc: Document, span: Span) -> int:
    return sum(map(is_cjk, doc.text[span.start : span.stop]))


Counter = Callable[[Document, Sentence, str, Starting], tuple[float, float]]


def _device(doc: Document, sentence: Sentence, name: str, starting: Starting) -> tuple[float, float]:
    return len(starting.get(name, ())), _size(doc, sentence)


def _stance(doc: Document, sentence: Sentence, name: str, starting: Starting) -> tuple[float, float]:
    del doc, sentence
    values = starting.get("directive" if name == "directive_strength" else "appraisal", [])
    return sum(values), len(values)


def _person(doc: Document, sentence: Sentence, name: str, starting: Starting) -> tuple[float, float]:
    del starting
    return sum(t.text in PRONOUNS[name] for t in doc.tokens_in(sentence)), _size(doc, sentence)


def _rhythm(doc: Document, sentence: Sentence, name: str, starting: Starting) -> tuple[float, float]:
    del starting
    return _size(doc, sentence), len(clauses(doc.shadow, sentence)) if name == "clause_length" else 1


_COUNTERS: dict[str, Counter] = {
    "device": _device,
    "stance": _stance,
    "person": _person,
    "rhythm": _rhythm,
}


def groups(rows: tuple[ProfileRow, ...]) -> Iterator[tuple[str, list[ProfileRow]]]:
    """Yield the rows of a profile group by group, in the order they stand in."""
    for name in dict.fromkeys(row.measure.group for row in rows):
        yield name, [row for row in rows if row.measure.group == name]
