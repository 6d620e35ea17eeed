"""Shared wording (文本复用): passages that two texts have in common, word for word or lightly changed.

Method: seed and extend, as in BLAST (Altschul et al. 1990) and in text-reuse tools such as passim, on characters instead of words.
Punctuation, blanks and redactions are passed over, and a number stands for any other; what differs inside a passage is kept as changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from toolkit.chars import is_cjk
from toolkit.model import Span

SEED = 5
"""Characters in a row that must agree before a passage is looked for."""
SHORTEST = 8
"""Characters that must agree for a passage to count."""
WIDEST_CHANGE = 5
"""Characters on either side that one change may replace."""
BUSIEST = 64
"""A seed that stands more often than this in the first text is a commonplace and starts nothing."""
_PLACEHOLDER = re.compile(r"\*{2,}|＊{2,}|×{2,}|[XxＸｘ]{2,}|〇{2,}|○{2,}|某+")
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in the one text (`a`) where the other has something else (`b`); either may be empty."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage in common: where it stands in each text, how many characters agree, and what was changed inside."""

    a: Span
    b: Span
    matched: int
    changes: tuple[Change, ...]

    @property
    def exact(self) -> bool:
        """Whether nothing but punctuation, numbers and redactions differs."""
        return not self.changes


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The characters of a text that carry wording, and where each starts and ends (a number is one of them)."""

    chars: str
    at: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The stretch of the text from character `first` up to `last`, excluded; empty where they are equal."""
        if first == last:
            place = self.at[first] if first < len(self.at) else self.ends[-1]
            return Span(place, place)
        return Span(self.at[first], self.ends[last - 1])


def skeleton(text: str) -> Skeleton:
    """Return the text's wording: Chinese characters and letters, each number as one `0`, everything else left out.

    >>> skeleton("**区，新增12.5万人。").chars
    '区新增0万人'
    """
    hidden = [(m.start(), m.end(), "") for m in _PLACEHOLDER.finditer(text)]
    numbers = [(m.start(), m.end(), "0") for m in _NUMBER.finditer(text)]
    chars: list[str] = []
    at: list[int] = []
    ends: list[int] = []
    position = 0
    for start, stop, stand_in in [*sorted(hidden + numbers), (len(text), len(text), "")]:
        for offset in range(position, start):
            char = text[offset]
            if is_cjk(char) or char.isalpha():
                chars.append(char.lower() if len(char.lower()) == 1 else char)
                at.append(offset)
                ends.append(offset + 1)
        if stand_in:
            chars.append(stand_in)
            at.append(start)
            ends.append(stop)
        position = max(position, stop)
    return Skeleton("".join(chars), tuple(at), tuple(ends))


def seeds(chars: str, size: int = SEED) -> dict[str, list[int]]:
    """Return where each run of `size` characters starts."""
    table: dict[str, list[int]] = {}
    for start in range(len(chars) - size + 1):
        table.setdefault(chars[start : start + size], []).append(start)
    return table


def shared_passages(a: str, b: str, *, shortest: int = SHORTEST) -> tuple[SharedPassage, ...]:
    """Return the passages that `a` and `b` share, in the order of `a`, none inside another on both sides.

    At least `shortest` characters agree in each, and each change costs the passage its length and one more.

    >>> found = shared_passages("把责任抓在手上、扛在肩上。", "要把责任抓在手里，扛在肩上！")
    >>> [(p.matched, [(c.a.start, c.b.start) for c in p.changes]) for p in found]
    [(10, [(6, 7)])]
    """
    return match(skeleton(a), skeleton(b), shortest=shortest)


def match(a: Skeleton, b: Skeleton, *, shortest: int = SHORTEST) -> tuple[SharedPassage, ...]:
    """Return what `shared_passages` does, for texts whose skeletons are at hand."""
    small, large, swapped = (a, b, False) if len(a.chars) <= len(b.chars) else (b, a, True)
    found = []
    for blocks in _alignments(small.chars, large.chars):
        seen = [(j, i, size) for i, j, size in blocks] if swapped else blocks
        passage = _passage(a, b, seen, shortest)
        if passage:
            found.append(passage)
    return tuple(sorted(_outermost(found), key=lambda p: (p.a.start, p.b.start)))


Block = tuple[int, int, int]
"""Characters that agree: where they start in each skeleton, and how many."""


def _alignments(a: str, b: str) -> Iterator[list[Block]]:
    """Yield the blocks of each passage grown from a seed that no earlier passage holds."""
    table = seeds(a)
    reached: dict[int, int] = {}
    for j in range(len(b) - SEED + 1):
        places = table.get(b[j : j + SEED], ())
        if len(places) > BUSIEST:
            continue
        for i in places:
            if reached.get(j - i, -1) > j:
                continue
            blocks = [*reversed(_grown(a, b, i, j, -1)), *_grown(a, b, i, j, 1)]
            for x, y, size in blocks:
                reached[y - x] = max(reached.get(y - x, -1), y + size)
            yield blocks


def _grown(a: str, b: str, i: int, j: int, step: int) -> list[Block]:
    """Return the blocks from (i, j) on in one direction, across changes that more agreeing characters pay for."""
    if step < 0:
        i, j = i - 1, j - 1
    found: list[Block] = []
    size = _run(a, b, i, j, step)
    while True:
        if size:
            found.append((i, j, size) if step > 0 else (i - size + 1, j - size + 1, size))
        i, j = i + size * step, j + size * step
        best = max(
            (
                (size - max(x, y), -abs(x - y), x, y, size)
                for x, y in _DETOURS
                if (size := _run(a, b, i + x * step, j + y * step, step)) >= max(x, y) + 2
            ),
            default=None,
        )
        if best is None:
            return found
        _, _, x, y, size = best
        i, j = i + x * step, j + y * step


_DETOURS = [(x, y) for x in range(WIDEST_CHANGE + 1) for y in range(WIDEST_CHANGE + 1) if x or y]


def _run(a: str, b: str, i: int, j: int, step: int) -> int:
    """Return how many characters agree from (i, j) on in one direction."""
    size = 0
    if step > 0:
        limit = min(len(a) - i, len(b) - j)
        while size < limit and a[i + size] == b[j + size]:
            size += 1
    else:
        limit = min(i, j) + 1
        while size < limit and a[i - size] == b[j - size]:
            size += 1
    return size


def _passage(a: Skeleton, b: Skeleton, blocks: list[Block], shortest: int) -> SharedPassage | None:
    matched = sum(size for _, _, size in blocks)
    changes, cost = [], 0
    for (i, j, size), (x, y, _) in pairwise(blocks):
        if (i + size, j + size) != (x, y):
            changes.append(Change(a.span(i + size, x), b.span(j + size, y)))
            cost += max(x - i, y - j) - size + 1
    if matched - cost < shortest:
        return None
    (i, j, _), (x, y, size) = blocks[0], blocks[-1]
    return SharedPassage(a.span(i, x + size), b.span(j, y + size), matched, tuple(changes))


def _outermost(found: list[SharedPassage]) -> list[SharedPassage]:
    """Drop what lies inside a longer passage on both sides."""
    kept: list[SharedPassage] = []
    by_place: dict[int, list[SharedPassage]] = {}
    for passage in sorted(found, key=lambda p: (-p.matched, p.a.start, p.b.start)):
        near = by_place.get(passage.a.start // _PAGE, ())
        if any(k.a.contains(passage.a) and k.b.contains(passage.b) for k in near):
            continue
        kept.append(passage)
        for page in range(passage.a.start // _PAGE, passage.a.stop // _PAGE + 1):
            by_place.setdefault(page, []).append(passage)
    return kept


_PAGE = 256
"""Characters to a bin when looking for the passages around one, so that the search stays linear."""
