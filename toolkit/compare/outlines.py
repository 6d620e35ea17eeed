"""Outlines side by side (提纲对照): which sections of two speeches answer each other."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from toolkit.chars import is_cjk
from toolkit.model import Document

ENOUGH = 0.3
"""Likeness from which two sections are said to answer each other; below it they are listed as one side's own."""
WEIGHTS = {"heading": 0.55, "words": 0.2, "function": 0.15, "place": 0.1}
"""What likeness is made of: the headings' characters in order, the texts' character pairs, the functions, the places."""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Two sections that answer each other, by index, with their likeness (0 to 1) and what it is made of."""

    a: int
    b: int
    likeness: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class OutlinePair:
    """Two outlines aligned: pairs in the order of `a`, and the sections that only one side has.

    `crossing` are the pairs (by position in `pairs`) whose order differs on the two sides.
    """

    pairs: tuple[SectionPair, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]

    @property
    def crossing(self) -> tuple[int, ...]:
        """The pairs whose order differs on the two sides: those outside the longest run in common order."""
        kept = set(_longest_rise([pair.b for pair in self.pairs]))
        return tuple(i for i in range(len(self.pairs)) if i not in kept)


def align_outlines(a: Document, b: Document) -> OutlinePair:
    """Return the sections of two Documents aligned, level by level: children only under parents that answer each other.

    The likest pair is fixed first, then the next among what is left (greedy one-to-one matching); a pair below `ENOUGH` is not made.

    >>> from toolkit.reading import read
    >>> doc = read("述职评议会讲话")
    >>> align_outlines(doc, doc).only_a
    ()
    """
    pairs = _Likeness(a, b).aligned()
    used_a, used_b = {p.a for p in pairs}, {p.b for p in pairs}
    return OutlinePair(
        tuple(sorted(pairs, key=lambda p: p.a)),
        tuple(i for i in range(len(a.sections)) if i not in used_a),
        tuple(i for i in range(len(b.sections)) if i not in used_b),
    )


class _Likeness:
    """How alike the sections of two Documents are; character pairs are counted once a section."""

    def __init__(self, a: Document, b: Document) -> None:
        self.docs = {"a": a, "b": b}
        self.memo: dict[tuple[str, int], Counter[str]] = {}

    def bigrams(self, side: str, index: int) -> Counter[str]:
        """The pairs of characters in a section's text."""
        if (side, index) not in self.memo:
            doc = self.docs[side]
            text = _plain(doc.sections[index].of(doc.text))
            self.memo[side, index] = Counter(text[i : i + 2] for i in range(len(text) - 1))
        return self.memo[side, index]

    def heading(self, side: str, index: int) -> str:
        """A section's heading without its marks."""
        doc = self.docs[side]
        return _plain(doc.sections[index].heading.of(doc.text))

    def pair(self, i: int, j: int, away: float) -> SectionPair:
        """The pair of section `i` and section `j`, whose relative places differ by `away`."""
        functions = self.docs["a"].sections[i].function, self.docs["b"].sections[j].function
        parts = {
            "heading": SequenceMatcher(None, self.heading("a", i), self.heading("b", j), autojunk=False).ratio(),
            "words": _dice(self.bigrams("a", i), self.bigrams("b", j)),
            "function": float(bool(functions[0]) and functions[0] == functions[1]),
            "place": 1 - away,
        }
        return SectionPair(i, j, sum(WEIGHTS[name] * value for name, value in parts.items()), tuple(parts.items()))

    def aligned(self, top_a: int | None = None, top_b: int | None = None) -> list[SectionPair]:
        """The pairs under two parents, and under each pair its children's."""
        ours, theirs = self.docs["a"].outline.children(top_a), self.docs["b"].outline.children(top_b)
        steps = max(1, len(ours) - 1), max(1, len(theirs) - 1)
        candidates = [
            self.pair(i, j, abs(x / steps[0] - y / steps[1])) for x, i in enumerate(ours) for y, j in enumerate(theirs)
        ]
        found: list[SectionPair] = []
        for pair in sorted(candidates, key=lambda p: (-p.likeness, p.a, p.b)):
            if pair.likeness < ENOUGH:
                break
            if all(pair.a != other.a and pair.b != other.b for other in found):
                found.append(pair)
        return found + [deeper for pair in tuple(found) for deeper in self.aligned(pair.a, pair.b)]


def _plain(text: str) -> str:
    return "".join(filter(is_cjk, text))


def _dice(one: Counter[str], two: Counter[str]) -> float:
    whole = one.total() + two.total()
    return 2 * (one & two).total() / whole if whole else 0.0


def _longest_rise(values: list[int]) -> list[int]:
    """Return the positions of a longest rising subsequence."""
    best: list[list[int]] = []
    for position, value in enumerate(values):
        before = [run for run in best if values[run[-1]] < value]
        best.append([*max(before, key=len, default=[]), position])
    return max(best, key=len, default=[])
