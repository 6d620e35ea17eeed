"""Choose the reader for a file, and say plainly what cannot be read."""

from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Speech
from toolkit.readers.plain import decode

LARGEST = 64 * 1024 * 1024
"""Bytes; far above any speech, far below what a laptop chokes on."""
_CONVERT = {
    ".doc": "open it in Word or WPS and save it as .docx",
    ".wps": "open it in WPS and save it as .docx",
    ".pdf": "copy its text into a .txt file, or open it in Word and save it as .docx",
}


def read_file(path: str | Path, *, encoding: str | None = None) -> Speech:
    """Return the speech in a file; its `name` is the file's name without the ending.

    Raises InputError, in one sentence, for what cannot be read.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if path.is_dir():
        message = f"This is a folder, not a file: {path}. Give one of the files in it."
        raise InputError(message)
    if ending in _CONVERT:
        message = f"Files of type {ending} cannot be read: {path.name}; {_CONVERT[ending]}."
        raise InputError(message)
    data = _bytes(path)
    text, used = decode(data, path.name, encoding=encoding)
    return Speech(text, name=path.stem, source=path.name, encoding=used)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            message = f"There is no file {str(path)!r}: check the name and the folder."
            raise InputError(message)
        if path.stat().st_size > LARGEST:
            message = (
                f"{path.name} is larger than {LARGEST // 2**20} MB: a speech is not; check that this is the right file."
            )
            raise InputError(message)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{str(path)[:200]!r} cannot be opened ({reason}): check the name and the permissions."
        raise InputError(message) from None
