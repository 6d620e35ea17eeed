"""Keyness (关键性): how much more one text uses a thing than another, and how sure that is."""

from toolkit.keyness.intervals import Rate, Units, bootstrap_log_ratios, bootstrap_rates
from toolkit.keyness.measures import (
    bic,
    chi_squared,
    fisher_exact,
    log_likelihood,
    log_ratio,
    odds_ratio,
    p_of_chi_squared,
    percent_diff,
)
from toolkit.keyness.table import KeyItem, benjamini_hochberg, keyness

__all__ = [
    "KeyItem",
    "Rate",
    "Units",
    "benjamini_hochberg",
    "bic",
    "bootstrap_log_ratios",
    "bootstrap_rates",
    "chi_squared",
    "fisher_exact",
    "keyness",
    "log_likelihood",
    "log_ratio",
    "odds_ratio",
    "p_of_chi_squared",
    "percent_diff",
]
