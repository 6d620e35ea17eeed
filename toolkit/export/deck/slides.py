"""The slides about one speech, from the cover to the settings."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from toolkit.catalogue import source_words
from toolkit.cloud import word_cloud
from toolkit.devices.frames import frames
from toolkit.export.deck.common import cloud_slide, cover_slide, figure_slides, made_of, named, said, settings_slide
from toolkit.export.deck.fit import Box
from toolkit.export.deck.maps import place_map
from toolkit.export.deck.page import Deck, Page
from toolkit.export.deck.tables import table_pages
from toolkit.export.deck.words import Run, describe
from toolkit.export.parts import WEIGHT, best_findings
from toolkit.figures import plot
from toolkit.figures._common import heading_of
from toolkit.figures._map_blocks import section_map_info, summary
from toolkit.figures.base import shortened
from toolkit.markup import pieces
from toolkit.model import FAMILIES, Document, Finding, Span
from toolkit.theme import label
from toolkit.theme.colours import cue, mixed, paper

_MOST_SECTIONS, _MOST_DEVICES, _EXAMPLES = 12, 8, 3
_MOST_COLUMNS, _MOST_FRAMES = 7, 4
_MOST_LINES = 40
"""Lines of the outline on slides: deeper levels than fit are left to the notes."""
_SMALLEST = 11.0


def speech_slides(deck: Deck, doc: Document, lang: str) -> None:
    """Add the slides about one speech."""
    deck.made = made_of((doc,), lang)
    below = [doc.speech.genre, doc.speech.date, source_words(doc.speech.source, lang)]
    cover_slide(deck, doc.title or doc.name, below, lang)
    _facts(deck, doc, lang)
    chart = _map(deck, doc, lang)
    _outline(deck, doc, lang)
    _announcements(deck, doc, lang)
    targets = _sections(deck, doc, lang)
    place_map(chart, section_map_info(doc, lang=lang), targets, lang)
    _devices(deck, doc, lang)
    _frames(deck, doc, lang)
    figure_slides(deck, plot.OF_DOCUMENT, doc, lang)
    cloud_slide(deck, word_cloud(doc, lang=lang), lang)
    _slips(deck, doc, lang)
    settings_slide(deck, (doc,), lang)


def _facts(deck: Deck, doc: Document, lang: str) -> None:
    counts = [c for a in doc.announcements for c in a.counts]
    found = Counter(f.family for f in doc.findings)
    rows = [
        (label("fact.characters", lang), sum(not c.isspace() for c in doc.text)),
        (label("fact.paragraphs", lang), len(doc.paragraphs)),
        (label("fact.sentences", lang), len(doc.sentences)),
        (label("fact.sections", lang), len(doc.sections)),
        (label("fact.levels", lang), max((s.level for s in doc.sections), default=0)),
        (label("fact.promises", lang), f"{sum(c.status == 'kept' for c in counts)}/{len(counts)}"),
        *((label(f"family.{family}", lang), found[family]) for family in FAMILIES),
        (label("fact.slips", lang), len(doc.slips)),
    ]
    page = deck.page(label("report.facts", lang), said("facts", lang))
    for number, (name, value) in enumerate(rows):
        cell = deck.body._replace(height=min(deck.body.height, 300)).row(number // 5, 2, 16).column(number % 5, 5, 14)
        card = page.shape(cell, fill=paper("light").soft, rounded=True)
        describe(card, named(name, value, lang), name)
        page.text(
            cell._replace(height=cell.height * 0.58),
            [str(value)],
            alt=named(name, value, lang),
            # Bold figures are wider than half their size, and a number is never broken.
            largest=min(34, int((cell.width - 10) / (0.72 * len(str(value))))),
            smallest=14,
            bold=True,
            align="center",
            middle=True,
            colour=paper("light").ink,
        )
        low = Box(cell.left, cell.top + cell.height * 0.56, cell.width, cell.height * 0.36)
        page.text(low, [name], alt=name, largest=15, smallest=9, align="center", colour=paper("light").muted)


def _map(deck: Deck, doc: Document, lang: str) -> Page:
    info = section_map_info(doc, lang=lang)
    headings = [heading_of(doc, s) for s in doc.sections]
    page = deck.page(label("report.map", lang), [*said("map", lang), summary(info, lang)])
    page.note(*headings)
    return page


def _outline(deck: Deck, doc: Document, lang: str) -> None:
    if not doc.sections:
        return
    counts = Counter(section.level for section in doc.sections)
    levels = [level for level in counts if sum(counts[n] for n in counts if n <= level) <= _MOST_LINES]
    deepest = max(levels, default=min(counts))
    rows, names = [], []
    for section in doc.sections:
        what = label(f"function.{section.function}", lang) if section.function else ""
        name = "　" * (section.level - 1) + heading_of(doc, section)
        names.append(name)
        if section.level <= deepest:
            rows.append((name, what, str(len(section))))
    whole = names if len(rows) < len(names) else []
    headings = [label(f"column.{key}", lang) for key in ("words", "function", "characters")]
    notes = [*said("outline", lang), *whole]
    table_pages(deck, label("report.outline", lang), headings, rows, shares=(6, 2.2, 1.2), notes=notes)


def _announcements(deck: Deck, doc: Document, lang: str) -> None:
    rows, fills = [], []
    for promise in doc.announcements:
        for count in promise.counts:
            points = "\n".join(shortened(heading_of(doc, doc.sections[i]), 60) for i in count.sections)
            told = f"{'?' if count.count is None else count.count} {count.noun}".strip()
            status = label(f"status.{count.status}", lang)
            rows.append((promise.of(doc.text), told, str(len(count.sections)), points, status))
            shade = mixed(cue("status", count.status).light, "#ffffff", 0.8)
            fills.append((None, None, None, None, shade))
    if rows:
        headings = [label(f"report.promise.{key}", lang) for key in ("said", "count", "delivered", "points", "status")]
        sources = [promise.of(doc.text) for promise in doc.announcements]
        notes = said("announcements", lang, *sources)
        table_pages(
            deck,
            label("report.announcements", lang),
            headings,
            rows,
            shares=(4, 1.5, 1.2, 4.5, 1.3),
            notes=notes,
            size=13,
            fills=fills,
        )


def _sections(deck: Deck, doc: Document, lang: str) -> dict[int, Any]:
    """Add a slide for each top section, where they are not too many, and return them by the section's number."""
    tops = [(i, s) for i, s in enumerate(doc.sections) if s.level == 1]
    if len(tops) > _MOST_SECTIONS:
        return {}
    found = {}
    for number, section in tops:
        name = heading_of(doc, section)
        start = doc.text[section.start : section.stop]
        page = deck.page(name, said("section", lang, shortened(start, 1200)))
        found[number] = page.slide
        spot = label("figure.range", lang, start=section.start, stop=section.stop, size=len(section))
        what = label(f"function.{section.function}", lang) if section.function else ""
        below = [heading_of(doc, doc.sections[i]) for i in doc.outline.children(number)]
        body = deck.body
        facts = Box(body.left, body.top, body.width, 30)
        page.text(facts, ["　".join(w for w in (what, spot) if w)], alt=spot, largest=14, colour=deck.muted)
        rest = Box(body.left, body.top + 36, body.width, body.height - 36)
        if below:
            side = rest.column(0, 2, 16)
            page.text(side, below, alt=label("report.outline", lang), largest=18, smallest=10, after=6)
            rest = rest.column(1, 2, 16)
        _examples(page, doc, best_findings(doc.find(within=section.span), _EXAMPLES), rest, lang)
    return found


def _examples(page: Page, doc: Document, found: Sequence[Finding], area: Box, lang: str) -> None:
    """Put findings under one another: a bar in the family's colour, the words with members highlighted, the note below."""
    for number, finding in enumerate(found):
        cell = area.row(number, max(2, len(found)), 12)
        one = cue("family", finding.family)
        name = label(f"device.{finding.device}", lang)
        bar = page.shape(cell._replace(width=5), fill=one.light)
        describe(bar, label(f"family.{finding.family}", lang), name)
        high = cell.height * 0.58
        top = Box(cell.left + 10, cell.top, cell.width - 10, high)
        low = Box(cell.left + 10, cell.top + high, cell.width - 10, cell.height - high)
        runs = _highlighted(doc, finding, mixed(one.light, "#ffffff", 0.72), box=top)
        words = shortened(finding.of(doc.text), 300)
        page.text(top, [runs], alt=named(name, words, lang), largest=22 if len(found) > 1 else 28, smallest=_SMALLEST)
        note = finding.note.text(lang)
        told = note if note.lower().startswith(name.lower()) else named(name, note, lang)
        page.text(low, [told], alt=told, largest=14 if len(found) > 1 else 18, smallest=10)
        page.note(named(f"{name} {finding.start}–{finding.stop}", shortened(finding.of(doc.text), 600), lang))


def _highlighted(doc: Document, finding: Finding, tint: str, *, box: Box) -> tuple[Run, ...]:
    """Return a finding's words, members highlighted; long members and what stands between them are cut to fit `box`."""
    members = list(finding.members) or [finding.span]
    lines = int((box.height - 10) / (_SMALLEST * 1.3))
    room = int(max(1, lines) * (box.width - 10) / (_SMALLEST / 2) / 1.15)
    each = max(8, room // len(members) - 14)
    runs = []
    for piece in pieces(doc.text, members, finding.span):
        words = " ".join(piece.text.split())
        if piece.marks:
            runs.append(Run(shortened(words, each), highlight=tint, colour=paper("light").ink))
        elif words:
            runs.append(Run(words if len(words) <= 5 else "……"))
    return tuple(runs)


def _devices(deck: Deck, doc: Document, lang: str) -> None:
    counts = Counter(f.device for f in doc.findings)
    chosen = sorted(counts, key=lambda d: (-WEIGHT.get(d, 0), -counts[d]))[:_MOST_DEVICES]
    for device in chosen:
        if not WEIGHT.get(device):
            continue
        own = doc.find(device)
        best = sorted(own, key=lambda f: (-len(f.members), -len(f), f.start))
        shown: list[Finding] = []
        for finding in best:
            new = not any(finding.overlaps(o) or finding.of(doc.text) == o.of(doc.text) for o in shown)
            if len(shown) < _EXAMPLES and new:
                shown.append(finding)
        title = label("deck.device", lang, device=label(f"device.{device}", lang), count=len(own))
        page = deck.page(title, said("device", lang))
        _examples(page, doc, sorted(shown), deck.body, lang)


def _frames(deck: Deck, doc: Document, lang: str) -> None:
    found = sorted(frames(doc), key=lambda f: (-len(f.units), -f.fixed_share, f.start))
    fixed = mixed(cue("family", "form").light, "#ffffff", 0.8)
    fitting = {f.rows: f for f in reversed(found) if 1 < len(f.columns) <= _MOST_COLUMNS and f.fixed_share > 0}
    chosen = [f for f in found if fitting.get(f.rows) is f][:_MOST_FRAMES]
    for frame in sorted(chosen, key=lambda f: f.start):
        rows = [(*row, str(size)) for row, size in zip(frame.rows, frame.sizes, strict=True)]
        fills = [(*tuple(fixed if column.fixed else None for column in frame.columns), None)] * len(rows)
        headings = [str(name) for name in frame.table(lang).columns]
        widths = [max(3, *(len(row[i]) for row in rows)) for i in range(len(headings))]
        title = label("deck.frame", lang, template=shortened(frame.template, 40))
        source = Span(frame.start, frame.stop).of(doc.text)
        table_pages(
            deck,
            title,
            headings,
            rows,
            shares=widths,
            notes=[*said("frame", lang, shortened(source, 800)), frame.note.text(lang)],
            size=17,
            fills=fills,
        )


def _slips(deck: Deck, doc: Document, lang: str) -> None:
    if not doc.slips:
        return
    rows = [(shortened(s.of(doc.text), 120), s.note.text(lang), f"{s.start}–{s.stop}") for s in doc.slips[:40]]
    headings = [label(f"column.{key}", lang) for key in ("words", "note", "range")]
    table_pages(
        deck, label("report.slips", lang), headings, rows, shares=(4, 5, 1.6), notes=said("slips", lang), size=13
    )
