"""Parallel units aligned word by word: equal words in one column, gaps where a unit has nothing there.

The words are aligned progressively (Feng and Doolittle 1987): the two most alike first, then each unit to the columns made
so far. Equal words attract most, then equal word classes and sizes.
"""

from collections.abc import Mapping, Sequence
from itertools import product

from toolkit.devices.form.similarity import common, masks
from toolkit.model import Token

_GAP, _EQUAL, _TAG, _SIZE = -0.7, 3.0, 0.8, 0.3

Grid = list[list[Token | None]]
"""Columns of tokens, one place a unit."""


def aligned(rows: Sequence[Sequence[Token]]) -> Grid:
    """Align the rows; rows of the same words are aligned once and stand alike."""
    kinds: dict[tuple[str, ...], list[int]] = {}
    for k, row in enumerate(rows):
        kinds.setdefault(tuple(token.text for token in row), []).append(k)
    alike = list(kinds.values())
    order = _closest_first(list(kinds), [len(group) > 1 for group in alike])
    grid: Grid = []
    known: list[_Known] = []
    for depth, number in enumerate(order):
        grid, known = _join(grid, known, rows[alike[number][0]], depth)
    made: Grid = [[None] * len(rows) for _ in grid]
    for place, number in enumerate(order):
        filled = [c for c, column in enumerate(grid) if column[place] is not None]
        for k in alike[number]:
            for c, token in zip(filled, rows[k], strict=True):
                made[c][k] = token
    return made


def _closest_first(rows: Sequence[Sequence[str]], repeated: Sequence[bool]) -> list[int]:
    """Return the order in which units join: the two most alike first, then the nearest to any that is in.

    No two rows are equal; one that stands for several comes first.

    >>> _closest_first([("抓", "生产"), ("看", "病"), ("抓", "安全", "生产")], [False] * 3)
    [0, 2, 1]
    """
    made = [masks(words) for words in rows]
    count = len(rows)

    def alike(a: int, b: int) -> float:
        if made[b][0].keys().isdisjoint(rows[a]):
            return 0.0
        return common(rows[a], made[b]) / max(len(rows[a]), len(rows[b]))

    if count == 1 or any(repeated):
        order = [repeated.index(True) if any(repeated) else 0]
    else:
        _, a, b = max((alike(a, b), -a, -b) for a in range(count) for b in range(a + 1, count))
        order = [-a, -b]
    rest = [k for k in range(count) if k not in order]
    nearest = {k: max(alike(k, inside) for inside in order) for k in rest}
    while rest:
        last = max(rest, key=lambda k: (nearest[k], -k))
        order.append(last)
        rest.remove(last)
        for k in rest:
            nearest[k] = max(nearest[k], alike(k, last))
    return order


class _Known:
    """What is known of a column: its words, and their class, length and last character, alone and together."""

    __slots__ = ("kinds", "texts")

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.kinds: set[_Kind] = set()

    def add(self, token: Token) -> None:
        """Put one more word into the column."""
        self.texts.add(token.text)
        if token.tag[:1] != "x":
            self.kinds.update(map(_masked(token).__getitem__, _WORTH))

    def attraction(self, token: Token, masked: "Mapping[_Mask, _Kind]") -> float:
        """How much the column attracts a word: by the most that one of its own has in common with it."""
        if token.text in self.texts:
            return _EQUAL
        if token.tag[:1] != "x":
            for mask, worth in _WORTH.items():
                if masked[mask] in self.kinds:
                    return worth
        return -1.0


def _masked(token: Token) -> "dict[_Mask, _Kind]":
    """Return what there is to a word, for each choice of class, length and last character."""
    tag, length, last = token.tag[:1], len(token), token.text[-1]
    return {(t, n, z): (t and tag, n and length, z and last) for t, n, z in _WORTH}


_Mask = tuple[bool, bool, bool]
_Kind = tuple[str | bool, int, str | bool]
_WORTH: dict[_Mask, float] = {
    (tag, length, last): _TAG * tag + _SIZE * length + _SIZE * last - 0.2
    for tag, length, last in sorted(product((True, False), repeat=3), key=lambda m: -(_TAG * m[0] + _SIZE * sum(m[1:])))
}
"""What it is worth to have class, length and last character in common, the most first."""


def _join(grid: Grid, known: list[_Known], row: Sequence[Token], depth: int) -> tuple[Grid, list[_Known]]:
    """Align one more unit to the columns so far, gaps allowed on either side (Needleman and Wunsch 1970)."""
    n, m = len(grid), len(row)
    words = [(token, _masked(token)) for token in row]
    score = [[k * _GAP for k in range(m + 1)]]
    move = [[2] * (m + 1)]
    for i in range(1, n + 1):
        line, moves = [i * _GAP], [1]
        attraction = known[i - 1].attraction
        for j in range(1, m + 1):
            options = (
                score[i - 1][j - 1] + attraction(*words[j - 1]),
                score[i - 1][j] + _GAP,
                line[j - 1] + _GAP,
            )
            best = max(range(3), key=options.__getitem__)
            line.append(options[best])
            moves.append(best)
        score.append(line)
        move.append(moves)
    i, j = n, m
    made: Grid = []
    told: list[_Known] = []
    while i or j:
        step = 2 if not i else 1 if not j else move[i][j]
        i -= step != 2
        j -= step != 1
        made.append([*(grid[i] if step != 2 else [None] * depth), row[j] if step != 1 else None])
        told.append(known[i] if step != 2 else _Known())
        if step != 1:
            told[-1].add(row[j])
    return made[::-1], told[::-1]
