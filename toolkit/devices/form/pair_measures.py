"""What is measured on a pair of neighbours, a bit each: what a glance sees of them and around them, then what a closer look shows."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import add, eq

from toolkit.devices.form.clauses import COMMA, SEMICOLON, STOP
from toolkit.devices.form.link_measures import NOUN_TAGS
from toolkit.devices.form.links import Row
from toolkit.devices.form.opposites import opposites
from toolkit.devices.form.pieces import INSIDE, Cut, Field
from toolkit.devices.form.weights import names

GLANCE = names(
    "comma semicolon stop row_of_two row_of_more cut_left cut_right lead_verb lead_long same_len first_char last_char last_tag last_moves verb_first "
    "verb_object three four five six longest before_of quoted called third_head third_tail next_even "
    "same_chars same_two same_inside same_third shape_third shape_half shape_most opposite_chars two_and_two"
)
"""What is seen at the edges of two units and around them, and when they are laid over each other."""
CLOSER = names(
    "same_tags opposite_words a_digit place_pair body_pair both_double both_are one_is both_at one_past both_for one_of one_and one_must "
    "only_second_denies nouns one_verb more_verbs pronoun both_clauses idioms adds frame"
)
"""What a closer look at their words shows."""
NAMES = GLANCE + CLOSER
_AT = {name: 1 << place for place, name in enumerate(GLANCE)}
_IN = {name: 1 << place for place, name in enumerate(CLOSER)}


Span = tuple[int, int]
Units = tuple[str, str, str, str]
"""Two units, then the tags of both, character by character."""


def setting(row: Row, kind: int) -> int:
    """Return the bits that all cuts of two units of a row share; `kind` is that of the mark between them."""
    return _ROWS[min(len(row), 4)] if row.phrase else _MARKS.get(kind, 0)


_MARKS = {COMMA: _AT["comma"], SEMICOLON: _AT["semicolon"], STOP: _AT["stop"]}
_ROWS = (0, 0, _AT["row_of_two"], 0, _AT["row_of_more"])


def glance(around: Field, row: list[Span], at: Cut, units: Units, where: tuple[int, Span, int, int, bool, int]) -> int:
    """Return what is seen of two units of a row cut like this, a bit each in the order of GLANCE.

    `where` is their setting, the unit after them if the same mark stands before it, where they would start and stop uncut,
    whether there are characters in the one that are opposed to some in the other, and the number of the first.
    """
    text, kinds = around.text, around.kinds
    start, z, b, stop = at
    bits, third, first, last, faces, k = where
    s, t, g, h = units
    size, next_size = z - start, stop - b
    bits |= _SIZES[size] | _NEXT.get(text[stop : stop + 1], 0)
    if third[1] - third[0] == next_size:
        bits |= _NEXT_EVEN
    if start > first:
        bits |= _before(kinds[first:start])
    if stop < last:
        bits |= _CUT_RIGHT
    bits |= _even(s, t, g, h, faces=faces) if size == next_size else _uneven(s, t, g, h)
    if bits & _FIRST_CHAR and s[0] in [text[c] for c, _ in _beside(row, k)]:
        bits |= _THIRD_HEAD
    end, next_end = g.rstrip(INSIDE)[-1], h.rstrip(INSIDE)[-1]
    if bits & _LAST_CHAR:
        bits |= _THIRD_TAIL if s[-1] in [text[d - 1] for _, d in _beside(row, k)] else 0
        bits |= _LAST_MOVES if end not in _ENDING_NAMES else 0
    if end == next_end:
        bits |= _LAST_TAG
    if g[0] == h[0] == "v":
        bits |= _VERB_OBJECT if end == next_end == "n" else _VERB_FIRST
    return bits


def _before(kinds: str) -> int:
    """Return what is seen of the stretch that a cut leaves out before the first unit."""
    bits = _CUT_LEFT if len(kinds) <= _LEAD else _LEAD_LONG
    return bits | _LEAD_VERB if kinds[0] == "v" and not kinds[1:].strip(INSIDE) else bits


def _beside(row: list[Span], k: int) -> list[Span]:
    """Return the units before and after units `k` and `k + 1` of a row."""
    return row[max(0, k - 1) : k] + row[k + 2 : k + 3]


_LEAD = 5
_CUT_LEFT, _LEAD_LONG = _AT["cut_left"], _AT["cut_left"] | _AT["lead_long"]
_CUT_RIGHT, _SAME_LEN, _FIRST_CHAR, _LAST_CHAR, _VERB_FIRST, _LAST_TAG = (
    _AT[name] for name in names("cut_right same_len first_char last_char verb_first last_tag")
)
_VERB_OBJECT = _VERB_FIRST | _AT["verb_object"]
_LEAD_VERB, _NEXT_EVEN, _LAST_MOVES, _THIRD_HEAD, _THIRD_TAIL = (
    _AT[name] for name in names("lead_verb next_even last_moves third_head third_tail")
)
_ENDING_NAMES = frozenset("nmqjx")
"""Tags of what names, counts or marks; two units that end in any other word alike are built alike: 发展起来, 富裕起来."""
_SIZES = (
    *[0] * 3,
    *(_AT[name] for name in names("three four five six")),
    *[0] * 7,
    *[_AT["longest"]] * 26,
)
_NEXT = {"的": _AT["before_of"], "”": _AT["quoted"], "！": _AT["called"], "!": _AT["called"]}


def closer(units: Units, words: Sequence[str]) -> int:
    """Return what a closer look at two units shows, a bit each in the order of CLOSER; `words` are those of the first, if some may have opposites."""
    s, t, g, h = units
    bits = _characters(s, t) | _words(g.replace(INSIDE, ""), h.replace(INSIDE, ""))
    if t[0] in _OPENING:
        head, next_head = s[: _word(g)], t[: _word(h)]
        if (head, next_head) in _FRAMES:
            bits |= _FRAME
        if next_head in _ADDING and head not in _ADDING:
            bits |= _ADDS
    for others in filter(None, map(opposites().get, words)):
        if _holds(t, h, others):
            bits |= _OPPOSITE_WORDS
            break
    if _DOUBLE.search(s) and _DOUBLE.search(t):
        bits |= _BOTH_DOUBLE
    return bits


_DOUBLE = re.compile(r"(.)\1")


def _even(s: str, t: str, g: str, h: str, *, faces: bool) -> int:
    """Return what two units of one length share, character by character: themselves, and where words begin and what they are."""
    size, same = len(s), [*map(eq, s, t)]
    alike, head, tail = same.count(True), same[0], same[-1]
    bits: int = _SAME_LEN | _SHAPE[size][sum(map(eq, g, h))] | _SAME[size][alike]
    if head:
        bits |= _FIRST_CHAR
    if tail:
        bits |= _LAST_CHAR
    if alike > head + tail:
        bits |= _SAME_INSIDE
    if faces and not _facing().isdisjoint(map(add, s, t)):
        bits |= _OPPOSITE_CHARS
    return bits | _TWO_AND_TWO if size == _FOUR and g[2] != INSIDE != h[2] else bits


def _uneven(s: str, t: str, g: str, h: str) -> int:
    """Return what two units share that differ by a character, set side by side by their beginnings or by their ends, whichever is more."""
    size = len(s)
    if size > len(t):
        s_end, t_end, g_end, h_end = s[1:], t, g[1:], h
    else:
        size += 1
        s_end, t_end, g_end, h_end = s, t[1:], g, h[1:]
    alike: int = max(sum(map(eq, s, t)), sum(map(eq, s_end, t_end)))
    shape: int = max(sum(map(eq, g, h)), sum(map(eq, g_end, h_end)))
    bits = _SHAPE[size][shape] | _SAME[size][alike] | (_FIRST_CHAR if s[0] == t[0] else 0)
    if s[-1] == t[-1]:
        bits |= _LAST_CHAR
    return bits | _SAME_INSIDE if alike > 1 else bits


def _words(g: str, h: str) -> int:
    """Return what the tags of two units show."""
    bits = _SAME_TAGS if g == h else 0
    if not (_POINTING.isdisjoint(g) and _POINTING.isdisjoint(h)):
        bits |= _PRONOUN
    if g.count("v") != h.count("v"):
        bits |= _MORE_VERBS
    if "v" in g or "v" in h:
        if not ("v" in g and "v" in h):
            bits |= _ONE_VERB
        elif g[0] in _SUBJECTS and h[0] in _SUBJECTS:
            bits |= _BOTH_CLAUSES
    elif NOUN_TAGS.issuperset(g) and NOUN_TAGS.issuperset(h):
        bits |= _NOUNS
    elif g in _FIXED and h in _FIXED:
        bits |= _IDIOMS
    return bits


def _word(kinds: str) -> int:
    """Return how many characters the first word has."""
    return len(kinds) - len(kinds[1:].lstrip(INSIDE))


def _holds(text: str, kinds: str, words: Sequence[str]) -> bool:
    """Return whether one of the words stands in a text, one of a single character as a word of its own."""
    for word in words:
        if word in text:
            at = text.find(word)
            if len(word) > 1 or (kinds[at] != INSIDE and kinds[at + 1 : at + 2] != INSIDE):
                return True
    return False


@cache
def _facing() -> frozenset[str]:
    """Return the characters that are opposites of each other, two and two: 上下."""
    return frozenset([one + other for one, others in opposites().items() for other in others if len(one + other) == 2])


def _characters(s: str, t: str) -> int:
    """Return what single characters show."""
    bits = _held(frozenset(_TELLING.findall(s)), frozenset(_TELLING.findall(t)))
    return bits | _PLACE_PAIR if s[-1] in _PLACES and t[-1] in _PLACES else bits


@lru_cache(maxsize=1 << 14)
def _held(one: frozenset[str], other: frozenset[str]) -> int:
    """Return what it says that two units hold these telling characters: those that both have, those that one has, denials, figures, the body."""
    bits = sum(_IN[name] for char, name in _BOTH.items() if char in one & other)
    bits |= sum(_IN[name] for char, name in _ALONE.items() if char in one ^ other)
    if not _DIGITS.isdisjoint(one | other):
        bits |= _IN["a_digit"]
    if not other.isdisjoint(_DENIALS) and one.isdisjoint(_DENIALS):
        bits |= _IN["only_second_denies"]
    return bits if one.isdisjoint(_BODY) or other.isdisjoint(_BODY) else bits | _IN["body_pair"]


_FOUR = 4
_BOTH = {"是": "both_are", "在": "both_at", "为": "both_for"}
_ALONE = {"是": "one_is", "了": "one_past", "的": "one_of", "和": "one_and", "要": "one_must"}
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_DENIALS = frozenset("不没无未莫勿别非")
_PLACES = frozenset("上下里外中内前后旁间边")
_BODY = frozenset("手肩心脑头脚眼口嘴身背腿耳脸腰骨血")
_TELLING = re.compile(f"[{''.join(sorted(_DIGITS.union(_DENIALS, _BODY, _BOTH, _ALONE)))}]")
_SUBJECTS = frozenset("njrtfs")
_POINTING = frozenset("rx")
_FIXED = frozenset("il")
_SAME_INSIDE, _OPPOSITE_CHARS, _TWO_AND_TWO = (_AT[name] for name in names("same_inside opposite_chars two_and_two"))
_SAME_TAGS, _OPPOSITE_WORDS, _BOTH_DOUBLE, _ONE_VERB, _NOUNS, _BOTH_CLAUSES, _IDIOMS = (
    _IN[name] for name in names("same_tags opposite_words both_double one_verb nouns both_clauses idioms")
)
_PLACE_PAIR, _MORE_VERBS, _PRONOUN, _ADDS, _FRAME = (
    _IN[name] for name in names("place_pair more_verbs pronoun adds frame")
)


def _shares(most: int, steps: Sequence[tuple[str, float]]) -> tuple[int, ...]:
    """Return for each count out of `most` the bits of the shares that it reaches."""
    return tuple(sum(_AT[name] for name, share in steps if count >= share * most) for count in range(most + 1))


_MOST = 40
_SHAPE = tuple(
    _shares(most, (("shape_third", 0.34), ("shape_half", 0.51), ("shape_most", 0.76))) for most in range(_MOST)
)
_SAME = tuple(
    tuple(
        bits | (_AT["same_chars"] if count else 0) | (_AT["same_two"] if count > 1 else 0)
        for count, bits in enumerate(_shares(most, (("same_third", 0.33),)))
    )
    for most in range(_MOST)
)


_FRAMES = frozenset(
    tuple(pair.split("-"))
    for pair in names(
        "既-又 既-也 既-更 要-也要 要-还要 要-又要 也-也 不-不 不是-就是 只有-没有 没有-只有 又-又 越-越 有-有 无-无 能-能 要-要 多-少 少-多 先-再 先-后 "
        "从-到 以-以 会-会 该-该 谁-谁 往-往 向-向 把-把 让-让 为-为 更-更 再-再 更加-更加 有的-有的 一手-一手 不要-不要 想-想 敢-敢 善于-善于 勇于-勇于 "
        "敢于-敢于 与其-不如 一个-一个 一次-一个 宁可-不 是-是 在-在 用-用 靠-靠 才-才 最-最 多-多 人人-个个 处处-时时"
    )
)
_ADDING = frozenset(names("也 又 还 更 更要 也要 还要 又要 更是 也是 还是 更加"))
_OPENING = frozenset([words[0] for words in (*_ADDING, *[second for _, second in _FRAMES])])
"""What a second unit begins with that answers the first or adds to it."""
