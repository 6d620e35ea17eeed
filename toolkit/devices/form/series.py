"""Series (铺排) that plain rules see: three or more short phrases of one size or one head, and enumerations by 有的."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.links import NEVER_LAST, Row
from toolkit.devices.form.runs import Run
from toolkit.devices.form.similarity import common, masks, prefix
from toolkit.devices.lists import is_listed

_HEAD = re.compile("(?:还|更|也|甚至|又){0,4}有(?:的|些|人)(?!放矢|效|限|关)|(?:另|还有|另有)?一[种类]是")
_HEADS = ("有的", "有些", "有人", "一种是", "一类是")
_NOUN_TAGS = frozenset("njxm1rfstbq")
_SHORTEST, _LONGEST, _CLAUSES, _MOST_CLAUSES = 3, 6, 4, 7
_DENIALS = frozenset("不没无")
_PAIR, _BRIEF = 2, 12
"""Characters of a branch whose exact evenness needs no further proof."""
_STEADY = 7.0
"""Score of a run found by a rule: above that of most links, so that it stays where the two overlap."""


def _words(clauses: Clauses, c: int, start: int, stop: int) -> tuple[tuple[str, ...], str]:
    at = clauses.at[c]
    first, last = bisect_left(at, start), bisect_left(at, stop)
    if first == last:
        return (clauses.text[start:stop],), "n"
    return tuple(clauses.words[c][first:last]), clauses.tags[c][first:last]


def _made(
    clauses: Clauses,
    row: Row,
    spans: Sequence[tuple[int, int]],
    why: tuple[str, ...],
    *,
    nouns: bool = False,
) -> Run | None:
    looks = [_words(clauses, row[0].clause, a, z) for a, z in spans]
    if not nouns and all(_NOUN_TAGS.issuperset(tags) for _, tags in looks):
        return None
    words, tags = zip(*looks, strict=True)
    return Run(tuple(spans), "phrase", _STEADY, words, tags, why)


def even_phrases(clauses: Clauses, row: Row) -> Run | None:
    """Three or more phrases between 、 of one size, three to six characters: 等上面、靠项目、要资金.

    The first may follow a lead-in and the last run on, at a word's edge. A list of nouns is none, nor are fixed idioms.
    """
    spans = list(row.spans)
    sizes = {z - a for a, z in spans[1:-1]}
    if len(sizes) != 1:
        return None
    (size,) = sizes
    if not _SHORTEST <= size <= _LONGEST:
        return None
    first, last = spans[0][1] - size, spans[-1][0] + size
    c = row[0].clause
    edges = {*clauses.at[c], clauses.stops[c]}
    if first < spans[0][0] or last > spans[-1][1]:
        return None
    spans_end = spans[-1][1]
    spans = [(first, spans[0][1]), *spans[1:-1], (spans[-1][0], last)]
    columns = [len(set(column)) == 1 for column in zip(*(clauses.text[a:z] for a, z in spans), strict=True)]
    shared = any(columns[1:-1])
    if not shared and (first not in edges or last not in edges):
        return None
    if last < spans_end and (
        last not in edges or _runs_on(clauses, c, last)
    ):  # 自己的山、自己的水、自己的手艺; 天更蓝、水更清、环境更优美
        spans[-1] = (spans[-1][0], min(edge for edge in edges if edge > last))
    made = _made(clauses, row, spans, ("lengths", "rhythm"), nouns=shared)
    said = made is not None and size == _FOUR and _say_something(made)
    if said or made is None or (all(len(tags) == 1 for tags in made.tags) and sum(columns) < 2):
        return made if said else None
    # The words must also begin alike, with a verb or adverb, or share one inside: 眼里有光、心中有火.
    heads = {_head_class(tags) for tags in made.tags}
    tails = {tags[-1] for tags in made.tags}
    ends_alike = size > 3 and tails <= set("va") and 2 * sum(len(tags) > 1 for tags in made.tags) > len(spans)
    return made if shared or ends_alike or (len(heads) == 1 and heads <= set("vdpa")) else None


_FOUR = 4


def _runs_on(clauses: Clauses, c: int, stop: int) -> bool:
    """Return whether what stops at a word's edge cannot end there: after 更, 很, 把."""
    return clauses.words[c][bisect_left(clauses.at[c], stop) - 1] in NEVER_LAST


def _say_something(run: Run) -> bool:
    """Return whether two thirds of phrases of four characters say something of something (国家富强), and not all are idioms."""
    units = list(zip(run.words, run.tags, strict=True))
    idioms = sum(tags in {"i", "l"} or (len(words) == 1 and is_listed("idioms", words[0])) for words, tags in units)
    said = sum(not _NOUN_TAGS.issuperset(tags) or is_listed("four_character", "".join(words)) for words, tags in units)
    return idioms < len(units) - 1 and 3 * said >= 2 * len(units)


def inner_word(clauses: Clauses, row: Row) -> Run | None:
    """Three or more phrases between 、 with one word inside each: 预算怎么编的、钱怎么花的、效果怎么样.

    The first may follow a lead-in, cut at the word's edge that leaves it nearest in size to the second.
    """
    if len(row) < 3:
        return None
    text, c = clauses.text, row[0].clause
    spans = list(row.spans)
    words = [w for w in clauses.words[c][row[1].first + 1 : row[1].last] if len(w) > 1]
    word = next((w for w in words if all(w in text[a + 1 : z] for a, z in spans)), "")
    if not word:
        return None
    at, size = text.find(word, spans[0][0] + 1, spans[0][1]), spans[1][1] - spans[1][0]
    starts = [a for a in clauses.at[c][row[0].first : row[0].last] if a < at]
    if not starts:
        return None
    spans[0] = (min(starts, key=lambda a: abs(spans[0][1] - a - size)), spans[0][1])
    sizes = [z - a for a, z in spans]
    return _made(clauses, row, spans, ("words", "lengths")) if max(sizes) <= 1.5 * min(sizes) + 1 else None


def _head_class(tags: str) -> str:
    return "v" if tags[0] in "vl" else tags[0]


def one_head(clauses: Clauses, row: Row) -> Run | None:
    """Three or more phrases between 、 that open with the same character or word: 落细、落小、落到位; 带头研究、带头检查、带头整改."""
    if len(row) < 3:
        return None
    text = clauses.text
    spans = list(row.spans)
    if text[spans[1][0]] != text[spans[2][0]]:
        return None
    second = text[slice(*spans[1])]
    shared = min([prefix(second, text[a:z]) for a, z in spans[2:]])
    head = second[:shared]
    start = text.rfind(head, spans[0][0], spans[0][1]) if head else -1
    if start < 0:
        return None
    spans[0] = (start, spans[0][1])
    runs_on = text.find("的", spans[-1][0] + shared + 1, spans[-1][1])
    if runs_on > 0 and spans[-1][1] - spans[-1][0] > 1.5 * max(z - a for a, z in spans[:-1]):  # 不担当、不作为|的现象
        spans[-1] = (spans[-1][0], runs_on)
    sizes = [z - a for a, z in spans]
    if max(sizes) > 1.5 * min(sizes) + 1 or min(sizes) <= shared:
        return None
    made = _made(clauses, row, spans, ("words", "lengths"))
    denies = head in _DENIALS
    return made if made is None or shared > 1 or denies or "v" in {tags[0] for tags in made.tags} else None


def enumerations(clauses: Clauses) -> Iterator[Run]:
    """Yield 有的…，有的…，还有的…: three or more stretches of up to four clauses, each opened by the same word."""
    starts: list[tuple[int, int]] = []
    text = clauses.text
    if sum(map(text.count, _HEADS)) < 3:
        return
    for c in range(len(clauses)):
        a, z = clauses.starts[c], clauses.stops[c]
        if starts and a - clauses.stops[c - 1] > 2:  # a section marker stands between
            yield from _enumeration(clauses, starts)
            starts = []
        match = None
        if text.find("有", a, z) >= 0 or text.find("一", a, z) >= 0:
            match = _HEAD.match(text, a, z) or (None if starts else _HEAD.search(text, a, z))
        opens = match is not None and match.end() < z
        if starts and (c - starts[-1][0] >= _MOST_CLAUSES or (opens and not _near(clauses, starts[-1][0], c))):
            yield from _enumeration(clauses, starts)
            starts = []
        if match is not None and opens:
            starts.append((c, match.start()))
        if clauses.ranks[c] == BREAK:
            yield from _enumeration(clauses, starts)
            starts = []


_CARRIES_ON = frozenset("却就而但也还只便才都")
"""What opens a clause that belongs to the last of an enumeration, though the others are shorter: 还有的什么也不做，就坐在台阶上."""


def _near(clauses: Clauses, before: int, c: int) -> bool:
    """Return whether clause `c` may open the next of an enumeration: a few clauses on, with no sentence between that says something else."""
    inside = max(clauses.ranks[before : c - 1], default=0)
    return inside < 3 and (c - before <= _CLAUSES or inside < clauses.ranks[c - 1])


def _enumeration(clauses: Clauses, starts: Sequence[tuple[int, int]]) -> Iterator[Run]:
    if len(starts) < 3:
        return
    last = starts[-1][0]
    longest = max(c - before for (before, _), (c, _) in itertools.pairwise(starts))
    while clauses.ranks[last] < 2 and last + 1 < len(clauses) and last - starts[-1][0] < _CLAUSES - 1:
        if last - starts[-1][0] >= longest - 1 and clauses.text[clauses.starts[last + 1]] not in _CARRIES_ON:
            break
        last += 1
    spans = [(a, clauses.stops[c - 1]) for (_, a), (c, _) in itertools.pairwise(starts)]
    spans.append((starts[-1][1], clauses.stops[last]))
    looks = [_words(clauses, c, a, z) for (c, _), (a, z) in zip(starts, spans, strict=True)]
    words, tags = zip(*looks, strict=True)
    yield Run(tuple(spans), "branch", _STEADY, words, tags, ("words", "clauses"))


def even_branches(clauses: Clauses) -> Iterator[Run]:
    """Yield neighbours between ； or 。 whose clauses match in number and, one by one, in size: 合抱之木，生于毫末；九层之台，起于累土.

    Two or three clauses each; the first branch may follow others (老子说：). In longer ones, equal
    word classes must bear at least half of it out.
    """
    row: list[tuple[int, int]] = []
    start = 0
    for c in [c for c, rank in enumerate(clauses.ranks) if rank > 1]:
        here = (start, c)
        start = c + 1
        if (
            row
            and 0 < here[1] - here[0] < _MOST_EVEN
            and (_matches(clauses, row[-1], here, first=len(row) == 1) or _turn_alike(clauses, row[-1], here))
        ):
            if len(row) == 1:
                row[0] = (row[0][1] - (here[1] - here[0]), row[0][1])
            row.append(here)
        else:
            if len(row) > 1:
                yield from _even(clauses, row)
            row = [here]
        if clauses.ranks[c] == BREAK:
            if len(row) > 1:
                yield from _even(clauses, row)
            row = []
    yield from _even(clauses, row)


_MOST_EVEN = 3
"""Clauses of the longest branch that matches another clause by clause."""


def _matches(clauses: Clauses, a: tuple[int, int], b: tuple[int, int], *, first: bool) -> bool:
    count = b[1] - b[0] + 1
    if not 2 <= count <= _MOST_EVEN or a[1] - a[0] + 1 < count or (not first and a[1] - a[0] + 1 != count):
        return False
    pairs = [(a[1] - k, b[1] - k) for k in range(count)]
    gaps = []
    for i, j in pairs:
        gaps.append(abs(_size(clauses, i) - _size(clauses, j)))
        if gaps[-1] > 1:
            return False
    if not any(gaps) and clauses.ranks[a[1]] == 2 and sum(clauses.sizes[j] for _, j in pairs) <= _BRIEF:
        return True
    if _agree(clauses, pairs):
        return True
    alike = sum(common(clauses.tags[i], masks(clauses.tags[j])) for i, j in pairs)
    return 2 * alike >= sum(max(len(clauses.tags[i]), len(clauses.tags[j])) for i, j in pairs)


def _agree(clauses: Clauses, pairs: Sequence[tuple[int, int]]) -> bool:
    """Return whether clauses that pair off share words of one order: a third of the characters of the shorter, in each pair or in all."""
    shared = [common(clauses.words[i], masks(clauses.words[j])) for i, j in pairs]
    return all(shared) and 3 * sum(shared) >= sum(min(len(clauses.words[i]), len(clauses.words[j])) for i, j in pairs)


def _size(clauses: Clauses, c: int) -> int:
    tags, size = clauses.tags[c], clauses.sizes[c]
    if "x" not in tags:
        return size
    return size - sum([len(word) for word, tag in zip(clauses.words[c], tags, strict=True) if tag == "x"])


_TURNS = "却就才便则反而"
_UNEVEN = 2.0


def _turn_alike(clauses: Clauses, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Return whether two stretches of two clauses turn with the same word: 大厅越来越亮堂，脸色却不够亮堂；入口越开越多，老人却越找越糊涂."""
    if b[1] - b[0] != 1 or a[1] - a[0] != 1:
        return False
    x, y = (clauses.text[clauses.starts[last] : clauses.stops[last]] for _, last in (a, b))
    sizes = [(clauses.sizes[i], clauses.sizes[j]) for i, j in zip(a, b, strict=True)]
    return any(turn in x and turn in y for turn in _TURNS) and all(max(pair) <= _UNEVEN * min(pair) for pair in sizes)


def _even(clauses: Clauses, row: Sequence[tuple[int, int]]) -> Iterator[Run]:
    if len(row) > _PAIR or (len(row) == _PAIR and _matches(clauses, *row, first=True)):
        spans = tuple((clauses.starts[a], clauses.stops[b]) for a, b in row)
        words = tuple(tuple(w for c in range(a, b + 1) for w in clauses.words[c]) for a, b in row)
        tags = tuple("".join(clauses.tags[a : b + 1]) for a, b in row)
        yield Run(spans, "branch", _STEADY, words, tags, ("lengths", "clauses"))


def series_runs(clauses: Clauses, rows: Sequence[Row]) -> Iterator[Run]:
    """Yield the runs that the rules of this module find."""
    for row in rows:
        if len(row) > 2 and row.phrase:
            made = even_phrases(clauses, row) or one_head(clauses, row) or inner_word(clauses, row)
            if made is not None:
                yield made
    yield from enumerations(clauses)
    yield from even_branches(clauses)
