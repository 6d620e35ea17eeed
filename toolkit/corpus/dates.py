"""Dates, titles and genres that stand beside the speeches: in the folder's `catalogue.csv` or `index.tsv`, or as told."""

import csv
from collections.abc import Mapping
from pathlib import Path

from toolkit.errors import InputError
from toolkit.theme import label

_DATE_COLUMNS = ("date", "year", "日期", "年份")
_OTHERS = {"title": ("title", "标题"), "genre": ("genre", "体裁", "文种")}


def dates_of(folder: Path, told: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what is told of each file, by its name: `date`, `title`, `genre`, as far as known.

    A table has a header with `file` (or 文件) and any of date, year, title, genre. Raises InputError for one that cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    for name, delimiter in (("catalogue.csv", ","), ("index.tsv", "\t")):
        path = folder / name
        if path.is_file():
            found |= _rows(path, delimiter)
            break
    for name, date in told.items():
        found.setdefault(name, {})["date"] = str(date)
    return found


def _rows(path: Path, delimiter: str) -> dict[str, dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows = list(csv.DictReader(table, delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error):
        message = label("error.corpus.bad_dates", name=path.name)
        raise InputError(message) from None
    found = {}
    for row in rows:
        file = row.get("file") or row.get("文件")
        if file:
            facts = {key: next((row[c] for c in columns if row.get(c)), "") for key, columns in _OTHERS.items()}
            facts["date"] = next((row[c] for c in _DATE_COLUMNS if row.get(c)), "")
            found[Path(file).name] = {key: value for key, value in facts.items() if value}
    return found
