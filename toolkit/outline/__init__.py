"""Structure: zones, sections, transitions, vocatives, announcements and functions, by named rules."""

from toolkit.outline.build import build

__all__ = ["build"]
