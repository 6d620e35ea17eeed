"""What four characters look like by themselves, whatever stands around them: how words cut them, what they open and close with.

Every measure is a name that holds or does not (`split:|.|.|`, `bad:end`); four_weights.tsv says what each counts.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from toolkit.devices.scene import Scene, is_han
from toolkit.devices.words.four_frames import Half, known_halves
from toolkit.devices.words.four_stand import weights

WHOLE = frozenset("ilv")
"""Tags of words of four characters that may be a phrase."""
OPENS = {
    **dict.fromkeys(
        "我你他她它咱这那哪其每各某的了着过和与及或是在于把被将向由让使令叫就也都还又再更最很太已曾正刚只才便却而且但若如虽所之等个一二三四五六七八九十",
        "bad:start",
    ),
    **dict.fromkeys("不无没未", "not"),
}
"""First character → what it says of the four."""
CLOSES = {
    **dict.fromkeys("的了着过吗呢吧啊和与及或在于把被将向之时里中内间者们等是有人年月日", "bad:end"),
    **dict.fromkeys("性化率度力型业区县市省体局委员组所", "tail:noun"),
}
"""Last character → what it says of the four."""


_TAGS = dict(v="v--", n="n--", s="n--", f="n--", t="n--", a="a--", z="a--", b="a--", d="d--", i="a--", l="v--", u="d--", p="v--")  # fmt: skip


class Seen(NamedTuple):
    """Measures that hold, and what they weigh together."""

    names: tuple[str, ...]
    weight: int


@lru_cache(maxsize=2048)
def made(split: str, tag: str | None, opening: str, closing: str) -> Seen:
    """Return what holds of four characters by how words cut them and by their first and last character.

    `split` tells where words begin (`|.|.|`), with `-` for its last sign where one goes on; `tag` is that of one that is all four.

    >>> made("|...|", "i", "", "bad:end").names
    ('split:|...|', 'one:i', 'bad:end')
    >>> made("|.|.-", None, "", "").names
    ('cut:right', 'split:|.|..')
    """
    found = [] if split[0] == "|" else ["cut:left"]
    if split[4] == "-":
        found.append("cut:right")
    found.append("split:" + split.replace("-", "."))
    if tag is not None:
        kind = tag[:1]
        found.append(f"one:{kind if kind in WHOLE else 'noun' if kind in 'njtsb' else 'other'}")
    elif split[2] != "|":
        found.append("cut:middle")
    found += filter(None, (opening, closing))
    return Seen(tuple(found), sum(map(weights()[2].__getitem__, found)))


class Halves(dict[int, Half]):
    """Place → the two characters there as half of a phrase, empty where they are no word; looked up where somebody asks."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._text, self._known, self._scene = scene.text, known_halves(), scene

    def __missing__(self, at: int) -> Half:
        half = self[at] = self._known.get(self._text[at : at + 2]) or self._tagged(at)
        return half

    def look_up(self, places: Iterable[int]) -> None:
        """Look up many places at once, and what follows each two characters on, which takes half the time."""
        text, known, tagged = self._text, self._known, self._tagged
        self.update({at: known.get(text[at : at + 2]) or tagged(at) for first in places for at in (first, first + 2)})

    def _tagged(self, at: int) -> Half:
        """Take a word that the list does not know by its tag: 机声, 喧哗."""
        index = self._scene.token_at.get(at)
        if index is None:
            return ""
        token = self._scene.doc.tokens[index]
        return _TAGS.get(token.tag[:1], "") if token.stop - at == 2 and is_han(token.text) else ""
