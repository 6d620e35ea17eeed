"""Fit the weights of links between small neighbours on annotated speeches, and write them beside the engine.

    python benchmarks/fit_links.py GOLD.json… [--write] [--list]

Each GOLD.json (speech-annotation/1) has its text beside it. A link is right where the gold has the two units as neighbours in a
parallelism of three or more, or in an uneven pair; even pairs are for fit_pairs.py. Prints precision and recall of the links
with one speech left out at a time. Needs scikit-learn and numpy; the toolkit itself needs neither.
"""

import argparse
import itertools
import json
from collections import defaultdict
from pathlib import Path

from toolkit.devices.form.clauses import clauses_of
from toolkit.devices.form.link_measures import NAMES
from toolkit.devices.form.link_options import measured
from toolkit.devices.form.links import rows
from toolkit.model import Speech
from toolkit.reading import structured

TABLE = Path(__file__).parents[1] / "toolkit/devices/form/links.tsv"
HEAD = """\
# Weights of a link between two small neighbours (phrases, clauses): a linear rule over measures named in link_measures.py.
# Learned from annotated speeches (composed for this project, and excerpts of public ones).
# Fitted by benchmarks/fit_links.py; do not edit by hand.
"""
DEVICES = ("parallelism", "parallel_pair")


def stripped(text, span):
    """Return a span without quotation marks at its ends."""
    a, z = span
    while a < z and text[a] in "“”\"‘’'":
        a += 1
    while z > a and text[z - 1] in "“”\"‘’'":
        z -= 1
    return a, z


def read(path):
    """Yield (key, words, measures, right) of every neighbours of one speech that are measured."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))
    stop = gold.get("findings_stop", len(text))
    right = set()
    for finding in gold["findings"]:
        if finding["device"] in DEVICES:
            spans = [stripped(text, m) for m in finding["members"]]
            right.update(itertools.pairwise(spans))
    clauses = clauses_of(structured(Speech(text)))
    seen = set()
    for number, row in enumerate(rows(clauses)):
        for k, (one, other, _), values in measured(clauses, row):
            pair = one[:2], other[:2]
            if other[1] <= stop:
                seen.add(pair)
                words = "|".join(text[a:z] for a, z in pair)
                yield (path.stem, number, k), words, [float(v) for v in values], pair in right
    print(path.stem, len(right), "links in the gold,", len(right & seen), "of them are measured")


def main():
    """Fit, measure, and write when asked."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss, roc_auc_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--list", action="store_true")
    ask.add_argument("-C", type=float, default=0.3)
    given = ask.parse_args()
    data = [(n, *item) for n, path in enumerate(given.gold) for item in read(path)]
    who = np.array([d[0] for d in data])
    values = np.array([d[3] for d in data])
    right = np.array([d[4] for d in data])

    def fit(rows):
        return make_pipeline(StandardScaler(), LogisticRegression(C=given.C, max_iter=3000)).fit(
            values[rows], right[rows]
        )

    scores = np.zeros(len(right))
    for n in range(len(given.gold)):
        scores[who == n] = fit(who != n).decision_function(values[who == n])
    print(
        f"{len(right)} links: area {roc_auc_score(right, scores):.4f}, loss {log_loss(right, 1 / (1 + np.exp(-scores))):.4f}"
    )
    best = defaultdict(lambda: (-99.0, -1))
    for i, (_, key, *_rest) in enumerate(data):
        best[key] = max(best[key], (scores[i], i))
    for limit in (-1, -0.5, 0, 0.5, 1):
        chosen = [i for s, i in best.values() if s > limit]
        print(f"limit {limit}: P {right[chosen].mean():.3f} R {right[chosen].sum() / right.sum():.3f} of {right.sum()}")
    if given.list:
        chosen = {i for s, i in best.values() if s > 0}
        for i in sorted(set(np.flatnonzero(right)) ^ chosen, key=lambda i: -scores[i]):
            print("miss " if right[i] else "FALSE", f"{scores[i]:.1f}", data[i][1], data[i][2])
    if given.write:
        scale, line = fit(who >= 0)
        weights = line.coef_[0] / scale.scale_
        bias = line.intercept_[0] - (weights * scale.mean_).sum()
        table = [f"link\tbias\t{bias:.4f}", *(f"link\t{n}\t{w:.4f}" for n, w in zip(NAMES, weights, strict=True))]
        TABLE.write_text(HEAD + "\n".join(table) + "\n", encoding="utf-8")
        print("wrote", TABLE.name)


if __name__ == "__main__":
    main()
