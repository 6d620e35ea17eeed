"""Where contrastive frames (对比的格式) stand: between neighbouring clauses, phrases, and parts of several clauses."""

import itertools
import re
from collections.abc import Iterator, Sequence

from toolkit.devices.form.clauses import BREAK, Clauses, Parts
from toolkit.devices.form.contrast_frames import FRAMES, ContrastFrame
from toolkit.devices.form.links import Row
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.signs import DENIES, DENIES_FIRST, FRAMED, GETS, Signs

_PART_CLAUSES = 4


def _those(**where: bool) -> int:
    """Return the bits of the frames that may stand there."""
    return sum(1 << k for k, f in enumerate(FRAMES) if all(getattr(f, name) == is_so for name, is_so in where.items()))


_ANY, _ACROSS_STOP = _those(only_part=False), _those(within=False, only_part=False)
_PHRASE, _PART = _those(phrase=True), _those(part=True) | _those(only_part=True)


def by_frame(
    clauses: Clauses, rows: Sequence[Row], parts: Sequence[Parts], signs: Signs
) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield neighbours in a contrastive frame: 不是…，而是…; 宁可…，不…; …，就是不…. A bare 但是 is none."""
    spans = list(zip(clauses.starts, clauses.stops, strict=True))
    ranks = clauses.ranks
    matched = _between_clauses(clauses, spans, signs)
    for c, (name, cut) in matched.items():
        # 不是去拍照，而是去流汗；不是…: what a comma joins is not set against what stands beyond a stronger mark.
        if (cut and ranks[c] > 1) or any(ranks[k] < ranks[c] for k in (c - 1, c + 1) if k in matched):
            continue
        if name == "should_not" == matched.get(c + 1, ("",))[0] and clauses.text[spans[c + 1][0]] == "不":
            continue  # 扶要扶到关键处，|不要锦上添花，要雪中送炭
        if name == "verb_denied" and _in_row(clauses, c):
            continue  # 有态度，|有措施，没有空话
        first, last = c, c + 1
        if name in _DENIED_FIRST:
            first = _denied_from(clauses, c)
        elif name in _SPREADS:
            first, last = _spread(clauses, c)
        yield ((spans[first][0] + (cut if first == c else 0), spans[c][1]), (spans[c + 1][0], spans[last][1])), name
    for row in rows:
        here = row[0].clause
        if row.phrase and (frames := signs.inside(here) & _PHRASE):
            yield from _between_phrases(clauses, row, frames)
    yield from _parts(clauses, parts, signs)


_DENIED_FIRST = frozenset(("not_but", "not_is", "not_ask", "deny_only", "not_but_only", "not_matter_is", "matters_not"))
"""Frames whose first side may be several denials."""
_DENIED = re.compile(".{0,5}?[不没非](?!仅|但|断|光|只|过|管|论|少|足)")


def _in_row(clauses: Clauses, c: int) -> bool:
    """Return whether a comma joins to two clauses a third that opens as the first does."""
    text, starts, ranks = clauses.text, clauses.starts, clauses.ranks
    beside = [c - 1] if c and ranks[c - 1] == 1 else []
    beside += [c + 2] if c + 2 < len(starts) and ranks[c + 1] == 1 else []
    return any(text[starts[k]] == text[starts[c]] for k in beside)


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


def _spread(clauses: Clauses, c: int) -> tuple[int, int]:
    """Return the first clause that ends like `c` or says the like, and the last that begins as the one after `c`: 竹子还是那片竹子，人还是那些人，变的是思路，变的是办法."""
    text, starts, ranks = clauses.text, clauses.starts, clauses.ranks
    first, last = c, c + 1
    said = _CHANGES.search(text, starts[c], clauses.stops[c])
    while said and first and c - first < _MOST_DENIED and ranks[first - 1] == 1:
        if text.find(said.group(), starts[first - 1], clauses.stops[first - 1]) < 0:
            break
        first -= 1
    opening = text[starts[last] : starts[last] + 2]
    while (
        last + 1 < len(starts)
        and last - c < _MOST_DENIED
        and ranks[last] == 1
        and text.startswith(opening, starts[last + 1])
    ):
        last += 1
    return first, last


_SPREADS = frozenset(("changed_not", "but_denied"))
_CHANGES = re.compile("忘了|忘记|还是|变成|变了|变得|变为|换成|换了|换上|改了|依旧|照旧|没变|未变|成了")
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


def _between_clauses(clauses: Clauses, spans: Sequence[Offsets], signs: Signs) -> dict[int, tuple[str, int]]:
    """Return clause → the name of the frame that holds it and the next, and how much of it stands before the frame."""
    text, ranks, starts, stops = clauses.text, clauses.ranks, clauses.starts, clauses.stops
    opening, opened_free, closed, closed_free = _OPENING.get, _OPENING.free, _CLOSED.get, _CLOSED.free
    found = {}
    for c, met in enumerate(signs.met):
        if not met & _TOLD or ranks[c] == BREAK:
            continue
        head, tail = text[starts[c + 1]], text[stops[c] - 1]
        frames = met & (_ACROSS_STOP if ranks[c] > 2 else _ANY)
        frames &= opening(head, opened_free) & closed(tail, closed_free)
        name, cut = _matched(text, spans[c], spans[c + 1], frames) if frames else _NONE
        if not name and (met & DENIES or head in _BUTS):
            name = _flipped(text, spans[c], spans[c + 1], met)
        if name:
            found[c] = name, cut
    return found


_BUTS = frozenset("但可然")
_NONE = "", 0
_TOLD = FRAMED | DENIES | GETS
_CAN = re.compile("(?P<verb>[一-鿿])(?P<how>[得不])(?=(?P<result>[一-鿿]))")


def _flipped(text: str, first: Offsets, second: Offsets, met: int) -> str:
    """Return `can_cannot` where one side can and the other cannot do the same: 测得出误差，测不出敬畏; 靠实干，不靠空谈 denies the verb."""
    (a, z), (b, y) = first, second
    head = text[b]
    if head in "不没" and text[b + 1 : b + 2] == text[a] and abs(z - a - y + b) <= _NEAR:
        return "verb_denied"
    if met & DENIES_FIRST and (feared := _NOT_SO.search(text, max(a, z - 3), z)):
        what = feared["what"] + "的"
        if text.startswith(what, b) and _IS.match(text, b + len(what)):
            return "of_which_not"
    if head in _BUTS:
        denied = _BUT_NOT.match(text, b, y)
        if denied is not None and denied["again"] in text[a:z]:
            return "but_denied"
    if not (met & DENIES and met & GETS):
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


def _parts(clauses: Clauses, parts: Sequence[Parts], signs: Signs) -> Iterator[tuple[tuple[Offsets, Offsets], str]]:
    """Yield neighbours of several clauses each, set apart by ； or 。, in a frame that reaches so far: 过去……；现在……."""
    for (a, first), (b, last) in parts:
        if 1 < last - a < 2 * _PART_CLAUSES and (frames := signs.between((a, first + 1), (b, last + 1)) & _PART):
            one, other = (clauses.starts[a], clauses.stops[first]), (clauses.starts[b], clauses.stops[last])
            if max(one[1] - one[0], other[1] - other[0]) <= _FAR:
                name, cut = _matched(clauses.text, one, other, frames)
                if name:
                    yield ((one[0] + cut, one[1]), other), name


def _matched(text: str, first: Offsets, second: Offsets, frames: int) -> tuple[str, int]:
    """Return the name of the first of the `frames`, a bit each, that holds two sides, or an empty string, and what it leaves out in front."""
    (a, z), (b, y) = first, second
    a, b = a + (text[a] in _QUOTES), b + (text[b] in _QUOTES)
    z, y = z - (text[z - 1] in _QUOTES), y - (text[y - 1] in _QUOTES)
    if a >= z or b >= y:  # a side of marks alone
        return _NONE
    frames &= _OPENING.get(text[b], _OPENING.free) & _CLOSED.get(text[z - 1], _CLOSED.free)
    frames &= _OPENED.get(text[a], _OPENED.free)
    one, other = text[a:z], text[b:y]
    while frames:
        lowest = frames & -frames
        frames ^= lowest
        frame = FRAMES[lowest.bit_length() - 1]
        cut = _holds(frame, one, other)
        if cut is not None and not (frame.led and _TURNS.match(text, y + 1)):
            return frame.name, cut
    return _NONE


_FAR = 60
"""Characters of the longest part that a frame holds."""
_QUOTES = frozenset("“”\"‘’'「」『』")


class _Edge(dict[str, int]):
    """Character at an edge of a side → the frames that may hold it: those whose cue it is, and those that leave the edge `free`.

    A quotation mark may hide any cue.
    """

    __slots__ = ("free",)

    def __init__(self, side: int, mark: str) -> None:
        cues = [frame.cues[side] for frame in FRAMES]
        self.free = sum(1 << k for k, chars in enumerate(cues) if chars[:1] != mark)
        super().__init__(dict.fromkeys("".join(chars[1:] for chars in cues if chars[:1] == mark), self.free))
        for k, chars in enumerate(cues):
            for char in chars[1:] if chars[:1] == mark else ():
                self[char] |= 1 << k
        self.update(dict.fromkeys(_QUOTES, (1 << len(FRAMES)) - 1))


_OPENED, _CLOSED, _OPENING = _Edge(0, "^"), _Edge(0, "$"), _Edge(1, "^")


def _holds(frame: ContrastFrame, x: str, y: str) -> int | None:
    """Return how much of the first side stands before what the frame sets against the second; None where it does not hold them."""
    back = frame.second.search(y)
    front = back and frame.first.search(x)
    if back is None or front is None:
        return None
    p, q = front.start(), back.start()
    if frame.only_part or (frame.cut and not (frame.near or frame.even)):
        return p
    if frame.short and max(len(x), len(y)) > _SHORT:
        return None
    if frame.even:
        return p if abs(len(x) - p - len(y) + q) <= 1 and q == 0 else None
    if not frame.near or _alike(p, q, len(x), len(y)):
        return 0
    return p if frame.cut and q == 0 and _alike(0, 0, len(x) - p, len(y)) else None


_SHORT = 16
_TURNS = re.compile("但|可是|然而|却")


def _alike(p: int, q: int, first: int, second: int) -> bool:
    """The frame's words stand at the same place of sides about as long."""
    longer, shorter = max(first, second), min(first, second)
    return abs(p - q) <= 1 and (longer <= 1.5 * shorter or longer - shorter <= 2)
