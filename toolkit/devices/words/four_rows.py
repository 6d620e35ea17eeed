"""Where Chinese characters stand in a row, and where one stands twice, found for all places of a text at once.

A text is taken as one number with a byte for each character: shifted by a byte, every character meets its neighbour.
"""

import re

from toolkit.chars import two_bytes

_OTHER = bytes(not 0x4E <= high <= 0x9F for high in range(256))
"""High byte of a character → whether it is none of `一-鿿`."""
_BYTE = 8
_PAST = 9
"""So many places past the end of a text, and before its beginning, may be asked for."""
_ONE, _NONE = re.compile(b"\1"), re.compile(b"\0")


class Rows:
    """The rows of four Chinese characters and more in a text.

    >>> rows = Rows("抓落实见成效，主题鲜明，安排紧凑。")
    >>> rows.alone, rows.sixes, rows.gaps, [at for at in range(16) if rows.four[at]]
    ([7, 12], [0], [6, 11], [0, 1, 2, 7, 12])
    """

    def __init__(self, text: str) -> None:
        size = len(text)
        codes = two_bytes(text)
        low, high = codes[::2], codes[1::2]
        self._size = size
        self._low, self._high = int.from_bytes(low, "little"), int.from_bytes(high, "little")
        self._other = int.from_bytes(high.translate(_OTHER), "little")
        han = self._other ^ int.from_bytes(b"\1" * size, "little")
        two = han & han >> _BYTE
        four = two & two >> 2 * _BYTE
        row = four | four << _BYTE
        row |= row << 2 * _BYTE
        first = row & ~(row << _BYTE)
        self.four = four.to_bytes(size + _PAST, "little")
        """Place → whether four Chinese characters stand in a row from there on."""
        self.row = row.to_bytes(size + _PAST, "little")
        """Place → whether it is in a row of four and more."""
        self.alone = self._places(first & ~(row >> 4 * _BYTE))
        """Where rows of exactly four begin."""
        self.sixes = self._places(first & row >> 4 * _BYTE & row >> 5 * _BYTE & ~(row >> 6 * _BYTE))
        """Where rows of exactly six begin."""
        self.gaps = self._places(row << _BYTE & row >> _BYTE & ~row)
        """Where one mark stands between two rows."""

    def _places(self, ones: int) -> list[int]:
        return [match.start() for match in _ONE.finditer(ones.to_bytes(self._size, "little"))]

    def again(self, apart: int) -> list[int]:
        """Return where a Chinese character stands that stands once more `apart` places on.

        >>> Rows("认认真真，抓早抓小").again(1), Rows("认认真真，抓早抓小").again(2)
        ([0, 2], [5])
        """
        low, high, by = self._low, self._high, apart * _BYTE
        differs = (low ^ low >> by) | (high ^ high >> by) | self._other
        return [match.start() for match in _NONE.finditer(differs.to_bytes(self._size, "little"))]
