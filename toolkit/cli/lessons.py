"""`lessons DIR`: write a copy of the lessons that one may change; what is there already is kept."""

import argparse
import shutil
from pathlib import Path
from typing import Any

from toolkit.cli.options import command, say
from toolkit.errors import ExportError
from toolkit.places import notebooks_dir
from toolkit.theme import label


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "lessons")
    parser.add_argument("folder", type=Path, metavar=label("cli.folder"), help=label("cli.option.lessons"))


def run(args: argparse.Namespace) -> None:
    """Copy every notebook that is not there yet, and say how many were written and kept."""
    source, written, kept = notebooks_dir(), 0, 0
    if args.folder.exists() and not args.folder.is_dir():
        raise ExportError(label("cli.error.folder", file=args.folder))
    for path in sorted(source.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        target = args.folder / path.relative_to(source)
        if target.exists():
            kept += 1
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        written += 1
    say(label("cli.lessons.done", written=written, kept=kept, folder=args.folder))
