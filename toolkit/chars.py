"""Character classes of Chinese official prose, and the same-length shadow that normalises width.

Spans always point into the unaltered text. Rules that must not care whether a comma or a bracket is full or half width
look at `shadow(text)`, which has exactly one character for each character of the text, so offsets carry over.
"""

import re

SENTENCE_END = "。！？!?…"
"""Marks that close a sentence (句末点号); a half-width `.` closes one only where it is no decimal point or marker stop."""
CLAUSE_END = "，；：,;:"
"""Marks that close a clause inside a sentence (句内点号)."""
ENUMERATION_COMMA = "、"
"""顿号."""
OPENING = "“‘「『（(《〈【［[{〔"
CLOSING = "”’」』）)》〉】］]}〕"
PAIRS = dict(zip(OPENING, CLOSING, strict=True))
"""Opening bracket or quotation mark → the mark that closes it."""
PLACEHOLDER_CHARS = "*＊×ＸxX〇○□△"
"""Characters that hide a name when doubled (隐名): `**`, `××`, `XX`, `〇〇`."""

_HALF = re.compile("[\ud800-\udfff]")
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# One character in, one character out: NFKC would change lengths (… becomes three stops), so it is not used.
_CODES = {
    **{0xFF01 + i: 0x21 + i for i in range(94)},  # full-width ASCII to ASCII
    0x3000: 0x20,
    0x00A0: 0x20,
    0xFEFF: 0x20,
    0x200B: 0x20,
    0x200E: 0x20,
    0x200F: 0x20,
    0x2002: 0x20,
    0x2003: 0x20,
    0x0009: 0x20,
    0x3002: 0x2E,  # 。→ .
    0xFF0E: 0x2E,
    0xFF61: 0x2E,
    0x201C: 0x22,  # “ ” ″ → "
    0x201D: 0x22,
    0x2033: 0x22,
    0x2018: 0x27,
    0x2019: 0x27,
    0x2014: 0x2D,  # — – ― － ─ → -
    0x2013: 0x2D,
    0x2015: 0x2D,
    0x2500: 0x2D,
    0x2212: 0x2D,
    0x3014: 0x28,  # 〔 〕 → ( )
    0x3015: 0x29,
    0xFE59: 0x28,
    0xFE5A: 0x29,
    0x00B7: 0x2E,
    0x2027: 0x2E,
    0x30FB: 0x2E,
    0x000D: 0x0A,
    0x2028: 0x0A,
    0x2029: 0x0A,
    0x0085: 0x0A,
    0x000B: 0x0A,
    0x000C: 0x0A,
}
del _CODES[0x00B7], _CODES[0x2027], _CODES[0x30FB]  # the middle dot of names and slogans is no stop
# No character changes into one that changes, so they can be taken one by one, which is many times as fast as `translate`.
_SHADOW = {chr(code): chr(same) for code, same in _CODES.items()}


def shadow(text: str) -> str:
    r"""Return `text` with widths, spaces, dashes, quotes and line ends made one, character for character.

    Full-width ASCII, 。and the many dashes become their ASCII forms, every kind of blank a space, every line end `\n`
    (`\r\n` becomes two of them). `、` and `《》` have no ASCII form and stay. The length never changes.

    >>> shadow("（１）抓落实，见实效。")
    '(1)抓落实,见实效.'
    >>> len(shadow("……　——")) == len("……　——")
    True
    """
    for char, same in _SHADOW.items():
        text = text.replace(char, same)
    return text


def is_cjk(char: str) -> bool:
    """Return whether `char` is a Chinese character (汉字), rare ones beyond the basic plane included.

    >>> [is_cjk(c) for c in "党𠮷〇A，"]
    [True, True, True, False, False]
    """
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or code == 0x3007
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3347F
        or 0xF900 <= code <= 0xFAFF
    )


def count_cjk(text: str) -> int:
    """Return how many Chinese characters `text` has: the measure behind “字数”, punctuation left out.

    >>> count_cjk("抓在手上、扛在肩上，100%")
    8
    """
    return sum(map(is_cjk, text))


def two_bytes(text: str) -> bytes:
    r"""Return the code of each character as two bytes, the low one first, NUL where it has more than two.

    A text is looked up, or compared with itself, many times as fast by these as character by character.

    >>> two_bytes("一A𠮷")
    b'\x00NA\x00\x00\x00'
    """
    codes = text.encode("utf-16-le", "surrogatepass")
    return codes if len(codes) == 2 * len(text) else two_bytes(_TWO_UNITS.sub("\0", text))


def whole(text: str) -> str:
    """Return `text`, equally long, with U+FFFD for half a surrogate pair, which no table of strings can hold.

    >>> [hex(ord(c)) for c in whole("讲" + chr(0xD800))], whole("讲话")
    (['0x8bb2', '0xfffd'], '讲话')
    """
    return _HALF.sub("\ufffd", text)


def writable(text: str) -> str:
    r"""Return `text` without what an office file cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF.

    >>> writable("讲\x00话\x1b\n" + chr(0xD800))
    '讲话\n'
    """
    return _NOT_IN_XML.sub("", text)
