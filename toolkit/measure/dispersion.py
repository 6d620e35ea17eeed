"""Dispersion (分布): whether a word is spread over the whole speech or crowded into a part of it."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import TYPE_CHECKING

from toolkit.errors import InputError
from toolkit.measure.counts import counts_by_part, word_counts, words_of
from toolkit.measure.parts import parts
from toolkit.measure.query import string_matches
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd


def part_range(counts: Sequence[int]) -> int:
    """Return the range: in how many parts a word comes at all.

    >>> part_range([0, 2, 5])
    2
    """
    return sum(count > 0 for count in counts)


def juilland_d(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """Return Juilland's D = 1 − V / √(n − 1): 1 where a word is spread evenly, 0 where one part has it all.

    V is the standard deviation (of the population) of the word's relative frequencies in the n parts divided by their mean,
    so that parts of different sizes count alike. 1 where there is one part, and 0 where the word never comes.
    Source: A. Juilland et al. (1970), *Frequency Dictionary of French Words*; relative frequencies after S. Th. Gries (2008).

    >>> round(juilland_d([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.785
    """
    shares = [count / size for count, size in zip(counts, sizes, strict=True) if size]
    if len(shares) < 2:
        return 1.0 if sum(counts) else 0.0
    mean = sum(shares) / len(shares)
    if not mean:
        return 0.0
    deviation = sqrt(sum((share - mean) ** 2 for share in shares) / len(shares))
    return 1 - deviation / mean / sqrt(len(shares) - 1)


def gries_dp(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """Return the deviation of proportions DP = ½ Σ |v − s|: 0 where a word is spread as the parts' sizes are, near 1 in one spot.

    v is a part's share of the word, s its share of all words. 0 where the word never comes. Source: S. Th. Gries (2008),
    *Dispersions and adjusted frequencies in corpora*, International Journal of Corpus Linguistics 13(4).

    >>> round(gries_dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    """
    all_counts, all_sizes = sum(counts), sum(sizes)
    if not all_counts or not all_sizes:
        return 0.0
    return sum(abs(c / all_counts - s / all_sizes) for c, s in zip(counts, sizes, strict=True)) / 2


def dp_norm(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """Return DPnorm = DP / (1 − the smallest part's share), which can reach 1. 0 where there is one part.

    Source: J. Lijffijt and S. Th. Gries (2012), *Correction to Gries (2008)*, International Journal of Corpus Linguistics 17(1).

    >>> round(dp_norm([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.22
    """
    filled = [size for size in sizes if size]
    if len(filled) < 2:
        return 0.0
    return gries_dp(counts, sizes) / (1 - min(filled) / sum(filled))


def dispersion(
    doc: Document,
    words: str | Iterable[str] | None = None,
    *,
    by: str | int = "section",
    stop: Iterable[str] = STOP_CLASSES,
    at_least: int = 3,
) -> "pd.DataFrame":
    """Return how evenly each word is spread, the most frequent word first.

    Columns: `word`, `count`, `range` (parts that have it), `parts` (how many there are), `juilland_d`, `dp`, `dp_norm`; the
    functions of the same names define them. A part's size is the number of its words, stop words included. `by` says what
    the parts are: `section` (top level, with what stands between), `paragraph`, `sentence`, or a number of equal parts.

    `words` names the words wanted, in that order, frequent or not; one that is not a word of the segmentation is counted as
    a string. Without it, all words outside the stop classes that come at least `at_least` times. Raises InputError for parts
    that there are none of.

    >>> import toolkit as tk
    >>> dispersion(tk.read("述职评议会讲话"), ["党建", "问题"], by=5)["parts"].tolist()
    [5, 5]
    """
    import pandas as pd

    pieces = parts(doc, by)
    everything = words_of(doc)
    split = counts_by_part(everything, pieces)
    sizes = [counted.total() for counted in split]
    if words is None:
        ranked = word_counts(words_of(doc, stop=stop)).most_common()
        wanted = [word for word, count in ranked if count >= at_least]
    else:
        wanted = [words] if isinstance(words, str) else list(words)
    rows = []
    for word in wanted:
        if not word.strip():
            message = label("error.measure.no_word")
            raise InputError(message)
        counts = [counted[word] for counted in split]
        if not any(counts):
            counts = [sum(1 for _ in string_matches(piece.of(doc.text), word)) for piece in pieces]
        scores = juilland_d(counts, sizes), gries_dp(counts, sizes), dp_norm(counts, sizes)
        rows.append((word, sum(counts), part_range(counts), len(pieces), *scores))
    return titled(pd.DataFrame(rows, columns=["word", "count", "range", "parts", "juilland_d", "dp", "dp_norm"]))
