"""Fit the weights of the parallelism engine on PSE-I and write them beside the engine.

    python benchmarks/fit_parallelism.py PAIBI_FOLDER [--decode SHIFT COST] [--write]

PAIBI_FOLDER holds training.jsonl, validation.jsonl and optimization.jsonl (Mythologos/Paibi-Student-Essays, CC BY-SA 4.0;
Song et al. 2016, Bothwell et al. 2023). Prints the five-fold scores on training, near-duplicate essays kept in one fold, and
the scores on the other two. Needs scikit-learn and numpy; the toolkit itself needs neither.
"""

import argparse
import itertools
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from toolkit.chars import shadow
from toolkit.devices.form.candidates import GATE_NAMES, gate_features, pairs
from toolkit.devices.form.chains import best_chains, member_spans
from toolkit.devices.form.clauses import Clauses, clauses_of
from toolkit.devices.form.features import NAMES, Features
from toolkit.model import Document, Speech
from toolkit.segment import paragraphs, sentences, words

TABLE = Path(__file__).parents[1] / "toolkit/devices/form/parallelism.tsv"
HEAD = """\
# Weights of the parallelism engine: a linear gate and boosted trees over measures named in candidates.py and features.py.
# Learned from Paibi-Student-Essays (PSE-I), split `training`: Song et al. 2016, Bothwell et al. 2023, CC BY-SA 4.0.
# Fitted by benchmarks/fit_parallelism.py; do not edit by hand.
"""
TREES, LEAVES, RATE, SHARE, LEAST = 120, 8, 0.08, 0.3, 30


@dataclass
class Essay:
    """An essay with its gold, candidates and measures."""

    key: str
    text: str
    gold: list
    clauses: Clauses
    pairs: list
    gate: list
    right: list
    features: Features


def read(path):
    """Return the essays of one split."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = item["text"]
        dark = shadow(text)
        blocks = paragraphs(text, dark)
        doc = Document(
            Speech(text), paragraphs=blocks, sentences=sentences(text, dark, blocks), tokens=words(text, dark)
        )
        clauses = clauses_of(doc)
        candidates = list(pairs(clauses))
        right = gold_pairs(clauses, item["parallelisms"])
        found.append(
            Essay(
                item["id"],
                text,
                [[tuple(b) for b in g] for g in item["parallelisms"]],
                clauses,
                candidates,
                [gate_features(clauses, p) for p in candidates],
                [p in right for p in candidates],
                Features(clauses),
            )
        )
    return found


def gold_pairs(clauses, groups):
    """Return the adjacent branches of the gold as (first clause, last clause, last clause of the second)."""
    holder = {}
    for k in range(len(clauses)):
        holder.update(dict.fromkeys(range(clauses.starts[k], clauses.stops[k]), k))
    found = set()
    for group in groups:
        rows = []
        for a, z in sorted(group):
            inside = [holder[x] for x in range(a, z) if x in holder]
            rows.append((inside[0], inside[-1]) if inside else None)
        for x, y in itertools.pairwise(rows):
            if x and y and y[0] == x[1] + 1:
                found.add((x[0], x[1], y[1]))
    return found


def folds(essays, count=5):
    """Number the folds; essays that share more than a tenth of their eight-character runs stay together."""
    import numpy as np

    grams = [{e.text[i : i + 8] for i in range(len(e.text) - 8)} for e in essays]
    parent = list(range(len(essays)))

    def root(x):
        while parent[x] != x:
            x = parent[x]
        return x

    for a in range(len(essays)):
        for b in range(a):
            if len(grams[a] & grams[b]) > 0.1 * min(len(grams[a]), len(grams[b])):
                parent[root(a)] = root(b)
    draw = np.random.RandomState(0)
    number = {r: draw.randint(count) for r in sorted({root(a) for a in range(len(essays))})}
    return [number[root(a)] for a in range(len(essays))]


class Model:
    """Gate and trees, fitted."""

    def __init__(self, essays, keep):
        import numpy as np
        from sklearn.ensemble import HistGradientBoostingClassifier
        from sklearn.linear_model import LogisticRegression

        gate = np.array([g for e in essays for g in e.gate], dtype=float)
        right = np.array([r for e in essays for r in e.right])
        line = LogisticRegression(C=1.0, max_iter=2000).fit(gate, right)
        self.weights, bias = line.coef_[0], line.intercept_[0]
        # The limit that lets `keep` of the gold through becomes 0.
        self.bias = bias - np.quantile(line.decision_function(gate)[right], 1 - keep)
        rows, labels = [], []
        for e in essays:
            for k in self.passed(e):
                rows.append(e.features.of(*e.pairs[k]))
                labels.append(e.right[k])
        self.trees = HistGradientBoostingClassifier(
            max_iter=TREES,
            learning_rate=RATE,
            max_leaf_nodes=LEAVES,
            l2_regularization=5,
            min_samples_leaf=LEAST,
            max_features=SHARE,
            random_state=0,
            early_stopping=False,
        ).fit(np.array(rows, dtype=np.float32), np.array(labels))

    def passed(self, essay):
        """Return the numbers of the candidates that the gate lets through."""
        import numpy as np

        if not essay.gate:
            return []
        return np.flatnonzero(np.array(essay.gate, dtype=float) @ self.weights + self.bias > 0)

    def scores(self, essay):
        """Return the log-odds of the candidates that pass."""
        import numpy as np

        chosen = [essay.pairs[k] for k in self.passed(essay)]
        if not chosen:
            return {}
        values = self.trees.decision_function(np.array([essay.features.of(*p) for p in chosen], dtype=np.float32))
        return dict(zip(chosen, values.tolist(), strict=True))

    def write(self, path, shift, cost):
        """Write the table."""
        lines = [f"decode\tshift\t{shift}", f"decode\tcost\t{cost}", f"gate\tbias\t{self.bias:.3f}"]
        lines += [f"gate\t{n}\t{w:.3f}" for n, w in zip(GATE_NAMES, self.weights, strict=True)]
        lines.append(f"trees\tbias\t{self.trees._baseline_prediction[0][0]:.4f}")  # noqa: SLF001

        def tree(nodes, k):
            node = nodes[k]
            if node["is_leaf"]:
                return f"{node['value']:.4f}"
            name, limit = NAMES[node["feature_idx"]], f"{node['num_threshold']:.4g}"
            return f"({name}<={limit} {tree(nodes, node['left'])} {tree(nodes, node['right'])})"

        for number, (one,) in enumerate(self.trees._predictors):  # noqa: SLF001
            lines.append(f"trees\t{number}\t{tree(one.nodes, 0)}")
        path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def chains(essay, scores, shift, cost):
    """Return the groups of branches found, as offsets."""
    kept = {p: s + shift for p, s in scores.items() if s + shift > -3}
    return [member_spans(essay.clauses, c) for c in best_chains(essay.clauses, kept, cost)]


def measure(essays, groups):
    """Return exact, branch and character (P, R, F1), as Bothwell et al. (2023) define them."""
    exact, branch, chars = Counter(), Counter(), Counter()
    for essay, found in zip(essays, groups, strict=True):
        gold = [sorted(g) for g in essay.gold]
        exact.update(h=sum(g in gold for g in found), p=len(found), g=len(gold))
        ranked = sorted(
            ((len(set(p) & set(g)), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)), reverse=True
        )
        used_p, used_g = set(), set()
        for n, i, j in ranked:
            if n > 1 and i not in used_p and j not in used_g:
                used_p.add(i)
                used_g.add(j)
                branch["h"] += n
        branch.update(p=sum(map(len, found)), g=sum(map(len, gold)))
        cover = [{c for g in side for a, z in g for c in range(a, z)} for side in (found, gold)]
        chars.update(h=len(cover[0] & cover[1]), p=len(cover[0]), g=len(cover[1]))

    def prf(c):
        p, r = c["h"] / max(1, c["p"]), c["h"] / max(1, c["g"])
        return p, r, 2 * p * r / max(1e-9, p + r)

    return prf(exact), prf(branch), prf(chars)


def show(name, result):
    """Print one line of scores."""
    cells = [
        f"{what} P {p:.3f} R {r:.3f} F1 {f:.3f}"
        for what, (p, r, f) in zip(("exact", "branch", "chars"), result, strict=False)
    ]
    print(f"{name:26} " + "   ".join(cells), flush=True)


def main():
    """Fit, measure, and write when asked."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--keep", type=float, default=0.94)
    ask.add_argument(
        "--decode", nargs=2, type=float, help="shift and cost to use in place of the best of the five folds"
    )
    given = ask.parse_args()
    if not (given.folder / "training.jsonl").exists():
        sys.exit(f"No training.jsonl in {given.folder}: get PSE-I first; nothing was fitted.")
    begun = time.time()
    training = read(given.folder / "training.jsonl")
    number = folds(training)
    held = []
    passed = total = right = lost = 0
    models = [Model([e for e, n in zip(training, number, strict=False) if n != k], given.keep) for k in range(5)]
    for e, n in zip(training, number, strict=False):
        s = models[n].scores(e)
        held.append(s)
        passed, total, right = passed + len(s), total + len(e.pairs), right + sum(e.right)
        lost += sum(r and p not in s for p, r in zip(e.pairs, e.right, strict=False))
    print(f"gate: {passed} of {total} pairs pass, {lost} of {right} right ones lost ({time.time() - begun:.0f} s)")
    options = []
    for shift in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
        for cost in (0, 1, 1.5, 2, 2.5, 3):
            result = measure(training, [chains(e, s, shift, cost) for e, s in zip(training, held, strict=False)])
            options.append((result[0][2] + result[1][2], shift, cost, result))
    known = [o for o in options if not given.decode or o[1:3] == tuple(given.decode)]
    _, shift, cost, result = max(known, key=lambda o: o[0])
    show(f"five-fold ({shift}, {cost})", result)
    final = Model(training, given.keep)
    for name in ("validation", "optimization"):
        split = read(given.folder / f"{name}.jsonl")
        show(name, measure(split, [chains(e, final.scores(e), shift, cost) for e in split]))
    if given.write:
        final.write(TABLE, shift, cost)
        print(f"wrote {TABLE.name}, {TABLE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
