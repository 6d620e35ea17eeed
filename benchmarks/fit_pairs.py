"""Fit the rule that judges pairs of neighbours (对偶) on annotated speeches, and write it beside the engine.

    python benchmarks/fit_pairs.py GOLD.json… [--real NAME…] [--judged FOLDER] [--write]

Each GOLD.json (speech-annotation/1) has its text beside it. Those named after --real are of public speeches,
as those that pairs_judged.tsv judges: they count twice. FOLDER holds these (NAME.txt); those of the catalogue need no folder. Prints precision and recall of the antitheses that a whole
read() finds in each speech with the rule that was fitted without it. Needs scikit-learn and numpy; the toolkit itself
needs neither.
"""

import argparse
import itertools
import json
from pathlib import Path

from toolkit.catalogue import keys
from toolkit.devices.form import pairs
from toolkit.devices.form.clauses import clauses_of
from toolkit.devices.form.links import rows
from toolkit.devices.form.pair_measures import GLANCE, NAMES
from toolkit.devices.form.pieces import field
from toolkit.devices.form.signs import Signs
from toolkit.model import Speech
from toolkit.reading import analyse, read

JUDGED = Path(__file__).with_name("pairs_judged.tsv")
HEAD = """\
# The rule that judges whether two neighbours are a pair (对偶), for phrases and for clauses, and a first glance that says which are
# looked at more closely; measures are named in pair_measures.py.
# Learned from annotated speeches (composed for this project, and excerpts of public ones) and from neighbours
# in public speeches judged by hand (benchmarks/pairs_judged.tsv).
# Fitted by benchmarks/fit_pairs.py; do not edit by hand.
"""
QUOTES = "“”\"‘’'"
KEEP = 0.985
"""Share of the pairs the rule is sure of that the first glance lets through."""
SURE = 0.2
"""Log-odds above which two neighbours are called a pair: above what balances false alarms and misses on texts left out, since
false alarms grow more than misses do in speeches by hands that the rule never saw."""
REAL = 2
"""How much what stands in a public speech counts beside what was composed."""
OWN, LOOSE = 0.6, 1.0
"""How far the weights of phrases and of clauses may part from those they share, and how large weights may grow."""


def stripped(text, span):
    """Return a span without quotation marks at its ends."""
    a, z = span
    while a < z and text[a] in QUOTES:
        a += 1
    while z > a and text[z - 1] in QUOTES:
        z -= 1
    return a, z


def overlap(a, b):
    """Return how much of the union of two spans they share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def neighbours(doc):
    """Yield the candidates of every two neighbours of a Document."""
    clauses = clauses_of(doc)
    around = field(clauses, Signs(clauses))
    yield from pairs.candidates(clauses, rows(clauses), around)


def near(pair, right):
    """Return whether a candidate shares half of its span with a pair that is right."""
    span = pair.spans[0][0], pair.spans[1][1]
    return any(overlap(span, (one[0], other[1])) >= 0.5 for one, other in right)


def read_gold(path):
    """Yield (speech, pair, verdict) of one annotated speech.

    y, n, or r for what is not learned from: two of three or more in a row, pairs of unequal units, a pair cut otherwise.
    """
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))["findings"]
    verdict = {}
    for device, letter in (("parallelism", "r"), ("parallel_pair", "r"), ("antithesis", "y")):
        for finding in gold:
            if finding["device"] == device:
                spans = [stripped(text, m) for m in finding["members"]]
                verdict.update(dict.fromkeys(itertools.pairwise(spans), letter))
    right = {spans for spans, letter in verdict.items() if letter == "y"}
    seen = set()
    for pair in itertools.chain.from_iterable(neighbours(analyse(Speech(text)))):
        seen.add(pair.spans)
        yield path.stem, pair, verdict.get(pair.spans) or ("r" if near(pair, right) else "n")
    print(path.stem, len(right), "pairs in the gold,", len(right & seen), "are candidates")


def read_judged(folder):
    """Yield (speech, pair, verdict) of the judged neighbours; of two neighbours judged y every other cut is n, unless it is near."""
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
        for found in neighbours(doc):
            letters = [judged.get((*pair.spans[0], *pair.spans[1])) for pair in found]
            known = next((letter for letter in letters if letter), None)
            right = [pair.spans for pair, letter in zip(found, letters, strict=True) if letter == "y"]
            if known:
                for pair, letter in zip(found, letters, strict=True):
                    yield f"judged {name}", pair, letter or ("r" if known == "r" or near(pair, right) else "n")


def spread(bits, phrase):
    """Return the bits once for all, once for phrases alone, once for clauses alone, so that what both share is learned together."""
    import numpy as np

    phrase = phrase[:, None].astype(float)
    return np.hstack([bits, OWN * bits * phrase, OWN * bits * (1 - phrase), phrase, 1 - phrase])


def fitted(bits, phrase, right, weights):
    """Return the fitted rule: level → (bias, weights)."""
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=LOOSE, max_iter=500, solver="newton-cholesky").fit(
        spread(bits, phrase), right, sample_weight=weights
    )
    many, made = bits.shape[1], learner.coef_[0]
    shared, own = made[:many], {"phrase": made[many : 2 * many], "clause": made[2 * many : 3 * many]}
    bias = dict(zip(own, learner.intercept_[0] + made[3 * many :], strict=True))
    return {level: (bias[level] - SURE, shared + OWN * more) for level, more in own.items()}


def glance_of(bits, phrase, rule):
    """Return the rule of a first glance, which lets almost every candidate through that the rule is sure of."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    levels = [np.concatenate([[rule[level][0]], rule[level][1]]) for level in ("clause", "phrase")]
    sure = np.einsum("ij,ij->i", np.hstack([np.ones((len(bits), 1)), bits]), np.array(levels)[phrase.astype(int)]) > 0
    seen = bits[:, : len(GLANCE)]
    line = LogisticRegression(max_iter=500, solver="newton-cholesky").fit(seen, sure)
    scores = line.decision_function(seen)
    limit = np.quantile(scores[sure], 1 - KEEP) - 1e-3
    print(
        f"{(scores >= limit).sum()} of {len(sure)} candidates pass the glance, {(sure & (scores >= limit)).sum()} of {sure.sum()} that are sure"
    )
    return line.intercept_[0] - limit, line.coef_[0]


def measured(given, data, bits, phrase, letters, weights):  # noqa: PLR0917
    """Print precision and recall over whole reads, each speech read with a rule fitted without it, and without what is judged of it."""
    import numpy as np

    who = np.array([name for name, _, _ in data])
    totals = [0, 0, 0]
    for path in given.gold:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        longest = max(text.splitlines(), key=len)
        same = [
            f"judged {other.stem}"
            for other in given.judged.glob("*.txt")
            if longest in other.read_text(encoding="utf-8")
        ]
        use = ~np.isin(who, [path.stem, *same]) & (letters != "r")
        rule = fitted(bits[use], phrase[use], letters[use] == "y", weights[use])
        made = {level: pairs.Bits(bias, list(learned), NAMES) for level, (bias, learned) in rule.items()}
        made["glance"] = pairs.Bits(0.0, [0.0] * len(GLANCE), GLANCE)
        pairs.rule = made.get
        pairs.at_sight.cache_clear()
        doc = analyse(Speech(text))
        found = [(f.start, f.stop) for f in doc.findings if f.device == "antithesis"]
        gold = json.loads(path.read_text(encoding="utf-8"))["findings"]
        wanted = [(f["start"], f["stop"]) for f in gold if f["device"] == "antithesis"]
        hits = sum(any(overlap(span, other) >= 0.5 for other in found) for span in wanted)
        totals = [a + b for a, b in zip(totals, (hits, len(found), len(wanted)), strict=True)]
    hits, found, wanted = totals
    print(f"antithesis, left out one by one: P {hits / max(1, found):.3f} R {hits / max(1, wanted):.3f} of {wanted}")


def main():
    """Fit, measure, and write when asked."""
    import numpy as np

    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--judged", type=Path, default=Path())
    ask.add_argument("--real", nargs="*", default=[], help="which of the GOLD are of public speeches, by name")
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--to", type=Path, default=Path(pairs.__file__).with_name(pairs.TABLE))
    ask.add_argument("--quick", action="store_true", help="do not measure")
    given = ask.parse_args()
    data = [item for path in given.gold for item in read_gold(path)] + list(read_judged(given.judged))
    bits = np.array([[pair.bits >> place & 1 for place in range(len(NAMES))] for _, pair, _ in data], dtype=float)
    phrase = np.array([pair.phrase for _, pair, _ in data])
    letters = np.array([letter for _, _, letter in data])
    use = letters != "r"
    public = np.array([name in given.real or name.startswith("judged") for name, _, _ in data])
    weights = np.where(public, REAL, 1)
    rule = fitted(bits[use], phrase[use], letters[use] == "y", weights[use])
    rule["glance"] = glance_of(bits, phrase, rule)
    if given.write:
        table = []
        for level, (bias, learned) in rule.items():
            table.append(f"{level}\tbias\t{bias:.3f}")
            table += [f"{level}\t{name}\t{weight:.3f}" for name, weight in zip(NAMES, learned, strict=False)]
        given.to.write_text(HEAD + "\n".join(table) + "\n", encoding="utf-8")
        print("wrote", given.to.name)
    if not given.quick:
        measured(given, data, bits, phrase, letters, weights)


if __name__ == "__main__":
    main()
