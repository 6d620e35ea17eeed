"""Words that are left out of a count, in classes that can be switched on and off."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from toolkit.errors import InputError
from toolkit.model import Document, Span, Token
from toolkit.theme import label

STOP_CLASSES = ("function", "numbers", "frames")
"""Function words (虚词和代词), numbers and dates (数词、时间), stock frames (称呼、序号、预告等套式)."""
FUNCTION_TAGS = frozenset("pcuyeohkrdf")
"""First letters of the tags of function words in the ICTCLAS set: preposition, conjunction, particle, modal, interjection,
onomatopoeia, affixes, pronoun, adverb, locative."""
FUNCTION_WORDS = frozenset(
    (
        *"是有要会能可应得来去很太更最不没无等们着了过的地所之其此该各每某本使让把被给令如若即又再还都也就才只个做到上下中里内外前后",
        *(
            "可以",
            "能够",
            "应该",
            "应当",
            "必须",
            "需要",
            "没有",
            "一些",
            "这些",
            "那些",
            "这个",
            "那个",
            "一个",
            "同时",
            "进行",
            "加以",
            "予以",
        ),
    )
)
"""Words that do grammar's work whatever tag an engine gives them: copula, modals, light verbs, localisers. Chosen by hand;
the light verbs 进行·加以·予以 are the 形式动词 of 朱德熙《现代书面汉语里的虚化动词和名动词》(1985)."""
NUMBER_TAGS = frozenset("mqt")
_DIGITS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两")
FRAME_CLASSES = frozenset({"stock_opening", "stock_closing"})


def is_function(token: Token) -> bool:
    """Return whether a token is a function word (虚词), a pronoun, an adverb, a modal or a light verb.

    >>> is_function(Token(0, 1, "的", "uj")), is_function(Token(0, 2, "工作", "vn"))
    (True, False)
    """
    if token.tag == "eng":
        return False
    return token.tag[:1] in FUNCTION_TAGS or token.tag == "zg" or token.text in FUNCTION_WORDS


def is_number(token: Token) -> bool:
    """Return whether a token is a number, a measure word, a date or made of numerals only.

    >>> is_number(Token(0, 4, "2022", "m")), is_number(Token(0, 2, "今后", "t")), is_number(Token(0, 2, "两委", "j"))
    (True, True, False)
    """
    return token.tag[:1] in NUMBER_TAGS or set(token.text) <= _DIGITS


def frame_spans(doc: Document) -> list[Span]:
    """Return the stock frames of `doc` in text order: salutation, vocatives, markers, announcements, stock openings and closings."""
    found = [z.span for z in doc.zones if z.name == "salutation"]
    found += [v.span for v in (*doc.vocatives, *doc.announcements)]
    found += [Span(s.start, s.start + len(s.marker)) for s in doc.sections if s.marker]
    found += [f.span for f in doc.findings if f.device == "formula" and f.detail("class") in FRAME_CLASSES]
    return sorted(found)


def stop_test(doc: Document, classes: Iterable[str]) -> Callable[[Token], bool]:
    """Return a test that tells whether a token of `doc` falls into one of the stop classes named.

    Raises InputError for a class that there is none of.
    """
    chosen = (classes,) if isinstance(classes, str) else tuple(classes)
    for name in chosen:
        if name not in STOP_CLASSES:
            message = label("error.measure.unknown_stop", name=name, choices=", ".join(STOP_CLASSES))
            raise InputError(message)
    frames = frame_spans(doc) if "frames" in chosen else []
    starts = [span.start for span in frames]
    reach: list[int] = []
    for span in frames:  # frames may nest: remember how far any that began so far reaches
        reach.append(max(span.stop, reach[-1] if reach else 0))

    known: dict[tuple[str, str], bool] = {}

    def stopped(token: Token) -> bool:
        kind = token.text, token.tag
        by_kind = known.get(kind)
        if by_kind is None:
            by_kind = known[kind] = ("function" in chosen and is_function(token)) or (
                "numbers" in chosen and is_number(token)
            )
        if by_kind or not starts:
            return by_kind
        at = bisect_right(starts, token.start) - 1
        return at >= 0 and token.start < reach[at]

    return stopped
