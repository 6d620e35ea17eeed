"""What a run is called: parallelism (排比), antithesis (对偶) or parallel pair (对举), by named rules."""

import re
from collections.abc import Sequence

from toolkit.devices.form.making import (
    Offsets,
    dropped,
    finding,
    kept,
    note,
    shared_edges,
    shared_frame,
    size,
    unquoted,
)
from toolkit.devices.form.runs import Run
from toolkit.model import Finding, Note, Trace
from toolkit.model.finding import Detail

_NOUN_TAGS = frozenset("njxm1rfstbi")
_EMPTY = frozenset('的了一、“”"')
_COUNTS = frozenset("二两三四五六七八九十几")


def is_noun_list(run: Run) -> bool:
    """A list of nouns with no word in common is no figure: 党建、党风廉政建设、意识形态工作; nor is a shared suffix (实践性、实效性).

    >>> from toolkit.devices.form.runs import Run
    >>> is_noun_list(Run(((0, 3), (4, 7)), "phrase", 1.0, (("实践性",), ("实效性",)), ("n", "n")))
    True
    >>> words = (("道路", "自信"), ("理论", "自信"), ("制度", "自信"))
    >>> is_noun_list(Run(((0, 4), (5, 9), (10, 14)), "phrase", 1.0, words, ("nn", "nn", "nn")))
    False
    """
    counted = len(run.members) == 2 and run.words[0][0][0] in _COUNTS and run.words[1][0][0] in _COUNTS
    if counted and not (run.weighed and any(tag in "vail" for tags in run.tags for tag in tags)):
        return True
    if run.weighed or not all(map(_NOUN_TAGS.issuperset, run.tags)):
        return False
    if len(run.members) < 3:
        return True
    if (
        run.level == "clause"
        and all(tags[0] == "m" for tags in run.tags)
        and len({unit[0][0] for unit in run.words}) == 1
    ):
        return False  # 一个人，一面旗，一座山
    words = ["".join(unit) for unit in run.words]
    front, back = shared_edges(words)
    columns = zip(*words, strict=True) if len({len(w) for w in words}) == 1 else ()
    inner = sum(len(set(column)) == 1 for column in columns) - bool(front) - bool(back)
    return max(len(front), len(back)) < 2 and inner < 1  # 眼里有光、心中有火 share a word inside


def is_tally(text: str, members: Sequence[Offsets]) -> bool:
    """Figures in a row are a report, no figure of speech: 炼铁产能4659万吨、水泥产能8700万吨; so is a list cut short by 等.

    >>> is_tally("出口增长5%，进口增长6%", [(0, 6), (7, 13)]), is_tally("抓好3件事，干好一件事", [(0, 5), (6, 11)])
    (True, False)
    """
    if text[members[-1][1] - 1] == "等" != text[members[0][1] - 1]:
        return True
    figures = with_figures(text, members)
    if figures == len(members) or not figures:
        return figures > 0
    amounts = sum(_AMOUNT.search(text, a, z) is not None for a, z in members)
    return amounts > 1 and 2 * amounts >= len(members) > 2


def with_figures(text: str, members: Sequence[Offsets]) -> int:
    """Return how many members have figures.

    >>> with_figures("抓好3件事，干好一件事", [(0, 5), (6, 11)])
    1
    """
    if _FIGURE.search(text, members[0][0], members[-1][1]) is None:
        return 0
    return sum([_FIGURE.search(text, a, z) is not None for a, z in members])


_FIGURE = re.compile(r"\d")
_AMOUNT = re.compile(
    "[0-9０-９][0-9０-９.．]{0,12}(?:[余多]?[万亿千]|[余多]?(?:公里|平方|亩|吨|元|家|张|套|倍|个百分点|项)|[%％])"
)
"""An amount as reports give it; 11个老旧小区 may stand in a figure of speech."""


def is_wish(text: str, run: Run) -> bool:
    """What is wished for one after another is said, not listed: 愿各位身体安康、家庭幸福、笑口常开.

    >>> run = Run(((3, 7), (8, 12), (13, 17)), "phrase", 1.0, (("身体安康",), ("家庭幸福",), ("笑口常开",)), ("n", "n", "i"))
    >>> is_wish("祝各位身体安康、家庭幸福、笑口常开", run), is_wish("大家都身体安康、家庭幸福、笑口常开", run)
    (True, False)
    """
    return len(run.members) > 2 and _WISHES.search(text, max(0, run.start - _NEAR), run.start) is not None


_NEAR = 12
_WISHES = re.compile("[愿祝][^，。；！？、\n]{0,9}$")


def is_open_list(text: str, run: Run) -> bool:
    """Things named one after another that share no word, and more of them to come (工程建设、土地出让、产权交易|和政府采购, …等领域).

    >>> run = Run(((0, 4), (5, 9), (10, 14)), "phrase", 1.0, (("工程建设",), ("土地出让",), ("产权交易",)), ("n", "n", "v"))
    >>> is_open_list("工程建设、土地出让、产权交易和政府采购等领域", run), is_open_list("工程建设、土地出让、产权交易。", run)
    (True, False)
    """
    if run.level != "phrase" or run.weighed or not _GOES_ON.match(text, run.stop):
        return False
    names = sum(tags[0] in _NOUN_TAGS and _SAYING.isdisjoint(tags) for tags in run.tags)
    words = ["".join(unit) for unit in run.words]
    shared = len({word[-1] for word in words}) == 1 or any(
        len(set(column)) == 1 for column in zip(*words, strict=False)
    )
    return 3 * names >= 2 * len(words) and not shared


_SAYING = frozenset("ad")
"""Tags of what says how a thing is: 风险传递快 names nothing."""


_GOES_ON = re.compile("[、和与及等]|以及|之类")


def is_suffix_list(words: Sequence[str]) -> bool:
    """Short words that share nothing but a suffix are a list: 革命化、现代化、正规化; 号召力、凝聚力.

    >>> is_suffix_list(["革命化", "现代化", "正规化"]), is_suffix_list(["落细", "落小", "落到位"])
    (True, False)
    """
    last = words[0][-1]
    if last == "义":
        return all(w.endswith("主义") and len(w) < 7 for w in words)
    return last in "性化型力感观者区品" and all(w[-1] == last and len(w) <= 4 for w in words)


def is_antithesis(sizes: Sequence[int]) -> bool:
    """Exactly two units of equal length, one character more or less allowed: 抓在手上、扛在肩上.

    >>> is_antithesis([4, 4]), is_antithesis([4, 5]), is_antithesis([4, 6]), is_antithesis([3, 3, 3])
    (True, True, False, False)
    """
    return len(sizes) == 2 and abs(sizes[0] - sizes[1]) <= 1


def named(text: str, run: Run, trace: Trace | None, *, rule: str = "") -> Finding | None:
    """Return the finding that a run makes, or None where it is a mere list."""
    members = unquoted(text, run.members)
    sizes = [size(text[a:z]) for a, z in members]
    small = run.level in {"phrase", "clause"}
    tally = (small or run.level == "branch") and is_tally(text, members)
    if (
        tally
        or (is_noun_list(run) and not is_wish(text, run))
        or is_open_list(text, run)
        or (small and is_suffix_list([text[a:z] for a, z in members]))
    ):
        if trace is not None:
            dropped(trace, "parallelism", members, "is_noun_list", note("form.dropped.nouns", text, members))
        return None
    if len(members) > 2:
        device = "parallelism"
    elif is_antithesis(sizes):
        device = "antithesis"
    else:
        device = "parallel_pair"
    details: list[tuple[str, Detail]] = [("level", run.level)]
    if device == "antithesis":
        details.append(("strict", sizes[0] == sizes[1]))
    made = finding(
        device, members, rule or f"{device}_of_{_PLURAL[run.level]}", why(device, text, run, members), details
    )
    return kept(trace, made)


_PLURAL = {
    "phrase": "phrases",
    "clause": "clauses",
    "branch": "branches",
    "heading": "headings",
    "paragraph": "paragraphs",
}


def why(device: str, text: str, run: Run, members: Sequence[Offsets]) -> Note:
    """Return the note of a run: how many units, what they share, how long they are, and what weighed most."""
    first, *others = run.words
    frame = ""
    if not _EMPTY.issuperset(set(first).intersection(*others)):
        frame = shared_frame([[w for w in unit if w not in _EMPTY] for unit in run.words])
    reasons = {f"reason{n}": f"=form.measure.{name}" for n, name in enumerate(run.evidence[:2], 1)}
    key = f"form.{device}.{'frame' if frame else 'shape'}"
    if len(reasons) == 2:  # the sentence names two
        key += ".because"
    return note(key, text, members, frame=frame, unit=f"=form.unit.{run.level}", **reasons)
