"""Documents whose structure and findings are the gold annotations, so that figures are tested apart from the rules."""

import json
from pathlib import Path

import pytest

from toolkit.model import (
    DEVICES,
    Announcement,
    Count,
    Finding,
    Move,
    Note,
    Outline,
    Section,
    Span,
    Speech,
    Transition,
    Zone,
)
from toolkit.reading import analyse

GOLD = Path(__file__).parents[1] / "gold"


def gold_document(name):
    """The Document of a gold text with the structure and findings that the annotators gave it."""
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    text = (GOLD / f"{name}.txt").read_bytes().decode("utf-8")
    moves = tuple(Move(m["start"], m["stop"], m["name"], "gold") for m in gold.get("functions", ()))
    sections = []
    for row in gold["sections"]:
        span = Span(row["start"], row["stop"])
        around = [i for i, s in enumerate(sections) if s.level < row["level"] and s.contains(span)]
        parent = around[-1] if around else None
        before = [s for s in sections if s.parent == parent and s.marker[-1:] == row["marker"][-1:]]
        group = before[-1].group if before and row["marker"][:1] != "一" else len({s.group for s in sections})
        function = max(moves, key=lambda m: min(m.stop, span.stop) - max(m.start, span.start)).name if moves else ""
        heading = Span(*row["heading"])
        sections.append(
            Section(
                span.start,
                span.stop,
                row["level"],
                row["marker"],
                None,
                heading,
                row["form"],
                "gold",
                parent,
                group,
                function,
            )
        )
    outline = Outline(
        zones=tuple(Zone(z["start"], z["stop"], z["name"], "gold") for z in gold["zones"]),
        sections=tuple(sections),
        transitions=tuple(Transition(t["start"], t["stop"], t["level"], "gold") for t in gold["transitions"]),
        announcements=tuple(
            Announcement(
                a["start"],
                a["stop"],
                tuple(Count(c["count"], c.get("noun", ""), tuple(c["sections"]), c["status"]) for c in a["counts"]),
                "gold",
            )
            for a in gold["announcements"]
        ),
        moves=moves,
    )
    extra = {"strength", "polarity", "domain", "class", "strict"}
    findings = tuple(
        Finding(
            f["start"],
            f["stop"],
            f["device"],
            tuple(Span(*m) for m in f["members"]),
            "gold",
            Note(f"device.{f['device']}"),
            tuple((k, v) for k, v in f.items() if k in extra),
        )
        for f in sorted(gold["findings"], key=lambda f: (f["start"], -f["stop"], f["device"]))
        if f["device"] in DEVICES
    )
    return analyse(Speech(text, name=name)).changed(outline=outline, findings=findings, slips=())


@pytest.fixture(scope="session")
def sample():
    """The sample speech as its annotators read it."""
    return gold_document("sample_speech")


@pytest.fixture(scope="session")
def deep():
    """A composed speech with three levels of sections."""
    return gold_document("comp_dev_01")


@pytest.fixture(scope="session")
def plain():
    """A speech in which nothing was found."""
    return analyse(Speech("好。", name="短")).changed(outline=Outline(), findings=(), slips=())
