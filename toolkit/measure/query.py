"""What may be asked of a concordance: a string, a word, a pattern of tags, a regular expression; each gives spans."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from toolkit.errors import InputError
from toolkit.measure.counts import is_word
from toolkit.model import Document, Span
from toolkit.theme import label

QUERY_KINDS = ("string", "word", "tags", "regex")
SECONDS = 2.0
"""How long a regular expression may search before it is stopped."""
_TAGS_ONLY = re.compile(r"[a-z]+[?+*]?(\|[a-z]+)*( +(\*|[a-z]+(\|[a-z]+)*)[?+*]?)+")
_ELEMENT = re.compile(r"(?P<what>\*|[^\s?+*]+)(?P<many>[?+*]?)")
_REPEATS = {"": "", "?": "?", "+": "{1,6}", "*": "{0,6}"}
_MANY = 4
_MARK = "\x00"


def query_kind(query: str | re.Pattern[str]) -> str:
    """Return how a query is read where nobody said: a compiled expression as one, several tags as tags, else as a string.

    >>> query_kind("问题"), query_kind("v n"), query_kind(re.compile("一[是要]"))
    ('string', 'tags', 'regex')
    """
    if isinstance(query, re.Pattern):
        return "regex"
    return "tags" if _TAGS_ONLY.fullmatch(query.strip()) else "string"


def matches(doc: Document, query: str | re.Pattern[str], kind: str | None = None) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) of each match in the unaltered text, in text order, without overlaps.

    Raises InputError for an unknown kind, an empty query, or a pattern that cannot be read or takes too long.
    """
    kind = query_kind(query) if kind is None else kind
    if kind not in QUERY_KINDS:
        message = label("error.measure.unknown_query", kind=kind, choices=", ".join(QUERY_KINDS))
        raise InputError(message)
    if isinstance(query, re.Pattern):
        if kind != "regex":
            message = label("error.measure.compiled", kind=kind)
            raise InputError(message)
        return regex_matches(doc.text, query.pattern, query.flags)
    if not query.strip():
        message = label("error.measure.no_query")
        raise InputError(message)
    if kind == "regex":
        return regex_matches(doc.text, query)
    if kind == "tags":
        return tag_matches(doc, query)
    found = string_matches(doc.text, query)
    return word_matches(doc, query, found) if kind == "word" else found


def string_matches(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Yield each occurrence of a string, as many as `str.count` gives.

    >>> list(string_matches("问题就是问题", "问题"))
    [(0, 2), (4, 6)]
    """
    size, at = len(query), text.find(query)
    while at >= 0:
        yield at, at + size
        at = text.find(query, at + size)


def word_matches(
    doc: Document, query: str, found: Iterator[tuple[int, int]] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield each occurrence of a string that begins and ends where words do: one word, or several in a row."""
    starts = [token.start for token in doc.tokens]
    stops = [token.stop for token in doc.tokens]
    for start, stop in string_matches(doc.text, query) if found is None else found:
        first, last = bisect_left(starts, start), bisect_left(stops, stop)
        if first < len(starts) and starts[first] == start and last < len(stops) and stops[last] == stop:
            yield start, stop


def regex_matches(
    text: str, pattern: str, flags: int = re.MULTILINE, *, seconds: float = SECONDS
) -> Iterator[tuple[int, int]]:
    r"""Yield each match of a regular expression; matches of nothing are passed over.

    `^` and `$` are line edges unless `flags` says otherwise. The expression is stopped after `seconds`: some, such as `(.+)+；`, would otherwise try for ever. Python's own engine
    cannot be stopped, so the `regex` package searches, in its mode that follows `re`. Raises InputError for an expression
    that cannot be read and one that takes too long.

    >>> list(regex_matches("一是抓，二是管。", r"[一二三]是"))
    [(0, 2), (4, 6)]
    """
    import regex

    asked = (name for name in ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE", "ASCII") if flags & re.RegexFlag[name])
    chosen = sum((getattr(regex, name) for name in asked), start=int(regex.VERSION0))
    try:
        compiled = regex.compile(pattern, chosen)
    except regex.error as error:
        message = label("error.measure.bad_expression", pattern=pattern, error=error)
        raise InputError(message) from None
    try:
        for match in compiled.finditer(text, timeout=seconds):
            if match.end() > match.start():
                yield match.span()
    except TimeoutError:
        message = label("error.measure.slow_expression", pattern=pattern, seconds=seconds)
        raise InputError(message) from None


def tag_matches(doc: Document, query: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose words answer to a pattern of tags, such as `v n`.

    Elements stand with blanks between. An element is a tag, which also takes the tags that begin with it (`n` takes `nr`,
    `v` takes `vn`); several with `|` between (`v|a`); a word (`抓`); a word with its tag (`建设/v`); or `*` for any word. It
    may be followed by `?` (none or one), `+` (one to six) or, except after `*` itself, `*` (none to six). No match runs
    over a mark, a hidden name or a line break. Raises InputError for a pattern that cannot be read.
    """
    elements = _elements(query)
    literals = {word for words, _, _ in elements for word, _ in words if word}
    alphabet: dict[tuple[str, str], str] = {}
    spelled, starts, stops = [], [], []
    before = 0
    for token in doc.tokens:
        if token.start != before:
            spelled.append(_MARK)
            starts.append(before)
            stops.append(before)
        before = token.stop
        kind = (token.text if token.text in literals else "", token.tag)
        spelled.append(alphabet.setdefault(kind, chr(0xF0000 + len(alphabet))) if is_word(token) else _MARK)
        starts.append(token.start)
        stops.append(token.stop)
    expression = "".join(_classed(words, alphabet) + _REPEATS[many] for words, _, many in elements)
    for match in re.finditer(expression, "".join(spelled)):
        if match.end() > match.start():
            yield starts[match.start()], stops[match.end() - 1]


Choice = tuple[str, str]
"""A word and a tag; either may be empty, which takes any."""


def _elements(query: str) -> list[tuple[tuple[Choice, ...], str, str]]:
    found, many = [], 0
    for piece in query.split():
        match = _ELEMENT.fullmatch(piece)
        if match is None:
            message = label("error.measure.bad_pattern", query=query, piece=piece)
            raise InputError(message)
        many += match["many"] in {"+", "*"}
        choices = tuple(_choice(one) for one in match["what"].split("|"))
        found.append((choices, piece, match["many"]))
    if many > _MANY or len(found) > 3 * _MANY:
        message = label("error.measure.long_pattern", query=query, many=3 * _MANY, many2=_MANY)
        raise InputError(message)
    return found


def _choice(one: str) -> Choice:
    word, _, tag = one.partition("/")
    if word == "*":
        return "", ""
    return ("", word) if word.isascii() and not tag else (word, tag)


def _classed(choices: tuple[Choice, ...], alphabet: dict[Choice, str]) -> str:
    letters = [
        letter
        for (text, tag), letter in alphabet.items()
        if any((not word or word == text) and tag.startswith(wanted) for word, wanted in choices)
    ]
    return f"[{''.join(letters)}]" if letters else "(?!)"


def spans(doc: Document, query: str | re.Pattern[str], kind: str | None = None) -> tuple[Span, ...]:
    """Return the matches of a query as spans of the unaltered text (see `matches`)."""
    return tuple(Span(start, stop) for start, stop in matches(doc, query, kind))
