"""Frequency tables: words, classes of words, sections, and sequences of words (词频、词类、分部、词串)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from toolkit.chars import count_cjk
from toolkit.errors import InputError
from toolkit.measure.counts import (
    WORD_CLASSES,
    counts_by_part,
    ngram_counts,
    per_thousand,
    tag_of,
    word_class,
    word_counts,
    words_of,
)
from toolkit.measure.parts import parts, spoken
from toolkit.measure.stopwords import STOP_CLASSES
from toolkit.model import Document, Span, Token
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

WORD_TABLES = ("word", "class", "section")


def words(
    doc: Document,
    by: str = "word",
    *,
    stop: Iterable[str] = STOP_CLASSES,
    within: Span | None = None,
    classes: Iterable[str] | None = None,
    at_least: int = 1,
    top: int | None = None,
    lang: str | None = None,
) -> "pd.DataFrame":
    """Return how often each word comes, the most frequent first; words equally frequent stand in text order.

    `by="word"`: one row a word, with `word`, `tag` (its commonest), `class`, `count`, `per_1000` (per 1,000 Chinese
    characters of the text counted) and `parts` (in how many parts of the speech it comes). `by="class"`: one row a class
    of words, with `class`, `label`, `count` (running words), `types` (different words), `share` (of all running words
    counted), `per_1000`. `by="section"`: one row for each word in each part, with `part`, `section` (index, or missing
    outside sections), `name`, `word`, `count`, `per_1000` (of that part).

    `stop` names the classes of stop words left out: `function`, `numbers`, `frames`; `()` counts every word. `classes`
    keeps only some classes of words (`noun`, `verb` …), `within` only a stretch of the speech, such as a section.
    Marks and hidden names (`**`) are never counted. Raises InputError for an unknown table or class.

    >>> import toolkit as tk
    >>> words(tk.read("述职评议会讲话"), stop=())["count"].is_monotonic_decreasing
    True
    """
    if by not in WORD_TABLES:
        message = label("error.measure.unknown_table", by=by, choices=", ".join(WORD_TABLES))
        raise InputError(message)
    kept = known_classes(classes)
    tokens = tuple(t for t in words_of(doc, stop=stop, within=within) if word_class(t.tag) in kept)
    if by == "class":
        return _by_class(doc, tokens, within, lang)
    frame = _by_word(doc, tokens, within) if by == "word" else _by_section(doc, tokens, lang)
    frame = frame[frame["count"] >= at_least].reset_index(drop=True)
    return titled(frame if top is None else frame.head(top))


def known_classes(classes: Iterable[str] | None) -> frozenset[str]:
    """Return the classes of words named, all of them for None; raise InputError for one that there is not."""
    chosen = WORD_CLASSES if classes is None else (classes,) if isinstance(classes, str) else tuple(classes)
    for name in chosen:
        if name not in WORD_CLASSES:
            message = label("error.measure.unknown_class", name=name, choices=", ".join(WORD_CLASSES))
            raise InputError(message)
    return frozenset(chosen)


def _size(doc: Document, within: Span | None) -> int:
    return count_cjk((spoken(doc) if within is None else within).of(doc.text))


def _by_word(doc: Document, tokens: Sequence[Token], within: Span | None) -> "pd.DataFrame":
    import pandas as pd

    size, tags = _size(doc, within), tag_of(tokens)
    spread = Counter(word for part in counts_by_part(tokens, parts(doc)) for word in part)
    rows = [
        (word, tags[word], word_class(tags[word]), count, per_thousand(count, size), spread[word])
        for word, count in word_counts(tokens).most_common()
    ]
    return titled(pd.DataFrame(rows, columns=["word", "tag", "class", "count", "per_1000", "parts"]))


def _by_class(doc: Document, tokens: Sequence[Token], within: Span | None, lang: str | None) -> "pd.DataFrame":
    import pandas as pd

    size = _size(doc, within)
    running = Counter(word_class(token.tag) for token in tokens)
    types: dict[str, set[str]] = {}
    for token in tokens:
        types.setdefault(word_class(token.tag), set()).add(token.text)
    rows = [
        (
            name,
            label(f"word_class.{name}", lang),
            count,
            len(types[name]),
            count / len(tokens),
            per_thousand(count, size),
        )
        for name, count in running.most_common()
    ]
    return titled(pd.DataFrame(rows, columns=["class", "label", "count", "types", "share", "per_1000"]))


def _by_section(doc: Document, tokens: Sequence[Token], lang: str | None) -> "pd.DataFrame":
    import pandas as pd

    pieces = parts(doc, lang=lang)
    rows = []
    for i, (piece, counted) in enumerate(zip(pieces, counts_by_part(tokens, pieces), strict=True)):
        size = count_cjk(piece.of(doc.text))
        rows += [
            (i, piece.section, piece.name, word, count, per_thousand(count, size))
            for word, count in counted.most_common()
        ]
    frame = pd.DataFrame(rows, columns=["part", "section", "name", "word", "count", "per_1000"])
    return titled(frame.astype({"section": "Int64"}))


def ngrams(
    doc: Document,
    n: int | tuple[int, int] = (2, 4),
    *,
    stop: Iterable[str] = ("function", "numbers"),
    within: Span | None = None,
    at_least: int = 2,
    top: int | None = None,
    nested: bool = False,
) -> "pd.DataFrame":
    """Return the sequences of `n` words that come at least `at_least` times, the most frequent first (词串).

    Columns: `ngram` (the words joined, as they stand in the text), `words` (with blanks between), `n`, `count`, `per_1000`
    (Chinese characters). `n` is a number or a range (from, to). A sequence never runs over a mark, a hidden name or a line
    break, and none begins or ends with a word of a stop class. A sequence that stands only inside a longer one of the table
    with the same count says nothing new and is left out, unless `nested` is true. Raises InputError for an impossible `n`.

    >>> import toolkit as tk
    >>> bool((ngrams(tk.read("述职评议会讲话"), 2)["count"] >= 2).all())
    True
    """
    import pandas as pd

    low, high = (n, n) if isinstance(n, int) else n
    if low > high:
        message = label("error.measure.range", low=low, high=high)
        raise InputError(message)
    size = _size(doc, within)
    found: dict[tuple[str, ...], int] = {}
    for length in range(low, high + 1):
        counted = ngram_counts(doc, length, stop=stop, within=within)
        found |= {gram: count for gram, count in counted.items() if count >= at_least}
    if not nested:
        swallowed = {
            gram[i : i + width]
            for gram, count in found.items()
            for width in range(low, len(gram))
            for i in range(len(gram) - width + 1)
            if found.get(gram[i : i + width]) == count
        }
        found = {gram: count for gram, count in found.items() if gram not in swallowed}
    ranked = sorted(found.items(), key=lambda item: (-item[1], -len(item[0])))
    rows = [("".join(g), " ".join(g), len(g), count, per_thousand(count, size)) for g, count in ranked]
    frame = pd.DataFrame(rows, columns=["ngram", "words", "n", "count", "per_1000"])
    return titled(frame if top is None else frame.head(top), "ngrams")
