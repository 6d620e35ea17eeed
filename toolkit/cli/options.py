"""What the commands share: the parser, the common options, and where several results go."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from toolkit.errors import ExportError, InputError
from toolkit.model import Document
from toolkit.reading import read
from toolkit.theme import LANGUAGES, current_language, label

_SAID = {
    "cli.usage.required": re.compile(r"the following arguments are required: (?P<names>.+)"),
    "cli.usage.unknown": re.compile(r"unrecognized arguments: (?P<names>.+)"),
    "cli.usage.value": re.compile(r"^argument (?P<name>[^:]+): expected [\w ]{1,20} argument[()s]{0,3}"),
    "cli.usage.choice": re.compile(
        r"^argument (?P<name>[^:]+): invalid choice: (?P<value>.+) \(choose from (?P<choices>[^()]+)\)"
    ),
    "cli.usage.kind": re.compile(r"^argument (?P<name>[^:]+): invalid \w+ value: (?P<value>.+)"),
}
"""What argparse says, in English only → the label of the same in the user's language."""


def usage(message: str, where: str) -> str:
    """Return in one sentence of the current language what argparse says in `message`; `where` is the command for help.

    >>> print(usage("the following arguments are required: 讲话稿, -o/--output", "report --help"))
    还缺 讲话稿, -o/--output：请补上，用法见 report --help。
    """
    for key, shape in _SAID.items():
        if found := shape.fullmatch(message):
            parts = {name: words.replace("'", "") for name, words in found.groupdict().items()}
            return label(key, help=where, **parts)
    return label("cli.error.usage", message=message, help=where)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises InputError, in one sentence, where it would print its usage and exit."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        """Raise InputError with what argparse has to say and where the help is."""
        raise InputError(usage(message, f"{self.prog} --help"))


def named_language(argv: Sequence[str]) -> str:
    """Return the language that `--lang` names in `argv`, the current one where it is not there.

    It is looked for before the rest is parsed, so that help and errors already speak it.

    >>> named_language(["report", "a.txt", "--lang", "en"]), named_language(["--lang=en"])
    ('en', 'en')
    """
    for at, word in enumerate(argv):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
    return current_language()


def command(commands: Any, name: str) -> Parser:
    """Return a new parser for the command `name`, its help from the label `cli.NAME`, with `--lang`."""
    made: Parser = commands.add_parser(name, help=label(f"cli.{name}"), description=label(f"cli.{name}"))
    add_language(made)
    return made


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--lang zh|en`."""
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=label("cli.option.lang"))


def add_speeches(parser: argparse.ArgumentParser, *, count: str | int = "+") -> None:
    """Add the speeches: files or catalogue keys."""
    parser.add_argument("speech", nargs=count, metavar=label("cli.speech"), help=label("cli.option.speech"))


def add_output(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add `-o` and `--overwrite`."""
    parser.add_argument(
        "-o", "--output", required=required, type=Path, metavar=label("cli.file"), help=label("cli.option.output")
    )
    parser.add_argument("--overwrite", action="store_true", help=label("cli.option.overwrite"))


def targets(docs: Sequence[Document], output: Path, suffix: str) -> list[Path]:
    """Return where the result of each Document goes: `output` itself for one, `output/NAME.suffix` for several.

    The folder is made where it is missing. Raises ExportError where two speeches would write one file.
    """
    if len(docs) == 1 and not output.is_dir():
        return [output]
    if output.exists() and not output.is_dir():
        raise ExportError(label("cli.error.folder", file=output))
    names = [f"{doc.speech.name}.{suffix}" for doc in docs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ExportError(label("cli.error.twice", file=twice))
    output.mkdir(parents=True, exist_ok=True)
    return [output / name for name in names]


def documents(sources: Sequence[str]) -> list[Document]:
    """Return the Document of every file or key, in order."""
    return [read(source) for source in sources]


def say(text: str) -> None:
    """Print a line for the user."""
    print(text)
