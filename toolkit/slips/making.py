"""How a rule writes down a slip."""

from collections.abc import Iterable

from toolkit.model import Note, Slip, Span


def slip(kind: str, start: int, stop: int, evidence: Iterable[Span] = (), **values: str) -> Slip:
    """Return a slip of one kind, with the note `slip.why.KIND` filled from `values`; it rests on `evidence`, or on itself."""
    rests_on = tuple(evidence) or (Span(start, stop),)
    return Slip(start, stop, kind, kind, Note(f"slip.why.{kind}", tuple(values.items())), rests_on)
