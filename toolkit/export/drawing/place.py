"""Where things lie in a figure: the axes with their ranges, and the rectangle they share."""

from dataclasses import replace
from typing import Any, NamedTuple

from toolkit.export.drawing.axes import Axis, categories_of, is_category, label_width, listed, reach
from toolkit.export.drawing.bars import Slot, placed_bars

_MARGINS = {"l": 56.0, "r": 24.0, "t": 64.0, "b": 48.0}


class Places(NamedTuple):
    """The axes by name, the slots of bars by trace, and the plot's left, top, right and bottom edge in pixels."""

    axes: dict[str, Axis]
    slots: dict[int, list[Slot]]
    left: float
    top: float
    right: float
    foot: float


def places(traces: list[Any], layout: Any, width: float, height: float) -> Places:
    """Return where the axes of a figure of this size lie."""
    slots = placed_bars(traces, layout)
    used = {"x", "y", *(t.xaxis or "x" for t in traces), *(t.yaxis or "y" for t in traces)}
    axes = {name: _scaled(name, traces, layout, slots) for name in sorted(used)}
    margin = {k: float(layout.margin[k]) if layout.margin[k] is not None else v for k, v in _MARGINS.items()}
    beside = [a for n, a in axes.items() if n[0] == "y" and words_shown(a)]
    widest = max((label_width(t) for a in beside for _, t in replace(a, last=1.0).ticks()), default=0.0)
    titled = any(a.layout.title.text for a in beside)
    left = max(margin["l"], min(widest, width * 0.45) + 14 + (22 if titled else 0))
    top, right, foot = margin["t"], width - margin["r"], height - max(margin["b"], 52)
    return Places({n: _laid(a, left, top, right, foot) for n, a in axes.items()}, slots, left, top, right, foot)


def words_shown(axis: Axis) -> bool:
    """Return whether an axis shows the words of its ticks."""
    return axis.layout.visible is not False and axis.layout.showticklabels is not False


def _laid(axis: Axis, left: float, top: float, right: float, foot: float) -> Axis:
    low, high = axis.layout.domain or (0, 1)
    if axis.name[0] == "x":
        return replace(axis, first=left + low * (right - left), last=left + high * (right - left))
    return replace(axis, first=foot - low * (foot - top), last=foot - high * (foot - top))


def _scaled(name: str, traces: list[Any], layout: Any, slots: dict[int, list[Slot]]) -> Axis:
    side, settings = name[0], layout[f"{name[0]}axis{name[1:]}"]
    mine = [(i, t) for i, t in enumerate(traces) if (t[f"{side}axis"] or side) == name]
    values = [v for _, t in mine for v in listed(t[side])]
    kind = "category" if is_category(values, settings) else "log" if settings.type == "log" else "linear"
    axis = Axis(name, kind, 0, 1, 0, 1, categories_of(values, settings) if kind == "category" else (), settings)
    low, high = _range(axis, mine, values, slots)
    return replace(axis, low=low, high=high)


def _range(
    axis: Axis, mine: list[tuple[int, Any]], values: list[Any], slots: dict[int, list[Slot]]
) -> tuple[float, float]:
    settings, side = axis.layout, axis.name[0]
    if settings.range is not None and None not in settings.range:
        return float(settings.range[0]), float(settings.range[1])
    if axis.kind == "category" or any(t.type == "heatmap" for _, t in mine):
        low, high = -0.5, (len(axis.categories) or len(set(values)) or 1) - 0.5
    else:
        ends = [p for _, t in mine if t.type != "bar" for v in listed(t[side]) if (p := axis.value(v)) is not None]
        zero = settings.rangemode == "tozero"
        for number, trace in mine:
            if trace.type == "bar":
                lengthwise = (trace.orientation == "h") == (side == "x")
                zero = zero or lengthwise
                ends += [end for slot in slots[number] for end in (slot[2:] if lengthwise else slot[:2])]
            elif trace.fill == "tozeroy" and side == "y":
                zero = True
        marked = any(t.type == "scatter" and "markers" in (t.mode or "") for _, t in mine)
        low, high = reach(ends, from_zero=zero, padded=marked or side == "y")
    return (high, low) if settings.autorange == "reversed" else (low, high)
