"""Tables that are worked out once and kept beside the bytecode, so that the next process need not work them out again.

What is kept is plain data (strings, numbers, tuples, lists, sets, dictionaries), made from files of this package alone. Like
bytecode it is told fresh from stale by the time and size of every file that it was made from, it goes where `sys.pycache_prefix` says,
it is not written where `sys.dont_write_bytecode` is set, and nothing is lost with it: what cannot be read is made.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar, cast
from zlib import crc32

_T = TypeVar("_T")
_SUM = 4
"""Bytes of the checksum that stands before a table: half a table is none."""


def kept(name: str, sources: Iterable[str | Path], make: Callable[[], _T]) -> _T:
    """Return what `make` returns, made from `sources` and nothing else, or what an earlier process kept of it.

    `name` is the file that asks; it counts as a source, and the table is kept beside its bytecode.

    >>> kept(__file__, (), lambda: ("抓落实", 3))
    ('抓落实', 3)
    """
    try:
        stamp = [_stamp(file) for file in (name, *sources)]
    except OSError:  # a package in an archive has no files, and keeps nothing
        return make()
    found: _T | None = load(name, stamp)
    if found is not None:
        return found
    made = make()
    store(name, stamp, made)
    return made


def load(name: str, stamp: object) -> Any:
    """Return what is kept under the name of a file if it was kept with this stamp, else None."""
    with suppress(OSError, EOFError, ValueError, TypeError, MemoryError, NotImplementedError):
        data = _place(name).read_bytes()
        if crc32(memoryview(data)[_SUM:]) == int.from_bytes(data[:_SUM], "big"):
            found, table = marshal.loads(memoryview(data)[_SUM:])  # noqa: S302 - as trusted as the bytecode beside it
            if found == stamp:
                return table
    return None


def store(name: str, stamp: object, table: object) -> None:
    """Keep a table under the name of a file, as a whole or not at all: a folder that cannot be written keeps none."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, NotImplementedError):
        place = _place(name)
        fresh = place.with_name(f"{place.name}.{os.getpid()}")
        data = marshal.dumps(cast("Any", (stamp, table)))
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(crc32(data).to_bytes(_SUM, "big") + data)
            fresh.replace(place)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _place(name: str) -> Path:
    return Path(cache_from_source(name)).with_suffix(".tables")


def _stamp(file: str | Path) -> tuple[str, int, int]:
    path = Path(file)
    seen = path.stat()
    return path.name, seen.st_mtime_ns, seen.st_size
