"""Figures: one file each, with an Info (what is drawn, as numbers), a function that fills it and one that draws it.

The drawing functions are reached as `tk.plot.section_map(doc)` and so on; each module is loaded when it is first used.
"""

from importlib import import_module
from typing import Any

_HOMES: dict[str, str] = {}
"""Public name → the module of this package that has it."""

__all__ = ["names"]


def names() -> tuple[str, ...]:
    """Return the names of all figures and of their Info functions, in alphabetical order."""
    return tuple(sorted(_HOMES))


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"no figure is called {name!r}: choose one of {', '.join(names())}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted((*_HOMES, *__all__))
