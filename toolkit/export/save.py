"""`tk.save`: write anything the toolkit makes to a file, in the format that the file's name asks for."""

import inspect
import os
from importlib import import_module
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.files import check_target, write_atomic
from toolkit.theme import resolve

WRITERS = {
    ".html": "toolkit.export.report",
}
"""Suffix → the module whose `render(things, *, lang, …) -> bytes` makes the file. A new format is one line here.

A module that writes several formats takes the keyword `suffix`. Keywords beside `lang` and `suffix` are its options.
"""


def save(
    path: str | os.PathLike[str], *things: Any, lang: str | None = None, overwrite: bool = False, **options: Any
) -> Path:
    """Write `things` (Documents, Comparisons, figures) to `path` and return the path; its suffix chooses the format.

    The file is written as a whole or not at all, and one that exists is kept unless `overwrite` is given. Options depend on the
    format (see `WRITERS`); an unknown one raises InputError.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in WRITERS:
        message = f"Cannot write {target.name!r}: end the name with one of {', '.join(sorted(WRITERS))}."
        raise InputError(message)
    if not things:
        message = (
            f"Nothing was given to write to {target.name}: name it after the path, as in tk.save({target.name!r}, doc)."
        )
        raise InputError(message)
    render = import_module(WRITERS[suffix]).render
    known = [p.name for p in inspect.signature(render).parameters.values() if p.kind is p.KEYWORD_ONLY]
    if "suffix" in known:
        options["suffix"] = suffix
    unknown = [name for name in options if name not in known or name == "lang"]
    if unknown:
        choices = [name for name in known if name not in {"lang", "suffix"}]
        hint = f"it takes {', '.join(choices)}" if choices else "it takes none"
        message = f"A {suffix} file has no option {unknown[0]!r}: beside lang and overwrite {hint}."
        raise InputError(message)
    check_target(target, overwrite=overwrite)
    return write_atomic(target, render(things, lang=resolve(lang), **options), overwrite=overwrite)
