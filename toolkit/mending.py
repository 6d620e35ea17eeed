"""Words mended by hand: joined, cut apart, and everything read again with them."""

from collections.abc import Iterable
from dataclasses import replace

from toolkit.errors import InputError
from toolkit.lexicon import Lexicon
from toolkit.model import Document, Speech
from toolkit.reading import analyse, corrections_of
from toolkit.theme import label

_BARS = "/|｜ \u3000"


def with_words(
    doc: Document,
    *,
    join: str | Iterable[str] = (),
    split: str | Iterable[str] = (),
    lexicon: Lexicon | None = None,
) -> Document:
    """Return the Document read again with some words joined and others cut; `doc` stays as it is.

    `join` names strings that are one word wherever they occur (`"提质聚力"`; bars in it are dropped, `"提质/聚力"`), `split` strings with a
    bar where they are to be cut (`"党建/引领"`). Everything else is kept: engine, lexicon, and what was mended before; a later word on the
    same string overrules an earlier one. `lexicon` puts another lexicon under it. To keep the mended words, save the lexicon that carries
    them: `doc.lexicon.save("mine.tsv")`, and give that file to `read()`.

    A segmentation that came with the speech is mended in place. Raises InputError for a string that does not occur in the speech, or
    a `split` without a bar.

    >>> from toolkit.reading import read
    >>> doc = with_words(read("述职评议会讲话"), join="凭功摆好", split="党建/引领")
    >>> [t.text for t in doc.tokens if t.text in {"凭功摆好", "党建引领", "引领"}]
    ['凭功摆好', '引领', '引领']
    """
    joined = tuple("".join(_parts(word)) for word in _several(join))
    cuts = tuple(_parts(word) for word in _several(split))
    for parts in cuts:
        if len(parts) < 2:
            message = label("error.mending.no_cut", choices="".join(parts))
            raise InputError(message)
    for word in (*joined, *("".join(parts) for parts in cuts)):
        if not word or word not in doc.text:
            message = label("error.mending.not_there", word=word)
            raise InputError(message)
    under = lexicon or doc.lexicon or Lexicon.default()
    mended = under.mended(join=joined, split=cuts)
    if doc.speech.tokens is not None:
        return analyse(recut(doc.speech, joined, cuts), lexicon=mended, corrections=corrections_of(doc))
    return analyse(doc.speech, lexicon=mended, engine=doc.settings.engine or None, corrections=corrections_of(doc))


def _several(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _parts(word: str) -> tuple[str, ...]:
    for bar in _BARS[1:]:
        word = word.replace(bar, _BARS[0])
    return tuple(part for part in word.split(_BARS[0]) if part)


def recut(speech: Speech, joined: Iterable[str], cuts: Iterable[tuple[str, ...]]) -> Speech:
    """Return a speech that carries its own segmentation with some words of it joined or cut.

    A new word takes the tag of the last word it covers.

    >>> speech = Speech("抓落实", tokens=((0, 1, "v"), (1, 3, "v")))
    >>> recut(speech, ["抓落实"], []).tokens
    ((0, 3, 'v'),)
    """
    text, tokens = speech.text, speech.tokens or ()
    starts = {start for start, _, _ in tokens}
    wanted = [((word,)) for word in joined] + list(cuts)
    for parts in wanted:
        word = "".join(parts)
        at = text.find(word)
        while at >= 0:
            starts -= set(range(at, at + len(word)))
            edge = at
            for part in parts:
                starts.add(edge)
                edge += len(part)
            if edge < len(text) and any(start < edge < stop for start, stop, _ in tokens):
                starts.add(edge)
            at = text.find(word, edge)
    covered = sorted((start, stop, tag) for start, stop, tag in tokens)
    order = sorted(starts)
    found = []
    for n, start in enumerate(order):
        limit = order[n + 1] if n + 1 < len(order) else len(text)
        inside = [(a, b, tag) for a, b, tag in covered if a < limit and b > start]
        stop = min(limit, max((b for _, b, _ in inside), default=start))
        if stop > start:
            found.append((start, stop, inside[-1][2]))
    return replace(speech, tokens=tuple(found))
