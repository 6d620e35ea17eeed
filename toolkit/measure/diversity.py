"""Lexical diversity (词汇丰富度): how many different words a speech makes do with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, lgamma, nan
from typing import TYPE_CHECKING

from toolkit.errors import InputError
from toolkit.measure.counts import frequency_spectrum, words_of
from toolkit.measure.parts import parts, spoken
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd


def ttr(words: Sequence[str]) -> float:
    """Return the type–token ratio: different words divided by running words. It falls as a text grows; NaN without words.

    >>> ttr(["抓", "问题", "抓", "落实"])
    0.75
    """
    return len(set(words)) / len(words) if words else nan


def mattr(words: Sequence[str], window: int = 50) -> float:
    """Return the moving-average type–token ratio: the mean TTR of all windows of `window` words; texts of any length compare.

    A text shorter than the window has its plain TTR. Source: M. Covington and J. McFall (2010), *Cutting the Gordian knot*,
    Journal of Quantitative Linguistics 17(2).

    >>> mattr(["抓", "问题", "抓", "落实"], 2)
    1.0
    """
    if len(words) <= window:
        return ttr(words)
    inside = Counter(words[:window])
    total = len(inside)
    for old, new in zip(words, words[window:], strict=False):
        inside[old] -= 1
        if not inside[old]:
            del inside[old]
        inside[new] += 1
        total += len(inside)
    return total / (len(words) - window + 1) / window


def hdd(words: Sequence[str], draws: int = 42) -> float:
    """Return HD-D: the sum over all types of the chance to meet it in `draws` words drawn without return, divided by `draws`.

    It is the TTR to be expected in a sample of 42 words. NaN where there are fewer words than draws. Source: P. McCarthy and
    S. Jarvis (2007), *vocd: A theoretical and empirical evaluation*, Language Testing 24(4).

    >>> round(hdd(["抓", "问题", "抓", "落实"], 2), 4)
    0.9167
    """
    size = len(words)
    if size < draws or not draws:
        return nan
    everything = _log_choose(size, draws)
    met = 0.0
    for count, types in frequency_spectrum(Counter(words)).items():
        never = 0.0 if size - count < draws else exp(_log_choose(size - count, draws) - everything)
        met += types * (1 - never)
    return met / draws


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def yule_k(words: Sequence[str]) -> float:
    """Return Yule's K = 10⁴ (Σ i² V(i) − N) / N²: high where few words are repeated often. NaN without words.

    V(i) is the number of words that come i times, N that of running words. Source: G. U. Yule (1944), *The Statistical Study of
    Literary Vocabulary*.

    >>> yule_k(["抓", "问题", "抓", "落实"])
    1250.0
    """
    size = len(words)
    if not size:
        return nan
    squares = sum(count * count * types for count, types in frequency_spectrum(Counter(words)).items())
    return 10_000 * (squares - size) / size**2


def diversity(
    doc: Document,
    *,
    stop: Iterable[str] = (),
    window: int = 50,
    draws: int = 42,
    by: str = "section",
    lang: str | None = None,
) -> "pd.DataFrame":
    """Return the diversity of the whole speech (first row) and of each of its parts.

    Columns: `part` (the first is the whole), `words` (running), `types` (different), `hapaxes` (that come once), `ttr`, `mattr`,
    `hdd`, `yule_k`; the functions of the same names define them. MATTR and HD-D compare texts of different lengths, TTR does
    not. `by` says what the parts are (see `parts.parts`). Values that a short part cannot have are NaN. Raises InputError for
    a window or number of draws below 1.

    >>> import toolkit as tk
    >>> table = diversity(tk.read("述职评议会讲话"))
    >>> bool(0 < table["ttr"][0] < table["mattr"][0] < 1)
    True
    """
    import pandas as pd

    if min(window, draws) < 1:
        message = label("error.measure.draws", window=window, draws=draws)
        raise InputError(message)
    rows = []
    whole = (label("measure.whole", lang), spoken(doc))
    for name, span in (whole, *((piece.name, piece.span) for piece in parts(doc, by, lang=lang))):
        words = [token.text for token in words_of(doc, stop=stop, within=span)]
        hapaxes = frequency_spectrum(Counter(words))[1]
        scores = ttr(words), mattr(words, window), hdd(words, draws), yule_k(words)
        rows.append((name, len(words), len(set(words)), hapaxes, *scores))
    return titled(pd.DataFrame(rows, columns=["part", "words", "types", "hapaxes", "ttr", "mattr", "hdd", "yule_k"]))
