"""Fit the rule that tells a four-character phrase (四字格) from any four characters, and write its weights beside the finder.

    python benchmarks/fit_four.py GOLD.json… --public TEXT… [--write]

Each GOLD.json (speech-annotation/1) has its text beside it. Some stock phrases were gathered while reading these speeches, so
each speech counts twice by half: with the whole list, and with only those of its phrases that stand in the public TEXTs as
well, which is how a speech looks that nobody has read. Prints precision, recall and F1 of both, with one speech left out at
a time. Needs scikit-learn and numpy; the toolkit itself needs neither.
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


class Unread(Scene):
    """A Scene that knows only those stock phrases which stand in the public texts, too."""

    public = ""

    def listed(self, name):
        """Return the hits of a list, of stock phrases only those that are public."""
        hits = super().listed(name)
        return tuple(h for h in hits if self.text[h[0] : h[1]] in self.public) if name == "four_character" else hits


def read(path):
    """Return the name of a speech, how many phrases its gold has, and both ways to look at it: Looks and candidates (offset, measures, right)."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    doc = analyse(Speech(path.with_suffix(".txt").read_bytes().decode("utf-8")))
    stop = gold.get("findings_stop", len(doc.text))
    spans = [(f["start"], f["stop"]) for f in gold["findings"] if f["device"] == "four_character"]
    right = {a for a, z in spans if z - a == 4}
    ways = []
    for scene in (Scene(doc), Unread(doc)):
        looks = Looks(scene, {at for f in idioms(scene) for at in range(f.start, f.stop)})
        places = [at for at in looks.candidates() if at + 4 <= stop and not looks.refused(at, looks.stand(at))]
        ways.append((looks, [(at, looks.names(at), at in right) for at in places]))
    return path.stem, len(spans), ways


def fit(speeches, strength):
    """Return bias and weights learned from speeches."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = [row for *_, ways in speeches for _, rows in ways for row in rows]
    seen = Counter(name for _, names, _ in rows for name in set(names))
    place = {name: number for number, name in enumerate(sorted(n for n in seen if seen[n] > 5))}
    table = np.zeros((len(rows), len(place)))
    for row, (_, names, _) in zip(table, rows, strict=True):
        row[[place[n] for n in names if n in place]] = 1
    model = LogisticRegression(C=strength / 2, max_iter=3000).fit(table, [right for *_, right in rows])
    return float(model.intercept_[0]), {n: float(model.coef_[0][k]) for n, k in place.items()}


def kept(way, bias, weights, least):
    """Return the candidates that a rule keeps."""
    looks, rows = way
    scores = {at: round(1000 * (bias + sum(weights.get(n, 0.0) for n in names))) for at, names, _ in rows}
    right = {at for at, _, yes in rows if yes}
    return [at in right for at in chosen(looks, scores, round(1000 * least))]


def main():
    """Print the scores of each threshold, and write the weights if asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--public", nargs="+", type=Path, required=True)
    ask.add_argument("--strength", type=float, default=1.0)
    ask.add_argument("--least", type=float, default=-0.3)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    Unread.public = "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in given.public)
    speeches = [read(path) for path in given.gold]
    rules = [fit([s for s in speeches if s is not left], given.strength) for left in speeches]
    gold = sum(total for _, total, _ in speeches)
    for way, name in enumerate(("whole list", "unread")):
        for least in (-0.9, -0.6, -0.3, -0.1, 0.1, 0.3):
            found = [
                right
                for (*_, ways), rule in zip(speeches, rules, strict=True)
                for right in kept(ways[way], *rule, least)
            ]
            hits = sum(found)
            print(
                f"{name:10} {least:5} P {hits / len(found):.3f}  R {hits / gold:.3f}  F1 {2 * hits / (len(found) + gold):.3f}"
            )
    if given.write:
        bias, weights = fit(speeches, given.strength)
        lines = [f"bias\t{bias:.3f}", f"least\t{given.least:.3f}"]
        lines += [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.005]
        names = ", ".join(name for name, *_ in speeches)
        TABLE.write_text(HEAD.format(names=names) + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {TABLE}")


if __name__ == "__main__":
    main()
