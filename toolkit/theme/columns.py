"""The columns of the toolkit's own tables, headed in the reader's language where a notebook shows one (表头)."""

from typing import TYPE_CHECKING

from toolkit.theme.labels import label, labels
from toolkit.theme.language import resolve

if TYPE_CHECKING:
    import pandas as pd

_TABLE = "toolkit_table"


def titled(table: "pd.DataFrame", kind: str = "") -> "pd.DataFrame":
    """Return the same table, marked as one of the toolkit's: code names its columns, and `headed` heads them for the reader.

    `kind` is named where a column means something else in this table than in others.

    >>> import pandas as pd
    >>> int(titled(pd.DataFrame({"word": ["发展"], "count": [3]}))["count"].sum())
    3
    """
    table.attrs[_TABLE] = kind
    return table


def title(name: str, lang: str | None = None, kind: str = "") -> str:
    """Return the heading of a column: its Chinese title and the name that code uses; in English, or without a title, the name alone.

    >>> title("count", "zh"), title("count", "en"), title("my_own", "zh")
    ('次数 count', 'count', 'my_own')
    >>> title("key", "zh"), title("key", "zh", "catalogue")
    ('显著 key', '代号 key')
    """
    if resolve(lang) != "zh":
        return name
    keys = (f"head.{kind}.{name}", f"head.{name}", f"device.{name}", f"function.{name}")
    words = next((label(key, "zh") for key in keys if key in labels()), name)
    return name if words == name else f"{words} {name}"


def headed(table: "pd.DataFrame", lang: str | None = None) -> "pd.DataFrame":
    """Return the table with its columns headed in `lang`; a table that is not the toolkit's as it is.

    >>> import pandas as pd
    >>> list(headed(titled(pd.DataFrame({"word": ["发展"]})), "zh").columns)
    ['词 word']
    >>> list(headed(pd.DataFrame({"word": ["发展"]}), "zh").columns)
    ['word']
    """
    kind = table.attrs.get(_TABLE)
    if kind is None:
        return table
    return table.rename(columns=lambda name: title(name, lang, kind) if isinstance(name, str) else name)
