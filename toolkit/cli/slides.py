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
    parser.add_argument("--ratio", choices=("16:9", "4:3"), default="16:9", help=label("cli.option.ratio"))
    parser.add_argument("--template", type=Path, metavar=label("cli.file"), help=label("cli.option.template"))
    parser.add_argument("--font", metavar="FONT", help=label("cli.option.font"))


def run(args: argparse.Namespace) -> None:
    """Write one deck, in the current language."""
    from toolkit.errors import InputError
    from toolkit.export.save import save

    if args.output.suffix.lower() != ".pptx":
        raise InputError(label("cli.slides.suffix", file=args.output.name))
    options = {"ratio": args.ratio, "template": args.template, "font": args.font}
    save(args.output, *documents(args.speech), overwrite=args.overwrite, **options)
