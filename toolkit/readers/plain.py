"""Plain text (.txt) in the encodings Chinese files come in."""

from toolkit.chars import is_cjk
from toolkit.errors import InputError
from toolkit.theme import label

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们工作会党区领导同志各位第三建议")
_COMMON_TRADITIONAL = frozenset("的一是在不了有和人這中大為上個國我以要他時來用們工作會黨區領導同志各位第三建議")


def decode(data: bytes, name: str, *, encoding: str | None = None) -> tuple[str, str]:
    r"""Return the text in `data` and the encoding it was in; a byte-order mark is no part of the text.

    A byte-order mark decides; then UTF-8; then UTF-16 without a mark (by its zero or CJK-page bytes); then GB18030 against Big5 by how
    many everyday characters each gives. Raises InputError for bytes that are no text, and for no text at all.

    >>> decode("讲话".encode("gb18030"), "a.txt")
    ('讲话', 'gb18030')
    """
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


def _as_told(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except (UnicodeDecodeError, LookupError):
        message = label("error.readers.encoding", name=name, encoding=encoding)
        raise InputError(message) from None


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as_told(data, name, encoding)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
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
    if not candidates:
        message = label("error.readers.damaged", name=name)
        raise InputError(message)
    _, encoding, text = max(candidates)
    return text, encoding
