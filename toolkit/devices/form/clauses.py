"""Clauses (分句) laid out for comparison: words, tags, sizes, and the marks before and after each.

A clause is what stands between two clause marks (，；：。！？…——). Section markers (`一是`) belong to none, and nothing
that is compared crosses the end of a paragraph or the edge of a top-level section.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from toolkit.model import Document

BREAK = 9
"""Rank of the end of a paragraph or stretch; 1 is a comma, 2 a semicolon, 3 a full stop."""
_MARKS = {
    **dict.fromkeys("，,", (1, 0)),
    **dict.fromkeys("：:—", (1, 5)),
    **dict.fromkeys("；;", (2, 1)),
    **dict.fromkeys("？?", (3, 3)),
    **dict.fromkeys("！!", (3, 4)),
    **dict.fromkeys("。.", (3, 2)),
    "…": (3, 6),
}
"""Mark → rank and kind."""
_END = re.compile("[，,：:—；;？?！!。….]")
COMMA, SEMICOLON, STOP, QUESTION, NEWLINE = 0, 1, 2, 3, 7
_BREAK = BREAK, NEWLINE
_SHUT = frozenset("”’」』）)》〉】")
"""Marks that close and open nothing; what opens a clause with one stood before it."""
_TAGS = {"uj": "1", "ul": "2", "uz": "3", "ug": "4", "ud": "5", "uv": "6", "u": "7"}
_SILENT_ZONES = frozenset(("front_matter", "byline", "salutation", "back_matter"))


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a text as parallel columns, one row a clause.

    `starts`/`stops` are offsets, `words` and `tags` (one character a word) its words, `at` the offset of each word;
    `ranks`/`kinds` tell the mark after it, `before` the kind of mark before it; `sizes` counts characters without marks.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    at: list[list[int]] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)


def section_edges(doc: Document) -> set[int]:
    """Return the offsets where top-level sections and the stretches between them start and stop, and zones start."""
    outline = doc.outline
    cuts: set[int] = set()
    for section in outline.sections:
        if section.level == 1:
            cuts.update((section.start, section.stop))
    for transition in outline.transitions:
        if transition.level == 1:
            cuts.update((transition.start, transition.stop))
    cuts.update(zone.start for zone in outline.zones)
    return cuts


def edges(doc: Document) -> list[int]:
    """Return the offsets that nothing compared may cross: paragraphs, top-level sections and what lies between them."""
    return sorted(section_edges(doc).union(p.start for p in doc.paragraphs))


def clauses_of(doc: Document) -> Clauses:
    """Return the clauses of a Document.

    >>> from toolkit.model import Document, Paragraph, Speech, Token
    >>> words, at, tokens = ["抓", "落实", "，", "见", "实效", "。"], 0, []
    >>> for word in words:
    ...     tokens.append(Token(at, at + len(word), word, "v"))
    ...     at += len(word)
    >>> doc = Document(Speech("".join(words)), paragraphs=(Paragraph(0, at),), tokens=tuple(tokens))
    >>> clauses_of(doc).words
    [['抓', '落实'], ['见', '实效']]
    """
    at = list(doc.token_at)
    words = [token.text for token in doc.tokens]
    tags = "".join(map(_letters().__getitem__, [token.tag for token in doc.tokens]))
    firsts, lasts, ranks, kinds = _cut(doc.text, at, words, _ends(doc, at))
    stretches = [*map(slice, firsts, lasts)]
    columns = [*map(words.__getitem__, stretches)]
    places = [*map(at.__getitem__, stretches)]
    return Clauses(
        doc.text,
        [row[0] for row in places],
        [row[-1] + len(held[-1]) for row, held in zip(places, columns, strict=True)],
        columns,
        [*map(tags.__getitem__, stretches)],
        places,
        ranks,
        kinds,
        [NEWLINE, *kinds[:-1]] if kinds else [],
        [*map(len, map("".join, columns))],
    )


_End = tuple[int, int, tuple[int, int], int]
"""Where a clause ends: the first word past the end, what ends it, rank and kind, and the word to go on with."""


def _cut(text: str, at: Sequence[int], words: Sequence[str], ends: Iterable[_End]) -> tuple[list[int], ...]:
    """Return the first word of each clause, the word after its last, and rank and kind of the mark that ends it."""
    firsts: list[int] = []
    lasts: list[int] = []
    ranks: list[int] = []
    kinds: list[int] = []
    first = 0
    for stop, what, (rank, kind), after in ends:
        if what == _MARK and stop < first:
            continue  # a mark in a stretch without clauses
        while first < stop and words[first] in _SHUT and at[first] and text[at[first] - 1] != " ":
            first += 1
        if first < stop:
            firsts.append(first)
            lasts.append(stop)
            ranks.append(rank)
            kinds.append(kind)
        elif ranks and (rank, kind) > (ranks[-1], kinds[-1]):  # of marks in a row the strongest counts
            ranks[-1], kinds[-1] = rank, kind
        first = after if what == _MARK else max(first, after)
    return firsts, lasts, ranks, kinds


def _ends(doc: Document, at: Sequence[int]) -> list[_End]:
    """Return where clauses end, in order."""
    text, word_at = doc.text, doc.token_at.get
    found: list[_End] = [
        (k, _MARK, _MARKS[mark], k + 1)
        for start in [match.start() for match in _END.finditer(text)]
        if (k := word_at(start)) is not None and ((mark := text[start]) != "." or _is_stop(text, start))
    ]
    for cut in edges(doc):
        k = bisect_left(at, cut)
        found.append((k, _EDGE, _BREAK, k))
    for start, stop in _skipped(doc):
        k, after = bisect_left(at, start), bisect_left(at, stop)
        if k < after:
            found.append((k, _SILENT, _MARKS[":"], after))
    found.sort()
    found.append((len(at), _EDGE, _BREAK, len(at)))
    return found


_EDGE, _SILENT, _MARK = 0, 1, 2
"""What ends a clause, in the order in which they count at one word: the edge of a paragraph or section, a stretch without clauses, a mark."""


class _Letters(dict[str, str]):
    """Tag → its one letter, worked out when first asked for."""

    def __missing__(self, tag: str) -> str:
        self[tag] = letter = _TAGS.get(tag) or tag[:1] or "n"
        return letter


@cache
def _letters() -> _Letters:
    return _Letters()


def _is_stop(text: str, at: int) -> bool:
    """Return whether a half-width `.` ends a sentence: what stands before it is no digit and no Latin letter."""
    before = text[at - 1 : at]
    return bool(before) and not (before.isascii() and before.isalnum())


def _skipped(doc: Document) -> Sequence[tuple[int, int]]:
    """Return the stretches that hold no clause: section markers, and zones that are no part of the speech."""
    outline = doc.outline
    found = [(s.start, s.heading.start) for s in outline.sections if s.marker and s.heading.start > s.start]
    found += [(z.start, z.stop) for z in outline.zones if z.name in _SILENT_ZONES]
    return sorted(found)


Parts = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last clause of two neighbouring parts."""


def neighbouring_parts(clauses: Clauses) -> Iterator[Parts]:
    """Yield every two neighbouring parts of one paragraph; a part is what stands between ； or 。."""
    before: tuple[int, int] | None = None
    start = 0
    for c in [c for c, rank in enumerate(clauses.ranks) if rank > 1]:
        here, start = (start, c), c + 1
        if before is not None:
            yield before, here
        before = None if clauses.ranks[c] == BREAK else here


def holding(clauses: Clauses, places: Iterable[int]) -> list[int]:
    """Return the numbers of the clauses in which the `places` lie, in order; what stands after a clause belongs to it."""
    starts = clauses.starts
    numbers = dict.fromkeys([bisect_right(starts, place) for place in places])
    return [number - 1 for number in numbers if number]
