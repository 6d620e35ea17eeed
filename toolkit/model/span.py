"""A stretch of the unaltered text, and the smallest things that are one."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, stop)` of a text, in code points.

    >>> Span(2, 4).of("抓落实见效"), len(Span(2, 4))
    ('实见', 2)
    >>> Span(3, 2)
    Traceback (most recent call last):
    ValueError: a span runs forward from 0: 3 to 2
    """

    start: int
    stop: int

    def __init__(self, start: int, stop: int) -> None:
        # Written out, here and in other small things of which a Document has thousands: this sets them up in half the time.
        if not 0 <= start <= stop:
            message = f"a span runs forward from 0: {start} to {stop}"
            raise ValueError(message)
        set_start(self, start)
        set_stop(self, stop)

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            Span(self.start, self.stop)

    def __len__(self) -> int:
        return self.stop - self.start

    def __bool__(self) -> bool:
        return True

    def of(self, text: str) -> str:
        """Return the stretch of `text` that the span covers."""
        return text[self.start : self.stop]

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share at least one character.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.stop and other.start < self.stop

    def contains(self, other: "Span") -> bool:
        """Return whether `other` lies inside this span, edges included."""
        return self.start <= other.start and other.stop <= self.stop

    @property
    def span(self) -> "Span":
        """The bare span, without what a subclass adds."""
        return self if type(self) is Span else Span(self.start, self.stop)

    @classmethod
    def around(cls, spans: "tuple[Span, ...]") -> "Span":
        """Return the smallest span that holds all of `spans`."""
        return Span(min(s.start for s in spans), max(s.stop for s in spans))

    def trimmed(self, text: str) -> "Span":
        """Return the span without white space at its ends.

        >>> Span(0, 4).trimmed(" 好 人 ")
        Span(start=1, stop=4)
        """
        start, stop = self.start, self.stop
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        return Span(start, stop)


# The slots themselves, past the lock of a frozen class.
set_start, set_stop = Span.__dict__["start"].__set__, Span.__dict__["stop"].__set__


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word (词) or mark, with its part-of-speech tag; `text` is exactly what stands at the span."""

    text: str
    tag: str

    def __init__(self, start: int, stop: int, text: str, tag: str) -> None:
        if not 0 <= start <= stop:
            Span(start, stop)
        set_start(self, start)
        set_stop(self, stop)
        _set_text(self, text)
        _set_tag(self, tag)


_set_text, _set_tag = Token.__dict__["text"].__set__, Token.__dict__["tag"].__set__


def tokens_of(
    starts: Sequence[int], stops: Sequence[int], texts: Sequence[str], tags: Sequence[str]
) -> tuple[Token, ...]:
    """Return the tokens whose fields stand in these columns, as a cut of a text makes them; nothing is checked.

    >>> tokens_of([0, 1], [1, 3], ["抓", "落实"], ["v", "v"])[1]
    Token(start=1, stop=3, text='落实', tag='v')
    """
    made = tuple(map(object.__new__, repeat(Token, len(texts))))
    for put, column in ((set_start, starts), (set_stop, stops), (_set_text, texts), (_set_tag, tags)):
        deque(map(put, made, column), maxlen=0)  # field by field: a third faster than thing by thing
    return made


@dataclass(frozen=True, slots=True, init=False)
class Paragraph(Span):
    """A paragraph (自然段) without the white space around it; hard-wrapped lines make one paragraph."""


@dataclass(frozen=True, slots=True, init=False)
class Sentence(Span):
    """A sentence (句): up to and with 。！？ and the quotation marks that close with it; never across paragraphs."""
