"""Runs of negations (否定铺排): adjacent units that each deny, or one denial that governs several."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.anchored import places
from toolkit.devices.form import links
from toolkit.devices.form.clauses import Clauses, holding
from toolkit.devices.form.denied_ends import firm_endings, parted
from toolkit.devices.form.facing import facing
from toolkit.devices.form.making import Offsets, finding, kept, note, size, unquoted
from toolkit.devices.form.occupied import Occupied
from toolkit.devices.form.runs import Run
from toolkit.devices.lists import is_listed
from toolkit.model import Finding, Trace

FROZEN = "负|断(?=.)|足|仅|但|同|少|管|论|久|妨|止|光|只|过|错|惜|禁|良|法|平|忘|懈|愧|由|凡|容易|失时机|遗余力|折不扣|可或缺|动摇|渝|舍(?!弃|得)|息"
"""What follows 不 where it no longer denies: 不断, 不足, 不仅, 不忘."""
# Each way opens with the characters that are looked for, what may not stand before them comes after: it is found in a quarter of the time.
NEGATION = re.compile(
    f"[决绝并从毫永切万也都更]不(?!{FROZEN})|不(?<![离少忘免数说用道忍禁巴恨舍由]不)(?!{FROZEN})|未必|没有?(?!收)|别(?<![特区分辨鉴级类差性个]别)(?!的|人|处|墅|具)|[勿莫]|"
    "无(?<![毫有从虚]无)(?!论|数|限|比|疑|愧|私|穷|形|非|偿|线|人机|不|处不|时不|人不|一不|所不|事不|往不|微不|锡|产阶级|党派)"
)
_MODALS = frozenset("能要得可许准应宜会想愿再敢")
_SCOPE_VERBS = frozenset("讲搞做说谈论比要留怕")


ASKED = re.compile(r"(?<!说)([一-鿿]{1,2})[没不]\1")
"""抓没抓, 管不管: a question inside the clause, no denial."""


def denies(words: str) -> bool:
    """Return whether a unit denies something; 不断 and 不足 do not, nor does 改不了.

    >>> [denies(w) for w in ("不留死角", "不断改进", "没有终点", "只有起点")]
    [True, False, True, False]
    """
    return NEGATION.search(words) is not None


def negated_runs(text: str, runs: Sequence[Run]) -> Iterator[Sequence[Offsets]]:
    """Yield the members of every run whose units all deny: 不留死角、不留盲区、不留后患."""
    for run in runs:
        words = [text[a:z] for a, z in run.members]
        if (
            all(map(denies, words))
            and run.level not in {"heading", "branch", "paragraph"}
            and max(map(size, words)) <= 24
            and not any(map(ASKED.search, words))
        ):
            if all(len(w) == _IDIOM and is_listed("idioms", w) for w in words):
                continue  # 锲而不舍、驰而不息
            starts = [m.start() for m in map(NEGATION.search, words) if m]
            ends = [len(w) - p for w, p in zip(words, starts, strict=True)]
            if words[0] == words[-1] or run.words[-1][0][0] in "但而却只" or all(map(_ATTRIBUTE.search, words)):
                continue
            if min(starts) > _LATE and len({w[p : p + 2] for w, p in zip(words, starts, strict=True)}) == len(words):
                continue  # 前三趟是材料不全，后三趟是人不在
            if max(starts) - min(starts) <= 3 or max(ends) - min(ends) <= 2:
                yield run.members


_IDIOM, _LATE = 4, 4
_ATTRIBUTE = re.compile("^.{1,4}[没不][^，]{2,8}的.{2}")
"""A denial inside what describes a subject: 一个没有精神力量的民族…."""
_TWICE = re.compile(
    rf"(?:(?P<one>不(?!是|{FROZEN})[一-鿿]{{1,3}}?)就?(?P<other>不(?!{FROZEN})[一-鿿]{{1,3}}?))(?=[的，。、；！？]|只|都|才|是|$)"
)


def compact_negations(text: str) -> Iterator[list[Offsets]]:
    """Yield two denials of one size with no mark between: 不干事就不出事. Two of two characters (不等不靠) are one phrase of four.

    >>> text = "不干事就不出事，不等不靠地落实。"
    >>> [[text[a:z] for a, z in pair] for pair in compact_negations(text)]
    [['不干事', '不出事']]
    """
    for match in _TWICE.finditer(text):
        one, other = match["one"], match["other"]
        if len(one) == len(other) > 2 and one != other and one[-1] != "的" and not is_listed("idioms", one + other):
            yield [match.span("one"), match.span("other")]


_DENYING = ("不", "没", "别", "勿", "莫", "无", "未必")
"""What tells a clause that denies."""


def mirrored_negations(clauses: Clauses, numbers: Sequence[int]) -> Iterator[list[Offsets]]:
    """Yield adjacent clauses that deny in the same words, wherever these stand: 老教师不要觉得……，年轻教师也不要觉得……."""
    text = clauses.text
    row: list[Offsets] = []
    shared, before = "", -1
    for c in numbers:
        a, z = clauses.starts[c], clauses.stops[c]
        match = _DENIED_VERB.search(text, a, min(z, a + 10))
        if match and ASKED.search(text, max(a, match.start() - 1), match.end()):
            match = None  # 会不会因为虚度了光阴而后悔
        if match and row and match.group(1) == shared and c == before + 1 and clauses.ranks[before] == 1:
            row.append((a, z))
        else:
            if len(row) > 1:
                yield row
            row, shared = ([(a, z)], match.group(1)) if match else ([], "")
        before = c
    if len(row) > 1:
        yield row


_DENIED_VERB = re.compile("((?:不[能要会是愿]|没有?|绝不|决不)[一-鿿]{2})")


def aligned_negations(clauses: Clauses, numbers: Sequence[int]) -> Iterator[list[Offsets]]:
    """Yield adjacent clauses of about one size that deny in one word at one place: 老实人不能吃亏，滑头人不能得利; 堵不住，也躲不开."""
    text = clauses.text
    row: list[Offsets] = []
    shown: tuple[str, int, int] | None = None
    before = -1
    for c in numbers:
        a, z = clauses.starts[c], clauses.stops[c]
        bare = a + (text[a] in "也又更还" and z - a > 1)
        match = NEGATION.search(text, bare, z) if z - a <= _ALIGNED else None
        here = (match.group(), match.start() - bare, z - bare) if match else None
        if c != before + 1 or clauses.ranks[before] > 1:
            shown = None
        if here and shown and here[:2] == shown[:2] and abs(here[2] - shown[2]) <= 1 and not ASKED.search(text, a, z):
            row.append((a, z))
        else:
            if len(row) > 1:
                yield row
            row = [(a, z)] if here and here[1] else []
        shown, before = here, c
    if len(row) > 1:
        yield row


_ALIGNED = 16
"""Characters of the longest clause whose denial is looked for at one place."""


def taken_up(clauses: Clauses, numbers: Sequence[int]) -> Iterator[list[Offsets]]:
    """Yield neighbours of which one says that something is not there and the other what it is not: 没有理想信念，理想信念不坚定."""
    text = clauses.text
    for c, then in itertools.pairwise(numbers):
        if then == c + 1 and clauses.ranks[c] == 1:
            match = _NOT_THERE.match(text, clauses.starts[c], clauses.stops[c])
            what = match and text[match.end() : clauses.stops[c]]
            if what and len(what) > 1 and text.startswith(what, clauses.starts[then]):
                rest = text[clauses.starts[then] + len(what) : clauses.stops[then]]
                if NEGATION.match(rest):
                    yield [(clauses.starts[c], clauses.stops[c]), (clauses.starts[then], clauses.stops[then])]


_NOT_THERE = re.compile("没有|没|缺乏|缺少")


def leading_negations(clauses: Clauses, numbers: Sequence[int]) -> Iterator[list[Offsets]]:
    """Yield neighbours that each begin by denying: 绝不能虎头蛇尾，决不能用感觉良好回避矛盾问题.

    One denial may govern the phrases after it: 不绕弯子、兜圈子.
    """
    text = clauses.text
    row: list[Offsets] = []
    before = -1
    for c in numbers:
        if c != before + 1 or clauses.ranks[before] > 2:
            if len(row) > 1:
                yield row
            row = []
        before = c
        phrases = links.phrase_spans(clauses, c) or [(clauses.starts[c], clauses.stops[c])]
        for k, (a, z) in enumerate(phrases):
            match = _denial(text, a, z)
            if match and _starts(text, a, match.start(), bool(row)):
                row.append((a if row or text[a : match.start()] in _NEVER else match.start(), z))
            elif (
                match is None
                and k
                and row
                and row[-1][1] + 1 == a
                and _governed(text[row[-1][0] : row[-1][1]], text[a:z])
            ):
                row.append((a, z))
            else:
                if len(row) > 1:
                    yield row
                row = []
                if match and k + 1 < len(phrases) and match.start() > a:
                    row = _late(text, match, z)
    if len(row) > 1:
        yield row


def _denial(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Return the first denial of a unit, none where it only describes what is spoken of: 不熟的同志可以到班里补课."""
    match = NEGATION.search(text, start, stop)
    return None if match and _DESCRIBES.match(text, match.start(), stop) else match


_NEVER = frozenset(("永远", "从来"))
_DESCRIBES = re.compile("(?:不|没有?)(?:[^，、的]{1,3}|[能会敢肯愿该想][^，、的]{1,5})的[一-鿿]{2}")


def _starts(text: str, start: int, at: int, going: bool) -> bool:
    opening = text[start:at]
    return not opening or bool(_LEADS_IN.fullmatch(opening)) or (not going and len(opening) <= 2)


_LEADS_IN = re.compile("(?:也|更|又|还|就|都|而|且|并|要|既|坚决|始终|大家|永远|从来|都|也都)+")


def _late(text: str, match: re.Match[str], stop: int) -> list[Offsets]:
    """Return a row opened by a denial in mid-phrase, where little follows it: 态度是诚恳的，(…)不绕弯子、兜圈子."""
    return [(match.start(), stop)] if 1 < stop - match.end() <= 6 and text[match.start()] in "不没" else []


def _governed(denied: str, bare: str) -> bool:
    """A phrase under the denial before it: as long as what is denied, the verb shared or not.

    >>> _governed("不绕弯子", "兜圈子"), _governed("不讲套话", "空话"), _governed("不忘初心", "牢记使命")
    (True, True, False)
    """
    match = NEGATION.match(denied)
    if match is None or facing(denied[match.end() :], bare):
        return False  # 不能嘴上热、心里冷 denies the two together
    rest = denied[match.end() :]
    if len(rest) == len(bare) + 1 and rest[0] in _MODALS:
        return rest[1:3] != bare[:2]  # 不能一个往东、一个往西 denies the two together
    if len(rest) == len(bare):
        return len(bare) < 4  # a phrase of four characters stands on its own feet
    return len(rest) == len(bare) + 1 and rest[0] in _SCOPE_VERBS


def find_negations(clauses: Clauses, runs: Sequence[Run], trace: Trace | None) -> Iterable[Finding]:
    """Return the runs of negations; of two that overlap the one with more members, then the longer, is kept."""
    text = clauses.text
    groups = [(tuple(m), "negated_units") for m in negated_runs(text, runs)]
    numbers = holding(clauses, places(text, _DENYING))
    groups += [(tuple(m), "leading_negations") for m in leading_negations(clauses, numbers)]
    groups += [
        (tuple(m), "negated_units")
        for m in (
            *compact_negations(text),
            *mirrored_negations(clauses, numbers),
            *aligned_negations(clauses, numbers),
            *firm_endings(clauses),
            *taken_up(clauses, numbers),
            *parted(clauses, numbers),
        )
    ]
    groups.sort(key=lambda g: (-len(g[0]), g[0][0][0] - g[0][-1][1]))
    taken = Occupied[None]()
    found = []
    for members, rule in groups:
        if any(text[a] == "就" for a, _ in members[1:]):  # 没有…，就没有… is a condition
            continue
        here = members[0][0], members[-1][1]
        if not taken.meeting(*here):
            taken.put(*here, None)
            whole = unquoted(text, members)
            found.append(kept(trace, finding("negation_run", whole, rule, note(f"form.{rule}", text, whole))))
    return found
