"""Rhetoric: each family of devices finds its own; `find` gathers them in text order.

A finder takes a Document whose text, paragraphs, sentences, tokens and outline are filled (findings are not), and an optional
trace for candidates and losers. It looks at nothing outside the top-level section, or the stretch between two, it is in.
"""

from collections.abc import Callable, Iterable

from toolkit.collector import at_rest
from toolkit.devices import form, stance, words
from toolkit.model import Document, Explanation, Finding, Trace

FINDERS: dict[str, Callable[[Document, Trace | None], Iterable[Finding]]] = {
    "form": at_rest()(form.find),
    "words": at_rest()(words.find),
    "stance": at_rest()(stance.find),
}


def find(doc: Document, trace: Trace | None = None) -> tuple[Finding, ...]:
    """Return every finding of every family, sorted by start, then the longer first."""
    with at_rest():
        found = [finding for finder in FINDERS.values() for finding in finder(doc, trace)]
        return tuple(sorted(found, key=lambda f: (f.start, -f.stop, f.device)))


def explain(doc: Document, finding: Finding) -> Explanation:
    """Return why a finding was made: its rule and note, its members, and what its family considered at that place.

    The family's finder is run again with a trace; a finder that writes none leaves `considered` empty. Of words and stance, what lies
    inside the finding is left out.
    """
    trace: Trace = []
    for _ in FINDERS[finding.family](doc, trace):
        pass
    whole = finding.family != "form"  # a part of a word that is itself found says nothing of the word
    here = tuple(
        c for c in trace if c.overlaps(finding) and not (whole and finding.contains(c) and c.span != finding.span)
    )
    return Explanation(
        finding.start,
        finding.stop,
        kind=finding.device,
        rule=finding.rule,
        reasons=(finding.note,),
        evidence=finding.members,
        considered=here,
    )
