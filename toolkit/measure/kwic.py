"""Concordance (索引行, KWIC): every occurrence of what is asked for, with its surroundings and its section."""

import re
from typing import TYPE_CHECKING

from toolkit.chars import whole
from toolkit.errors import InputError
from toolkit.measure.parts import Places
from toolkit.measure.query import matches
from toolkit.model import Document
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

SORTS = ("text", "left", "right", "match")
_BREAKS = "\n\r\t\v\f\u2028\u2029\x85"


def kwic(
    doc: Document,
    query: str | re.Pattern[str],
    kind: str | None = None,
    *,
    width: int = 20,
    sort: str = "text",
    lang: str | None = None,
) -> "pd.DataFrame":
    """Return one row for each occurrence of `query` in the unaltered text, whatever the segmentation.

    Columns: `left`, `match`, `right` (contexts of at most `width` characters; line breaks and tabs shown as a blank each),
    `section` (marker and heading of the deepest section the line stands in, else its zone, or that it is a transition), `index` (of that
    section in `doc.sections`, missing outside), `start`, `stop`. Occurrences do not overlap, so that a string is found as
    often as `str.count` counts it.

    `kind`: `string`; `word` (only where the string begins and ends at word boundaries); `tags` (see `query.tag_matches`:
    `v n`, `抓 n+`); `regex` (stopped after two seconds). Left out, a compiled expression is a `regex`, two or more tags are
    `tags`, anything else a `string`. `sort`: `text` order, or by what stands `left` (nearest character first), `right`, or
    by the `match` itself, in the order of GB 18030, which for the 3,755 commonest characters is that of pinyin; blanks and
    marks come first. Raises InputError for an unknown option, an empty query or a pattern that cannot be used.

    >>> import toolkit as tk
    >>> doc = tk.read("述职评议会讲话")
    >>> len(kwic(doc, "问题")) == doc.text.count("问题")
    True
    """
    import pandas as pd

    if sort not in SORTS:
        message = label("error.measure.unknown_order", sort=sort, choices=", ".join(SORTS))
        raise InputError(message)
    if width < 0:
        message = label("error.measure.narrow_context", width=width)
        raise InputError(message)
    text = line = whole(doc.text)
    for mark in _BREAKS:  # many times quicker than str.translate where most marks are absent
        line = line.replace(mark, " ")
    places = Places(doc, lang)
    found = list(matches(doc, query, kind))
    starts, stops = [start for start, _ in found], [stop for _, stop in found]
    left = [line[max(0, start - width) : start] for start in starts]
    right = [line[stop : stop + width] for stop in stops]
    middle = [text[start:stop] for start, stop in found]
    sections, names = places.along(starts)
    frame = pd.DataFrame(
        {
            "left": pd.Series(left, dtype="str"),
            "match": pd.Series(middle, dtype="str"),
            "right": pd.Series(right, dtype="str"),
            "section": pd.Series(names, dtype="str"),
            "index": pd.array(sections, dtype="Int64"),
            "start": pd.array(starts, dtype="int64"),
            "stop": pd.array(stops, dtype="int64"),
        }
    )
    if sort == "text":
        return titled(frame)
    keys = {"left": [words[::-1] for words in left], "right": right, "match": middle}[sort]
    order = sorted(range(len(keys)), key=lambda i: collation(keys[i]))
    return titled(frame.iloc[order].reset_index(drop=True))


def collation(text: str) -> bytes:
    """Return a sort key in the order of GB 18030: ASCII, marks, common characters by pinyin, then by radical.

    >>> sorted(["题", "问", "一", "A", "，"], key=collation)
    ['A', '，', '题', '问', '一']
    """
    return text.encode("gb18030", errors="replace")
