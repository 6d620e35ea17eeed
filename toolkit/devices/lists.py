"""The word lists behind the word and stance devices, and one pass that finds every listed word in a text.

A list is `toolkit/wordlists/devices/NAME.tsv`, joined by what the lexicon lists of the same class: lines that start with `#` say where it came from, the first other line names the
columns. All lists go into two tables keyed by the first four characters of each word, or by the first two of a shorter one,
so that a text is walked through twice, whatever the number of lists.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress
from operator import itemgetter
from pathlib import Path
from typing import Literal

from toolkit.chars import two_bytes
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
_RARE = "rare"


Row = tuple[str, ...]
Hit = tuple[int, int, Row]
"""A listed word found in a text: where it starts and stops, and its row."""


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of list `name` in file order, without comments and header; short rows are filled with `""`.

    >>> ("短板", "tool") in {row[:2] for row in rows("metaphors")}
    True
    """
    return tuple(_rows(_OWN / f"{name}.tsv"))


def _rows(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]
    width = len(cells[0])
    return [row if len(row) == width else row + ("",) * (width - len(row)) for row in cells[1:]]


@cache
def _lexicon() -> dict[str, list[Row]]:
    """Class → (term, class) of the lexicon's own lists."""
    found: dict[str, list[Row]] = {kind: [] for kinds in LISTS.values() for kind in kinds}
    for entry in Lexicon.default().entries:
        if entry.kind in found:
            found[entry.kind].append((entry.term, entry.kind))
    return found


def _joined(name: str) -> dict[str, Row]:
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


def _spelt(words: dict[str, Row]) -> Iterator[tuple[str, Row]]:
    """Yield an idiom of two halves as it may be written: 前怕狼，后怕虎 with `、`, without a mark, and the other way round."""
    for word, row in words.items():
        one, mark, two = word.partition("，")
        half = len(word) // 2
        if mark:
            yield from ((one + two, row), (f"{one}、{two}", row))
        elif len(word) in {8, 10, 12, 14}:
            yield from ((f"{word[:half]}{other}{word[half:]}", row) for other in "，、")


_Entry = tuple[str, int, str, Row]
"""A word, its size, its list, its row."""
_Bucket = tuple[int, list[_Entry], dict[str, list[_Entry]]]
"""Listed words that open alike: how many characters they share, those that are no more than that, and what comes next → the others."""
_FORMATS: dict[int, Literal["Q", "I", "H"]] = {4: "Q", 2: "I", 1: "H"}
"""Characters by which a word is looked up (the most that it has), and how they are read as one number."""


def _numbers(codes: bytes, start: int, size: int) -> "memoryview[int]":
    """Return every `size` characters from the one at `start` on as one number: far cheaper to look up than slices.

    No word has NUL, nor a character that is taken for it.
    """
    rest = memoryview(codes)[2 * start :]
    return rest[: len(rest) - len(rest) % (2 * size)].cast(_FORMATS[size])


def _size(word: str) -> int:
    return 4 if len(word) > 3 else min(len(word), 2)


@cache
def _index() -> dict[int, dict[int, str]]:
    """How many characters are looked up → their number → the words that open so, a line each, the longest first."""
    return kept(__file__, (*SOURCES, *sorted(_OWN.glob("*.tsv"))), _lines)


def _lines() -> dict[int, dict[int, str]]:
    listed = [(word, name, row) for name in LISTS for word, row in _joined(name).items()]
    listed += [(word, _RARE, (word, _RARE)) for word in rare_idioms()]
    listed.sort(key=_length, reverse=True)
    index: defaultdict[str, list[str]] = defaultdict(list)
    for word, name, row in listed:
        index[word[: _size(word)]].append("\t".join((word, name, *row)))
    found: dict[int, dict[int, str]] = {}
    for size in _FORMATS:
        keys = [key for key in index if len(key) == size]
        numbers = _numbers(two_bytes("".join(keys)), 0, size)
        found[size] = {number: "\n".join(index[key]) for number, key in zip(numbers, keys, strict=True)}
    return found


def _length(item: tuple[str, str, Row]) -> int:
    return len(item[0])


@cache
def _bucket(lines: str) -> _Bucket:
    """Return the words of one entry of the index."""
    cells = [line.split("\t") for line in lines.split("\n")]
    entries = [(word, len(word), name, tuple(row)) for word, name, *row in cells]
    size = _size(entries[0][0])
    longer: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        longer[entry[0][size : size + 1]].append(entry)
    return size, longer.pop("", []), dict(longer)


@cache
def _singles() -> dict[str, list[_Entry]]:
    """Character → the listed words that are this one character."""
    buckets = map(_bucket, _index()[1].values())
    return {whole[0][0]: whole for _, whole, _ in buckets}


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

    >>> is_listed("idioms", "万众一心"), is_listed("idioms", "四个意识"), is_listed("idioms", "三𠮷四")
    (True, False, False)
    """
    size = _size(word)
    lines = _index()[size].get(_numbers(two_bytes(word[:size]), 0, size)[0]) if word else None
    if lines is None:
        return False
    _, whole, longer = _bucket(lines)
    entries = longer.get(word[size], ()) if len(word) > size else whole
    return any(entry == word and owner == name for entry, _, owner, _ in entries)


@cache
def rare_idioms() -> frozenset[str]:
    """Return the idioms of four characters that dictionaries list and speeches hardly use.

    >>> "群轻折轴" in rare_idioms(), "群众路线" in rare_idioms()
    (True, False)
    """
    return frozenset(word for line in _rows(_OWN / "idioms_rare.tsv") for word in line[0].split())


def _openings(text: str) -> list[tuple[int, _Bucket]]:
    """Return where listed words may open in `text`, in order, with the words that do."""
    codes, places = two_bytes(text), range(len(text))
    found: list[tuple[int, _Bucket]] = []
    for size, known in ((4, _index()[4].get), (2, _index()[2].get)):
        for start in range(size):
            lines = list(map(known, _numbers(codes, start, size)))
            found += zip(compress(places[start::size], lines), map(_bucket, filter(None, lines)), strict=True)
    found.sort(key=itemgetter(0))
    return found


@lru_cache(maxsize=4)
def hits(text: str) -> dict[str, tuple[Hit, ...]]:
    """Return list → its words found in `text`, leftmost first, the longer where two of one list overlap.

    A word is found wherever its characters stand; whether it is a word there is for the caller to judge.

    >>> [row[0] for _, _, row in hits("更上一层楼，补齐短板")["metaphors"]]
    ['更上一层楼', '短板']
    """
    found: dict[str, list[Hit]] = {name: [] for name in (*LISTS, _RARE)}
    ends = dict.fromkeys(found, 0)
    closed = f"{text}\n"
    for at, (shared, here, longer) in _openings(text):
        if (others := longer.get(closed[at + shared])) is not None:
            here = [*here, *[entry for entry in others if text.startswith(entry[0], at)]]  # noqa: PLW2901 - both at once
        for _, size, name, row in here:
            stop = at + size
            if at < ends[name]:
                if size <= ends[name] - found[name][-1][0]:
                    continue
                found[name].pop()
            found[name].append((at, stop, row))
            ends[name] = stop
    singles = _singles()
    for match in _any_single().finditer(text):
        at = match.start()
        for _, size, name, row in singles[match.group()]:
            found[name].append((at, at + size, row))
    if rare := found.pop(_RARE):
        taken = {at for start, stop, _ in found["idioms"] for at in range(start, stop)}
        clear = [hit for hit in rare if taken.isdisjoint((hit[0], hit[1] - 1))]
        found["idioms"] = sorted(found["idioms"] + clear)
    return {name: tuple(items) for name, items in found.items()}
