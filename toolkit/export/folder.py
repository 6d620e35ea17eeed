"""Write a folder of files so that it is there as a whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.errors import ExportError
from toolkit.files import write_atomic
from toolkit.theme import label


def write_folder(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> Path:
    """Write `files` (name → content) into `folder`, which is made; a folder that exists needs `overwrite`, and keeps its other files.

    >>> with tempfile.TemporaryDirectory() as place:
    ...     sorted(p.name for p in write_folder(Path(place) / "new", {"a.txt": b"1", "b.txt": b"2"}).iterdir())
    ['a.txt', 'b.txt']
    """
    if folder.exists() and not folder.is_dir():
        message = label("error.export.folder_is_file", folder=folder)
        raise ExportError(message)
    if not folder.parent.is_dir():
        message = label("error.export.no_parent", folder=str(folder.parent))
        raise ExportError(message)
    taken = [name for name in files if (folder / name).exists()]
    if taken and not overwrite:
        message = label("error.export.folder_taken", name=folder.name, taken=taken[0])
        raise ExportError(message)
    if folder.is_dir():
        for name, data in files.items():
            write_atomic(folder / name, data, overwrite=True)
        return folder
    try:
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".writing-"))
    except OSError as error:
        message = label("error.export.folder_unwritten", name=folder.name, reason=error.strerror)
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
