"""A speech as it came: its text, unaltered, and what its source says of it."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.errors import InputError
from toolkit.theme import label

LONGEST = 1_000_000
"""Characters; thirty times the longest report ever given. What is longer is a book or a mistake and is not read."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What a file's layout says of a stretch of text: `kind` is `heading` (with `level`), `title`, `list` or `table`."""

    start: int
    stop: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and where it stood in the source file: paragraph and run number, for comments in a copy of it.

    `run` is None for characters that the file computes (automatic numbering) and that stand in no run.
    """

    start: int
    stop: int
    paragraph: int
    run: int | None


@dataclass(frozen=True)
class Speech:
    """A text to be read, with its name and where it came from.

    `text` is kept as it is. `tokens` may carry a segmentation made elsewhere, as (start, stop, tag); it is then used as it is.
    `extras` holds what a file has beside its running text (footnotes, text boxes, tables), named by kind. `path` is the file it was read from, where there is one, so that comments can go into a copy of it.

    >>> Speech("同志们：今天开会。", name="练习").sha256[:8]
    '8c590057'
    """

    text: str
    name: str = ""
    title: str = ""
    source: str = ""
    genre: str = ""
    date: str = ""
    encoding: str = ""
    hints: tuple[Hint, ...] = ()
    runs: tuple[Run, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    tokens: tuple[tuple[int, int, str], ...] | None = None
    path: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            message = label("error.model.not_text", kind=type(self.text).__name__)
            raise InputError(message)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text as UTF-8: what a sidecar or an annotation checks before it is applied."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
