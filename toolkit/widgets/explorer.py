"""Explorer: section map, text and details of one speech, linked."""

from collections.abc import Mapping
from typing import Any

import traitlets

from toolkit.errors import InputError
from toolkit.model import FAMILIES, Document, Span
from toolkit.theme import label
from toolkit.widgets import base
from toolkit.widgets.details import finding_details, part_details
from toolkit.widgets.pages import Page, depth


class Explorer(base.Widget):
    """Three linked panes: the section map, the text with its marks, and what was chosen, explained.

    `selected` names what is chosen (`finding-12`, `section-3`, `zone-0`, … or an empty string) and may be set; `select()` takes the
    thing itself, `selection` gives it back.
    """

    _esm = base.script("page", "explorer")
    _css = base.style("explorer")
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, doc: Document, *, lang: str | None = None, projector: bool = False) -> None:
        if not isinstance(doc, Document):
            message = f"Explorer shows a Document, not a {type(doc).__name__}: give it tk.read(…)."
            raise InputError(message)
        self.doc = doc
        self.page = Page(doc)
        super().__init__(lang=lang, projector=projector, view=explorer_view(self.page, lang))

    def refresh(self) -> None:
        """Prepare the page again, in the language now set."""
        self.view = explorer_view(self.page, self.lang)

    @traitlets.validate("selected")
    def _exists(self, proposal: Mapping[str, Any]) -> str:
        name = str(proposal["value"])
        if name and name not in self.page.parts and name not in self.page.findings:
            message = f"Nothing here is called {name!r}: choose finding-0 … finding-{len(self.doc.findings) - 1}, section-0, zone-0 …"
            raise InputError(message)
        return name

    @property
    def selection(self) -> Span | None:
        """The finding, slip, announcement, vocative, section, transition or zone that is chosen, or None."""
        return {**self.page.parts, **self.page.findings}.get(self.selected)

    def select(self, thing: Span | None) -> None:
        """Choose a finding, slip, announcement, vocative or part of this Document; None chooses nothing."""
        things = {**self.page.parts, **self.page.findings}
        names = [
            name for name, item in things.items() if item is thing or (item == thing and type(item) is type(thing))
        ]
        if thing is not None and not names:
            message = "This is no part or finding of the speech shown: take one from its doc.findings or doc.sections."
            raise InputError(message)
        self.selected = names[0] if names else ""


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
