"""How well shared wording is found: passages of one text spliced into another, with random edits.

    python benchmarks/reuse.py FOLDER-OF-TEXTS [--passages 500] [--seed 7]

For each number of edits: recall by characters of the spliced passages, and precision by characters against the same two texts
without splices as background. Then the false passages between texts of unrelated genres, in 10,000 characters.
"""

import argparse
import random
import sys
from itertools import combinations
from pathlib import Path

from toolkit.compare import shared_passages

EDITS = (0, 1, 2, 4)
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们工作会发展建设社会经济全面推进"


def edited(passage, edits, rng):
    """The passage after so many random substitutions, insertions and deletions at different places."""
    chars = list(passage)
    for place in sorted(rng.sample(range(len(chars)), edits), reverse=True):
        kind = rng.choice("sid")
        if kind == "d":
            del chars[place]
        else:
            chars[place : place + (kind == "s")] = [rng.choice(COMMON)]
    return "".join(chars)


def covered(passages):
    """The characters of the second text that lie in a shared passage."""
    return {offset for p in passages for offset in range(p.b.start, p.b.stop)}


def splice(texts, edits, passages, rng):
    """Recall and precision by characters over `passages` splices, ten to a pair of texts."""
    hit = gold = false = found = 0
    for _ in range(passages // 10):
        source, target = rng.sample(texts, 2)
        start = rng.randrange(max(1, len(target) - 4000))
        target = target[start : start + 4000]
        background = covered(shared_passages(source, target))
        parts, spliced, shift, places = [], set(), 0, sorted(rng.sample(range(len(target)), 10))
        origin, previous = [], 0
        for place in places:
            size = rng.randint(12, 80)
            begin = rng.randrange(len(source) - size)
            passage = edited(source[begin : begin + size], edits, rng)
            parts += [target[previous:place], passage]
            origin += [*range(previous, place), *[None] * len(passage)]
            spliced.update(range(place + shift, place + shift + len(passage)))
            shift += len(passage)
            previous = place
        parts.append(target[previous:])
        origin += range(previous, len(target))
        mixed = "".join(parts)
        got = covered(shared_passages(source, mixed))
        words = {o for o in spliced if mixed[o].isalnum()}
        hit += len(got & words)
        gold += len(words)
        outside = {o for o in got - spliced if mixed[o].isalnum() and origin[o] not in background}
        false += len(outside)
        found += len({o for o in got if mixed[o].isalnum() and (o in spliced or o in outside)})
    return hit / gold, 1 - false / found


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    files = sorted(args.folder.glob("*.txt"))
    if len(files) < 2:
        print(f"skipped: {args.folder} holds fewer than two .txt files")
        return 0
    texts = [path.read_text(encoding="utf-8") for path in files]
    long = [text for text in texts if len(text) > 5000]
    rng = random.Random(args.seed)
    print("edits  recall  precision")
    for edits in EDITS:
        recall, precision = splice(long, edits, args.passages, rng)
        print(f"{edits:5}  {recall:.3f}   {precision:.3f}")
    here = Path(__file__).resolve().parent.parent / "data" / "speeches"
    genres = {p.stem: p.read_text(encoding="utf-8") for p in sorted(here.glob("*.txt"))}
    count = size = 0
    for (one, a), (two, b) in combinations(genres.items(), 2):
        if one.startswith("shuzhi") and two.startswith("shuzhi"):
            continue
        passages = shared_passages(a, b)
        count, size = count + len(passages), size + len(a) + len(b)
        for p in passages:
            print(f"  {one} / {two}: {p.a.of(a)!r} ~ {p.b.of(b)!r}")
    print(f"unrelated genres: {count} passages in {size} characters, {10000 * count / size:.2f} in 10,000")
    return 0


if __name__ == "__main__":
    sys.exit(main())
