"""Regular expressions kept compiled beside the bytecode, and handed to `re` before it compiles them anew.

`re` fills classes of Chinese characters one character after the other, so that the expressions of this package take longer to compile
than a speech to read. What was compiled while the package's own modules were imported (no expression of a user's) is kept by `settle`;
`prime` hands it to the cache of `re`, in which `re.compile` then finds it, and `settle` takes it out again. The compiled form is CPython's
own: it is kept under the number by which CPython tells one form from another and the whole version, and where `re` is not made as expected
nothing is done, so that the worst that can come of it is the time it would have saved.
"""

import re
import sys
from array import array
from importlib import import_module
from typing import Any

from toolkit.kept import load, store

_Key = tuple[str, int]
_Row = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_MOST = 900
"""Expressions; more than a package has are left over from its older versions."""


class _Engine:
    """The parts of `re` behind its front; raises AttributeError or ImportError where they are not as expected."""

    def __init__(self) -> None:
        self.cache: dict[tuple[type, Any, int], re.Pattern[Any]] = vars(re)["_cache"]
        self.sre: Any = import_module("_sre")
        self.stamp = (self.sre.MAGIC, self.sre.CODESIZE, sys.version, sys.byteorder)
        if array("I").itemsize != self.sre.CODESIZE:
            raise ImportError

    def keys(self) -> set[_Key]:
        """Return the expressions that `re` has at hand."""
        return {(pattern, flags) for kind, pattern, flags in self.cache if kind is str}

    def add(self, key: _Key, row: _Row) -> None:
        """Hand `re` an expression that was compiled before."""
        flags, code, groups, names, numbers = row
        made = self.sre.compile(key[0], flags, array("I", code).tolist(), groups, names, numbers)
        self.cache.setdefault((str, *key), made)

    def row(self, key: _Key) -> _Row:
        """Return the compiled form of an expression."""
        parser, compiler = import_module("re._parser"), import_module("re._compiler")
        parsed = parser.parse(*key)
        state, names = parsed.state, parsed.state.groupdict
        numbers: list[str | None] = [None] * state.groups
        for name, number in names.items():
            numbers[number] = name
        code = array("I", compiler._code(parsed, key[1])).tobytes()  # noqa: SLF001 - what `re.compile` calls
        return key[1] | state.flags, code, state.groups - 1, dict(names), tuple(numbers)


class _State:
    """What `prime` did, for `settle`: what `re` had at hand, and what it was handed."""

    engine: _Engine | None = None
    before: frozenset[_Key] = frozenset()
    handed: dict[_Key, _Row] = {}  # noqa: RUF012 - replaced, never changed


def prime() -> None:
    """Hand `re` the expressions that an earlier process kept; called again, only look at what `re` has at hand by now."""
    try:
        engine = _State.engine
        if engine is None:
            engine = _Engine()
            kept: dict[_Key, _Row] = load(__file__, engine.stamp) or {}
            missing = kept.keys() - engine.keys()
            for key in missing:
                engine.add(key, kept[key])
            _State.engine, _State.handed = engine, {key: kept[key] for key in missing}
        _State.before = frozenset(engine.keys())
    except (AttributeError, ImportError, KeyError, RuntimeError, TypeError, ValueError):
        _State.engine = None


def settle() -> None:
    """Keep what had to be compiled since `prime`, and take what it handed over out of the cache of `re`."""
    engine, handed = _State.engine, _State.handed
    if engine is None:
        return
    _State.engine, _State.handed = None, {}
    fresh = [key for key in engine.keys() - _State.before if not key[0].isascii()]
    for key in handed:
        engine.cache.pop((str, *key), None)
    if not fresh or sys.dont_write_bytecode:
        return
    try:
        rows = {key: engine.row(key) for key in sorted(fresh)}
    except (AttributeError, ImportError, TypeError):
        return
    store(__file__, engine.stamp, rows | handed if len(rows) + len(handed) <= _MOST else rows)
