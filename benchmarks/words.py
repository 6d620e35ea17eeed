"""Word segmentation F1 on gold texts, beside jieba's own, and what each step brings.

    python benchmarks/words.py FOLDER

FOLDER holds `*.utf8` (SIGHAN 2005: words between spaces) and `*.conllu` (Universal Dependencies) files. Each file is read by stock
jieba, by the toolkit without its lexicon (shapes, loose phrases cut), with its lexicon, and with the words brought to the granularity of
the file's standard. The conversions are the standards' own rules, not learned from the files:

* MSR (Gao, Li, Wu, Huang: Chinese word segmentation and named entity recognition, Computational Linguistics 31, 2005): factoids are one
  word (number with measure, date, percentage), as the toolkit has them; names of organisations are one word; other compounds are not.
* GSD (Universal Dependencies for Chinese): number and unit are two words, a date is number, unit, number, unit; affixes of one
  character stay apart. Compound terms of the lexicon are cut into the words of the general dictionary.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from toolkit.chars import shadow
from toolkit.lexicon import Lexicon
from toolkit.model import Token
from toolkit.segment import words
from toolkit.segment.engines import make_engine

TERMS = Path(__file__).parent.parent / "tests" / "gold" / "policy_terms.txt"
_UNIT = re.compile(
    r"([0-9０-９.．,，/:：]+|[〇○零一二三四五六七八九十百千万亿两]+(?=[年月日]))|([^0-9０-９.．,，/:：]+)"
)


def read_sighan(path: Path) -> list[list[str]]:
    """Return the sentences of a SIGHAN file as lists of words."""
    return [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_conllu(path: Path) -> list[list[str]]:
    """Return the sentences of a CoNLL-U file as lists of words."""
    sentences: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            sentences.append([])
        elif not line.startswith("#") and line.split("\t")[0].isdecimal():
            sentences[-1].append(line.split("\t")[1])
    return [sentence for sentence in sentences if sentence]


def edges(cut: Iterable[str]) -> set[tuple[int, int]]:
    """Return the spans of the words of a cut."""
    found, at = set(), 0
    for word in cut:
        found.add((at, at + len(word)))
        at += len(word)
    return found


def f1(gold: list[list[str]], cut: Callable[[str], list[str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the words of a cutter against gold."""
    right = said = wanted = 0
    for sentence in gold:
        got, true = edges(cut("".join(sentence))), edges(sentence)
        right += len(got & true)
        said += len(got)
        wanted += len(true)
    precision, recall = right / said, right / wanted
    return precision, recall, 2 * precision * recall / (precision + recall)


def to_msr(tokens: tuple[Token, ...], plain: Callable[[str], list[str]], lexicon: Lexicon) -> list[str]:
    """Return the words at the granularity of MSR: compound terms in their general words, names of bodies whole."""
    found: list[str] = []
    for token in tokens:
        whole = len(token.text) < 4 or lexicon.class_of(token.text) in {None, "institution", "idiom", "four_character"}
        found.extend([token.text] if whole else plain(token.text))
    return found


def to_gsd(tokens: tuple[Token, ...], plain: Callable[[str], list[str]], lexicon: Lexicon) -> list[str]:
    """Return the words at the granularity of GSD: numbers and units apart, compound terms in their general words."""
    found: list[str] = []
    for token in tokens:
        word = token.text
        if (token.tag in {"t", "m"} and unicodedata.normalize("NFKC", word)[0].isdecimal()) or (
            token.tag == "t" and re.match(r"[〇○零一二三四五六七八九十]+[年月]", word)
        ):
            found.extend(part.group() for part in _UNIT.finditer(word))
        elif len(word) > 2 and word in lexicon:
            found.extend(plain(word))
        else:
            found.append(word)
    return found


def table(path: Path) -> list[tuple[str, tuple[float, float, float]]]:
    """Return the rows for one file."""
    import jieba

    jieba.setLogLevel(60)
    gold = read_conllu(path) if path.suffix == ".conllu" else read_sighan(path)
    full, none = Lexicon.default(), Lexicon.empty()
    plain = make_engine("rjieba", none)

    def toolkit(lexicon: Lexicon) -> Callable[[str], list[str]]:
        return lambda text: [t.text for t in words(text, shadow(text), lexicon)]

    def converted(lexicon: Lexicon) -> Callable[[str], list[str]]:
        def cut(text: str) -> list[str]:
            tokens = words(text, shadow(text), lexicon)
            return (
                to_gsd(tokens, plain.cut, lexicon) if path.suffix == ".conllu" else to_msr(tokens, plain.cut, lexicon)
            )

        return cut

    return [
        ("jieba", f1(gold, lambda text: list(jieba.cut(text)))),
        ("shapes, no lexicon", f1(gold, toolkit(none))),
        ("shapes and lexicon", f1(gold, toolkit(full))),
        ("no lexicon, in the standard's granularity", f1(gold, converted(none))),
        ("lexicon, in the standard's granularity", f1(gold, converted(full))),
    ]


def coverage(path: Path) -> list[tuple[str, int, int, int]]:
    """Return for each round of a list of terms: its name, its size, how many the toolkit keeps whole, how many stock jieba does."""
    import jieba

    rounds: list[tuple[str, int, int, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# round"):
            rounds.append((line[2:], 0, 0, 0))
        found = re.search(r"\[(.+?)\]", line)
        if not line.startswith("#") and found:
            text = line.replace("[", "").replace("]", "")
            name, size, ours, stock = rounds.pop()
            ours += found.group(1) in [t.text for t in words(text, shadow(text))]
            stock += found.group(1) in jieba.lcut(text)
            rounds.append((name, size + 1, ours, stock))
    return rounds


def main() -> int:
    """Print a table for each file of the folder, and how many policy terms stay whole."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="a folder with .utf8 and .conllu files")
    folder = parser.parse_args().folder
    files = sorted([*folder.glob("*.utf8"), *folder.glob("*.conllu")]) if folder and folder.is_dir() else []
    if not files:
        print("skipped: give a folder with .utf8 (SIGHAN) or .conllu files")
        return 0
    for path in files:
        print(path.name)
        for name, (precision, recall, score) in table(path):
            print(f"  {name:<44} P {precision:.4f}  R {recall:.4f}  F1 {score:.4f}")
    print(TERMS.name)
    for name, size, ours, stock in coverage(TERMS):
        print(f"  {name}: {size} terms, whole {ours / size:.1%}, stock jieba {stock / size:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
