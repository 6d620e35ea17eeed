"""Denials at the end (否定收尾): neighbours that end in what one will not do, and parts that come to the same denial."""

import re
from collections.abc import Iterator, Sequence

from toolkit.devices.form import links
from toolkit.devices.form.clauses import Clauses, holding
from toolkit.devices.form.making import Offsets


def firm_endings(clauses: Clauses) -> Iterator[list[Offsets]]:
    """Yield neighbours that end in what one will not do: 抓住转方式不放松，保持取向不动摇; 不动摇、不懈怠、不折腾."""
    text = clauses.text
    row: list[Offsets] = []
    numbers = holding(clauses, [match.start() for match in _FIRM.finditer(text)])
    for before, c in zip((-1, *numbers), numbers, strict=False):
        if row and (c != before + 1 or clauses.ranks[before] > 2):
            if len(row) > 1:
                yield row
            row = []
        for a, z in links.phrase_spans(clauses, c):
            if any(match.end() == z for match in _FIRM.finditer(text, max(a, z - 5), z)):
                row.append((a, z))
            else:
                if len(row) > 1:
                    yield row
                row = []
    if len(row) > 1:
        yield row


_FIRM = re.compile(
    "不(?:动摇|放松|懈怠|松劲|松懈|停步|停歇|止步|折腾|减弱|退缩|畏缩|畏惧|手软|松手|放手|留情|松口|走样|变形|变色|褪色|掉队|断线|含糊|打折|折扣|迟疑|后退|罢休|收兵)"
)


def parted(clauses: Clauses, numbers: Sequence[int]) -> Iterator[list[Offsets]]:
    """Yield two parts of two clauses, set apart by ； or 。, that come to the same denial: 快，未必就是好；慢，未必就是差."""
    text, starts, stops, ranks = clauses.text, clauses.starts, clauses.stops, clauses.ranks
    known = set(numbers)
    for c in numbers:
        if (
            c + 2 in known
            and c
            and ranks[c] in {2, 3}
            and ranks[c - 1] == ranks[c + 1] == 1
            and (c < 2 or ranks[c - 2] > 1)
        ):
            one, other = (_PARTED.match(text, starts[k], stops[k]) for k in (c, c + 2))
            if _SETS.search(text, starts[c - 1], stops[c - 1]) or _SETS.search(text, starts[c + 1], stops[c + 1]):
                continue  # 一把手要当“施工队长”，不要当“传话筒”
            if one and other and one["denial"] == other["denial"] and one["result"] == other["result"]:
                yield [(starts[c - 1], stops[c]), (starts[c + 1], stops[c + 2])]


_SETS = re.compile("[是要应须]")
_PARTED = re.compile(
    "(?:请|也|更|就|都|千万|绝|决){0,4}(?:(?P<denial>不[要能会可应必]|未必|没有?)|[一-鿿](?P<result>不[来了起着到动出得]))"
)
