"""Plain counts: what a word is, which words are asked for, how often they come. No tables here, only dicts and tuples."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from toolkit.errors import InputError
from toolkit.measure.parts import spoken
from toolkit.measure.stopwords import STOP_CLASSES, stop_test
from toolkit.model import Document, Span, Token
from toolkit.theme import label

TAG_CLASSES = {
    "n": "noun",
    "v": "verb",
    "a": "adjective",
    "b": "adjective",
    "z": "adjective",
    "d": "adverb",
    "i": "phrase",
    "l": "phrase",
    "j": "abbreviation",
    "m": "numeral",
    "q": "measure",
    "t": "time",
    "s": "place",
    "f": "place",
    "r": "pronoun",
    "p": "function",
    "c": "function",
    "u": "function",
    "y": "function",
    "e": "function",
    "o": "function",
    "h": "function",
    "k": "function",
}
"""First letter of a tag (ICTCLAS set, as jieba writes it) → class of words; what is not listed is `other`."""
WORD_CLASSES = (*dict.fromkeys(TAG_CLASSES.values()), "other")


def word_class(tag: str) -> str:
    """Return the class of words that a tag belongs to.

    >>> word_class("vn"), word_class("zg"), word_class("eng")
    ('verb', 'adverb', 'other')
    """
    if tag in {"zg", "ad"}:  # jieba's tag for single characters such as 很, 太; and adjectives used as adverbs
        return "adverb"
    return "other" if tag in {"eng", "x", "w"} else TAG_CLASSES.get(tag[:1], "other")


def is_word(token: Token) -> bool:
    """Return whether a token is a word: it has a letter, a character or a digit. Marks and hidden names are none.

    >>> is_word(Token(0, 2, "党建", "j")), is_word(Token(0, 1, "，", "x")), is_word(Token(0, 2, "**", "nr"))
    (True, False, False)
    """
    return _is_word(token.text)


@lru_cache(maxsize=8192)
def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text)) and not (len(text) > 1 and set(text) <= set("xXＸ×〇○"))


def words_of(doc: Document, *, stop: Iterable[str] = (), within: Span | None = None) -> tuple[Token, ...]:
    """Return the words of `doc` in text order, without the stop classes named (see `stopwords.STOP_CLASSES`).

    `within` keeps only those inside a span; left out, what stands before the title or after the speech (web residue,
    attachments) is not counted. Raises InputError for a stop class that there is none of.
    """
    stopped = stop_test(doc, stop)
    tokens = doc.tokens_in(spoken(doc) if within is None else within)
    return tuple(token for token in tokens if _is_word(token.text) and not stopped(token))


def word_counts(tokens: Iterable[Token]) -> Counter[str]:
    """Return how often each word comes.

    >>> word_counts([Token(0, 1, "抓", "v"), Token(1, 2, "抓", "v")])
    Counter({'抓': 2})
    """
    return Counter(token.text for token in tokens)


def tag_of(tokens: Iterable[Token]) -> dict[str, str]:
    """Return for each word the tag it has most often; of two equally frequent ones the one that came first."""
    seen: dict[str, Counter[str]] = {}
    for token in tokens:
        seen.setdefault(token.text, Counter())[token.tag] += 1
    return {word: tags.most_common(1)[0][0] for word, tags in seen.items()}


def runs(doc: Document, *, within: Span | None = None) -> list[tuple[Token, ...]]:
    """Return the unbroken runs of words: a mark, a hidden name or a line break ends one.

    >>> from toolkit.model import Speech
    >>> text = "抓重点，见实效"
    >>> cut = [(0, 1, "v"), (1, 3, "n"), (3, 4, "x"), (4, 5, "v"), (5, 7, "n")]
    >>> doc = Document(Speech(text), tokens=tuple(Token(a, b, text[a:b], tag) for a, b, tag in cut))
    >>> [[token.text for token in run] for run in runs(doc)]
    [['抓', '重点'], ['见', '实效']]
    """
    found: list[tuple[Token, ...]] = []
    run: list[Token] = []
    for token in doc.tokens_in(spoken(doc) if within is None else within):
        fits = _is_word(token.text)
        if run and (not fits or token.start != run[-1].stop):
            found.append(tuple(run))
            run = []
        if fits:
            run.append(token)
    return [*found, tuple(run)] if run else found


def ngram_counts(
    doc: Document, n: int, *, stop: Iterable[str] = (), within: Span | None = None
) -> Counter[tuple[str, ...]]:
    """Return how often each sequence of `n` words without a break comes; none begins or ends with a stopped word.

    Raises InputError for an `n` below 1 or a stop class that there is none of.
    """
    if n < 1:
        message = label("error.measure.short_ngram", n=n)
        raise InputError(message)
    stopped = stop_test(doc, stop)
    found: Counter[tuple[str, ...]] = Counter()
    for run in runs(doc, within=within):
        if len(run) < n:
            continue
        words = tuple(token.text for token in run)
        out = [stopped(token) for token in run]
        found.update(words[i : i + n] for i in range(len(run) - n + 1) if not out[i] and not out[i + n - 1])
    return found


def counts_by_part(tokens: Sequence[Token], parts: Sequence[Span]) -> list[Counter[str]]:
    """Return one count of words for each part; a word belongs to the part where it starts. Parts must not overlap."""
    found: list[Counter[str]] = [Counter() for _ in parts]
    order = sorted(range(len(parts)), key=lambda i: parts[i].start)
    starts = [parts[i].start for i in order]
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        if at >= 0 and token.start < parts[order[at]].stop:
            found[order[at]][token.text] += 1
    return found


def per_thousand(count: float, characters: int) -> float:
    """Return `count` per 1,000 of `characters`; 0 where there are none. Take `chars.count_cjk` of the text for 字.

    >>> per_thousand(1, 8)
    125.0
    """
    return 1000 * count / characters if characters else 0.0


def frequency_spectrum(counts: Mapping[str, int]) -> Counter[int]:
    """Return how many words come once, twice, and so on.

    >>> frequency_spectrum({"抓": 2, "党建": 1, "工作": 1}) == {1: 2, 2: 1}
    True
    """
    return Counter(counts.values())


__all__ = [
    "STOP_CLASSES",
    "TAG_CLASSES",
    "WORD_CLASSES",
    "counts_by_part",
    "frequency_spectrum",
    "is_word",
    "ngram_counts",
    "per_thousand",
    "runs",
    "tag_of",
    "word_class",
    "word_counts",
    "words_of",
]
