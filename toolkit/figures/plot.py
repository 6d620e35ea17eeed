"""`tk.plot`: every figure by its name, loaded when it is first used.

A figure `x` lives in `toolkit/figures/x.py` as `x(…)`, which draws, and `x_info(…)`, which fills the Info it draws.
"""

from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

OF_DOCUMENT = (
    "section_map",
    "announcements",
    "frame_grid",
    "timeline",
    "device_strip",
    "directive_ladder",
    "person_by_section",
    "appraisal_balance",
    "word_bars",
    "dispersion",
    "trend",
    "collocation_network",
    "ngram_table",
    "rhythm",
)
"""The figures that need nothing but a Document, in the order in which a report shows them; the cloud comes from `toolkit.cloud`."""

OF_COMPARISON: tuple[str, ...] = ("outline_pair", "keyness", "word_scatter", "profile", "reuse")
"""The figures that need nothing but a Comparison, in the order in which a report shows them."""

_SHARED = {"__init__", "base", "plot"}


def names() -> tuple[str, ...]:
    """Return the names of all figures in alphabetical order.

    >>> "section_map" in names()
    True
    """
    folder = Path(__file__).parent
    return tuple(sorted(p.stem for p in folder.glob("*.py") if p.stem not in _SHARED and not p.stem.startswith("_")))


def table_of(name: str, thing: Any, lang: str | None = None) -> Any:
    """Return the table twin of the figure `name` of a Document or a Comparison, as a DataFrame in `lang` where it has words."""
    info = _in_language(__getattr__(f"{name}_info"), thing, lang=lang)
    return _in_language(info.table, lang=lang)


def _in_language(function: Callable[..., Any], *things: Any, lang: str | None) -> Any:
    """Call a function, with `lang` where it takes one."""
    return function(*things, lang=lang) if "lang" in signature(function).parameters else function(*things)


def __getattr__(name: str) -> Any:
    home = name.removesuffix("_info")
    if name.startswith("_") or home not in names():
        message = f"no figure is called {name!r}: choose one of {', '.join(names())}"
        raise AttributeError(message)
    return getattr(import_module(f"toolkit.figures.{home}"), name)


def __dir__() -> list[str]:
    return sorted((*names(), "names"))
