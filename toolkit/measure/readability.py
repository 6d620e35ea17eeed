"""Aural readability (听读难度): how hard a speech is on its listeners and its speaker, part by part."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from statistics import mean, median
from typing import TYPE_CHECKING

from toolkit.chars import count_cjk, is_cjk
from toolkit.collector import at_rest
from toolkit.errors import InputError
from toolkit.measure.counts import per_thousand
from toolkit.measure.parts import heard, parts
from toolkit.measure.rhythm import BREATH, Clause, breath_groups, clauses_of
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

PACE = 200
"""Syllables a minute at which a formal speech is read, pauses included. News is read at about 300; reports in large halls at
160 to 200. Set the pace of your own speaker."""
COLUMNS = (
    "part",
    "characters",
    "syllables",
    "sentences",
    "clauses",
    "sentence_length",
    "longest_sentence",
    "clause_length",
    "longest_clause",
    "breath_groups",
    "breath_length",
    "overlong",
    "four_character",
    "uncommon",
    "uncommon_characters",
    "minutes",
)


@cache
def common_characters() -> frozenset[str]:
    """Return the 3,755 common characters: level 1 of GB 2312-80, which a fluent reader knows without looking twice.

    >>> len(common_characters()), "党" in common_characters(), "踔" in common_characters()
    (3755, True, False)
    """
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(cell.decode("gb2312", errors="ignore") for cell in cells) - {""}


def uncommon(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that are not among the common ones, each once, in text order.

    >>> uncommon("踔厉奋发，踔厉前行")
    ('踔',)
    """
    return tuple(dict.fromkeys(c for c in text if is_cjk(c) and c != "〇" and c not in common_characters()))


def minutes(spoken_syllables: int, pace: float = PACE) -> float:
    """Return the speaking time in minutes at `pace` syllables a minute. Raises InputError for a pace of 0 or less.

    >>> minutes(500, 200)
    2.5
    """
    if not pace > 0:
        message = label("error.measure.pace", pace=pace)
        raise InputError(message)
    return spoken_syllables / pace


def four_character_offsets(doc: Document) -> list[int]:
    """Return the offsets, rising, of the characters that stand in four-character phrases (四字格) and idioms.

    It takes the findings of the devices `four_character` and `idiom`; a character counts once however many cover it.
    """
    found = (f for device in ("four_character", "idiom") for f in doc.find(device))
    covered = {i for finding in found for i in range(finding.start, finding.stop)}
    return sorted(i for i in covered if is_cjk(doc.text[i]))


def readability(
    doc: Document, *, pace: float = PACE, breath: int = BREATH, by: str = "section", lang: str | None = None
) -> "pd.DataFrame":
    """Return what makes a speech easy or hard to hear and to say: the whole (first row) and each of its parts.

    Title and byline are left out: nobody hears them. Columns: `part`; `characters` (汉字); `syllables` (see `rhythm.syllables`); `sentences`, `clauses`; `sentence_length` and
    `clause_length` (mean, in syllables), `longest_sentence`, `longest_clause`; `breath_groups` (how many breaths),
    `breath_length` (median, in syllables), `overlong` (clauses longer than one breath of `breath` syllables);
    `four_character` (characters in four-character phrases and idioms per 1,000); `uncommon` (per 1,000 characters) and
    `uncommon_characters` (which, outside the 3,755 of GB 2312 level 1); `minutes` (speaking time at `pace` syllables a minute).
    A sentence that a part cuts is counted in each part it reaches into. Lengths of a part without clauses are NaN.
    Raises InputError for a pace or breath of 0 or less.

    >>> import toolkit as tk
    >>> table = readability(tk.read("述职评议会讲话"), pace=180)
    >>> float(round(table["minutes"][0] * 180)) == float(table["syllables"][0])
    True
    """
    import pandas as pd

    whole = (label("measure.whole", lang), heard(doc))
    pieces = (whole, *((piece.name, piece.span) for piece in parts(doc, by, lang=lang)))
    phrases = four_character_offsets(doc)
    rows = []
    with at_rest():
        for name, span in pieces:
            held = bisect_left(phrases, span.stop) - bisect_left(phrases, span.start)
            rows.append((name, *_row(span.of(doc.text), clauses_of(doc, span), held, pace=pace, breath=breath)))
    return titled(pd.DataFrame(rows, columns=list(COLUMNS)))


def _row(text: str, told: Sequence[Clause], phrases: int, *, pace: float, breath: int) -> tuple[object, ...]:
    characters, rare = count_cjk(text), uncommon(text)
    lengths = [clause.syllables for clause in told]
    by_sentence: dict[int, int] = {}
    for clause in told:
        by_sentence[clause.sentence] = by_sentence.get(clause.sentence, 0) + clause.syllables
    sentences = list(by_sentence.values())
    breaths = [sum(clause.syllables for clause in group) for group in breath_groups(told, breath)]
    nothing = float("nan")
    return (
        characters,
        sum(lengths),
        len(sentences),
        len(lengths),
        mean(sentences) if sentences else nothing,
        max(sentences, default=0),
        mean(lengths) if lengths else nothing,
        max(lengths, default=0),
        len(breaths),
        median(breaths) if breaths else nothing,
        sum(length > breath for length in lengths),
        per_thousand(phrases, characters),
        per_thousand(sum(text.count(c) for c in rare), characters),
        "".join(rare),
        minutes(sum(lengths), pace),
    )
