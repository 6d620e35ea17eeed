"""Do the intervals of key words keep their promise? Two random halves of one text differ in nothing but chance.

    python benchmarks/keyness.py FOLDER-OF-TEXTS [--rounds 10]

Prints how often the 95 % interval of a word's log-ratio leaves out 0, by how often the word occurs: about 5 in 100 is right.
"""

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.keyness import bootstrap_log_ratios
from toolkit.measure.counts import is_word
from toolkit.reading import read

CLASSES = ((4, 5), (6, 9), (10, 19), (20, 10**9))


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--texts", type=int, default=4)
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.txt"), key=lambda p: -p.stat().st_size)[: args.texts]
    if not paths:
        print(f"skipped: {args.folder} holds no .txt files")
        return 0
    rng, tried, wrong = random.Random(1), Counter(), Counter()
    for path in paths:
        try:
            doc = read(path)
        except ToolkitError as error:
            print(f"skipped {path.name}: {error}")
            continue
        sentences = [Counter(t.text for t in doc.tokens_in(s) if is_word(t)) for s in doc.sentences]
        totals = sum(sentences, Counter())
        items = [word for word, count in totals.items() if count >= CLASSES[0][0]]
        for _ in range(args.rounds):
            rng.shuffle(sentences)
            half = len(sentences) // 2
            found = bootstrap_log_ratios(sentences[:half], sentences[half:], items, rounds=600)
            for word, (low, high) in found.items():
                size = next(c for c in CLASSES if c[0] <= totals[word] <= c[1])
                tried[size] += 1
                wrong[size] += low > 0 or high < 0
    print("occurrences  words  false in 100")
    for size in CLASSES:
        if tried[size]:
            shown = f"{size[0]}-{size[1]}" if size[1] < 10**9 else f"{size[0]} and more"
            print(f"{shown:>11}  {tried[size]:5}  {100 * wrong[size] / tried[size]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
