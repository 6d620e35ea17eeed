"""Clauses that share words inside (分句中段相同): each has its own beginning, and the same words at its heart: 今天种下的是树，三年后流出的是油，…."""

import itertools
import re
from collections.abc import Iterator, Sequence

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.runs import Run

_STEADY = 4.2
_LONGEST, _UNEVEN, _LEAST, _MOST = 22, 2.4, 3, 12
_NOUNS = frozenset("njtsfbrqmx")
_JOINTS = frozenset("是则为要有靠在")
"""Small words that one by one hold short clauses together: 前辈是根，我们是干."""
_SHORT, _EVEN = 10, 1.8
"""Characters of clauses that one small word holds together, at most, and how much longer than another one may be."""


def shared_inside(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more clauses in a row, set apart by the same mark, that share two characters or a small word inside.

    What is shared must hold more than nouns: 每人包, 的是, 多一, not the topic of a sentence.
    """
    hearts = _Hearts(clauses)
    for row in _IN_ROW.finditer("".join(map(str, clauses.ranks))):
        if row.end() - row.start() >= _LEAST:
            yield from _in_row(clauses, row.start(), row.end(), hearts)


_IN_ROW = re.compile("1+[^1]?|2+[^2]?")
"""Clauses set apart by the same mark, with the last, whatever stands after it; a figure is the rank of the mark after a clause."""


def _in_row(clauses: Clauses, first: int, last: int, hearts: "_Hearts") -> Iterator[Run]:
    c = first
    while c + 2 < last:
        common = hearts[c] & hearts[c + 1] & hearts[c + 2] if _may_share(clauses, c) else set()
        stop = c + 3
        if common:
            while stop < min(last, c + _MOST) and common & hearts[stop]:
                common &= hearts[stop]
                stop += 1
            row = range(c, stop)
            if _fits(clauses, row, common):
                yield _run(clauses, row)
                c = stop
                continue
        c += 1


def _may_share(clauses: Clauses, c: int) -> bool:
    """Return whether three clauses are about as long and hold two characters in common, the first of each left out, or a joint."""
    least, _, most = sorted(clauses.sizes[c : c + 3])
    if most > _LONGEST or most > _UNEVEN * least:
        return False
    text, starts, stops = clauses.text, clauses.starts, clauses.stops
    second, third = text[starts[c + 1] + 1 : stops[c + 1]], text[starts[c + 2] + 1 : stops[c + 2]]
    common = [char for char in text[starts[c] + 1 : stops[c]] if char in second and char in third]
    return len(common) > 1 or not _JOINTS.isdisjoint(common)


class _Hearts(dict[int, set[str]]):
    """Clause → what it may share at heart, worked out when asked for."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def __missing__(self, c: int) -> set[str]:
        self[c] = found = _hearts(self._clauses, c)
        return found


def _hearts(clauses: Clauses, c: int) -> set[str]:
    """Return the pairs of characters of a clause that are more than nouns, and its small joints; the first character left out."""
    if clauses.sizes[c] > _LONGEST:
        return set()
    words, tags = clauses.words[c], clauses.tags[c]
    text = "".join(words)
    nouns = "".join([("n" if tag in _NOUNS else "-") * len(word) for word, tag in zip(words, tags, strict=True)])
    pairs = [text[k : k + 2] for k in range(1, len(text) - 1) if nouns[k : k + 2] != "nn"]
    found = set(filter(str.isalpha, pairs))
    if len(text) <= _SHORT:
        at = 0
        for word in words[:-1]:
            if at and word in _JOINTS:
                found.add(word)
            at += len(word)
    return found


def _fits(clauses: Clauses, row: Sequence[int], common: set[str]) -> bool:
    sizes = [clauses.sizes[c] for c in row]
    if any(len(shared) > 1 for shared in common):
        return max(sizes) <= _UNEVEN * min(sizes)
    texts = ["".join(clauses.words[c]) for c in row]
    heads, tails = {text[0] for text in texts}, {text[-1] for text in texts}
    return max(sizes) <= _EVEN * min(sizes) and len(heads) == len(tails) == len(texts)


def _run(clauses: Clauses, row: Sequence[int]) -> Run:
    spans = tuple((clauses.starts[c], clauses.stops[c]) for c in row)
    words = tuple(tuple(clauses.words[c]) for c in row)
    return Run(spans, "clause", _STEADY, words, tuple(clauses.tags[c] for c in row), ("words", "lengths"))


def same_lists(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more clauses in a row that are each two phrases or more joined by 、, of the same sizes one by one: 爱岗敬业、争创一流，艰苦奋斗、勇于创新，…."""
    row: list[int] = []
    for c in [c for c, words in enumerate(clauses.words) if "、" in words]:
        if row and (row[-1] != c - 1 or clauses.ranks[c - 1] > 2):
            yield from _same_sizes(clauses, row)
            row = []
        row.append(c)
    yield from _same_sizes(clauses, row)


def _same_sizes(clauses: Clauses, row: Sequence[int]) -> Iterator[Run]:
    """Yield the runs of clauses with phrases of the same sizes in a row of clauses of phrases."""
    if len(row) < _LEAST:
        return
    shapes, start = [_shape(clauses, c) for c in row], 0
    for k in range(1, len(row) + 1):
        if k == len(row) or not _same_shape(shapes, start, k):
            if shapes[start] and k - start >= _LEAST:
                yield from _trimmed(clauses, row[start:k], shapes[start:k])
            start = k


def _same_shape(shapes: Sequence[tuple[int, ...]], start: int, k: int) -> bool:
    """Return whether a clause is as those before it in the row; the first phrase of the first may be longer by a lead-in."""
    here, before = shapes[k], shapes[k - 1]
    if not here or len(here) != len(before):
        return False
    first = k - 1 == start and here[1:] == before[1:] and before[0] > here[0]
    return first or (here[:-1] == before[:-1] and here[-1] >= before[-1])


def _trimmed(clauses: Clauses, row: Sequence[int], shapes: Sequence[tuple[int, ...]]) -> Iterator[Run]:
    """Yield the run of a row without the lead-in of the first clause and what goes on after the last, cut at words."""
    run = _run(clauses, row)
    first, last = row[0], row[-1]
    a = run.start + shapes[0][0] - shapes[1][0]
    z = run.stop - shapes[-1][-1] + shapes[-2][-1]
    if a in clauses.at[first] and (z == run.stop or z in clauses.at[last]):
        spans = ((a, run.members[0][1]), *run.members[1:-1], (run.members[-1][0], z))
        yield Run(spans, run.level, run.score, run.words, run.tags, run.evidence)


def _shape(clauses: Clauses, c: int) -> tuple[int, ...]:
    sizes = tuple([len(part) for part in clauses.text[clauses.starts[c] : clauses.stops[c]].split("、") if part])
    return sizes if len(sizes) > 1 else ()


def same_calls(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more sentences in a row that open with the same small word and end in ！: 向……！向……！向……！.

    The first may follow a lead-in of clauses: 在这里，我代表……，向……！
    """
    if clauses.text.count("！") + clauses.text.count("!") < _LEAST:
        return
    row: list[tuple[int, int]] = []
    head = ""
    start = 0
    for c in [c for c, rank in enumerate(clauses.ranks) if rank > 2]:
        here, start = (start, c), c + 1
        called = clauses.text[clauses.stops[c] : clauses.stops[c] + 1] in {"！", "!"}
        if called and row and _first(clauses, here[0]) == head:
            row.append(here)
        else:
            yield from _calls(clauses, row)
            opened = (
                next((k for k in range(here[0], c + 1) if _first(clauses, k) in _CALLING), None) if called else None
            )
            row = [] if opened is None else [(opened, c)]
            head = "" if opened is None else _first(clauses, opened)
        if clauses.ranks[c] == BREAK:
            yield from _calls(clauses, row)
            row = []
    yield from _calls(clauses, row)


_CALLING = frozenset("向让愿祝为")


def _first(clauses: Clauses, c: int) -> str:
    return clauses.text[clauses.starts[c]]


def _calls(clauses: Clauses, row: Sequence[tuple[int, int]]) -> Iterator[Run]:
    spans = tuple((clauses.starts[a], clauses.stops[b]) for a, b in row)
    if len(row) >= _LEAST and max(z - a for a, z in spans) <= _WIDE:
        words = tuple(tuple(itertools.chain.from_iterable(clauses.words[a : b + 1])) for a, b in row)
        tags = tuple("".join(clauses.tags[a : b + 1]) for a, b in row)
        yield Run(spans, "branch", _STEADY, words, tags, ("words", "marks"))


_WIDE = 90
"""Characters of the longest call."""
