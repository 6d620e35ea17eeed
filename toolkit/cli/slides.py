"""`slides FILE… -o deck.pptx`: one editable deck about all the speeches named."""

import argparse
from pathlib import Path
from typing import Any

from toolkit.cli.options import add_output, add_speeches, command, documents
from toolkit.theme import label


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "slides")
    add_speeches(parser)
    add_output(parser)
    add_deck_options(parser)


def add_deck_options(parser: argparse.ArgumentParser) -> None:
    """Add how a deck looks."""
    parser.add_argument("--ratio", choices=("16:9", "4:3"), help=label("cli.option.ratio"))
    parser.add_argument("--template", type=Path, metavar=label("cli.file"), help=label("cli.option.template"))
    parser.add_argument("--font", metavar="FONT", help=label("cli.option.font"))


def deck_options(args: argparse.Namespace) -> dict[str, Any]:
    """Return the options of a deck that were given."""
    return {name: value for name in ("ratio", "template", "font") if (value := getattr(args, name)) is not None}


def run(args: argparse.Namespace) -> None:
    """Write one deck, in the current language."""
    from toolkit.errors import InputError
    from toolkit.export.save import save

    if args.output.suffix.lower() != ".pptx":
        raise InputError(label("cli.slides.suffix", file=args.output.name))
    save(args.output, *documents(args.speech), overwrite=args.overwrite, **deck_options(args))
