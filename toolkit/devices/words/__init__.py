"""Words (词语): idioms, four-character phrases, numeric abbreviations, quoted terms, metaphors, formulas, redactions."""

from collections.abc import Iterable

from toolkit.devices.scene import Scene
from toolkit.devices.words.fixed import formulas, idioms, placeholders
from toolkit.devices.words.four import four_characters
from toolkit.devices.words.images import metaphors, similes
from toolkit.devices.words.quoted import numeric_abbreviations, quoted_terms
from toolkit.devices.words.unlisted import unlisted
from toolkit.model import Document, Finding, Trace

__all__ = [
    "find",
    "formulas",
    "four_characters",
    "idioms",
    "metaphors",
    "numeric_abbreviations",
    "placeholders",
    "quoted_terms",
    "similes",
]


def find(doc: Document, trace: Trace | None = None) -> Iterable[Finding]:
    """Return the findings of this family, in any order."""
    scene = Scene(doc, trace)
    fixed, marked = idioms(scene), similes(scene)
    return [
        *fixed,
        *four_characters(scene, fixed),
        *quoted_terms(scene),
        *numeric_abbreviations(scene),
        *unlisted(scene, [*metaphors(scene, [*fixed, *marked]), *marked], fixed),
        *formulas(scene),
        *placeholders(scene),
    ]
