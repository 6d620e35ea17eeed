"""Where contrastive frames (对比的格式) stand: between neighbouring clauses, phrases, and parts of several clauses."""

import itertools
import re
from collections.abc import Iterator, Sequence
from operator import and_

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.contrast_frames import FRAMES, ContrastFrame
from toolkit.devices.form.links import Row
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.signs import DENIES, Signs

_PART_CLAUSES = 4


def _those(**where: bool) -> int:
    """Return the bits of the frames that may stand there."""
    return sum(1 << k for k, f in enumerate(FRAMES) if all(getattr(f, name) == is_so for name, is_so in where.items()))


_ANY, _ACROSS_STOP = _those(), _those(within=False)
_PHRASE, _PART = _those(phrase=True), _those(part=True)


def by_frame(clauses: Clauses, rows: Sequence[Row], signs: Signs) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield neighbours in a contrastive frame: 不是…，而是…; 宁可…，不…; …，就是不…. A bare 但是 is none."""
    spans = list(zip(clauses.starts, clauses.stops, strict=True))
    bearing, ranks = signs.bearing, clauses.ranks
    matched = {
        c: found
        for c, frames in enumerate(map(and_, signs.first, signs.second[1:]))
        if (frames or bearing[c] | bearing[c + 1])
        and ranks[c] != BREAK
        and (found := _between(clauses, signs, spans, c))[0]
    }
    for c, (name, cut) in matched.items():
        # 不是去拍照，而是去流汗；不是…: what a comma joins is not set against what stands beyond a stronger mark.
        if (cut and ranks[c] > 1) or any(ranks[k] < ranks[c] for k in (c - 1, c + 1) if k in matched):
            continue
        if name == "should_not" == matched.get(c + 1, ("",))[0] and clauses.text[spans[c + 1][0]] == "不":
            continue  # 扶要扶到关键处，|不要锦上添花，要雪中送炭
        first = _denied_from(clauses, c) if name in _DENIED_FIRST else c
        yield ((spans[first][0] + (cut if first == c else 0), spans[c][1]), spans[c + 1]), name
    for row in rows:
        here = row[0].clause
        if row.phrase and (frames := signs.first[here] & signs.second[here] & _PHRASE):
            yield from _between_phrases(clauses, row, frames)
    yield from _parts(clauses, signs)


_DENIED_FIRST = frozenset(("not_but", "not_is", "not_ask", "deny_only", "not_but_only"))
"""Frames whose first side may be several denials."""
_DENIED = re.compile(".{0,5}?[不没非](?!仅|但|断|光|只|过|管|论|少|足)")


def _denied_from(clauses: Clauses, c: int) -> int:
    """Return the first of the clauses that deny in a row up to `c`: 不是去剪彩，也不是去照相，是去解难题."""
    text = clauses.text
    first = c
    while c - first < _MOST_DENIED and first and clauses.ranks[first - 1] == 1:
        before, start = clauses.starts[first - 1], clauses.starts[first]
        goes_on = text[start] in "不没" or text[start : start + 2] in _GOES_ON
        if not (goes_on and _DENIED.match(text, before, clauses.stops[first - 1])):
            break
        first -= 1
    return first


_MOST_DENIED = 3
_GOES_ON = frozenset(("也不", "也没", "从不", "更不", "并不", "又不"))


def _between_phrases(clauses: Clauses, row: Row, frames: int) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield the neighbours of a row of phrases that one of the `frames` holds; several denials may come first: 不唯上、不唯书、只唯实."""
    spans = row.spans
    denied = -1
    for first, second in itertools.pairwise(spans):
        if denied < 0 or clauses.text[first[0]] not in "不没":
            lead = _DENIED.match(clauses.text, *first)
            denied = lead.end() - 1 if lead else -1
        name, cut = _matched(clauses.text, first, second, frames)
        if name:
            start = denied if denied >= 0 and name in _DENIED_FIRST else first[0] + cut
            yield ((start, first[1]), second), name


def _between(clauses: Clauses, signs: Signs, spans: Sequence[Offsets], c: int) -> tuple[str, int]:
    """Return the name of the frame that holds clause `c` and the next, or an empty string, and how much of `c` stands before it."""
    frames = signs.first[c] & signs.second[c + 1] & (_ACROSS_STOP if clauses.ranks[c] > 2 else _ANY)
    found = _matched(clauses.text, spans[c], spans[c + 1], frames) if frames else _NONE
    if found[0]:
        return found
    return _flipped(clauses.text, spans[c], spans[c + 1], signs.bearing[c], signs.bearing[c + 1]), 0


_NONE = "", 0
_EITHER = 3
"""One denies, one holds 得."""
_CAN = re.compile("(?P<verb>[一-鿿])(?P<how>[得不])(?=(?P<result>[一-鿿]))")


def _flipped(text: str, first: Offsets, second: Offsets, one: int, other: int) -> str:
    """Return `can_cannot` where one side can and the other cannot do the same: 测得出误差，测不出敬畏; 靠实干，不靠空谈 denies the verb."""
    (a, z), (b, y) = first, second
    head = text[b]
    if head in "不没" and text[b + 1 : b + 2] == text[a] and abs(z - a - y + b) <= _NEAR:
        return "verb_denied"
    if one & DENIES and (feared := _NOT_SO.search(text, max(a, z - 3), z)):
        what = feared["what"] + "的"
        if text.startswith(what, b) and _IS.match(text, b + len(what)):
            return "of_which_not"
    if head in "但可然":
        denied = _BUT_NOT.match(text, b, y)
        if denied is not None and denied["again"] in text[a:z]:
            return "but_denied"
    if one | other != _EITHER:
        return ""
    can = {(m["verb"], m["result"]): m["how"] for m in _CAN.finditer(text, a, min(z, a + _REACH))}
    if can:
        for match in _CAN.finditer(text, b, min(y, b + _REACH)):
            if can.get((match["verb"], match["result"]), match["how"]) != match["how"]:
                return "can_cannot"
    return ""


_NOT_SO = re.compile("不(?P<what>[一-鿿]{1,2})$")
"""困难不可怕，可怕的是没有信心."""
_IS = re.compile("[才就却]?是")
_BUT_NOT = re.compile("(?:但是?|可是|然而)[^，]{0,8}?(?:不会?|没有?|不能)(?P<again>[一-鿿]{2})")
_NEAR, _REACH = 3, 12
"""Characters that the sides of a denied verb may differ by, and how far into a side what it can do is looked for."""


def _parts(clauses: Clauses, signs: Signs) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield neighbours of several clauses each, set apart by ； or 。, in a frame that reaches so far: 过去……；现在……."""
    before: tuple[int, int] | None = None
    start = 0
    for c in range(len(clauses)):
        if clauses.ranks[c] == 1:
            continue
        here = (start, c)
        start = c + 1
        if before is not None and c - before[0] > 1 and c - before[0] < 2 * _PART_CLAUSES:
            first, second = (_joined(side, *part) for side, part in ((signs.first, before), (signs.second, here)))
            if frames := first & second & _PART:
                spans = [(clauses.starts[a], clauses.stops[b]) for a, b in (before, here)]
                name, _ = _matched(clauses.text, spans[0], spans[1], frames)
                if name:
                    yield (spans[0], spans[1]), name
        before = None if clauses.ranks[c] == BREAK else here


def _joined(column: Sequence[int], first: int, last: int) -> int:
    """Return the bits that one of the clauses has, the last with them."""
    bits = 0
    for held in column[first : last + 1]:
        bits |= held
    return bits


def _matched(text: str, first: Offsets, second: Offsets, frames: int) -> tuple[str, int]:
    """Return the name of the first of the `frames`, a bit each, that holds two sides, or an empty string, and what it leaves out in front."""
    (a, z), (b, y) = first, second
    a, b = a + (text[a] in _QUOTES), b + (text[b] in _QUOTES)
    one, other = text[a : z - (text[z - 1] in _QUOTES)], text[b : y - (text[y - 1] in _QUOTES)]
    while frames:
        lowest = frames & -frames
        frames ^= lowest
        frame = FRAMES[lowest.bit_length() - 1]
        cut = _holds(frame, one, other)
        if cut is not None and not (frame.led and _TURNS.match(text, y + 1)):
            return frame.name, cut
    return _NONE


_QUOTES = frozenset("“”\"‘’'「」『』")


def _holds(frame: ContrastFrame, x: str, y: str) -> int | None:
    """Return how much of the first side stands before what the frame sets against the second; None where it does not hold them."""
    back = frame.second.search(y)
    front = back and frame.first.search(x)
    if back is None or front is None:
        return None
    p, q = front.start(), back.start()
    if not frame.near or _alike(p, q, len(x), len(y)):
        return 0
    return p if frame.cut and q == 0 and _alike(0, 0, len(x) - p, len(y)) else None


_TURNS = re.compile("但|可是|然而|却")


def _alike(p: int, q: int, first: int, second: int) -> bool:
    """The frame's words stand at the same place of sides about as long."""
    longer, shorter = max(first, second), min(first, second)
    return abs(p - q) <= 1 and (longer <= 1.5 * shorter or longer - shorter <= 2)
