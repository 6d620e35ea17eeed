"""One Excel workbook (电子表格) with a sheet a table, and how it was made on the last."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from toolkit.chars import count_cjk, writable
from toolkit.compare import Comparison
from toolkit.errors import InputError, MissingPartError
from toolkit.export.packing import repacked
from toolkit.export.provenance import provenance
from toolkit.model import Document, Finding
from toolkit.theme import label, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 32767
"""Characters that a cell of Excel holds."""
Rows = tuple[list[str], list[list[Any]]]


def render(things: tuple[Any, ...], *, lang: str | None = None) -> bytes:
    """Return the .xlsx of one Document or one Comparison: every table a sheet, with the settings last; no cell is a formula."""
    if len(things) != 1 or not isinstance(things[0], Document | Comparison):
        message = label("error.export.one_workbook")
        raise InputError(message)
    try:
        import openpyxl
    except ImportError:
        message = label("error.export.needs_openpyxl")
        raise MissingPartError(message) from None
    thing, lang = things[0], resolve(lang)
    book = openpyxl.Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    sheets = _of_document(thing, lang) if isinstance(thing, Document) else _of_comparison(thing, lang)
    for key, (header, rows) in sheets:
        _write(book.create_sheet(label(f"sheet.{key}", lang)[:31]), header, rows)
    stream = BytesIO()
    book.save(stream)
    return repacked(stream.getvalue())


def _write(sheet: Any, header: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((header, *rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                # A text that begins with = stays text: what a speaker wrote is never run.
                cell.value = writable(value)[:_LONGEST]
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=len(value) > 40, vertical="top")
            else:
                cell.value = value
            if number == 1:
                cell.font = Font(bold=True)
    for column, name in enumerate(header, 1):
        widest = max((len(str(row[column - 1])) for row in rows[:200]), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(60, max(10, 2 * len(name), 1.4 * widest))
    sheet.freeze_panes = "A2"


def _of_document(doc: Document, lang: str) -> "Iterator[tuple[str, Rows]]":
    def head(*keys: str) -> list[str]:
        return [label(f"column.{key}", lang) for key in keys]

    text = doc.text
    yield (
        "sections",
        (
            head("level", "marker", "heading", "form", "function", "start", "stop", "characters", "rule"),
            [
                [
                    s.level,
                    s.marker,
                    s.heading.of(text),
                    label(f"form.{s.form}", lang),
                    label(f"function.{s.function}", lang) if s.function else "",
                    s.start,
                    s.stop,
                    count_cjk(s.of(text)),
                    s.rule,
                ]
                for s in doc.sections
            ],
        ),
    )
    yield (
        "announcements",
        (
            head("words", "promised", "noun", "delivered", "status"),
            [
                [a.of(text), c.count, c.noun, len(c.sections), label(f"status.{c.status}", lang)]
                for a in doc.announcements
                for c in a.counts
            ],
        ),
    )
    yield (
        "functions",
        (
            head("function", "start", "stop", "characters", "words"),
            [
                [label(f"function.{m.name}", lang), m.start, m.stop, count_cjk(m.of(text)), m.of(text)]
                for m in doc.moves
            ],
        ),
    )
    yield "findings", (head("device", "words", "members", "note", "start", "stop", "rule"), _findings(doc, lang))
    yield (
        "slips",
        (
            head("words", "note", "start", "stop", "rule"),
            [[s.of(text), s.note.text(lang), s.start, s.stop, s.rule] for s in doc.slips],
        ),
    )
    yield (
        "tokens",
        (head("start", "stop", "words", "tag"), [[t.start, t.stop, t.text, t.tag] for t in doc.tokens]),
    )
    yield "settings", _settings([doc], lang)


def _findings(doc: Document, lang: str) -> list[list[Any]]:
    def members(finding: Finding) -> str:
        return " | ".join(m.of(doc.text) for m in finding.members)

    return [
        [label(f"device.{f.device}", lang), f.of(doc.text), members(f), f.note.text(lang), f.start, f.stop, f.rule]
        for f in doc.findings
    ]


def _of_comparison(change: Comparison, lang: str) -> "Iterator[tuple[str, Rows]]":
    from toolkit.figures import plot

    names = {"a": change.sides[0].name, "b": change.sides[1].name}
    tables = {
        "keyness": change.keyness().table(),
        "profile": _profile(change, lang),
        "outlines": plot.outline_pair_info(change).table(),
        "shared": plot.reuse_info(change).table(),
    }
    for key, table in tables.items():
        rows = [[None if _missing(value) else _plain(value) for value in row] for row in table.itertuples(index=False)]
        yield key, ([label(f"book.{name}", lang, **names) for name in table.columns], rows)
    yield "settings", _settings(change.documents, lang)


def _profile(change: Comparison, lang: str) -> Any:
    import pandas as pd

    from toolkit.figures.profile import measure_name

    rows = [
        {
            "group": label(f"profile.group.{row.measure.group}", lang),
            "measure": measure_name(row.measure.group, row.measure.name, lang),
            **{f"{side}_{name}": getattr(getattr(row, side), name) for side in "ab" for name in row.a._fields},
            "differs": row.differs,
        }
        for row in change.profile()
    ]
    return pd.DataFrame(rows)


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}))  # noqa: PLR0124 - NaN


def _settings(docs: Any, lang: str) -> Rows:
    rows = [[label(f"report.{key}", lang), value] for doc in docs for key, value in provenance(doc).items()]
    return [label("report.options", lang), label("column.words", lang)], rows
