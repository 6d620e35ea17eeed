"""`compare A B … -o report.html`: two or more speeches side by side, as one page (or as .xlsx, .pptx …, by the ending of the name)."""

import argparse
from typing import Any

from toolkit.cli.options import add_output, add_speeches, command, documents
from toolkit.cli.slides import add_deck_options, deck_options


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "compare")
    add_speeches(parser)
    add_output(parser)
    add_deck_options(parser)


def run(args: argparse.Namespace) -> None:
    """Write the comparison of the speeches, in the format that the name of the output asks for."""
    from toolkit.compare import compare
    from toolkit.export.save import save

    save(args.output, compare(*documents(args.speech)), overwrite=args.overwrite, **deck_options(args))
