"""Score the outline against gold: `python benchmarks/structure.py FOLDER…` (folders of NAME.json beside NAME.txt).

Sections match when they start within two characters of each other and have the same level; `any level` ignores the level, `section
extents` also wants the marker as written and the end to agree, `headings` the heading. Zones match by name, start and end;
announcements when they overlap, `counts and sections` when every count and the sections that deliver it agree, `outcomes` when
the status does too. `functions` is the share of characters with the gold's label. `--fails` lists what differs, text by text.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from toolkit.chars import shadow
from toolkit.model import Outline
from toolkit.outline import build
from toolkit.segment import paragraphs

NEAR = 2
ROWS = (
    "sections",
    "sections, any level",
    "section extents",
    "headings",
    "zones",
    "transitions",
    "announcements",
    "counts and sections",
    "outcomes",
    "functions",
)


def outline_of(text: str) -> Outline:
    dark = shadow(text)
    return build(text, dark, paragraphs(text, dark))


def as_gold(outline: Outline) -> dict:
    """The outline in the shape of the gold files."""
    return {
        "zones": [{"name": z.name, "start": z.start, "stop": z.stop} for z in outline.zones],
        "sections": [
            {
                "start": s.start,
                "stop": s.stop,
                "level": s.level,
                "marker": s.marker,
                "heading": [s.heading.start, s.heading.stop],
            }
            for s in outline.sections
        ],
        "transitions": [{"start": t.start} for t in outline.transitions],
        "announcements": [
            {
                "start": a.start,
                "stop": a.stop,
                "counts": [{"count": c.count, "sections": list(c.sections), "status": c.status} for c in a.counts],
            }
            for a in outline.announcements
        ],
        "functions": [{"name": m.name, "start": m.start, "stop": m.stop} for m in outline.moves],
    }


def near(a: int, b: int) -> bool:
    return abs(a - b) <= NEAR


def matches(found: list, gold: list, same) -> int:
    """One-to-one matches, in the order of the gold."""
    free = list(found)
    hits = 0
    for wanted in gold:
        match = next((item for item in free if same(item, wanted)), None)
        if match is not None:
            free.remove(match)
            hits += 1
    return hits


def end(text: str, item: dict) -> int:
    return item["start"] + len(text[item["start"] : item.get("stop", item["start"])].rstrip())


def tests(text: str, found: dict, gold: dict) -> dict:  # noqa: C901 - nine small comparisons side by side
    """For each row, the layer it looks at and when an item agrees with one of the gold."""

    def at(p, g):
        return near(p["start"], g["start"])

    def level(p, g):
        return at(p, g) and p["level"] == g["level"]

    def extent(p, g):
        return level(p, g) and p["marker"] == g["marker"] and near(end(text, p), end(text, g))

    def heading(p, g):
        return at(p, g) and near(p["heading"][0], g["heading"][0]) and near(p["heading"][1], g["heading"][1])

    def zone(p, g):
        return p["name"] == g["name"] and at(p, g) and near(end(text, p), end(text, g))

    def overlap(p, g):
        return p["start"] < g["stop"] and g["start"] < p["stop"]

    def starts(doc, count):
        return [doc["sections"][i]["start"] for i in count["sections"]]

    def count_agrees(a, b):
        one, two = starts(found, a), starts(gold, b)
        return a["count"] == b["count"] and len(one) == len(two) and all(map(near, one, two))

    def counts(p, g):
        return (
            overlap(p, g) and len(p["counts"]) == len(g["counts"]) and all(map(count_agrees, p["counts"], g["counts"]))
        )

    def outcomes(p, g):
        return counts(p, g) and [c["status"] for c in p["counts"]] == [c["status"] for c in g["counts"]]

    return {
        "sections": ("sections", level),
        "sections, any level": ("sections", at),
        "section extents": ("sections", extent),
        "headings": ("sections", heading),
        "zones": ("zones", zone),
        "transitions": ("transitions", at),
        "announcements": ("announcements", overlap),
        "counts and sections": ("announcements", counts),
        "outcomes": ("announcements", outcomes),
    }


def labels(text: str, functions: list) -> dict:
    return {at: f["name"] for f in functions for at in range(f["start"], f["stop"]) if not text[at].isspace()}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, help="folders or files of gold; none: nothing to score")
    parser.add_argument("--fails", action="store_true", help="list what differs")
    options = parser.parse_args(arguments)
    files = [
        f for path in options.folder for f in (sorted(path.glob("*.json")) if path.is_dir() else [path]) if f.exists()
    ]
    if not files:
        print("No gold to score against: give a folder with NAME.json beside NAME.txt.")
        return 0
    totals = {row: Counter() for row in ROWS}
    spent, size = 0.0, 0
    for path in files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        begun = time.perf_counter()
        outline = outline_of(text)
        spent += time.perf_counter() - begun
        size += len(text)
        found = as_gold(outline)
        for row, (layer, same) in tests(text, found, gold).items():
            wanted, got = gold[layer], found[layer]
            hits = matches(got, wanted, same)
            totals[row].update(hits=hits, found=len(got), gold=len(wanted))
            if options.fails and hits < max(len(wanted), len(got)):
                print(f"{path.stem}: {row}: {hits} of {len(got)} found, {len(wanted)} in the gold")
        wanted, got = labels(text, gold.get("functions", [])), labels(text, found["functions"])
        right = sum(got.get(at) == name for at, name in wanted.items())
        totals["functions"].update(hits=right, found=len(wanted), gold=len(wanted))
    for row, c in totals.items():
        p, r = c["hits"] / max(1, c["found"]), c["hits"] / max(1, c["gold"])
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(
            f"{row:24} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({c['hits']} of {c['found']} found, {c['gold']} in the gold)"
        )
    print(f"{len(files)} texts, {size} characters, {size / spent / 1000:.0f} thousand characters a second")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
