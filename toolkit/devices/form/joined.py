"""Pairs in a row that share a unit make one run: 砍要砍得下手，垦要垦得够深 and 垦要垦得够深，管要管得到头 are three in a row."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.runs import Run


def joined(clauses: Clauses, pairs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs of three units or more that pairs make, the second unit of each the first of the next.

    >>> words, tags = (("砍",), ("垦",)), ("v", "v")
    >>> first = Run(((0, 7), (8, 15)), "clause", 1.0, words, tags, weighed=True)
    >>> second = Run(((8, 15), (16, 23)), "clause", 2.0, words, tags, weighed=True)
    >>> [run.members for run in joined(Clauses("", starts=[0], at=[[0]]), [first, second])]
    [((0, 7), (8, 15), (16, 23))]
    """
    row: list[Run] = []
    for pair in sorted(pairs, key=lambda run: run.members):
        if row and (row[-1].level, row[-1].members[1]) == (pair.level, pair.members[0]):
            row.append(pair)
            continue
        if len(row) > 1:
            yield _one(clauses, row)
        row = [pair]
    if len(row) > 1:
        yield _one(clauses, row)


def _one(clauses: Clauses, row: Sequence[Run]) -> Run:
    first, others = row[0], row[1:]
    start, words, tags = _with_verb(clauses, first)
    return Run(
        ((start, first.members[0][1]), *(pair.members[1] for pair in row)),
        first.level,
        sum(pair.score for pair in row),
        (words, first.words[1], *(pair.words[1] for pair in others)),
        (tags, first.tags[1], *(pair.tags[1] for pair in others)),
        first.evidence,
    )


def _with_verb(clauses: Clauses, pair: Run) -> tuple[int, tuple[str, ...], str]:
    """Return where the first unit of a pair starts, with its words and tags: with the verb that opens its clause, where the others open with one.

    完善|国家粮食储备体系，建立粮食风险基金 was cut at one size; three in a row need none.
    """
    start, words, tags = pair.members[0][0], pair.words[0], pair.tags[0]
    c = bisect_right(clauses.starts, start) - 1
    before = bisect_right(clauses.at[c], start) - 1
    if 0 < before <= _NEAR and tags[0] != "v" == pair.tags[1][0] == clauses.tags[c][0]:
        return clauses.starts[c], (*clauses.words[c][:before], *words), clauses.tags[c][:before] + tags
    return start, words, tags


_NEAR = 2
"""Words that may stand between the start of a clause and the cut."""
