"""Where bars stand: beside each other, on each other, or over each other."""

import itertools
from typing import Any

from toolkit.export.drawing.axes import categories_of, is_category, listed

Slot = tuple[float, float, float, float]
"""A bar: its two edges across and its two ends along, on the scales drawn."""


def placed_bars(traces: list[Any], layout: Any) -> dict[int, list[Slot]]:
    """Return the slots of every bar trace, by the trace's place in `traces`."""
    own = [(i, t) for i, t in enumerate(traces) if t.type == "bar"]
    found: dict[int, list[Slot]] = {}
    for panel in dict.fromkeys((t.xaxis or "x", t.yaxis or "y") for _, t in own):
        inside = [(i, t) for i, t in own if (t.xaxis or "x", t.yaxis or "y") == panel]
        found.update(_panel(inside, layout, panel))
    return found


def _panel(own: list[tuple[int, Any]], layout: Any, panel: tuple[str, str]) -> dict[int, list[Slot]]:
    mode = layout.barmode or "group"
    flat = own[0][1].orientation == "h"
    across, along = ("y", "x") if flat else ("x", "y")
    name = panel[1] if flat else panel[0]
    axis = layout[f"{across}axis{name[1:]}"]
    values = [v for _, t in own for v in listed(t[across])]
    names = {name: k for k, name in enumerate(categories_of(values, axis))} if is_category(values, axis) else {}
    gap = layout.bargap if layout.bargap is not None else 0.2
    steps = sorted({float(v) for v in values}) if not names else []
    unit = min((b - a for a, b in itertools.pairwise(steps)), default=1.0)
    share = unit * (1 - gap) / (len(own) if mode == "group" else 1)
    tops: dict[tuple[float, bool], float] = {}
    found: dict[int, list[Slot]] = {}
    for order, (number, trace) in enumerate(own):
        slots = []
        wide, base = _items(trace.width), _items(trace.base)
        for i, (place, length) in enumerate(zip(listed(trace[across]), listed(trace[along]), strict=True)):
            middle = float(names[str(place)]) if names else float(place)
            width = _item(wide, i, share)
            if mode == "group" and wide is None:
                middle += share * (order - (len(own) - 1) / 2)
            size = float(length) if length is not None and length == length else 0.0  # noqa: PLR0124 - NaN differs from itself
            start = _item(base, i, 0.0)
            if mode in {"stack", "relative"}:
                start = tops.get((middle, size >= 0), 0.0)
                tops[middle, size >= 0] = start + size
            slots.append((middle - width / 2, middle + width / 2, start, start + size))
        found[number] = slots
    return found


def _items(value: Any) -> float | list[Any] | None:
    return value if value is None or isinstance(value, int | float) else list(value)


def _item(value: float | list[Any] | None, number: int, default: float) -> float:
    if value is None:
        return default
    return float(value[number]) if isinstance(value, list) else float(value)
