"""One table of words for people, Chinese and English side by side, read from `labels/*.tsv`."""

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError
from toolkit.theme.language import LANGUAGES, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "labels"


class LabelError(ToolkitError, KeyError):
    """A key that the table of labels lacks, or a row of it that cannot be read."""

    __str__ = Exception.__str__


@cache
def labels() -> "Mapping[str, tuple[str, str]]":
    r"""Return the whole table: key → (Chinese, English). `\n` in a cell stands for a line break."""
    table: dict[str, tuple[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip().replace("\\n", "\n") for cell in line.split("\t")]
            if len(cells) != 3 or not all(cells) or cells[0] in table:
                message = f"{path.name}, line {number}: a row needs a new key, a Chinese and an English cell."
                raise LabelError(message)
            table[cells[0]] = (cells[1], cells[2])
    return MappingProxyType(table)


def label(key: str, lang: str | None = None, /, **values: object) -> str:
    """Return the words for `key` in `lang` (default: the current language), with `{name}` filled from `values`.

    >>> label("zone.title", "zh"), label("zone.title", "en")
    ('标题', 'title')
    """
    try:
        words = labels()[key][LANGUAGES.index(resolve(lang))]
    except KeyError:
        message = f"No label {key!r}: add a row to toolkit/theme/labels."
        raise LabelError(message) from None
    return words.format(**values) if values else words
