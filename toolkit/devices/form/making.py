"""How the finders of form make a Finding, its note, and an entry of the trace."""

from collections.abc import Iterable, Sequence
from operator import lt

from toolkit.model import Considered, Finding, Note, Span, Trace
from toolkit.model.finding import Detail

Offsets = tuple[int, int]
_OPEN = {"“": "”", '"': '"', "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》"}
_CLOSE = frozenset(_OPEN.values())
_OPENS = {close: mark for mark, close in _OPEN.items()}
_MARKS = _CLOSE.union(_OPEN)
_LONG = 16
"""Characters of a member that is told whole."""
_SAID = 40
"""Members whose sizes and words a note tells; the rest is `…`."""


def finding(
    device: str, members: Sequence[Offsets], rule: str, note: Note, details: Iterable[tuple[str, Detail]] = ()
) -> Finding:
    """Return a finding that reaches from its first member to its last."""
    spans = tuple([Span(a, z) for a, z in members])
    return Finding(spans[0].start, spans[-1].stop, device, spans, rule, note, tuple(details))


def note(key: str, text: str, members: Sequence[Offsets], **values: str) -> Note:
    """Return a note with the number of members, their sizes, and the members themselves to fill in."""
    sizes, said = [], []
    for a, z in members[:_SAID]:
        words = text[a:z]
        sizes.append(str(z - a if words.isalnum() else size(words)))
        said.append(words if z - a <= _LONG else f"{words[:8]}……{words[-6:]}")
    if len(members) > _SAID:
        sizes.append("…")
        said.append("…")
    filled = {"count": str(len(members)), "sizes": "—".join(sizes), "words": "｜".join(said), **values}
    return Note(key, filled)


def size(words: str) -> int:
    """Return the number of characters of `words`, marks left out.

    >>> size("抓在手上、扛在肩上")
    8
    """
    return len(words) if words.isalnum() else sum(map(str.isalnum, words)) + words.count("*") + words.count("×")


def dropped(trace: Trace | None, kind: str, members: Sequence[Offsets], rule: str, why: Note) -> None:
    """Write a candidate that was not kept into the trace, if anyone asks."""
    if trace is not None:
        trace.append(Considered(members[0][0], members[-1][1], kind, rule, kept=False, why=why))


def kept(trace: Trace | None, made: Finding) -> Finding:
    """Write a finding into the trace, if anyone asks, and return it."""
    if trace is not None:
        trace.append(Considered(made.start, made.stop, made.device, made.rule, kept=True, why=made.note))
    return made


def unquoted(text: str, members: Sequence[Offsets]) -> tuple[Offsets, ...]:
    """Return members without a quotation mark at an edge whose partner lies outside, and with one beside the edge whose partner lies inside.

    >>> text = "“我为人人，人人为我”"
    >>> [text[a:z] for a, z in unquoted(text, [(0, 5), (6, 11)])]
    ['我为人人', '人人为我']
    >>> text = "增强“四个意识”、坚定“四个自信”"
    >>> [text[a:z] for a, z in unquoted(text, [(0, 7), (9, 16)])]
    ['增强“四个意识”', '坚定“四个自信”']
    """
    found = []
    for member in members:
        a, z = member
        if a < z and (text[a] in _MARKS or text[z - 1] in _MARKS):
            a, z = _without_halves(text, a, z)
        before, after = text[a - 1 : a], text[z : z + 1]
        if before in _OPEN and text.find(_OPEN[before], a, z) >= 0 > text.find(before, a, z):
            a -= 1
        elif after in _OPENS and text.count(_OPENS[after], a, z) > text.count(after, a, z):
            z += 1
        found.append((a, z))
    return tuple(found)


def _without_halves(text: str, a: int, z: int) -> Offsets:
    """Return where a stretch starts and stops without quotation marks at an edge whose partner is not in it."""
    while a < z - 1 and text[a] in _CLOSE and text[a] not in _OPEN:
        a += 1
    while a < z - 1 and text[a] in _OPEN and text.find(_OPEN[text[a]], a + 1, z) < 0:
        a += 1
    while z > a + 1 and text[z - 1] in _CLOSE and text.find(_OPENS[text[z - 1]], a, z - 1) < 0:
        z -= 1
    return a, z


def shared_edges(words: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return the words that all units share in front and at the back.

    >>> shared_edges([["主动", "研究", "问题"], ["主动", "开展", "工作"]])
    ('主动', '')
    """
    shortest = min(map(len, words))
    front = 0
    while front < shortest and len({w[front] for w in words}) == 1:
        front += 1
    back = 0
    while back < shortest - front and len({w[-1 - back] for w in words}) == 1:
        back += 1
    return "".join(words[0][:front]), "".join(words[0][len(words[0]) - back :])


def shared_frame(words: Sequence[Sequence[str]]) -> str:
    """Return the words that all units share, in order, with …… for what differs between them; empty where they share none.

    >>> shared_frame([["聚焦", "问题", "从严", "推进"], ["聚焦", "发展", "从严", "推动", "融合"]])
    '聚焦……从严……'
    """
    first = list(words[0])
    kept = _in_common(first, words[1])
    for other in words[2:]:
        if kept:
            kept &= _in_common(first, other)
    parts, gap = [], False
    for k, word in enumerate(first):
        if k in kept:
            parts.append(word)
            gap = False
        elif not gap:
            parts.append("……")
            gap = True
    return "".join(parts) if kept else ""


def _in_common(a: Sequence[str], b: Sequence[str]) -> set[int]:
    """Return the places in `a` of one longest common subsequence of `a` and `b`."""
    there = set(b)
    shared = [place for place, word in enumerate(a) if word in there]
    places = [b.index(a[place]) for place in shared] if len(shared) > 1 else []
    if all(map(lt, places, places[1:])):  # one word, or all in one order
        return set(shared)
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    found, i, j = set(), 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found.add(i)
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
