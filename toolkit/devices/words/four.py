"""Four-character phrases (四字格): a rhythmic unit of four characters that is no idiom."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from toolkit.devices.scene import Scene, finding
from toolkit.devices.words.four_measures import Looks
from toolkit.model import Finding, Span


@cache
def weights() -> tuple[float, float, dict[str, float]]:
    """Return the learned rule: its bias, the least sum that makes a phrase, and what each measure counts.

    >>> bias, least, counts = weights()
    >>> bias < least, counts["listed"] > 0 > counts["cut:left"]
    (True, True)
    """
    lines = Path(__file__).with_name("four_weights.tsv").read_text(encoding="utf-8").splitlines()
    table = {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines if line[0] != "#")}
    return table.pop("bias"), table.pop("least"), table


KIN = 1.8
"""How much less is asked of four characters that stand beside a phrase of their make (规模提升 beside 结构优化)."""
_MOST = 1.5
"""More than that, what is no listed phrase and no frame has not gained from its characters and neighbours."""


@lru_cache(maxsize=4096)
def _worth(names: tuple[str, ...]) -> float:
    counts = weights()[2]
    return sum([counts.get(name, 0.0) for name in names])


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
    get = counts.get
    covered = {at for item in idioms for at in range(item.start, item.stop)}
    looks = Looks(scene, covered)
    judged: dict[int, float] = {}
    seen: dict[int, list[str]] = {}
    for at in looks.candidates():
        stand = looks.stand(at)
        score = bias + _worth(stand.names)
        if score + _MOST >= least - KIN or at in looks.listed or at in looks.frames:
            more = looks.more(at, stand)
            score += sum([get(name, 0.0) for name in more])
            if score >= least - KIN:
                judged[at] = score
                seen[at] = [*stand.names, *more]
                continue
        if stand.edges == "SS":
            scene.consider(at, at + 4, "four_character", "cut_off_phrase", "dropped.half_phrase")
    kept = chosen(looks, judged, least)
    for at in judged.keys() - kept:
        scene.consider(at, at + 4, "four_character", "phrase_in_clause", "dropped.alone")
    return [_found(scene, at, set(seen[at])) for at in sorted(kept)]


def chosen(looks: Looks, scores: dict[int, float], least: float) -> set[int]:
    """Return which candidates are kept: the better one where two overlap, and less is asked of the neighbour of its kind."""
    order = sorted(scores, key=lambda at: (-scores[at], at))
    taken: set[int] = set()
    kept: set[int] = set()
    for bar in (least, *(least - KIN,) * 3):
        for at in order:
            if scores[at] < bar:
                break
            if at in taken or at + 3 in taken:
                continue
            if bar == least or (at - 5 in kept and looks.kin(at, at - 5)) or (at + 5 in kept and looks.kin(at, at + 5)):
                taken.update(range(at, at + 4))
                kept.add(at)
    return kept


def _found(scene: Scene, at: int, names: set[str]) -> Finding:
    words = scene.text[at : at + 4]
    return finding("four_character", _rule(names), (Span(at, at + 4),), words=words, one=words[:2], two=words[2:])


def _rule(names: set[str]) -> str:
    """Name the rule by the strongest evidence: a list, a frame, the neighbours, the marks around it, or its make alone."""
    if "listed" in names or "listed:unit" in names:
        return "listed_phrase"
    if "firm" in names or "framed" in names:
        return "phrase_frame"
    if names & {"kin:1", "kin:2", "fours:1", "fours:2", "beside:slot", "beside:known"}:
        return "phrase_in_run"
    return "cut_off_phrase" if "edges:SS" in names else "phrase_in_clause"
