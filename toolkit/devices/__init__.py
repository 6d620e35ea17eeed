"""Rhetoric: each family of devices finds its own; `find` gathers them in text order.

A finder takes a Document whose text, paragraphs, sentences, tokens and outline are filled (findings are not), and an optional
trace for candidates and losers. It looks at nothing outside the top-level section, or the stretch between two, it is in.
"""

from collections.abc import Callable, Iterable

from toolkit.devices import form, stance, words
from toolkit.model import Document, Finding, Trace

FINDERS: dict[str, Callable[[Document, Trace | None], Iterable[Finding]]] = {
    "form": form.find,
    "words": words.find,
    "stance": stance.find,
}


def find(doc: Document, trace: Trace | None = None) -> tuple[Finding, ...]:
    """Return every finding of every family, sorted by start, then the longer first."""
    found = [finding for finder in FINDERS.values() for finding in finder(doc, trace)]
    return tuple(sorted(found, key=lambda f: (f.start, -f.stop, f.device)))
