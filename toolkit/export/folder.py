"""Write a folder of files so that it is there as a whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.errors import ExportError
from toolkit.files import write_atomic


def write_folder(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> Path:
    """Write `files` (name → content) into `folder`, which is made; a folder that exists needs `overwrite`, and keeps its other files.

    >>> with tempfile.TemporaryDirectory() as place:
    ...     sorted(p.name for p in write_folder(Path(place) / "new", {"a.txt": b"1", "b.txt": b"2"}).iterdir())
    ['a.txt', 'b.txt']
    """
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file: give the name of a folder."
        raise ExportError(message)
    if not folder.parent.is_dir():
        message = f"There is no folder {str(folder.parent)!r}: make it first, or choose another."
        raise ExportError(message)
    taken = [name for name in files if (folder / name).exists()]
    if taken and not overwrite:
        message = f"{folder.name} has {taken[0]} already: give another folder, or allow overwriting (overwrite=True, --overwrite)."
        raise ExportError(message)
    if folder.is_dir():
        for name, data in files.items():
            write_atomic(folder / name, data, overwrite=True)
        return folder
    try:
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".writing-"))
    except OSError as error:
        message = f"{folder.name} could not be written ({error.strerror}): choose a folder you may write to."
        raise ExportError(message) from None
    try:
        for name, data in files.items():
            write_atomic(made / name, data)
        made.chmod(0o755)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return folder
