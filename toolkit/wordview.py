"""The segmentation as something to look at: words with their bounds and tags, and for learners of Chinese pinyin and an English gloss."""

from collections import Counter
from dataclasses import dataclass

from toolkit.errors import InputError, MissingPartError
from toolkit.export.html import PLAIN, Html, tag
from toolkit.lexicon import Lexicon
from toolkit.model import Document, Span, Token
from toolkit.theme import label, labels

_CSS = """
.tk-words{font-family:"Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;line-height:2.6;font-size:1.05rem;max-width:60em}
.tk-words p{margin:.4em 0}
.tk-words .w{display:inline-block;text-align:center;padding:0 .18em;border-right:1px solid #8a8a8a;line-height:1.35;vertical-align:top;margin:.15em 0}
.tk-words .w i{display:block;font-style:normal;font-size:.62em;color:#555;max-width:11em}
.tk-words .w u{display:block;text-decoration:none;font-size:.62em;color:#1a5276;font-family:ui-monospace,monospace}
.tk-words .term{background:#fff3cd}
.tk-words .mark{border-right:0;color:#777}
.tk-words dl{font-size:.8rem;line-height:1.6;columns:3 12em}.tk-words dt{display:inline;font-family:ui-monospace,monospace;color:#1a5276}
.tk-words dd{display:inline;margin:0 1em 0 .3em}.tk-words dd::after{content:"";display:block}
@media (prefers-color-scheme:dark){.tk-words .w i{color:#bbb}.tk-words .w u{color:#9cc9e8}.tk-words .term{background:#4a3f10}}
"""


def tag_name(word_tag: str, lang: str | None = None) -> str:
    """Return what a part-of-speech tag stands for; the tag's first letter decides where the tag has no name of its own.

    The tags are those of ICTCLAS as jieba's dictionary writes them (`vn`, `uj`); the toolkit adds `x` for marks and `eng` for Latin letters.

    >>> tag_name("vn", "en"), tag_name("uj", "zh"), tag_name("nrt", "zh")
    ('verb used as a noun', '助词', '人名、隐名')
    """
    for size in (len(word_tag), 2, 1):
        if f"words.tag.{word_tag[:size]}" in labels():
            return label(f"words.tag.{word_tag[:size]}", lang)
    return word_tag


def pinyin_of(word: str) -> str:
    """Return the pinyin of a word with tone marks, its syllables joined by spaces; "" for a word without Chinese characters.

    Readings are chosen by pypinyin from the whole word, so that 行 in 银行 and 行动 differ. Raises MissingPartError without pypinyin.

    >>> pinyin_of("重要"), pinyin_of("重新"), pinyin_of("2022")
    ('zhòng yào', 'chóng xīn', '')
    """
    try:
        from pypinyin import lazy_pinyin
        from pypinyin.constants import Style
    except ImportError:
        message = label("error.wordview.needs_pypinyin")
        raise MissingPartError(message) from None
    return " ".join(lazy_pinyin(word, style=Style.TONE, errors="ignore"))


@dataclass(frozen=True)
class Segmentation:
    """The words of a stretch of a speech, to be looked at: `text()` for plain text, HTML as the result of a notebook cell."""

    doc: Document
    span: Span
    tags: bool
    pinyin: bool
    gloss: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words shown."""
        return self.doc.tokens_in(self.span)

    def text(self) -> str:
        """Return the words with a bar after each and, where asked for, tag, pinyin and gloss: one paragraph a line."""
        return "\n".join("|".join(self._plain(t) for t in tokens) for tokens in self._lines())

    def __str__(self) -> str:
        return self.text()

    def _lexicon(self) -> Lexicon:
        return self.doc.lexicon if isinstance(self.doc.lexicon, Lexicon) else Lexicon.default()

    def _notes(self, token: Token) -> list[str]:
        notes = []
        if self.pinyin:
            notes.append(pinyin_of(token.text))
        if self.gloss:
            notes.append(self._lexicon().gloss(token.text) or "")
        return [note for note in notes if note]

    def _plain(self, token: Token) -> str:
        shown = token.text + (f"/{token.tag}" if self.tags else "")
        notes = self._notes(token)
        return f"{shown}〔{'；'.join(notes)}〕" if notes else shown

    def _lines(self) -> list[tuple[Token, ...]]:
        cut = [block.span for block in self.doc.paragraphs if block.overlaps(self.span)] or [self.span]
        lines = [self.doc.tokens_in(Span(max(a.start, self.span.start), min(a.stop, self.span.stop))) for a in cut]
        return [line for line in lines if line]

    def html(self, lang: str | None = None) -> Html:
        """Return the words as HTML: bars between them, terms of the lexicon marked, a list of the tags met."""
        lines = [tag("p", [self._word(token) for token in line], lang="zh") for line in self._lines()]
        met = Counter(token.tag for token in self.tokens)
        legend = tag("dl", [[tag("dt", name), tag("dd", tag_name(name, lang))] for name, _ in met.most_common()])
        key = tag("details", tag("summary", label("words.legend", lang)), legend) if self.tags else None
        return tag(
            "div",
            tag("style", Html(_CSS)),
            lines,
            key,
            _class=f"tk-words {PLAIN}",
            aria_label=label("words.caption", lang),
        )

    def _repr_html_(self) -> str:
        return str(self.html())

    def _word(self, token: Token) -> Html:
        entry = self._lexicon().get(token.text)
        kind = "w mark" if token.tag == "x" else "w term" if entry is not None and entry.is_word else "w"
        notes = [tag("i", note) for note in self._notes(token)]
        name = tag("u", token.tag, title=tag_name(token.tag)) if self.tags and token.tag != "x" else None
        return tag("span", token.text, notes, name, _class=kind)


def segmentation(
    doc: Document,
    within: Span | None = None,
    *,
    tags: bool = True,
    pinyin: bool = False,
    gloss: bool = False,
) -> Segmentation:
    """Return the words of `doc`, or of the stretch `within` (a section, a sentence, any Span), to be looked at.

    Every word ends with a bar; `tags` shows its part of speech, `pinyin` how it is read (needs pypinyin), `gloss` what the lexicon says
    it means in English. Raises InputError for a stretch outside the speech.

    >>> from toolkit.reading import read
    >>> doc = read("述职评议会讲话")
    >>> print(segmentation(doc, doc.sentences[2], tags=False).text()[:17])
    根据|**|市委|工作|安排|，|
    """
    span = Span(0, len(doc.text)) if within is None else within.span
    if span.stop > len(doc.text):
        message = label("error.wordview.past_the_end", stop=span.stop, count=len(doc.text))
        raise InputError(message)
    if pinyin:
        pinyin_of("词")  # say at once that the package is missing
    return Segmentation(doc, span, tags, pinyin, gloss)
