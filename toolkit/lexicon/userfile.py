"""User dictionaries: TSV, CSV, or jieba's own `word frequency tag`; whatever mark, line end or gap they come with."""

import csv
import re
from os import PathLike
from pathlib import Path

from toolkit.errors import InputError
from toolkit.lexicon.entries import Entry, Row
from toolkit.theme import label

_COLUMNS = {
    "term": ("term", "word", "词", "词语", "词条", "术语"),
    "kind": ("class", "kind", "类", "类别", "类型"),
    "english": ("english", "gloss", "英文", "英语", "释义"),
    "source": ("source", "来源", "出处"),
    "tag": ("tag", "pos", "词性"),
    "freq": ("freq", "frequency", "count", "词频", "频率"),
}
_JIEBA = re.compile(r"(?P<term>.+?)(?:\s{1,99}(?P<freq>\d{1,99}))?(?:\s{1,99}(?P<tag>[a-z]{1,5}))?$")
# A mark that ends a clause, a quotation mark or white space can stand in no word; `、`, brackets, `·`, `+` and `-` can.
_CUTS = re.compile(r"[，。；：！？…,;:!?\s“”‘’「」『』\"'《》]|^[^\w\u4e00-\u9fff]+$")
_BLANK = "\ufeff\u200b \t\u3000\r\n"


def read_user_file(path: str | PathLike[str]) -> tuple[tuple[Entry, ...], tuple[Row, ...]]:
    """Return the usable entries of a user's dictionary and every row of it with what is wrong, in file order.

    A byte-order mark, any line ends, a missing frequency or tag, blank cells and a header in Chinese or English do no harm; a bad row is
    kept as a Row with its `problem` and never stops the rest. Lines that start with `#` are comments. Raises InputError for a file that
    cannot be read at all.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        message = label("error.lexicon.dictionary_unread", name=file.name, reason=error.strerror)
        raise InputError(message) from None
    return read_user_text(_decoded(data, file.name), file.name)


def read_user_text(text: str, name: str = "") -> tuple[tuple[Entry, ...], tuple[Row, ...]]:
    r"""Return the entries and rows of a dictionary given as text (see `read_user_file`).

    >>> entries, rows = read_user_text("\ufeffterm,class\r\n三聚三促,policy_term\r\n,\r\n抓，落实,\r\n三聚三促,\r\n")
    >>> [e.term for e in entries], [(r.line, r.problem) for r in rows]
    (['三聚三促'], [(2, ''), (3, 'empty'), (4, 'punctuation'), (5, 'duplicate')])
    >>> read_user_text("补短板 20 v\n创城\n")[0][0]
    Entry(term='补短板', kind='user', english='', source='', tag='v', freq=20)
    """
    entries: list[Entry] = []
    rows: list[Row] = []
    first_line: dict[str, int] = {}
    for line, cells in _table(text):
        term = cells.get("term", "").strip(_BLANK)
        problem, detail = "", ""
        if not term:
            problem = "empty"
        elif term in first_line:
            problem, detail = "duplicate", str(first_line[term])
        elif _CUTS.search(term):
            problem = "punctuation"
        else:
            first_line[term] = line
            entries.append(_entry(term, cells, name))
        rows.append(Row(name, line, term, problem, detail))
    return tuple(entries), tuple(rows)


def _entry(term: str, cells: dict[str, str], name: str) -> Entry:
    freq = cells.get("freq", "").strip()
    return Entry(
        term,
        cells.get("kind", "").strip() or "user",
        cells.get("english", "").strip(),
        cells.get("source", "").strip() or name,
        cells.get("tag", "").strip(),
        int(freq) if freq.isdecimal() else 0,
    )


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = label("error.lexicon.dictionary_binary", name=name)
    raise InputError(message)


def _table(text: str) -> list[tuple[int, dict[str, str]]]:
    lines = re.split(r"\r\n|\r|\n", text.strip("\ufeff"))
    while lines and not lines[-1].strip(_BLANK):
        lines.pop()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if not line.startswith("#")]
    mark = next((m for m in ("\t", ",") if any(m in line for _, line in numbered)), None)
    if mark is None:
        return [(n, _jieba_cells(line)) for n, line in numbered if not _is_header([line.strip()])]
    split = [(n, next(csv.reader([line], delimiter=mark), [])) for n, line in numbered]
    names = ["term", "kind", "english", "source", "tag"]
    if split and _is_header(split[0][1]):
        names = [_column(cell) for cell in split[0][1]]
        split = split[1:]
    return [(n, dict(zip(names, cells, strict=False))) for n, cells in split]


def _column(cell: str) -> str:
    wanted = cell.strip(_BLANK).lower()
    return next((name for name, spellings in _COLUMNS.items() if wanted in spellings), wanted)


def _is_header(cells: list[str]) -> bool:
    return any(_column(cell) == "term" for cell in cells)


def _jieba_cells(line: str) -> dict[str, str]:
    found = _JIEBA.match(line.strip(_BLANK).rstrip())
    return {key: value for key, value in found.groupdict().items() if value} if found else {}
