"""A speech that would be run, rendered or computed wherever it is not taken as text, and how to tell that it was taken so."""

import re
from html.parser import HTMLParser

TAGS = "<img src=x onerror=alert(1)><script>alert(2)</script></script></style></title>--><b>粗</b>"
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://example.com","点")')
MARKDOWN = "**粗** [点](javascript:alert(3)) `码` $x^2$ # 题 ![图](http://example.com/x.png)"
MARKS = "\u202e倒\u202c\u200f右\x00\x07\x1b[31m红\ufffe👩\u200d💻𠮷"
TEXT = f"""{TAGS}在会上的讲话{MARKS}

同志们：
下面，我讲三点意见。
一、{TAGS}要抓责任{MARKDOWN}
要把{TAGS}抓在手上、把{MARKDOWN}扛在肩上，主动研究{MARKS}问题，主动开展工作，主动抓好落实。要<i>抓</i>实，要<i>抓</i>细。
二、=1+1要见实效{MARKS}
{FORMULAS[0]}，{FORMULAS[1]}，{FORMULAS[2]}，{FORMULAS[3]}，{FORMULAS[4]}。
=抓落实；=抓落实；+抓落实；-抓落实；@抓落实。
三、{{{{7*7}}}}${{7*7}}要抓长效 javascript:alert(4) 'onmouseover=alert(5)' "onfocus=alert(6)
不是<a href="javascript:alert(7)">喊口号</a>，而是抓落实；不是走过场，而是见实效。{TAGS}{TAGS}
"""
SVG = "{http://www.w3.org/2000/svg}"
ACTIVE = {"script", "img", "iframe", "object", "embed", "link", "base", "form", "foreignObject"}


class Elements(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page):
        super().__init__()
        self.found, self.words = [], ""
        self.feed(page)

    def handle_starttag(self, name, attrs):
        """Note an element with its attributes."""
        self.found.append((name, dict(attrs)))

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        """Note text."""
        self.words += data


def harmless(page, *, allowed=()):
    """Parse a page or a piece of one: no element that runs or fetches, no handler, no link that leaves it."""
    seen = Elements(page)
    assert not re.search("<b>粗|<i>抓", page)
    assert not {name for name, _ in seen.found} & (ACTIVE - set(allowed)), {n for n, _ in seen.found} & ACTIVE
    for name, attrs in seen.found:
        assert not [key for key in attrs if key.startswith("on")], (name, attrs)
        for key in ("href", "src", "action", "xlink:href"):
            target = attrs.get(key) or "#"
            assert target.startswith(("#", "data:image/")) or re.fullmatch(r"[\w.-]+", target), (name, target)
    return seen


def strings(thing):
    """Every string that a figure shows; what it says of itself is not interpreted."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for key, value in thing.items():
            if key not in {"meta", "template"}:
                yield from strings(value)
    elif isinstance(thing, list | tuple):
        for item in thing:
            yield from strings(item)
