"""`tk.save`: write anything the toolkit makes to a file, in the format that the file's name asks for."""

import inspect
import os
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.files import check_target, write_atomic
from toolkit.theme import label, resolve

WRITERS = {
    ".docx": "toolkit.export.word",
    ".html": "toolkit.export.report",
    ".json": "toolkit.export.annotations",
    ".pdf": "toolkit.export.images",
    ".png": "toolkit.export.images",
    ".pptx": "toolkit.export.deck",
    ".svg": "toolkit.export.images",
    ".txt": "toolkit.export.segmented",
    ".xlsx": "toolkit.export.workbook",
}
"""Suffix → the module whose `render(things, *, lang, …) -> bytes` makes the file. A new format is one line here.

A module that writes several formats takes the keyword `suffix`. Its other keywords are the options of `tk.save`.
"""


def save(
    path: str | os.PathLike[str], *things: Any, lang: str | None = None, overwrite: bool = False, **options: Any
) -> Path:
    """Write `things` (Documents, Comparisons, figures, handouts) to `path` and return the path; its suffix chooses the format.

    A path without a suffix is a folder: all figures of one Document or Comparison go there, with an index (see `save_figures`).

    The file is written as a whole or not at all, and one that exists is kept unless `overwrite` is given. Options depend on the
    format (see `WRITERS`); an unknown one raises InputError.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if not suffix and len(things) == 1:
        return _save_folder(target, things[0], lang=lang, overwrite=overwrite, **options)
    if suffix not in WRITERS:
        message = label("error.export.unknown_suffix", name=target.name, choices=", ".join(sorted(WRITERS)))
        raise InputError(message)
    if not things:
        message = label("error.export.nothing_given", name=target.name)
        raise InputError(message)
    if len(things) == 1 and hasattr(things[0], "written_as"):
        _check_options(things[0].written_as, options, suffix)
        check_target(target, overwrite=overwrite)
        return write_atomic(target, things[0].written_as(suffix, lang=resolve(lang)), overwrite=overwrite)
    render = import_module(WRITERS[suffix]).render
    if "suffix" in inspect.signature(render).parameters:
        render = partial(render, suffix=suffix)
    _check_options(render, options, suffix)
    check_target(target, overwrite=overwrite)
    return write_atomic(target, render(things, lang=resolve(lang), **options), overwrite=overwrite)


def _save_folder(target: Path, thing: Any, *, lang: str | None, overwrite: bool, **options: Any) -> Path:
    from toolkit.export.images import save_figures

    _check_options(save_figures, options, "folder")
    return save_figures(target, thing, lang=lang, overwrite=overwrite, **options)


def _check_options(render: Callable[..., Any], options: dict[str, Any], name: str) -> None:
    """Raise InputError for an option that `render` does not take."""
    taken = inspect.signature(render).parameters.values()
    known = [p.name for p in taken if p.kind is p.KEYWORD_ONLY and p.name not in {"lang", "overwrite", "suffix"}]
    unknown = next((option for option in options if option not in known), None)
    if unknown is not None:
        hint = label("error.export.takes", names=", ".join(known)) if known else label("error.export.takes_none")
        message = label("error.export.unknown_option", name=name, unknown=unknown, hint=hint)
        raise InputError(message)
