"""The reading aid: pinyin and an English gloss for the words of a speech."""

from typing import Any

from toolkit.errors import MissingPartError
from toolkit.model import Document


def readings(doc: Document) -> dict[str, list[str]]:
    """Return [pinyin, gloss] for every Chinese word of `doc`; a gloss is empty where the lexicon has none.

    Pinyin is pypinyin's, word by word, so that 银行 and 行动 differ. Raises MissingPartError where pypinyin is not installed.

    >>> from toolkit.model import Speech
    >>> from toolkit.reading import read
    >>> found = readings(read(Speech("银行，行动。")))
    >>> found["银行"][0], found["行动"][0]
    ('yín háng', 'xíng dòng')
    """
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        message = "Pinyin needs pypinyin: install it with `pip install pypinyin`."
        raise MissingPartError(message) from None
    gloss = _glosser(doc)
    words = {token.text for token in doc.tokens if any("㐀" <= c <= "鿿" or c >= "𠀀" for c in token.text)}
    return {word: [" ".join(lazy_pinyin(word, style=Style.TONE)), gloss(word) or ""] for word in sorted(words)}


def _glosser(doc: Document) -> Any:
    lexicon = doc.lexicon
    if lexicon is None:
        return lambda _word: None
    return lexicon.gloss
