"""Devices against gold: what careful readers annotated is found, and little else; the floors lie below what was measured."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from toolkit.devices import explain
from toolkit.model import FAMILIES, Speech
from toolkit.reading import analyse

GOLD = Path(__file__).parents[1] / "gold"
FILES = sorted(
    [*GOLD.glob("devices/*.json"), *(GOLD / f"comp_dev_0{n}.json" for n in (1, 3, 5)), GOLD / "sample_speech.json"]
)
FLOORS = {
    "parallelism": (0.90, 0.83),
    "antithesis": (0.84, 0.74),
    "contrast": (0.84, 0.78),
    "negation_run": (0.86, 0.88),
    "anadiplosis": (0.90, 0.85),
    "chiasmus": (0.90, 0.90),
    "rhetorical_question": (0.88, 0.90),
    "hypophora": (0.92, 0.90),
    "gradation": (0.90, 0.35),
    "idiom": (0.90, 0.92),
    "four_character": (0.82, 0.78),
    "quoted_term": (0.95, 0.95),
    "numeric_abbreviation": (0.90, 0.90),
    "metaphor": (0.84, 0.78),
    "directive": (0.95, 0.95),
    "authority": (0.90, 0.88),
    "appraisal": (0.68, 0.65),
}
"""Device → least precision, least recall over all files."""


@cache
def read(path):
    """The Document of a gold file's text."""
    return analyse(Speech(path.with_suffix(".txt").read_bytes().decode("utf-8")))


def overlap(f, g):
    """The share of two stretches that both have of what either has."""
    shared = min(f.stop, g["stop"]) - max(f.start, g["start"])
    return shared / (max(f.stop, g["stop"]) - min(f.start, g["start"]))


@cache
def counts():
    """Hits, found and wanted of each device."""
    totals = {device: Counter() for device in FLOORS}
    for path in FILES:
        gold = json.loads(path.read_text(encoding="utf-8"))["findings"]
        for device, total in totals.items():
            free = list(read(path).find(device))
            total.update(found=len(free))
            for g in (g for g in gold if g["device"] == device):
                match = next((f for f in free if overlap(f, g) >= 0.5), None)
                total.update(wanted=1, hits=match is not None)
                if match is not None:
                    free.remove(match)
    return totals


@pytest.mark.parametrize("device", FLOORS)
def test_precision_and_recall(device):
    """A device is found where the gold has it, in no fewer cases than the floors say."""
    total = counts()[device]
    precision, recall = total["hits"] / max(1, total["found"]), total["hits"] / max(1, total["wanted"])
    assert total["wanted"] >= 5
    least_precision, least_recall = FLOORS[device]
    assert precision >= least_precision
    assert recall >= least_recall


def test_every_device_of_form_is_explained():
    """The explanation of a finding names its rule, rests on its members and says why in one or two plain sentences, in both languages."""
    shown = {}
    for path in FILES:
        for found in read(path).findings:
            if found.family == "form":
                shown.setdefault((found.device, found.rule), (read(path), found))
    assert {device for device, _ in shown} == set(FAMILIES["form"])
    for (_, rule), (doc, found) in shown.items():
        why = explain(doc, found)
        assert (why.rule, why.evidence) == (rule, found.members)
        for lang, stop in (("zh", "。"), ("en", ". ")):
            words = why.reasons[0].text(lang)
            assert 1 <= (words + " ").count(stop) <= 2, words
            assert "{" not in words
            assert "=form" not in words
