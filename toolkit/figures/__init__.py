"""Figures: one file each, with an Info (what is drawn, as numbers), a function that fills it and one that draws it.

The drawing functions are reached through `plot`, which loads each module when it is first used.
"""

from toolkit.figures import plot

__all__ = ["plot"]
