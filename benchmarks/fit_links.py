"""Fit the weights of links between small neighbours on annotated speeches, and write them beside the engine.

    python benchmarks/fit_links.py GOLD.json… [--judged FOLDER] [--write]

Each GOLD.json (speech-annotation/1) has its text beside it. FOLDER holds the public speeches (NAME.txt) whose neighbours
links_judged.tsv judges; without it the gold alone is used. Prints precision and recall of the links with one speech left
out at a time. Needs scikit-learn and numpy; the toolkit itself needs neither.
"""

import argparse
import itertools
import json
from collections import defaultdict
from pathlib import Path

from toolkit.devices.form.clauses import clauses_of
from toolkit.devices.form.link_measures import GLANCE_NAMES, NAMES, glance
from toolkit.devices.form.links import candidates, left_cuts, looks, offsets, right_cuts, rows, thirds, whole
from toolkit.devices.form.runs import NEAR
from toolkit.model import Speech
from toolkit.reading import analyse

TABLE = Path(__file__).parents[1] / "toolkit/devices/form/links.tsv"
JUDGED = Path(__file__).with_name("links_judged.tsv")
HEAD = """\
# Weights of a link between two small neighbours (phrases, clauses): a linear rule over measures named in links.py.
# Learned from the annotated speeches sample_speech, comp_dev_01, comp_dev_03 and comp_dev_05 (free),
# and from neighbours in public speeches judged by hand (benchmarks/links_judged.tsv).
# Fitted by benchmarks/fit_links.py; do not edit by hand.
"""
DEVICES = ("parallelism", "antithesis", "parallel_pair")


def stripped(text, span):
    """Return a span without quotation marks at its ends."""
    a, z = span
    while a < z and text[a] in "“”\"‘’'":
        a += 1
    while z > a and text[z - 1] in "“”\"‘’'":
        z -= 1
    return a, z


def cuts(a, b, *, left, right):
    """Return the ways to cut two neighbours, the whole units first where they are about equally long or share an edge."""
    low, high = sorted((a.side.size, b.side.size))
    edge = a.side.head == b.side.head or a.side.tail == b.side.tail
    even = high - low <= 2 or low >= 0.67 * high or (edge and low * 2.6 >= high)
    return [whole(a, b)] * even + left_cuts(a, b) * left + right_cuts(a, b) * right


def read(path):
    """Yield (key, words, measures, right) of every candidate of one speech."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))
    right = set()
    for finding in gold["findings"]:
        if finding["device"] in DEVICES:
            spans = [stripped(text, m) for m in finding["members"]]
            right.update(itertools.pairwise(spans))
    clauses = clauses_of(analyse(Speech(text)))
    seen = set()
    for number, row in enumerate(rows(clauses)):
        shown = looks(clauses, row)
        for k, (a, b, third) in enumerate(zip(shown, shown[1:], thirds(shown), strict=False)):
            phrase = a.unit.clause == b.unit.clause
            left, end = (k == 0, k + 2 == len(row)) if phrase else (True, False)
            for x, y, _cut, values in candidates(clauses, a, b, third, cuts(a, b, left=left, right=end)):
                pair = stripped(text, offsets(clauses, x)), stripped(text, offsets(clauses, y))
                seen.add(pair)
                words = "|".join(text[s:e] for s, e in pair)
                yield (path.stem, number, k), words, [float(v) for v in values], pair in right
    print(path.stem, len(right), "links in the gold,", len(right & seen), "are candidates")


def judged(folder):
    """Yield the judged neighbours of the speeches in `folder`, as `read` does."""
    table = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    for name in dict.fromkeys(row[0] for row in table):
        path = folder / f"{name}.txt"
        if not path.exists():
            print("no", path.name, "- left out")
            continue
        text = path.read_bytes().decode("utf-8")
        verdicts = {tuple(map(int, row[1:5])): row[5] == "y" for row in table if row[0] == name}
        clauses = clauses_of(analyse(Speech(text)))
        for number, row in enumerate(rows(clauses)):
            shown = looks(clauses, row)
            for k, (a, b, third) in enumerate(zip(shown, shown[1:], thirds(shown), strict=False)):
                phrase = a.unit.clause == b.unit.clause
                left, end = (k == 0, k + 2 == len(row)) if phrase else (True, False)
                for x, y, _, values in candidates(clauses, a, b, third, cuts(a, b, left=left, right=end)):
                    verdict = verdicts.get((*offsets(clauses, x), *offsets(clauses, y)))
                    if verdict is not None:
                        yield (name, number, k), "", [float(v) for v in values], verdict


def first_glance(paths, weights, bias, keep=0.985):
    """Return the rows of the glance: which candidates may still score above NEAR, almost none of those lost."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    seen, hopeful = [], []
    for path in paths:
        clauses = clauses_of(analyse(Speech(path.with_suffix(".txt").read_bytes().decode("utf-8"))))
        for row in rows(clauses):
            shown = looks(clauses, row)
            for k, (a, b, third) in enumerate(zip(shown, shown[1:], thirds(shown), strict=False)):
                phrase = a.unit.clause == b.unit.clause
                left, end = (k == 0, k + 2 == len(row)) if phrase else (True, False)
                for x, y, cut, values in candidates(clauses, a, b, third, cuts(a, b, left=left, right=end)):
                    one, other = (look.side for look in looks(clauses, (x, y)))
                    bits = glance(one, other, phrase, cut, third)
                    seen.append([bits >> n & 1 for n in range(len(GLANCE_NAMES))])
                    hopeful.append(float(np.dot(weights, values)) + bias > NEAR)
    seen, hopeful = np.array(seen, dtype=float), np.array(hopeful)
    line = LogisticRegression(C=1.0, max_iter=2000).fit(seen, hopeful)
    scores = line.decision_function(seen)
    limit = np.quantile(scores[hopeful], 1 - keep)
    print(f"glance: {(scores >= limit).sum()} of {len(scores)} candidates pass, {hopeful.sum()} are hopeful")
    found = [f"glance\tbias\t{line.intercept_[0] - limit + 1e-3:.4f}"]
    return found + [f"glance\t{n}\t{w:.4f}" for n, w in zip(GLANCE_NAMES, line.coef_[0], strict=True)]


def main():
    """Fit, measure, and write when asked."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--judged", type=Path)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--list", action="store_true")
    ask.add_argument("-C", type=float, default=0.3)
    given = ask.parse_args()
    data = [(n, *item) for n, path in enumerate(given.gold) for item in read(path)]
    if given.judged:
        data += [(len(given.gold), *item) for item in judged(given.judged)]
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
    best = defaultdict(lambda: (-99.0, -1))
    gold = who < len(given.gold)
    for i, (n, key, *_rest) in enumerate(data):
        if n == len(given.gold):
            continue
        best[key] = max(best[key], (scores[i], i))
    for limit in (-1, -0.5, 0, 0.5, 1):
        chosen = [i for s, i in best.values() if s > limit]
        print(
            f"limit {limit}: P {right[chosen].mean():.3f} R {right[chosen].sum() / right[gold].sum():.3f} of {right[gold].sum()}"
        )
    if given.list:
        chosen = {i for s, i in best.values() if s > 0}
        for i in sorted(set(np.flatnonzero(right & gold)) ^ chosen, key=lambda i: -scores[i]):
            print("miss " if right[i] else "FALSE", f"{scores[i]:.1f}", data[i][1], data[i][2])
    if given.write:
        scale, line = fit(who >= 0)
        weights = line.coef_[0] / scale.scale_
        bias = line.intercept_[0] - (weights * scale.mean_).sum()
        table = [f"link\tbias\t{bias:.4f}", *(f"link\t{n}\t{w:.4f}" for n, w in zip(NAMES, weights, strict=True))]
        table += first_glance(given.gold, weights, bias)
        TABLE.write_text(HEAD + "\n".join(table) + "\n", encoding="utf-8")
        print("wrote", TABLE.name)


if __name__ == "__main__":
    main()
