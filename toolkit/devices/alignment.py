"""Parallel units aligned word by word: equal words in one column, gaps where a unit has nothing there.

The words are aligned progressively (Feng and Doolittle 1987): the two most alike first, then each unit to the columns made
so far. Equal words attract most, then equal word classes and sizes.
"""

from collections.abc import Iterable, Sequence

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
    grid: Grid = [[token] for token in rows[alike[order[0]][0]]]
    for depth, number in enumerate(order[1:], 1):
        grid = _join(grid, rows[alike[number][0]], depth)
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


def _attraction(texts: frozenset[str], kinds: Iterable[tuple[str, int, str]], token: Token) -> float:
    """How much a column, known by its words and by their class, length and last character, attracts a word."""
    if token.text in texts:
        return _EQUAL
    best = -1.0
    for tag, length, last in kinds:
        if "x" in {tag, token.tag[:1]}:
            alike = -1.5
        else:
            alike = (
                _TAG * (tag == token.tag[:1]) + _SIZE * (length == len(token)) + _SIZE * (last == token.text[-1]) - 0.2
            )
        best = max(best, alike)
    return best


def _join(grid: Grid, row: Sequence[Token], depth: int) -> Grid:
    """Align one more unit to the columns so far, gaps allowed on either side (Needleman and Wunsch 1970)."""
    n, m = len(grid), len(row)
    texts = [frozenset(t.text for t in column if t) for column in grid]
    kinds = [{(t.tag[:1], len(t), t.text[-1]) for t in column if t} for column in grid]
    score = [[k * _GAP for k in range(m + 1)]]
    move = [[2] * (m + 1)]
    for i in range(1, n + 1):
        line, moves = [i * _GAP], [1]
        for j in range(1, m + 1):
            options = (
                score[i - 1][j - 1] + _attraction(texts[i - 1], kinds[i - 1], row[j - 1]),
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
    while i or j:
        step = 2 if not i else 1 if not j else move[i][j]
        if step == 0:
            i, j = i - 1, j - 1
            made.append([*grid[i], row[j]])
        elif step == 1:
            i -= 1
            made.append([*grid[i], None])
        else:
            j -= 1
            made.append([*([None] * depth), row[j]])
    return made[::-1]
