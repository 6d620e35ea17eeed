"""Measure the devices: precision, recall and F1 on annotated speeches, parallelism on student essays, and time.

    python benchmarks/rhetoric.py [--gold GOLD.json…] [--paibi SPLIT.jsonl] [--family form] [--time TEXT.txt]

GOLD.json is speech-annotation/1 with its text beside it (default: tests/gold). A finding counts when its span and the gold's
overlap by at least half of their union (directives: at all), one to one. SPLIT.jsonl is a split of PSE-I
(Mythologos/Paibi-Student-Essays); exact, branch and character scores follow Bothwell et al. (2023), over the outermost
parallelism, antithesis and parallel_pair findings. What is not there is skipped in so many words.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from toolkit.devices import FINDERS
from toolkit.model import DEVICES, FAMILIES, Speech
from toolkit.reading import analyse

GOLD = Path(__file__).parents[1] / "tests/gold"
ESSAY_DEVICES = ("parallelism", "antithesis", "parallel_pair")


def prf(counts):
    """Return precision, recall and F1 of hits h, predicted p, gold g."""
    p, r = counts["h"] / max(1, counts["p"]), counts["h"] / max(1, counts["g"])
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def row(name, counts):
    """Print one line."""
    p, r, f = prf(counts)
    print(
        f"{name:26} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({counts['h']} of {counts['p']} found, {counts['g']} in the gold)"
    )


def matches(found, gold, least):
    """Return how many gold spans have a found one of their own."""
    free, hits = list(found), 0
    for g in gold:
        for f in free:
            shared = min(f.stop, g["stop"]) - max(f.start, g["start"])
            whole = max(f.stop, g["stop"]) - min(f.start, g["start"])
            if shared > 0 and shared >= least * whole:
                free.remove(f)
                hits += 1
                break
    return hits


def on_gold(paths, names):
    """Print a line for every device that the gold annotates."""
    totals = {}
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        doc = analyse(Speech(path.with_suffix(".txt").read_bytes().decode("utf-8")))
        limit = gold.get("findings_stop", len(doc.text))
        for name in set(gold.get("devices", ())) & set(names):
            found = [f for f in doc.find(name) if f.stop <= limit]
            wanted = [f for f in gold["findings"] if f["device"] == name]
            hits = matches(found, wanted, 0.0 if name == "directive" else 0.5)
            totals.setdefault(name, Counter()).update(h=hits, p=len(found), g=len(wanted))
    for name in sorted(totals, key=lambda n: -totals[n]["g"]):
        row(name, totals[name])


def outermost(groups):
    """Return the groups that lie in no other; of two that cross, the longer."""
    kept = []
    for g in sorted(groups, key=lambda g: (-(g[-1][1] - g[0][0]), g[0][0])):
        if all(g[-1][1] <= k[0][0] or k[-1][1] <= g[0][0] for k in kept):
            kept.append(g)
    return kept


def on_essays(path):
    """Print exact, branch and character scores on a split of PSE-I."""
    exact, branch, chars = Counter(), Counter(), Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        essay = json.loads(line)
        gold = [sorted(map(tuple, g)) for g in essay["parallelisms"]]
        doc = analyse(Speech(essay["text"]))
        found = [[(m.start, m.stop) for m in f.members] for f in doc.findings if f.device in ESSAY_DEVICES]
        found = outermost([g for g in found if len(g) > 1])
        exact.update(h=sum(g in gold for g in found), p=len(found), g=len(gold))
        ranked = sorted(
            ((len(set(p) & set(g)), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)), reverse=True
        )
        used = set()
        for n, i, j in ranked:
            if n > 1 and ("found", i) not in used and ("gold", j) not in used:
                used |= {("found", i), ("gold", j)}
                branch["h"] += n
        branch.update(p=sum(map(len, found)), g=sum(map(len, gold)))
        cover = [{c for g in side for a, z in g for c in range(a, z)} for side in (found, gold)]
        chars.update(h=len(cover[0] & cover[1]), p=len(cover[0]), g=len(cover[1]))
    row(f"{path.stem}: exact", exact)
    row(f"{path.stem}: branch", branch)
    row(f"{path.stem}: characters", chars)


def timed(path, families):
    """Print the time each family takes, the best of five, and of form the time of each step."""
    doc = analyse(Speech(path.read_bytes().decode("utf-8")))
    for family in families:
        best = min(once(lambda family=family: list(FINDERS[family](doc, None))) for _ in range(5))
        print(f"{family:26} {len(doc.text) / best:10,.0f} characters a second")
    if "form" in families:
        for name, step in steps(doc).items():
            best = min(once(step) for _ in range(5))
            print(f"  {name:24} {best * 1e6 / len(doc.text):8.2f} µs a character")


def once(step):
    """Return the seconds that one call takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def steps(doc):
    """Return the steps of the family `form` on one Document, each ready to be called."""
    from toolkit.devices.form import (
        anadiplosis,
        clauses,
        contrast,
        echoes,
        gradation,
        headings,
        links,
        negation,
        nesting,
        opposed_inside,
        pairs,
        questions,
        register,
        repetition,
        runs,
        series,
        signs,
        turns,
    )

    made = clauses.clauses_of(doc)
    rows = list(links.rows(made))
    kind = register.register_of(doc)
    small, near = runs.link_runs(made, rows)
    shown = nesting.arranged(made, runs.branch_runs(made, kind), small, None)
    inside = list(opposed_inside.inside_clause(doc.text))
    held = signs.Signs(made)
    taken_up = list(anadiplosis.anadiploses(made, echoes.echoing(made, rows)))

    def turns_of(made, pairs):
        return turns.find_turns(made, list(anadiplosis.anadiploses(made, pairs)), pairs, None)

    return {
        "clauses": lambda: clauses.clauses_of(doc),
        "branches": lambda: runs.branch_runs(made, kind),
        "links": lambda: runs.link_runs(made, rows),
        "pairs": lambda: list(pairs.pair_runs(made, rows, held)),
        "series": lambda: list(series.series_runs(made, rows)),
        "headings": lambda: list(headings.heading_runs(doc)),
        "contrast": lambda: contrast.find_contrasts(made, rows, shown, near, None, inside=inside, signs=held),
        "negation": lambda: negation.find_negations(made, shown, None),
        "gradation": lambda: gradation.find_gradations(made, shown, taken_up, None),
        "repetition": lambda: repetition.find_repetitions(doc.text, shown, None),
        "turns": lambda: turns_of(made, echoes.echoing(made, rows)),
        "questions": lambda: questions.find_questions(doc, None),
    }


def main():
    """Print the tables asked for."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", nargs="*", type=Path, default=sorted(GOLD.rglob("*.json")))
    ask.add_argument("--paibi", nargs="*", type=Path, default=[])
    ask.add_argument("--family", choices=sorted(FAMILIES))
    ask.add_argument("--time", type=Path, default=GOLD / "sample_speech.txt")
    given = ask.parse_args()
    families = [given.family] if given.family else sorted(FINDERS)
    on_gold(
        [p for p in given.gold if p.with_suffix(".txt").exists()],
        FAMILIES[given.family] if given.family else DEVICES,
    )
    for path in given.paibi:
        if path.exists():
            on_essays(path)
        else:
            print(f"{path} is not there: skipped")
    if given.time.exists():
        timed(given.time, families)


if __name__ == "__main__":
    main()
