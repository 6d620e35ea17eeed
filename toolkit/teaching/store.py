"""Where answers are kept: one JSON file in the user's data folder, written as a whole, one writer at a time."""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import ExportError
from toolkit.files import LEFT_OVER, write_atomic
from toolkit.places import home
from toolkit.theme import label

FORMAT = "speech-progress/1"
_NAME = "progress.json"
_PATIENCE = 10.0
"""Seconds to wait for another kernel that is writing."""


def files() -> tuple[Path, ...]:
    """Return every file that holds answers: the one in use, damaged ones set aside, and what a killed process left."""
    return tuple(sorted((*home().glob("progress*.json"), *home().glob(LEFT_OVER))))


def forget() -> None:
    """Take away every file that holds answers, while no other kernel writes."""
    with _locked():
        for path in files():
            path.unlink(missing_ok=True)


def folder() -> Path:
    """Return the folder of the user's own data, made where it is missing."""
    place = home()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = label("progress.no_folder", folder=place, reason=error.strerror or error)
        raise ExportError(message) from None
    return place


def answers() -> tuple[list[dict[str, Any]], str]:
    """Return all answers kept, the oldest first, and what is to be said of the file (empty where it is sound)."""
    with _locked():
        return _read()


def add(answer: Mapping[str, Any]) -> str:
    """Keep one more answer; return what is to be said of the file (empty where it was sound)."""
    with _locked():
        kept, trouble = _read()
        _write([*kept, dict(answer)])
        return trouble


def clear() -> None:
    """Forget all answers."""
    with _locked():
        _write([])


def _path() -> Path:
    return folder() / _NAME


def _read() -> tuple[list[dict[str, Any]], str]:
    """What the file holds; one that cannot be understood is set aside under another name, never thrown away."""
    path = _path()
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        kept = whole["answers"]
        if whole["format"] != FORMAT or not all(isinstance(one, dict) for one in kept):
            raise ValueError(FORMAT)  # noqa: TRY301 - a wrong content is set aside like broken JSON
    except FileNotFoundError:
        return [], ""
    except (ValueError, KeyError, TypeError, RecursionError):
        aside = _aside(path)
        return [], label("progress.set_aside", name=aside.name)
    return list(kept), ""


def _aside(path: Path) -> Path:
    """Move a damaged file to a name that is free, and return that name."""
    number = 1
    while (aside := path.with_name(f"progress-damaged-{number}.json")).exists():
        number += 1
    return path.replace(aside)


def _write(kept: list[dict[str, Any]]) -> None:
    content = json.dumps({"format": FORMAT, "answers": kept}, ensure_ascii=False, indent=1)
    write_atomic(_path(), content, overwrite=True)


@contextmanager
def _locked() -> Iterator[None]:
    """Hold the lock of the folder; the system frees it when a process ends, however it ends."""
    handle = os.open(folder() / "progress.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + _PATIENCE
        while not _try_lock(handle):
            if time.monotonic() > end:
                raise ExportError(label("progress.busy"))
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
