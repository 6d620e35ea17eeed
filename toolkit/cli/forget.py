"""`forget [FOLDER…] [--yes]`: clear what stays on this machine: caches, progress, and the widget state in notebooks.

Drafts may be confidential. Without `--yes` nothing is touched, only listed. Speeches, corrections beside them and exported files are
the user's own and are never cleared.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.cli.options import command, say
from toolkit.errors import ExportError, InputError
from toolkit.files import LEFT_OVER, write_atomic
from toolkit.theme import label

_STATE = "widgets"
_VIEW = "application/vnd.jupyter.widget-view+json"


class Trace(NamedTuple):
    """Something that is kept: of what kind it is, where it lies, and what clears it."""

    kind: str
    path: Path
    clear: Callable[[], object]


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "forget")
    parser.add_argument("folder", nargs="*", type=Path, metavar=label("cli.folder"), help=label("cli.option.forget"))
    parser.add_argument("--yes", action="store_true", help=label("cli.option.yes"))


def run(args: argparse.Namespace) -> int:
    """List what is kept and, with `--yes`, clear it; return 2 where something could not be cleared."""
    for folder in args.folder:
        if not folder.is_dir():
            raise InputError(label("error.corpus.no_folder", folder=str(folder)))
    failed = 0
    found = list(traces(args.folder))
    for trace in found:
        key, words = "cli.forget.done" if args.yes else "cli.forget.would", {}
        if args.yes:
            try:
                trace.clear()
            except (OSError, ExportError) as error:
                key, failed = "cli.forget.kept", 2
                words = {"reason": getattr(error, "strerror", None) or str(error)}
        say(label(key, kind=label(f"cli.forget.kind.{trace.kind}"), file=trace.path, **words))
    if not found:
        say(label("cli.forget.nothing"))
    elif not args.yes:
        say(label("cli.forget.ask"))
    if not args.folder:
        say(label("cli.forget.hint"))
    return failed


def traces(folders: Iterable[Path]) -> Iterator[Trace]:
    """Yield everything that is kept on this machine and in the notebooks below `folders`."""
    from toolkit.places import cache_folder, home
    from toolkit.teaching import store

    cache = cache_folder()
    if any(cache.glob("*")):
        yield Trace("cache", cache, lambda: _empty(cache))
    if store.files():
        yield Trace("progress", home(), store.forget)
    for folder in folders:
        for path in sorted(folder.rglob(LEFT_OVER)):
            if path.is_file() and not path.is_symlink():
                yield Trace("left", path, path.unlink)
        for path in sorted(folder.rglob("*.ipynb")):
            if not path.is_symlink() and _cleared(path) is not None:
                yield Trace("notebook", path, lambda path=path: _clear(path))  # type: ignore[misc]


def _empty(folder: Path) -> None:
    """Take away the records and half-written files of a cache, and the folder where nothing else is in it."""
    for path in (*folder.glob("*.json"), *folder.glob(LEFT_OVER)):
        path.unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def _clear(path: Path) -> None:
    content = _cleared(path)
    if content is not None:
        write_atomic(path, content, overwrite=True)


def _cleared(path: Path) -> str | None:
    """Return a notebook without widget state and without the outputs that showed it, None where it has neither or is none."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        state = notebook["metadata"].pop(_STATE, None)
        shown = 0
        for cell in notebook["cells"]:
            outputs = cell.get("outputs", [])
            kept = [output for output in outputs if _VIEW not in output.get("data", {})]
            shown += len(outputs) - len(kept)
            if outputs:
                cell["outputs"] = kept
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if state is None and not shown:
        return None
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
