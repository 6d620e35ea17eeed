"""What is measured on a link between two small neighbours."""

from collections.abc import Sequence
from operator import eq

from toolkit.devices.form.similarity import prefix
from toolkit.devices.form.weights import names

NAMES = names(
    "same_len off_by_one diff ratio size tiny tags shape same_count first_word last_word prefix first_char last_char same_chars same_share "
    "verbs nouns first_tag last_tag verb_first phrase comma semicolon stop cut_left cut_right same_tags frame set_off ends_off third_size third_head "
    "third_tail even_row even_phrase verb_object"
)
"""The measures of a link, in the order of `measures`; the table of weights names them."""
NOUN_TAGS = frozenset("njxm1rfstb")
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


Side = tuple[str, str, list[str]]
"""One of two neighbours, whole or cut: its text, its tags, a character a word, and its words."""
Place = tuple[bool, bool, bool, bool, bool, bool, int]
"""Phrases or clauses; ，；。 between them; set off before, after; which of the two was cut (1 the first, 2 the second)."""
Third = tuple[Sequence[int], Sequence[str], Sequence[str]]
"""What the units on either side of two neighbours look like: sizes, first and last characters."""
ALONE: Third = ((), (), ())


def measures(one: Side, other: Side, place: Place, third: Third = ALONE) -> list[float]:
    """Return the measures of a link between two units, in the order of NAMES."""
    (s, g, x), (t, h, y) = one, other
    a, b, n, m = len(s), len(t), len(g), len(h)
    phrase, comma, semicolon, stop, set_off, ends_off, cut = place
    sizes, heads, tails = third
    even = a == b
    longer, shorter = (a, b) if a > b else (b, a)
    head, tail = s[0] == t[0], s[-1] == t[-1]
    front = prefix(s, t) if head else 0
    same = sum(map(eq, s, t)) if even else front + tail + (s[-2:] == t[-2:])
    alike = sum(map(eq, g, h))
    if n != m:
        alike = max(alike, sum(map(eq, g[::-1], h[::-1])))
    head_tag, tail_tag = g[0] == h[0], g[-1] == h[-1]
    verbs = head_tag and g[0] == "v"
    even_phrase = phrase and even
    return [
        even,
        longer - shorter == 1,
        0 if even else min(8, longer - shorter),
        shorter / longer,
        min(12, a),
        a <= 2,
        alike / max(m, n),
        n == m and [*map(len, x)] == [*map(len, y)],
        n == m,
        x[0] == y[0],
        x[-1] == y[-1],
        front and min(6, front),
        head,
        tail,
        same and min(4, same),
        same and min(1.0, same / longer),
        "v" in g and "v" in h,
        NOUN_TAGS.issuperset(g) and NOUN_TAGS.issuperset(h),
        head_tag,
        tail_tag,
        verbs,
        phrase,
        comma,
        semicolon,
        stop,
        cut & 1,
        cut >> 1,
        even and g == h,
        (x[0], y[0]) in _FRAMES,
        set_off,
        ends_off,
        b in sizes,
        head and t[0] in heads,
        tail and t[-1] in tails,
        even_phrase and b in sizes,
        even_phrase and a > 2,
        verbs and tail_tag and g[-1] == "n",
    ]
