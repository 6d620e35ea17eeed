"""The lexicon: which words the segmenter keeps whole, what class they are, and what they mean in English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import repeat
from os import PathLike
from pathlib import Path
from sys import intern
from types import MappingProxyType

from toolkit.errors import InputError
from toolkit.files import write_atomic
from toolkit.kept import kept
from toolkit.lexicon.entries import NO_WORD, Entry, Row
from toolkit.lexicon.userfile import read_user_file, read_user_text
from toolkit.theme import label

WORDLISTS = Path(__file__).resolve().parent.parent / "wordlists"
"""The folder of the built-in lists: one `.tsv` a field, columns `term class english source tag`."""
SOURCES = (*sorted(WORDLISTS.glob("*.tsv")), Path(__file__).with_name("entries.py"), Path(__file__))
"""The files that the built-in lexicon is made from."""
_JOIN, _SPLIT = "join", "split"
_BAR = "/"


@dataclass(frozen=True)
class Lexicon:
    """A set of entries, the user's own after (and before, in weight) the built-in ones, and words mended by hand.

    `joined` are strings that are always one word; `split` are strings that are always cut as given. `rows` tells what became of every
    row of the users' files (see `lexicon_report`). `tags` puts right what the
    segmenter's dictionary tags wrongly (落实 as an adjective, 谢谢 as a name).

    >>> lexicon = Lexicon.default()
    >>> lexicon.get("管党治党").english, lexicon.class_of("高屋建瓴"), "补短板" in lexicon
    ('govern and run the Party', 'idiom', True)
    >>> lexicon.with_terms("三聚三促").class_of("三聚三促")
    'user'
    """

    entries: tuple[Entry, ...] = ()
    user: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()
    joined: tuple[str, ...] = ()
    split: tuple[tuple[str, ...], ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def default() -> "Lexicon":
        """Return the lexicon of the built-in word lists, read once."""
        return _default()

    @staticmethod
    def empty() -> "Lexicon":
        """Return a lexicon without entries: the segmenter then works with its own dictionary alone."""
        return Lexicon()

    @property
    def built_in(self) -> bool:
        """Whether its entries are those of the built-in lists, and none is the user's.

        >>> Lexicon.default().built_in, Lexicon.default().with_terms("三聚三促").built_in
        (True, False)
        """
        return not self.user and self.entries is _default().entries

    @cached_property
    def _index(self) -> Mapping[str, Entry]:
        # A term may stand in two lists, as a word and as a stock phrase: the word comes first, the user's above both.
        index: dict[str, Entry] = {}
        for entry in (*self.user, *self.entries):
            known = index.get(entry.term)
            if known is None or (not known.is_word and entry.is_word and known not in self.user):
                index[entry.term] = entry
        return MappingProxyType(index)

    def __contains__(self, term: object) -> bool:
        return term in self._index

    def __len__(self) -> int:
        return len(self._index)

    def __repr__(self) -> str:
        return f"<Lexicon: {len(self)} terms, {len(self.user)} of the user's own, digest {self.digest}>"

    def get(self, term: str) -> Entry | None:
        """Return the entry for `term`, the user's own before a built-in one, or None."""
        return self._index.get(term)

    def class_of(self, term: str) -> str | None:
        """Return the class of `term` (see `entries.CLASSES`), or None for a term that is not in the lexicon."""
        entry = self.get(term)
        return entry.kind if entry else None

    def gloss(self, term: str) -> str | None:
        """Return the English gloss of `term`, or None where there is none; idioms are listed without one."""
        entry = self.get(term)
        return (entry.english or None) if entry else None

    def of_class(self, *kinds: str) -> tuple[Entry, ...]:
        """Return every entry of the given classes, built-in first; a term may stand under two classes."""
        return tuple(entry for entry in (*self.entries, *self.user) if entry.kind in kinds)

    def words(self) -> tuple[Entry, ...]:
        """Return the entries that the segmenter keeps whole, each term once."""
        return self._words

    @cached_property
    def _words(self) -> tuple[Entry, ...]:
        return tuple([entry for entry in self._index.values() if entry.tag != NO_WORD])

    @cached_property
    def digest(self) -> str:
        """Twelve characters that change whenever a word, a tag or a mended word does; kept in a Document's settings."""
        import hashlib

        lines = [f"{e.term}\t{e.tag}\t{e.freq}" for e in self.words()]
        lines += [f"{_JOIN}\t{word}" for word in self.joined] + [f"{_SPLIT}\t{_BAR.join(cut)}" for cut in self.split]
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def with_terms(self, *terms: str | Entry, kind: str = "user", tag: str = "") -> "Lexicon":
        """Return a lexicon with more of the user's own terms, checked like the rows of a user's file.

        A term that cannot be a word (empty, with a clause mark in it) raises InputError.
        """
        added = []
        for term in terms:
            entry = term if isinstance(term, Entry) else Entry(term.strip(), kind, "", "", tag)
            _, rows = read_user_text(f"term\n{entry.term or ' '}\t\n")
            if not entry.term or rows[0].problem:
                message = label("error.lexicon.not_one_word", term=entry.term)
                raise InputError(message)
            added.append(entry)
        rows = tuple(Row("", number, entry.term) for number, entry in enumerate(added, 1))
        return self._with_user(tuple(added), rows)

    def with_file(self, path: str | PathLike[str]) -> "Lexicon":
        """Return a lexicon with the entries of a user's dictionary (TSV, CSV, jieba's format) and of a saved one.

        No bad row stops the rest: `rows` and `lexicon_report` tell what became of each. Raises InputError for an unreadable file.
        """
        entries, rows = read_user_file(path)
        joined = tuple(e.term for e in entries if e.kind == _JOIN)
        split = tuple(tuple(e.term.split(_BAR)) for e in entries if e.kind == _SPLIT)
        plain = tuple(e for e in entries if e.kind not in {_JOIN, _SPLIT})
        told = tuple(row for row in rows if row.term not in {e.term for e in entries if e.kind in {_JOIN, _SPLIT}})
        return self._with_user(plain, told).mended(join=joined, split=split)

    def mended(self, *, join: Iterable[str] = (), split: Iterable[Iterable[str]] = ()) -> "Lexicon":
        """Return a lexicon that always keeps the strings of `join` whole and cuts those of `split` into the given parts.

        A later word on the same string overrules an earlier one.
        """
        joined, cuts = tuple(join), tuple(tuple(parts) for parts in split)
        said = {*joined, *("".join(parts) for parts in cuts)}
        return replace(
            self,
            joined=(*(word for word in self.joined if word not in said), *joined),
            split=(*(parts for parts in self.split if "".join(parts) not in said), *cuts),
        )

    def _with_user(self, entries: tuple[Entry, ...], rows: tuple[Row, ...]) -> "Lexicon":
        own = {entry.term for entry in self.user}
        fresh = tuple(entry for entry in entries if entry.term not in own)
        told = tuple(
            replace(row, problem="duplicate", detail="0") if not row.problem and row.term in own else row
            for row in rows
        )
        return replace(self, user=(*self.user, *fresh), rows=(*self.rows, *told))

    def save(self, path: str | PathLike[str], *, overwrite: bool = False) -> Path:
        """Write the user's own terms and all mended words as a TSV dictionary that `with_file` reads; return its path."""
        lines = ["term\tclass\tenglish\tsource\ttag\tfreq"]
        lines += [
            "\t".join((e.term, e.kind, e.english, e.source, e.tag, str(e.freq) if e.freq else "")) for e in self.user
        ]
        lines += [f"{word}\t{_JOIN}\t\t\t\t" for word in self.joined]
        lines += [f"{_BAR.join(parts)}\t{_SPLIT}\t\t\t\t" for parts in self.split]
        return write_atomic(path, "\n".join(lines) + "\n", overwrite=overwrite)


@cache
def _default() -> Lexicon:
    columns, places, tags, digest = kept(__file__, SOURCES, _columns)
    entries = tuple(map(tuple.__new__, repeat(Entry), zip(*columns, repeat(0), strict=False)))
    lexicon = Lexicon(entries, tags=MappingProxyType(tags))
    first = map(entries.__getitem__, places)
    # What follows from the entries is known already: cached properties look here first.
    lexicon.__dict__.update(_index=MappingProxyType({entry.term: entry for entry in first}), digest=digest)
    return lexicon


def _columns() -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...], dict[str, str], str]:
    """Return the built-in lists by column, where the entry of each term stands, the tags put right, and the digest."""
    rows: list[tuple[str, str, str, str, str]] = []
    tags: dict[str, str] = {}
    for path in sorted(WORDLISTS.glob("*.tsv")):
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        if header.startswith("term\ttag"):
            tags.update((term, tag) for term, tag, _ in (line.split("\t") for line in lines))
            continue
        for line in lines:
            term, kind, english, source, tag = line.split("\t")
            rows.append((term, intern(kind), english, intern(source), intern(tag)))
    entries = tuple(Entry(*row) for row in rows)
    lexicon = Lexicon(entries)
    place = {id(entry): at for at, entry in enumerate(entries)}
    places = tuple(place[id(entry)] for entry in lexicon._index.values())  # noqa: SLF001 - its own
    return tuple(zip(*rows, strict=True)), places, tags, lexicon.digest
