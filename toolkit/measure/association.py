"""Measures of association between two words (共现强度), each from one two-by-two table.

The table of a node and a collocate: `together` counts where both are, `node` all where the node is, `word` all where the
collocate is, `total` everything. What is counted (running words in windows, or sentences) is the caller's choice.
"""

from math import inf, log, log2, sqrt
from typing import NamedTuple


class Table(NamedTuple):
    """A two-by-two table by its margins: O11, R1, C1 and N in the notation of S. Evert (2008)."""

    together: int
    node: int
    word: int
    total: int

    @property
    def expected(self) -> float:
        """How often the two would meet if they took no notice of each other: R1 × C1 / N."""
        return self.node * self.word / self.total if self.total else 0.0

    def cells(self) -> tuple[int, int, int, int]:
        """The four counts O11, O12, O21, O22."""
        both, node, word, total = self
        return both, node - both, word - both, total - node - word + both


def log_likelihood(table: Table) -> float:
    """Return Dunning's G² = 2 Σ O ln(O / E) over the four cells; negative where the two meet less often than expected.

    Source: T. Dunning (1993), *Accurate methods for the statistics of surprise and coincidence*, Computational Linguistics
    19(1); the sign is a convention of ours. 3.84 is exceeded by chance in one of twenty tables, 10.83 in one of a thousand.

    >>> round(log_likelihood(Table(10, 20, 40, 1000)), 2)
    39.91
    """
    both, node, word, total = table
    margins = ((node, word), (node, total - word), (total - node, word), (total - node, total - word))
    score = 0.0
    for observed, (row, column) in zip(table.cells(), margins, strict=True):
        if observed:
            score += observed * log(observed * total / (row * column))
    return max(0.0, 2 * score) * (-1 if both < table.expected else 1)


def mutual_information(table: Table) -> float:
    """Return pointwise mutual information MI = log₂(O11 / E11): how many times likelier, as a power of two.

    It favours rare words; −∞ where the two never meet. Source: K. Church and P. Hanks (1990), *Word association norms, mutual
    information, and lexicography*, Computational Linguistics 16(1).

    >>> round(mutual_information(Table(10, 20, 40, 1000)), 3)
    3.644
    """
    return log2(table.together / table.expected) if table.together else -inf


def t_score(table: Table) -> float:
    """Return t = (O11 − E11) / √O11, which favours frequent pairs; 0 where the two never meet.

    Source: K. Church, W. Gale, P. Hanks and D. Hindle (1991), *Using statistics in lexical analysis*.

    >>> round(t_score(Table(10, 20, 40, 1000)), 3)
    2.909
    """
    return (table.together - table.expected) / sqrt(table.together) if table.together else 0.0


def log_dice(together: int, node: int, word: int) -> float:
    """Return logDice = 14 + log₂(2·f(xy) / (f(x) + f(y))): at most 14, and comparable between texts of any size.

    One point more means twice as often together. Here f(x) and f(y) are the frequencies of the two words (or sentences with
    them), whatever the window. −∞ where the two never meet. Source: P. Rychlý (2008), *A lexicographer-friendly association
    score*, RASLAN.

    >>> round(log_dice(10, 20, 40), 3)
    12.415
    """
    return 14 + log2(2 * together / (node + word)) if together else -inf
