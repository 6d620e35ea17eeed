"""Pairs in a row that share a unit make one run: 砍要砍得下手，垦要垦得够深 and 垦要垦得够深，管要管得到头 are three in a row.

The first unit of a run of three or more is cut free of a subject or a lead-in that the others lack (个别干部|遇到矛盾绕着走，碰到难题推着走，…).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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


_SUBJECTS = frozenset("nrstfmb")
_MANNERS = frozenset(
    ("着力", "重点", "大力", "纵深", "努力", "全力", "集中", "深度", "高标准", "高水平", "高质量", "高效")
)
"""Words that the dictionary calls nouns and that say how something is done: they belong to their verb."""
_LEADS = 3
"""Words of a subject or lead-in, at most."""


def freed(run: Run) -> Run:
    """Return a run of three units or more whose first does without a subject or lead-in, where the others have none.

    What the others open with is looked for; if they open with different verbs, the first verb is.

    >>> words = (("干部", "遇到", "矛盾", "绕着走"), ("碰到", "难题", "推着走"), ("见到", "群众", "躲着走"))
    >>> freed(Run(((0, 9), (10, 17), (18, 25)), "clause", 1.0, words, ("nvnv", "vnv", "vnv"))).members[0]
    (2, 9)
    """
    if len(run.members) < 3 or run.level not in {"clause", "phrase"}:
        return run
    (words, *others), (tags, *other_tags) = run.words, run.tags
    (start, stop), size = run.members[0], sum(map(len, words))
    if stop - start != size or tags[0] == other_tags[0][0] or words[0] == others[0][0] or words[0] in _MANNERS:
        return run
    heads = {unit[0] for unit in others}
    sizes = [sum(map(len, unit)) for unit in others]
    for k in range(1, min(_LEADS, len(words) - 1) + 1):
        same = (
            words[k] in heads
            if len(heads) == 1
            else tags[0] in _SUBJECTS and {tags[k], *(g[0] for g in other_tags)} == {"v"}
        )
        cut = sum(map(len, words[:k]))
        if same and size - cut >= _SHARE * min(sizes):
            return replace(
                run,
                members=((start + cut, stop), *run.members[1:]),
                words=(words[k:], *others),
                tags=(tags[k:], *other_tags),
            )
    return run


_SHARE = 0.6
"""How much of the shortest of the others is left of the first unit at least."""
