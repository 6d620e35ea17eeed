"""The command line (命令行): `python -m toolkit COMMAND …`, one file a command.

A file `toolkit/cli/NAME.py` is a command. It has two functions: `register(commands)` adds its parser, with `options.command`, and
`run(args)` does the work and may return an exit code. Whatever it needs that is heavy it imports inside `run`.
"""

import contextvars
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from toolkit.cli.options import Parser, add_language, named_language
from toolkit.errors import ToolkitError
from toolkit.theme import label, language

FAILED = 2
INTERRUPTED = 130  # what shells report for Ctrl-C
_HELPERS = {"options"}


def commands() -> dict[str, ModuleType]:
    """Return the commands by name.

    >>> "annotate" in commands()
    True
    """
    names = sorted(module.name for module in iter_modules(__path__) if module.name not in _HELPERS)
    return {name: import_module(f"{__name__}.{name}") for name in names}


def parser() -> Parser:
    """Return the parser of the whole command line, its help in the current language."""
    whole = Parser(prog="python -m toolkit", description=label("cli.about"))
    add_language(whole)
    table = whole.add_subparsers(
        dest="command", metavar=label("cli.command"), required=True, title=label("cli.commands")
    )
    for module in commands().values():
        module.register(table)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 after one line on stderr that says what is wrong and what to do."""
    for stream in (sys.stdout, sys.stderr):
        # A console with a small character set shows an escape instead of stopping the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if argv is None else argv
    return contextvars.copy_context().run(_run, arguments)


def _run(argv: Sequence[str]) -> int:
    try:
        language(named_language(argv))
        args = parser().parse_args(argv)
        return commands()[args.command].run(args) or 0
    except BrokenPipeError:
        # Whoever read our output has stopped (`| head`): that is no error, and Python must not complain on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _failed(label("cli.error.interrupted"))
        return INTERRUPTED
    except (ToolkitError, ModuleNotFoundError, OSError, MemoryError) as error:
        return _failed(_said(error))


def _said(error: Exception) -> str:
    """Return the sentence for something that went wrong."""
    if isinstance(error, ModuleNotFoundError):
        return label("cli.error.package", name=error.name or error)
    if isinstance(error, OSError):
        return label("cli.error.system", reason=error.strerror or error, file=error.filename or "-")
    return label("cli.error.memory") if isinstance(error, MemoryError) else str(error)


def _failed(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return FAILED
