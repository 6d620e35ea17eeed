"""What every rule of the outline looks at: the text, its shadow, its paragraphs, and answers about places in them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.model import Hint, Paragraph, Trace
from toolkit.segment.sentences import sentence_ends

CLAUSE_END = re.compile(r"[,;:!?.…](?:(?<=…)…*|(?<![0-9A-Za-z]\.)|(?![0-9A-Za-z]))")
"""The end of a clause, on the shadow; `、` ends none."""
LONG_PARAGRAPH = 700
"""Characters; a speech whose body stands in one or two paragraphs longer than this is read as run together."""


@dataclass(frozen=True)
class Ground:
    """One speech as the rules see it; nothing here is decided yet."""

    text: str
    shadow: str
    paragraphs: Sequence[Paragraph]
    hints: Sequence[Hint] = ()
    trace: Trace | None = field(default=None, compare=False)

    @cached_property
    def starts(self) -> list[int]:
        """The start of each paragraph."""
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds `offset` or stands before it (-1 before the first)."""
        return bisect_right(self.starts, offset) - 1

    @cached_property
    def run_together(self) -> bool:
        """Whether the speech comes in a paragraph or two: points are then looked for after any full stop."""
        sizes = sorted((len(p) for p in self.paragraphs), reverse=True)
        return bool(sizes) and sizes[0] > LONG_PARAGRAPH and sizes[0] > 0.8 * sum(sizes)

    def sentence_stop(self, start: int, stop: int) -> int:
        """Return where the sentence that holds `start` ends, its closing marks included; `stop` at the latest."""
        return next(sentence_ends(self.text, self.shadow, start, stop), stop)

    def sentence_starts(self, start: int, stop: int) -> list[int]:
        """Return where the sentences of `[start, stop)` start."""
        found = [start]
        for end in sentence_ends(self.text, self.shadow, start, stop):
            at = end
            while at < stop and self.shadow[at].isspace():
                at += 1
            if at < stop:
                found.append(at)
        return found

    def heading_hint(self, paragraph: Paragraph) -> Hint | None:
        """Return the heading hint of the source file that covers `paragraph`, if there is one."""
        return self._heading_hints.get(paragraph.start)

    @cached_property
    def _heading_hints(self) -> dict[int, Hint]:
        found: dict[int, Hint] = {}
        for hint in self.hints:
            if hint.kind == "heading":
                index = self.paragraph_at(hint.start)
                index += index < 0 or self.paragraphs[index].stop <= hint.start
                if index < len(self.paragraphs):
                    found[self.paragraphs[index].start] = hint
        return found
