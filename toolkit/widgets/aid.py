"""The reading aid: pinyin and an English gloss for the words of a speech."""

from toolkit.lexicon import Lexicon
from toolkit.model import Document
from toolkit.wordview import pinyin_of


def readings(doc: Document) -> dict[str, list[str]]:
    """Return [pinyin, gloss] for every Chinese word of `doc`; a gloss is empty where the lexicon has none.

    Raises MissingPartError where pypinyin is not installed.

    >>> from toolkit.model import Speech
    >>> from toolkit.reading import read
    >>> found = readings(read(Speech("银行，行动。")))
    >>> found["银行"][0], found["行动"][0]
    ('yín háng', 'xíng dòng')
    """
    gloss = (doc.lexicon or Lexicon.default()).gloss
    words = sorted({token.text for token in doc.tokens})
    return {word: [pinyin, gloss(word) or ""] for word in words if (pinyin := pinyin_of(word))}
