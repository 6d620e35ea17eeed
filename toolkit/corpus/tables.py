"""The tables of a corpus, made from its records."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.corpus.record import Record
from toolkit.errors import ExportError
from toolkit.files import check_target, csv_text, write_atomic
from toolkit.model import DEVICES, FUNCTIONS
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

Records = Mapping[str, Record]


def settings_digest() -> str:
    """Return what the lexicon in use is known by, so that records made with another are made anew."""
    from toolkit.catalogue import load
    from toolkit.reading import read

    settings = read(load("述职评议会讲话")).settings
    return f"{settings.engine}:{settings.lexicon}"


def errors(records: Records) -> "pd.DataFrame":
    """Return the files that could not be read, with what is wrong."""
    import pandas as pd

    rows = [(name, record["error"]) for name, record in records.items() if "error" in record]
    return titled(pd.DataFrame(rows, columns=["speech", "error"]))


def speeches(records: Records) -> "pd.DataFrame":
    """Return one row a speech; lengths are in characters (字)."""
    import pandas as pd

    rows = []
    for name, r in records.items():
        statuses = [status for counts in r["announcements"] for status in counts]
        rows.append(
            {
                "speech": name,
                "title": r["title"],
                "date": r["date"],
                "genre": r["genre"],
                "characters": r["characters"],
                "paragraphs": r["paragraphs"],
                "sentences": r["sentences"],
                "mean_sentence": r["characters"] / r["sentences"] if r["sentences"] else 0.0,
                "mean_clause": r["characters"] / r["clauses"] if r["clauses"] else 0.0,
                "points": r["points"],
                "sections": len(r["sections"]),
                "announced": len(statuses),
                "kept": statuses.count("kept"),
                "directives": len(r["directives"]),
                "directive_strength": sum(r["directives"]) / len(r["directives"]) if r["directives"] else 0.0,
                "slips": r["slips"],
                "sha256": r["sha256"],
            }
        )
    return titled(pd.DataFrame(rows))


def sections(records: Records) -> "pd.DataFrame":
    """Return one row a section."""
    import pandas as pd

    columns = ["speech", "start", "stop", "level", "marker", "ordinal", "heading", "form", "function"]
    rows = [(name, *row) for name, record in records.items() for row in record["sections"]]
    return titled(pd.DataFrame(rows, columns=columns))


def devices(records: Records) -> "pd.DataFrame":
    """Return speeches by devices, in 1,000 characters."""
    import pandas as pd

    rows = {
        name: {d: 1000 * r["devices"].get(d, 0) / r["characters"] if r["characters"] else 0.0 for d in DEVICES}
        for name, r in records.items()
    }
    return titled(pd.DataFrame.from_dict(rows, orient="index", columns=list(DEVICES)).rename_axis("speech"))


def functions(records: Records) -> "pd.DataFrame":
    """Return speeches by functions, in per cent of the characters that have one."""
    import pandas as pd

    rows = {}
    for name, r in records.items():
        whole = sum(r["functions"].values())
        rows[name] = {f: 100 * r["functions"].get(f, 0) / whole if whole else 0.0 for f in FUNCTIONS}
    return titled(pd.DataFrame.from_dict(rows, orient="index", columns=list(FUNCTIONS)).rename_axis("speech"))


def words(records: Records, top: int | None) -> "pd.DataFrame":
    """Return words with their frequency in all speeches and the number of speeches that have them."""
    import pandas as pd

    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for record in records.values():
        counts.update(record["words"])
        spread.update(record["words"].keys())
    rows = [(word, n, spread[word]) for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]]
    return titled(pd.DataFrame(rows, columns=["word", "count", "speeches"]))


def similarity(records: Records) -> "pd.DataFrame":
    """Return the cosine of every two speeches' words, weighted by tf-idf with 1 + ln tf and ln(N / df)."""
    import numpy as np
    import pandas as pd

    names = list(records)
    spread: Counter[str] = Counter()
    for record in records.values():
        spread.update(record["words"].keys())
    index = {word: i for i, word in enumerate(w for w, n in spread.items() if 1 < n < len(names) or len(names) < 3)}
    matrix = np.zeros((len(names), len(index)))
    for row, record in enumerate(records.values()):
        for word, count in record["words"].items():
            if word in index:
                matrix[row, index[word]] = (1 + np.log(count)) * (np.log(len(names) / spread[word]) or 1.0)
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit = matrix / np.where(norms == 0, 1, norms)
    return pd.DataFrame(unit @ unit.T, index=names, columns=names)


def search(records: Records, texts: Iterable[tuple[str, str]], query: str, width: int) -> "pd.DataFrame":
    """Return the lines in which `query` stands: left, match, right, and the deepest section around it."""
    import pandas as pd

    rows: list[tuple[Any, ...]] = []
    for name, text in texts:
        at = text.find(query)
        while at >= 0:
            stop = at + len(query)
            around = [s for s in records[name]["sections"] if s[0] <= at < s[1]]
            deepest = max(around, key=lambda s: (s[2], s[0]), default=None)
            rows.append(
                (
                    name,
                    at,
                    text[max(0, at - width) : at].replace("\n", " "),
                    query,
                    text[stop : stop + width].replace("\n", " "),
                    f"{deepest[3]}{deepest[5]}" if deepest else "",
                )
            )
            at = text.find(query, stop)
    return titled(pd.DataFrame(rows, columns=["speech", "start", "left", "match", "right", "section"]))


def save(corpus: Any, folder: Path, *, overwrite: bool) -> tuple[Path, ...]:
    """Write each table of a corpus into `folder`; raise ExportError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = label("error.corpus.no_room", folder=str(folder), reason=error.strerror)
        raise ExportError(message) from None
    tables = {
        "speeches": corpus.speeches,
        "sections": corpus.sections,
        "devices": corpus.devices.reset_index(),
        "functions": corpus.functions.reset_index(),
        "words": corpus.words(None),
        "similarity": corpus.similarity().rename_axis("speech").reset_index(),
        "errors": corpus.errors,
    }
    for name in tables:
        check_target(folder / f"{name}.csv", overwrite=overwrite)
    written = []
    for name, table in tables.items():
        data = csv_text(table, end="\n").encode("utf-8-sig", "surrogatepass")
        written.append(write_atomic(folder / f"{name}.csv", data, overwrite=overwrite))
        if (parquet := _parquet(table)) is not None:
            written.append(write_atomic(folder / f"{name}.parquet", parquet, overwrite=overwrite))
    return tuple(written)


def _parquet(table: "pd.DataFrame") -> bytes | None:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        return None
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pandas(table, preserve_index=False), sink)
    return bytes(sink.getvalue().to_pybytes())
