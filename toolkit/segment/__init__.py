"""Cut a text into paragraphs, sentences, clauses and words; the only place that knows a word segmenter."""

from toolkit.segment.paragraphs import paragraphs
from toolkit.segment.sentences import clauses, sentences
from toolkit.segment.words import words

__all__ = ["clauses", "paragraphs", "sentences", "words"]
