"""What is measured on a link between two small neighbours."""

from operator import eq

from toolkit.devices.form.opposites import meeting
from toolkit.devices.form.sides import Side
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


Third = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What the units on either side of two neighbours look like: sizes, first and last characters, outer tags."""
ALONE: Third = ((), (), (), ())


GLANCE_NAMES = names(
    "same_len off_by_one far first_char last_char first_tag last_tag same_count same_tags shared_word phrase cut_left cut_right "
    "third_size third_head third_tail"
)
"""The measures of a first glance, which decides whether a link is measured at all."""


def glance(one: Side, other: Side, phrase: bool, cut: int, third: Third) -> int:
    """Return the yes-or-no measures of a first glance at a link, a bit each, in the order of GLANCE_NAMES."""
    g, h = one.tags, other.tags
    gap = abs(one.size - other.size)
    sizes, heads, tails, _ = third
    first, last = one.head == other.head, one.tail == other.tail
    return (
        (gap == 0)
        | (gap == 1) << 1
        | (gap > 3) << 2
        | first << 3
        | last << 4
        | (g[0] == h[0]) << 5
        | (g[-1] == h[-1]) << 6
        | (len(g) == len(h)) << 7
        | (g == h) << 8
        | one.meets(other.words) << 9
        | phrase << 10
        | cut << 11
        | (other.size in sizes) << 13
        | (first and other.head in heads) << 14
        | (last and other.tail in tails) << 15
    )


def measures(one: Side, other: Side, place: Place, third: Third = ALONE) -> list[float]:
    """Return the measures of a link between two units, in the order of NAMES."""
    x, g, y, h = one.words, one.tags, other.words, other.tags
    a, b, n, m = one.size, other.size, len(x), len(y)
    s, sizes_x, edges_x, verb_x, nouns_x, idiom_x, opposites_x = one.facts()
    t, sizes_y, edges_y, verb_y, nouns_y, idiom_y, _ = other.facts()
    third_sizes, third_heads, third_tails, third_tags = third
    even = a == b
    longer, shorter = (a, b) if a > b else (b, a)
    gap, most = longer - shorter, max(m, n)
    head, tail = s[0] == t[0], s[-1] == t[-1]
    front = prefix(s, t) if head else 0
    back = suffix(s, t) if tail else 0
    shared: frozenset[str] = _NONE
    first = last = 0
    if one.meets(y):
        shared = one.bag().intersection(y)
        first = prefix(x, y) if x[0] == y[0] else 0
        last = min(suffix(x, y), (min(m, n)) - first) if x[-1] == y[-1] else 0
    same_tags = g == h
    equal = 1.0 if same_tags else common(g, masks(h)) / most
    alike = equal if n != m or equal == 1 else sum(map(tag_likeness, g, h)) / n
    same = sum(map(eq, s, t)) if even else min(front + back, shorter)
    head_tag, tail_tag = g[0] == h[0], g[-1] == h[-1]
    phrase, comma, semicolon, stop, set_off, ends_off, cut = place
    verbs = head_tag and g[0] == "v"
    met = head and t[0] in third_heads
    long_phrase = phrase and even and a > 2
    return [
        even,
        gap == 1,
        min(8, gap),
        shorter / longer,
        min(12, a),
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
        min(3, first),
        min(3, last),
        head,
        tail,
        min(4, same),
        same / longer,
        verb_x and verb_y,
        verb_x != verb_y,
        nouns_x and nouns_y,
        head_tag,
        tail_tag,
        verbs,
        phrase,
        comma,
        semicolon,
        stop,
        cut & 1,
        cut >> 1,
        even and same_tags,
        not _LIGHT.issuperset(shared),
        len(shared) / most,
        (x[0], y[0]) in _FRAMES,
        set_off,
        ends_off,
        phrase and head,
        (not phrase) and first > 0,
        a <= 2 and (head or tail),
        b in third_sizes,
        met,
        tail and t[-1] in third_tails,
        tail_tag and h[0] + h[-1] in third_tags,
        phrase and even and b in third_sizes,
        even and verbs,
        phrase and met,
        opposites_x != [] and meeting(opposites_x, x, y) is not None,
        verbs and tail_tag and g[-1] == "n",
        idiom_x != idiom_y,
        long_phrase,
        long_phrase and verbs,
        even and n == m and alike > 0.75,
        comma and even,
        phrase and not third_sizes,
    ]


_NONE: frozenset[str] = frozenset()
