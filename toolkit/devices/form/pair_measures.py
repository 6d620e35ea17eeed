"""What is measured on a pair beyond the measures of a link: places that agree, opposites, denials, openings, and what stands around."""

import itertools
import re
from collections.abc import Sequence
from functools import cache
from operator import eq
from typing import NamedTuple

from toolkit.devices.form.link_measures import NAMES as LINK_NAMES
from toolkit.devices.form.opposites import opposites
from toolkit.devices.form.sides import Side
from toolkit.devices.form.weights import names

MORE = names(
    "link opposite_words opposite_chars both_deny one_denies goes_on_opening only_second_goes_on only_first_opens only_second_points "
    "first_of second_of before_of before_etc before_and lead a_digit digits both_four two_and_two same_places same_inside number_pair "
    "place_pair body_pair both_double gap_wide length before_even before_near after_even after_near row_size row_of_two row_of_more "
    "uncut cut_first cut_second cut_both phrase_cut_first phrase_cut_both clause_cut_first colon rank_after kind_before whole_sentence"
)
NAMES = LINK_NAMES + MORE
"""The measures of a pair: those of a link, the link's score, and the ones worked out here."""

FRACTIONS = frozenset(names("ratio tags tag_likeness cuts same_share shared_words link"))
"""The measures that are no whole numbers."""

_GOING_ON = frozenset(
    names(
        "而 但 但是 可是 却 所以 因此 因而 就 也 又 还 更 都 才 并 并且 使 让 为 确保 以 从而 进而 则 便 即 那么 于是 不断 进一步 同时 甚至 其中 特别是 "
        "尤其是 包括 以及 及 和 与 到 等"
    )
)
_OPENING = frozenset(
    names(
        "如果 只要 只有 因为 虽然 尽管 即使 当 在 对 随着 为了 经过 通过 根据 按照 由于 对于 关于 面对 围绕 作为 从 自 把 将 用 以 凡是 无论 不管"
    )
)
_POINTING = frozenset(names("我 我们 你 你们 他 他们 它 她 这 那 这些 那些 这个 大家 其 此 咱们"))
_DIGIT = re.compile(r"\d")
_DENIALS = frozenset("不没无未莫勿别非")
_NUMBERS = frozenset("一二两三四五六七八九十百千万亿几双")
_PLACES = frozenset("上下里外中内前后旁间边")
_BODY = frozenset("手肩心脑头脚眼口嘴身背腿耳脸腰骨血")


class Around(NamedTuple):
    """What stands around a pair.

    Characters cut before it, the character after it, the sizes of the units on either side, phrases in the row, the mark between,
    the rank of the mark after, the kind of mark before, which were cut, whether it is a sentence.
    """

    lead: int
    after: str
    before_size: int
    after_size: int
    row: int
    kind: int
    rank_after: int
    kind_before: int
    cut: int
    sentence: bool


def more_measures(one: Side, other: Side, around: Around) -> list[float]:
    """Return the measures of a pair after the link's score, in the order of MORE without `link`."""
    x, y = one.words, other.words
    s, _, _, _, _, _, opposites_x = one.facts()
    t, a, b = other.shape()[0], one.size, other.size
    even = a == b
    same: list[bool] = []
    turned = numbers = 0
    if even:
        same = list(map(eq, s, t))
        if not _turning().isdisjoint(s):
            table = opposites()
            turned = sum([q in table.get(p, ()) for p, q in zip(s, t, strict=True) if p != q])
        if not _NUMBERS.isdisjoint(s):
            numbers = sum([p in _NUMBERS and q in _NUMBERS for p, q in zip(s, t, strict=True)])
    opposed = sum([w in others for _, _, others in opposites_x for w in y]) if opposites_x else 0
    deny_x, deny_y = not _DENIALS.isdisjoint(s), not _DENIALS.isdisjoint(t)
    goes_on = y[0] in _GOING_ON
    digit_x = not s.isalpha() and _DIGIT.search(s) is not None
    digit_y = not t.isalpha() and _DIGIT.search(t) is not None
    lead, after, before_size, after_size, row, kind, rank_after, kind_before, cut, sentence = around
    phrase = row > 0
    four = a == b == 4
    return [
        opposed,
        turned,
        deny_x and deny_y,
        deny_x != deny_y,
        goes_on,
        goes_on and x[0] not in _GOING_ON,
        x[0] in _OPENING and y[0] not in _OPENING,
        y[0] in _POINTING and x[0] not in _POINTING,
        s[-1] == "的",
        t[-1] == "的",
        after == "的",
        after == "等",
        after in {"和", "及", "与", "、"},
        min(8, lead),
        digit_x or digit_y,
        digit_x and digit_y,
        four,
        four and _halved(x) and _halved(y),
        sum(same),
        any(same[1:-1]),
        numbers,
        s[-1] in _PLACES and t[-1] in _PLACES,
        not _BODY.isdisjoint(s) and not _BODY.isdisjoint(t),
        _doubled(s) and _doubled(t),
        not -2 < a - b < 2,
        min(20, a),
        before_size == a,
        before_size > 0 and -2 < before_size - a < 2,
        after_size == a,
        after_size > 0 and -2 < after_size - a < 2,
        row,
        row == 2,
        row > 2,
        cut == 0,
        cut == 1,
        cut == 2,
        cut == 3,
        phrase and cut == 1,
        phrase and cut == 3,
        not phrase and cut == 1,
        kind == 5,
        rank_after,
        kind_before,
        sentence,
    ]


@cache
def _turning() -> frozenset[str]:
    """Return the characters that have opposites."""
    return frozenset(word for word in opposites() if len(word) == 1)


def _halved(words: Sequence[str]) -> bool:
    return 2 in itertools.accumulate(map(len, words))


def _doubled(words: str) -> bool:
    return any(map(eq, words, words[1:]))
