"""What can be seen of four characters that may be a phrase of their own (四字格): where they stand, how they are made, what is beside them.

Every measure is a name that holds or does not (`left:、`, `make:vn`, `next:same`); four_weights.tsv says what each counts.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from operator import eq

from toolkit.devices.scene import Scene
from toolkit.devices.words.four_frames import STATE, TALK, Half, framed, known_halves
from toolkit.devices.words.four_stand import AFTER, BEFORE, SERIES, Stand, making, standing

_RUN = re.compile("[一-鿿]+")
_FOUR = re.compile(r"\|\.{3}")
_TAGS = dict(v="v--", n="n--", s="n--", f="n--", t="n--", a="a--", z="a--", b="a--", d="d--", i="a--", l="v--", u="d--", p="v--")  # fmt: skip
_CUT_AFTER, _CUT_BEFORE = frozenset("的等"), frozenset("、和与要")
_FUNCTION = frozenset("的地得和与及把将对被以为要是了着过在也都就更很还并而或让使有从等由向于请")
_POINT = frozenset("是要")
_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]|其[一二三四五])[是要]$|^[是要]$")
_BAD_START = frozenset(
    "我你他她它咱这那哪其每各某的了着过和与及或是在于把被将向由让使令叫就也都还又再更最很太已曾正刚只才便却而且但若如虽所之等个一二三四五六七八九十"
)
_BAD_END = frozenset("的了着过吗呢吧啊和与及或在于把被将向之时里中内间者们等是有人年月日")
_TAIL = frozenset("性化率度力型业区县市省体局委员组所")
_NOT = frozenset("不无没未")
_NEVER = re.compile(r"...[的了着过吗呢吧啊们]|.着|(..)\1(?:地|(?<!一.))")
"""走着走着, 研究研究, 文件发了, 一点一点地: never a phrase."""
_TALKING = frozenset("既又还都就也再更最很太已曾正刚才便却而且但若如虽所之的了着过我你他她它咱这那")
_TALK = re.compile(f"{TALK.pattern}|{_NEVER.pattern.replace('1', '2')}")
"""既查问题, and what else is talk where no frame holds it together."""
_SAID = re.compile("“(?<=[云说讲曰言道谓][：，:,]“)[^“”\n]{0,37}")
"""What a verb of saying opens: a verse or a saying that is cited."""


class _Halves(dict[int, Half]):
    """Place → the two characters there as half of a phrase, empty where they are no word; looked up where somebody asks."""

    def __init__(self, scene: Scene, han: list[int]) -> None:
        super().__init__()
        self._text, self._known, self._scene, self._han = scene.text, known_halves(), scene, han

    def __missing__(self, at: int) -> Half:
        self.look((at,))
        return self[at]

    def look(self, places: Iterable[int]) -> None:
        """Look up what stands at places; take a word that the list does not know by its tag: 机声, 喧哗."""
        text, known, han, index = self._text, self._known, self._han, self._scene.token_at
        for at in places:
            half = known.get(text[at : at + 2], "")
            if not half and at in index and han[at] > 1:
                token = self._scene.doc.tokens[index[at]]
                if token.stop - at == 2:
                    half = _TAGS.get(token.tag[:1], "")
            self[at] = half


class Looks:
    """The candidates of one text and what is seen of each."""

    def __init__(self, scene: Scene, idioms: Collection[int]) -> None:
        self.scene, self.idioms = scene, idioms
        self.text = text = scene.text
        self.shadow = scene.shadow
        self.runs = [match.span() for match in _RUN.finditer(text)]
        self.han = [0] * (len(text) + 9)  # how many Chinese characters stand in a row from each place on
        for start, stop in self.runs:
            self.han[start:stop] = range(stop - start, 0, -1)
        self.half = _Halves(scene, self.han)
        bounds = ["."] * (len(text) + 5)
        for at in scene.token_at:
            bounds[at] = "|"
        self.bounds = "".join(bounds)
        self.ends = scene.token_ends
        self.tags = dict(self._tags())
        self.whole = {at for at, tag in self.tags.items() if tag[:1] in _WHOLE and self._han(at)}
        self.listed = {start: row[-1] for start, stop, row in scene.listed("four_character") if stop - start == 4}
        formulas = {start: row[1] for start, stop, row in scene.listed("formulas") if stop - start == 4}
        self.terms = {at for at, kind in formulas.items() if kind == "policy_term"}
        self.set_phrases = {at for at, kind in formulas.items() if kind in {"stock_opening", "stock_closing"}}
        self.set_phrases.update(start for start, _, _ in scene.listed("hedges"))
        firm, loose = framed(text)
        self.firm = set(filter(self._han, firm))
        self.frames = self.firm | set(filter(self._han, loose))
        self.alone = set(self._alone())
        self.known = self.frames | self.listed.keys()
        self.cited = {at for said in _SAID.finditer(text) for at in range(said.start() + 1, said.end() + 1)}

    def _tags(self) -> Iterator[tuple[int, str]]:
        """Yield where words of four characters stand, with their tags."""
        tokens, index = self.scene.doc.tokens, self.scene.token_at
        for match in _FOUR.finditer(self.bounds):
            at = match.start()
            if at + 4 in self.ends:
                yield at, tokens[index[at]].tag

    def candidates(self) -> Iterator[int]:
        """Yield where four characters start that could be a phrase: cut off, listed, framed, or two words at an edge."""
        known, sure, idioms, most = self.known, self.known | self.alone | self.whole, self.idioms, len(self.text) - 4
        for at in sorted(self._two_words() | sure):
            if at > most or at in idioms or at + 3 in idioms:
                continue
            if (at in known or self.make(at) not in _NAMES or self._cut_off(at)) and not self._never(at):
                yield at

    def _two_words(self) -> set[int]:
        """Return where two words of two characters begin, up to an edge or one of a chain of such words."""
        half, han, text = self.half, self.han, self.text
        fours = [at for at in self.scene.token_at.keys() & {at - 4 for at in self.ends} if han[at] > 3]
        edge = {at for at in fours if not han[at + 4] or text[at + 4] in _FUNCTION}
        chain = {at for at in fours if at not in edge and (self._edge(at - 5) or self._edge(at + 8))}
        likely = edge | chain
        half.look(likely | {at + 2 for at in likely})
        return {at for at in likely if half[at] and half[at + 2] and (at in edge or self._chained(at))}

    def _never(self, at: int) -> bool:
        """Whether the characters are talk, no phrase: 既查问题, 文件发了, 走着走着, 研究研究, a verse that is cited."""
        if at in self.cited:
            return True
        if at in self.listed:
            return False
        if at in self.set_phrases or self.tags.get(at) in _NAMED:
            return True
        if at in self.frames:
            return _NEVER.match(self.text, at) is not None
        return (self.text[at] in _TALKING and self.half[at][1:2] in {"", "-"}) or _TALK.match(self.text, at) is not None

    def _alone(self) -> Iterator[int]:
        """Yield where four characters stand between edges that only marks, 的, 等, 和, 要 and ordinals make."""
        text = self.text
        for start, stop in self.runs:
            if stop - start < 4:
                continue
            if stop - start == 4 or text[start + 4] in _CUT_AFTER or text.startswith("统一", start + 4):
                yield start
            if stop - start > 4 and (
                text[stop - 5] in _CUT_BEFORE or (stop - start == 6 and text[start + 1] in "要是")
            ):
                yield stop - 4

    def _cut_off(self, at: int) -> bool:
        """Whether marks that are none of a list stand on both sides of the four characters at `at`."""
        sides = self.shadow[at - 1 : at] + self.shadow[at + 4 : at + 5]
        return self.han[at] == 4 and "、" not in sides and not (at and self.han[at - 1])

    def _edge(self, at: int) -> bool:
        """Whether no content word stands at `at`: a mark, the end, or a function word."""
        return not self.han[at] or self.text[at] in _FUNCTION

    def _chained(self, at: int) -> bool:
        """Whether two more such words stand before or after, up to an edge: 抢抓机遇加快发展."""
        half = self.half
        before = at > 4 and self._edge(at - 5) and half[at - 4] and half[at - 2]
        return bool(before or (self._edge(at + 8) and half[at + 4] and half[at + 6]))

    def names(self, at: int) -> list[str]:
        """Return what holds of the four characters at `at`."""
        stand = self.stand(at)
        return [*stand.names, *self.own(at, stand), *self.beside(at, stand)]

    def stand(self, at: int) -> Stand:
        """Return how the four characters at `at` stand, and what follows from that alone."""
        shadow, half = self.shadow, self.half
        mark = shadow[at - 1] if at else "\n"
        left = "ordinal" if mark in _POINT and _ORDINAL.search(self.text[max(0, at - 2) : at]) else BEFORE[mark]
        right = AFTER[shadow[at + 4] if at + 4 < len(shadow) else "\n"]
        before = half[at - 2] if left == "word" and at > 1 else ""
        after = half[at + 4] if right == "word" else ""
        return standing(left, right, half[at], half[at + 2], before, after)

    def own(self, at: int, stand: Stand) -> list[str]:
        """Return what else holds of the characters themselves: of lists, frames and words."""
        found = [*_cuts(self.bounds[at : at + 5], at + 4 in self.ends, self.tags.get(at))]
        words, edges = self.text[at : at + 4], stand.edges
        first, last = words[0], words[3]
        listed = self.listed.get(at)
        if listed:
            found += _LISTED[listed == "any", edges[1]]
        elif at in self.terms:
            found.append("term")
        if at in self.frames:
            found += self._frame(at, words, edges[1])
        elif first in _BAD_START:
            found.append("bad:start")
        if words[2] == "要" and edges == "SS" and STATE.match(words):
            found.append("firm")
        if first in _NOT:
            found.append("not")
        if last in _BAD_END:
            found.append("bad:end")
        if last in _TAIL:
            found.append("tail:noun")
        return found

    def _frame(self, at: int, words: str, edge: str) -> Iterator[str]:
        """Yield what holds of a frame; what echoes is always one."""
        one, two, three, four = tuple(words)
        yield from ("framed", f"framed:{edge}")
        if at in self.firm:
            yield from ("firm", f"firm:{edge}")
        if one == three or two == four:
            yield "echo"
        if one == three and two == four:
            yield "twice"
        if one == two and three == four:
            yield "doubled"
        elif one == two or three == four:
            yield "twin"

    def kin(self, one: int, two: int) -> bool:
        """Whether two phrases one mark or 和 apart are of one make, or share a character in one slot."""
        between = self.shadow[min(one, two) + 4]
        if between not in "、,;和与":
            return False
        make = self.make(one)
        return make not in _NAMES and (make == self.make(two) or self._slots(one, two))

    def make(self, at: int) -> str:
        """Return the kinds of the two halves, `x` for one that is no word."""
        return making(self.half[at], self.half[at + 2])

    def beside(self, at: int, stand: Stand) -> list[str]:
        """Return what follows from the four characters before and after, one mark away or none."""
        found: list[str] = []
        left, right, make = stand.left, stand.right, stand.make
        kin = fours = 0
        for mark, other, far in ((left, at - 5, at - 6), (right, at + 5, at + 9)):
            if mark not in SERIES or other < 0 or other + 4 > len(self.text) or not self._han(other):
                continue
            four = not self._is_han(far)
            fours += four
            close = mark == "、" or four
            if other in self.known or other in self.idioms:
                found.append("beside:known")
            if close and self.make(other) == make and "x" not in make:
                kin += 1
                if make in _NOUNS:
                    found.append("kin:nouns")
            if close and make != "nn" and self._slots(at, other):
                found.append("beside:slot")
        found += (_KIN[kin], _FOURS[fours])
        if at in self.listed and (kin or fours or "beside:slot" in found):
            found.append(_LISTED_RUN[self.listed[at] == "any"])
        if right == "、" and make[0] == "v" and not self._list_goes_on(at + 5):
            found.append("object:list")
        found += self._at_once(at)
        return found

    def _at_once(self, at: int) -> Iterator[str]:
        """Yield whether a phrase stands right before or after, with no mark between."""
        if at > 3 and (at - 4 in self.idioms or (not self._is_han(at - 5) and self.half[at - 4] and self.half[at - 2])):
            yield "before"
        if at + 4 in self.idioms or (not self._is_han(at + 8) and self.half[at + 4] and self.half[at + 6]):
            yield "after"

    def _list_goes_on(self, at: int) -> bool:
        """Whether a phrase of two words or of four characters follows, not the next noun of a list (带动汽车、家电等)."""
        if at in self.idioms or at in self.listed or not self._is_han(at + 4):
            return True
        return self.half[at][:1] in _GOING_ON

    def _han(self, at: int) -> bool:
        return self.han[at] >= 4

    def _is_han(self, at: int) -> bool:
        return self.han[at] > 0

    def _slots(self, one: int, two: int) -> bool:
        return any(map(eq, self.text[one : one + 4], self.text[two : two + 4]))


@lru_cache(maxsize=512)
def _cuts(split: str, there: bool, tag: str | None) -> tuple[str, ...]:
    """Return how words cut the four characters: where words begin (`|.|.|`), whether one ends with them, the tag of one that is all four."""
    found = [] if split[0] == "|" else ["cut:left"]
    if not there:
        found.append("cut:right")
    found.append("split:" + split)
    if tag is not None:
        kind = tag[:1]
        found.append(f"one:{kind if kind in _WHOLE else 'noun' if kind in 'njtsb' else 'other'}")
    elif split[2] != "|":
        found.append("cut:middle")
    return tuple(found)


_LISTED = {
    (everywhere, edge): (kind, f"{kind}:{edge}")
    for everywhere, kind in ((True, "listed"), (False, "unit"))
    for edge in "Smw"
}
"""Whether a listed phrase counts wherever it stands, and the edge on its right → what holds."""
_LISTED_RUN = {True: "listed:run", False: "unit:run"}
_NAMED = frozenset(("nt", "ns", "nr"))
_WHOLE = frozenset("ilv")
_NAMES = frozenset(("nn", "on", "no"))
_NOUNS = frozenset(("nn", "an", "nv"))
_GOING_ON = frozenset("vda")
_KIN = ("kin:0", "kin:1", "kin:2")
_FOURS = ("fours:0", "fours:1", "fours:2")
