"""Cut a text into paragraphs, sentences, clauses and words; the only place that knows a word segmenter."""

from toolkit.segment.engines import ENGINES, check_engine, default_engine
from toolkit.segment.paragraphs import paragraphs
from toolkit.segment.sentences import clauses, sentences
from toolkit.segment.words import given, words

__all__ = ["ENGINES", "check_engine", "clauses", "default_engine", "given", "paragraphs", "sentences", "words"]
