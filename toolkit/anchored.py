"""An expression that is tried only where a word stands with which its matches begin: the words are found many times faster."""

import re
from collections.abc import Iterable


class Anchored:
    """An expression all of whose matches have one of the `words` at their beginning, or `after` characters past it.

    `finditer` gives what the expression's own would, and takes a fraction of its time on a text in which the words are rare; an expression
    that opens with one word alone, and nothing before it, is as fast without.

    >>> frame = Anchored(re.compile("(?<!不)[把将].{1,4}成"), "把", "将")
    >>> [match.group() for match in frame.finditer("把问题变成办法，不把话说成空话")]
    ['把问题变成']
    >>> [match.group() for match in Anchored(re.compile("[一二三]是"), "是", after=1).finditer("一是快，二是准")]
    ['一是', '二是']
    """

    __slots__ = ("_after", "_match", "_words", "expression")

    def __init__(self, expression: re.Pattern[str], *words: str, after: int = 0) -> None:
        self.expression = expression
        self._match = expression.match
        self._words = words
        self._after = after

    def finditer(self, text: str) -> list[re.Match[str]]:
        """Return the matches in `text`, in order; none is empty, none begins inside another."""
        match, after = self._match, self._after
        found: list[re.Match[str]] = []
        stop = after
        for at in places(text, self._words, after):
            if at >= stop and (match_here := match(text, at - after)) is not None:
                found.append(match_here)
                stop = match_here.end() + after
        return found


def places(text: str, words: Iterable[str], first: int = 0) -> list[int]:
    """Return where any of the `words` stand in `text` from `first` on, in order.

    >>> places("既和又与，和", ("和", "与"))
    [1, 3, 5]
    """
    find, found = text.find, []
    for word in words:
        at = find(word, first)
        while at >= 0:
            found.append(at)
            at = find(word, at + 1)
    found.sort()
    return found
