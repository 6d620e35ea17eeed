"""Everything that is counted on the words and the sound of a speech, as tables with exact definitions."""

from toolkit.measure.collocation import collocates
from toolkit.measure.dispersion import dispersion
from toolkit.measure.diversity import diversity
from toolkit.measure.frequency import ngrams, words
from toolkit.measure.kwic import kwic
from toolkit.measure.readability import readability
from toolkit.measure.rhythm import rhythm
from toolkit.measure.stance import stance

__all__ = ["collocates", "dispersion", "diversity", "kwic", "ngrams", "readability", "rhythm", "stance", "words"]
