"""`report FILE… -o report.html`: one self-contained page about each speech; with several files OUT is a folder."""

import argparse
from typing import Any

from toolkit.cli.options import add_output, add_speeches, command, documents, targets


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "report")
    add_speeches(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> None:
    """Write a report of each speech, in the current language."""
    from toolkit.export.report import save_report

    docs = documents(args.speech)
    for doc, target in zip(docs, targets(docs, args.output, "html"), strict=True):
        save_report(doc, target, overwrite=args.overwrite)
