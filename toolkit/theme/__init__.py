"""Words, colours and fonts that every face of the toolkit shares."""

from toolkit.theme.labels import label, labels
from toolkit.theme.language import LANGUAGES, current_language, language, resolve

__all__ = ["LANGUAGES", "current_language", "label", "labels", "language", "resolve"]
