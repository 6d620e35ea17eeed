"""What became of a user's dictionary: entry by entry, and in the list of the most frequent words."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon, Row
from toolkit.measure.counts import is_word
from toolkit.measure.stopwords import STOP_CLASSES, stop_test
from toolkit.model import Document, Span, Token
from toolkit.segment import words
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

STATUSES = ("effect", "known", "unseen", "swallowed", "crossed", "duplicate", "punctuation", "empty")
"""What can become of an entry: it took effect; it was one word already; it does not occur; a longer word holds it; its neighbours
share a character with it; it stands in the file twice; it has a mark that ends a clause in it; it is empty."""
_TOP = 20


@dataclass(frozen=True, slots=True)
class EntryReport:
    """What became of one row: its `status` (see STATUSES), where it is one word (`places`), where it occurs but is not (`missed`).

    `detail` names the word that swallowed it, or the line that it repeats.
    """

    row: Row
    status: str
    places: tuple[Span, ...] = ()
    missed: tuple[Span, ...] = ()
    detail: str = ""

    def text(self, lang: str | None = None) -> str:
        """Return the outcome as a sentence in `lang` (default: the current language)."""
        said = {"n": len(self.places), "missed": len(self.missed), "detail": self.detail, "term": self.row.term}
        return label(f"lexicon.{self.status}", lang, **said)


@dataclass(frozen=True)
class LexiconReport:
    """Every row of the user's dictionaries with what became of it, and the most frequent words without and with them."""

    entries: tuple[EntryReport, ...]
    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]

    @property
    def entered(self) -> tuple[str, ...]:
        """The words that came into the top twenty, or moved up in count there."""
        old = dict(self.before)
        return tuple(word for word, count in self.after if count > old.get(word, 0))

    @property
    def left(self) -> tuple[str, ...]:
        """The words that left the top twenty, or lost in count."""
        new = dict(self.after)
        return tuple(word for word, count in self.before if count > new.get(word, 0))

    def with_status(self, *statuses: str) -> tuple[EntryReport, ...]:
        """Return the entries of the given statuses; raise InputError for a status that there is none of."""
        for status in statuses:
            if status not in STATUSES:
                message = label("error.lexicon_report.unknown_status", status=status, choices=", ".join(STATUSES))
                raise InputError(message)
        return tuple(entry for entry in self.entries if entry.status in statuses)

    def text(self, lang: str | None = None) -> str:
        """Return the report as lines: a summary, the rows, and what changed in the top twenty."""
        took = len(self.with_status("effect"))
        lines = [label("lexicon.summary", lang, took=took, rows=len(self.entries))]
        lines += [f"{entry.row.line:>4}  {entry.row.term or '—'}  {entry.text(lang)}" for entry in self.entries]
        changed = label("lexicon.list_mark", lang)
        if self.entered or self.left:
            up, down = changed.join(self.entered) or "—", changed.join(self.left) or "—"
            lines.append(label("lexicon.top", lang, entered=up, left=down))
        else:
            lines.append(label("lexicon.top_same", lang))
        return "\n".join(lines)

    __str__ = text

    def __repr__(self) -> str:
        return self.text()

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return the rows as a table: file, line, term, status, how often it is one word and how often not, and why."""
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "file": e.row.file,
                    "line": e.row.line,
                    "term": e.row.term,
                    "status": e.status,
                    "count": len(e.places),
                    "missed": len(e.missed),
                    "why": e.text(lang),
                }
                for e in self.entries
            ],
            columns=["file", "line", "term", "status", "count", "missed", "why"],
        )


def lexicon_report(doc: Document) -> LexiconReport:
    """Return what became of the user's dictionary that `doc` was read with, entry by entry, and what it changed.

    Raises InputError for a Document that was read without one.

    >>> from toolkit.model import Speech
    >>> from toolkit.reading import read
    >>> doc = read(Speech("推进三聚三促行动，抓好管党治党。"), lexicon=Lexicon.default().with_terms("促行动", "党治", "没有的"))
    >>> [(e.row.term, e.status, e.detail) for e in lexicon_report(doc).entries]
    [('促行动', 'crossed', '三聚三促'), ('党治', 'swallowed', '管党治党'), ('没有的', 'unseen', '')]
    """
    lexicon = doc.lexicon
    if not isinstance(lexicon, Lexicon) or not lexicon.rows:
        message = label("error.lexicon_report.no_dictionary")
        raise InputError(message)
    bare = Lexicon(lexicon.entries, tags=lexicon.tags)
    plain = doc.tokens if doc.speech.tokens else words(doc.text, doc.shadow, bare, doc.settings.engine or None)
    old = {(token.start, token.stop) for token in plain}
    entries = tuple(_outcome(row, doc, old) for row in lexicon.rows)
    return LexiconReport(entries, _top(doc.changed(tokens=plain)), _top(doc))


def _outcome(row: Row, doc: Document, old: set[tuple[int, int]]) -> EntryReport:
    if row.problem:
        return EntryReport(row, row.problem, detail=row.detail)
    places, missed, blame = [], [], ""
    at = doc.text.find(row.term)
    while at >= 0:
        span = Span(at, at + len(row.term))
        holders = _holders(doc, span)
        if len(holders) == 1 and holders[0].start == span.start and holders[0].stop == span.stop:
            places.append(span)
        else:
            missed.append(span)
            blame = blame or next(
                (t.text for t in holders if t.start < span.start or t.stop > span.stop),
                "/".join(t.text for t in holders),
            )
        at = doc.text.find(row.term, at + 1)
    if places:
        status = "known" if all((p.start, p.stop) in old for p in places) else "effect"
        return EntryReport(row, status, tuple(places), tuple(missed))
    if not missed:
        return EntryReport(row, "unseen")
    inside = all(len(_holders(doc, span)) == 1 for span in missed)
    return EntryReport(row, "swallowed" if inside else "crossed", (), tuple(missed), blame)


def _holders(doc: Document, span: Span) -> tuple[Token, ...]:
    """Return the tokens that share a character with `span`."""
    wide = Span(max(0, span.start - 80), min(len(doc.text), span.stop + 80))
    return tuple(token for token in doc.tokens_in(wide) if token.overlaps(span))


def _top(doc: Document) -> tuple[tuple[str, int], ...]:
    stopped = stop_test(doc, STOP_CLASSES)
    counts = Counter(t.text for t in doc.tokens if is_word(t) and len(t.text) > 1 and not stopped(t))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOP])
