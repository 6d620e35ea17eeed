"""Rhythm (节奏): the clauses of a speech one after another, how long each is, and how many breaths it takes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.chars import is_cjk, whole
from toolkit.errors import InputError
from toolkit.measure.parts import Places, heard
from toolkit.model import Document, Span
from toolkit.segment import clauses
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

BREATH = 24
"""How many syllables are spoken in one breath without effort: 7 seconds at 200 a minute. An assumption for warning a
speaker, not a law: set your own."""
_LATIN = re.compile(r"[A-Za-z]+")
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_HIDDEN = frozenset("*＊×〇○□△")


class Clause(NamedTuple):
    """A clause (分句) between two marks: its span without them, its sentence's number, and how many syllables it has."""

    span: Span
    sentence: int
    syllables: int


def syllables(text: str) -> int:
    """Return how many syllables it takes to say `text`: what listeners hear, and what speaking time goes by.

    A Chinese character and a digit count one each (years are read digit by digit; larger numbers take a little more), `%` three
    (百分之), a point between digits one, a hidden name (`**`) one a sign, Latin words one a group of vowels and abbreviations
    in capitals one a letter. Marks count nothing.

    >>> [syllables(text) for text in ("抓落实。", "3.2%", "2022年", "**区委", "GDP", "model")]
    [3, 6, 5, 4, 3, 2]
    """
    count = 0
    for i, character in enumerate(text):
        if is_cjk(character) or character in _HIDDEN or character.isdigit():
            count += 1
        elif character in "%％":
            count += 3
        elif character in ".．" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
            count += 1
    for word in _LATIN.findall(text):
        count += len(word) if word.isupper() else max(1, len(_VOWELS.findall(word)))
    return count


def clauses_of(doc: Document, within: Span | None = None) -> tuple[Clause, ...]:
    """Return the clauses of a speech, or of a stretch of it, in text order; those without a syllable are left out.

    Title and byline are not heard, and are left out unless `within` holds them. A clause ends at ，；：。！？…… or a dash, or where its sentence ends; `、` ends none.
    """
    area = heard(doc) if within is None else within
    found = []
    first = bisect_right(doc.sentences, area.start, key=lambda sentence: sentence.stop)
    last = bisect_left(doc.sentences, area.stop, key=lambda sentence: sentence.start)
    for number in range(first, last):
        sentence = doc.sentences[number]
        stretch = Span(max(sentence.start, area.start), min(sentence.stop, area.stop))
        for span in clauses(doc.shadow, stretch):
            size = syllables(span.of(doc.text))
            if size:
                found.append(Clause(span.trimmed(doc.text), number, size))
    return tuple(found)


def breath_groups(spoken_clauses: Iterable[Clause], breath: int = BREATH) -> tuple[tuple[Clause, ...], ...]:
    """Return the clauses packed into breath groups (气群): as many in one breath as fit into `breath` syllables.

    A breath is taken at the end of every sentence, and at a clause's end where the next clause would not fit. A clause that is
    longer by itself is a group of its own: there the speaker must breathe where no mark says so. Raises InputError for a
    breath below 1.

    >>> made = [Clause(Span(0, 8), 0, 8), Clause(Span(9, 19), 0, 10), Clause(Span(20, 30), 0, 10), Clause(Span(31, 35), 1, 4)]
    >>> [sum(c.syllables for c in group) for group in breath_groups(made, 20)]
    [18, 10, 4]
    """
    if breath < 1:
        message = label("error.measure.breath", breath=breath)
        raise InputError(message)
    return tuple(_packed(spoken_clauses, breath))


def _packed(spoken_clauses: Iterable[Clause], breath: int) -> Iterator[tuple[Clause, ...]]:
    group: list[Clause] = []
    for clause in spoken_clauses:
        full = sum(c.syllables for c in group) + clause.syllables > breath
        if group and (full or clause.sentence != group[-1].sentence):
            yield tuple(group)
            group = []
        group.append(clause)
    if group:
        yield tuple(group)


def rhythm(
    doc: Document, *, breath: int = BREATH, within: Span | None = None, lang: str | None = None
) -> "pd.DataFrame":
    """Return one row for each clause, in the order in which it is heard.

    Columns: `clause` (its text), `syllables` (see `syllables`), `sentence` (number from 0), `breath` (number of its breath group
    from 0, see `breath_groups`), `overlong` (longer than one breath), `like_before` (as long as the clause before it: the beat
    of parallel clauses), `section`, `index` (of the section, missing outside), `start`, `stop`. `within` keeps a stretch.

    >>> import toolkit as tk
    >>> table = rhythm(tk.read("述职评议会讲话"))
    >>> bool((table["overlong"] == (table["syllables"] > 24)).all())
    True
    """
    import pandas as pd

    text, told = whole(doc.text), clauses_of(doc, within)
    numbers = [number for number, group in enumerate(breath_groups(told, breath)) for _ in group]
    sizes = [clause.syllables for clause in told]
    sections, names = Places(doc, lang).along([clause.span.start for clause in told])
    table = pd.DataFrame(
        {
            "clause": pd.Series([clause.span.of(text) for clause in told], dtype="str"),
            "syllables": pd.array(sizes, dtype="int64"),
            "sentence": pd.array([clause.sentence for clause in told], dtype="int64"),
            "breath": pd.array(numbers, dtype="int64"),
            "overlong": pd.array([size > breath for size in sizes], dtype="bool"),
            "like_before": pd.array([i > 0 and size == sizes[i - 1] for i, size in enumerate(sizes)], dtype="bool"),
            "section": pd.Series(names, dtype="str"),
            "index": pd.array(sections, dtype="Int64"),
            "start": pd.array([clause.span.start for clause in told], dtype="int64"),
            "stop": pd.array([clause.span.stop for clause in told], dtype="int64"),
        }
    )
    return titled(table)
