"""`annotate FILE… -o OUT`: write `speech-annotation/1`; with several files OUT is a folder, one NAME.json each."""

import argparse
from pathlib import Path

from toolkit.export.annotations import annotation_json
from toolkit.files import write_atomic
from toolkit.reading import read


def run(argv: list[str]) -> int:
    """Annotate the files or keys named in `argv`."""
    parser = argparse.ArgumentParser(prog="python -m toolkit annotate")
    parser.add_argument("speech", nargs="+")
    parser.add_argument("-o", "--output", required=True, type=Path)
    parser.add_argument("--overwrite", action="store_true")
    args = parser.parse_args(argv)
    if len(args.speech) > 1 or args.output.is_dir():
        args.output.mkdir(parents=True, exist_ok=True)
    for name in args.speech:
        doc = read(name)
        target = args.output / f"{doc.speech.name}.json" if args.output.is_dir() else args.output
        write_atomic(target, annotation_json(doc), overwrite=args.overwrite)
    return 0
