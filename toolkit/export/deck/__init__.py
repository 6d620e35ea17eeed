"""The slide deck (演示文稿): native, editable PowerPoint slides about speeches and comparisons."""

import os
from importlib.util import find_spec
from typing import Any

import toolkit
from toolkit.errors import InputError, MissingPartError
from toolkit.export.packing import repacked
from toolkit.model import Document
from toolkit.theme import label, resolve


def render(
    things: tuple[Any, ...],
    *,
    lang: str | None = None,
    ratio: str = "16:9",
    template: str | os.PathLike[str] | None = None,
    font: str | None = None,
) -> bytes:
    """Return a deck about Documents and Comparisons, one after the other, for `tk.save`.

    `ratio` is 16:9 or 4:3; `template` is a .pptx or .potx whose layouts, colours and fonts are used (and whose ratio wins);
    `font` names the typeface for all text (default: the template's, else Microsoft YaHei). Maps, tables and charts stay
    editable; what does not fit a slide is in its notes. The same input gives the same bytes.
    """
    lang = resolve(lang)
    if find_spec("pptx") is None:
        raise MissingPartError(label("deck.missing", lang))
    from toolkit.compare import Comparison
    from toolkit.export.deck.page import Deck
    from toolkit.export.deck.pairs import comparison_slides
    from toolkit.export.deck.slides import speech_slides

    wrong = next((t for t in things if not isinstance(t, Document | Comparison)), None)
    if wrong is not None or not things:
        raise InputError(label("deck.things", lang, kind=type(wrong).__name__))
    deck = Deck(ratio=ratio, template=template, font=font, lang=lang)
    docs: list[Document] = []
    for thing in things:
        if isinstance(thing, Document):
            speech_slides(deck, thing, lang)
            docs.append(thing)
        else:
            comparison_slides(deck, thing, lang)
            docs += thing.documents
    properties = deck.shown.core_properties
    properties.title = _short(docs[0].title or docs[0].name)
    # The last slide has everything.
    properties.comments = _short("; ".join(f"{doc.name} sha256={doc.speech.sha256[:16]}" for doc in docs))
    properties.keywords = _short(f"speech-toolkit {toolkit.__version__}; lexicon {docs[0].settings.lexicon}")
    properties.author = properties.last_modified_by = "speech-toolkit"
    return repacked(deck.saved(), in_order=False)


def _short(words: str) -> str:
    """Return what a property of an office file can hold: 255 characters, none of which XML has no room for."""
    from toolkit.export.html import plain

    return plain(words)[:255]
