"""Words: see where a speech is cut into words, mend it, and keep the dictionary."""

from pathlib import Path
from typing import Any

import traitlets

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon
from toolkit.mending import with_words
from toolkit.model import Document
from toolkit.theme import label
from toolkit.widgets import base
from toolkit.wordview import tag_name

MARK = "x"
"""The tag of marks, which are no words."""


class Words(base.Widget):
    """The words of a speech, to be joined and cut; everything is read again with them.

    `doc` is the Document as it stands now, `changed` counts the changes (observe it to follow), `undo()` takes the last one back and
    `save(path)` writes the dictionary that keeps them, for `tk.read(…, lexicon=path)`.
    """

    _esm = base.script("wordcut")
    _css = base.style("wordcut")
    changed = traitlets.Int(0).tag(sync=True)

    def __init__(self, doc: Document, *, lang: str | None = None, projector: bool = False) -> None:
        if not isinstance(doc, Document):
            message = label("error.widgets.words_kind", kind=type(doc).__name__)
            raise InputError(message)
        self._history = [doc]
        super().__init__(lang=lang, projector=projector)
        self.refresh()

    @property
    def doc(self) -> Document:
        """The speech as it is cut now."""
        return self._history[-1]

    def refresh(self) -> None:
        """Show the words as they are now."""
        self.view = words_view(self.doc, len(self._history) - 1, self.lang)

    def join(self, word: str) -> None:
        """Make `word` one word wherever it stands; raise InputError where it stands nowhere."""
        self._change(with_words(self.doc, join=word))

    def split(self, word: str) -> None:
        """Cut a string where it has a bar (`党建/引领`), wherever it stands."""
        self._change(with_words(self.doc, split=word))

    def undo(self) -> None:
        """Take the last change back; without one nothing happens."""
        if len(self._history) > 1:
            self._history.pop()
            self.refresh()
            self.changed += 1

    def save(self, path: str, *, overwrite: bool = False) -> Path:
        """Write the user's own and mended words as a dictionary and return its path (see `Lexicon.save`)."""
        return lexicon_of(self.doc).save(path, overwrite=overwrite)

    def _change(self, doc: Document) -> None:
        self._history.append(doc)
        self.refresh()
        self.changed += 1

    def do_join(self, words: list[str]) -> None:
        """Join words chosen on the page."""
        self.join("".join(words))

    def do_split(self, parts: list[str]) -> None:
        """Cut a word at the places chosen on the page."""
        if len(parts) < 2 or not all(parts):
            message = label("error.widgets.no_cut")
            raise InputError(message)
        self._change(with_words(self.doc, split="/".join(parts)))

    def do_undo(self) -> None:
        """Take the last change back."""
        self.undo()

    def do_save(self, name: str, overwrite: bool = False) -> dict[str, str]:
        """Write the dictionary beside the notebook: a name, never a path."""
        name = name.strip()
        if not name or name != Path(name).name or "\\" in name or name.startswith("."):
            message = label("error.widgets.dictionary_name")
            raise InputError(message)
        return {"saved": self.save(name if "." in name else f"{name}.tsv", overwrite=overwrite).name}


def lexicon_of(doc: Document) -> Lexicon:
    """Return the lexicon a Document was read with, the built-in one where it carries none."""
    return doc.lexicon if isinstance(doc.lexicon, Lexicon) else Lexicon.default()


def words_view(doc: Document, undoable: int, lang: str | None = None) -> dict[str, Any]:
    """Return the words by paragraph, [text, tag] each, what the tags and the known words mean, and what was mended."""
    lexicon = lexicon_of(doc)
    tags = sorted({token.tag for token in doc.tokens})
    known = {t.text: lexicon.gloss(t.text) or "" for t in doc.tokens if t.text in lexicon}
    return {
        "paragraphs": [[[t.text, t.tag] for t in doc.tokens_in(p)] for p in doc.paragraphs],
        "tags": {tag: tag_name(tag, lang) for tag in tags},
        "known": known,
        "count": sum(t.tag != MARK for t in doc.tokens),
        "joined": list(lexicon.joined),
        "split": ["/".join(parts) for parts in lexicon.split],
        "undoable": undoable,
    }
