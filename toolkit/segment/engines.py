"""The two segmenters behind one protocol: rjieba (Rust, the default) and jieba (pure Python), with the same words and the same tags.

Both cut by the same dictionary, the same most-probable path and the same hidden Markov model for unknown words. Their own taggers differ
(`jieba.posseg` runs a second model over unknown words), so neither is used on running text: a word's tag is looked up word by word, in
the dictionary both share (see `Engine.pieces`). Each engine is an instance of its own; the libraries' global ones stay untouched.
"""

from collections import deque
from collections.abc import Callable, Iterable
from functools import cache
from importlib.machinery import ExtensionFileLoader, PathFinder
from importlib.util import find_spec, module_from_spec
from sys import intern
from typing import Any, Protocol

from toolkit.errors import InputError
from toolkit.kept import kept
from toolkit.lexicon import SOURCES, Entry, Lexicon
from toolkit.theme import label

ENGINES = ("rjieba", "jieba")
# Chosen so that an entry wins against the product of its parts' frequencies (over a total of sixty million) unless both
# parts are among the few hundred most frequent words; short entries get less, because they collide with their neighbours' ends.
_FLOOR = {1: 1, 2: 20, 3: 200}
_FLOOR_LONG = 2000
_FLOOR_USER = 8000


class Engine(Protocol):
    """What the segmenter needs of a library."""

    name: str

    def add(self, word: str, freq: int, tag: str, /) -> object:
        """Put a word into the dictionary."""

    def suggested(self, word: str, /) -> int:
        """Return the frequency at which a word is as probable as its parts together."""

    def cut(self, text: str) -> list[str]:
        """Return the words of a run of Chinese characters, unknown words guessed."""

    def pieces(self, word: str) -> list[tuple[str, str]]:
        """Return the dictionary words that make up a word, each with its tag; one pair for a word the dictionary has."""


class RustEngine:
    """rjieba: 3.7 million characters a second, no time to load."""

    name = "rjieba"

    def __init__(self) -> None:
        self._jieba: Any = _rust().Jieba()
        # Called for every word of the lexicon or every clause of a text, so without a step between.
        self.add: Callable[[str, int, str], object] = self._jieba.add_word
        self.suggested: Callable[[str], int] = self._jieba.suggest_freq
        self.cut: Callable[[str], list[str]] = self._jieba.cut

    @staticmethod
    def files() -> tuple[str, ...]:
        """Return the files that decide what it suggests."""
        return (_rust().__file__,)

    def pieces(self, word: str) -> list[tuple[str, str]]:
        """Return the dictionary words that make up a word, each with its tag."""
        tagged: list[tuple[str, str]]
        try:
            tagged = self._jieba.tag(word, False)
        except UnicodeEncodeError:  # half a surrogate pair, which Rust has no text for
            tagged = self._jieba.tag(word.encode("utf-8", "replace").decode("utf-8"), False)
        return tagged


@cache
def _rust() -> Any:
    """Return rjieba's own extension module: the package around it would load a second dictionary for itself, which nobody uses here."""
    package = find_spec("rjieba")
    places = package.submodule_search_locations if package else None
    inner = PathFinder.find_spec("rjieba", places) if places else None
    if inner is None or not isinstance(inner.loader, ExtensionFileLoader):
        import rjieba

        return rjieba
    module = module_from_spec(inner)
    inner.loader.exec_module(module)
    return module


class PureEngine:
    """jieba in pure Python: runs anywhere, can be looked into; takes a second to load and is twenty times slower."""

    name = "jieba"

    def __init__(self) -> None:
        import logging

        import jieba

        log = logging.getLogger("jieba")
        level = log.level
        log.setLevel(logging.ERROR)  # loading is no event that a notebook should show in red
        self._jieba: Any = jieba.Tokenizer()
        self._jieba.initialize()
        log.setLevel(level)
        self._tags: dict[str, str] = {}
        with self._jieba.get_dict_file() as lines:
            for line in lines:
                word, _, tag = line.decode("utf-8").rstrip("\n").split(" ")
                self._tags[word] = tag

    def add(self, word: str, freq: int, tag: str) -> None:
        """Put a word into the dictionary."""
        # jieba counts the old frequency of a known word twice in its total, rjieba does not; close calls would differ.
        self._jieba.total -= self._jieba.FREQ.get(word, 0)
        self._jieba.add_word(word, freq)
        self._tags.setdefault(word, tag)  # rjieba keeps the tag of a word it knows

    def suggested(self, word: str) -> int:
        """Return the frequency at which a word is as probable as its parts together."""
        return int(self._jieba.suggest_freq(word))

    def cut(self, text: str) -> list[str]:
        """Return the words of a run of Chinese characters."""
        words: list[str] = self._jieba.lcut(text)
        return words

    def pieces(self, word: str) -> list[tuple[str, str]]:
        """Return the dictionary words that make up a word, each with its tag."""
        return [(piece, self._tags.get(piece, "x")) for piece in self._jieba.cut(word, HMM=False)]


@cache
def default_engine() -> str:
    """Return the name of the engine that `read()` uses: rjieba where it is installed, else jieba."""
    return "rjieba" if find_spec("rjieba") else "jieba"


def check_engine(name: str | None) -> str:
    """Return the name of an engine, the default one for None; raise InputError for a name that is none."""
    if name is None:
        return default_engine()
    if name not in ENGINES:
        message = label("error.segment.unknown_engine", name=name, choices=" or ".join(ENGINES))
        raise InputError(message)
    return name


def make_engine(name: str, lexicon: Lexicon) -> Engine:
    """Return a new engine that knows the words of `lexicon`."""
    engine: Engine = RustEngine() if name == "rjieba" else PureEngine()
    if isinstance(engine, RustEngine) and lexicon.built_in:
        weights = kept(__file__, (*SOURCES, *engine.files()), lambda: _weights(engine, lexicon))
    else:
        weights = _weights(engine, lexicon)
    words = (entry.term for entry in lexicon.words())
    deque(map(engine.add, words, *weights), maxlen=0)
    return engine


def _weights(engine: Engine, lexicon: Lexicon) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the frequency and the tag of each word of a lexicon, as the engine is to know them."""
    own = {entry.term for entry in lexicon.user}
    weighed = _weighed(engine, lexicon.words(), own)
    return tuple(freq for freq, _ in weighed), tuple(intern(tag) for _, tag in weighed)


def _weighed(engine: Engine, entries: Iterable[Entry], own: set[str]) -> list[tuple[int, str]]:
    # Weighed before any is added, so that the order of the lists makes no difference.
    weighed = []
    suggested, floors = engine.suggested, _FLOOR.get
    for entry in entries:
        term, tag = entry.term, entry.tag
        floor = _FLOOR_USER if term in own else floors(len(term), _FLOOR_LONG)
        if not tag:
            pieces = engine.pieces(term)
            tag = pieces[0][1] if len(pieces) == 1 else "nz"
        weighed.append((max(floor, entry.freq, suggested(term) + 2), tag))
    return weighed
