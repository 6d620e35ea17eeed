"""Choose the reader for a file, and say plainly what cannot be read."""

from dataclasses import replace
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Speech
from toolkit.readers.marked import read_markdown
from toolkit.readers.plain import decode

LARGEST = 64 * 1024 * 1024
"""Bytes; far above any speech, far below what a laptop chokes on."""
_CONVERT = {
    ".doc": "open it in Word or WPS and save it as .docx",
    ".wps": "open it in WPS and save it as .docx",
    ".pdf": "copy its text into a .txt file, or open it in Word and save it as .docx",
}
_SIGNATURES = (
    (b"\x89PNG", "a picture", "choose the file that holds the text"),
    (b"\xff\xd8\xff", "a picture", "choose the file that holds the text"),
    (b"GIF8", "a picture", "choose the file that holds the text"),
    (b"%PDF", "a PDF", _CONVERT[".pdf"]),
    (b"PK\x03\x04", "a zip or Office file", "give it back its ending (.docx for Word files)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", _CONVERT[".doc"]),
    (b"{\\rtf", "an RTF file", "open it in Word or WPS and save it as .docx"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
"""First bytes → what the file is, and what to do."""


def read_file(path: str | Path, *, encoding: str | None = None) -> Speech:
    """Return the speech in a file (.docx, .html, .md, anything else as plain text); its `name` is the file's without the ending.

    Raises InputError, in one sentence, for what cannot be read.
    """
    path = Path(path)
    if _is_folder(path):
        message = f"This is a folder, not a file: {path}. Give one of the files in it."
        raise InputError(message)
    if path.suffix.lower() in _CONVERT:
        message = f"Files of type {path.suffix.lower()} cannot be read: {path.name}; {_CONVERT[path.suffix.lower()]}."
        raise InputError(message)
    return replace(read_bytes(_bytes(path), path.name, encoding=encoding), path=str(path.resolve()))


def read_bytes(data: bytes, filename: str, *, encoding: str | None = None) -> Speech:
    """Return the speech in a file's content, as `read_file` does; `filename` decides how it is read and is never opened.

    >>> read_bytes("同志们：开会。".encode(), "讲话.txt").name
    '讲话'
    """
    name = Path(filename)
    ending = name.suffix.lower()
    if ending in _CONVERT:
        message = f"Files of type {ending} cannot be read: {name.name}; {_CONVERT[ending]}."
        raise InputError(message)
    if not data:
        message = f"{name.name} is empty: choose a file that holds a speech."
        raise InputError(message)
    if ending == ".docx":
        from toolkit.readers.word import read_word

        speech = read_word(data, name.name)
    elif ending in {".html", ".htm"}:
        from toolkit.readers.web import read_web

        speech = read_web(data, name.name, encoding=encoding)
    elif ending in {".md", ".markdown"}:
        speech = read_markdown(data, name.name, encoding=encoding)
    else:
        _refuse_known_binaries(data, name.name)
        text, used = decode(data, name.name, encoding=encoding)
        speech = Speech(text, source=name.name, encoding=used)
    return replace(speech, name=name.stem)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _refuse_known_binaries(data: bytes, name: str) -> None:
    """Say what a file with the wrong ending is, rather than guess at an encoding."""
    for start, what, cure in _SIGNATURES:
        if data.startswith(start):
            message = f"{name} is no text file but {what}: {cure}."
            raise InputError(message)


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
