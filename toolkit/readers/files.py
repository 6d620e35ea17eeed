"""Choose the reader for a file, and say plainly what cannot be read."""

from dataclasses import replace
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Speech
from toolkit.readers.marked import read_markdown
from toolkit.readers.plain import decode
from toolkit.theme import label

LARGEST = 64 * 1024 * 1024
"""Bytes; far above any speech with its pictures, far below what a laptop chokes on."""
_CONVERT = {
    ".doc": "error.readers.cure.doc",
    ".wps": "error.readers.cure.wps",
    ".pdf": "error.readers.cure.pdf",
}
_SIGNATURES = (
    (b"\x89PNG", "picture", "error.readers.cure.picture"),
    (b"\xff\xd8\xff", "picture", "error.readers.cure.picture"),
    (b"GIF8", "picture", "error.readers.cure.picture"),
    (b"%PDF", "pdf", "error.readers.cure.pdf"),
    (b"PK\x03\x04", "zip", "error.readers.cure.zip"),
    (b"\xd0\xcf\x11\xe0", "old_office", "error.readers.cure.doc"),
    (b"{\\rtf", "rtf", "error.readers.cure.doc"),
    (b"\x1f\x8b", "compressed", "error.readers.cure.compressed"),
)
"""First bytes → what the file is (`error.readers.kind.…`), and the label of what to do."""


def read_file(path: str | Path, *, encoding: str | None = None) -> Speech:
    """Return the speech in a file (.docx, .html, .md, anything else as plain text); its `name` is the file's without the ending.

    Raises InputError, in one sentence, for what cannot be read.
    """
    path = Path(path)
    if _is_folder(path):
        message = label("error.readers.is_folder", path=path)
        raise InputError(message)
    _refuse_foreign(path)
    return replace(read_bytes(_bytes(path), path.name, encoding=encoding), path=str(path.resolve()))


def read_bytes(data: bytes, filename: str, *, encoding: str | None = None) -> Speech:
    """Return the speech in a file's content, as `read_file` does; `filename` decides how it is read and is never opened.

    >>> read_bytes("同志们：开会。".encode(), "讲话.txt").name
    '讲话'
    """
    name = Path(filename)
    ending = name.suffix.lower()
    _refuse_foreign(name)
    if not data:
        message = label("error.readers.empty_file", name=name.name)
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


def _refuse_foreign(name: Path) -> None:
    """Say of a file type that is not read how to make it one that is."""
    ending = name.suffix.lower()
    if ending in _CONVERT:
        message = label("error.readers.unreadable_type", ending=ending, name=name.name, cure=label(_CONVERT[ending]))
        raise InputError(message)


def _refuse_known_binaries(data: bytes, name: str) -> None:
    """Say what a file with the wrong ending is, rather than guess at an encoding."""
    for start, what, cure in _SIGNATURES:
        if data.startswith(start):
            message = label(
                "error.readers.not_text", name=name, what=label(f"error.readers.kind.{what}"), cure=label(cure)
            )
            raise InputError(message)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            message = label("error.readers.device", name=path.name)
            raise InputError(message)
        if not path.is_file():
            key = "dead_link" if path.is_symlink() else "no_file"
            message = label(f"error.readers.{key}", path=str(path))
            raise InputError(message)
        if path.stat().st_size > LARGEST:
            message = label("error.readers.too_large", name=path.name, size=LARGEST // 2**20)
            raise InputError(message)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = label("error.readers.not_opened", path=str(path)[:200], reason=reason)
        raise InputError(message) from None
