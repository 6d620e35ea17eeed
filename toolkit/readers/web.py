"""Web pages (.html) saved from the sites of governments and papers: the speech without the page around it."""

import re

from toolkit.errors import InputError, MissingPartError
from toolkit.model import Hint, Speech
from toolkit.readers.plain import decode, refuse_large
from toolkit.theme import label

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
_SITE = re.compile(r"\s{0,8}[-_—|｜·]{1,8}\s{0,8}[^-_—|｜·]{2,30}$")


def read_web(data: bytes, name: str, *, encoding: str | None = None) -> Speech:
    """Return the speech on a saved web page: its main text, navigation left out, under its title.

    The text is found by trafilatura in its default mode (its precise mode drops a vocative line said twice); a title that it left out is
    put back as the first line. Raises InputError where the page has no main text.
    """
    try:
        import trafilatura
        from lxml import html
    except ImportError:
        message = label("error.readers.needs_trafilatura")
        raise MissingPartError(message) from None
    refuse_large(data, name)
    source, used = _decoded(data, name, encoding)
    try:
        found = trafilatura.extract(
            source, include_comments=False, include_tables=False, deduplicate=False, output_format="txt"
        )
        page = html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (ValueError, TypeError, AttributeError, RecursionError):
        found, page = None, None
    if not found or page is None:
        message = label("error.readers.no_main_text", name=name)
        raise InputError(message)
    title = _title(page)
    text = found.replace("\r\n", "\n")
    if title and _squeezed(title) not in _squeezed(text[: 4 * len(title) + 400]):
        text = f"{title}\n{text}"
    hints: tuple[Hint, ...] = ()
    if title and _squeezed(text.split("\n", 1)[0]) == _squeezed(title):
        hints = (Hint(0, len(text.split("\n", 1)[0]), "title"),)
    return Speech(text, title=title, source=name, encoding=used, hints=hints)


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        said = declared[1].decode("ascii").lower()
        try:
            return data.decode(_WIDER.get(said, said)), _WIDER.get(said, said)
        except (UnicodeDecodeError, LookupError):
            pass  # pages often name an encoding they are not in; the bytes decide
    return decode(data, name, encoding=encoding)


def _title(page: object) -> str:
    """The page's heading: its only `<h1>`, else its `<title>` without the name of the site."""
    headings = [" ".join(h.text_content().split()) for h in page.iter("h1")]  # type: ignore[attr-defined]
    headings = [h for h in headings if h]
    if len(headings) == 1:
        return headings[0]
    named = page.find(".//title")  # type: ignore[attr-defined]
    words = " ".join(named.text_content().split()) if named is not None else ""
    return _SITE.sub("", words)


def _squeezed(text: str) -> str:
    return "".join(text.split())
