"""Make text fit its box: the largest size that fits, and shorter text where even the smallest does not."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.figures.base import shortened, width_units

LEADING = 1.45
"""Height of a line over its font size. Chinese fonts are tall: Noto Sans SC, which stands in for others on Linux, takes 1.45, Microsoft YaHei 1.32."""
_SPARE = 1.06
"""Room left in a line, since a mark may not begin one and Latin words are not broken."""
INSET = 5.0
"""Points between a box's edge and its text, on each side."""


class Box(NamedTuple):
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def row(self, number: int, of: int, gap: float = 8) -> "Box":
        """Return one of `of` rows of equal height, `gap` points apart.

        >>> Box(0, 0, 10, 28).row(1, 2)
        Box(left=0, top=18.0, width=10, height=10.0)
        """
        high = (self.height - gap * (of - 1)) / of
        return Box(self.left, self.top + number * (high + gap), self.width, high)

    def column(self, number: int, of: int, gap: float = 8) -> "Box":
        """Return one of `of` columns of equal width, `gap` points apart."""
        wide = (self.width - gap * (of - 1)) / of
        return Box(self.left + number * (wide + gap), self.top, wide, self.height)


class Fitted(NamedTuple):
    """The size in points, the texts as they fit, and whether one was shortened."""

    size: float
    texts: tuple[str, ...]
    cut: bool


def lines_of(text: str, width: float, size: float) -> int:
    """Return how many lines `text` takes in `width` points at `size`.

    >>> lines_of("党建" * 10, 200, 20), lines_of("", 200, 20)
    (3, 1)
    """
    units = max(2.0, (width / (size / 2)) / _SPARE)
    return sum(max(1, -(-width_units(row) // max(2, int(units)))) for row in text.split("\n"))


def height_of(texts: Sequence[str], width: float, size: float, after: float = 0) -> float:
    """Return how high these paragraphs stand in `width` points, `after` points between them."""
    return sum(lines_of(text, width, size) * size * LEADING + after for text in texts)


def fitted(
    texts: Sequence[str], box: Box, *, largest: float = 20, smallest: float = 11, after: float = 4, inset: float = INSET
) -> Fitted:
    """Return the largest size at which `texts` fit `box`; at the smallest, the longest are shortened until they do."""
    wide, high = box.width - 2 * inset, box.height - 2 * inset
    size = largest
    while size > smallest and height_of(texts, wide, size, after) > high:
        size -= 1
    shown = list(texts)
    while height_of(shown, wide, size, after) > high:
        longest = max(range(len(shown)), key=lambda i: lines_of(shown[i], wide, size))
        rows = lines_of(shown[longest], wide, size)
        if rows == 1:
            if len(shown) == 1:
                break
            shown.pop()
            continue
        least = max(2, int(wide / (size / 2) / _SPARE))
        shown[longest] = shortened(shown[longest], max(4, min((rows - 1) * least, width_units(shown[longest]) - 2)))
    return Fitted(size, tuple(shown), tuple(shown) != tuple(texts))


def one_line(text: str, width: float, size: float, inset: float = INSET) -> str:
    """Return `text` shortened to one line of `width` points at `size`.

    >>> one_line("聚焦管党治党意识，从严从实落实党建工作责任", 200, 20)
    '聚焦管党治党意…'
    """
    return shortened(text, max(2, int((width - 2 * inset) / (size / 2) / _SPARE)))
