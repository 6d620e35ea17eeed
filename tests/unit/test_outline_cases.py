"""Golden cases of structure that a linguist can read: the expected answer is written into the text."""

import re
from functools import cache
from pathlib import Path

import pytest

from toolkit.chars import shadow
from toolkit.outline import build
from toolkit.outline.rules import RULES, without
from toolkit.segment import paragraphs

CASES = Path(__file__).parents[1] / "cases"
GOLD = Path(__file__).parents[1] / "gold"
NOTATION = re.compile(r"⟦\d:([^|⟧]*)\|([^⟧]*)⟧|\{[^:{}]*=[^:{}]*:([^}]*)\}|▷\d|〔\w+〕|‹\w+›")


def rows(name):
    """The cases of one file: the annotated text and why it is a case."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def plain(annotated):
    """The text without the notation, with real line ends."""
    before = None
    while before != annotated:
        before, annotated = annotated, NOTATION.sub(lambda m: "".join(g or "" for g in m.groups()), annotated)
    return annotated.replace("⏎", "\n")


@cache
def outline_of(text):
    """The outline of a text, without words or devices."""
    dark = shadow(text)
    return build(text, dark, paragraphs(text, dark))


def written(text, inserts):
    """The text with insertions at offsets, the longer reach first where several meet."""
    for at, mark in sorted(inserts, key=lambda item: -item[0]):
        text = text[:at] + mark + text[at:]
    return text.replace("\n", "⏎")


def sections_written(text):
    """The text with sections, transitions and announcements written into it."""
    outline = outline_of(text)
    inserts = []
    for a in outline.announcements:
        counts = ",".join(f"{'∅' if c.count is None else c.count}={c.status}" for c in a.counts)
        inserts += [(a.start, f"{{{counts}:"), (a.stop, "}")]
    for s in outline.sections:
        inserts += [(s.start, f"⟦{s.level}:"), (s.start + len(s.marker), "|"), (s.heading.stop, "⟧")]
    inserts += [(t.start, f"▷{t.level}") for t in outline.transitions]
    # Where a mark closes and another opens at one place, the closing one comes first.
    order = {"}": 0, "⟧": 0, "▷": 1, "{": 2, "⟦": 3, "|": 4}
    inserts.sort(key=lambda item: (item[0], order[item[1][0]]))
    out, last = [], 0
    for at, mark in inserts:
        out += [text[last:at], mark]
        last = at
    return "".join([*out, text[last:]]).replace("\n", "⏎")


def zones_written(text):
    """The text with the name of each zone before it."""
    return written(text, [(z.start, f"〔{z.name}〕") for z in outline_of(text).zones])


def functions_written(text):
    """The text with the name of each function before its stretch."""
    return written(text, [(m.start, f"‹{m.name}›") for m in outline_of(text).moves])


WRITERS = {"structure.tsv": sections_written, "zones.tsv": zones_written, "functions.tsv": functions_written}
ALL = [(name, annotated, why) for name in WRITERS for annotated, why in rows(name)]


@pytest.mark.parametrize(("name", "annotated", "why"), ALL, ids=lambda value: value[:40])
def test_case(name, annotated, why):
    """The outline of the plain text, written into it, is the annotated text."""
    assert WRITERS[name](plain(annotated)) == annotated, why


def answers():
    """What the outline says of every case and every text of the gold, for comparison."""
    outline_of.cache_clear()  # which rules are on has changed
    found = {why: WRITERS[name](plain(annotated)) for name, annotated, why in ALL}
    for path in sorted(GOLD.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        found[path.stem] = sections_written(text) + zones_written(text) + functions_written(text)
    outline_of.cache_clear()
    return found


@pytest.mark.slow
def test_every_rule_carries_a_case():
    """Switched off in turn, every rule changes the answer to some golden case; the report names them."""
    whole = answers()
    idle = []
    report = []
    for name in sorted(RULES):
        with without(name):
            changed = [why for why, answer in answers().items() if answer != whole[why]]
        report.append(f"{name}: {len(changed)} ({'; '.join(changed[:3])})")
        if not changed:
            idle.append(name)
    print("\n".join(report))  # noqa: T201 - shown with -s or when the test fails
    assert not idle
