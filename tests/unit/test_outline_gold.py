"""The outline against gold: what a careful human annotated must be found."""

import json
from pathlib import Path

import pytest

from toolkit.chars import shadow
from toolkit.outline import build
from toolkit.segment import paragraphs

GOLD = Path(__file__).parents[1] / "gold"
FILES = sorted([*GOLD.glob("comp_dev_*.json"), *GOLD.glob("sample_*.json")])


def outline_of(text):
    """The outline of a text, without words or devices."""
    dark = shadow(text)
    return build(text, dark, paragraphs(text, dark))


def trimmed_stop(text, start, stop):
    """Where a stretch ends, white space aside."""
    return start + len(text[start:stop].rstrip())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_sections_are_those_of_the_gold(path):
    """Every section of the gold is found with its level, marker, heading and end, and no other."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    found = [
        (s.start, trimmed_stop(text, s.start, s.stop), s.level, s.marker, s.heading.of(text))
        for s in outline_of(text).sections
    ]
    wanted = [
        (s["start"], trimmed_stop(text, s["start"], s["stop"]), s["level"], s["marker"], text[slice(*s["heading"])])
        for s in gold["sections"]
    ]
    assert found == wanted


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_zones_and_transitions_are_those_of_the_gold(path):
    """Zones agree by name and edges, transitions by where they start."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    outline = outline_of(text)
    assert [(z.name, z.start, trimmed_stop(text, z.start, z.stop)) for z in outline.zones] == [
        (z["name"], z["start"], trimmed_stop(text, z["start"], z["stop"])) for z in gold["zones"]
    ]
    assert [t.start for t in outline.transitions] == [t["start"] for t in gold["transitions"]]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_announcements_are_those_of_the_gold(path):
    """Each announcement has the gold's counts, the sections that deliver them, and the outcome."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    found = [
        [(c.count, list(c.sections), c.status) for c in announcement.counts]
        for announcement in outline_of(text).announcements
    ]
    assert found == [[(c["count"], c["sections"], c["status"]) for c in a["counts"]] for a in gold["announcements"]]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_functions_tile_the_speech_and_mostly_agree(path):
    """Functions cover every character of opening, body and closing once, and two thirds of them agree with the gold."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    outline = outline_of(text)
    covered = {}
    for move in outline.moves:
        for at in range(move.start, move.stop):
            assert at not in covered
            covered[at] = move.name
    inside = {
        at
        for z in outline.zones
        if z.name in {"opening", "body", "closing"}
        for at in range(z.start, z.stop)
        if not text[at].isspace()
    }
    assert inside <= covered.keys()
    wanted = {at: f["name"] for f in gold["functions"] for at in range(f["start"], f["stop"]) if not text[at].isspace()}
    assert sum(covered.get(at) == name for at, name in wanted.items()) > 0.66 * len(wanted)
