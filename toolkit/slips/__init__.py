"""Possible slips (疑点): hints for a writer to judge, never corrections made."""

from toolkit.model import Document, Slip


def find(doc: Document) -> tuple[Slip, ...]:
    """Return the possible slips of a Document in text order."""
    del doc
    return ()
