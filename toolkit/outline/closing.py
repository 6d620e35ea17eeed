"""The closing (结尾): where the speaker takes leave of the audience."""

import re
from collections.abc import Sequence

from toolkit.outline.ground import Ground
from toolkit.outline.points import page_number
from toolkit.outline.rules import consider, rule
from toolkit.outline.runs import Node
from toolkit.outline.vocatives import address_at

_LEAVE = re.compile(
    r"讲到这里|就讲这些|讲这么多|谢谢(?:大家|各位|你们|同志)|新年快乐|新春愉快|干杯|圆满成功|身体健康|阖家幸福|万事如意|让我们(?!看)|"
    r"^最后[,，]|^以上|我的讲话完了|敬请批评指正|预祝|^总之|我(?:坚信|相信|深信)|^希望(?:大家|同志们|各位|广大)"
)
_FAREWELL = re.compile(r"讲到这里|就讲这些|讲这么多|谢谢|快乐|干杯|愉快|[!]$")


def closing_start(ground: Ground, nodes: Sequence[Node], first: int, stop: int) -> int:
    """Return where the closing starts (`stop` where there is none): the leave taken after the last point."""
    tops = [n for n in nodes if n.depth == 1]
    after = max((n.point.start for n in nodes), default=first)
    floor = ground.paragraph_at(after) + (1 if nodes else 0)
    paragraphs = [p for p in range(floor, len(ground.paragraphs)) if ground.paragraphs[p].start < stop]
    paragraphs = [p for p in paragraphs if ground.paragraphs[p].start >= first]
    if not tops and paragraphs:
        paragraphs = paragraphs[1:]
    at = closing_vocative(ground, paragraphs, stop)
    if at is None:
        at = leave_taking(ground, paragraphs)
    if at is None and (ground.run_together or not paragraphs):
        at = closing_in_line(ground, after, stop)
    if at is None:
        return stop
    consider(ground.trace, at, stop, "closing", "closing", True, "why.closing")
    return at


@rule()
def closing_vocative(ground: Ground, paragraphs: Sequence[int], stop: int) -> int | None:
    """Of the paragraphs after the last point, the last that opens with an address begins the closing."""
    for index in reversed(paragraphs):
        paragraph = ground.paragraphs[index]
        if address_at(ground, paragraph.start, paragraph.stop) is not None:
            size = stop - paragraph.start
            return paragraph.start if size <= max(900, 0.12 * len(ground.text)) else None
    return None


@rule()
def leave_taking(ground: Ground, paragraphs: Sequence[int]) -> int | None:
    """Without an address, the last paragraphs that thank, wish, urge on or say that this was all are the closing."""
    at = None
    for index in reversed(paragraphs):
        paragraph = ground.paragraphs[index]
        line = ground.shadow[paragraph.start : paragraph.stop]
        if page_number(line):
            continue
        if not _LEAVE.search(line) or len(line) > 600:
            break
        at = paragraph.start
        if not _FAREWELL.search(line) or len(line) > 60:
            break
    return at


@rule()
def closing_in_line(ground: Ground, after: int, stop: int) -> int | None:
    """In a speech that runs on in one paragraph, the closing begins with the sentence that looks back or takes leave."""
    low = max(after, stop - 700)
    starts = [s for s in ground.sentence_starts(ground.sentence_stop(after, stop), stop) if s >= low]
    backward = [s for s in starts if re.match(r"以上[0-9一二三四五六七八九十几]", ground.shadow[s : s + 4])]
    if backward:
        return backward[0]
    addressed = [s for s in starts if address_at(ground, s, min(stop, s + 40)) is not None]
    if addressed:
        return addressed[-1]
    leaving = [s for s in starts if _LEAVE.match(ground.shadow[s : s + 80]) or _FAREWELL.match(ground.shadow, s)]
    return leaving[0] if leaving else None
