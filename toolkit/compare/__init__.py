"""Two or more speeches side by side: words, devices, outlines, shared wording."""

from toolkit.compare.reuse import Change, SharedPassage, shared_passages

__all__ = ["Change", "SharedPassage", "shared_passages"]
