"""Slips of structure: numerals, ordinals, promises, the salutation."""

import re
from collections.abc import Iterable

from toolkit.model import Document, Slip, Span
from toolkit.numerals import parse_numeral
from toolkit.slips.making import slip

_COUNT = re.compile(
    r"(?P<number>[一二三四五六七八九十两0-9０-９](?<![第每一二三四五六七八九十0-9０-９.．].)(?:(?<=[0-9０-９])[0-9０-９]?|(?<![0-9０-９])[一二三四五六七八九十两]?))"
    r"(?P<noun>[点个条项](?:方面)?的?(?:意见|建议|要求|感受|体会|希望|问题|工作|任务|措施|方面|想法|看法|认识|启示|经验))"
)

_CHINESE = "一二三四五六七八九十两"
_COUNTED = re.compile("[点个条项](?<=[一二三四五六七八九十两0-9０-９].)(?=[方的意建要感体希问工任措想看认启经])")
"""Where to look for counts: behind the number, since numbers stand everywhere."""
_NUMERAL = re.compile("[一二三四五六七八九十百零〇0-9０-９]+")


def mixed_numerals(doc: Document) -> Iterable[Slip]:
    """Yield counts of one list written both ways (三点建议 … 3点建议): the same number and noun, in Chinese and in Arabic.

    >>> from toolkit.model import Document, Speech
    >>> [s.of("谈三点建议。这3点建议供参考。") for s in mixed_numerals(Document(Speech("谈三点建议。这3点建议供参考。")))]
    ['3点建议']
    """
    seen: dict[tuple[int | None, str], list[re.Match[str]]] = {}
    for counted in _COUNTED.finditer(doc.text):
        at = counted.start()
        match = _COUNT.match(doc.text, max(0, at - 2)) or _COUNT.match(doc.text, at - 1)
        if match:
            seen.setdefault((parse_numeral(match["number"]), match["noun"]), []).append(match)
    for matches in seen.values():
        chinese = [m for m in matches if m["number"][0] in _CHINESE]
        arabic = [m for m in matches if m["number"][0] not in _CHINESE]
        if arabic and chinese:
            odd, other = (arabic[0], chinese[0]) if len(arabic) <= len(chinese) else (chinese[0], arabic[0])
            evidence = (Span(*odd.span()), Span(*other.span()))
            yield slip("mixed_numerals", *odd.span(), evidence, words=odd.group(), other=other.group())


def ordinals(doc: Document) -> Iterable[Slip]:
    """Yield gaps (一、二、四、) and repeats in the ordinals of sections of one style under one parent."""
    last: dict[tuple[int | None, int, str], tuple[int, Span]] = {}
    for section in doc.sections:
        if section.ordinal is None or not section.marker:
            continue
        key = (section.parent, section.level, _style(section.marker))
        marker = Span(section.start, min(section.start + len(section.marker), section.stop))
        before = last.get(key)
        last[key] = (section.ordinal, marker)
        if before is None or section.ordinal in (1, before[0] + 1):
            continue
        kind = "ordinal_repeat" if section.ordinal <= before[0] else "ordinal_gap"
        yield slip(
            kind,
            marker.start,
            marker.stop,
            (before[1], marker),
            words=section.marker,
            before=before[1].of(doc.text).strip(),
            expected=str(before[0] + 1),
        )


def _style(marker: str) -> str:
    """The look of a marker, its number left out.

    >>> _style("（三）"), _style("第3，")
    ('（#）', '第#，')
    """
    return _NUMERAL.sub("#", marker.strip())


def announced_not_delivered(doc: Document) -> Iterable[Slip]:
    """Yield announcements whose number is not the number of points that follow."""
    for announcement in doc.announcements:
        for count in announcement.counts:
            if count.status not in ("short", "over") or count.count is None:
                continue
            evidence = [announcement.span]
            evidence += [doc.sections[i].heading for i in count.sections if i < len(doc.sections)]
            yield slip(
                "count_mismatch",
                announcement.start,
                announcement.stop,
                evidence,
                announced=str(count.count),
                noun=count.noun,
                delivered=str(len(count.sections)),
            )


def glued_salutation(doc: Document) -> Iterable[Slip]:
    """Yield a salutation that stands on the title's line (…点评讲话同志们：)."""
    salutation, title = doc.outline.zone("salutation"), doc.outline.zone("title")
    if salutation is None or title is None or salutation.start <= title.start:
        return
    if not doc.text[title.start : salutation.start].strip() or "\n" in doc.shadow[title.start : salutation.start]:
        return
    yield slip("glued_salutation", salutation.start, salutation.stop, words=salutation.of(doc.text).strip())
