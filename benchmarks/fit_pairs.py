"""Fit the trees that judge pairs of neighbours (对偶) on annotated speeches, and write them beside the engine.

    python benchmarks/fit_pairs.py GOLD.json… [--judged FOLDER] [--write]

Each GOLD.json (speech-annotation/1) has its text beside it. FOLDER holds the public speeches (NAME.txt) whose neighbours
pairs_judged.tsv judges; those of the catalogue need no folder. Prints precision and recall of the pairs with one speech
left out at a time, three or more in a row left to the engine of runs. Needs scikit-learn and numpy; the toolkit itself
needs neither.
"""

import argparse
import itertools
import json
import re
from pathlib import Path

from toolkit.catalogue import keys
from toolkit.devices.form.clauses import clauses_of
from toolkit.devices.form.links import looks, rows
from toolkit.devices.form.pair_measures import FRACTIONS, NAMES
from toolkit.devices.form.pairs import GLANCE_NAMES, HOPES, SURE, TABLE, candidates, glance_values
from toolkit.devices.form.tables import WIDTH, tables
from toolkit.model import Speech
from toolkit.reading import analyse, read

FOLDER = Path(__file__).parents[1] / "toolkit/devices/form"
JUDGED = Path(__file__).with_name("pairs_judged.tsv")
HEAD = """\
# Boosted trees that judge whether two neighbours are a pair (对偶), over measures named in pair_measures.py, and a first glance.
# Learned from annotated speeches (composed for this project, and excerpts of public ones) and from neighbours
# in public speeches judged by hand (benchmarks/pairs_judged.tsv).
# Fitted by benchmarks/fit_pairs.py; do not edit by hand.
"""
QUOTES = "“”\"‘’'"
KEEP = 0.995
"""Share of the pairs the trees are sure of that the first glance lets through."""


def stripped(text, span):
    """Return a span without quotation marks at its ends."""
    a, z = span
    while a < z and text[a] in QUOTES:
        a += 1
    while z > a and text[z - 1] in QUOTES:
        z -= 1
    return a, z


def neighbours(doc):
    """Yield (number of the two neighbours, pair) for every candidate of a Document."""
    clauses = clauses_of(doc)
    number = 0
    for row in rows(clauses):
        for found in candidates(clauses, looks(clauses, row)):
            number += 1
            for pair in found:
                yield number, pair


def read_gold(path):
    """Yield (speech, pair, verdict) of one annotated speech: y, n, or r for two of three or more in a row or of unequal length."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))["findings"]
    verdict = {}
    for device, letter in (("parallelism", "r"), ("parallel_pair", "r"), ("antithesis", "y")):
        for finding in gold:
            if finding["device"] == device:
                spans = [stripped(text, m) for m in finding["members"]]
                verdict.update(dict.fromkeys(itertools.pairwise(spans), letter))
    doc = analyse(Speech(text))
    right = {spans for spans, letter in verdict.items() if letter == "y"}
    seen = set()
    for _, pair in neighbours(doc):
        seen.add(pair.spans)
        yield path.stem, pair, verdict.get(pair.spans, "n")
    print(path.stem, len(right), "pairs in the gold,", len(right & seen), "are candidates")


def read_judged(folder):
    """Yield (speech, pair, verdict) of the judged neighbours; of two neighbours judged y every other cut is n."""
    table = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    for name in dict.fromkeys(row[0] for row in table):
        path = folder / f"{name}.txt"
        if name in keys():
            doc = read(name)
        elif path.exists():
            doc = analyse(Speech(path.read_bytes().decode("utf-8")))
        else:
            print("no", path.name, "- left out")
            continue
        judged = {tuple(map(int, row[1:5])): row[5] for row in table if row[0] == name}
        grouped = {}
        for number, pair in neighbours(doc):
            grouped.setdefault(number, []).append(pair)
        for pairs in grouped.values():
            letters = [judged.get((*pair.spans[0], *pair.spans[1])) for pair in pairs]
            known = next((letter for letter in letters if letter), None)
            if known:
                for pair, letter in zip(pairs, letters, strict=True):
                    yield f"judged {name}", pair, letter or ("r" if known == "r" else "n")


def model():
    """Return the learner: a hundred trees of four leaves."""
    from sklearn.ensemble import GradientBoostingClassifier

    return GradientBoostingClassifier(
        n_estimators=100,
        max_depth=2,
        learning_rate=0.15,
        subsample=0.7,
        max_features=0.3,
        min_samples_leaf=5,
        random_state=0,
    )


def chosen(pairs, scores, limit):
    """Return the pairs above the limit that do not overlap a better one."""
    kept = []
    for score, spans in sorted(zip(scores, pairs, strict=True), reverse=True):
        a, z = spans[0][0], spans[1][1]
        if score <= limit:
            break
        if all(z <= b[0][0] or b[1][1] <= a for b in kept):
            kept.append(spans)
    return kept


def tree_rows(fitted):
    """Yield the rows of the table for fitted trees."""
    import numpy as np

    prior = fitted.init_.class_prior_[1]
    yield f"trees\tbias\t{np.log(prior / (1 - prior)):.4f}"
    for number, (tree,) in enumerate(fitted.estimators_):
        t = tree.tree_

        def shown(node, t=t):
            if t.children_left[node] < 0:
                return f"{fitted.learning_rate * t.value[node][0][0]:.4f}"
            name, limit = NAMES[t.feature[node]], t.threshold[node]
            return f"({name}<={limit:.4g} {shown(t.children_left[node])} {shown(t.children_right[node])})"

        yield f"trees\t{number}\t{shown(0)}"


def ordered(rows):
    """Return the rows of trees, those that ask the same questions beside each other, as `tables` wants them; the sum is the same."""
    bias, *left = rows
    asked = {row: set(re.findall(r"[a-z_]+<=[^ ]+", row)) for row in left}
    found, group = [bias], set()
    while left:
        best = min(left, key=lambda row: (len(group | asked[row]) > WIDTH, len(asked[row] - group)))
        left.remove(best)
        found.append(best)
        group = group | asked[best] if len(group | asked[best]) <= WIDTH else asked[best]
    return found


def glance_rows(pairs, sure):
    """Return the rows of the glance and of the hopes after it, each of which lets almost every pair through that the trees are sure of."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    def fit(name, names, values):
        nonlocal left
        line = LogisticRegression(C=3.0, max_iter=5000).fit(values[left], sure[left])
        scores = line.decision_function(values)
        limit = np.quantile(scores[left & sure], 1 - KEEP) - 1e-3
        left &= scores >= limit
        print(
            f"{name}: {left.sum()} of {len(left)} candidates pass, {(left & sure).sum()} of {sure.sum()} that are sure"
        )
        rows = [f"{name}\tbias\t{line.intercept_[0] - limit:.4f}"]
        return rows + [f"{name}\t{n}\t{w:.4f}" for n, w in zip(names, line.coef_[0], strict=True)], scores - limit

    left = np.ones(len(pairs), dtype=bool)
    found, sight = fit("glance", GLANCE_NAMES, np.array([glance_values(pair.seen) for pair in pairs], dtype=float))
    place, link = NAMES.index("same_places"), NAMES.index("link")
    places = [
        min(pair.values[place], 4)
        if pair.one.size == pair.other.size
        else (pair.one.head == pair.other.head) + (pair.one.tail == pair.other.tail)
        for pair in pairs
    ]
    for name, names, more in (("places", HOPES[0], places), ("link", HOPES[1], [pair.values[link] for pair in pairs])):
        found += fit(name, names, np.column_stack([sight, more]))[0]
    return found


def everywhere(paths):
    """Return the candidates of whole texts, and whether the trees of the table are sure of each."""
    import numpy as np

    model = tables(TABLE, "trees", NAMES, FRACTIONS)
    pairs = [pair for path in paths for _, pair in neighbours(analyse(Speech(path.read_bytes().decode("utf-8"))))]
    return pairs, np.array([model.score(pair.values) > SURE for pair in pairs])


def write(path, table):
    """Write the table."""
    path.write_text(HEAD + "\n".join(table) + "\n", encoding="utf-8")


def look(given):
    """Fit the first glance to the trees of the table, over whole texts, and write it."""
    texts = [path.with_suffix(".txt") for path in given.gold] + sorted(given.judged.glob("*.txt"))
    kept = [line for line in given.to.read_text(encoding="utf-8").splitlines() if line.startswith("trees")]
    tables.cache_clear()
    write(given.to, kept + glance_rows(*everywhere(texts)))


def main():
    """Fit, measure, and write when asked."""
    import numpy as np

    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--judged", type=Path, default=Path())
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--to", type=Path, default=FOLDER / TABLE)
    ask.add_argument("--quick", action="store_true", help="do not measure")
    ask.add_argument(
        "--glance", action="store_true", help="fit the first glance to the trees of the table, and nothing else"
    )
    given = ask.parse_args()
    if given.glance:
        look(given)
        return
    data = [item for path in given.gold for item in read_gold(path)] + list(read_judged(given.judged))
    who = np.array([name for name, _, _ in data])
    values = np.array([pair.values for _, pair, _ in data])
    letters = np.array([letter for _, _, letter in data])
    right, use = letters == "y", letters != "r"
    if not given.quick:
        totals = {limit: [0, 0] for limit in (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0)}
        for path in given.gold:
            here = (who == path.stem) & use
            fitted = model().fit(values[(who != path.stem) & use], right[(who != path.stem) & use])
            scores = fitted.decision_function(values[here])
            pairs = [pair.spans for (_, pair, _), flag in zip(data, here, strict=True) if flag]
            wanted = {pair.spans for (_, pair, letter), flag in zip(data, here, strict=True) if flag and letter == "y"}
            for limit, total in totals.items():
                found = chosen(pairs, scores, limit)
                total[0] += len(found)
                total[1] += sum(spans in wanted for spans in found)
        every = sum(right[np.isin(who, [p.stem for p in given.gold])])
        for limit, (found, hits) in totals.items():
            print(
                f"limit {limit}: P {hits / max(1, found):.3f} R {hits / every:.3f} of {every} candidates, to the character"
            )
    if given.write:
        table = ordered(tree_rows(model().fit(values[use], right[use])))
        write(given.to, table)
        look(given)
        print("wrote", given.to.name)


if __name__ == "__main__":
    main()
