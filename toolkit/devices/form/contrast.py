"""Contrast (对比): two sides set against each other by opposites or by a frame made for it."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.devices.form import links
from toolkit.devices.form.clauses import BREAK, QUESTION, Clauses
from toolkit.devices.form.facing import facing
from toolkit.devices.form.framed import by_frame
from toolkit.devices.form.links import Unit
from toolkit.devices.form.making import Offsets, finding, kept, note, unquoted
from toolkit.devices.form.negation import ASKED as _ASKED
from toolkit.devices.form.negation import NEGATION
from toolkit.devices.form.occupied import Occupied
from toolkit.devices.form.opposites import KIN, limit, opposed, opposite_inside, opposite_words, opposites, turned
from toolkit.devices.form.runs import Run
from toolkit.devices.form.signs import CHARACTERS, DENIES, WORDS, Signs
from toolkit.model import Finding, Trace

_SUBJECT = re.compile(
    r"([一-鿿]{1,6})不是([^。！？；\n]{2,24}?)[，；。,;.]([^。！？\n]{0,30}?[，；。,;.])??\1(?:就|才)?是([^。！？；\n]{2,24})"
)


def by_opposites(text: str, runs: Sequence[Run], signs: Signs) -> Iterator[tuple[tuple[Offsets, ...], tuple[str, str]]]:
    """Yield pairs of answering units that hold opposites: 既展现了亮点，也正视了不足."""
    longer = {pair for run in runs if len(run.members) > 2 for pair in itertools.pairwise(run.members)}
    for run in runs:
        if len(run.members) == 2 and run.level not in {"heading", "paragraph"} and signs.may_oppose(*run.members):
            found = opposed(*run.words) or turned(*run.words) or facing(*run.words)
            if found and run.members in longer and (run.level == "phrase" or _HAVING.issuperset(found)):
                continue  # 有态度，有措施，没有空话
            if found and limit(found) != KIN and not _ASKED.search(text, max(0, run.start - 2), run.stop):
                yield run.members, found


_HAVING = frozenset(("有", "没有", "没", "无"))


def by_meeting(clauses: Clauses, signs: Signs) -> Iterator[tuple[tuple[Offsets, Offsets], tuple[str, str]]]:
    """Yield adjacent clauses about as long, with opposites of two characters or more at about the same place, or opposite last characters.

    主要负责同志抓得紧，分管同志跟得松 need not be built alike word by word.
    """
    for c in signs.neighbours():
        if clauses.ranks[c] > 2 and clauses.kinds[c] != QUESTION:
            continue
        a, b = clauses.sizes[c], clauses.sizes[c + 1]
        if max(a, b) > _MEETING or max(a, b) > 1.6 * min(a, b):
            continue
        x, y = _bare(clauses.words[c]), _bare(clauses.words[c + 1])
        words = signs.holds[c] & signs.wants[c + 1] & WORDS
        found = (opposite_words(x, y) or opposite_inside("".join(x), "".join(y))) if words else None
        if found and _WARDING.search(clauses.text, clauses.starts[c + 1], clauses.stops[c + 1]):
            continue  # 勤俭节约，反对铺张浪费 say one thing
        if found is None or min(map(len, found)) < 2 or limit(found) or not _face(x, y, found):
            found = facing(x, y) if signs.holds[c] & signs.wants[c + 1] & CHARACTERS else None
        if found is None and a > 3 and (signs.bearing[c] | signs.bearing[c + 1]) & DENIES:
            found = _turned_early(x, y)
        if found is not None:
            spans = (clauses.starts[c], clauses.stops[c]), (clauses.starts[c + 1], clauses.stops[c + 1])
            yield spans, found


_WARDING = re.compile("反对|避免|防止|克服|力戒|杜绝|消除|抵制|纠正|坚决不|严禁")


def _bare(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a clause without quotation marks at its ends."""
    return words[words[0] in _QUOTES : len(words) - (words[-1] in _QUOTES)] or words


_QUOTES = frozenset("“”\"‘’'")


def _turned_early(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """A word that opens one clause is denied at the opening of the other: 转型是找死，不转型才是等死."""
    found = turned(x[:2], y[:3]) or turned(x[:3], y[:2])
    both = found is not None and all(_DENIAL.search("".join(words)) for words in (x, y))
    return None if both else found  # 没有理想信念，理想信念不坚定


def _face(x: Sequence[str], y: Sequence[str], found: tuple[str, str]) -> bool:
    """Return whether the opposites stand at the same distance from the beginning or the end of their clauses, two characters more or less."""
    s, t = "".join(x), "".join(y)
    i, k = s.find(found[0]), t.find(found[1])
    return abs(i - k) <= 2 or abs(len(s) - len(t) - i + k) <= 2


_MEETING = 16
"""Characters of the longest clause in which opposites alone make a contrast."""


def by_topics(clauses: Clauses, signs: Signs) -> Iterator[tuple[tuple[Offsets, Offsets], tuple[str, str]]]:
    """Yield neighbours of several clauses each, set apart by ； or 。, whose openings are opposed: 分数高的，大会上表扬；分数低的，大会上检讨."""
    before: tuple[int, int] | None = None
    start = 0
    for c, rank in enumerate(clauses.ranks):
        if rank == 1:
            continue
        here, start = (start, c), c + 1
        if before is not None and before[1] > before[0] and 0 < here[1] - here[0] < _TOPIC_CLAUSES:
            a, b = before[0], here[0]
            spans = tuple((clauses.starts[first], clauses.stops[last]) for first, last in (before, here))
            sizes = sorted(z - s for s, z in spans)
            if max(clauses.sizes[a], clauses.sizes[b]) <= _TOPIC and sizes[1] <= min(_PART, 2 * sizes[0]):
                x, y = _bare(clauses.words[a]), _bare(clauses.words[b])
                one, other = (clauses.starts[a], clauses.stops[a]), (clauses.starts[b], clauses.stops[b])
                if (
                    signs.may_oppose(one, other)
                    and (found := opposed(x, y) or turned(x, y) or facing(x, y))
                    and not limit(found)
                ):
                    yield (spans[0], spans[1]), found
        before = None if rank == BREAK or here[1] - here[0] >= _TOPIC_CLAUSES else here


_TOPIC, _TOPIC_CLAUSES, _PART = 10, 4, 50
"""Characters of the longest clause that names a topic; clauses and characters of the longest part that goes on about it."""


def inside_clause(text: str) -> Iterator[tuple[tuple[Offsets, Offsets], tuple[str, str]]]:
    """Yield two sides with no mark between: 只减不增, 多一事不如少一事."""
    table = opposites()
    for match in _ONLY_NOT.finditer(text):
        if match["other"] in table.get(match["one"], ()):
            yield (match.span("first"), match.span("second")), (match["one"], match["other"])
    for match in around(text, "不如", _NO_BETTER):
        x, y = match["one"], match["other"]
        if len(x) == len(y):
            turned_at = next((k for k in range(len(x)) if y[k] in table.get(x[k], ())), None)
            if turned_at is not None:
                yield (match.span("one"), match.span("other")), (x[turned_at], y[turned_at])


def around(text: str, words: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a `pattern` that opens with up to six characters before `words`, from the first on, without overlap."""
    reached, at = 0, text.find(words)
    while at >= 0:
        match = next(filter(None, (pattern.match(text, start) for start in range(max(reached, at - 6), at))), None)
        if match is not None:
            yield match
            reached = match.end()
        at = text.find(words, max(reached, at + 1))


def paired_phrases(
    clauses: Clauses, rows: Sequence[Sequence[Unit]]
) -> Iterator[tuple[tuple[Offsets, Offsets], tuple[str, str]]]:
    """Yield opposites joined by 和 or 与 where two phrases or more in a row are such: 正义和邪恶、光明和黑暗."""
    text = clauses.text
    for row in rows:
        here = row[0].clause
        if here == row[1].clause and not _AND.isdisjoint(clauses.words[here]):
            found = [_JOINED.search(text, *links.offsets(clauses, unit)) for unit in row]
            met = [m for m in found if m and m["other"] in opposites().get(m["one"], ())]
            if len(met) > 1:
                yield from (((m.span("one"), m.span("other")), (m["one"], m["other"])) for m in met)


_AND = frozenset("和与")
_JOINED = re.compile("(?P<one>[一-鿿]{2})[和与](?P<other>[一-鿿]{2})")
_ONLY_NOT = re.compile("(?P<first>[只要光](?P<one>[一-鿿]))(?P<second>不(?P<other>[一-鿿]))")
_NO_BETTER = re.compile("(?P<one>[一-鿿]{2,6})不如(?P<other>[一-鿿]{2,6})(?![一-鿿])")


def by_denial(text: str, runs: Sequence[Run]) -> Iterator[tuple[Offsets, ...]]:
    """Yield pairs of answering units of which one denies: 述职不是终点，整改才是关键. 不是…就是… leaves a choice and is none."""
    for run in runs:
        if len(run.members) == 2 and run.level not in {"heading", "paragraph", "phrase"}:
            second = text[slice(*run.members[1])]
            sizes = [z - a for a, z in run.members]
            if (
                any(
                    _denies(words, text[slice(*other)]) and not _DENIAL.search(text, *other)
                    for words, other in zip(run.words, run.members[::-1], strict=True)
                )
                and max(sizes) <= (_LONG if run.level == "branch" else _MEETING)
                and not _CHOICE.match(second)
                and not _ASKED.search(text, run.start, run.stop)
            ):
                yield run.members


def _denies(words: Sequence[str], other: str) -> bool:
    """A unit denies plainly (述职不是终点), or denies a word that the other has (要求做到的……，要求不做的……)."""
    for k, word in enumerate(words):
        if word[0] in "不没非未别莫" and len(word) < 4 and NEGATION.match(word):
            denied = word[1:2] or "".join(words[k + 1 : k + 2])[:1]
            if word in _PLAIN or (denied and denied in other):
                return True
    return False


_PLAIN = frozenset(("不是", "而不是", "不能", "不会", "不行", "不要", "没有", "没", "不在"))
_DENIAL = re.compile("[不没无未莫勿]")
_LONG = 30
"""Characters of a side of several clauses, at most."""
_CHOICE = re.compile("就是|而且|也|还|更")


def by_subject(text: str) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield 规矩不是橡皮筋…；规矩是高压线: one subject, denied and then said."""
    for match in around(text, "不是", _SUBJECT):
        middle = match.end(3) if match.group(3) else match.end(2) + 1
        yield (match.start(), middle - 1), (middle, match.end())


def find_contrasts(
    clauses: Clauses,
    rows: Sequence[Sequence[Unit]],
    shown: Sequence[Run],
    near: Sequence[Run],
    trace: Trace | None,
) -> Iterable[Finding]:
    """Return the contrasts, from the runs `shown` and the pairs `near` to being one; where two overlap by more than half, the one found by opposites stays."""
    text, signs = clauses.text, Signs(clauses)
    taken = Occupied[Finding]()
    found: list[Finding] = []
    for members, rule, key, values in _candidates(clauses, rows, shown, [*shown, *near], signs):
        start, stop = members[0][0], members[-1][1]
        if not any(_takes(other, members) for other in taken.meeting(start, stop)):
            made = kept(trace, finding("contrast", members, rule, note(key, text, members, **values)))
            found.append(made)
            taken.put(start, stop, made)
    return found


_Candidate = tuple[tuple[Offsets, ...], str, str, dict[str, str]]
"""Members, rule, the key of the note and what is filled in there."""


def _candidates(
    clauses: Clauses, rows: Sequence[Sequence[Unit]], shown: Sequence[Run], runs: Sequence[Run], signs: Signs
) -> Iterator[_Candidate]:
    """Yield what may be a contrast, the surer first."""
    text = clauses.text
    for members, (a, b) in by_opposites(text, runs, signs):
        if not (_reported(text, members) or _counted(text, members, a, b)):
            yield unquoted(text, members), "opposites", "form.contrast.opposites", {"first": a, "second": b}
    for pair, (a, b) in by_topics(clauses, signs):
        yield pair, "opposites_topics", "form.contrast.opposites", {"first": a, "second": b}
    for pair, (a, b) in (*by_meeting(clauses, signs), *inside_clause(text), *paired_phrases(clauses, rows)):
        if not _counted(text, pair, a, b):
            yield pair, "opposites_facing", "form.contrast.opposites", {"first": a, "second": b}
    for pair, name in by_frame(clauses, rows, signs):
        yield pair, f"frame_{name}", "form.contrast.frame", {"frame": f"=form.contrast.{name}"}
    for members in by_denial(text, shown):
        yield unquoted(text, members), "one_side_denied", "form.contrast.denial", {}
    for pair in by_subject(text):
        yield pair, "denied_then_said", "form.contrast.subject", {}


def _reported(text: str, members: Sequence[Offsets]) -> bool:
    """Return whether every side has figures: 出口增长20%，进口增长24%."""
    return all(any(map(str.isdecimal, text[start:stop])) for start, stop in members)


def _counted(text: str, members: Sequence[Offsets], *found: str) -> bool:
    """Return whether opposites only count parts: 前三趟是材料不全，后三趟是人不在."""
    return _IN_COUNTING.issuperset(found) and _COUNTED.search(text, members[0][0], members[-1][1]) is not None


_IN_COUNTING = frozenset("前后上下先")
_COUNTED = re.compile("[前后上下先][一两二三四五六七八九十半几\\d]")


def _takes(other: Finding, members: Sequence[Offsets]) -> bool:
    """Return whether a contrast takes the place of these members: they share more than half of the shorter.

    A contrast inside one side of another is one more: 花有早开的，也有晚开的 within 对考得不好的孩子，…….
    """
    start, stop = members[0][0], members[-1][1]
    shared = min(stop, other.stop) - max(start, other.start)
    return (
        shared * 2 > min(stop - start, len(other))
        and not any(m.start <= start and stop <= m.stop for m in other.members)
        and not any(a <= other.start and other.stop <= z for a, z in members)
    )
