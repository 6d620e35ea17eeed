"""Axes: from values to pixels, and the ticks between."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.figures.base import width_units

TICK_FONT = 12


@dataclass(frozen=True)
class Axis:
    """One axis of a figure: its kind (`linear`, `log` or `category`), its range, and the pixels it runs between.

    `low` and `high` are on the scale drawn: positions of categories, logarithms for `log`.
    """

    name: str
    kind: str
    low: float
    high: float
    first: float
    last: float
    categories: tuple[str, ...] = ()
    layout: Any = field(default=None, compare=False)

    def value(self, value: Any) -> float | None:
        """Return where `value` lies on the scale, or None where it has no place (missing, or not positive on `log`)."""
        if self.kind == "category":
            if isinstance(value, int | float):
                return float(value)
            return float(self.categories.index(str(value))) if str(value) in self.categories else None
        try:
            number = float(value)
        except (TypeError, ValueError):
            return None
        if not math.isfinite(number) or (self.kind == "log" and number <= 0):
            return None
        return math.log10(number) if self.kind == "log" else number

    def pixel(self, position: float) -> float:
        """Return the pixel of a position on the scale."""
        span = (self.high - self.low) or 1.0
        return self.first + (position - self.low) / span * (self.last - self.first)

    def at(self, value: Any) -> float | None:
        """Return the pixel of a value, or None where it has no place."""
        position = self.value(value)
        return None if position is None else self.pixel(position)

    def ticks(self) -> list[tuple[float, str]]:
        """Return (pixel, words) of each tick inside the range."""
        given, words = self.layout.tickvals, self.layout.ticktext
        if given is not None:
            shown = words if words is not None else [str(v) for v in given]
            pairs = [(self.value(v), str(t)) for v, t in zip(given, shown, strict=False)]
        elif self.kind == "category":
            pairs = [(float(i), name) for i, name in enumerate(self.categories)]
        else:
            pairs = [(v, self._words(v)) for v in _round_steps(self.low, self.high, self.kind)]
        low, high = sorted((self.low, self.high))
        slack = (high - low) * 1e-6
        return [(self.pixel(v), t) for v, t in pairs if v is not None and low - slack <= v <= high + slack]

    def _words(self, value: float) -> str:
        shown = 10**value if self.kind == "log" else value
        form = self.layout.tickformat
        if form and form.endswith("%"):
            return f"{shown:{form}}" if form[0] in ".," else f"{shown:.0%}"
        suffix = self.layout.ticksuffix or ""
        return f"{round(shown, 10):g}{suffix}" if abs(shown) < 1e6 else f"{shown:,.0f}{suffix}"


def _round_steps(low: float, high: float, kind: str) -> list[float]:
    """Return about six round numbers between two; whole decades for `log`."""
    low, high = sorted((low, high))
    if kind == "log" and high - low >= 1:
        return [float(v) for v in range(math.ceil(low), math.floor(high) + 1)]
    rough = (high - low) / 6 or 1.0
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= rough)
    first = math.ceil(low / step - 1e-9)
    return [i * step for i in range(first, math.floor(high / step + 1e-9) + 1)]


def listed(values: Any) -> list[Any]:
    """Return a trace's values as a list; an empty one for None."""
    return [] if values is None else list(values)


def categories_of(values: Iterable[Any], layout: Any) -> tuple[str, ...]:
    """Return the categories of an axis in the order in which they are drawn."""
    fixed = listed(layout.categoryarray)
    found = dict.fromkeys(str(v) for v in [*fixed, *(v for v in values if v is not None)])
    return tuple(found)


def is_category(values: Sequence[Any], layout: Any) -> bool:
    """Return whether an axis holds names rather than numbers."""
    if layout.type:
        return bool(layout.type in {"category", "multicategory"})
    return any(isinstance(v, str) for v in values)


def reach(positions: Sequence[float], *, from_zero: bool, padded: bool) -> tuple[float, float]:
    """Return the range an axis needs for these positions."""
    found = [p for p in positions if p is not None and math.isfinite(p)]
    if from_zero:
        found.append(0.0)
    if not found:
        return 0.0, 1.0
    low, high = min(found), max(found)
    room = (high - low or 1.0) * 0.06
    if from_zero:
        return (low - room if low < 0 else 0.0), (high + room if high > 0 else 0.0)
    return (low - room, high + room) if padded or low == high else (low, high)


def label_width(words: str, size: float = TICK_FONT) -> float:
    """Return about how wide words are, in pixels."""
    return max((width_units(line) for line in words.split("<br>")), default=0) * size / 2 * 1.06
