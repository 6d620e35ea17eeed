"""`handout LESSON -o FOLDER`: sheets to print, each with its key; `handout guide` is the trainer's guide."""

import argparse
from pathlib import Path
from typing import Any

from toolkit.cli.options import command, say
from toolkit.errors import ExportError
from toolkit.theme import current_language, label

FORMATS = ("docx", "html", "both")


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "handout")
    parser.add_argument("lesson", metavar=label("cli.lesson"), help=label("cli.option.lesson"))
    parser.add_argument("speech", nargs="?", metavar=label("cli.speech"), help=label("cli.option.handout_speech"))
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar=label("cli.folder"),
        help=label("cli.option.handout_output"),
    )
    parser.add_argument("--format", choices=FORMATS, default="both", help=label("cli.option.format"))
    parser.add_argument("--overwrite", action="store_true", help=label("cli.option.overwrite"))


def run(args: argparse.Namespace) -> None:
    """Write the sheet and the key of one lesson or of all, or the guide, and say how many files there are."""
    from toolkit.export.save import save
    from toolkit.reading import read
    from toolkit.teaching.handouts import GUIDE, handout, lesson

    if args.output.exists() and not args.output.is_dir():
        raise ExportError(label("cli.error.folder", file=args.output))
    names = lesson.numbers() if args.lesson == "all" else [args.lesson]
    doc = read(args.speech) if args.speech else None
    lang = current_language()
    made = {}
    for name in names:
        if name == GUIDE:
            made[f"trainer-guide-{lang}"] = handout(GUIDE)
            continue
        number = lesson.known(name)
        made[f"lesson-{number}-{lang}"] = handout(number, doc)
        made[f"lesson-{number}-{lang}-key"] = handout(number, doc, key=True)
    suffixes = FORMATS[:2] if args.format == "both" else (args.format,)
    args.output.mkdir(parents=True, exist_ok=True)
    for stem, sheet in made.items():
        for suffix in suffixes:
            save(args.output / f"{stem}.{suffix}", sheet, overwrite=args.overwrite)
    say(label("cli.handout.done", count=len(made) * len(suffixes), folder=args.output))
