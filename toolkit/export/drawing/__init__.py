"""Plotly figures as inline SVG without a browser: bars, lines, points, heat maps, shapes and notes.

What the toolkit's figures use is drawn; a figure with another kind of trace gives None, and the caller shows its table.
"""

from toolkit.export.drawing.page import figure_svg
from toolkit.export.drawing.themes import both, rules
from toolkit.export.drawing.words import cloud_svg

__all__ = ["both", "cloud_svg", "figure_svg", "rules"]
