"""Words and stance on whole speeches: what the sample holds, and notes that can be read in both languages."""

from pathlib import Path

import pytest

from toolkit.devices import explain, stance, words
from toolkit.devices.lists import rows
from toolkit.devices.trial import scene
from toolkit.model import STANCE_DEVICES, WORD_DEVICES
from toolkit.reading import read
from toolkit.theme import label


@pytest.fixture(scope="module")
def doc():
    """The sample speech."""
    return read("述职评议会讲话")


@pytest.fixture(scope="module")
def found(doc):
    """The words found in the sample, by device."""
    table = {}
    for finding in (*words.find(doc), *stance.find(doc)):
        table.setdefault(finding.device, []).append(finding)
    return table


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("numeric_abbreviation", ["“三聚三促”", "两委"]),
        ("quoted_term", ["“两张皮”", "“回头看”"]),
        ("metaphor", ["两张皮", "软肋", "更上一层楼"]),
        ("idiom", ["开门见山", "虎头蛇尾", "更上一层楼"]),
        ("directive", ["必须", "绝不能", "供大家参考"]),
    ],
)
def test_sample_words(doc, found, device, expected):
    """The sample's own examples are found by the general rules."""
    there = [finding.of(doc.text) for finding in found[device]]
    assert set(expected) <= set(there)


def test_notes_read_in_both_languages(doc, found):
    """Every note of these families can be put into words, and the words name the passage."""
    for findings in found.values():
        for finding in findings:
            assert finding.device in WORD_DEVICES + STANCE_DEVICES
            for lang in ("zh", "en"):
                assert finding.members[0].of(doc.text) in finding.note.text(lang)


def test_false_friends_are_explained(doc):
    """要 in 主要 and 要求 is considered and dropped, and the reason is one a trainee can read."""
    trace = []
    stance.find(doc, trace)
    dropped = [candidate for candidate in trace if candidate.kind == "directive"]
    assert dropped
    assert {candidate.of(doc.text) for candidate in dropped} >= {"要", "建议"}
    assert all(candidate.of(doc.text) in candidate.why.text("zh") for candidate in dropped)
    directive = next(f for f in doc.findings if f.device == "directive")
    assert directive.of(doc.text) in explain(doc, directive).text("en")


def lines(name):
    """The rows of a file of cases."""
    text = (Path(__file__).parents[1] / "cases" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


CASES = [*lines("words.tsv"), *(("directive", *row) for row in lines("directives.tsv"))]


def test_rows_of_images():
    """Every listed image stands once, and its domain can be named in both languages."""
    images = rows("metaphors")
    assert len({row[0] for row in images}) == len(images)
    worlds = {row[0] for row in rows("source_domains")} - {""}
    for domain in {row[1] for row in images} | {row[3] for row in rows("image_frames")} | worlds:
        assert label(f"domain.{domain}", "zh") != label(f"domain.{domain}", "en")


@pytest.mark.parametrize(("device", "marked", "why"), CASES)
def test_cases(device, marked, why):
    """A device is found where it is bracketed, and nowhere else in the sentence."""
    text = marked.replace("〔", "").replace("〕", "")
    shown = text
    for finding in sorted(found_in(text, device), reverse=True):
        shown = f"{shown[: finding.start]}〔{finding.of(text)}〕{shown[finding.stop :]}"
    assert shown == marked, why


def found_in(text, device):
    """The findings of one device in a bare text."""
    bare = scene(text).doc
    return [f for f in (*words.find(bare), *stance.find(bare)) if f.device == device]


def test_every_domain_has_its_words():
    """Each world that images are borrowed from is named in both languages."""
    for domain, kind, _ in rows("source_domains"):
        if domain and kind != "topic":
            assert label(f"domain.{domain}", "zh") != label(f"domain.{domain}", "en"), domain


def test_a_clause_without_words_is_no_judgement():
    """A line that breaks after a comma leaves a clause that holds nothing."""
    found = found_in("有的抓党建上热中温下冷，\n有的留痕当实绩，展板做越大。", "appraisal")
    assert [f.members[0].stop for f in found] == [11]
