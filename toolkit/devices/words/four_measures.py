"""What can be seen of four characters that may be a phrase of their own (四字格): where they stand, how they are made, what is beside them.

Every measure is a name that holds or does not (`left:、`, `make:vn`, `next:same`); four_weights.tsv says what each counts.
"""

import re
from collections.abc import Collection, Iterator
from operator import eq

from toolkit.devices.scene import Scene
from toolkit.devices.words.four_frames import STATE, TALK, framed
from toolkit.devices.words.four_made import CLOSES, OPENS, WHOLE, Halves, Seen, made
from toolkit.devices.words.four_rows import Rows
from toolkit.devices.words.four_stand import AFTER, BEFORE, KIND, SERIES, Stand, standing

_MUST = re.compile("要")
_WORD = "|..."
_CLOSE = frozenset("和与及或并而的地等")
_CUT_AFTER, _CUT_BEFORE = frozenset("的等"), frozenset("、和与要")
_FUNCTION = frozenset("的地得和与及把将对被以为要是了着过在也都就更很还并而或让使有从等由向于请")
_POINT = frozenset("是要")
_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]|其[一二三四五])[是要]$|^[是要]$")
_NEVER = re.compile(r"...[的了着过吗呢吧啊们]|.着|(..)\1(?:地|(?<!一.))")
"""走着走着, 研究研究, 文件发了, 一点一点地: never a phrase."""
_TALKING = frozenset("既又还都就也再更最很太已曾正刚才便却而且但若如虽所之的了着过我你他她它咱这那")
_TALK = re.compile(f"{TALK.pattern}|{_NEVER.pattern.replace('1', '2')}")
"""既查问题, and what else is talk where no frame holds it together."""
_OBJECTS = re.compile("、[一-鿿]{2,3}(?:、[一-鿿]{2,3}){0,12}(?:[和及与](?=[一-鿿])|等)")
_SAID = re.compile("“(?<=[云说讲曰言道谓][：，:,]“)[^“”\n]{0,37}")
"""What a verb of saying opens: a verse or a saying that is cited."""


class Looks:
    """The candidates of one text and what is seen of each."""

    def __init__(self, scene: Scene, idioms: Collection[int]) -> None:
        self.scene, self.idioms = scene, idioms
        self.text = text = scene.text
        self.shadow = f"{scene.shadow}\n"
        self.rows = rows = Rows(text)
        self.four, self.row = rows.four, rows.row
        self.half = Halves(scene)
        self.alike = _Alike(text, self.half)
        bounds = ["."] * (len(text) + 5)
        for at in scene.token_at:
            bounds[at] = "|"
        self.bounds = "".join(bounds)
        self.ends = ends = scene.token_ends
        tokens, index = scene.doc.tokens, scene.token_at
        self.tags: dict[int, str] = {}
        at = self.bounds.find(_WORD)
        while at >= 0:
            if at + 4 in ends:
                self.tags[at] = tokens[index[at]].tag
            at = self.bounds.find(_WORD, at + 4)
        self.whole = {at for at, tag in self.tags.items() if tag[:1] in WHOLE and rows.four[at]}
        self.listed = {start: row[-1] for start, stop, row in scene.listed("four_character") if stop - start == 4}
        formulas = {start: row[1] for start, stop, row in scene.listed("formulas") if stop - start == 4}
        self.terms = {at for at, kind in formulas.items() if kind == "policy_term"}
        self.set_phrases = {at for at, kind in formulas.items() if kind in {"stock_opening", "stock_closing"}}
        self.set_phrases.update(start for start, _, _ in scene.listed("hedges"))
        firm, loose = framed(text, rows)
        self.firm = {at for at in firm if rows.four[at]}
        self.frames = self.firm | {at for at in loose if rows.four[at]}
        self.known = self.frames | self.listed.keys()
        self.told = self.known | self.terms | {found.start() - 2 for found in _MUST.finditer(text)}
        self.cited = {at for said in _SAID.finditer(text) for at in range(said.start() + 1, said.end() + 1)}

    def candidates(self) -> list[int]:
        """Return where four characters start that could be a phrase: listed, framed, cut off, or two words in a row of phrases.

        What only looks like one and runs on into a word is none, unless a phrase may stand before it.
        """
        text, row, four, shadow, listed, idioms = self.text, self.row, self.four, self.shadow, self.listed, self.idioms
        places = {*self._cut(), *self.known, *self.whole}.difference(idioms, [at - 3 for at in idioms])
        found = [
            at
            for at in sorted(places)
            if not row[at + 4]
            or text[at + 4] in _CLOSE
            or listed.get(at) == "any"
            or (at > 4 and shadow[at - 1] in _ROW and four[at - 5])
        ]
        self.half.look_up(found)
        return found

    def _cut(self) -> Iterator[int]:
        """Yield where four characters stand between marks, or end or open a longer row and answer to four across a mark of a series."""
        text, row, known, idioms, rows = self.text, self.row, self.known, self.idioms, self.rows
        yield from rows.alone
        yield from [at + 2 for at in rows.sixes if text[at + 1] in _POINT]
        for mark in rows.gaps:
            last, first = mark - 4, mark + 1
            more_before, more_after = row[mark - 5], row[mark + 5]
            if self.shadow[mark] not in SERIES or not (more_before or more_after):
                continue
            alike = self.shadow[mark] == "、" and any(self.alike[last])
            answers = alike or not more_after or first in known or first in idioms
            if more_before and answers and self._cut_before(last):
                yield last
            answers = alike or not more_before or last in known or last in idioms
            if more_after and answers and self._cut_after(first):
                yield first

    def _cut_before(self, at: int) -> bool:
        """Whether four characters begin after 和 or 要, or are two words."""
        return self.text[at - 1] in _CUT_BEFORE or self._two_words(at)

    def _cut_after(self, at: int) -> bool:
        """Whether four characters end before 的 or 等, or are two words before another edge or two more words."""
        after = self.text[at + 4]
        if after in _CUT_AFTER or self.text.startswith("统一", at + 4):
            return True
        return self._two_words(at) and (after in _FUNCTION or (self._edge(at + 8) and self._two_words(at + 4)))

    def _two_words(self, at: int) -> bool:
        """Whether two words of two characters stand at `at`."""
        return bool(at in self.scene.token_at and at + 4 in self.ends and self.half[at] and self.half[at + 2])

    def refused(self, at: int, stand: Stand) -> bool:
        """Whether the characters are names in a row, a verb with the first of some nouns (加强教育、卫生和文化), or talk: 既查问题, 文件发了, 走着走着, 研究研究, a verse that is cited."""
        if at in self.cited:
            return True
        if at in self.listed:
            opens, ends = at in self.scene.token_at, at + 4 in self.ends
            return not (opens or ends) or (self.listed[at] != "any" and not (opens and ends))
        if at in self.set_phrases or self.tags.get(at) in _NAMED:
            return True
        if at in self.frames:
            return _NEVER.match(self.text, at) is not None
        if (stand.make in _NAMES and not self._cut_off(at)) or _OBJECTS.match(self.text, at + 4):
            return True
        return (self.text[at] in _TALKING and self.half[at][1:2] in {"", "-"}) or _TALK.match(self.text, at) is not None

    def _cut_off(self, at: int) -> bool:
        """Whether marks that are none of a list stand on both sides of the four characters at `at`."""
        sides = self.shadow[at - 1 : at] + self.shadow[at + 4 : at + 5]
        return bool(self.four[at] and not self.row[at + 4] and not self.row[at - 1]) and "、" not in sides

    def _edge(self, at: int) -> bool:
        """Whether no content word stands at `at`: a mark, the end, or a function word."""
        return not self.row[at] or self.text[at] in _FUNCTION

    def names(self, at: int) -> list[str]:
        """Return what holds of the four characters at `at`."""
        stand, own = self.first(at)
        return [*stand.names, *own.names, *self.known_as(at, stand), *self.beside(at, stand)]

    def stand(self, at: int) -> Stand:
        """Return how the four characters at `at` stand, and what follows from that alone."""
        return self.first(at)[0]

    def first(self, at: int) -> tuple[Stand, Seen]:
        """Return how the four characters at `at` stand, and what holds of them by their words, their first and their last."""
        shadow, half, text, bounds, stop = self.shadow, self.half, self.text, self.bounds, at + 4
        mark = shadow[at - 1]
        left = "ordinal" if mark in _POINT and _ORDINAL.search(text[max(0, at - 2) : at]) else BEFORE[mark]
        right = AFTER[shadow[stop]]
        before = half[at - 2] if left == "word" and at > 1 else ""
        after = half[stop] if right == "word" else ""
        opening = OPENS.get(text[at], "")
        if opening == "bad:start" and at in self.frames:
            opening = ""
        cut = bounds[at : stop + 1] if stop in self.ends else bounds[at:stop] + "-"
        return (
            standing(left, right, half[at], half[at + 2], before, after),
            made(cut, self.tags.get(at), opening, CLOSES.get(text[at + 3], "")),
        )

    def known_as(self, at: int, stand: Stand) -> list[str]:
        """Return what lists and frames say of the characters; what echoes is always a frame."""
        found: list[str] = []
        edges = stand.edges
        one, two, three, four = tuple(self.text[at : at + 4])
        if at in self.listed:
            found += _LISTED[self.listed[at] == "any", edges[1]]
        elif at in self.terms:
            found.append("term")
        if at in self.frames:
            found += _FRAMED[at in self.firm, edges[1]]
            if one == three or two == four:
                found += ("echo", f"echo:{stand.make}")
                if one == three and two == four:
                    found.append("twice")
            if one == two or three == four:
                found.append("doubled" if one == two and three == four else "twin")
        if three == "要" and edges == "SS" and STATE.match(self.text, at):
            found.append("firm")
        return found

    def kin(self, one: int, two: int) -> bool:
        """Whether two phrases one mark or 和 apart are of one make, or share a character in one slot."""
        first = min(one, two)
        if self.shadow[first + 4] not in "、,;和与" or KIND[self.half[one]] + KIND[self.half[one + 2]] in _NAMES:
            return False
        return any(self.alike[first])

    def beside(self, at: int, stand: Stand) -> list[str]:
        """Return what follows from the four characters before and after, one mark away or none."""
        row, half, idioms = self.row, self.half, self.idioms
        found = self._in_series(at, stand) if stand.series else [_KIN[0], _FOURS[0]]
        if at > 3 and (at - 4 in idioms or (not row[at - 5] and half[at - 4] and half[at - 2])):
            found.append("before")
        if at + 4 in idioms or (not row[at + 8] and half[at + 4] and half[at + 6]):
            found.append("after")
        return found

    def _in_series(self, at: int, stand: Stand) -> list[str]:
        """Return what follows from the four characters one mark away."""
        row, left, right, make = self.row, stand.left, stand.right, stand.make
        found = []
        kin = fours = 0
        for mark, other, first, far in ((left, at - 5, at - 5, at - 6), (right, at + 5, at, at + 9)):
            if mark not in SERIES or other < 0 or not self.four[other]:
                continue
            alone = not row[far]
            fours += alone
            if other in self.known or other in self.idioms:
                found.append("beside:known")
            if mark == "、" or alone:
                same, shared = self.alike[first]
                if same and "x" not in make:
                    kin += 1
                    if make in _NOUNS:
                        found.append("kin:nouns")
                if shared and make != "nn":
                    found.append("beside:slot")
        if at in self.listed and (kin or fours or "beside:slot" in found):
            found.append(_LISTED_RUN[self.listed[at] == "any"])
        if "、" in {left, right}:
            found += self._in_list(at, stand)
        found += (_KIN[kin], _FOURS[fours])
        return found

    def _in_list(self, at: int, stand: Stand) -> Iterator[str]:
        """Yield whether the four are a verb with the first noun of a list, or stand beside an item of less than four characters."""
        if stand.right == "、" and stand.make[0] == "v" and not self._list_goes_on(at + 5):
            yield "object:list"
        if (stand.left == "、" and not self.row[at - 2]) or (stand.right == "、" and not self.row[at + 5]):
            yield "short:item"

    def _list_goes_on(self, at: int) -> bool:
        """Whether a phrase of two words or of four characters follows, not the next noun of a list (带动汽车、家电等)."""
        if at in self.idioms or at in self.listed:
            return True
        if not self.four[at] or "等" in self.text[at + 2 : at + 4]:
            return False
        return not self.row[at + 4] or self.half[at][:1] in _GOING_ON


class _Alike(dict[int, tuple[bool, bool]]):
    """Place → whether four characters and those one mark further are of one make, and whether they share a character in one slot."""

    def __init__(self, text: str, half: Halves) -> None:
        super().__init__()
        self._text, self._half = text, half

    def __missing__(self, at: int) -> tuple[bool, bool]:
        text, half = self._text, self._half
        same = KIND[half[at]] == KIND[half[at + 5]] and KIND[half[at + 2]] == KIND[half[at + 7]]
        found = self[at] = same, any(map(eq, text[at : at + 4], text[at + 5 : at + 9]))
        return found


_LISTED = {
    (everywhere, edge): (kind, f"{kind}:{edge}")
    for everywhere, kind in ((True, "listed"), (False, "unit"))
    for edge in "Smw"
}
"""Whether a listed phrase counts wherever it stands, and the edge on its right → what holds."""
_FRAMED = {
    (firm, edge): ("framed", f"framed:{edge}", *(("firm", f"firm:{edge}") if firm else ()))
    for firm in (True, False)
    for edge in "Smw"
}
"""Whether a frame is a firm one, and the edge on its right → what holds."""
_LISTED_RUN = {True: "listed:run", False: "unit:run"}
_ROW = frozenset("、,;!和与")
_NAMED = frozenset(("nt", "ns", "nr"))
_NAMES = frozenset(("nn", "on", "no"))
_NOUNS = frozenset(("nn", "an", "nv"))
_GOING_ON = frozenset("vda")
_KIN, _FOURS = ("kin:0", "kin:1", "kin:2"), ("fours:0", "fours:1", "fours:2")
