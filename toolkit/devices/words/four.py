"""Four-character phrases (四字格): a rhythmic unit of four characters that is no idiom."""

from collections.abc import Sequence
from functools import cache

from toolkit.devices.scene import Scene
from toolkit.devices.words.four_measures import Looks
from toolkit.devices.words.four_stand import weights
from toolkit.model import Finding, Note, Span

KIN = 1800
"""How much less, in thousandths, is asked of four characters that stand beside a phrase of their make (规模提升 beside 结构优化)."""


@cache
def _from_neighbours() -> tuple[int, int]:
    """Return the most that the four characters before and after can add: where no mark of a series is between, and where one is."""
    counts = weights()[2]
    plain = counts["kin:0"] + counts["fours:0"] + max(0, counts["before"]) + max(0, counts["after"])
    twice = max(0, counts["beside:known"]) + max(0, counts["beside:slot"]) + max(0, counts["kin:nouns"])
    row = max(map(counts.__getitem__, ("kin:0", "kin:1", "kin:2"))) + max(
        map(counts.__getitem__, ("fours:0", "fours:1", "fours:2"))
    )
    listed = max(0, counts["object:list"]) + max(0, counts["listed:run"], counts["unit:run"])
    return plain, row + 2 * twice + listed + max(0, counts["before"]) + max(0, counts["after"])


def four_characters(scene: Scene, idioms: Sequence[Finding] = ()) -> list[Finding]:
    """Return the four-character phrases (四字格) that are no idiom.

    Every stretch of four characters between edges is a candidate; a learned rule adds up what is seen of it (a stock
    phrase or frame, two words of a fitting kind, marks around it, neighbours of its make) and keeps what passes. Of
    candidates that overlap the better one is kept.

    >>> from toolkit.devices.trial import found
    >>> found(four_characters, "会议主题鲜明，安排紧凑，从严从实抓落实。谢谢大家！")
    ['主题鲜明', '安排紧凑', '从严从实']
    """
    bias, least, counts = weights()
    worth, (plain, series) = counts.__getitem__, _from_neighbours()
    covered = {at for item in idioms for at in range(item.start, item.stop)}
    looks = Looks(scene, covered)
    judged: dict[int, int] = {}
    evidence: dict[int, Sequence[str]] = {}
    for at in looks.candidates():
        stand, own = looks.first(at)
        score = bias + stand.weight + own.weight
        told = looks.known_as(at, stand) if at in looks.told else ()
        if told:
            score += sum(map(worth, told))
        bar = least - KIN if stand.row else least
        if score + (series if stand.series else plain) >= bar and not looks.refused(at, stand):
            around = looks.beside(at, stand)
            score += sum(map(worth, around))
            if score >= bar:
                judged[at] = score
                evidence[at] = (stand.edges, *told, *around)
                continue
        if scene.trace is not None and stand.edges == "SS" and not looks.refused(at, stand):
            scene.consider(at, at + 4, "four_character", "cut_off_phrase", "dropped.half_phrase")
    kept = chosen(looks, judged, least)
    if scene.trace is not None:
        for at in judged.keys() - kept:
            scene.consider(at, at + 4, "four_character", "phrase_in_clause", "dropped.alone")
    return [_found(scene.text, at, _rule(at in looks.listed, evidence[at])) for at in sorted(kept)]


def chosen(looks: Looks, scores: dict[int, int], least: int) -> set[int]:
    """Return which candidates are kept: the better one where two overlap, and less is asked of the neighbour of its kind."""
    order = sorted(scores, key=lambda at: (-scores[at], at))
    taken: set[int] = set()
    kept: set[int] = set()
    for bar in (least, *(least - KIN,) * 3):
        left = []
        before = len(kept)
        for at in order:
            if at in taken or at + 3 in taken:
                continue
            if scores[at] >= bar and (
                bar == least or (at - 5 in kept and looks.kin(at, at - 5)) or (at + 5 in kept and looks.kin(at, at + 5))
            ):
                taken.update((at, at + 1, at + 2, at + 3))
                kept.add(at)
            else:
                left.append(at)
        if not left or len(kept) == before:
            break
        order = left
    return kept


def _found(text: str, at: int, rule: str) -> Finding:
    words = text[at : at + 4]
    note = Note(f"why.{rule}", {"words": words, "one": words[:2], "two": words[2:]})
    return Finding(at, at + 4, "four_character", (Span(at, at + 4),), rule, note)


def _rule(listed: bool, evidence: Sequence[str]) -> str:
    """Name the rule by the strongest evidence: a list, a frame, the neighbours, the marks around it, or its make alone."""
    if listed:
        return "listed_phrase"
    if not _FRAMED.isdisjoint(evidence):
        return "phrase_frame"
    if not _RUN.isdisjoint(evidence):
        return "phrase_in_run"
    return "cut_off_phrase" if "SS" in evidence else "phrase_in_clause"


_FRAMED = frozenset(("firm", "framed"))
_RUN = frozenset(("kin:1", "kin:2", "fours:1", "fours:2", "beside:slot", "beside:known"))
