"""Units that open alike: stretches of a paragraph that start with the same words, and the first clauses of paragraphs."""

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import eq

from toolkit.devices.form.clauses import BREAK, Clauses
from toolkit.devices.form.runs import Run
from toolkit.devices.form.similarity import prefix

_STEADY = 4.0
_GAP, _LONGEST, _UNEVEN = 4, 120, 2.0
_LIGHT = frozenset(
    [
        "我们",
        "你们",
        "他们",
        "大家",
        "同志",
        "这个",
        "这些",
        "这是",
        "这里",
        "那个",
        "那些",
        "各级",
        "一个",
        "其中",
        "同时",
        "因此",
        "所以",
        "但是",
        "而且",
        "并且",
        "如果",
        "特别",
        "比如",
        "例如",
    ]
)
"""Openings that alone hold nothing together; with the word after them they may."""


def opening(clauses: Clauses, c: int) -> str:
    """Return the words that clause `c` opens with: the first of two characters or more, with the next after a light one.

    >>> from toolkit.devices.form.clauses import Clauses
    >>> made = Clauses("我们要坚持", words=[["我们", "要", "坚持"]])
    >>> opening(made, 0)
    '我们要'
    """
    words = clauses.words[c]
    head = words[0]
    if (len(head) < 2 or head in _LIGHT) and len(words) > 1:
        head += words[1]
    return head if len(head) > 1 and head[0].isalpha() and head not in _LIGHT else ""


def repeated_openings(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more stretches in a row that open with the same words and are set apart by the same kind of mark.

    坚持……；坚持……；坚持……. Each has up to four clauses, none more than twice as long as another.
    """
    start = 0
    first = [words[0] for words in clauses.words]
    for c, rank in enumerate(clauses.ranks):
        if rank == BREAK:
            if len(set(first[start : c + 1])) < c - start:  # one word opens three, or two words open two each
                often = _often(first[start : c + 1])
                if often:
                    yield from _in_paragraph(clauses, start, c, often)
            start = c + 1


def _often(words: Iterable[str]) -> set[str]:
    """Return the words that come up three times or more."""
    once, twice, often = set[str](), set[str](), set[str]()
    for word in words:
        if word in twice:
            often.add(word)
        elif word in once:
            twice.add(word)
        else:
            once.add(word)
    return often


def _in_paragraph(clauses: Clauses, first: int, last: int, often: Container[str]) -> Iterator[Run]:
    """Yield the stretches of a paragraph that open with the same words, of which the first is one of those that do so `often`."""
    places: dict[str, list[int]] = defaultdict(list)
    for c in range(first, last + 1):
        if clauses.words[c][0] in often and (head := opening(clauses, c)):
            places[head].append(c)
    for found in places.values():
        if len(found) > 2:
            row = [found[0]]
            for c in [*found[1:], last + _GAP + 2]:
                apart = clauses.ranks[row[-1] : c]
                if c - row[-1] <= _GAP and _set_apart(clauses, row, c, apart):
                    row.append(c)
                    continue
                yield from _run(clauses, row, last)
                row = [c]


def _set_apart(clauses: Clauses, row: Sequence[int], c: int, apart: Sequence[int]) -> bool:
    """The mark before clause `c` is that before the others, and none stronger stands inside."""
    mark = clauses.ranks[c - 1]
    return max(apart) == mark and (len(row) < 2 or clauses.ranks[row[1] - 1] == mark)


def _run(clauses: Clauses, row: Sequence[int], last: int) -> Iterator[Run]:
    if len(row) < 3:
        return
    mark = clauses.ranks[row[1] - 1]
    end = row[-1]
    while end < last and clauses.ranks[end] < mark and end - row[-1] < _GAP:
        end += 1
    edges = [*(c - 1 for c in row[1:]), end]
    spans = [(clauses.starts[a], clauses.stops[b]) for a, b in zip(row, edges, strict=True)]
    sizes = [z - a for a, z in spans]
    if max(sizes) > min(_LONGEST, _UNEVEN * min(sizes)):
        return
    level = "branch" if any(a != b for a, b in zip(row, edges, strict=True)) else "clause"
    words = tuple(tuple(w for c in range(a, b + 1) for w in clauses.words[c]) for a, b in zip(row, edges, strict=True))
    tags = tuple("".join(clauses.tags[a : b + 1]) for a, b in zip(row, edges, strict=True))
    yield Run(tuple(spans), level, _STEADY, words, tags, ("words", "marks"))


_TIMES = (
    ("昨天", "今天", "明天", "后天"),
    ("去年", "今年", "明年", "后年"),
    ("过去", "现在", "将来"),
    ("昨日", "今日", "明日"),
)
_EACH = {time: (number, place) for number, times in enumerate(_TIMES) for place, time in enumerate(times)}


def time_heads(clauses: Clauses) -> Iterator[Run]:
    """Yield three or more clauses in a row that open with one time after the other: 今天收一条烟，明天拿一张卡，后天就敢要一套房."""
    row: list[int] = []
    before = (-1, -1)
    for c, here in [(c, _EACH[words[0]]) for c, words in enumerate(clauses.words) if words[0] in _EACH]:
        goes_on = row and c == row[-1] + 1 and here == (before[0], before[1] + 1) and clauses.ranks[c - 1] < BREAK
        if not goes_on:
            yield from _times(clauses, row)
            row = []
        row.append(c)
        before = here
    yield from _times(clauses, row)


def _times(clauses: Clauses, row: Sequence[int]) -> Iterator[Run]:
    sizes = [clauses.sizes[c] for c in row]
    if len(row) > 2 and max(sizes) <= _UNEVEN * min(sizes):
        spans = tuple((clauses.starts[c], clauses.stops[c]) for c in row)
        words, tags = tuple(tuple(clauses.words[c]) for c in row), tuple(clauses.tags[c] for c in row)
        yield Run(spans, "clause", _STEADY, words, tags, ("words", "lengths"))


def paragraph_heads(clauses: Clauses, edges: frozenset[int]) -> Iterator[Run]:
    """Yield the first clauses of three or more paragraphs in a row that open with the same words: 这五年，…….

    `edges` are the offsets where a top-level section or zone starts; a row never crosses one.
    """
    row: list[int] = []
    first = 0
    cuts = sorted(edges)
    size = len(clauses)
    for c in [0, *[c + 1 for c, rank in enumerate(clauses.ranks[:-1]) if rank == BREAK], size]:
        if c == size or not _goes_on(clauses, row, c, first, cuts):
            if len(row) > 2:
                row = [k + 1 for k in row] if _numbered(clauses, row) else row
                ends = _ends(clauses, row)
                spans = tuple((clauses.starts[a], clauses.stops[b]) for a, b in zip(row, ends, strict=True))
                words = tuple(
                    tuple(w for k in range(a, b + 1) for w in clauses.words[k]) for a, b in zip(row, ends, strict=True)
                )
                tags = tuple("".join(clauses.tags[a : b + 1]) for a, b in zip(row, ends, strict=True))
                yield Run(spans, "paragraph", _STEADY, words, tags, ("words",))
            row = []
        row.append(c)
        first = c


def _ends(clauses: Clauses, row: Sequence[int]) -> Sequence[int]:
    """Return the last clause of each head: one more where they are all the same words (五年来，…… five times over)."""
    if any(clauses.ranks[c] > 1 for c in row):
        return row
    aspects = all(_aspect(clauses, a, b) for a, b in itertools.pairwise(row))
    return [c + 1 for c in row] if aspects or len({tuple(clauses.words[c]) for c in row}) == 1 else row


def _short_sentence(clauses: Clauses, c: int) -> bool:
    """A clause of verb and object that is a sentence: 充分释放消费潜力。, as unmarked headings are."""
    return 2 < clauses.ranks[c] < BREAK and 3 < clauses.sizes[c] < 13 and "v" in clauses.tags[c][:2]


_ORDINAL = re.compile("第[一二三四五六七八九十]{1,2}[一-鿿]{1,3}")
_TITLE = 12
"""Characters of a title after a number of the speaker's own: 第一仗，改好老林子。"""


def _numbered(clauses: Clauses, row: Sequence[int]) -> bool:
    return all(_title(clauses, c) for c in row)


def _title(clauses: Clauses, c: int) -> bool:
    """A paragraph opens with a number of the speaker's own kind and a short title: 第一仗，改好老林子."""
    a, z = clauses.starts[c], clauses.stops[c]
    return (
        c + 1 < len(clauses)
        and clauses.ranks[c] == 1
        and _ORDINAL.fullmatch(clauses.text, a, z) is not None
        and clauses.ranks[c + 1] > 1
        and clauses.sizes[c + 1] <= _TITLE
    )


_BARE = 5
"""Characters of a short sentence that heads a paragraph; up to so many, those in a row share one at the same place: 书记要上山。督查要较真。"""


def _share_a_place(clauses: Clauses, a: int, b: int) -> bool:
    x, y = ("".join(clauses.words[c]) for c in (a, b))
    return any(map(eq, x, y))


_ASPECT = 2
"""Characters of an aspect that opens a paragraph: 快，就是把节奏再快一些。"""
_STEP = re.compile("首先|其次|再次|先|再|然后|接着|接下来|最后|还")


def _aspect(clauses: Clauses, a: int, b: int) -> bool:
    """Two paragraphs name an aspect each and go on with the same words: 减，就是把……. 快，就是把……."""
    if max(clauses.sizes[a], clauses.sizes[b]) > _ASPECT or clauses.ranks[a] != 1 or clauses.ranks[b] != 1:
        return False
    x, y = (clauses.text[clauses.starts[c + 1] : clauses.stops[c + 1]] for c in (a, b))
    return prefix(x, y) >= _ASPECT


def _in_order(clauses: Clauses, a: int, b: int) -> bool:
    """Two paragraphs open with steps and the same verb: 先说……. 再说……. 最后说……."""
    x, y = (clauses.text[clauses.starts[c] : clauses.stops[c]] for c in (a, b))
    one, other = _STEP.match(x), _STEP.match(y)
    if one is None or other is None or one.group() == other.group() or max(len(x), len(y)) > _TITLE:
        return False
    return x[one.end() : one.end() + 1] == y[other.end() : other.end() + 1] != ""


def _goes_on(clauses: Clauses, row: Sequence[int], c: int, first: int, cuts: Sequence[int]) -> bool:
    if not row or bisect_right(cuts, clauses.starts[first]) < bisect_right(cuts, clauses.starts[c]):
        return False
    if _short_sentence(clauses, row[-1]) and _short_sentence(clauses, c) and clauses.sizes[row[-1]] == clauses.sizes[c]:
        return clauses.sizes[c] > _BARE or _share_a_place(clauses, row[-1], c)
    a, b = clauses.starts[row[-1]], clauses.starts[c]
    if _title(clauses, row[-1]) and _title(clauses, c):
        return abs(clauses.sizes[row[-1] + 1] - clauses.sizes[c + 1]) <= 1
    if _aspect(clauses, row[-1], c) or _in_order(clauses, row[-1], c):
        return True
    head = opening(clauses, c)
    return bool(head) and prefix(clauses.text[a : a + 8], clauses.text[b : b + 8]) >= len(head)
