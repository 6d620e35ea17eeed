"""Words (词) and their tags: what has a shape is cut first, the dictionary gets the rest."""

import itertools
import re
from functools import lru_cache
from operator import attrgetter

from toolkit.collector import at_rest
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon
from toolkit.model import Speech, Token
from toolkit.segment.engines import Engine, check_engine, make_engine
from toolkit.segment.fixed import TAGS, Shapes, is_paired
from toolkit.theme import label

# What the dictionaries do not know, one character each, but for the marks that an engine gives back as they are; and the marks that are
# one however long.
_OTHER = re.compile(r"[^\u4e00-\u9fd5，。、；：！？“”（）《》\n]")
_BLANK = re.compile(r"\s")
_LONG = re.compile(r"—+|…+|─+|-{2,}|\.{3,}|\S")
_LONG_CHARS = frozenset("—…─-.")
_START = attrgetter("start")
MARK_TAG, NAME_TAG, UNKNOWN_TAG = "x", "nr", "nz"
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The hundred most common surnames (百家姓按人口, 国家统计局与公安部口径): a guessed word must open with one to count as a name."""
# Pieces of these classes stand in no given name: 考完试 is no person.
_PHRASE_TAGS = frozenset(("l", "i", "nr", "v", "ad", "d", "n", "a", "z"))
_OPENERS = frozenset(("v", "ad", "a", "d", "vd", "p", "r"))
_NO_NAME = frozenset("vdpucrmqfty")


def words(text: str, shadow: str, lexicon: Lexicon | None = None, engine: str | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text`: they tile its non-space characters.

    `lexicon` says which words stay whole (default: the built-in one); `engine` is `rjieba` or `jieba`, which give the same tokens.

    >>> [t.text for t in words("**区委很重视，二要补短板", "**区委很重视,二要补短板")]
    ['**', '区委', '很', '重视', '，', '二', '要', '补短板']
    """
    segmenter = _segmenter(_Keyed(Lexicon.default() if lexicon is None else lexicon), check_engine(engine))
    with at_rest():
        return segmenter.tokens(text, shadow)


def given(speech: Speech) -> tuple[Token, ...]:
    """Return a segmentation made elsewhere as it is; raise InputError where it does not fit the text.

    >>> given(Speech("抓落实", tokens=((0, 1, "v"), (1, 3, "v"))))[1].text
    '落实'
    """
    found, at = [], 0
    for start, stop, tag in speech.tokens or ():
        if not at <= start < stop <= len(speech.text):
            message = label("error.segment.words_misfit", start=start)
            raise InputError(message)
        found.append(Token(start, stop, speech.text[start:stop], tag))
        at = stop
    return tuple(found)


class _Segmenter:
    """One lexicon in one engine, with the tags looked up so far."""

    def __init__(self, lexicon: Lexicon, engine: Engine) -> None:
        self._lexicon = lexicon
        self._engine = engine
        self._shapes = Shapes(lexicon)
        self._tags: dict[str, str] = {}
        # The tags of pieces that are one word as they stand, and of marks that are one character; no tag for white space.
        self._ready: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._halves: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str, shadow: str) -> tuple[Token, ...]:
        """Return the tokens of a text."""
        fixed: list[Token] = []
        rest: list[str] = []
        at = 0
        for start, stop, kind, cuts in self._shapes.find(text, shadow):
            rest += (text[at:start], " " * (stop - start))
            edges = (start, *cuts, stop)
            for a, b in itertools.pairwise(edges):
                word = text[a:b]
                if _BLANK.search(word) is None:
                    fixed.append(Token(a, b, word, (a == start and TAGS.get(kind)) or self.tag(word)))
                else:  # a mended string that the text breaks with white space
                    fixed += self._plain(text, a, b)
            at = stop
        rest.append(text[at:])
        found = self._plain("".join(rest), 0, len(text))
        return tuple(sorted([*found, *fixed], key=_START) if fixed else found)

    def _plain(self, text: str, start: int, stop: int) -> list[Token]:
        """Return the tokens of a stretch that holds nothing fixed: one look of the engine at all of it, whose words no mark joins."""
        found: list[Token] = []
        ready, marks, add = self._ready.get, self._marks.get, found.append
        at = mark_end = start
        for piece in self._engine.cut(_OTHER.sub("\n", text[start:stop])):
            end = at + len(piece)
            tag = ready(piece)
            if tag is not None:
                add(Token(at, end, piece, tag))
            elif piece != "\n":
                found += self._new(piece, at)
            elif (tag := marks(text[at])) is not None:
                if tag:
                    add(Token(at, end, text[at], tag))
            elif at >= mark_end:
                mark = self._mark(text, at, stop)
                mark_end = mark.stop if mark else end
                found += (mark,) if mark else ()
            at = end
        return found

    def _new(self, piece: str, at: int) -> list[Token]:
        """Return the tokens of a piece that was not seen before; what is one word is ready from now on."""
        parts = self._parts(piece) if len(piece) == 4 else (piece,)
        found = []
        for part in parts:
            found.append(Token(at, at + len(part), part, self.tag(part)))
            at += len(part)
        if len(parts) == 1:
            self._ready[piece] = self.tag(piece)
        return found

    def _mark(self, text: str, at: int, stop: int) -> Token | None:
        """Return the token of the mark at `at`, or None for white space; what is always one character is ready from now on."""
        match = _LONG.match(text, at, stop)
        if match is None:
            self._marks[text[at]] = ""
            return None
        mark = Token(at, match.end(), match.group(), self.tag(match.group()))
        if text[at] not in _LONG_CHARS and mark.tag:
            self._marks[mark.text] = mark.tag
        return mark

    def _parts(self, word: str) -> tuple[str, ...]:
        """Return the two words that a loose phrase of four characters is made of, or the word itself."""
        parts = self._halves.get(word)
        if parts is None:
            entry = self._lexicon.get(word)
            known = entry is not None and entry.is_word
            whole, first, second = (self._engine.pieces(part) for part in (word, word[:2], word[2:]))
            loose = not known and len(whole) == len(first) == len(second) == 1
            loose = loose and is_loose(self.tag(word), self.tag(word[:2]))
            parts = self._halves[word] = (word[:2], word[2:]) if loose else (word,)
        return parts

    def tag(self, word: str) -> str:
        """Return the tag of a word, looked up once."""
        tag = self._tags.get(word)
        if tag is None:
            tag = self._tags[word] = self._look_up(word)
        return tag

    def _look_up(self, word: str) -> str:
        entry = self._lexicon.get(word)
        if entry is not None and entry.is_word and entry.tag:
            return entry.tag
        if word in self._lexicon.tags:
            return self._lexicon.tags[word]
        if not ("\u3400" <= word[0] <= "\u9fff" or "\U00020000" <= word[0] <= "\U0003347f"):
            return MARK_TAG
        pieces = self._engine.pieces(word)
        if len(pieces) > 1 and is_paired(word):
            return TAGS["numeric"]
        if len(pieces) > 1:
            pieces = [(piece, self.tag(piece)) for piece, _ in pieces]
        return word_tag(word, pieces)


def word_tag(word: str, pieces: list[tuple[str, str]]) -> str:
    """Return the tag of a word from the dictionary words it is made of.

    A word of the dictionary has its tag there; a guessed one is a name where it looks like one, else it takes its last piece's tag,
    because Chinese compounds have their head at the end. Both engines see the same pieces, so both give the same tag.

    >>> word_tag("落实", [("落实", "v")]), word_tag("考完试", [("考", "v"), ("完", "v"), ("试", "v")])
    ('v', 'v')
    >>> word_tag("陈鹤鸣", [("陈", "nr"), ("鹤", "n"), ("鸣", "nr")])
    'nr'
    """
    if len(pieces) == 1:
        tag = pieces[0][1]
        return NAME_TAG if tag in {"nrt", "nrfg"} else UNKNOWN_TAG if tag in {"x", ""} else tag
    if word[0] in SURNAMES and len(word) in {2, 3} and not any(tag[:1] in _NO_NAME for _, tag in pieces[1:]):
        return NAME_TAG
    tag = pieces[-1][1]
    return UNKNOWN_TAG if tag in {"x", ""} or tag.startswith("nr") else tag


def is_loose(tag: str, first: str) -> bool:
    """Return whether a four-character entry of the dictionary, made of two words of it, is no more than two words that often meet.

    The dictionary holds many verb phrases and even tags some as names (努力提高 `nr`, 推进改革 `l`). An entry with such a `tag` whose
    `first` half is tagged a verb, an adjective, an adverb, a preposition or a pronoun is cut; idioms and terms of the lexicon are never
    asked about.

    >>> is_loose("nr", "ad"), is_loose("n", "n")
    (True, False)
    """
    return tag in _PHRASE_TAGS and first in _OPENERS


class _Keyed:
    """A lexicon told from another by its digest, so that reading the same dictionary twice builds one segmenter."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.lexicon.digest == self.lexicon.digest

    def __hash__(self) -> int:
        return hash(self.lexicon.digest)


@lru_cache(maxsize=4)
def _segmenter(keyed: _Keyed, engine: str) -> _Segmenter:
    return _Segmenter(keyed.lexicon, make_engine(engine, keyed.lexicon))
