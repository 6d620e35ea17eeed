"""Words that this field lives on (提法、机构、会议、套语、成语): built-in lists, users' dictionaries, mended words."""

from toolkit.lexicon.entries import CLASSES, Entry, Row
from toolkit.lexicon.lexicon import SOURCES, WORDLISTS, Lexicon

__all__ = ["CLASSES", "SOURCES", "WORDLISTS", "Entry", "Lexicon", "Row"]
