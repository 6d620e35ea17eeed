"""Room for labels: where words can stand beside points so that none lies on another."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.figures.base import width_units


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether the two share any room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


POSITIONS = (
    ("middle right", 1, 0),
    ("middle left", -1, 0),
    ("top center", 0, -1),
    ("bottom center", 0, 1),
    ("top right", 1, -1),
    ("bottom right", 1, 1),
    ("top left", -1, -1),
    ("bottom left", -1, 1),
)
"""Plotly's text positions with the direction in which the words stand from their point."""
_CELL = 64
_POINT = 5


def label_positions(
    points: Sequence[tuple[float, float, str]],
    *,
    area: tuple[float, float],
    font: float = 13,
    positions: Sequence[tuple[str, int, int]] = POSITIONS,
) -> list[str | None]:
    """Return for each (x, y, words), in pixels from the top left, a text position where the words lie on nothing; None for no room.

    Earlier points choose first, so give the important ones first. Words keep clear of every point and of the edge of `area`.
    `positions` are those to be tried. Work grows with the number of points: only neighbours in a grid are looked at.

    >>> label_positions([(10, 50, "党建"), (12, 50, "党建")], area=(100, 100))
    ['middle right', None]
    """
    grid: dict[tuple[int, int], list[Box]] = {}
    for x, y, _ in points:
        _put(grid, Box(x - _POINT, y - _POINT, x + _POINT, y + _POINT))
    chosen: list[str | None] = []
    for x, y, words in points:
        own = Box(x - _POINT, y - _POINT, x + _POINT, y + _POINT)
        width, height = width_units(words) * font * 0.52 + 2, font * 1.25
        chosen.append(None)
        for name, right, down in positions:
            left = x + 7 if right > 0 else x - 7 - width if right < 0 else x - width / 2
            top = y + 7 if down > 0 else y - 7 - height if down < 0 else y - height / 2
            box = Box(left, top, left + width, top + height)
            inside = box.left >= 0 and box.top >= 0 and box.right <= area[0] and box.bottom <= area[1]
            if inside and not any(box.meets(other) for other in _near(grid, box) if other != own):
                _put(grid, box)
                chosen[-1] = name
                break
    return chosen


def _cells(box: Box) -> list[tuple[int, int]]:
    across = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
    down = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
    return [(i, j) for i in across for j in down]


def _put(grid: dict[tuple[int, int], list[Box]], box: Box) -> None:
    for cell in _cells(box):
        grid.setdefault(cell, []).append(box)


def _near(grid: dict[tuple[int, int], list[Box]], box: Box) -> list[Box]:
    return [other for cell in _cells(box) for other in grid.get(cell, ())]
