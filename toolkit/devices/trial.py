"""Try one rule on a bare sentence, for examples and tests."""

from collections.abc import Callable, Sequence
from typing import Any

from toolkit.devices.scene import Scene
from toolkit.model import Document, Finding, Speech


def scene(text: str) -> Scene:
    """Return the Scene of a bare text: paragraphs, sentences and tokens, no outline."""
    from toolkit.chars import shadow
    from toolkit.segment import paragraphs, sentences, words

    blocks = paragraphs(text, shadow(text))
    doc = Document(
        Speech(text),
        paragraphs=blocks,
        sentences=sentences(text, shadow(text), blocks),
        tokens=words(text, shadow(text)),
    )
    return Scene(doc)


def found(rule: Callable[..., Sequence[Finding]], text: str, *, detail: str = "", members: bool = False) -> list[Any]:
    """Return the words a rule finds in `text`, with a detail of each or split into members where asked."""
    findings = rule(scene(text))
    if members:
        return [tuple(member.of(text) for member in finding.members) for finding in findings]
    if detail:
        return [(finding.of(text), finding.detail(detail)) for finding in findings]
    return [finding.of(text) for finding in findings]
