"""Automatic numbering (自动编号) in Word files: the markers that a reader sees and that stand nowhere in the text.

Follows ISO/IEC 29500-1, 17.9 (numbering) and 17.18.59 (ST_NumberFormat).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from toolkit.numerals import chinese_numeral

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
BULLET = "●"
"""Stands for a bullet from a symbol font, whose own character means nothing outside that font."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined.

    `pattern` is what is written (`%1、`), `restart` the level that starts it anew, `legal` whether all its numbers are Arabic.
    """

    format: str
    pattern: str
    start: int
    restart: int | None
    legal: bool
    style: str


def formal(number: int) -> str:
    """Return a number in the numerals of contracts (大写数字), from 1 to 9999.

    >>> formal(3), formal(12), formal(105)
    ('叁', '壹拾贰', '壹佰零伍')
    """
    written = chinese_numeral(number)
    if 10 <= number < 20:
        written = f"一{written}"
    return written.translate(str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟"))


def roman(number: int) -> str:
    """Return a number in Roman numerals.

    >>> roman(4), roman(1999)
    ('IV', 'MCMXCIX')
    """
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """Return A, B, … Z, AA, BB, … as Word counts.

    >>> letters(2), letters(28)
    ('B', 'BB')
    """
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _enclosed(first: int, count: int = 20) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if number <= count else str(number)


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)),
    "decimalEnclosedCircle": _enclosed(0x2460),
    "decimalEnclosedCircleChinese": _enclosed(0x2460),
    "decimalEnclosedParen": _enclosed(0x2474),
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda n: letters(n).lower(),
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), chinese_numeral),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"), chinese_numeral),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"),
        lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        formal,
    ),
}


def numeral(number: int, style: str) -> str:
    """Return `number` in a number format of the standard; Arabic for a format that is not known here.

    >>> [numeral(3, s) for s in ("decimal", "chineseCountingThousand", "decimalEnclosedCircle", "ideographTraditional")]
    ['3', '三', '③', '丙']
    """
    return _WRITERS.get(style, str)(number) if number > 0 or style == "none" else str(number)


def _value(element: Any, name: str, default: str | None = None) -> str | None:
    child = element.find(qn(name)) if element is not None else None
    return child.get(qn("w:val"), default) if child is not None else None


def _number(element: Any, name: str) -> int | None:
    value = _value(element, name)
    return int(value) if value is not None and value.lstrip("-").isdigit() else None


class Numbering:
    """The lists of one document; `marker(paragraph)` must be asked for every paragraph, in order, since it counts."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._styles = {s.get(qn("w:styleId")): s for s in styles.iter(qn("w:style"))} if styles is not None else {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        linked: dict[str, str] = {}
        for abstract in numbering.findall(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            self._abstract[key] = dict(self._levels(abstract))
            if (style := _value(abstract, "w:styleLink")) is not None:
                linked[style] = key
        for abstract in numbering.findall(qn("w:abstractNum")):
            style = _value(abstract, "w:numStyleLink")
            if style in linked:
                self._abstract[abstract.get(qn("w:abstractNumId"))] = self._abstract[linked[style]]
        for number in numbering.findall(qn("w:num")):
            abstract_key = _value(number, "w:abstractNumId") or ""
            starts, levels = {}, dict(self._abstract.get(abstract_key, {}))
            for override in number.findall(qn("w:lvlOverride")):
                index = int(override.get(qn("w:ilvl"), "0"))
                if (start := _number(override, "w:startOverride")) is not None:
                    starts[index] = start
                levels.update(self._levels(override))
            self._lists[number.get(qn("w:numId"))] = (abstract_key, levels, starts)

    @staticmethod
    def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
        for level in parent.findall(qn("w:lvl")):
            start = _number(level, "w:start")
            yield (
                int(level.get(qn("w:ilvl"), "0")),
                Level(
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    1 if start is None else start,
                    _number(level, "w:lvlRestart"),
                    level.find(qn("w:isLgl")) is not None,
                    _value(level, "w:pStyle") or "",
                ),
            )

    def _properties(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """A paragraph's own properties, then those of its style and of the styles that one is based on, each with the style's id."""
        own = paragraph.find(qn("w:pPr"))
        yield "", own
        name, seen = _value(own, "w:pStyle"), set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield str(name), self._styles[name].find(qn("w:pPr"))
            name = _value(self._styles[name], "w:basedOn")

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level of a paragraph, from the nearest properties that name them; None where it is in no list."""
        level: int | None = None
        for style, properties in self._properties(paragraph):
            number = properties.find(qn("w:numPr")) if properties is not None else None
            if number is None:
                continue
            level = _number(number, "w:ilvl") if level is None else level
            key = _value(number, "w:numId")
            if key == "0":  # a paragraph taken out of its style's list
                return None
            if key in self._lists:
                if level is None:
                    linked = (i for i, one in self._lists[key][1].items() if style and one.style == style)
                    level = next(linked, 0)
                return key, level
        return None

    def marker(self, paragraph: Any) -> str:
        """Return the marker that Word shows before a paragraph, empty where it has none, and count it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        key, index = place
        abstract, levels, starts = self._lists[key]
        if index not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if index in starts and (key, index) not in self._started:
            counts.pop(index, None)
        self._started.add((key, index))
        start = starts.get(index, levels[index].start)
        counts[index] = counts.get(index, start - 1) + 1
        for deeper in [i for i in counts if i > index]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and index < restart):
                del counts[deeper]
        return self._written(levels, counts, index)

    @staticmethod
    def _written(levels: dict[int, Level], counts: dict[int, int], index: int) -> str:
        level = levels[index]
        if level.format == "bullet":
            sign = level.pattern
            return BULLET if not sign or 0xE000 <= ord(sign[0]) <= 0xF8FF or sign == "l" else sign
        written = level.pattern
        for other in range(9):
            if f"%{other + 1}" in written:
                style = (
                    "decimal"
                    if level.legal and other != index
                    else levels[other].format
                    if other in levels
                    else "decimal"
                )
                count = counts.get(other, levels[other].start if other in levels else 1)
                written = written.replace(f"%{other + 1}", numeral(count, style))
        return written
