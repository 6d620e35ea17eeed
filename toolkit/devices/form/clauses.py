"""Clauses (分句) laid out for comparison: words, tags, sizes, and the marks before and after each.

A clause is what stands between two clause marks (，；：。！？…——). Section markers (`一是`) belong to none, and nothing
that is compared crosses the end of a paragraph or the edge of a top-level section.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.model import Document

BREAK = 9
"""Rank of the end of a paragraph or stretch; 1 is a comma, 2 a semicolon, 3 a full stop."""
_MARKS = {
    **dict.fromkeys("，,", (1, 0)),
    **dict.fromkeys("：:—", (1, 5)),
    **dict.fromkeys("；;", (2, 1)),
    **dict.fromkeys("？?", (3, 3)),
    **dict.fromkeys("！!", (3, 4)),
    "。": (3, 2),
    "…": (3, 6),
}
COMMA, SEMICOLON, STOP, QUESTION, NEWLINE = 0, 1, 2, 3, 7
CLOSING = frozenset("”’\"'」』）)》〉】")
_TAGS = {"uj": "1", "ul": "2", "uz": "3", "ug": "4", "ud": "5", "uv": "6", "u": "7"}
_MUTE = frozenset("、“”\"‘’'")
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


class _Builder:
    """Collects the words of one clause at a time."""

    def __init__(self, text: str) -> None:
        self.made = Clauses(text)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.at: list[int] = []
        self.stop = 0

    def close(self, rank: int, kind: int) -> None:
        """End the clause at a mark; a mark after a mark keeps the stronger of the two."""
        made = self.made
        if self.words:
            made.starts.append(self.at[0])
            made.stops.append(self.stop)
            made.words.append(self.words)
            made.tags.append("".join(self.tags))
            made.at.append(self.at)
            made.sizes.append(sum(map(len, self.words)))
            made.before.append(made.kinds[-1] if made.kinds else NEWLINE)
            made.ranks.append(rank)
            made.kinds.append(kind)
            self.words, self.tags, self.at = [], [], []
        elif made.ranks and (rank, kind) > (made.ranks[-1], made.kinds[-1]):
            made.ranks[-1], made.kinds[-1] = rank, kind


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
    text = doc.text
    cuts = [*edges(doc), len(text) + 1]
    skipped = _skipped(doc)
    build = _Builder(text)
    cut = bisect_right(cuts, -1)
    skip = 0
    marks, tag_of = _MARKS, _TAGS
    for token in doc.tokens:
        start, word = token.start, token.text
        if start >= cuts[cut]:
            build.close(BREAK, NEWLINE)
            while start >= cuts[cut]:
                cut += 1
        while skip < len(skipped) and skipped[skip][1] <= start:
            skip += 1
        if skip < len(skipped) and skipped[skip][0] <= start:
            build.close(1, 5)
            continue
        mark = marks.get(word[0])
        if mark is None and word[0] == "." and _is_stop(text, start):
            mark = (3, STOP)
        if mark is not None:
            build.close(*mark)
            continue
        if not build.words and word in CLOSING and start and text[start - 1] != " " and word not in "\"'":
            continue
        build.words.append(word)
        build.tags.append("x" if word in _MUTE else tag_of.get(token.tag) or token.tag[:1] or "n")
        build.at.append(start)
        build.stop = token.stop
    build.close(BREAK, NEWLINE)
    if build.made.ranks:
        build.made.ranks[-1], build.made.kinds[-1] = BREAK, NEWLINE
    _link_before(build.made)
    return build.made


def _is_stop(text: str, at: int) -> bool:
    """Return whether a half-width `.` ends a sentence: what stands before it is no digit and no Latin letter."""
    before = text[at - 1 : at]
    return bool(before) and not (before.isascii() and before.isalnum())


def _link_before(made: Clauses) -> None:
    for i in range(1, len(made)):
        made.before[i] = made.kinds[i - 1]


def _skipped(doc: Document) -> Sequence[tuple[int, int]]:
    """Return the stretches that hold no clause: section markers, and zones that are no part of the speech."""
    outline = doc.outline
    found = [(s.start, s.heading.start) for s in outline.sections if s.marker and s.heading.start > s.start]
    found += [(z.start, z.stop) for z in outline.zones if z.name in _SILENT_ZONES]
    return sorted(found)
