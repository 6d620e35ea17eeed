"""From two counts of things to a list of key items, with what guards against reading too much into them."""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.keyness import measures

SMALL = 5
"""An expected count below this asks for Fisher's exact test instead of χ² (Cochran 1954)."""


class KeyItem(NamedTuple):
    """One thing counted on both sides.

    `per_1000` are rates; `p` is from G², or from Fisher's exact test where an expected count is below 5 (`exact`);
    `q` is p after Benjamini and Hochberg; `spread` is in how many parts of the side that uses it more the thing stands.
    """

    item: str
    study: int
    reference: int
    per_1000: float
    reference_per_1000: float
    log_likelihood: float
    chi_squared: float
    log_ratio: float
    percent_diff: float
    odds_ratio: float
    bic: float
    p: float
    q: float
    exact: bool
    spread: int
    key: bool


def benjamini_hochberg(p_values: list[float]) -> list[float]:
    """Return the p-values corrected for the number of tests (false discovery rate), in the order given.

    Source: Benjamini and Hochberg 1995.

    >>> [round(q, 4) for q in benjamini_hochberg([0.01, 0.04, 0.03, 0.5])]
    [0.04, 0.0533, 0.0533, 0.5]
    """
    size = len(p_values)
    corrected, smallest = [0.0] * size, 1.0
    for rank, index in sorted(enumerate(sorted(range(size), key=p_values.__getitem__), 1), reverse=True):
        smallest = min(smallest, p_values[index] * size / rank)
        corrected[index] = smallest
    return corrected


def keyness(
    study: Mapping[str, int],
    reference: Mapping[str, int],
    *,
    parts: tuple[Mapping[str, int], Mapping[str, int]] | None = None,
    minimum: int = 3,
    alpha: float = 0.05,
    least_parts: int = 2,
) -> tuple[KeyItem, ...]:
    """Return every item that stands at least `minimum` times on the two sides together, most telling first.

    `parts` gives, for each side, in how many parts (paragraphs) an item stands; an item that the stronger side has in fewer than
    `least_parts` is never marked `key`, however often it is repeated there. `key` wants q below `alpha`.

    >>> top = keyness({"安全": 30, "的": 70}, {"安全": 2, "的": 98})[0]
    >>> top.item, top.study, top.reference, top.key
    ('安全', 30, 2, True)
    """
    m, n = sum(study.values()), sum(reference.values())
    if not m or not n:
        return ()
    items = [i for i in dict.fromkeys([*study, *reference]) if study.get(i, 0) + reference.get(i, 0) >= minimum]
    rows = [_row(item, study.get(item, 0), reference.get(item, 0), m, n) for item in items]
    q_values = benjamini_hochberg([row.p for row in rows])
    found = []
    for row, q in zip(rows, q_values, strict=True):
        side = 0 if row.log_ratio >= 0 else 1
        spread = parts[side].get(row.item, 0) if parts else least_parts
        found.append(row._replace(q=q, spread=spread, key=q < alpha and spread >= least_parts))
    return tuple(sorted(found, key=lambda row: (-row.log_likelihood, row.item)))


def _row(item: str, a: int, b: int, m: int, n: int) -> KeyItem:
    likelihood = measures.log_likelihood(a, b, m, n)
    exact = (a + b) * min(m, n) / (m + n) < SMALL
    return KeyItem(
        item,
        a,
        b,
        1000 * a / m,
        1000 * b / n,
        likelihood,
        measures.chi_squared(a, b, m, n),
        measures.log_ratio(a, b, m, n),
        measures.percent_diff(a, b, m, n),
        measures.odds_ratio(a, b, m, n),
        measures.bic(a, b, m, n),
        measures.fisher_exact(a, b, m, n) if exact else measures.p_of_chi_squared(likelihood),
        1.0,
        exact,
        0,
        key=False,
    )
