"""Words (词) and their tags."""

import re
from functools import cache
from typing import Any

from toolkit.model import Token

_CHUNK = re.compile(r"\S+")
_PLACEHOLDER = re.compile(r"\*\*+|××+|[Xx]{2,}|〇〇+|某(?=[市区县镇乡村同单地部书省])")


@cache
def _engine() -> Any:
    import rjieba

    return rjieba.Jieba()


def words(text: str, shadow: str) -> tuple[Token, ...]:
    """Return the tokens of `text`: they tile its non-space characters.

    >>> [t.text for t in words("**区委很重视", "**区委很重视")]
    ['**', '区委', '很', '重视']
    """
    found: list[Token] = []
    for chunk in _CHUNK.finditer(shadow):
        at = chunk.start()
        for hidden in _PLACEHOLDER.finditer(text, chunk.start(), chunk.end()):
            found.extend(_tagged(text, at, hidden.start()))
            found.append(Token(hidden.start(), hidden.end(), hidden.group(), "nr"))
            at = hidden.end()
        found.extend(_tagged(text, at, chunk.end()))
    return tuple(found)


def _tagged(text: str, start: int, stop: int) -> list[Token]:
    found = []
    if start < stop:
        for word, tag in _engine().tag(text[start:stop]):
            found.append(Token(start, start + len(word), word, tag))
            start += len(word)
    return found
