"""Write files so that a reader finds the old content or the new, never half of it."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import ExportError
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

LEFT_OVER = ".writing-*"
"""The names of the files that are left where a process was killed in the middle of writing."""


def check_target(path: str | os.PathLike[str], *, overwrite: bool) -> Path:
    """Return `path` as a Path if a file may be written there; raise ExportError in one sentence if not.

    A link to a file stands for that file. A device, pipe or socket is never written to, and a link to nothing counts as existing.
    """
    target = Path(path)
    try:
        return _checked(target, overwrite=overwrite)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = label("error.files.bad_name", name=target.name[:80], reason=reason)
        raise ExportError(message) from None


def _checked(target: Path, *, overwrite: bool) -> Path:
    if target.is_dir():
        message = label("error.files.target_is_folder", target=target)
        raise ExportError(message)
    if not target.parent.is_dir():
        message = label("error.files.no_parent", parent=str(target.parent))
        raise ExportError(message)
    if os.path.lexists(target) and not overwrite:
        message = label("error.files.exists", name=target.name)
        raise ExportError(message)
    if target.exists() and not target.is_file():
        message = label("error.files.device", target=target)
        raise ExportError(message)
    return target.resolve() if target.is_symlink() and target.exists() else target


def write_atomic(path: str | os.PathLike[str], data: bytes | str, *, overwrite: bool = False) -> Path:
    """Write `data` to `path` as a whole and return the path; text becomes UTF-8.

    The content goes to a temporary file in the same folder, is flushed to the disk, and is then moved into place, so that a crash or a
    full disk leaves what was there before. Raises ExportError where it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomic(Path(folder) / "a.txt", "讲话").read_text(encoding="utf-8")
    '讲话'
    """
    given, target = Path(path), check_target(path, overwrite=overwrite)
    content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    temporary = None
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".writing-", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except (OSError, ValueError) as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        message = label("error.files.unwritten", name=target.name, reason=reason)
        raise ExportError(message) from None
    except BaseException:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise
    return given


def no_formula(cell: Any) -> Any:
    """Return a cell that a spreadsheet would run with an apostrophe before it, as the spreadsheet itself would write it.

    >>> no_formula("=1+1"), no_formula("讲话"), no_formula(-1)
    ("'=1+1", '讲话', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def csv_text(table: "pd.DataFrame", *, end: str) -> str:
    """Return a table as CSV without its index, lines ending in `end`; neither a cell nor a head of it is a formula."""
    return table.map(no_formula).rename(columns=no_formula).to_csv(index=False, lineterminator=end)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
