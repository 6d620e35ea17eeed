"""Fit the rule that tells a four-character phrase (四字格) from any four characters, and write its weights beside the finder.

    python benchmarks/fit_four.py GOLD.json… [--listed NAME…] [--write]

Each GOLD.json (speech-annotation/1) has its text beside it. The stock phrases were gathered while reading the speeches named
with `--listed`, so these count for less, and once more without what the list says. Prints precision, recall and F1 with
one speech left out at a time. Needs scikit-learn and numpy; the toolkit itself needs neither.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from toolkit.devices.scene import Scene
from toolkit.devices.words.fixed import idioms
from toolkit.devices.words.four import chosen
from toolkit.devices.words.four_measures import Looks
from toolkit.model import Speech
from toolkit.reading import analyse

TABLE = Path(__file__).parents[1] / "toolkit/devices/words/four_weights.tsv"
HEAD = """\
# Weights of what is seen of four characters that may be a phrase of their own: a logistic rule over the measures of four_measures.py.
# Learned from annotated speeches ({names}).
# Fitted by benchmarks/fit_four.py; do not edit by hand.
"""
LISTED, PLAIN = 0.35, 0.25
"""What a candidate of a speech read for the list counts, with and without what the list says; others count 1."""


def read(path):
    """Return the name of a speech, what is seen of it, its candidates (offset, measures, right) and how many phrases its gold has."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    scene = Scene(analyse(Speech(path.with_suffix(".txt").read_bytes().decode("utf-8"))))
    stop = gold.get("findings_stop", len(scene.text))
    spans = [(f["start"], f["stop"]) for f in gold["findings"] if f["device"] == "four_character"]
    right = {a for a, z in spans if z - a == 4}
    looks = Looks(scene, {at for f in idioms(scene) for at in range(f.start, f.stop)})
    rows = [(at, looks.names(at), at in right) for at in looks.candidates() if at + 4 <= stop]
    return path.stem, looks, rows, len(spans)


def fit(speeches, listed, strength):
    """Return bias and weights learned from speeches."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for _, _, rows, _ in speeches for _, names, _ in rows for name in set(names))
    place = {name: number for number, name in enumerate(sorted(n for n in seen if seen[n] > 2))}
    table, wanted, counts = [], [], []
    for speech, _, rows, _ in speeches:
        for _, names, right in rows:
            without = [n for n in names if not n.startswith(("listed", "unit")) and n != "beside:known"]
            known = speech in listed
            for shown, count in ((names, LISTED if known else 1.0), *([(without, PLAIN)] if known else [])):
                row = np.zeros(len(place))
                row[[place[n] for n in shown if n in place]] = 1
                table.append(row)
                wanted.append(right)
                counts.append(count)
    model = LogisticRegression(C=strength, max_iter=3000).fit(np.array(table), np.array(wanted), sample_weight=counts)
    return float(model.intercept_[0]), {n: float(model.coef_[0][k]) for n, k in place.items()}


def kept(looks, rows, bias, weights, least):
    """Return the candidates that a rule keeps."""
    scores = {at: round(1000 * (bias + sum(weights.get(n, 0.0) for n in names))) for at, names, _ in rows}
    right = {at for at, _, yes in rows if yes}
    return [at in right for at in chosen(looks, scores, round(1000 * least))]


def main():
    """Print the scores of each threshold, and write the weights if asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--listed", nargs="*", default=[])
    ask.add_argument("--strength", type=float, default=1.0)
    ask.add_argument("--least", type=float, default=-0.3)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    speeches = [read(path) for path in given.gold]
    rules = [fit([s for s in speeches if s is not left], given.listed, given.strength) for left in speeches]
    for least in (-1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0):
        found = [
            right
            for (_, looks, rows, _), (bias, w) in zip(speeches, rules, strict=True)
            for right in kept(looks, rows, bias, w, least)
        ]
        hits, gold = sum(found), sum(total for *_, total in speeches)
        print(f"{least:5} P {hits / len(found):.3f}  R {hits / gold:.3f}  F1 {2 * hits / (len(found) + gold):.3f}")
    if given.write:
        bias, weights = fit(speeches, given.listed, given.strength)
        lines = [f"bias\t{bias:.3f}", f"least\t{given.least:.3f}"]
        lines += [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.005]
        names = ", ".join(name for name, *_ in speeches)
        TABLE.write_text(HEAD.format(names=names) + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {TABLE}")


if __name__ == "__main__":
    main()
