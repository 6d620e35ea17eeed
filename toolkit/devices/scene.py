"""What a word or stance rule sees of a Document: its text, and where clauses, sentences and words begin and end."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from toolkit.devices.lists import Hit, hits
from toolkit.model import Considered, Detail, Document, Finding, Note, Sentence, Span, Token, Trace

# On the shadow. A stop between digits is a decimal point, a colon between digits a time.
_CLAUSE_MARK = re.compile(r"[,;!?…\n.:-](?:(?<=-)-+|(?<![-.:])|(?<=[.:])(?:(?<![0-9].)|(?![0-9])))")
_HAN = "一-鿿㐀-䶿"


@lru_cache(maxsize=2)
def _clause_marks(shadow: str) -> list[int]:
    """Where clauses end; two families look at the same text one after the other."""
    return [m.start() for m in _CLAUSE_MARK.finditer(shadow)]


@dataclass(frozen=True)
class Scene:
    """A Document as the rules of the families `words` and `stance` look at it; made once for each family."""

    doc: Document
    trace: Trace | None = None
    text: str = field(init=False)
    shadow: str = field(init=False)
    token_at: dict[int, int] = field(init=False)
    token_ends: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("text", "shadow", "token_at", "token_ends"):
            object.__setattr__(self, name, getattr(self.doc, name))

    def listed(self, name: str) -> tuple[Hit, ...]:
        """Return where the words of list `name` stand, cut words included."""
        return hits(self.text)[name]

    @cached_property
    def _marks(self) -> list[int]:
        return _clause_marks(self.shadow)

    @cached_property
    def _clauses(self) -> dict[int, Span]:
        """The clauses asked for so far, by their number."""
        return {}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.doc.sentences]

    def clause(self, at: int) -> Span:
        """Return the clause that holds offset `at`, its marks left out; `、` cuts none."""
        index = bisect_left(self._marks, at)
        found = self._clauses.get(index)
        if found is None:
            start = self._marks[index - 1] + 1 if index else 0
            found = Span(start, self._marks[index] if index < len(self._marks) else len(self.text))
            self._clauses[index] = found
        return found

    def sentence(self, at: int) -> Sentence | None:
        """Return the sentence that holds offset `at`, or None between sentences."""
        index = bisect_right(self._sentence_starts, at) - 1
        if index < 0:
            return None
        sentence = self.doc.sentences[index]
        return sentence if at < sentence.stop else None

    def cut(self, start: int, stop: int) -> bool:
        """Return whether `[start, stop)` cuts through a word at both of its edges: then it is no word here."""
        return start not in self.token_at and stop not in self.token_ends

    def token(self, start: int) -> Token | None:
        """Return the token that starts at `start`, or None."""
        index = self.token_at.get(start)
        return None if index is None else self.doc.tokens[index]

    def consider(self, start: int, stop: int, kind: str, rule: str, why: str, **values: str) -> None:
        """Write a candidate that was dropped into the trace, when somebody asks for it."""
        if self.trace is not None:
            note = Note(why, (("words", self.text[start:stop]), *values.items()))
            self.trace.append(Considered(start, stop, kind, rule, kept=False, why=note))


def is_han(text: str) -> bool:
    """Return whether `text` is made of Chinese characters alone.

    >>> is_han("抓落实"), is_han("抓5项"), is_han("")
    (True, False, False)
    """
    return bool(_ALL_HAN.fullmatch(text))


_ALL_HAN = re.compile(f"[{_HAN}]+")


def finding(
    device: str, rule: str, members: tuple[Span, ...], details: dict[str, Detail] | None = None, **values: str
) -> Finding:
    """Return a finding over its members; `values` fill the blanks of the note `why.RULE`."""
    start, stop = members[0].start, members[0].stop
    for member in members[1:]:
        start, stop = min(start, member.start), max(stop, member.stop)
    return Finding(start, stop, device, members, rule, Note(f"why.{rule}", values), details or ())
