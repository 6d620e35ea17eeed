"""Two or more speeches side by side: words, devices, outlines, shared wording."""

from toolkit.compare.comparison import Comparison, Keyness, Passage, compare
from toolkit.compare.outlines import OutlinePair, SectionPair, align_outlines
from toolkit.compare.profiles import Measure, ProfileRow, profile
from toolkit.compare.recurring import Recurring, recurring
from toolkit.compare.reuse import Change, SharedPassage, shared_passages
from toolkit.compare.sides import Side

__all__ = [
    "Change",
    "Comparison",
    "Keyness",
    "Measure",
    "OutlinePair",
    "Passage",
    "ProfileRow",
    "Recurring",
    "SectionPair",
    "SharedPassage",
    "Side",
    "align_outlines",
    "compare",
    "profile",
    "recurring",
    "shared_passages",
]
