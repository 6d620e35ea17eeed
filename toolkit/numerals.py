"""Chinese and Arabic numerals (数字) as section markers and announcements use them."""

import re

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
NUMERAL_CHARS = "零〇○一二三四五六七八九十百两0123456789０１２３４５６７８９"
"""The characters a numeral in a marker or a count may be made of."""

_ENCLOSED = {
    first + i: i + 1
    for first, count in ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x2776, 10), (0x3220, 10), (0x3280, 10))
    for i in range(count)
}
_ROMAN = {0x2160 + i: i + 1 for i in range(12)}
_ARABIC = re.compile(r"[0-9０-９]{1,9}")


def parse_numeral(text: str) -> int | None:
    """Return the number a numeral stands for, or None where `text` is no whole number.

    Chinese, Arabic of either width, and enclosed forms (①, ㈠, ⑴, ⒈) are read; amounts with 万 or 亿 and fractions are not.

    >>> [parse_numeral(t) for t in ("三", "十二", "二十", "一百零五", "１２", "③", "㈡", "两")]
    [3, 12, 20, 105, 12, 3, 2, 2]
    >>> parse_numeral("几") is None
    True
    """
    if len(text) == 1 and (number := _ENCLOSED.get(ord(text)) or _ROMAN.get(ord(text))):
        return number
    if _ARABIC.fullmatch(text):
        return int(text)
    return _chinese(text)


def _chinese(text: str) -> int | None:
    if not text:
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            return None
    return total + (digit or 0)


def chinese_numeral(number: int) -> str:
    """Return a number from 1 to 9999 as one counts in Chinese; others in Arabic digits.

    >>> [chinese_numeral(n) for n in (3, 10, 12, 20, 105)]
    ['三', '十', '十二', '二十', '一百零五']
    """
    if not 0 < number < 10000:
        return str(number)
    digits, written, gap = "零一二三四五六七八九", "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit:
            written += ("零" if gap else "") + digits[digit] + ("", "十", "百", "千")[place]
        gap = not digit
    return written[1:] if written.startswith("一十") else written
