"""Where the opening (开头) ends and the body begins."""

import re
from collections.abc import Sequence

from toolkit.model import Span, Vocative
from toolkit.outline.announcements import Promise
from toolkit.outline.ground import Ground
from toolkit.outline.rules import rule

_OCCASION = re.compile(
    r"(?:今天|今晚|此刻|在这|值此|首先[,，]|现在[,，]我|这次|刚才|大家好|各位|很高兴|我代表|晚上好|上午好|下午好|明天就是|再过)"
)


def opening_stop(
    ground: Ground, inside: Span, first: int | None, promises: Sequence[Promise], vocatives: Sequence[Vocative]
) -> int:
    """Return where the opening ends: at the first point, after the paragraph that announces the points, or at an address.

    Whichever comes first counts; without any of them the paragraphs that speak of the occasion are the opening.
    """
    start, stop = inside.start, inside.stop
    edges = [first] if first is not None else []
    edges += announced(ground, start, promises)
    edges += addressed(ground, start, vocatives)
    if edges:
        return min(*edges, stop)
    return min(stop, _occasion(ground, start, stop))


@rule(otherwise=[])
def announced(ground: Ground, start: int, promises: Sequence[Promise]) -> list[int]:
    """The opening ends with the paragraph in which the speaker announces what he will say."""
    for promise in promises:
        if promise.start >= start:
            following = ground.paragraph_at(promise.start) + 1
            here = ground.paragraphs[following - 1]
            if ground.run_together or here.stop - promise.stop > 200:
                return [promise.stop]
            return [ground.paragraphs[following].start] if following < len(ground.paragraphs) else []
    return []


@rule(otherwise=[])
def addressed(ground: Ground, start: int, vocatives: Sequence[Vocative]) -> list[int]:
    """The opening ends where a later paragraph opens with an address to the audience."""
    index = ground.paragraph_at(start)
    opens = {p.start for p in ground.paragraphs[index + 1 :] if p.start > start}
    return [v.start for v in vocatives if v.start in opens and ground.text[start : v.start].strip()][:1]


def _occasion(ground: Ground, start: int, stop: int) -> int:
    inside = [p for p in ground.paragraphs if start <= p.start < stop] or [
        p for p in ground.paragraphs if p.stop > start and p.start < stop
    ]
    if len(inside) < 3:
        return start
    last = 1
    while last < min(4, len(inside) - 1) and _OCCASION.match(ground.shadow, inside[last].start):
        last += 1
    return inside[last].start
