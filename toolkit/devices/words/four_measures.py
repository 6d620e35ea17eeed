"""What can be seen of four characters that may be a phrase of their own (四字格): where they stand, how they are made, what is beside them.

Every measure is a name that holds or does not (`left:、`, `make:vn`, `next:same`); four_weights.tsv says what each counts.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import compress
from operator import add, attrgetter, eq
from typing import NamedTuple

from toolkit.devices.scene import Scene
from toolkit.devices.words.four_frames import STATE, TALK, Half, framed, known_halves

_NEVER_FIRST = frozenset("既又还都就也再更最很太已曾正刚才便却而且但若如虽所之的了着过我你他她它咱这那")
_RUN = re.compile("[一-鿿]+")
_TAGS = dict(v="v", n="n", s="n", f="n", t="n", a="a", z="a", b="a", d="d", i="a", l="v", u="d", p="v")
_CUT_AFTER, _CUT_BEFORE = frozenset("的等"), frozenset("、和与要")
_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]|其[一二三四五])[是要]$|^[是要]$")
_FUNCTION = frozenset("的地得和与及把将对被以为要是了着过在也都就更很还并而或让使有从等由向于请")
_BEFORE = {
    **dict.fromkeys("和与及或并而", "and"),
    **dict.fromkeys("把将对以为被从由向于", "prep"),
    **dict.fromkeys("要须应能会可请", "modal"),
    "的": "de",
}
_AFTER = {**dict.fromkeys("和与及或并而", "and"), "的": "的", "地": "地", "等": "等"}
_BAD_START = frozenset(
    "我你他她它咱这那哪其每各某的了着过和与及或是在于把被将向由让使令叫就也都还又再更最很太已曾正刚只才便却而且但若如虽所之等个一二三四五六七八九十"
)
_BAD_END = frozenset("的了着过吗呢吧啊和与及或在于把被将向之时里中内间者们等是有人年月日")
_CLASSES = {",": ",", "、": "、", ";": ";", ".": ".", "!": ".", "?": ".", ":": ":", "\n": ".", '"': "quote", "'": "quote", ")": "quote", "(": "quote", " ": "."}  # fmt: skip


class Stand(NamedTuple):
    """What stands before and after four characters, the kinds of their halves, how firm the edges are, and what holds so far."""

    left: str
    right: str
    make: str
    edges: str
    names: tuple[str, ...]


@lru_cache(maxsize=4096)
def _standing(
    left: str, right: str, make: str, halves: tuple[Half | None, Half | None, Half | None, Half | None]
) -> Stand:
    """Return the Stand of four characters with these neighbours and halves."""
    one, two, before, after = halves
    edges = _LEFT_EDGE.get(left, "w") + _RIGHT_EDGE.get(right, "w")
    group = make if make in _MAKES else "o"
    found = [f"left:{left}", f"right:{right}", f"edges:{edges}", f"make:{group}"]
    found.append(f"made:{'S' if edges == 'SS' else 'w'}:{group}")
    found.append(f"opens:{one[1] if one else 'x'}")
    found.append(f"closes:{two[2] if two else 'x'}")
    if -1 in (one and one[1], two and two[1]):
        found.append(f"new:{edges}")
    if left == "word":
        found.append(f"word:{_letter(before)}")
    if right == "word":
        found.append(f"follow:{_letter(after)}")
    return Stand(left, right, make, edges, tuple(found))


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
        get = known_halves().get
        chars = list(text)
        self.half = [*map(get, map(add, chars, chars[1:])), None, None, None, None, None]
        self._other_words()
        bounds = ["."] * (len(text) + 5)
        for at in scene.token_at:
            bounds[at] = "|"
        self.bounds = "".join(bounds)
        self.listed = {start: row[-1] for start, stop, row in scene.listed("four_character") if stop - start == 4}
        formulas = {start: row[1] for start, stop, row in scene.listed("formulas") if stop - start == 4}
        self.terms = {at for at, kind in formulas.items() if kind == "policy_term"}
        self.set_phrases = {at for at, kind in formulas.items() if kind in {"stock_opening", "stock_closing"}}
        self.set_phrases.update(start for start, _, _ in scene.listed("hedges"))
        firm, loose = framed(text)
        self.firm = set(filter(self._han, firm))
        self.frames = self.firm | set(filter(self._han, loose))
        self.alone = set(self._alone())

    def _other_words(self) -> None:
        """Take the words of two characters that the list does not know as halves by their tags: 机声, 喧哗. Note those of four."""
        half, tokens = self.half, self.scene.doc.tokens
        self.whole = set()
        for start, stop, token in zip(self.scene.token_at, map(_STOP, tokens), tokens, strict=True):
            size = stop - start
            if size == 2 and half[start] is None and self.han[start] > 1:
                kind = _TAGS.get(token.tag[:1])
                if kind:
                    half[start] = (kind, -1, -1)
            elif size == 4 and token.tag[:1] in _WHOLE and self._han(start):
                self.whole.add(start)

    def candidates(self) -> Iterator[int]:
        """Yield where four characters start that could be a phrase: cut off, listed, framed, or two words at an edge."""
        half, size = self.half, len(self.text)
        starts, ends = self.scene.token_at, self.scene.token_ends
        known = self.frames | self.listed.keys()
        sure = known | self.alone | self.whole
        opening = starts.keys() & set(compress(range(size), half))
        words = {at for at in opening if half[at + 2] and at + 4 in ends}
        for at in sorted(words | sure):
            if at + 4 > size or at in self.idioms or at + 3 in self.idioms or at in self.set_phrases:
                continue
            if (at not in known and self.make(at) in _NAMES) or self._never(at):
                continue
            if at in sure or self._edge(at + 4) or self._chained(at):
                yield at

    def _never(self, at: int) -> bool:
        """Whether the characters are talk, no phrase: 既查问题, 文件发了, 走着走着, 研究研究, a verse that is cited."""
        text = self.text
        if text[at + 3] in "的了着过吗呢吧啊们" or text[at + 1] == "着" or text[at : at + 2] == text[at + 2 : at + 4]:
            return True
        if at not in self.frames and (text[at] in _NEVER_FIRST or TALK.match(text, at)):
            return True
        starts = self.scene.token_at
        if self.bounds.startswith("|...", at) and at in starts and at + 4 in self.scene.token_ends:
            token = self.scene.doc.tokens[starts[at]]
            if token.stop - at == 4 and token.tag in _NAMED:
                return True
        return self._cited(at)

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

    def _edge(self, at: int) -> bool:
        """Whether no content word stands at `at`: a mark, the end, or a function word."""
        return not self.han[at] or self.text[at] in _FUNCTION

    def _chained(self, at: int) -> bool:
        """Whether two more such words stand before or after, up to an edge: 抢抓机遇加快发展."""
        half = self.half
        before = at > 4 and half[at - 4] and half[at - 2] and self._edge(at - 5)
        return bool(before or (half[at + 4] and half[at + 6] and self._edge(at + 8)))

    def names(self, at: int) -> list[str]:
        """Return what holds of the four characters at `at`."""
        stand = self.stand(at)
        return [*stand.names, *self.more(at, stand)]

    def stand(self, at: int) -> Stand:
        """Return how the four characters at `at` stand, and what follows from that alone."""
        left, right = self._left(at), self._right(at + 4)
        half = self.half
        before = half[at - 2] if left == "word" and at > 1 else None
        after = half[at + 4] if right == "word" else None
        return _standing(left, right, self.make(at), (half[at], half[at + 2], before, after))

    def more(self, at: int, stand: Stand) -> list[str]:
        """Return what else holds: of lists, characters, words and neighbours."""
        found: list[str] = []
        self._known(at, stand.edges, found)
        self._shape(at, stand.edges, found)
        self._tokens(at, found)
        self._beside(at, stand, found)
        return found

    def kin(self, one: int, two: int) -> bool:
        """Whether two phrases one mark or 和 apart are of one make, or share a character in one slot."""
        between = self.shadow[min(one, two) + 4]
        if between not in "、,;和与":
            return False
        make = self.make(one)
        return make not in _NAMES and (make == self.make(two) or self._slots(one, two))

    def _known(self, at: int, edges: str, found: list[str]) -> None:
        """Add what lists and frames say."""
        known = self.listed.get(at)
        if known:
            found.append("listed" if known == "any" or edges[1] != "w" else "listed:unit")
        elif at in self.terms:
            found.append("term")
        if at in self.frames:
            found += ("framed", f"framed:{edges[1]}")
            if at in self.firm:
                found += ("firm", f"firm:{edges[1]}")

    def _shape(self, at: int, edges: str, found: list[str]) -> None:
        """Add what the characters themselves show."""
        words = self.text[at : at + 4]
        if edges == "SS" and words[2] == "要" and STATE.match(words):
            found.append("firm")
        one, two, three, four = tuple(words)
        if one == three or two == four:
            found.append("echo")
        if one == two and three == four:
            found.append("doubled")
        if one == three and two == four:
            found.append("twice")
        if one in "不无没未":
            found.append("not")
        if one in _BAD_START and at not in self.frames:
            found.append("bad:start")
        if four in _BAD_END:
            found.append("bad:end")
        if four in "性化率度力型业区县市省体局委员组所":
            found.append("tail:noun")

    def make(self, at: int) -> str:
        """Return the kinds of the two halves, `x` for one that is no word."""
        one, two = self.half[at], self.half[at + 2]
        return (_KIND.get(one[0], "o") if one else "x") + (_KIND.get(two[0], "o") if two else "x")

    def _cited(self, at: int) -> bool:
        """Whether the four characters stand in a quotation that a verb of saying opens."""
        opening = self.text.rfind("“", max(0, at - 40), at)
        if opening < 0:
            return False
        begin = max(0, at - 40, self.text.rfind("\n", 0, at) + 1)
        return (
            opening > begin + 1
            and self.text.find("”", opening, at) < 0
            and self.text[opening - 1] in "：，:,"
            and self.text[opening - 2] in "云说讲曰言道谓"
        )

    def _left(self, at: int) -> str:
        char = self.shadow[at - 1] if at else "\n"
        if char in _CLASSES:
            return _CLASSES[char]
        if char in "是要" and _ORDINAL.search(self.text[max(0, at - 2) : at]):
            return "ordinal"
        return _BEFORE.get(char) or ("word" if "一" <= char <= "鿿" else "other")

    def _right(self, at: int) -> str:
        char = self.shadow[at] if at < len(self.text) else "\n"
        return _CLASSES.get(char) or _AFTER.get(char) or ("word" if "一" <= char <= "鿿" else "other")

    def _tokens(self, at: int, found: list[str]) -> None:
        starts, ends = self.scene.token_at, self.scene.token_ends
        here, there, middle = at in starts, at + 4 in ends, at + 2 in starts
        if not here:
            found.append("cut:left")
        if not there:
            found.append("cut:right")
        found.append("split:" + self.bounds[at : at + 5])
        if not middle:
            whole = here and there and at + 1 not in starts and at + 3 not in starts
            tag = self.scene.doc.tokens[starts[at]].tag[:1] if whole else ""
            one = tag if tag in _WHOLE else "noun" if tag in "njtsb" else "other"
            found.append(f"one:{one}" if whole else "cut:middle")

    def _beside(self, at: int, stand: Stand, found: list[str]) -> None:
        """Compare with the four characters before and after, one mark away or none."""
        left, right, make = stand.left, stand.right, stand.make
        kin = fours = 0
        for mark, other, far in ((left, at - 5, at - 6), (right, at + 5, at + 9)):
            if mark not in _SERIES or other < 0 or other + 4 > len(self.text) or not self._han(other):
                continue
            four = not self._is_han(far)
            fours += four
            close = mark == "、" or four
            if other in self.idioms or other in self.listed or other in self.frames:
                found.append("beside:known")
            if close and self.make(other) == make and "x" not in make:
                kin += 1
                if make in _NOUNS:
                    found.append("kin:nouns")
            if close and make != "nn" and self._slots(at, other):
                found.append("beside:slot")
        found += [f"kin:{kin}", f"fours:{fours}"]
        if right == "、" and make[0] == "v" and not self._list_goes_on(at + 5):
            found.append("object:list")
        for side, other, far in (("before", at - 4, at - 5), ("after", at + 4, at + 8)):
            if other >= 0 and (
                other in self.idioms or (self.half[other] and self.half[other + 2] and not self._is_han(far))
            ):
                found.append(side)

    def _list_goes_on(self, at: int) -> bool:
        """Whether a phrase of two words or of four characters follows, not the next noun of a list (带动汽车、家电等)."""
        half = self.half[at] if at < len(self.text) else None
        return at in self.idioms or at in self.listed or bool(half and half[0] in "vda") or not self._is_han(at + 4)

    def _han(self, at: int) -> bool:
        return self.han[at] >= 4

    def _is_han(self, at: int) -> bool:
        return self.han[at] > 0

    def _slots(self, one: int, two: int) -> bool:
        return any(map(eq, self.text[one : one + 4], self.text[two : two + 4]))


_STOP = attrgetter("stop")
_NAMED = frozenset(("nt", "ns", "nr", "nz"))
_SERIES = frozenset((",", "、", ";", "!"))
_WHOLE = frozenset("ilv")
_LEFT_EDGE = {
    **dict.fromkeys((",", "、", ";", ".", ":", "ordinal"), "S"),
    **dict.fromkeys(("and", "prep", "modal", "de", "quote"), "m"),
}
_RIGHT_EDGE = {**dict.fromkeys((",", "、", ";", ".", ":"), "S"), **dict.fromkeys(("and", "的", "地", "等"), "m")}
_KIND = dict(v="v", n="n", f="n", a="a", b="a", d="d")
_NAMES = frozenset(("nn", "on", "no"))
_NOUNS = frozenset(("nn", "an", "nv"))
_MAKES = frozenset(
    ["vn", "vv", "va", "vx", "nv", "na", "nn", "nx", "an", "aa", "av", "ax", "dv", "da", "dn", "xv", "xn", "xa", "xx"]
)


def _letter(half: Half | None) -> str:
    return half[0] if half and half[0] in "vnad" else "o"
