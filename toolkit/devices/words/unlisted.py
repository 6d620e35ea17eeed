"""Images that no list holds, beside those that one does: which of two is kept where they overlap."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from operator import attrgetter

from toolkit.devices.scene import Scene, finding
from toolkit.devices.words.clashes import clashes
from toolkit.devices.words.scenes import scenes
from toolkit.model import Detail, Finding, Span

_Found = tuple[int, int, str, str, str]
_START, _PLACE = attrgetter("start"), attrgetter("start", "stop")
_REACH = 200
_BRACKET = re.compile("《[^《》\n]*》")
_SHORT, _MUCH = 2, 5


def unlisted(scene: Scene, known: Iterable[Finding], idioms: Iterable[Finding]) -> list[Finding]:
    """Return the images (比喻) of `known`, joined by those that are told by a clash of worlds or as a whole scene.

    A new image takes the place of what it holds, if that is much shorter; an idiom keeps its place.

    >>> from toolkit.devices.trial import scene
    >>> text = "大学是一盏灯。做学问要专，根往深处扎，枝向高处长。"
    >>> [found.of(text) for found in unlisted(scene(text), [], [])]
    ['一盏灯', '根往深处扎', '枝向高处长']
    """
    barred = sorted([*((f.start, f.stop) for f in idioms), *(m.span() for m in _BRACKET.finditer(scene.text))])
    kept = _joined(scene, sorted(known, key=_PLACE), clashes(scene), barred)
    return _joined(scene, kept, scenes(scene, kept), barred)


def _joined(
    scene: Scene, known: list[Finding], images: Iterable[_Found], barred: Sequence[tuple[int, int]]
) -> list[Finding]:
    """Return the images known, in text order, joined by those new ones before which every known one gives way."""
    kept, new, at = list(known), False, 0
    for start, stop, image, domain, rule in images:
        while at < len(barred) and barred[at][1] <= start:
            at += 1
        if at < len(barred) and barred[at][0] <= start and stop <= barred[at][1]:
            continue
        words = scene.text[start:stop]
        first, last = (bisect_left(kept, at, key=_START) for at in (start - _REACH, stop))
        inside = [f for f in kept[first:last] if start < f.stop]
        short = rule == "whole_scene" and len(inside) == 1 and "，" not in words
        if not all(_gives_way(f, start, stop, short=short) for f in inside):
            continue
        if inside:
            kept[first:last] = [f for f in kept[first:last] if f not in inside]
        details = dict[str, Detail](domain=domain)
        image_found = finding(
            "metaphor", rule, (Span(start, stop),), details, words=words, image=image, domain=f"=domain.{domain}"
        )
        insort(kept, image_found, key=_START)
        new = True
    if new:
        kept.sort(key=_PLACE)
    return kept


def _gives_way(known: Finding, start: int, stop: int, *, short: bool) -> bool:
    """Whether a known image gives way to a longer one that holds it; to a `short` scene only one of a single character."""
    size = known.stop - known.start
    if not (start <= known.start and known.stop <= stop) or size * 2 >= stop - start:
        return False
    return size < _SHORT or not short or size * _MUCH <= stop - start
