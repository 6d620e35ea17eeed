"""Widgets: Python prepares, JavaScript draws. One .py, one .js and one .css each; `base` has what they share."""
