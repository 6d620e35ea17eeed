"""What is said of a part or a finding, in words, for the details pane."""

from typing import Any

from toolkit.devices.frames import RUNS, frame_of
from toolkit.model import Announcement, Count, Document, Finding, Section, Slip, Span, Transition, Vocative, Zone
from toolkit.theme import LANGUAGES, label, labels

Row = list[str]
MOST_UNITS = 12
"""Units that a frame is drawn for; longer runs are lists."""
_TABLES = {"class": "formula", "strict": "widget.strict", "level": "widget.units"}
_SIGNS = {"+": "plus", "-": "minus", "True": "yes", "False": "no"}


def both(key: str) -> list[str]:
    """Return the Chinese and the English words for `key`.

    >>> both("device.parallelism")
    ['排比', 'parallelism']
    """
    return [label(key, lang) for lang in LANGUAGES]


def part_details(doc: Document, part: Zone | Section | Transition, lang: str | None = None) -> dict[str, Any]:
    """Return the names, marker, heading, function and facts of a part."""
    note = part.note.text(lang) if part.note else ""
    said: dict[str, Any] = {"note": note, "rule": part.rule, "marker": "", "function": "", "rows": []}
    if isinstance(part, Zone):
        said |= {"names": both(f"zone.{part.name}"), "heading": "", "zone": part.name}
    elif isinstance(part, Transition):
        said |= {"names": both("structure.transition"), "heading": opening_words(part, doc.text)}
    else:
        said |= {
            "names": both("structure.section"),
            "marker": part.marker,
            "heading": part.heading.of(doc.text),
            "function": part.function,
            "functionName": label(f"function.{part.function}", lang) if part.function else "",
            "rows": _section_rows(doc, part, lang),
        }
    return said


def _section_rows(doc: Document, section: Section, lang: str | None) -> list[Row]:
    rows = [
        [label("widget.level", lang), str(section.level)],
        [label("widget.form", lang), label(f"form.{section.form}", lang)],
    ]
    if section.ordinal is not None:
        rows.insert(1, [label("widget.ordinal", lang), str(section.ordinal)])
    if section.function:
        rows.append([label("structure.function", lang), label(f"function.{section.function}", lang)])
    index = doc.sections.index(section)
    rows += [
        [label("structure.announcement", lang), count_words(count, lang)]
        for announcement in doc.announcements
        for count in announcement.counts
        if index in count.sections
    ]
    return rows


def finding_details(doc: Document, item: Span, lang: str | None = None) -> dict[str, Any]:
    """Return the names, family, quotation, members, rule, note and facts of a finding, slip, announcement or vocative."""
    said: dict[str, Any] = {
        "quote": item.of(doc.text),
        "members": [],
        "rule": getattr(item, "rule", ""),
        "note": "",
        "rows": [],
        "device": "",
        "strength": 0,
    }
    note = getattr(item, "note", None)
    if note is not None:
        said["note"] = note.text(lang)
    if isinstance(item, Finding):
        said |= {
            "names": both(f"device.{item.device}"),
            "family": item.family,
            "device": item.device,
            "members": [member.of(doc.text) for member in item.members],
            "strength": int(item.detail("strength") or 0),
            "rows": [_detail_row(key, value, lang) for key, value in item.details],
            "frame": frame_grid(doc, item),
        }
    elif isinstance(item, Slip):
        said |= {"names": both("widget.slip"), "family": "slip", "members": [e.of(doc.text) for e in item.evidence]}
    elif isinstance(item, Announcement):
        rows = [[label("structure.announcement", lang), count_words(count, lang)] for count in item.counts]
        said |= {"names": both("structure.announcement"), "family": "structure", "rows": rows}
    elif isinstance(item, Vocative):
        said |= {"names": both("structure.vocative"), "family": "structure"}
    return said


def frame_grid(doc: Document, finding: Finding) -> list[list[list[Any]]]:
    """Return the units of a parallel run laid under one another, [words, 1 where fixed] a cell; nothing for other devices."""
    if finding.device not in RUNS or not 1 < len(finding.members) <= MOST_UNITS:
        return []
    frame = frame_of(doc, finding.members, finding.device)
    fixed = [int(column.fixed) for column in frame.columns]
    return [[[words, mark] for words, mark in zip(row, fixed, strict=True)] for row in frame.rows]


def _detail_row(key: str, value: object, lang: str | None) -> Row:
    """Return a fact of a finding as a name and a value, in words where the table of labels has them."""
    name = f"widget.detail_{key}"
    words = f"{_TABLES.get(key, key)}.{_SIGNS.get(str(value), value)}"
    return [
        label(name, lang) if name in labels() else key,
        label(words, lang) if words in labels() else str(value),
    ]


def count_words(count: Count, lang: str | None = None) -> str:
    """Return one promise in words: how many of what, how many came, and whether it was kept.

    >>> count_words(Count(3, "点建议", (3, 4, 5), "kept"), "zh")
    '点建议：预告 3，实有 3，兑现'
    """
    promised = "?" if count.count is None else str(count.count)
    return label(
        "widget.count_words",
        lang,
        noun=count.noun or label("widget.points", lang),
        promised=promised,
        found=len(count.sections),
        status=label(f"status.{count.status}", lang),
    )


def opening_words(span: Span, text: str, size: int = 18) -> str:
    """Return the first words of a stretch, on one line, with … where it goes on.

    >>> opening_words(Span(0, 9), "抓落实 见成效好", 5)
    '抓落实 见…'
    """
    words = " ".join(span.of(text).split())
    return words if len(words) <= size else words[:size] + "…"
