"""Small boosted trees laid out as tables: a question is a bit, six bits are a row, and the row gives what all trees that ask them add.

One look-up a table takes the place of a walk down each tree; what comes out is the same sum.
"""

import math
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, repeat
from operator import getitem, gt, itemgetter
from typing import Any

from toolkit.devices.form.weights import Node, Trees, trees

WIDTH = 6
"""Questions of one table; more would make fewer tables of more rows, which take longer to fill."""
_BYTE = 8
Question = tuple[int, float]
"""Whether a measure is above a limit."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Trees as tables. `pick` takes the measures that are asked whether they are above nothing, `pick_more` those held against `limits`.

    `bits` and `more_bits` tell where the answers go.
    """

    bias: float
    pick: Callable[[Any], Sequence[float]]
    bits: tuple[int, ...]
    pick_more: Callable[[Any], Sequence[float]]
    limits: tuple[float, ...]
    more_bits: tuple[int, ...]
    tables: tuple[list[float], ...]

    def score(self, values: Sequence[float]) -> float:
        """Return the log-odds of yes."""
        plain = sum(compress(self.bits, self.pick(values)))
        asked = sum(compress(self.more_bits, map(gt, self.pick_more(values), self.limits)), plain)
        found: float = self.bias + sum(map(getitem, self.tables, asked.to_bytes(len(self.tables), "little")))
        return found


@cache
def tables(table: str, model: str, names: tuple[str, ...], fractions: frozenset[str]) -> Tables:
    """Return small trees as tables; see `weights.trees` for how their rows read.

    All measures but the `fractions` are whole numbers from 0 on, which are compared faster with whole limits.
    """
    return tabulated(trees(table, model, names), frozenset(map(names.index, fractions)))


def tabulated(model: Trees, fractions: Container[int]) -> Tables:
    """Return trees of at most six different questions as tables; those beside each other in the model share one where they can.

    >>> made = tabulated(Trees(0.5, ((0, 1.5, -1.0, (1, 2.5, 0.25, 4.0, 2.0), 0.0), (1, 3.5, 0.0, 8.0, 4.0))), ())
    >>> [made.score(values) for values in ((1, 9), (2, 2), (2, 3), (2, 4))]
    [7.5, 0.75, 4.5, 12.5]
    """
    groups: list[tuple[dict[Question, None], list[Node]]] = []
    for root in model.roots:
        asked = _questions(root)
        if not groups or len(groups[-1][0] | asked) > WIDTH:
            groups.append(({}, []))
        groups[-1][0].update(asked)
        groups[-1][1].append(root)
    plain: dict[Question, int] = {}
    more: dict[Question, int] = {}
    for number, (questions, _) in enumerate(groups):
        for place, (measure, limit) in enumerate(questions):
            whole = limit if measure in fractions else math.floor(limit)
            found = more if whole or measure in fractions else plain
            found[measure, whole] = found.get((measure, whole), 0) | 1 << number * _BYTE + place
    return Tables(
        model.bias,
        _picker(plain),
        tuple(plain.values()),
        _picker(more),
        tuple(limit for _, limit in more),
        tuple(more.values()),
        tuple(_sums(*group) for group in groups),
    )


def _picker(questions: Iterable[Question]) -> Callable[[Any], Sequence[float]]:
    places = [measure for measure, _ in questions]
    return itemgetter(*places) if len(places) > 1 else lambda values: [values[place] for place in places]


def _questions(node: Node | float) -> dict[Question, None]:
    """Return the different questions of a tree."""
    if not isinstance(node, tuple):
        return {}
    return {(node[0], node[1]): None} | _questions(node[2]) | _questions(node[3])


def _sums(asked: Iterable[Question], roots: Sequence[Node]) -> list[float]:
    """Return what the trees add up to for each row of answers."""
    answers = dict(zip(asked, _ANSWERS, strict=False))
    return [*map(sum, zip(*(_column(root, answers) for root in roots), strict=False))]


_ANSWERS = tuple(tuple(row >> place & 1 for row in range(1 << WIDTH)) for place in range(WIDTH))
"""For each place the answer in each row: whether the measure is above the limit."""


def _column(node: Node | float, answers: dict[Question, tuple[int, ...]]) -> Iterable[float]:
    """Return what one tree says in each row."""
    if not isinstance(node, tuple):
        return repeat(node, 1 << WIDTH)
    low, high = _column(node[2], answers), _column(node[3], answers)
    return map(getitem, zip(low, high, strict=False), answers[node[0], node[1]])
