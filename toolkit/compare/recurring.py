"""Recurring passages (反复出现的提法) across many texts: what is said again, where, and how often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.compare.reuse import SHORTEST, Skeleton, skeleton
from toolkit.model import Span

_MULTIPLIER = 0x9E3779B97F4A7C15
"""Odd, so that multiplication modulo 2⁶⁴ loses nothing (Knuth's multiplicative hashing)."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A passage that stands word for word in several texts: its wording without marks, and each place, by the text's name."""

    wording: str
    places: tuple[tuple[str, Span], ...]

    @property
    def texts(self) -> int:
        """In how many texts it stands."""
        return len({name for name, _ in self.places})


def recurring(texts: Mapping[str, str], *, shortest: int = SHORTEST, least: int = 2) -> tuple[Recurring, ...]:
    """Return the passages of at least `shortest` characters that stand in at least `least` of the texts, most texts first.

    A passage runs as long as the same texts have it. Work and memory grow with the length of all texts together, not with the
    number of pairs: every run of `shortest` characters becomes one 64-bit number, and the numbers are sorted.

    >>> texts = {"a": "把责任抓在手上、扛在肩上。", "b": "要抓在手上，扛在肩上！", "c": "无关的话。"}
    >>> [(r.wording, r.texts) for r in recurring(texts)]
    [('抓在手上扛在肩上', 2)]
    """
    names = list(texts)
    bones = [skeleton(texts[name]) for name in names]
    owners = _owners(bones, shortest, least)
    found: dict[str, list[tuple[str, Span]]] = {}
    for name, bone, who in zip(names, bones, owners, strict=True):
        start = 0
        while start < len(who):
            stop = start + 1
            if who[start]:
                while stop < len(who) and who[stop] == who[start]:
                    stop += 1
                last = stop - 1 + shortest
                found.setdefault(bone.chars[start:last], []).append((name, bone.span(start, last)))
            start = stop
    passages = [Recurring(wording, tuple(places)) for wording, places in found.items()]
    kept = [passage for passage in passages if passage.texts >= least]
    return tuple(sorted(kept, key=lambda p: (-p.texts, -len(p.wording), p.wording)))


def _owners(bones: Sequence[Skeleton], size: int, least: int) -> list[list[int]]:
    """For each text and each run of `size` characters in it: a number for the set of texts that have the run, 0 where too few do."""
    import numpy as np

    if not bones:
        return []
    hashes = [_hashes(bone.chars, size) for bone in bones]
    whole = np.concatenate(hashes)
    source = np.repeat(np.arange(len(bones), dtype=np.uint64), [len(h) for h in hashes])
    order = np.lexsort((source, whole))
    ordered, texts = whole[order], source[order]
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = (ordered[1:] != ordered[:-1]) | (texts[1:] != texts[:-1])
    group = np.cumsum(np.concatenate(([True], ordered[1:] != ordered[:-1]))) - 1 if len(ordered) else ordered
    groups = int(group[-1]) + 1 if len(ordered) else 0
    number = np.bincount(group[fresh].astype(np.int64), minlength=groups) if groups else np.zeros(0, dtype=np.int64)
    # The set of texts that have a run, as one number: a sum of scrambled text numbers, each counted once.
    scrambled = (texts[fresh] + np.uint64(1)) * np.uint64(_MULTIPLIER)
    scrambled ^= scrambled >> np.uint64(29)
    scrambled *= np.uint64(_MULTIPLIER)
    members = np.zeros(groups, dtype=np.uint64)
    np.add.at(members, group[fresh].astype(np.int64), scrambled)
    members[number < least] = 0
    answer = np.zeros(len(whole), dtype=np.uint64)
    if groups:
        answer[order] = members[group.astype(np.int64)]
    cuts = np.cumsum([len(h) for h in hashes])[:-1].tolist()
    return [part.tolist() for part in np.split(answer, cuts)]


def _hashes(chars: str, size: int) -> Any:
    import numpy as np

    codes = np.frombuffer(chars.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = max(0, len(codes) - size + 1)
    total = np.zeros(count, dtype=np.uint64)
    for shift in range(size):
        total = total * np.uint64(_MULTIPLIER) + codes[shift : shift + count]
        total ^= total >> np.uint64(31)
    return total
