"""Where each word of a cloud stands: worked out once by the wordcloud package, drawn the same everywhere.

Words are placed from the heaviest on. The area of a character is in proportion to the word's weight, and equal weights have
equal sizes: what does not fit makes the whole cloud smaller, never one word; only words below the least legible size are
raised to it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from io import BytesIO
from math import ceil, floor, sqrt
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.cloud.terms import Term, Terms
from toolkit.theme.fonts import font_path, missing, subset

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
_MARGIN = 2
_SCALE = 2
"""Canvas units to one pixel of the layout: finer makes the placing slower and no better."""
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

    The wordcloud package places the words; the largest scale at which it places all of them unshrunk is used. Where there is none,
    the words that find no room at the smallest scale are left out and named.
    """
    drawable = [term for term in terms.terms if not missing(term.word)]
    chosen = drawable[:top]
    left_out = [LeftOut(term, "font") for term in terms.terms if missing(term.word)]
    left_out += [LeftOut(term, "rank") for term in drawable[top:]]
    placed: dict[Term, Placed] = {}
    room = max((mask.shape[1] * CELL for mask in masks), default=0)
    # wordcloud stops at the first word that it finds no room for, so one that can have none is kept from it.
    able = [term for term in chosen if least * (extent(term.word)[2] - extent(term.word)[0]) < room]
    if able:
        with tight_font([term.word for term in able]) as font:
            placed = _fitted(able, masks, least, seed, font)
    left_out += [LeftOut(term, "room") for term in chosen if term not in placed]
    found = tuple(placed[term] for term in chosen if term in placed)
    return Layout(found, tuple(left_out), terms.groups, terms.sides, seed, least)


def _fitted(
    terms: Sequence[Term], masks: Sequence["Grid"], least: float, seed: int, font: "TightFont"
) -> dict[Term, Placed]:
    """The words at the largest scale of a ladder at which all find room; at the smallest where none is small enough."""
    low, high = least * 1.2, LARGEST
    ladder = [high * (low / high) ** (i / (_STEPS - 1)) for i in range(_STEPS)]
    first, last = 0, _STEPS - 1
    best: dict[Term, Placed] | None = None
    while first < last:
        middle = (first + last) // 2
        found = _packed(terms, masks, ladder[middle], least, seed, font)
        if len(found) == len(terms):
            best, last = found, middle
        else:
            first = middle + 1
    return best if best is not None else _packed(terms, masks, ladder[-1], least, seed, font, shrink=True)


def _packed(  # noqa: PLR0917 - one step of the search, told all it needs
    terms: Sequence[Term],
    masks: Sequence["Grid"],
    scale: float,
    least: float,
    seed: int,
    font: "TightFont",
    *,
    shrink: bool = False,
) -> dict[Term, Placed]:
    """The words that wordcloud places at this scale, each at the size its weight asks for (smaller ones only with `shrink`)."""
    heaviest = max(term.weight for term in terms)
    sizes = {term: max(least, scale * sqrt(term.weight / heaviest)) for term in terms}
    found: dict[Term, Placed] = {}
    for number, mask in enumerate(masks):
        own = [term for term in terms if len(masks) == 1 or term.group == number]
        if not own:
            continue
        for term, size, row, column in _cloud(own, sizes, mask, least, seed, font):
            if not shrink and size < 0.94 * sizes[term]:
                continue
            spot = _placed(term, size, column, row + font.ascent * size)
            if not any(_meet(spot.box, other.box) for other in found.values()):
                found[term] = spot
    return found


def _cloud(  # noqa: PLR0917 - as above
    terms: Sequence[Term], sizes: dict[Term, float], mask: "Grid", least: float, seed: int, font: "TightFont"
) -> Iterator[tuple[Term, float, float, float]]:
    """Yield what wordcloud places: the word, its size, and the row and column of its left top corner, in canvas units."""
    import numpy as np
    from wordcloud import WordCloud

    inside = np.repeat(np.repeat(mask, CELL // _SCALE, axis=0), CELL // _SCALE, axis=1)
    largest = max(sizes[term] for term in terms)
    maker = WordCloud(
        font_path=font.path,
        mask=np.where(inside, 0, 255).astype(np.uint8),
        max_words=len(terms),
        max_font_size=round(largest / _SCALE),
        min_font_size=max(1, floor(0.94 * least / _SCALE)),
        relative_scaling=1,
        prefer_horizontal=1.0,
        margin=_MARGIN,
        random_state=Random(seed),  # noqa: S311 - a layout to repeat, no secret
        color_func=lambda *_args, **_more: "black",
    )
    by_word = {term.word: term for term in terms}
    maker.generate_from_frequencies({term.word: sizes[term] for term in terms})
    for (word, _), size, (row, column), _, _ in maker.layout_:
        yield by_word[word], max(float(size * _SCALE), least), float(row * _SCALE), float(column * _SCALE)


def _placed(term: Term, size: float, x: float, y: float) -> Placed:
    left, above, right, below = (edge * size for edge in extent(term.word))
    return Placed(term, round(x, 2), round(y, 2), round(size, 2), (x + left, y + above, x + right, y + below))


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


class TightFont(NamedTuple):
    """A font file whose ascender is the top of the tallest word's ink, in shares of the size.

    wordcloud looks for room for a word's ink but draws from the font's ascender; in a Chinese font the two lie a third of a
    character apart, and words would come to lie on one another.
    """

    path: str
    ascent: float


@contextmanager
def tight_font(words: Sequence[str]) -> Iterator[TightFont]:
    """Give the font of the toolkit, cut to `words`, with its ascender at the top of their ink, for as long as it is needed."""
    from fontTools.ttLib import TTFont

    ascent = max(-extent(word)[1] for word in words)
    font = TTFont(BytesIO(subset("".join(words), flavor="ttf")))
    units = font["head"].unitsPerEm
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ceil(ascent * units)
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "words.ttf")
        font.save(path)
        yield TightFont(path, ceil(ascent * units) / units)
