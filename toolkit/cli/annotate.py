"""`annotate FILE… -o OUT`: write `speech-annotation/1`; with several files OUT is a folder, one NAME.json each."""

import argparse
from typing import Any

from toolkit.cli.options import add_output, add_speeches, command, documents, targets


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "annotate")
    add_speeches(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> None:
    """Write the layers of each speech as JSON."""
    from toolkit.export.annotations import annotation_json
    from toolkit.files import write_atomic

    docs = documents(args.speech)
    for doc, target in zip(docs, targets(docs, args.output, "json"), strict=True):
        write_atomic(target, annotation_json(doc), overwrite=args.overwrite)
