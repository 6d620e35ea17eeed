"""Documents made from gold files, for what is tested apart from the analysis."""

import json
from pathlib import Path

from toolkit.catalogue import entries
from toolkit.model import Announcement, Count, Finding, Move, Note, Outline, Section, Span, Speech, Transition, Zone
from toolkit.reading import read

GOLD = Path(__file__).parents[1] / "gold"
COMPOSED = tuple(f"comp_dev_0{i}" for i in range(1, 7))


def text_of(name):
    """The text that belongs to a gold file."""
    beside = GOLD / f"{name}.txt"
    if beside.is_file():
        return beside.read_bytes().decode("utf-8")
    return next(entry.path for entry in entries() if entry.file == f"{name}.txt").read_bytes().decode("utf-8")


def gold_of(name):
    """The gold file as data."""
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))


def gold_document(name="sample_speech"):
    """The Document that a gold file describes."""
    return document(text_of(name), gold_of(name), name=name)


def document(text, gold, *, name=""):
    """The Document of a text with the structure and findings of a `speech-annotation/1` object."""
    outline = Outline(
        zones=tuple(Zone(z["start"], z["stop"], z["name"]) for z in gold.get("zones", ())),
        sections=sections(gold.get("sections", ()), gold.get("functions", ())),
        transitions=tuple(Transition(t["start"], t["stop"], t["level"]) for t in gold.get("transitions", ())),
        announcements=tuple(announcement(a) for a in gold.get("announcements", ())),
        moves=tuple(Move(m["start"], m["stop"], m["name"]) for m in gold.get("functions", ())),
    )
    findings = sorted((finding(f) for f in gold.get("findings", ())), key=lambda f: (f.start, -f.stop, f.device))
    return read(Speech(text, name=name)).changed(outline=outline, findings=tuple(findings), slips=())


def sections(rows, functions):
    """Sections with parents, groups, ordinals and functions worked out from their order and depth."""
    made, open_at, seen = [], [], {}
    for i, row in enumerate(rows):
        while open_at and rows[open_at[-1]]["level"] >= row["level"]:
            open_at.pop()
        parent = open_at[-1] if open_at else None
        ordinal = seen[parent] = seen.get(parent, 0) + 1
        function = next((m["name"] for m in functions if m["start"] <= row["start"] < m["stop"]), "")
        made.append(
            Section(
                row["start"],
                row["stop"],
                row["level"],
                row["marker"] or "",
                ordinal,
                Span(*row["heading"]),
                row["form"],
                "gold",
                parent=parent,
                group=0 if parent is None else parent + 1,
                function=function,
            )
        )
        open_at.append(i)
    return tuple(made)


def announcement(row):
    """An Announcement as gold has it."""
    counts = tuple(Count(c["count"], c["noun"] or "", tuple(c["sections"]), c["status"]) for c in row["counts"])
    return Announcement(row["start"], row["stop"], counts, "gold")


def finding(row):
    """A Finding as gold has it, its note the name of its device."""
    extra = ("strength", "polarity", "domain", "class", "strict")
    details = tuple((key, row[key]) for key in extra if row.get(key) is not None)
    members = tuple(Span(*m) for m in row["members"]) or (Span(row["start"], row["stop"]),)
    return Finding(row["start"], row["stop"], row["device"], members, "gold", Note(f"device.{row['device']}"), details)


def long_document():
    """A speech of over 20,000 characters with sections on three levels, put together from the composed ones."""
    text, part = "", 0
    gold = {"zones": [], "sections": [], "functions": [], "findings": []}
    while len(text) < 20_000 or len(gold["sections"]) < 40:
        name = COMPOSED[part % len(COMPOSED)]
        part += 1
        body, marker = text_of(name), f"第{part}部分"
        at = len(text) + len(marker) + 1
        heading = [at, at + body.index("\n")]
        top = {"start": len(text), "stop": at + len(body), "level": 1, "marker": marker}
        gold["sections"].append(top | {"form": "line", "heading": heading})
        one = gold_of(name)
        for row in one["sections"]:
            gold["sections"].append(moved(row, at) | {"level": row["level"] + 1})
        for key in ("functions", "findings"):
            gold[key] += [moved(row, at) for row in one[key]]
        text += f"{marker}　{body}\n"
    gold["zones"] = [{"name": "body", "start": 0, "stop": len(text)}]
    return document(text, gold, name="长篇")


def moved(row, by):
    """An annotation row with its offsets moved."""
    made = dict(row, start=row["start"] + by, stop=row["stop"] + by)
    if "heading" in row:
        made["heading"] = [n + by for n in row["heading"]]
    if "members" in row:
        made["members"] = [[a + by, b + by] for a, b in row["members"]]
    return made
