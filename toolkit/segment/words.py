"""Words (词) and their tags: what has a shape is cut first, the dictionary gets the rest."""

import itertools
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from toolkit.collector import at_rest
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon
from toolkit.model import Speech, Token
from toolkit.model.span import tokens_of
from toolkit.segment.engines import Engine, check_engine, make_engine
from toolkit.segment.fixed import TAGS, Shapes, is_paired
from toolkit.theme import label

# What the dictionaries do not know, but for the marks that an engine gives back as they are: one character each, but for white space and
# the marks that are one however long. A line end stands for a word that is fixed.
_FIXED = "\n"
_OTHER = re.compile(
    r"([^\u4e00-\u9fd5，。、；：！？“”（）《》](?:(?<=[^\S\n])[^\S\n]*|(?<=—)—*|(?<=…)…*|(?<=─)─*|(?<=-)-*|(?<=\.)(?:\.\.+)?|))"
)
_BLANK = re.compile(r"\s")
_STRETCHES = re.compile(r"\s+|\S+")
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
        # The tags of pieces that are one word as they stand.
        self._ready: dict[str, str] = {}
        self._halves: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str, shadow: str) -> tuple[Token, ...]:
        """Return the tokens of a text."""
        plain = text.replace(_FIXED, " ")
        rest: list[str] = []
        fixed: list[tuple[str, str]] = []
        at = 0
        for start, stop, kind, cuts in self._shapes.find(text, shadow):
            rest.append(plain[at:start])
            edges = (start, *cuts, stop)
            for a, b in itertools.pairwise(edges):
                word = plain[a:b]
                if _BLANK.search(word) is None:
                    rest.append(_FIXED)
                    fixed.append((word, (a == start and TAGS.get(kind)) or self.tag(word)))
                else:  # a mended string that the text breaks with white space
                    for stretch in _STRETCHES.findall(word):
                        cut = () if stretch.isspace() else self._cut(stretch, ())
                        rest.append(_FIXED * len(cut) or stretch)
                        fixed += ((token.text, token.tag) for token in cut)
            at = stop
        rest.append(plain[at:])
        return self._cut("".join(rest), fixed)

    def _cut(self, text: str, fixed: Iterable[tuple[str, str]]) -> tuple[Token, ...]:
        """Return the tokens of a text in which a sign stands for each of the words that are `fixed`.

        The engine looks once at all of it, with a line end for each sign and each mark it does not know, so that these join no words.
        """
        stretches = _OTHER.split(text)
        words, tags, blank = self._tagged(
            self._engine.cut("\n".join(stretches[::2])), iter(stretches[1::2]), iter(fixed)
        )
        starts = list(itertools.accumulate(map(len, words), initial=0))
        made = tokens_of(starts, starts[1:], words, tags)
        if not blank:
            return made
        kept: list[Token] = []
        done = 0
        for at in blank:
            kept += made[done:at]
            done = at + 1
        return (*kept, *made[done:])

    def _tagged(
        self, pieces: list[str], marks: Iterator[str], fixed: Iterator[tuple[str, str]]
    ) -> tuple[list[str], list[str], list[int]]:
        """Return the words and marks that a text is made of, their tags, and the places among them of white space, which has none."""
        tags = list(map(self._ready.get, pieces, itertools.repeat("")))
        words: list[str] = []
        word_tags: list[str] = []
        blank: list[int] = []
        done = 0
        for at in _empty(tags):
            piece = pieces[at]
            if piece == "\n":
                mark = next(marks)
                pieces[at], tags[at] = (
                    next(fixed) if mark == _FIXED else (mark, "" if mark.isspace() else self.tag(mark))
                )
                if not tags[at]:
                    blank.append(at + len(words) - done)
                continue
            parts = self._parts(piece) if len(piece) == 4 else (piece,)
            if len(parts) == 1:
                tags[at] = self._ready[piece] = self.tag(piece)
                continue
            words += pieces[done:at]
            words += parts
            word_tags += tags[done:at]
            word_tags += map(self.tag, parts)
            done = at + 1
        words += pieces[done:]
        word_tags += tags[done:]
        return words, word_tags, blank

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
        if tag := self._lexicon.tags.get(word):
            return tag
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


def _empty(tags: list[str]) -> Iterator[int]:
    """Yield where tags are empty."""
    at = -1
    with suppress(ValueError):
        while True:
            at = tags.index("", at + 1)
            yield at


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
