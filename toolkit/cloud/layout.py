"""Where each word of a cloud stands: worked out once, drawn the same everywhere.

Words are placed from the heaviest on, each as near to the middle of the shape as there is room for its box. The area of a
character is in proportion to the word's weight, and equal weights have equal sizes: what does not fit makes the whole
cloud smaller, never one word; only words below the least legible size are raised to it.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.cloud.terms import Term, Terms
from toolkit.theme.fonts import font_path, missing

if TYPE_CHECKING:
    import numpy as np
    from PIL.ImageFont import FreeTypeFont

    Grid = np.ndarray[Any, np.dtype[np.bool_]]

WIDTH, HEIGHT = 1600, 900
"""The canvas, in units of its own: a 16:9 slide."""
LEGIBLE = 26.0
"""Least size of a character in canvas units: 15 points on a slide 7.5 inches high, readable from the back of a room."""
LARGEST = 260.0
CELL = 4
LEGEND = 64
"""Height kept free at the foot of the canvas for the names of the groups."""
_MARGIN = 6
_REFERENCE = 400
_STEPS = 28


class Placed(NamedTuple):
    """A word at its place: `x`, `y` is the left end of its baseline and `size` the font size, in canvas units.

    `box` is what it covers: left, top, right, bottom.
    """

    term: Term
    x: float
    y: float
    size: float
    box: tuple[float, float, float, float]


class LeftOut(NamedTuple):
    """A word that is not in the cloud, and why: `room`, `rank` or `font`."""

    term: Term
    reason: str


class Layout(NamedTuple):
    """All that is needed to draw a cloud, whatever draws it."""

    placed: tuple[Placed, ...]
    left_out: tuple[LeftOut, ...]
    groups: tuple[str, ...]
    sides: bool
    seed: int
    least: float


@cache
def reference_font() -> "FreeTypeFont":
    """Return the font at the size at which words are measured, its characters set side by side without shaping."""
    from PIL import ImageFont

    return ImageFont.truetype(str(font_path()), _REFERENCE, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def extent(word: str) -> tuple[float, float, float, float]:
    """Return the box of a word at font size 1, from the left end of its baseline: left, top, right, bottom.

    Above and below it is the ink that counts, to the sides the advance of the characters.

    >>> left, top, right, bottom = extent("党建")
    >>> 1.8 < right - left < 2.05, top < 0 < bottom
    (True, True)
    """
    left, top, right, bottom = reference_font().getbbox(word, anchor="ls")
    return left / _REFERENCE, top / _REFERENCE, right / _REFERENCE, bottom / _REFERENCE


def arrange(terms: Terms, masks: Sequence["Grid"], *, top: int, least: float = LEGIBLE, seed: int = 0) -> Layout:
    """Return the layout of the `top` heaviest words in `masks`: one grid for all, or one for each group.

    The largest scale at which every word fits is used; where none does, the words that find no room at the smallest scale
    are left out and named, and smaller ones still get their chance.
    """
    drawable = [term for term in terms.terms if not missing(term.word)]
    chosen = drawable[:top]
    left_out = [LeftOut(term, "font") for term in terms.terms if missing(term.word)]
    left_out += [LeftOut(term, "rank") for term in drawable[top:]]
    low, high = least * 1.2, LARGEST
    ladder = [high * (low / high) ** (i / (_STEPS - 1)) for i in range(_STEPS)]
    first, last = 0, _STEPS - 1

    def fresh() -> list[_Field]:
        return [_Field(mask, seed) for mask in masks]

    while first < last:  # the first step of the ladder at which all words fit
        middle = (first + last) // 2
        if None in _pack(chosen, fresh(), ladder[middle], least, strict=True):
            first = middle + 1
        else:
            last = middle
    placed = _pack(chosen, fresh(), ladder[first], least, strict=False)
    left_out += [LeftOut(term, "room") for term, at in zip(chosen, placed, strict=True) if at is None]
    return Layout(tuple(p for p in placed if p), tuple(left_out), terms.groups, terms.sides, seed, least)


def _pack(
    terms: Sequence[Term], fields: Sequence["_Field"], scale: float, least: float, *, strict: bool
) -> list[Placed | None]:
    """Place the words one after another; `strict` stops at the first that finds no room."""
    heaviest = max((term.weight for term in terms), default=1.0)
    found: list[Placed | None] = []
    for term in terms:
        size = round(max(least, scale * sqrt(term.weight / heaviest)), 2)
        left, above, right, below = (edge * size for edge in extent(term.word))
        field = fields[term.group if len(fields) > 1 else 0]
        spot = field.take(right - left + _MARGIN, below - above + _MARGIN)
        if spot is None:
            found.append(None)
            if strict:
                return found
            continue
        x, y = spot[0] + _MARGIN / 2 - left, spot[1] + _MARGIN / 2 - above
        box = (x + left, y + above, x + right, y + below)
        found.append(Placed(term, round(x, 2), round(y, 2), size, (box[0], box[1], box[2], box[3])))
    return found


class _Field:
    """The free cells of a shape, and the nearest room to its middle for a box."""

    def __init__(self, mask: "Grid", seed: int) -> None:
        import numpy as np

        self._taken = ~mask
        rows, columns = np.nonzero(mask)
        self._middle = (float(rows.mean()), float(columns.mean())) if len(rows) else (0.0, 0.0)
        self._spread = (max(1.0, float(np.ptp(rows))), max(1.0, float(np.ptp(columns)))) if len(rows) else (1.0, 1.0)
        size = (int(mask.shape[0]), int(mask.shape[1]))
        self._noise = np.random.default_rng(seed).random(size) * 0.004

    def take(self, width: float, height: float) -> tuple[float, float] | None:
        """Occupy the free box nearest to the middle; return its left top corner in canvas units, or None."""
        import numpy as np

        h, w = ceil(height / CELL), ceil(width / CELL)
        rows, columns = self._taken.shape
        if h > rows or w > columns:
            return None
        sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
        sums[1:, 1:] = self._taken.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
        inside = sums[h:, w:] - sums[:-h, w:] - sums[h:, :-w] + sums[:-h, :-w]
        down = ((np.arange(rows - h + 1) + h / 2 - self._middle[0]) / self._spread[0]) ** 2
        across = ((np.arange(columns - w + 1) + w / 2 - self._middle[1]) / self._spread[1]) ** 2
        cost = np.add.outer(down, across) + self._noise[: rows - h + 1, : columns - w + 1]
        cost = np.where(inside > 0, np.inf, cost)
        best = int(cost.argmin())
        row, column = divmod(best, columns - w + 1)
        if inside[row, column] > 0:
            return None
        self._taken[row : row + h, column : column + w] = True
        return float(column * CELL), float(row * CELL)
