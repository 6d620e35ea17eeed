"""What the figures on words share: their tables, the classes' colours, and the parts drawn behind a text's length."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.figures.base import safe, shortened
from toolkit.measure.counts import WORD_CLASSES
from toolkit.measure.parts import Part, parts
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.colours import Cue, paper, series

if TYPE_CHECKING:
    import pandas as pd

_SHOWN_CLASSES = ("noun", "verb", "adjective", "abbreviation", "phrase", "adverb", "place")


def table_of(rows: Iterable[Sequence[Any]], columns: Sequence[str], lang: str | None) -> "pd.DataFrame":
    """Return rows as a table whose columns are named in `lang`."""
    import pandas as pd

    return pd.DataFrame(list(rows), columns=[label(f"measure.{column}", lang) for column in columns])


def class_cue(name: str) -> Cue:
    """Return how a class of words is drawn: seven have looks of their own, the others share the eighth.

    >>> class_cue("noun") == class_cue("verb"), class_cue("time") == class_cue("other")
    (False, True)
    """
    if name not in WORD_CLASSES or name not in _SHOWN_CLASSES:
        return series(7)
    return series(_SHOWN_CLASSES.index(name))


def stretches(doc: Document, lang: str | None) -> tuple[Part, ...]:
    """Return the parts of a speech to draw behind its length; none where it has no sections."""
    return parts(doc, lang=lang) if doc.sections else ()


def part_marks(
    pieces: Sequence[tuple[float, float, str]], length: float, theme: str
) -> dict[str, list[dict[str, Any]]]:
    """Return the lines between parts and their names above the plot, as layout `shapes` and `annotations`.

    Each piece is (start, stop, name) on the x axis. A name is shortened to the room it has, and left out where that is
    too small for four characters.
    """
    sheet = paper(theme)
    shapes = [
        dict(
            type="line", x0=start, x1=start, y0=0, y1=1, yref="paper", line=dict(color=sheet.line, width=1, dash="dot")
        )
        for start, _, _ in pieces[1:]
    ]
    notes = []
    for start, stop, name in pieces:
        units = int((stop - start) / max(1.0, length) * 110)
        if units >= 8:
            notes.append(
                dict(
                    x=(start + stop) / 2,
                    y=1.0,
                    yref="paper",
                    yanchor="bottom",
                    text=safe(shortened(name, units)),
                    showarrow=False,
                    font=dict(size=12, color=sheet.muted),
                )
            )
    return {"shapes": shapes, "annotations": notes}
