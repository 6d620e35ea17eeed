"""Keyness agrees with scipy and with published examples."""

import math
import random

import pytest
from scipy import stats

from toolkit.keyness import (
    benjamini_hochberg,
    bic,
    bootstrap_log_ratios,
    chi_squared,
    fisher_exact,
    keyness,
    log_likelihood,
    log_ratio,
    odds_ratio,
    p_of_chi_squared,
    percent_diff,
)

RNG = random.Random(5)
TABLES = [(10, 2, 1000, 1000), (8, 1, 10, 10), (3, 0, 200, 100), (0, 7, 90, 4000)] + [
    (RNG.randint(0, 60), RNG.randint(1, 60), RNG.randint(100, 5000), RNG.randint(100, 5000)) for _ in range(60)
]


@pytest.mark.parametrize(("a", "b", "m", "n"), TABLES)
def test_agrees_with_scipy(a, b, m, n):
    """G², Yates' χ², Fisher's p and the odds ratio are scipy's to 1e-9."""
    table = [[a, b], [m - a, n - b]]
    assert log_likelihood(a, b, m, n) == pytest.approx(
        stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[0], abs=1e-9
    )
    assert chi_squared(a, b, m, n) == pytest.approx(stats.chi2_contingency(table)[0], abs=1e-9)
    assert fisher_exact(a, b, m, n) == pytest.approx(stats.fisher_exact(table)[1], abs=1e-9)
    if a and b:
        assert odds_ratio(a, b, m, n) == pytest.approx(stats.fisher_exact([[a, m - a], [b, n - b]])[0], abs=1e-9)
    value = log_likelihood(a, b, m, n)
    assert p_of_chi_squared(value) == pytest.approx(stats.chi2.sf(value, 1), abs=1e-9)
    assert bic(a, b, m, n) == pytest.approx(value - math.log(m + n), abs=1e-9)


def test_ratios_by_hand():
    """Log-ratio, %DIFF and the odds ratio with empty cells follow their published definitions."""
    assert log_ratio(40, 10, 2000, 1000) == pytest.approx(1.0, abs=1e-12)
    assert log_ratio(4, 0, 1000, 1000) == pytest.approx(3.0, abs=1e-12)
    assert percent_diff(50, 20, 1000, 1000) == pytest.approx(150.0, abs=1e-9)
    assert percent_diff(1, 0, 10, 10) == math.inf
    assert odds_ratio(0, 5, 10, 10) == pytest.approx((0.5 * 5.5) / (10.5 * 5.5), abs=1e-12)


def test_false_discovery_rate_is_scipys():
    """Benjamini and Hochberg's correction is scipy's, in the order given."""
    values = [RNG.random() ** 3 for _ in range(50)]
    assert benjamini_hochberg(values) == pytest.approx(list(stats.false_discovery_control(values)), abs=1e-12)
    assert benjamini_hochberg([]) == []


@pytest.mark.parametrize("counts", [(-1, 0, 5, 5), (6, 0, 5, 5), (0, 0, 0, 5)])
def test_impossible_counts_are_refused(counts):
    """Counts outside their totals raise instead of giving a number."""
    with pytest.raises(ValueError, match="between 0 and their totals"):
        log_likelihood(*counts)


def test_dispersion_guards_key():
    """An item that only one paragraph repeats is listed but never called key."""
    rows = keyness({"安全": 30, "的": 300}, {"的": 330}, parts=({"安全": 1, "的": 9}, {"的": 9}))
    assert [(r.item, r.key) for r in rows if r.item == "安全"] == [("安全", False)]
    rows = keyness({"安全": 30, "的": 300}, {"的": 330}, parts=({"安全": 6, "的": 9}, {"的": 9}))
    assert [(r.item, r.key) for r in rows if r.item == "安全"] == [("安全", True)]


def test_intervals_repeat_and_know_nothing_of_unseen_words():
    """The same counts give the same interval; a word on neither side has none; a large difference excludes 0."""
    one = [{"要": 3, "的": 1}] * 15 + [{"要": 2, "的": 2}] * 15
    two = [{"要": 1, "的": 3}] * 15 + [{"的": 4}] * 15
    first = bootstrap_log_ratios(one, two, ["要", "无"], rounds=300)
    assert first == bootstrap_log_ratios(one, two, ["要", "无"], rounds=300)
    assert first["无"] == (-math.inf, math.inf)
    assert first["要"][0] > 0
