"""The data the toolkit works on: frozen layers over one unaltered text."""

from toolkit.model.correction import Correction
from toolkit.model.document import Document, Settings
from toolkit.model.finding import (
    DEVICES,
    FAMILIES,
    FORM_DEVICES,
    STANCE_DEVICES,
    WORD_DEVICES,
    Detail,
    Finding,
    Slip,
)
from toolkit.model.note import Considered, Explanation, Note, Trace
from toolkit.model.span import Paragraph, Sentence, Span, Token
from toolkit.model.speech import LONGEST, Hint, Run, Speech
from toolkit.model.structure import (
    FORMS,
    FUNCTIONS,
    STATUSES,
    ZONES,
    Announcement,
    Count,
    Move,
    Outline,
    Section,
    Transition,
    Vocative,
    Zone,
)

__all__ = [
    "DEVICES",
    "FAMILIES",
    "FORMS",
    "FORM_DEVICES",
    "FUNCTIONS",
    "LONGEST",
    "STANCE_DEVICES",
    "STATUSES",
    "WORD_DEVICES",
    "ZONES",
    "Announcement",
    "Considered",
    "Correction",
    "Count",
    "Detail",
    "Document",
    "Explanation",
    "Finding",
    "Hint",
    "Move",
    "Note",
    "Outline",
    "Paragraph",
    "Run",
    "Section",
    "Sentence",
    "Settings",
    "Slip",
    "Span",
    "Speech",
    "Token",
    "Trace",
    "Transition",
    "Vocative",
    "Zone",
]
