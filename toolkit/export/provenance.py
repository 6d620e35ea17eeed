"""From what an export was made, and with what: the same in every file that leaves the toolkit."""

import toolkit
from toolkit.model import Document


def provenance(doc: Document) -> dict[str, str]:
    """Return name, source, genre, date, text digest, version, engine, lexicon digest and changes by hand; empty where unknown.

    Nothing in it depends on the clock or the machine, so that the same input gives the same bytes.

    >>> from toolkit.reading import read
    >>> provenance(read("述职评议会讲话"))["sha256"][:8]
    '962ebc44'
    """
    speech, settings = doc.speech, doc.settings
    return {
        "name": doc.name,
        "file_source": speech.source,
        "genre": speech.genre,
        "date": speech.date,
        "sha256": speech.sha256,
        "version": settings.version or toolkit.__version__,
        "engine": settings.engine,
        "lexicon": settings.lexicon,
        "overrides": "; ".join((*settings.overrides, *settings.joined, *settings.split)),
    }


def provenance_line(doc: Document) -> str:
    """Return the same in one line, for notes and file properties."""
    return "; ".join(f"{key}={value}" for key, value in provenance(doc).items() if value)
