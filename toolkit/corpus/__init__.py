"""Folders of speeches: read once, kept, and turned into tables."""

from toolkit.corpus.corpus import Corpus

__all__ = ["Corpus"]
