"""The language in which the toolkit speaks to its user: Chinese or English."""

from collections.abc import Iterator
from contextlib import contextmanager
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
        from toolkit.theme.labels import label

        message = label("error.theme.unknown_language", lang=lang, choices=", ".join(LANGUAGES))
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


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak `lang` inside a `with` block, and what was spoken before after it.

    >>> with speaking("en"):
    ...     current_language()
    'en'
    >>> current_language()
    'zh'
    """
    before = _current.set(resolve(lang))
    try:
        yield
    finally:
        _current.reset(before)
