"""Possible slips (疑点): hints for a writer to judge, never corrections made."""

from collections.abc import Callable, Iterable

from toolkit.model import Document, Slip
from toolkit.slips import marks, structure, wording

RULES: tuple[Callable[[Document], Iterable[Slip]], ...] = (
    structure.mixed_numerals,
    structure.ordinals,
    structure.announced_not_delivered,
    structure.glued_salutation,
    marks.unbalanced_quotes,
    marks.unbalanced_brackets,
    marks.half_width,
    marks.doubled_marks,
    wording.ji_for_ji,
    wording.de_before_verb,
    wording.two_forms,
    wording.missing_word,
    wording.doubled_words,
    wording.misspelt,
    wording.one_hand,
    wording.long_sentences,
)
"""One rule a kind of slip, or two."""

KINDS = (
    "mixed_numerals",
    "ordinal_gap",
    "ordinal_repeat",
    "count_mismatch",
    "glued_salutation",
    "unbalanced_quote",
    "unbalanced_bracket",
    "half_width",
    "doubled_mark",
    "ji_for_ji",
    "de_particle",
    "two_forms",
    "missing_word",
    "doubled_word",
    "misspelling",
    "one_hand",
    "long_sentence",
)
"""What a slip can be (疑点类型)."""


def find(doc: Document) -> tuple[Slip, ...]:
    """Return the possible slips of a Document in text order, each with why and its evidence; web residue is left out.

    >>> from toolkit.reading import read
    >>> [slip.kind for slip in find(read("述职评议会讲话"))][:2]
    ['ji_for_ji', 'long_sentence']
    """
    residue = [zone for zone in doc.zones if zone.name in ("front_matter", "back_matter")]
    found = (slip for rule in RULES for slip in rule(doc))
    spoken = (slip for slip in found if not any(zone.start <= slip.start < zone.stop for zone in residue))
    return tuple(sorted(spoken, key=lambda s: (s.start, s.stop, s.kind)))


def slips(doc: Document) -> tuple[Slip, ...]:
    """Return the possible slips of a Document, as `read` found them: hints to judge, never corrections made."""
    return doc.slips
