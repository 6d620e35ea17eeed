"""What is measured on a pair of neighbours, a bit each: what a glance sees of them and around them, then what a closer look shows."""

import itertools
from collections.abc import Sequence
from functools import cache
from operator import eq

from toolkit.devices.form.clauses import COMMA, SEMICOLON, STOP, Clauses
from toolkit.devices.form.links import Unit
from toolkit.devices.form.opposites import opposites
from toolkit.devices.form.pieces import INSIDE, OPPOSABLE, Cut, Field
from toolkit.devices.form.weights import names

GLANCE = names(
    "comma semicolon stop row_of_two row_of_more cut_left cut_right lead_long same_len first_char last_char last_tag verb_first verb_object "
    "two three four five six very_long before_of before_and quoted third_head third_tail"
)
"""What is seen at the edges of two units and around them."""
CLOSER = names(
    "same_chars same_two same_inside same_third shape_third shape_half shape_most same_tags opposite_words opposite_chars a_digit place_pair "
    "body_pair both_double both_are one_is nouns one_verb both_clauses idioms two_and_two adds only_first_opens only_second_points frame"
)
"""What a closer look at their words shows."""
NAMES = GLANCE + CLOSER
_AT = {name: 1 << place for place, name in enumerate(GLANCE)}
_IN = {name: 1 << place for place, name in enumerate(CLOSER)}


def seen_by_all(clauses: Clauses, row: Sequence[Unit], k: int) -> int:
    """Return the bits that all cuts of units `k` and `k + 1` of a row share."""
    a = row[k].clause
    if a == row[k + 1].clause:
        return _ROWS[min(len(row), 4)]
    return _MARKS.get(clauses.kinds[a], 0)


_MARKS = {COMMA: _AT["comma"], SEMICOLON: _AT["semicolon"], STOP: _AT["stop"]}
_ROWS = (0, 0, _AT["row_of_two"], 0, _AT["row_of_more"])
Span = tuple[int, int]


def glance(around: Field, row: list[Span], k: int, at: Cut, bits: int) -> int:
    """Return what is seen of units `k` and `k + 1` of a row cut like this, a bit each in the order of GLANCE, `bits` among them."""
    text, kinds, _, _ = around
    start, z, b, stop = at
    size = z - start
    lead = start - row[k][0]
    if lead:
        bits |= _CUT_LEFT if lead <= _LEAD else _LEAD_LONG
    if stop < row[k + 1][1]:
        bits |= _CUT_RIGHT
    if stop - b == size:
        bits |= _SAME_LEN
    head, tail, tag = text[start], text[z - 1], kinds[start]
    if head == text[b]:
        bits |= _FIRST_CHAR
        if head in [text[c] for c, _ in row[max(0, k - 1) : k] + row[k + 2 : k + 3]]:
            bits |= _THIRD_HEAD
    if tail == text[stop - 1]:
        bits |= _LAST_CHAR
        if tail in [text[d - 1] for _, d in row[max(0, k - 1) : k] + row[k + 2 : k + 3]]:
            bits |= _THIRD_TAIL
    end = kinds[start:z].rstrip(INSIDE)[-1]
    same_end = end == kinds[b:stop].rstrip(INSIDE)[-1]
    if tag == kinds[b] == "v":
        bits |= _VERB_FIRST | (_VERB_OBJECT if same_end and end == "n" else 0)
    return bits | (_LAST_TAG if same_end else 0) | _NEXT.get(text[stop : stop + 1], 0) | _SIZES[size]


_LEAD = 5
_CUT_LEFT, _LEAD_LONG = _AT["cut_left"], _AT["cut_left"] | _AT["lead_long"]
_CUT_RIGHT, _SAME_LEN, _FIRST_CHAR, _LAST_CHAR, _THIRD_HEAD, _THIRD_TAIL, _VERB_FIRST, _LAST_TAG = (
    _AT[name] for name in names("cut_right same_len first_char last_char third_head third_tail verb_first last_tag")
)
_VERB_OBJECT = _AT["verb_object"]
_SIZES = (0, 0, *(_AT[name] for name in names("two three four five six")), 0, 0, 0, *[_AT["very_long"]] * 30)
_NEXT = {"的": _AT["before_of"], "”": _AT["quoted"]} | dict.fromkeys("和及与、", _AT["before_and"])


def closer(around: Field, at: Cut) -> int:
    """Return what a closer look at two units cut like this shows, a bit each in the order of CLOSER."""
    text, kinds, marked, opposed = around
    start, z, b, stop = at
    s, t, k, m = text[start:z], text[b:stop], kinds[start:z], kinds[b:stop]
    bits = _even(s, t, k, m) if z - start == stop - b else _uneven(s, t, k, m)
    bits |= _words(k.replace(INSIDE, ""), m.replace(INSIDE, ""))
    head, next_head = s[: _word(k)], t[: _word(m)]
    if head in _HEADS or next_head in _HEADS:
        bits |= _heads(head, next_head)
    here = marked.find(OPPOSABLE, start, z)
    while here >= 0:
        if any(_stands(word, t, m) for word in opposed[here]):
            bits |= _OPPOSITE_WORDS
            break
        here = marked.find(OPPOSABLE, here + 1, z)
    if not (_SPECIAL.isdisjoint(s) and _SPECIAL.isdisjoint(t)):
        bits |= _special(s, t)
    if True in map(eq, s, s[1:]) and True in map(eq, t, t[1:]):
        bits |= _BOTH_DOUBLE
    return bits


def _even(s: str, t: str, k: str, m: str) -> int:
    """Return what two units of one length share, character by character: themselves, and where words begin and what they are."""
    size = len(s)
    same = [*map(eq, s, t)]
    alike: int = sum(same)
    shape: int = sum(map(eq, k, m))
    bits = _SHAPE[size][shape] | _SAME[size][alike]
    if True in same[1:-1]:
        bits |= _SAME_INSIDE
    if not _turning().isdisjoint(s) and _are_opposed(s, t):
        bits |= _OPPOSITE_CHARS
    return bits | _TWO_AND_TWO if size == _FOUR and k[2] != INSIDE != m[2] else bits


def _uneven(s: str, t: str, k: str, m: str) -> int:
    """Return the same of two that differ by a character, set side by side by their beginnings or by their ends, whichever is more."""
    size = len(s)
    if size > len(t):
        s_end, t_end, k_end, m_end = s[1:], t, k[1:], m
    else:
        size += 1
        s_end, t_end, k_end, m_end = s, t[1:], k, m[1:]
    alike: int = max(sum(map(eq, s, t)), sum(map(eq, s_end, t_end)))
    shape: int = max(sum(map(eq, k, m)), sum(map(eq, k_end, m_end)))
    bits = _SHAPE[size][shape] | _SAME[size][alike]
    return bits | _SAME_INSIDE if alike > 1 else bits


def _words(g: str, h: str) -> int:
    """Return what the tags of two units show."""
    bits = _SAME_TAGS if g == h else 0
    if "v" in g or "v" in h:
        if not ("v" in g and "v" in h):
            bits |= _ONE_VERB
        elif g[0] in _SUBJECTS and h[0] in _SUBJECTS:
            bits |= _BOTH_CLAUSES
    elif _NOUN_TAGS.issuperset(g) and _NOUN_TAGS.issuperset(h):
        bits |= _NOUNS
    elif g in _FIXED and h in _FIXED:
        bits |= _IDIOMS
    return bits


def _word(kinds: str) -> int:
    """Return how many characters the first word has."""
    return len(kinds) - len(kinds[1:].lstrip(INSIDE))


def _stands(word: str, text: str, kinds: str) -> bool:
    """Return whether a word stands in a text, one of a single character as a word of its own."""
    at = text.find(word)
    return at >= 0 and (len(word) > 1 or (kinds[at] != INSIDE and kinds[at + 1 : at + 2] != INSIDE))


@cache
def _turning() -> frozenset[str]:
    """Return the characters that have opposites."""
    return frozenset(word for word in opposites() if len(word) == 1)


def _are_opposed(s: str, t: str) -> bool:
    table = opposites()
    return any(q in table.get(p, ()) for p, q in zip(s, t, strict=True) if p != q)


def _special(s: str, t: str) -> int:
    """Return what characters of a kind show: figures, places, parts of the body, 是."""
    bits = 0
    if "是" in s:
        bits = _BOTH_ARE if "是" in t else _ONE_IS
    elif "是" in t:
        bits = _ONE_IS
    if s[-1] in _PLACES and t[-1] in _PLACES:
        bits |= _PLACE_PAIR
    if not (_BODY.isdisjoint(s) or _BODY.isdisjoint(t)):
        bits |= _BODY_PAIR
    if not (_DIGITS.isdisjoint(s) and _DIGITS.isdisjoint(t)):
        bits |= _A_DIGIT
    return bits


_FOUR = 4
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_PLACES = frozenset("上下里外中内前后旁间边")
_BODY = frozenset("手肩心脑头脚眼口嘴身背腿耳脸腰骨血")
_SPECIAL = _DIGITS | _PLACES | _BODY | frozenset("是")
_NOUN_TAGS = frozenset("njxm1rfstb")
_SUBJECTS = frozenset("njrtfs")
_FIXED = frozenset("il")
(
    _SAME_INSIDE,
    _SAME_TAGS,
    _OPPOSITE_CHARS,
    _OPPOSITE_WORDS,
    _BOTH_DOUBLE,
    _TWO_AND_TWO,
    _ONE_VERB,
    _NOUNS,
    _BOTH_CLAUSES,
    _IDIOMS,
) = (
    _IN[name]
    for name in names(
        "same_inside same_tags opposite_chars opposite_words both_double two_and_two one_verb nouns both_clauses idioms"
    )
)
_BOTH_ARE, _ONE_IS, _PLACE_PAIR, _BODY_PAIR, _A_DIGIT = (
    _IN[name] for name in names("both_are one_is place_pair body_pair a_digit")
)


def _shares(most: int, steps: Sequence[tuple[str, float]]) -> tuple[int, ...]:
    """Return for each count out of `most` the bits of the shares that it reaches."""
    return tuple(sum(_IN[name] for name, share in steps if count >= share * most) for count in range(most + 1))


_MOST = 40
_SHAPE = tuple(
    _shares(most, (("shape_third", 0.34), ("shape_half", 0.51), ("shape_most", 0.76))) for most in range(_MOST)
)
_SAME = tuple(
    tuple(
        bits | (_IN["same_chars"] if count else 0) | (_IN["same_two"] if count > 1 else 0)
        for count, bits in enumerate(_shares(most, (("same_third", 0.33),)))
    )
    for most in range(_MOST)
)


def _heads(head: str, next_head: str) -> int:
    """Return what the first words say of two units: that the second adds, that only the first opens, that only the second points back."""
    role, next_role = _HEADS.get(head, 0), _HEADS.get(next_head, 0)
    bits = next_role & _SECOND & ~role | role & _FIRST & ~next_role
    return bits | _IN["frame"] if (head, next_head) in _FRAMES else bits


_FIRST, _SECOND = _IN["only_first_opens"], _IN["adds"] | _IN["only_second_points"]
_FRAMES = frozenset(
    tuple(pair.split("-"))
    for pair in names(
        "既-又 既-也 既-更 要-也要 要-还要 要-又要 也-也 不-不 不是-就是 只有-没有 没有-只有 又-又 越-越 有-有 无-无 能-能 要-要 多-少 少-多 先-再 先-后 "
        "从-到 以-以 会-会 该-该 谁-谁 往-往 向-向 把-把 让-让 为-为 更-更 再-再 更加-更加 有的-有的 一手-一手 不要-不要 想-想 敢-敢 善于-善于 勇于-勇于 "
        "敢于-敢于 与其-不如 一个-一个 一次-一个 宁可-不 是-是 在-在 用-用 靠-靠 才-才 最-最 多-多 人人-个个 处处-时时"
    )
)
_HEADS: dict[str, int] = {
    **dict.fromkeys(itertools.chain.from_iterable(_FRAMES), 0),
    **dict.fromkeys(names("也 又 还 更 更要 也要 还要 又要 更是 也是 还是 更加"), _IN["adds"]),
    **dict.fromkeys(
        names("我 我们 你 你们 他 他们 它 她 这 那 这些 那些 这个 大家 其 此 咱们"), _IN["only_second_points"]
    ),
    **dict.fromkeys(
        names(
            "如果 只要 只有 因为 虽然 尽管 即使 当 在 对 随着 为了 经过 通过 根据 按照 由于 对于 关于 面对 围绕 作为 从 自 把 将 用 以 凡是 无论 不管"
        ),
        _FIRST,
    ),
}
