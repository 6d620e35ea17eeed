"""The word lists behind the word and stance devices, and one pass that finds every listed word in a text.

A list is `toolkit/wordlists/devices/NAME.tsv`, joined by what the lexicon lists of the same class: lines that start with `#` say where it came from, the first other line names the
columns. All lists go into one table keyed by the first three characters of each word, so that a text is walked through
once, whatever the number of lists.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress
from operator import add
from pathlib import Path
from typing import NamedTuple

from toolkit.kept import kept
from toolkit.lexicon import SOURCES, Lexicon

_WORDLISTS = Path(__file__).resolve().parent.parent / "wordlists"
_OWN = _WORDLISTS / "devices"
LISTS = {
    "idioms": ("idiom",),
    "four_character": ("four_character",),
    "numeric_abbreviations": ("numeric_abbreviation",),
    "formulas": ("policy_term", "stock_praise", "stock_demand", "stock_opening", "stock_closing"),
    "metaphors": (),
    "image_frames": (),
    "boosters": (),
    "hedges": (),
    "appraisals": (),
}
"""The lists looked for in a text, each with the classes of the lexicon's own lists that join it."""


class Hit(NamedTuple):
    """A listed word found in a text: where, in which list, and its row."""

    start: int
    stop: int
    row: tuple[str, ...]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of list `name` in file order, without comments and header; short rows are filled with `""`.

    >>> ("短板", "tool") in {row[:2] for row in rows("metaphors")}
    True
    """
    return tuple(_rows(_OWN / f"{name}.tsv"))


def _rows(path: Path) -> list[tuple[str, ...]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]
    width = len(cells[0])
    return [row if len(row) == width else row + ("",) * (width - len(row)) for row in cells[1:]]


@cache
def _lexicon() -> dict[str, list[tuple[str, ...]]]:
    """Class → (term, class) of the lexicon's own lists."""
    found: dict[str, list[tuple[str, ...]]] = {kind: [] for kinds in LISTS.values() for kind in kinds}
    for entry in Lexicon.default().entries:
        if entry.kind in found:
            found[entry.kind].append((entry.term, entry.kind))
    return found


def _joined(name: str) -> dict[str, tuple[str, ...]]:
    """Word → row of one list, the lexicon's part first; an own row overrules, and one marked `no` takes a word out."""
    words = {row[0]: row for kind in LISTS[name] for row in _lexicon()[kind]}
    for row in rows(name):
        if row[-1] == "no":
            words.pop(row[0], None)
        else:
            words[row[0]] = row
    if name in {"idioms", "metaphors"}:
        words |= dict(_spelt(words))
    return words


def _spelt(words: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield an idiom of two halves as it may be written: 前怕狼，后怕虎 with `、`, without a mark, and the other way round."""
    for word, row in words.items():
        one, mark, two = word.partition("，")
        half = len(word) // 2
        if mark:
            yield from ((one + two, row), (f"{one}、{two}", row))
        elif len(word) in {8, 10, 12, 14}:
            yield from ((f"{word[:half]}{other}{word[half:]}", row) for other in "，、")


_Bucket = list[tuple[str, str, tuple[str, ...]]]
_KEY = 3
"""Characters by which a word is looked up."""


@cache
def _index() -> dict[str, str | _Bucket]:
    """First three characters, or all of a shorter word → the words that open so: a line each until one of them is looked up."""
    return kept(__file__, (*SOURCES, *sorted(_OWN.glob("*.tsv"))), _lines)


def _lines() -> dict[str, str | _Bucket]:
    index: defaultdict[str, _Bucket] = defaultdict(list)
    for name in LISTS:
        for word, row in _joined(name).items():
            index[word[:_KEY]].append((word, name, row))
    lines: dict[str, str | _Bucket] = {}
    for key, bucket in index.items():
        bucket.sort(key=_length, reverse=True)
        lines[key] = "\n".join("\t".join((word, name, *row)) for word, name, row in bucket)
    return lines


def _bucket(key: str) -> _Bucket:
    """Return the words that open with `key` as (word, list, row), the longest first."""
    found = _index().get(key, [])
    if isinstance(found, str):
        split = (line.split("\t") for line in found.split("\n"))
        found = _index()[key] = [(word, name, tuple(row)) for word, name, *row in split]
    return found


@cache
def _singles() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Character → (list, row) of the listed words that are one character long."""
    return {key: [(name, row) for _, name, row in _bucket(key)] for key in _index() if len(key) == 1}


@cache
def _any_single() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_singles()))}]")


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words that stand on list `name`.

    >>> "从严从实" in words_of("four_character")
    True
    """
    return frozenset(_joined(name))


def is_listed(name: str, word: str) -> bool:
    """Return whether `word` stands on list `name`.

    >>> is_listed("idioms", "万众一心"), is_listed("idioms", "四个意识")
    (True, False)
    """
    return any(entry == word and owner == name for entry, owner, _ in _bucket(word[:_KEY]))


@cache
def rare_idioms() -> frozenset[str]:
    """Return the idioms of four characters that dictionaries list and speeches hardly use.

    >>> "群轻折轴" in rare_idioms(), "群众路线" in rare_idioms()
    (True, False)
    """
    return frozenset(word for line in _rows(_OWN / "idioms_rare.tsv") for word in line[0].split())


@cache
def _rare_openings() -> frozenset[str]:
    return frozenset(word[:2] for word in rare_idioms())


def _rare(text: str, pairs: Sequence[str], known: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the rare idioms that stand in `text` clear of the `known` ones."""
    rare = rare_idioms()
    found = compress(range(len(pairs)), map(_rare_openings().__contains__, pairs))
    if places := [at for at in found if text[at : at + 4] in rare]:
        taken = {at for hit in known for at in range(hit.start, hit.stop)}
        yield from (Hit(at, at + 4, (text[at : at + 4], "rare")) for at in places if not taken & {at, at + 3})


def _length(item: tuple[str, str, tuple[str, ...]]) -> int:
    return len(item[0])


@cache
def _openings() -> frozenset[str]:
    """The first two characters of the listed words of three and more."""
    return frozenset(key[:2] for key in _index() if len(key) == _KEY)


def _all(text: str, pairs: Sequence[str]) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Yield every listed word of two characters or more, by where it starts, the longest first."""
    index, places = _index(), range(len(pairs))
    short = set(compress(places, map(index.__contains__, pairs)))
    long = {at for at in compress(places, map(_openings().__contains__, pairs)) if text[at : at + _KEY] in index}
    for at in sorted(short | long):
        if at in long:
            for word, name, row in _bucket(text[at : at + _KEY]):
                if text.startswith(word, at):
                    yield at, word, name, row
        if at in short:
            for word, name, row in _bucket(pairs[at]):
                yield at, word, name, row


def _single(text: str) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    singles = _singles()
    for match in _any_single().finditer(text):
        at, char = match.start(), match.group()
        for name, row in singles[char]:
            yield at, char, name, row


@lru_cache(maxsize=4)
def hits(text: str) -> dict[str, tuple[Hit, ...]]:
    """Return list → its words found in `text`, leftmost first, the longer where two of one list overlap.

    A word is found wherever its characters stand; whether it is a word there is for the caller to judge.

    >>> [hit.row[0] for hit in hits("更上一层楼，补齐短板")["metaphors"]]
    ['更上一层楼', '短板']
    """
    found: dict[str, list[Hit]] = {name: [] for name in LISTS}
    chars = list(text)
    pairs = list(map(add, chars, chars[1:]))
    for at, word, name, row in _all(text, pairs):
        kept = found[name]
        if kept and kept[-1].stop > at:
            if kept[-1].stop - kept[-1].start >= len(word):
                continue
            kept.pop()
        kept.append(Hit(at, at + len(word), row))
    for at, word, name, row in _single(text):
        found[name].append(Hit(at, at + len(word), row))
    found["idioms"] = sorted([*found["idioms"], *_rare(text, pairs, found["idioms"])])
    return {name: tuple(items) for name, items in found.items()}
