"""Corpus: a folder of speeches as tables (语料库)."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.compare.recurring import Recurring, recurring
from toolkit.corpus import tables
from toolkit.corpus.dates import dates_of
from toolkit.corpus.record import FORMAT, Record, make_record
from toolkit.corpus.trace import Use, uses_of
from toolkit.errors import InputError
from toolkit.model import Document
from toolkit.places import cache_folder
from toolkit.readers import read_file
from toolkit.readers.files import LARGEST
from toolkit.reading import read
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".txt", ".docx", ".html", ".htm", ".md")
_AT_ONCE, _WAITING = 4, 12
"""Files handed to a worker at a time, and files that lie ready for each: so few that all workers end together, enough that none waits."""


class Corpus:
    """The speeches in a folder and the folders in it, read when a table is first asked for.

    `jobs` is the number of processes (all cores for -1), unless a joblib `parallel_config` around the call says otherwise: with
    `parallel_config(backend="dask")` the same call runs on a Dask cluster whose workers see the folder. What was read is kept by the
    content of each file, so that a second run, or one after an interruption, reads only what is new; `cache=False` keeps nothing,
    a path keeps it there. A file that cannot be read is listed in `errors` and left out. `dates` maps file names to dates
    (`2015-11-03`); else the folder's `catalogue.csv` or `index.tsv` is asked, then the name of the file.

    Raises InputError for a folder that is not there or holds no speech.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        jobs: int | None = None,
        cache: bool | str | os.PathLike[str] = True,
        progress: bool = True,
        dates: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = Path(folder)
        if not self.folder.is_dir():
            message = label("error.corpus.no_folder", folder=str(self.folder))
            raise InputError(message)
        self.paths = tuple(_speeches(self.folder))
        if not self.paths:
            message = label("error.corpus.no_speech", folder=str(self.folder))
            raise InputError(message)
        self.jobs, self.progress = jobs, progress
        self._dates = dict(dates or {})
        self._cache = cache_folder() if cache is True else None if cache is False else Path(cache)

    def __repr__(self) -> str:
        return f"<Corpus {str(self.folder)!r}: {len(self.paths)} files>"

    def __len__(self) -> int:
        return len(self.paths)

    @cached_property
    def records(self) -> dict[str, Record]:
        """What is known of each file that could be read, by its name inside the folder, in the order of names."""
        return {name: record for name, record in self._all.items() if "error" not in record}

    @cached_property
    def _all(self) -> dict[str, Record]:
        from tqdm.auto import tqdm

        names = [self._name(path) for path in self.paths]
        told = dates_of(self.folder, self._dates)
        found: dict[str, Record] = {}
        with tqdm(total=len(names), disable=not self.progress, unit="file") as bar:
            for name, path, record in zip(names, self.paths, self._made(), strict=True):
                found[name] = record if "error" in record else record | _facts(told.get(path.name, {}))
                bar.update()
        return found

    def _made(self) -> Iterable[Record]:
        """Return the records of all files in their order, one after the other as they are made where the workers can do that."""
        from joblib import Parallel, delayed

        given = {"n_jobs": self.jobs, "batch_size": _AT_ONCE, "pre_dispatch": f"{_WAITING} * n_jobs"}
        try:
            parallel = Parallel(return_as="generator", **given)
        except ValueError:  # plain `multiprocessing` gives all at the end
            parallel = Parallel(**given)
        made: Iterable[Record] = parallel(delayed(make_record)(path, self._kept(path)) for path in self.paths)
        return made

    @cached_property
    def _settings(self) -> str:
        return tables.settings_digest()

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _kept(self, path: Path) -> Path | None:
        if self._cache is None:
            return None
        from toolkit import __version__

        try:
            if not path.is_file() or path.stat().st_size > LARGEST:
                return None  # a pipe or a device would never end; what is wrong with it is said when it is read
            digest = hashlib.sha256(path.read_bytes())
            self._cache.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        digest.update(f"|{path.name}|{__version__}|{FORMAT}|{self._settings}".encode())
        return self._cache / f"{digest.hexdigest()}.json"

    @property
    def errors(self) -> "pd.DataFrame":
        """The files that could not be read, each with what is wrong."""
        return tables.errors(self._all)

    @property
    def speeches(self) -> "pd.DataFrame":
        """One row a speech: title, date, sizes, points, announcements, directive strength, slips."""
        return tables.speeches(self.records)

    @property
    def sections(self) -> "pd.DataFrame":
        """One row a section of any speech."""
        return tables.sections(self.records)

    @property
    def devices(self) -> "pd.DataFrame":
        """Speeches by devices, in 1,000 characters."""
        return tables.devices(self.records)

    @property
    def functions(self) -> "pd.DataFrame":
        """Speeches by functions, in per cent of the characters that have one."""
        return tables.functions(self.records)

    def words(self, top: int | None = 200) -> "pd.DataFrame":
        """Return the words of all speeches with their frequency and in how many speeches each stands."""
        return tables.words(self.records, top)

    def similarity(self) -> "pd.DataFrame":
        """Return how alike each two speeches are: the cosine of their words, weighted by how few speeches have a word (tf-idf)."""
        return tables.similarity(self.records)

    def search(self, query: str, *, width: int = 20) -> "pd.DataFrame":
        """Return every line of every speech in which `query` stands, with the section it stands in."""
        if not query.strip():
            message = label("error.corpus.no_query")
            raise InputError(message)
        return tables.search(self.records, self._texts(), query, width)

    def uses(self, phrase: str) -> tuple[Use, ...]:
        """Return each use of a phrase, oldest first (undated speeches last): exact ones and altered ones, with what was altered."""
        return uses_of(phrase, ((name, self.records[name]["date"], text) for name, text in self._texts()))

    def recurring(self, *, least: int = 2, shortest: int = 8) -> tuple[Recurring, ...]:
        """Return the passages that stand word for word in at least `least` speeches."""
        return recurring(dict(self._texts()), least=least, shortest=shortest)

    def document(self, name: str) -> Document:
        """Return the Document of one file of the corpus, read anew."""
        if name not in self.records:
            message = label("error.corpus.unknown_speech", name=name)
            raise InputError(message)
        return read(self.folder / name)

    def _texts(self) -> Iterator[tuple[str, str]]:
        """The texts, one at a time, so that a large corpus never lies in memory whole."""
        for name in self.records:
            yield name, read_file(self.folder / name).text

    def save(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> tuple[Path, ...]:
        """Write every table to `folder` as CSV (UTF-8 with a mark, so that Excel reads it) and, with pyarrow, as Parquet."""
        return tables.save(self, Path(folder), overwrite=overwrite)


def _facts(row: Mapping[str, str]) -> Record:
    return {key: row[key] for key in ("date", "genre", "title") if row.get(key)}


def _speeches(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in ENDINGS and not hidden and not path.is_dir():
            yield path
