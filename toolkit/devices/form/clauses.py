"""Clauses (分句) laid out for comparison: words, tags, sizes, and the marks before and after each.

A clause is what stands between two clause marks (，；：。！？…——). Section markers (`一是`) belong to none, and nothing
that is compared crosses the end of a paragraph or the edge of a top-level section.
"""

from bisect import bisect_right
from collections.abc import Sequence
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
    """Collects the clauses; `words`, `tags` and `at` are those of the clause that is going on."""

    def __init__(self, text: str) -> None:
        self.made = Clauses(text)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.at: list[int] = []

    def close(self, rank: int, kind: int) -> None:
        """End the clause at a mark; a mark after a mark keeps the stronger of the two."""
        made, words = self.made, self.words
        if words:
            at, sizes = self.at, sum(map(len, words))
            made.starts.append(at[0])
            made.stops.append(at[-1] + len(words[-1]))
            made.words.append(words)
            made.tags.append("".join(self.tags))
            made.at.append(at)
            made.sizes.append(sizes)
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
    build = _Builder(text)
    barriers = _Barriers(doc)
    marks, mute, letters = _MARKS, _MUTE, _letters()
    words, tags, at = build.words, build.tags, build.at
    for token in doc.tokens:
        start, word = token.start, token.text
        first = word[0]
        if start >= barriers.next:
            inside = barriers.passed(start, build)
            words, tags, at = build.words, build.tags, build.at
            if inside:
                continue
        if first in marks or (first == "." and _is_stop(text, start)):
            build.close(*marks.get(first, (3, STOP)))
            words, tags, at = build.words, build.tags, build.at
            continue
        if not words and word in CLOSING and start and text[start - 1] != " " and word not in "\"'":
            continue
        words.append(word)
        tags.append("x" if word in mute else letters[token.tag])
        at.append(start)
    build.close(BREAK, NEWLINE)
    made = build.made
    if made.ranks:
        made.ranks[-1], made.kinds[-1] = BREAK, NEWLINE
        made.before.extend([NEWLINE, *made.kinds[:-1]])
    return made


class _Letters(dict[str, str]):
    """Tag → its one letter, worked out when first asked for."""

    def __missing__(self, tag: str) -> str:
        self[tag] = letter = _TAGS.get(tag) or tag[:1] or "n"
        return letter


@cache
def _letters() -> _Letters:
    return _Letters()


class _Barriers:
    """The edges that no clause crosses, and the stretches that hold none, passed one after the other; `next` is the first ahead."""

    def __init__(self, doc: Document) -> None:
        self._end = len(doc.text) + 1
        self._cuts = [*edges(doc), self._end]
        self._cut = bisect_right(self._cuts, -1)
        self._skipped = _skipped(doc)
        self._skip = 0
        self.next = min(self._cuts[self._cut], self._skipped[0][0] if self._skipped else self._end)

    def passed(self, start: int, build: _Builder) -> bool:
        """Close the clause where `start` lies past a barrier; return whether it stands in a stretch without clauses."""
        cuts, skipped = self._cuts, self._skipped
        if start >= cuts[self._cut]:
            build.close(BREAK, NEWLINE)
            while start >= cuts[self._cut]:
                self._cut += 1
        while self._skip < len(skipped) and skipped[self._skip][1] <= start:
            self._skip += 1
        ahead = skipped[self._skip][0] if self._skip < len(skipped) else self._end
        self.next = min(cuts[self._cut], ahead)
        if ahead <= start:
            build.close(1, 5)
            return True
        return False


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
