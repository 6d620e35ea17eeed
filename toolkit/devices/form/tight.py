"""Tight pairs (紧缩的对偶): two units of one size inside a clause, with no mark between: 只减不增, 不贪不占, 看得见摸得着, 流汗又流泪."""

import re
from collections.abc import Iterable, Iterator

from toolkit.devices.form.making import Offsets, finding, kept, note
from toolkit.devices.form.negation import compact_negations
from toolkit.devices.form.opposed_inside import Opposed, around
from toolkit.devices.lists import is_listed
from toolkit.model import Finding, Trace

_ABLE = re.compile("(?P<one>[一-鿿]得[一-鿿])(?P<other>[一-鿿]得[一-鿿])(?![一-鿿]得)")
_AND = re.compile("(?P<one>(?P<head>[一-鿿])[一-鿿]{1,2})又(?P<other>(?P=head)[一-鿿]{1,2})(?=[的，。、；！？]|$)")


_BOTH = re.compile("既(?P<one>[一-鿿]{4,14}?)又(?P<other>[一-鿿]{4,14})(?![一-鿿])")
"""既有国内成长经历又有海外生活体验: two of one size and one beginning, with no mark between."""
_MUST = frozenset(("不行", "不成", "不可", "不得", "不能"))
"""What makes a double denial an order: 不抓不行."""


def tight_pairs(text: str, inside: Iterable[Opposed]) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield the pairs, each inside one clause; `inside` are the opposites found there.

    >>> from toolkit.devices.form.opposed_inside import inside_clause
    >>> text = "只减不增，让群众看得见摸得着，不能流汗又流泪。"
    >>> [[text[a:z] for a, z in pair] for pair in tight_pairs(text, inside_clause(text))]
    [['只减', '不增'], ['看得见', '摸得着'], ['流汗', '流泪']]
    """
    for pair, _ in inside:
        yield pair
    for one, other in compact_negations(text):
        must = text[other[0] : other[1]] in _MUST
        if not must and text[one[0] - 1 : one[0]] != "、" and text[other[1] : other[1] + 1] != "、":
            yield one, other
    for match in _BOTH.finditer(text):
        a, b = match["one"], match["other"]
        if abs(len(a) - len(b)) <= 1 and a[0] == b[0]:
            yield (match.start("one") - 1, match.end("one")), (match.start("other") - 1, match.end("other"))
    for joint, pattern in (("得", _ABLE), ("又", _AND)):
        for match in around(text, joint, pattern):
            a, b = match["one"], match["other"]
            if len(a) == len(b) and a != b and not is_listed("idioms", a + b):
                yield match.span("one"), match.span("other")


def find_tight(
    text: str, found: Iterable[Finding], inside: Iterable[Opposed], trace: Trace | None
) -> Iterator[Finding]:
    """Yield the tight pairs that stand in no other antithesis of the same stretch."""
    taken = {(f.start, f.stop) for f in found if f.device == "antithesis"}
    for pair in tight_pairs(text, inside):
        if (pair[0][0], pair[1][1]) not in taken:
            details = (("level", "phrase"), ("strict", True))
            yield kept(
                trace,
                finding(
                    "antithesis", pair, "antithesis_in_a_clause", note("form.antithesis.tight", text, pair), details
                ),
            )
