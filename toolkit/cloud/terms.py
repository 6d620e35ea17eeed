"""Which words go into a cloud, how much each weighs, and to which group it belongs."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.chars import count_cjk
from toolkit.errors import InputError
from toolkit.measure.counts import counts_by_part, tag_of, word_class, word_counts, words_of
from toolkit.measure.parts import parts
from toolkit.model import Document
from toolkit.theme import label

COLOUR_BY = ("class", "section")
GROUPS = 7
"""How many groups get a colour of their own; the colours of eight things are the most that all eyes tell apart, and the
eighth is kept for the rest."""


class Term(NamedTuple):
    """A word for a cloud: how often it comes (`times`), what its area stands for (`weight`), and the number of its group."""

    word: str
    times: int
    weight: float
    group: int


class Terms(NamedTuple):
    """The words of a cloud, the heaviest first, and the names of their groups; `sides` where each group has its half."""

    terms: tuple[Term, ...]
    groups: tuple[str, ...]
    sides: bool = False


def terms_of(doc: Document, *, by: str, stop: Iterable[str], at_least: int, lang: str | None) -> Terms:
    """Return the words of one speech that come at least `at_least` times, grouped by class or by section.

    The weight is the count. By section a word belongs where it is densest (count per character; of equals the earlier
    part). The seven groups with most running words have a number each, the others
    share the eighth; classes are numbered from the largest, sections in text order. Raises InputError
    for another way of grouping.
    """
    if by not in COLOUR_BY:
        message = label("error.cloud.cloud_colour", choices=" or ".join(COLOUR_BY), by=by)
        raise InputError(message)
    tokens = words_of(doc, stop=stop)
    counts = Counter({word: count for word, count in word_counts(tokens).items() if count >= at_least})
    if by == "class":
        tags = tag_of(tokens)
        home = {word: label(f"word_class.{word_class(tags[word])}", lang) for word in counts}
    else:
        pieces = parts(doc, lang=lang)
        sizes = [max(1, count_cjk(piece.of(doc.text))) for piece in pieces]
        split = counts_by_part(tokens, pieces)
        densest = {word: max(range(len(pieces)), key=lambda i: (split[i][word] / sizes[i], -i)) for word in counts}
        home = {word: pieces[i].name if split[i][word] else label("cloud.rest", lang) for word, i in densest.items()}
    names = _ranked(counts, home, lang)
    if by == "section":  # the parts that have a colour, in the order of the speech
        order = [piece.name for piece in parts(doc, lang=lang)]
        names.sort(key=lambda name: order.index(name) if name in order else len(order))
    terms = (
        Term(word, count, float(count), names.index(home[word]) if home[word] in names else GROUPS)
        for word, count in counts.most_common()
    )
    return Terms(tuple(terms), tuple(names))


def _ranked(counts: Counter[str], home: dict[str, str], lang: str | None) -> list[str]:
    mass: Counter[str] = Counter()
    for word, count in counts.items():
        mass[home[word]] += count
    names = [name for name, _ in mass.most_common()]
    return names if len(names) <= GROUPS else [*names[:GROUPS], label("cloud.rest", lang)]


def terms_between(first: Document, second: Document, *, stop: Iterable[str], at_least: int) -> Terms:
    """Return the words that set two speeches apart: each with the speech that uses it more.

    A word's weight is how far its share of the words counted in that speech lies above the mean of the two shares, in
    words per 1,000 (the measure of `comparison.cloud` in the R package wordcloud, I. Fellows 2018). `times` is what the
    word counts in the speech it goes to. Words with equal shares go to neither; words are kept where they come at least
    `at_least` times in the two together.
    """
    counts = [word_counts(words_of(doc, stop=stop)) for doc in (first, second)]
    sizes = [max(1, counted.total()) for counted in counts]
    terms = []
    for word in dict.fromkeys((*counts[0], *counts[1])):
        shares = [counted[word] / size for counted, size in zip(counts, sizes, strict=True)]
        if shares[0] != shares[1] and counts[0][word] + counts[1][word] >= at_least:
            group = int(shares[1] > shares[0])
            terms.append(Term(word, counts[group][word], 500 * abs(shares[0] - shares[1]), group))
    terms.sort(key=lambda term: -term.weight)
    return Terms(tuple(terms), (first.name, second.name), sides=True)
