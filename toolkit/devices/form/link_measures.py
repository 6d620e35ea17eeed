"""What is measured on a link between two small neighbours."""

from operator import eq
from typing import NamedTuple

from toolkit.devices.form.opposites import meeting, with_opposites
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


Third = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What the units on either side of two neighbours look like: sizes, first and last characters, outer tags."""
ALONE: Third = ((), (), (), ())


class Side:
    """One of two neighbours: its words and tags, and what is often asked of them, worked out once.

    >>> side = Side(["抓", "在", "手上"], "vps")
    >>> side.size, side.head, side.tail
    (4, '抓', '上')
    """

    __slots__ = ("_bag", "_facts", "head", "size", "tags", "tail", "words")

    def __init__(self, words: list[str], tags: str, size: int = 0) -> None:
        self.words, self.tags = words, tags
        self.size = size or sum(map(len, words))
        self.head, self.tail = words[0][0], words[-1][-1]
        self._bag: frozenset[str] | None = None
        self._facts: Facts | None = None

    def bag(self) -> frozenset[str]:
        """Return the different words."""
        if self._bag is None:
            self._bag = frozenset(self.words)
        return self._bag

    def facts(self) -> "Facts":
        """Return what a closer look at these words shows."""
        if self._facts is None:
            found, at = 1, 0
            sizes = list(map(len, self.words))
            for size in sizes:
                at += size
                found |= 1 << at
            self._facts = Facts(
                "".join(self.words),
                sizes,
                found,
                "v" in self.tags,
                _NOUN_TAGS.issuperset(self.tags),
                self.tags in _FIXED,
                with_opposites(self.words),
            )
        return self._facts


class Facts(NamedTuple):
    """The text of a side, the size of each word, where words end (a bit each), verbs, nouns alone, one idiom, words with opposites."""

    text: str
    sizes: list[int]
    edges: int
    verb: bool
    nouns: bool
    idiom: bool
    opposites: list[tuple[int, str, tuple[str, ...]]]


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
        | (not one.bag().isdisjoint(other.words)) << 9
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
    shared = one.bag().intersection(y)
    first = prefix(x, y) if x[0] == y[0] else 0
    last = min(suffix(x, y), min(n, m) - first) if x[-1] == y[-1] else 0
    equal = 1.0 if g == h else common(g, masks(h)) / max(n, m)
    alike = equal if n != m or equal == 1 else sum(map(tag_likeness, g, h)) / n
    front = prefix(s, t) if s[0] == t[0] else 0
    back = suffix(s, t) if s[-1] == t[-1] else 0
    same = sum(map(eq, s, t)) if a == b else min(front + back, a, b)
    longer = max(a, b)
    most = max(n, m)
    head_tag, tail_tag = g[0] == h[0], g[-1] == h[-1]
    even = a == b
    phrase, comma, semicolon, stop, set_off, ends_off, cut = place
    verbs = head_tag and g[0] == "v"
    met = t[0] in third_heads and front > 0
    return [
        even,
        abs(a - b) == 1,
        min(abs(a - b), 8),
        min(a, b) / longer,
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
        even and g == h,
        not _LIGHT.issuperset(shared),
        len(shared) / most,
        (x[0], y[0]) in _FRAMES,
        set_off,
        ends_off,
        phrase and front > 0,
        (not phrase) and first > 0,
        a <= 2 and front + back > 0,
        b in third_sizes,
        met,
        back > 0 and t[-1] in third_tails,
        tail_tag and h[0] + h[-1] in third_tags,
        phrase and even and b in third_sizes,
        even and verbs,
        phrase and met,
        opposites_x != [] and meeting(opposites_x, x, y) is not None,
        verbs and tail_tag and g[-1] == "n",
        idiom_x != idiom_y,
        phrase and even and a > 2,
        phrase and even and a > 2 and verbs,
        even and n == m and alike > 0.75,
        comma and even,
        phrase and not third_sizes,
    ]
