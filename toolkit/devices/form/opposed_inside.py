"""Opposites within a clause (句内反义): 只减不增, 多一事不如少一事, 正义和邪恶、光明和黑暗, 引进来与走出去."""

import re
from collections.abc import Iterator, Sequence

from toolkit.anchored import Anchored, places
from toolkit.devices.form.clauses import Clauses, holding
from toolkit.devices.form.facing import facing, facing_characters
from toolkit.devices.form.links import Row
from toolkit.devices.form.making import Offsets
from toolkit.devices.form.opposites import SURE, opposed, opposites

Opposed = tuple[tuple[Offsets, Offsets], tuple[str, str]]
"""Two sides and what is opposed in them."""


def inside_clause(text: str) -> Iterator[Opposed]:
    """Yield two sides with no mark between: 只减不增, 对事不对人, 多一事不如少一事."""
    table = opposites(SURE)
    for match in _ONLY_NOT.finditer(text):
        if match["other"] in table.get(match["one"], ()):
            yield (match.span("first"), match.span("second")), (match["one"], match["other"])
    for match in _IS_OR_IS.finditer(text):
        if match["other"] in facing_characters().get(match["one"], ()):
            yield (match.span("first"), match.span("second")), (match["one"], match["other"])
    for match in _verb_not(text):
        apart = match["verb"] in _SET_AGAINST and not text[match.start() - 1 : match.start()].isalnum()
        if apart or match["first"][0] == "只":
            yield (match.span("first"), match.span("second")), (match["one"], "不" + match["verb"] + match["other"])
    for match in around(text, "不如", _NO_BETTER):
        x, y = match["one"], match["other"]
        if len(x) == len(y) and x != y and not x[0] == y[0] == "一":
            turned_at = next((k for k in range(len(x)) if y[k] in table.get(x[k], ())), -1)
            found = (x[turned_at], y[turned_at]) if turned_at >= 0 else (x, y)
            yield (match.span("one"), match.span("other")), found


def becoming(text: str) -> Iterator[Opposed]:
    """Yield what turns into its opposite, and what is asked of one who does not: 从“跟跑”到“领跑”, 不读书的老师，怎么可能教出爱读书的学生."""
    for match in _INTO.finditer(text):
        quoted = match["one"], match["other"]
        plain = match["from"], match["into"]
        found = quoted if all(quoted) else opposed([plain[0]], [plain[1]], SURE) if all(plain) else None
        if found and found[0] != found[1]:
            yield (match.span("first"), match.span("second")), (str(found[0]), str(found[1]))
    for match in _HOW_THEN.finditer(text):
        yield (match.span("first"), match.span("second")), ("不" + match["verb"], match["verb"])


_INTO = Anchored(
    re.compile(
        "(?<![一-鿿]自)[从变由](?P<first>“(?P<one>[一-鿿]{2,6})”|(?P<from>[一-鿿]{2,5}?))(?:[一-鿿]{0,4}?)"
        "(?:转变为|转变成|转化为|升级为|跃升为|变成|变为|转向|走向|迈向|跃向|变|为|到|向|成)(?P<second>“(?P<other>[一-鿿]{2,6})”|(?P<into>[一-鿿]{2,5})(?![一-鿿]))"
    ),
    "从",
    "变",
    "由",
)
"""从“跟跑”到“领跑”, 变“要我干”为“我要干”, 从落后走向先进."""
_HOW_THEN = re.compile(
    "(?P<first>不(?P<verb>[一-鿿]{1,2})的[一-鿿]{1,6})，?(?P<second>(?:又)?(?:怎么|怎能|怎会|哪能|哪会|如何|何以|岂能)[^，。？！；\\n]{0,8}(?P=verb)[^，。？！；\\n]{0,10})"
)
"""不读书的老师，怎么可能教出爱读书的学生."""


def _verb_not(text: str) -> Iterator[re.Match[str]]:
    """Yield 对事不对人, 只认理不认人, without overlap; looked for where 不 is followed by a character that stands shortly before it."""
    reached = 0
    at = text.find("不")
    while at >= 0:
        verb = text[at + 1 : at + 2]
        start = text.find(verb, max(reached, at - 4), at - 1) if verb else -1
        while start >= 0:
            match = _VERB_NOT.match(text, start - (start > reached and text[start - 1] == "只"))
            if match:
                yield match
                reached = match.end()
                break
            start = text.find(verb, start + 1, at - 1)
        at = text.find("不", max(reached, at + 1))


def around(text: str, words: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a `pattern` that opens with up to six characters before `words`, from the first on, without overlap."""
    reached, at = 0, text.find(words)
    while at >= 0:
        match = next(filter(None, (pattern.match(text, start) for start in range(max(reached, at - 6), at))), None)
        if match is not None:
            yield match
            reached = match.end()
        at = text.find(words, max(reached, at + 1))


def joining(clauses: Clauses) -> list[int]:
    """Return the numbers of the clauses with 和 or 与, in order."""
    return holding(clauses, places(clauses.text, _AND))


def paired_phrases(clauses: Clauses, rows: Sequence[Row], numbers: Sequence[int]) -> Iterator[Opposed]:
    """Yield opposites joined by 和 or 与 where two phrases or more in a row are such: 正义和邪恶、光明和黑暗; `numbers` are the clauses that join."""
    text, joined = clauses.text, set(numbers)
    for row in rows:
        if row.phrase and row[0].clause in joined:
            found = [_JOINED.search(text, *span) for span in row.spans]
            met = [m for m in found if m and m["other"] in opposites(SURE).get(m["one"], ())]
            if len(met) > 1:
                yield from (((m.span("one"), m.span("other")), (m["one"], m["other"])) for m in met)


def joined_words(clauses: Clauses, numbers: Sequence[int]) -> Iterator[Opposed]:
    """Yield two quoted or longer words joined by 和 or 与 that are opposed: “硬投资”与“软建设”, 引进来与走出去; `numbers` are the clauses that join."""
    for match in _JOINED_QUOTES.finditer(clauses.text):
        one, other = match["one"], match["other"]
        found = opposed([one], [other], SURE) or facing([one], [other])
        if found:
            yield (match.span("first"), match.span("second")), found
    table = opposites(SURE)
    for c in numbers:
        words = clauses.words[c]
        for k in range(1, len(words) - 1):
            if (
                words[k] in _AND
                and words[k + 1] in table.get(one := words[k - 1], ())
                and len(one) > 2 < len(words[k + 1])
            ):
                other, at = words[k + 1], clauses.at[c]
                yield ((at[k - 1], at[k - 1] + len(one)), (at[k + 1], at[k + 1] + len(other))), (one, other)


_JOINED_QUOTES = re.compile("(?P<first>“(?P<one>[一-鿿]{2,5})”)[和与](?P<second>“(?P<other>[一-鿿]{2,5})”)")
_AND = frozenset("和与")
_JOINED = re.compile("(?P<one>[一-鿿]{2})[和与](?P<other>[一-鿿]{2})(?!结合|并重|相|同|统一|并举|兼)")
_IS_OR_IS = re.compile("(?P<first>是(?P<one>[一-鿿]))(?P<second>还?是(?P<other>[一-鿿]))(?=[，。；！？的])")
_VERB_NOT = re.compile(
    "(?P<first>只?(?P<verb>[一-鿿])(?P<one>[一-鿿]{1,3}))(?P<second>不(?P=verb)(?!(?P=one))(?P<other>[一-鿿]{1,3}))(?![一-鿿])"
)
_SET_AGAINST = frozenset("对看比讲认论靠为要求图做当说走抓管怕争谈问唯跟往向")
_ONLY_NOT = Anchored(re.compile("(?P<first>[只要光](?P<one>[一-鿿]))(?P<second>不(?P<other>[一-鿿]))"), "不", after=2)
_NO_BETTER = re.compile("(?P<one>[一-鿿]{2,6})不如(?P<other>[一-鿿]{2,6})(?![一-鿿])")
