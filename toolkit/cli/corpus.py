"""`corpus DIR -o OUT`: write the tables of a folder of speeches; files that cannot be read are listed, not fatal."""

import argparse
from typing import Any

from toolkit.cli.options import add_output, command, say
from toolkit.theme import label


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "corpus")
    parser.add_argument("folder", metavar=label("cli.folder"), help=label("cli.option.folder"))
    parser.add_argument("--jobs", type=int, default=None, help=label("cli.option.jobs"))
    parser.add_argument("--no-cache", action="store_true", help=label("cli.option.no_cache"))
    add_output(parser)


def run(args: argparse.Namespace) -> None:
    """Write the tables and say how many speeches were read and how many were not."""
    from toolkit.corpus import Corpus

    corpus = Corpus(args.folder, jobs=args.jobs, cache=not args.no_cache)
    written = corpus.save(args.output, overwrite=args.overwrite)
    errors = corpus.errors
    say(label("cli.corpus.done", count=len(corpus.records), files=len(written), folder=args.output))
    for name, error in errors.itertuples(index=False):
        say(label("cli.corpus.failed", name=name, error=error))
