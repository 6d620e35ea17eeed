"""The learned weights: small tables beside this module, read once, applied in plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

_FOLDER = Path(__file__).parent
HOPELESS = -4.0
"""Log-odds after a quarter of the trees below which no pair of the essays' `validation` split still came to a good end."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear rule: `bias` plus one weight a measure; above 0 means yes."""

    bias: float
    weights: tuple[float, ...]

    def score(self, values: Sequence[float]) -> float:
        """Return the log-odds of yes."""
        total: float = self.bias + sum(map(mul, self.weights, values))
        return total

    def shares(self, values: Sequence[float]) -> list[float]:
        """Return what each measure adds to the score."""
        return [w * v for w, v in zip(self.weights, values, strict=True)]


def names(text: str) -> tuple[str, ...]:
    """Return the names of measures that stand in `text`, in order."""
    return tuple(text.split())


Node = tuple[int, float, "Node | None", "Node | None", float]
"""Measure, limit, the branch for values up to the limit, the branch above, and the mean of all leaves below; a leaf has no branches."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted decision trees: `bias` plus one leaf a tree; above 0 means yes."""

    bias: float
    roots: tuple[Node, ...]

    def score(self, values: Sequence[float]) -> float:
        """Return the log-odds of yes; what a quarter of the trees think hopeless is not put to the rest."""
        early = len(self.roots) // 4 + 1
        total = _added(self.bias, self.roots[:early], values)
        return total + HOPELESS if total < HOPELESS else _added(total, self.roots[early:], values)

    def shares(self, values: Sequence[float], size: int) -> list[float]:
        """Return what each of `size` measures adds to the score, by the change of the mean leaf at each step down a tree.

        After Saabas (2014): a node's value is the mean of the leaves below it.
        """
        found = [0.0] * size
        for root in self.roots:
            measure, limit, low, high, here = root
            while low and high:
                step = measure
                measure, limit, low, high, below = low if values[measure] <= limit else high
                found[step] += below - here
                here = below
        return found


def _added(total: float, roots: Iterable[Node], values: Sequence[float]) -> float:
    """Return `total` with the leaf of each tree."""
    for root in roots:
        measure, limit, low, high, leaf = root
        while low and high:
            measure, limit, low, high, leaf = low if values[measure] <= limit else high
        total += leaf
    return total


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table beside this module, comments left out."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def linear(table: str, model: str, names: tuple[str, ...]) -> Linear:
    """Return a linear rule whose rows read `model⇥measure⇥weight`; a measure without a row weighs nothing."""
    found = {name: float(weight) for kind, name, weight in rows(table) if kind == model}
    return Linear(found.pop("bias", 0.0), tuple(found.get(name, 0.0) for name in names))


@cache
def trees(table: str, model: str, names: tuple[str, ...]) -> Trees:
    """Return boosted trees whose rows read `model⇥number⇥tree`, a tree as `(measure<=limit low high)`."""
    place = {name: i for i, name in enumerate(names)}
    found = {number: tree for kind, number, tree in rows(table) if kind == model}
    bias = float(found.pop("bias", "0"))
    roots = tuple(_parse(tree, place) for tree in found.values())
    return Trees(bias, roots)


def _parse(tree: str, place: dict[str, int]) -> Node:
    """Read one tree from its bracketed form."""
    stack: list[list[Node | tuple[int, float]]] = [[]]
    for word in tree.replace("(", "( ").replace(")", " )").split():
        if word == "(":
            stack.append([])
        elif word == ")":
            (measure, limit), low, high = stack.pop()  # type: ignore[misc]
            stack[-1].append((measure, limit, low, high, (low[4] + high[4]) / 2))  # type: ignore[arg-type, misc]
        elif "<=" in word:
            name, _, limit = word.partition("<=")
            stack[-1].append((place[name], float(limit)))
        else:
            stack[-1].append((0, 0.0, None, None, float(word)))
    (root,) = stack[0]
    return root  # type: ignore[return-value]
