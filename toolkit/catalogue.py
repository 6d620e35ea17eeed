"""The speeches that come with the toolkit (语料目录): keys, titles, sources, and their texts."""

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.chars import count_cjk
from toolkit.errors import InputError
from toolkit.model import Speech
from toolkit.places import data_dir
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of `data/catalogue.csv`."""

    key: str
    file: str
    title: str
    genre: str
    date: str
    source: str
    licence: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where the text lies."""
        return data_dir() / "speeches" / self.file


@cache
def entries() -> tuple[Entry, ...]:
    """Return every speech of the catalogue, the sample first.

    >>> entries()[0].key
    '述职评议会讲话'
    """
    with (data_dir() / "catalogue.csv").open(encoding="utf-8", newline="") as table:
        return tuple(Entry(**row) for row in csv.DictReader(table))


def keys() -> tuple[str, ...]:
    """Return the keys of the catalogue in order."""
    return tuple(entry.key for entry in entries())


def load(key: str) -> Speech:
    """Return the speech with this key; raise InputError with the nearest keys where there is none.

    >>> load("述职评议会讲话").text[:4]
    '市领导在'
    """
    entry = next((e for e in entries() if e.key == key), None)
    if entry is None:
        near = get_close_matches(key, keys(), n=3, cutoff=0.3) or keys()
        message = label("error.catalogue.unknown_key", key=key, choices=", ".join(near))
        raise InputError(message)
    return Speech(
        entry.path.read_bytes().decode("utf-8"),
        name=entry.key,
        title=entry.title,
        source=entry.source,
        genre=entry.genre,
        date=entry.date,
        encoding="utf-8",
    )


def source_words(source: str, lang: str | None = None) -> str:
    """Return where a speech comes from in words of `lang`: the catalogue's own notes are known in both, anything else stays as it is.

    >>> source_words("composed for training", "zh"), source_words("市委办公室", "en")
    ('为培训撰写', '市委办公室')
    """
    known = (key for key in ("source.composed", "source.owner") if label(key, "en") == source)
    return next((label(key, lang) for key in known), source)


def speeches_folder() -> Path:
    """Return the folder in which the texts of the catalogue lie.

    >>> speeches_folder().is_dir()
    True
    """
    return data_dir() / "speeches"


def catalogue() -> "pd.DataFrame":
    """Return what comes with the toolkit as a table: key, title, genre, date, characters, source, licence.

    >>> catalogue()["key"][0]
    '述职评议会讲话'
    """
    import pandas as pd

    columns = ["key", "title", "genre", "date", "characters", "source", "licence"]
    rows = [(e.key, e.title, e.genre, e.date, count_cjk(load(e.key).text), e.source, e.licence) for e in entries()]
    return titled(pd.DataFrame(rows, columns=columns), "catalogue")
