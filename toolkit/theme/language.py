"""The language in which the toolkit speaks to its user: Chinese or English."""

from contextvars import ContextVar

from toolkit.errors import InputError

LANGUAGES = ("zh", "en")
_current: ContextVar[str] = ContextVar("language", default="zh")


def resolve(lang: str | None) -> str:
    """Return `lang` if it is a language the toolkit speaks, the current one for None.

    >>> resolve("en")
    'en'
    """
    if lang is None:
        return _current.get()
    if lang not in LANGUAGES:
        message = f"Unknown language {lang!r}: choose one of {', '.join(LANGUAGES)}."
        raise InputError(message)
    return lang


def current_language() -> str:
    """Return the language in use, `zh` unless `language()` was called."""
    return _current.get()


def language(lang: str) -> None:
    """Make `lang` (`zh` or `en`) the language of labels, notes and figures from here on.

    >>> language("en"); current_language()
    'en'
    >>> language("zh")
    """
    _current.set(resolve(lang))
