"""What is measured on a link between two small neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.devices.form.opposites import opposite_words
from toolkit.devices.form.similarity import common, masks, prefix, suffix, tag_likeness
from toolkit.devices.form.weights import names

NAMES = names(
    "same_len off_by_one diff ratio size tiny three four tags tag_likeness shape cuts same_count first_word "
    "last_word prefix suffix first_char last_char same_chars same_share verbs one_verb nouns first_tag "
    "last_tag verb_first phrase comma semicolon stop cut_left cut_right same_tags shared_word shared_words "
    "frame set_off ends_off phrase_first_char clause_first_word short_shared third_size third_head third_tail "
    "third_tags even_row even_verbs phrase_third_head opposite verb_object idioms even_phrase phrase_even_verbs even_tags comma_even pair_alone"
)
"""The measures of a link, in the order of `measures`; the table of weights names them."""
_NOUN_TAGS = frozenset("njxm1rfstb")
_FIXED = frozenset("il")
_LIGHT = frozenset(
    names("的 了 着 在 是 我 你 他 我们 大家 一 个 不 也 都 就 与 和 有 会 能 这 那 上 中 里 到 为 而 又 更 还 要")
)
_FRAMES = frozenset(
    tuple(pair.split("-"))
    for pair in [
        "既-又",
        "既-也",
        "不-不",
        "不是-而是",
        "不是-就是",
        "只有-没有",
        "只-不",
        "没有-只有",
        "多-少",
        "又-又",
        "越-越",
        "宁可-不",
        "宁可-不可",
        "一个-一个",
        "一次-一个",
        "有-有",
        "无-无",
        "能-能",
        "要-要",
        "从-到",
        "以-以",
        "会-会",
        "该-该",
        "谁-谁",
        "往-往",
        "向-向",
        "把-把",
        "让-让",
        "为-为",
        "更-更",
        "再-再",
        "更加-更加",
        "有的-有的",
        "一手-一手",
        "不要-更",
        "不要-不要",
        "想-想",
        "敢-敢",
        "善于-善于",
        "勇于-勇于",
        "敢于-敢于",
        "与其-不如",
    ]
)


Place = tuple[bool, bool, bool, bool, bool, bool, int]
"""Phrases or clauses; ，；。 between them; set off before, after; which of the two was cut (1 the first, 2 the second)."""


@dataclass(frozen=True, slots=True)
class Third:
    """What the units on either side of two neighbours look like: sizes, first and last characters, outer tags."""

    sizes: frozenset[int]
    heads: frozenset[str]
    tails: frozenset[str]
    tags: frozenset[str]


ALONE = Third(frozenset(), frozenset(), frozenset(), frozenset())


GLANCE_NAMES = names(
    "same_len off_by_one far first_char last_char first_tag last_tag same_count same_tags shared_word phrase cut_left cut_right "
    "third_size third_head third_tail"
)
"""The measures of a first glance, which decides whether a link is measured at all."""


def glance(
    one: tuple[Sequence[str], str], other: tuple[Sequence[str], str], phrase: bool, cut: int, third: Third
) -> tuple[float, ...]:
    """Return the yes-or-no measures of a first glance at a link, in the order of GLANCE_NAMES."""
    (x, g), (y, h) = one, other
    size = sum(map(len, y))
    gap = abs(sum(map(len, x)) - size)
    head, tail = y[0][0], y[-1][-1]
    first, last = x[0][0] == head, x[-1][-1] == tail
    return (
        gap == 0,
        gap == 1,
        gap > 3,
        first,
        last,
        g[0] == h[0],
        g[-1] == h[-1],
        len(x) == len(y),
        g == h,
        not set(x).isdisjoint(y),
        phrase,
        cut & 1,
        cut >> 1,
        size in third.sizes,
        first and head in third.heads,
        last and tail in third.tails,
    )


def measures(
    one: tuple[Sequence[str], str], other: tuple[Sequence[str], str], place: Place, third: Third = ALONE
) -> list[float]:
    """Return the measures of a link between two units, each given as words and tags, in the order of NAMES."""
    (x, g), (y, h) = one, other
    s, t = "".join(x), "".join(y)
    a, b, n, m = len(s), len(t), len(x), len(y)
    first, last = prefix(x, y), suffix(x, y)
    last = min(last, min(n, m) - first)
    equal = 1.0 if g == h else common(g, masks(h)) / max(n, m)
    alike = sum(map(tag_likeness, g, h)) / n if n == m else equal
    sizes_x, sizes_y = list(map(len, x)), list(map(len, y))
    edges_x, edges_y = _edges(sizes_x), _edges(sizes_y)
    front, back = prefix(s, t), suffix(s, t)
    same = sum(p == q for p, q in zip(s, t, strict=True)) if a == b else min(front + back, a, b)
    verb_x, verb_y = "v" in g, "v" in h
    shared = set(x) & set(y)
    phrase, comma, semicolon, stop, set_off, ends_off, cut = place
    return [
        a == b,
        abs(a - b) == 1,
        min(abs(a - b), 8),
        min(a, b) / max(a, b),
        min(a, 12),
        a <= 2,
        a == 3,
        a == 4,
        equal,
        alike,
        sizes_x == sizes_y,
        (edges_x & edges_y).bit_count() / (edges_x | edges_y).bit_count(),
        n == m,
        first > 0,
        last > 0,
        min(first, 3),
        min(last, 3),
        front > 0,
        back > 0,
        min(same, 4),
        same / max(a, b),
        verb_x and verb_y,
        verb_x != verb_y,
        _NOUN_TAGS.issuperset(g) and _NOUN_TAGS.issuperset(h),
        g[0] == h[0],
        g[-1] == h[-1],
        g[0] == h[0] == "v",
        phrase,
        comma,
        semicolon,
        stop,
        cut & 1,
        cut >> 1,
        g == h and a == b,
        bool(shared - _LIGHT),
        len(shared) / max(n, m),
        (x[0], y[0]) in _FRAMES,
        set_off,
        ends_off,
        phrase and front > 0,
        (not phrase) and first > 0,
        a <= 2 and front + back > 0,
        b in third.sizes,
        s[0] == t[0] and t[0] in third.heads,
        s[-1] == t[-1] and t[-1] in third.tails,
        h[0] + h[-1] in third.tags and g[-1] == h[-1],
        phrase and a == b and b in third.sizes,
        a == b and g[0] == h[0] == "v",
        phrase and s[0] == t[0] and t[0] in third.heads,
        opposite_words(x, y) is not None,
        g[0] == h[0] == "v" and g[-1] == h[-1] == "n",
        (g in _FIXED) != (h in _FIXED),
        phrase and a == b and a > 2,
        phrase and a == b and a > 2 and g[0] == h[0] == "v",
        a == b and n == m and alike > 0.75,
        comma and a == b,
        phrase and not third.sizes,
    ]


def _edges(sizes: Sequence[int]) -> int:
    """Return the places where words end, a bit each."""
    found, at = 1, 0
    for size in sizes:
        at += size
        found |= 1 << at
    return found
