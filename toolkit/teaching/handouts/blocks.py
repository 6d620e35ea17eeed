"""What a printed sheet is made of: headings, paragraphs, lists, tables, lines to write on; and runs of plain or bold words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, plain, bold, or of the typewriter."""

    text: str
    style: str = ""


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the sheet's title), 2 or 3."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` is empty, `passage` (words of a speech, set off), `small` or `form` (name and date)."""

    words: Words
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `mark` is `bullet`, `number`, or what stands before each item, such as □."""

    items: tuple[Words, ...]
    mark: str = "bullet"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its headings (none: empty) and rows."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int


Piece = Heading | Paragraph | Items | Grid | Lines


@dataclass(frozen=True, slots=True)
class Kept:
    """Blocks that stay together on a page."""

    blocks: tuple[Piece, ...]


Block = Piece | Kept


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its blocks, the first a heading of level 1, and what stands at the foot of every page."""

    blocks: tuple[Block, ...]
    foot: str = ""

    @property
    def title(self) -> str:
        """The words of the first heading."""
        return next((plain(block.words) for block in self.blocks if isinstance(block, Heading)), "")


def words(text: str, style: str = "") -> Words:
    """Return `text` as one run.

    >>> words("排比", "bold")
    (Run(text='排比', style='bold'),)
    """
    return (Run(text, style),)


def plain(runs: Words) -> str:
    """Return the text of runs.

    >>> plain((Run("排比", "bold"), Run("三项起")))
    '排比三项起'
    """
    return "".join(run.text for run in runs)
