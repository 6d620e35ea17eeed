"""Collocates (搭配词): the words that keep a word company."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import InputError
from toolkit.measure.association import Table, log_dice, log_likelihood, mutual_information, t_score
from toolkit.measure.counts import is_word, word_class
from toolkit.measure.frequency import known_classes
from toolkit.measure.parts import spoken
from toolkit.measure.query import string_matches
from toolkit.measure.stopwords import STOP_CLASSES, stop_test
from toolkit.model import Document, Token
from toolkit.theme import label
from toolkit.theme.columns import titled

if TYPE_CHECKING:
    import pandas as pd

SCORES = ("log_likelihood", "mi", "t", "log_dice")
COLUMNS = ("word", "tag", "together", "left", "right", "count", "expected", *SCORES)


class Meetings(NamedTuple):
    """What was counted around a node: how often it comes, the size of the places looked at, and of everything.

    `near` and `totals` give for each word how often it stands in those places and altogether; `left` and `right` how often
    before and after the node (both empty when sentences are counted).
    """

    node: int
    room: int
    total: int
    near: Counter[str]
    totals: Counter[str]
    left: Counter[str]
    right: Counter[str]


def collocates(
    doc: Document,
    node: str,
    *,
    window: int | tuple[int, int] | str = 5,
    stop: Iterable[str] = STOP_CLASSES,
    classes: Iterable[str] | None = None,
    at_least: int = 2,
    sort: str = "log_likelihood",
    top: int | None = None,
) -> "pd.DataFrame":
    """Return the collocates of `node`, the strongest first.

    Columns: `word`, `tag`, `together` (O11), `left`, `right` (how often before and after), `count` (of the word in the whole
    speech, C1), `expected` (E11), and the scores `log_likelihood`, `mi`, `t`, `log_dice` (defined in `association`).
    `frame.attrs` has the other margins: `node` (its frequency), `room` (R1), `total` (N).

    `window=5` looks at five words to either side, `(0, 2)` at the two that follow; it runs over marks but not past the end of
    a sentence. R1 is then the number of words in all windows, each counted once, N that of all words but the node (surface
    co-occurrence, Evert 2008). `window="sentence"` counts sentences: O11 those with both, R1 and C1 those with each, N all
    (textual co-occurrence). logDice always takes the frequencies of the two words, or of the sentences with them.

    Words are those of the segmentation; a node that is not one word (`基层党建`) is found as a string and taken with the words
    it covers. Words of the stop classes are not listed, but they do take up room in a window. `classes` keeps some classes
    of words, `at_least` the words met that often. A node that does not occur gives an empty table. Raises InputError for an
    empty node, a window or score that there is none of.

    >>> import toolkit as tk
    >>> table = collocates(tk.read("述职评议会讲话"), "党建")
    >>> table.attrs["node"] > 0, bool((table["together"] <= table["count"]).all())
    (True, True)
    """
    import pandas as pd

    if not node.strip():
        message = label("error.measure.no_node")
        raise InputError(message)
    if sort not in SCORES:
        message = label("error.measure.unknown_score", sort=sort, choices=", ".join(SCORES))
        raise InputError(message)
    met = met_in_sentences(doc, node) if window == "sentence" else met_in_windows(doc, node, _reach(window))
    stopped, kept = stop_test(doc, stop), known_classes(classes)
    listed = {t.text: t.tag for t in reversed(doc.tokens) if not stopped(t) and word_class(t.tag) in kept}
    rows = []
    for word, together in met.near.items():
        if together < at_least or word not in listed:
            continue
        table = Table(together, met.room, met.totals[word], met.total)
        scores = log_likelihood(table), mutual_information(table), t_score(table)
        dice = log_dice(together, met.node, met.totals[word])
        sides = met.left[word], met.right[word]
        rows.append((word, listed[word], together, *sides, met.totals[word], table.expected, *scores, dice))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame = frame.sort_values(sort, ascending=False, kind="stable").reset_index(drop=True)
    frame = frame if top is None else frame.head(top)
    frame.attrs.update(node=met.node, room=met.room, total=met.total)
    return titled(frame, "collocates")


def _reach(window: int | tuple[int, int] | str) -> tuple[int, int]:
    reach = (window, window) if isinstance(window, int) else window
    if isinstance(reach, str) or len(reach) != 2 or min(reach) < 0 or max(reach) < 1:
        message = label("error.measure.unknown_window", window=window)
        raise InputError(message)
    return reach


def sentences_of(doc: Document) -> list[tuple[Token, ...]]:
    """Return the words of each sentence of the speech; where no sentences were cut, all words as one."""
    whole = spoken(doc)
    spans = [s.span for s in doc.sentences if whole.contains(s)]
    return [tuple(t for t in doc.tokens_in(span) if is_word(t)) for span in spans or [whole]]


def nodes_in(text: str, tokens: Sequence[Token], node: str) -> list[tuple[int, int]]:
    """Return where a node stands among `tokens`: first and last index; as one word where it is one, else as a string."""
    single = [(i, i) for i, token in enumerate(tokens) if token.text == node]
    if single or not tokens:
        return single
    start = tokens[0].start
    found = []
    for a, b in string_matches(text[start : tokens[-1].stop], node):
        covered = [i for i, token in enumerate(tokens) if token.start < start + b and token.stop > start + a]
        if covered:
            found.append((covered[0], covered[-1]))
    return found


def met_in_windows(doc: Document, node: str, reach: tuple[int, int]) -> Meetings:
    """Count what stands within `reach` (before, after) words of a node, sentence by sentence."""
    near: Counter[str] = Counter()
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    nodes = room = total = 0
    for tokens in sentences_of(doc):
        places = nodes_in(doc.text, tokens, node)
        inside = {i for first, last in places for i in range(first, last + 1)}
        before = {i for first, _ in places for i in range(max(0, first - reach[0]), first)} - inside
        after = {i for _, last in places for i in range(last + 1, min(len(tokens), last + 1 + reach[1]))} - inside
        nodes += len(places)
        room += len(before | after)
        total += len(tokens) - len(inside)
        near.update(tokens[i].text for i in before | after)
        left.update(tokens[i].text for i in before)
        right.update(tokens[i].text for i in after)
        count.update(token.text for i, token in enumerate(tokens) if i not in inside)
    return Meetings(nodes, room, total, near, count, left, right)


def met_in_sentences(doc: Document, node: str) -> Meetings:
    """Count the sentences that hold a node, each word, and both."""
    near: Counter[str] = Counter()
    count: Counter[str] = Counter()
    nodes = 0
    sentences = sentences_of(doc)
    for tokens in sentences:
        places = nodes_in(doc.text, tokens, node)
        inside = {i for first, last in places for i in range(first, last + 1)}
        words = {token.text for i, token in enumerate(tokens) if i not in inside} - {node}
        count.update(words)
        if places:
            nodes += 1
            near.update(words)
    return Meetings(nodes, nodes, len(sentences), near, count, Counter(), Counter())
