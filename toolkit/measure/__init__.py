"""Everything that is counted on the words and the sound of a speech, as tables with exact definitions."""

from toolkit.measure.frequency import ngrams, words
from toolkit.measure.kwic import kwic

__all__ = ["kwic", "ngrams", "words"]
