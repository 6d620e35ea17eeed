"""Stance by section and by function (语气与立场): directives and their force, praise and criticism, person, boosters, hedges."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.chars import count_cjk
from toolkit.errors import InputError
from toolkit.measure.parts import parts
from toolkit.model import FUNCTIONS, STANCE_DEVICES, Document, Finding, Span
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

BY = ("section", "function")
"""What `stance` can tell apart."""
COUNTS = (
    "directive",
    *(f"directive_{strength}" for strength in (4, 3, 2, 1)),
    "praise",
    "criticism",
    "i",
    "we",
    "you",
    "you_plain",
    "booster",
    "hedge",
    "authority",
)
"""The columns that count; `i` … `you_plain` are words of person."""


def stance(doc: Document, *, by: str = "section") -> "pd.DataFrame":
    """Return what the speaker's stance is in each part of a speech: one row a top-level section, or a function (`by="function"`).

    Columns: `part`, `characters` (Chinese ones), the COUNTS, `strength` (mean force of the directives, 1 to 4; empty where
    there is none), `directives_per_1000` characters and `praise_share` (praise in all appraisals; empty where there is none).
    A finding belongs to the part in which it starts. Raises InputError for another `by`.

    >>> from toolkit.reading import read
    >>> table = stance(read("述职评议会讲话"))
    >>> int(table["directive"].sum()) > 10
    True
    """
    import pandas as pd

    rows = [_row(name, size, found) for name, size, found in _grouped(doc, by)]
    columns = ["part", "characters", *COUNTS, "strength", "directives_per_1000", "praise_share"]
    return titled(pd.DataFrame(rows, columns=columns))


def _grouped(doc: Document, by: str) -> Iterable[tuple[str, int, list[Finding]]]:
    """Name, size in Chinese characters and findings of each part, empty parts left out."""
    if by not in BY:
        message = label("error.measure.stance_by", by=by, choices=", ".join(BY))
        raise InputError(message)
    found = [finding for finding in doc.findings if finding.device in STANCE_DEVICES]
    if by == "section":
        for part in parts(doc, "section"):
            yield part.name, count_cjk(part.of(doc.text)), _starting_in(found, [part])
        return
    for name in FUNCTIONS:
        moves = [move for move in doc.moves if move.name == name]
        if moves:
            yield label(f"function.{name}"), sum(count_cjk(m.of(doc.text)) for m in moves), _starting_in(found, moves)


def _starting_in(found: list[Finding], spans: Iterable[Span]) -> list[Finding]:
    stretches = list(spans)
    return [f for f in found if any(span.start <= f.start < span.stop for span in stretches)]


def _row(name: str, size: int, found: list[Finding]) -> dict[str, object]:
    counts: Counter[str] = Counter()
    for finding in found:
        counts.update(_names(finding))
    strengths = [int(finding.detail("strength") or 0) for finding in found if finding.device == "directive"]
    judged = counts["praise"] + counts["criticism"]
    return {
        "part": name,
        "characters": size,
        **{column: counts[column] for column in COUNTS},
        "strength": sum(strengths) / len(strengths) if strengths else None,
        "directives_per_1000": len(strengths) / size * 1000 if size else 0.0,
        "praise_share": counts["praise"] / judged if judged else None,
    }


def _names(finding: Finding) -> tuple[str, ...]:
    """The columns a finding is counted in."""
    if finding.device == "directive":
        return "directive", f"directive_{finding.detail('strength')}"
    if finding.device == "appraisal":
        return ("praise" if finding.detail("polarity") == "+" else "criticism",)
    if finding.device == "person":
        return (str(finding.detail("who")),)
    return (finding.device,)
