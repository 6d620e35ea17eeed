"""The named rules of the outline, and a switch for each, so that a test can show what every rule is good for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from toolkit.model import Considered, Note, Trace

P = ParamSpec("P")
R = TypeVar("R")

RULES: dict[str, str] = {}
"""Rule name → the first line of what it says; filled as the rule functions are defined."""
_OFF: ContextVar[frozenset[str]] = ContextVar("rules switched off", default=frozenset())


def rule(otherwise: Any = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as a named rule; switched off, it answers `otherwise`."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        name = getattr(function, "__name__", "")
        RULES[name] = (function.__doc__ or "").partition("\n")[0]

        @wraps(function)
        def switched(*args: P.args, **kwargs: P.kwargs) -> R:
            off = _OFF.get()
            if off and name in off:
                answer: R = otherwise
                return answer
            return function(*args, **kwargs)

        return switched

    return mark


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Run the block with some rules switched off."""
    unknown = set(names) - set(RULES)
    if unknown:
        message = f"no such rule: {', '.join(sorted(unknown))}"
        raise KeyError(message)
    token = _OFF.set(_OFF.get() | frozenset(names))
    try:
        yield
    finally:
        _OFF.reset(token)


def consider(  # noqa: PLR0917 - a trace line is read from left to right
    trace: Trace | None, start: int, stop: int, kind: str, name: str, kept: bool, key: str, **values: str
) -> None:
    """Write into `trace`, when there is one, that rule `name` kept or dropped a candidate, and why."""
    if trace is not None:
        trace.append(Considered(start, stop, kind, name, kept, Note(key, tuple(values.items()))))
