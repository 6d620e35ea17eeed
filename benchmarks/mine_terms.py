"""Candidates for the lexicon, mined from a folder of speeches by cohesion and boundary freedom.

    python benchmarks/mine_terms.py FOLDER [--least 4] [--out candidates.tsv]

A string is a candidate when it holds together (the smallest pointwise mutual information over its cuts in two; Church & Hanks 1990), when
what stands before and after it is free (the smaller of the two branching entropies; Jin & Tanaka-Ishii 2006), and when stock jieba cuts
it. Candidates are judged by hand before they enter a word list; only their counts are kept, never the texts.
"""

import argparse
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HAN = re.compile(r"[\u4e00-\u9fff]+")
LONGEST = 8


def entropy(counts: Counter[str]) -> float:
    """Return the entropy of a distribution in nats."""
    total = sum(counts.values())
    return -sum(n / total * math.log(n / total) for n in counts.values())


def mine(texts: list[str], least: int) -> list[tuple[str, int, int, float, float]]:
    """Return (string, count, texts that have it, cohesion, freedom), the best first."""
    runs = [(number, run) for number, text in enumerate(texts) for run in HAN.findall(text)]
    counts: Counter[str] = Counter()
    for _, run in runs:
        for size in range(1, LONGEST + 1):
            counts.update(run[at : at + size] for at in range(len(run) - size + 1))
    kept = {word for word, n in counts.items() if len(word) > 1 and n >= least}
    left: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    seen: dict[str, set[int]] = defaultdict(set)
    for edge, (number, run) in enumerate(runs):
        for size in range(2, LONGEST + 1):
            for at in range(len(run) - size + 1):
                word = run[at : at + size]
                if word in kept:
                    # An edge of a run is a neighbour of its own: it speaks for freedom.
                    left[word][run[at - 1] if at else f"^{edge}"] += 1
                    right[word][run[at + size] if at + size < len(run) else f"${edge}"] += 1
                    seen[word].add(number)
    total = sum(len(run) for _, run in runs)
    found = []
    for word in kept:
        n = counts[word]
        cohesion = min(math.log(n * total / (counts[word[:cut]] * counts[word[cut:]])) for cut in range(1, len(word)))
        freedom = min(entropy(left[word]), entropy(right[word]))
        if cohesion > 2 and freedom > 1 and len(seen[word]) > 1:
            found.append((word, n, len(seen[word]), cohesion, freedom))
    return sorted(found, key=lambda row: -math.sqrt(row[1]) * row[3] * row[4])


def main() -> int:
    """Write the candidates that stock jieba cuts and that the lexicon lacks."""
    import jieba

    from toolkit.lexicon import Lexicon

    jieba.setLogLevel(60)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of .txt files")
    parser.add_argument("--least", type=int, default=4, help="how often a string must occur")
    parser.add_argument("--out", type=Path, help="where to write the table (default: the screen)")
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.txt")) if options.folder and options.folder.is_dir() else []
    if not files:
        print("skipped: give a folder of .txt files")
        return 0
    lexicon = Lexicon.default()
    rows = mine([path.read_text(encoding="utf-8") for path in files], options.least)
    lines = ["term\tcount\ttexts\tcohesion\tfreedom"]
    lines += [
        f"{word}\t{n}\t{spread}\t{cohesion:.2f}\t{freedom:.2f}"
        for word, n, spread, cohesion, freedom in rows
        if word not in lexicon and len(jieba.lcut(word)) > 1
    ]
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
