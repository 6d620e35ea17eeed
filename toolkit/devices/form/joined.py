"""Pairs in a row that share a unit make one run: 砍要砍得下手，垦要垦得够深 and 垦要垦得够深，管要管得到头 are three in a row.

The first unit of a run of three or more is cut free of a subject or a lead-in that the others lack (个别干部|遇到矛盾绕着走，碰到难题推着走，…).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.devices.form.clauses import Clauses
from toolkit.devices.form.runs import Run
from toolkit.devices.form.similarity import suffix


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
        yield from _one(clauses, row)
        row = [pair]
    yield from _one(clauses, row)


def _one(clauses: Clauses, row: Sequence[Run]) -> Iterator[Run]:
    """Yield the run of a row of pairs; a first unit that was cut out of something else (以|就业为目标) is left out."""
    if len(row) > 1:
        first, others = row[0], row[1:]
        made = with_verb(
            clauses,
            Run(
                (*first.members, *(pair.members[1] for pair in others)),
                first.level,
                sum(pair.score for pair in row),
                (*first.words, *(pair.words[1] for pair in others)),
                (*first.tags, *(pair.tags[1] for pair in others)),
                first.evidence,
            ),
        )
        foreign = made.tags[0][0] not in "vad" and made.start not in clauses.starts and _open_with_verbs(made)
        if not foreign or made.members[0] != first.members[0]:
            yield made
        else:
            yield from _one(clauses, others)


def _open_with_verbs(run: Run) -> bool:
    return {tags[0] for tags in run.tags[1:]} == {"v"}


def with_verb(clauses: Clauses, run: Run) -> Run:
    """Return a run whose first unit starts with the verb before it, where the others open with one and it was cut off at one size.

    完善|国家粮食储备体系，建立粮食风险基金，保持粮食市场的稳定; 通过调整|城市医疗卫生资源、加大政府投入、加强人才培养.
    """
    words, tags, start = run.words[0], run.tags[0], run.start
    if len(run.members) < _THREE or run.level == "branch" or not _is_object(tags) or not _open_with_verbs(run):
        return run
    c = bisect_right(clauses.starts, start) - 1
    place = bisect_right(clauses.at[c], start) - 1
    kinds = clauses.tags[c]
    first = max(0, place - _NEAR)
    if first or kinds[0] != "v":
        first = kinds.rfind("v", first, place) if "v" not in tags else -1
    if not 0 <= first < place or clauses.at[c][place] != start or "p" in kinds[first:place]:
        return run
    return replace(
        run,
        members=((clauses.at[c][first], run.members[0][1]), *run.members[1:]),
        words=((*clauses.words[c][first:place], *words), *run.words[1:]),
        tags=(kinds[first:place] + tags, *run.tags[1:]),
    )


def _is_object(tags: str) -> bool:
    """Return whether words with these tags are what a verb before them is about: two words or more, a noun first and last."""
    return len(tags) > 1 and tags[0] in _THINGS and tags[-1] in _THINGS


_THINGS = frozenset("nrstfb")
_THREE = 3
_NEAR = 2
"""Words that may stand between a verb and the cut."""


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
    if len(run.members) < _THREE or run.level not in {"clause", "phrase"}:
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


def with_ending(text: str, run: Run) -> Run:
    """Return a run of three phrases or more whose last ends as the others do, where the text goes on so: 优质湘猪工程、油料产能提升|工程.

    >>> run = Run(((0, 4), (5, 9), (10, 12)), "phrase", 1.0, (("单产工程",), ("湘猪工程",), ("油料",)), ("n", "n", "n"))
    >>> with_ending("单产工程、湘猪工程、油料工程", run).members[-1]
    (10, 14)
    """
    if len(run.members) < _THREE or run.level != "phrase":
        return run
    start, stop = run.members[-1]
    first, *others = ("".join(unit) for unit in run.words[:-1])
    size = min(suffix(first, other) for other in others)
    ending = first[len(first) - size :]
    if size < _ENDING or text[start:stop].endswith(ending) or not text.startswith(ending, stop):
        return run
    return replace(
        run,
        members=(*run.members[:-1], (start, stop + size)),
        words=(*run.words[:-1], (*run.words[-1], ending)),
        tags=(*run.tags[:-1], run.tags[-1] + "n"),
    )


_ENDING = 2
"""Characters that units end with alike at least."""
