"""A phrase over time (提法溯源): its first use, and where it returns as it was or altered."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.compare.reuse import SEED, SharedPassage, Skeleton, match, skeleton
from toolkit.errors import InputError
from toolkit.model import Span
from toolkit.theme import label

LEAST_SHARE = 0.6
"""Of a phrase's characters, how many an altered use must keep."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a phrase: the speech, its date, where, the words there, whether it is exact, and the sentence around it."""

    speech: str
    date: str
    span: Span
    words: str
    exact: bool
    line: str


def uses_of(phrase: str, texts: Iterable[tuple[str, str, str]]) -> tuple[Use, ...]:
    """Return the uses of `phrase` in texts given as (name, date, text), oldest first, undated last.

    Marks, blanks, redactions and numbers inside do not matter. An altered use keeps at least 60 % of the characters, five of them in a
    row; phrases of fewer than eight characters are looked for as they are.

    >>> texts = [("乙", "2023", "把责任扛在肩上、抓在手里。"), ("甲", "2022", "把责任扛在肩上，抓在手上。")]
    >>> [(use.speech, use.exact) for use in uses_of("把责任扛在肩上、抓在手上", texts)]
    [('甲', True), ('乙', False)]
    """
    wanted = skeleton(phrase)
    if len(wanted.chars) < 2:
        message = label("error.corpus.short_phrase", phrase=phrase)
        raise InputError(message)
    found = [use for name, date, text in texts for use in _in_text(wanted, name, date, text)]
    return tuple(sorted(found, key=lambda use: (not use.date, use.date, use.speech, use.span.start)))


def _in_text(wanted: Skeleton, name: str, date: str, text: str) -> Iterable[Use]:
    bones = skeleton(text)
    places: list[tuple[Span, bool]] = []
    at = bones.chars.find(wanted.chars)
    while at >= 0:
        places.append((bones.span(at, at + len(wanted.chars)), True))
        at = bones.chars.find(wanted.chars, at + len(wanted.chars))
    if len(wanted.chars) >= SEED + 3:
        least = max(SEED, round(LEAST_SHARE * len(wanted.chars)))
        for passage in _altered(wanted, bones, least):
            if not any(passage.b.overlaps(span) for span, _ in places):
                places.append((passage.b, False))
    return [Use(name, date, span, span.of(text), exact, _line(text, span)) for span, exact in sorted(places)]


def _altered(wanted: Skeleton, bones: Skeleton, least: int) -> Iterable[SharedPassage]:
    return [p for p in match(wanted, bones, shortest=max(1, least - 3)) if p.matched >= least]


def _line(text: str, span: Span) -> str:
    start = max(text.rfind(mark, 0, span.start) for mark in "。！？\n") + 1
    stops = [stop for mark in "。！？\n" if (stop := text.find(mark, span.stop)) >= 0]
    return text[start : min(stops, default=len(text) - 1) + 1].strip()
