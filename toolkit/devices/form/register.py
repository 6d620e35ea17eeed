"""Which of two ways of writing a text follows: a speech, or an essay.

Essays set out their parallelisms in branches of several clauses between semicolons, and their readers count little else; speeches
also work with phrases of three and four characters. The engine therefore decodes them differently.
"""

import re

from toolkit.devices.form.runs import ESSAY, SPEECH
from toolkit.model import Document

_OFFICIAL = re.compile(
    "工作|建设|推进|落实|加强|坚持|全面|发展|同志|干部|群众|会议|党|政府|改革|责任|部署|确保|切实|扎实|提高|服务|组织|领导|企业|项目|各位"
)
_VOCATIVE = re.compile(
    "^[ \u3000]*(?:[一-鿿、，]{0,12}(?:同志|朋友|代表|委员|先生|女士|同学|老师|乡亲|战友|来宾|工友|家长)们|各位[一-鿿]{2,6})[！!：:]",
    re.MULTILINE,
)
"""A line that opens by addressing the audience: no essay does."""
OFFICIAL_RATE = 12.0
"""Official words in a thousand characters; essays have fewer, speeches more."""
SHORTEST_ESSAY = 300
"""Characters; a shorter text is taken for a piece of a speech."""
SHORTEST_OPENING = 60
"""Characters; a text whose first section begins sooner is taken for a speech."""


def register_of(doc: Document) -> str:
    """Return `speech` or `essay`.

    A text with a salutation is a speech; so is a short one, and one that addresses its audience where it is looked at. Any other is one if official words are frequent in it, or, where it has
    sections, in what stands before the first: so that no section's findings hang on another section's words.
    """
    if doc.outline.zone("salutation") or len(doc.text) < SHORTEST_ESSAY:
        return SPEECH
    words, least = doc.text, SHORTEST_ESSAY
    if doc.sections:
        words, least = doc.text[: doc.sections[0].start], SHORTEST_OPENING
    if len(words) < least:
        return SPEECH
    if _VOCATIVE.search(words):
        return SPEECH
    rate = 1000 * sum(1 for _ in _OFFICIAL.finditer(words)) / len(words)
    return SPEECH if rate >= OFFICIAL_RATE else ESSAY
