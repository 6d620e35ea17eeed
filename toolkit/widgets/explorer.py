"""Explorer: section map, text and details of one speech, linked."""

from collections.abc import Mapping
from os import PathLike
from typing import Any

import traitlets

from toolkit.errors import InputError
from toolkit.model import FAMILIES, Correction, Document, Finding, Span
from toolkit.reading import analyse, corrections_of
from toolkit.sidecar import merged, save_corrections
from toolkit.theme import label
from toolkit.widgets import base
from toolkit.widgets.aid import readings
from toolkit.widgets.details import finding_details, part_details
from toolkit.widgets.marking import Mark, Result, Row, checked_name, compare_marks, name_of
from toolkit.widgets.pages import Page, depth


class Explorer(base.Widget):
    """Three linked panes: the section map, the text with its marks, and what was chosen, explained.

    `selected` names what is chosen (`finding-12`, `section-3`, `zone-0`, … or an empty string) and may be set; `select()` takes the
    thing itself, `selection` gives it back.

    `verdicts` holds what a trainer said of findings; with `file`, the file the speech was read from, each verdict is written to the
    corrections beside it at once, and reading that file again applies them. `corrected` is the Document with them applied.
    """

    _esm = base.script("page", "aid", "marking", "explorer")
    _css = base.style("explorer")
    selected = traitlets.Unicode("").tag(sync=True)
    aid = traitlets.Bool(False).tag(sync=True)
    readings = traitlets.Dict().tag(sync=True)
    marking = traitlets.Bool(False).tag(sync=True)
    marks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    verdicts = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        doc: Document,
        *,
        file: str | PathLike[str] | None = None,
        lang: str | None = None,
        projector: bool = False,
    ) -> None:
        if not isinstance(doc, Document):
            message = label("error.widgets.explorer_kind", kind=type(doc).__name__)
            raise InputError(message)
        self.doc = doc
        self.page = Page(doc)
        self._marked: dict[int, Mark] = {}
        self._file = file
        super().__init__(
            lang=lang, projector=projector, view=explorer_view(self.page, lang), verdicts=accepted_before(doc)
        )

    def refresh(self) -> None:
        """Prepare the page again, in the language now set."""
        self.view = explorer_view(self.page, self.lang)

    @traitlets.validate("selected")
    def _exists(self, proposal: Mapping[str, Any]) -> str:
        name = str(proposal["value"])
        if name and name not in self.page.parts and name not in self.page.findings:
            message = label("error.widgets.unknown_item", name=name, count=len(self.doc.findings) - 1)
            raise InputError(message)
        return name

    @property
    def selection(self) -> Span | None:
        """The finding, slip, announcement, vocative, section, transition or zone that is chosen, or None."""
        return {**self.page.parts, **self.page.findings}.get(self.selected)

    def select(self, thing: Span | None) -> None:
        """Choose a finding, slip, announcement, vocative or part of this Document; None chooses nothing."""
        name = "" if thing is None else self.page.name(thing)
        if thing is not None and not name:
            message = label("error.widgets.foreign_item")
            raise InputError(message)
        self.selected = name

    @property
    def marked(self) -> tuple[Mark, ...]:
        """What the trainee has marked, in the order of marking."""
        return tuple(self._marked.values())

    def mark(self, span: Span, name: str) -> None:
        """Mark a stretch of the text as a device or as `section`, as a trainee does with the mouse."""
        span = span.trimmed(self.doc.text)
        number = max(self._marked, default=0) + 1
        self._marked[number] = Mark(span.start, span.stop, checked_name(name))
        self._show_marks()

    def compared(self, within: Span | None = None) -> Result:
        """Return how the trainee's marks compare with the analysis (see `marking.compare_marks`)."""
        return compare_marks(self.doc, self.marked, within)

    def _show_marks(self) -> None:
        self.marks = [
            {"number": n, "name": m.name, "text": m.of(self.doc.text), "reach": self.page.reach(m)}
            for n, m in self._marked.items()
        ]
        self.result = {}

    def do_mark(self, start: list[int], stop: list[int], name: str) -> None:
        """Take a mark from the page."""
        self.mark(self.page.span(start, stop), name)

    def do_unmark(self, number: int) -> None:
        """Take a mark away."""
        self._marked.pop(number, None)
        self._show_marks()

    def do_reveal(self, part: str = "") -> None:
        """Compare the marks with the analysis and show both."""
        result = self.compared(self.page.parts.get(part))
        self.result = {
            "rows": [self._shown(row) for row in result.rows],
            "marked": len(self.marked),
            "hits": result.count("same", "near"),
            "missed": result.count("missed"),
            "talk": len(result.disagreements),
            "score": round(100 * result.score),
        }

    def _shown(self, row: Row) -> dict[str, Any]:
        text, mark, target = self.doc.text, row.mark, row.target
        return {
            "outcome": row.outcome,
            "mine": mark and {"name": mark.name, "text": mark.of(text)},
            "theirs": target and {"name": name_of(target), "text": target.of(text), "id": self.page.name(target)},
        }

    def do_judge(self, name: str, verdict: str) -> None:
        """Keep a trainer's verdict on a finding: `accepted`, `rejected`, or none."""
        if not isinstance(self.page.findings.get(name), Finding) or verdict not in {"accepted", "rejected", ""}:
            message = label("error.widgets.lost_verdict")
            raise InputError(message)
        kept = {key: value for key, value in self.verdicts.items() if key != name}
        self.verdicts = kept | ({name: verdict} if verdict else {})
        if self._file is not None:
            save_corrections(self.corrected, self._file)

    @property
    def corrected(self) -> Document:
        """The Document read again with every verdict: what was rejected is gone, what was accepted is on record."""
        corrections = tuple(c for c in corrections_of(self.doc) if c.action != "accept")
        for name, verdict in self.verdicts.items():
            finding = self.page.findings[name]
            assert isinstance(finding, Finding)
            action = "accept" if verdict == "accepted" else "reject"
            corrections = merged(corrections, Correction(finding.start, finding.stop, action, device=finding.device))
        engine = None if self.doc.speech.tokens is not None else self.doc.settings.engine or None
        return analyse(self.doc.speech, lexicon=self.doc.lexicon, engine=engine, corrections=corrections)

    def do_readings(self) -> None:
        """Prepare pinyin and glosses, which takes a moment, when they are first wanted."""
        self.readings = readings(self.doc)


def accepted_before(doc: Document) -> dict[str, str]:
    """Return the findings a trainer has accepted before, as verdicts by name."""
    accepted = {(c.device, c.start, c.stop) for c in corrections_of(doc) if c.action == "accept"}
    return {f"finding-{i}": "accepted" for i, f in enumerate(doc.findings) if (f.device, f.start, f.stop) in accepted}


def explorer_view(page: Page, lang: str | None = None) -> dict[str, Any]:
    """Return all that the Explorer draws, in `lang`, as plain data without offsets."""
    doc = page.doc
    return {
        "title": doc.title or doc.name,
        "pieces": page.drawn(),
        "marks": [[owner, number] for _, owner, number in page.marks],
        "paragraphs": page.paragraphs(),
        "parts": [
            {
                "id": name,
                "kind": name.partition("-")[0],
                "depth": depth(part),
                "range": page.range(part),
                "size": len(part.of(doc.text).strip()),
                "zone": _zone_name(doc, part.start),
                **part_details(doc, part, lang),
            }
            for name, part in page.parts.items()
        ],
        "findings": [
            {
                "id": name,
                "kind": name.partition("-")[0],
                "part": page.part_of(item.start),
                "range": page.range(item),
                **finding_details(doc, item, lang),
            }
            for name, item in sorted(page.findings.items(), key=lambda pair: (pair[1].start, -pair[1].stop))
        ],
        "families": [
            {
                "id": family,
                "name": label(f"family.{family}", lang),
                "devices": [{"id": d, "name": label(f"device.{d}", lang)} for d in devices],
            }
            for family, devices in FAMILIES.items()
        ],
    }


def _zone_name(doc: Document, offset: int) -> str:
    zone = doc.zone_at(offset)
    return zone.name if zone else ""
