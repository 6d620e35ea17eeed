"""Plain text (.txt) in the encodings Chinese files come in."""

from toolkit.chars import is_cjk
from toolkit.errors import InputError
from toolkit.model import LONGEST
from toolkit.theme import label

LARGEST = 4 * LONGEST
"""Bytes of a file that is all text: no encoding needs more than four for a character."""
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们工作会党区领导同志各位第三建议")
_COMMON_TRADITIONAL = frozenset("的一是在不了有和人這中大為上個國我以要他時來用們工作會黨區領導同志各位第三建議")
_PLAUSIBLE = 0.02
"""Share of everyday characters; Chinese prose has ten times as many, text in a wrong encoding next to none."""


def decode(data: bytes, name: str, *, encoding: str | None = None) -> tuple[str, str]:
    r"""Return the text in `data` and the encoding it was in; a byte-order mark is no part of the text.

    A byte-order mark decides; then UTF-8; then UTF-16 without a mark (by its zero or CJK-page bytes); then GB18030 against Big5 by how
    many everyday characters each gives. Raises InputError for bytes that are no text, for no text at all, and for more than any speech.

    >>> decode("讲话".encode("gb18030"), "a.txt")
    ('讲话', 'gb18030')
    """
    refuse_large(data, name)
    if encoding is not None:
        text, used = _as_told(data, name, encoding)
    else:
        text, used = _guessed(data, name)
    if not text.strip("\ufeff\x00 \t\r\n\u3000"):
        message = label("error.readers.no_text", name=name)
        raise InputError(message)
    if text.count("\x00"):
        message = label("error.readers.binary", name=name)
        raise InputError(message)
    return text, used


def refuse_large(data: bytes, name: str) -> None:
    """Raise InputError for more text than any speech has, before time is spent on it."""
    if len(data) > LARGEST:
        message = label("error.readers.too_long", name=name, most=f"{LONGEST:,}")
        raise InputError(message)


def _as_told(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except (ValueError, LookupError):
        message = label("error.readers.encoding", name=name, encoding=encoding)
        raise InputError(message) from None


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as_told(data, name, encoding)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, name, error.start)
    candidates = []
    for encoding, common in (
        ("gb18030", _COMMON),
        ("big5", _COMMON_TRADITIONAL),
        ("utf-16-le", _COMMON),
        ("utf-16-be", _COMMON),
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        cjk = sum(map(is_cjk, text))
        everyday = sum(c in common for c in text)
        odd = sum(not c.isprintable() and not c.isspace() for c in text)
        if cjk and not odd:
            candidates.append(((everyday + 0.01 * cjk) / len(text), encoding, text))
    if not candidates or (max(candidates)[0] < _PLAUSIBLE and len(data) > 200):
        message = label("error.readers.damaged", name=name)
        raise InputError(message)
    _, encoding, text = max(candidates)
    return text, encoding


def _refuse_damaged_utf8(data: bytes, name: str, first: int) -> None:
    """Say so where a text is UTF-8 but for a few bytes: read as anything else it would be nonsense."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(map(is_cjk, text)) > 10 * broken:
        message = label("error.readers.damaged_utf8", name=name, count=broken, first=first)
        raise InputError(message)
