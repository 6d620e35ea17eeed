"""Keyness measures on one 2×2 table: `a` of `m` things in the text under study, `b` of `n` in the reference.

Every function takes counts (a, b, m, n) with 0 ≤ a ≤ m and 0 ≤ b ≤ n, m and n above 0, and raises ValueError for others.
"""

from math import erfc, exp, inf, lgamma, log, log2, sqrt

SMOOTHING = 0.5
"""Added to a zero count where a ratio would be infinite (Hardie 2014 for log-ratio; Haldane 1956 for the odds ratio)."""


def _check(a: float, b: float, m: float, n: float) -> None:
    if not (0 <= a <= m and 0 <= b <= n and m > 0 and n > 0):
        message = f"counts must lie between 0 and their totals: {a} of {m}, {b} of {n}"
        raise ValueError(message)


def _cells(a: float, b: float, m: float, n: float) -> tuple[tuple[float, float], ...]:
    """The four cells of the table, each with the count expected if both texts were alike."""
    _check(a, b, m, n)
    share = (a + b) / (m + n)
    return ((a, m * share), (b, n * share), (m - a, m * (1 - share)), (n - b, n * (1 - share)))


def log_likelihood(a: float, b: float, m: float, n: float) -> float:
    """Return Dunning's log-likelihood ratio G² (对数似然) over all four cells; never negative, χ² with 1 degree of freedom.

    Rayson's calculator leaves out the two cells of other words, which changes the value little for rare words.
    Source: Dunning 1993, “Accurate methods for the statistics of surprise and coincidence”.

    >>> round(log_likelihood(10, 2, 1000, 1000), 6)
    5.854257
    """
    return max(0.0, 2 * sum(seen * log(seen / expected) for seen, expected in _cells(a, b, m, n) if seen))


def chi_squared(a: float, b: float, m: float, n: float) -> float:
    """Return Pearson's χ² (卡方) with Yates' correction; 0 where the two texts use the thing alike or not at all.

    Source: Yates 1934.

    >>> round(chi_squared(10, 2, 1000, 1000), 6)
    4.107981
    """
    cells = _cells(a, b, m, n)
    if any(expected == 0 for _, expected in cells):
        return 0.0
    return sum((abs(seen - expected) - min(0.5, abs(seen - expected))) ** 2 / expected for seen, expected in cells)


def p_of_chi_squared(value: float) -> float:
    """Return the chance of a χ² with 1 degree of freedom at least as large as `value`.

    >>> round(p_of_chi_squared(3.841459), 6)
    0.05
    """
    return erfc(sqrt(max(0.0, value) / 2))


def fisher_exact(a: int, b: int, m: int, n: int) -> float:
    """Return the two-sided p of Fisher's exact test (费希尔精确检验), for counts too small for χ².

    Tables as unlikely as the one seen, or more so, are summed. Source: Fisher 1935; tolerance as in R and scipy.

    >>> round(fisher_exact(8, 1, 10, 10), 6)
    0.005477
    """
    _check(a, b, m, n)
    drawn = a + b
    low, high = max(0, drawn - n), min(m, drawn)

    def weight(k: int) -> float:
        return _log_choose(m, k) + _log_choose(n, drawn - k)

    seen, whole = weight(a), _log_choose(m + n, drawn)
    total = sum(exp(w - whole) for k in range(low, high + 1) if (w := weight(k)) <= seen + 1e-7)
    return min(1.0, total)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def log_ratio(a: float, b: float, m: float, n: float) -> float:
    """Return the binary logarithm of the ratio of relative frequencies: 1 means twice as often; a zero count becomes 0.5.

    Source: Hardie 2014, “Log Ratio: an informal introduction”.

    >>> log_ratio(8, 2, 1000, 1000), log_ratio(0, 0, 10, 10)
    (2.0, 0.0)
    """
    _check(a, b, m, n)
    return log2(((a or SMOOTHING) / m) / ((b or SMOOTHING) / n))


def percent_diff(a: float, b: float, m: float, n: float) -> float:
    """Return %DIFF, the difference of relative frequencies in per cent of the reference's; infinite where that is 0.

    Source: Gabrielatos and Marchi 2011.

    >>> percent_diff(3, 2, 1000, 1000)
    50.0
    """
    _check(a, b, m, n)
    if b == 0:
        return inf if a else 0.0
    return (a * n / (b * m) - 1) * 100


def odds_ratio(a: float, b: float, m: float, n: float) -> float:
    """Return the odds ratio (优势比); with an empty cell, 0.5 is added to each of the four.

    >>> odds_ratio(20, 10, 120, 110)
    2.0
    """
    _check(a, b, m, n)
    cells = [a, m - a, b, n - b]
    if 0 in cells:
        cells = [cell + SMOOTHING for cell in cells]
    return (cells[0] * cells[3]) / (cells[1] * cells[2])


def bic(a: float, b: float, m: float, n: float) -> float:
    """Return the approximate Bayes factor BIC = G² − ln(m + n): above 2 positive evidence, above 6 strong, above 10 very strong.

    Source: Wilson 2013, “Embracing Bayes factors for key item analysis in corpus linguistics”.

    >>> round(bic(10, 2, 1000, 1000), 6)
    -1.746646
    """
    return log_likelihood(a, b, m, n) - log(m + n)
