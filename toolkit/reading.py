"""read(): the one pipeline from a speech to a Document. Nothing after it goes back to the text to decide something again."""

import re
from collections.abc import Iterable
from dataclasses import replace
from os import PathLike
from pathlib import Path

from toolkit import devices, outline
from toolkit.catalogue import keys, load
from toolkit.chars import shadow as make_shadow
from toolkit.collector import at_rest
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon
from toolkit.model import LONGEST, Correction, Document, Finding, Settings, Speech
from toolkit.readers import read_file
from toolkit.segment import check_engine, given, paragraphs, sentences, words
from toolkit.sidecar import load as load_corrections
from toolkit.sidecar import sidecar_path
from toolkit.slips import find as find_slips
from toolkit.theme import label

_SEEN = re.compile(r"[^\s\ufeff\u200b\u200e\u200f]")


def speech_from(source: str | PathLike[str] | Speech, *, encoding: str | None = None) -> Speech:
    """Return the Speech that `source` names: itself, a catalogue key, or a file."""
    if isinstance(source, Speech):
        return source
    if isinstance(source, str) and source in keys():
        return load(source)
    if isinstance(source, str) and not source.strip():
        message = label("error.reading.no_source")
        raise InputError(message)
    if isinstance(source, str) and "\n" in source and not _is_file(source):
        message = label("error.reading.looks_like_text")
        raise InputError(message)
    if not isinstance(source, str | PathLike):
        message = label("error.reading.source_kind", kind=type(source).__name__)
        raise InputError(message)
    path = Path(source)
    if isinstance(source, str) and not path.suffix and len(path.parts) == 1 and not _exists(path):
        return load(source)
    return read_file(path, encoding=encoding)


def read(
    source: str | PathLike[str] | Speech,
    *,
    encoding: str | None = None,
    lexicon: Lexicon | str | PathLike[str] | None = None,
    engine: str | None = None,
    tokens: Iterable[tuple[int, int, str]] | None = None,
) -> Document:
    """Return the Document of a speech: a catalogue key, a path (.txt .docx .html .md), or a Speech.

    `lexicon` is a Lexicon, or the path of a user's dictionary that is put on top of the built-in one; `engine` is `rjieba` or `jieba`
    (the same words, slower). A file of corrections beside the speech file (`NAME.annotation.json`) is applied. `tokens` is a segmentation made elsewhere, as (start, stop, tag), and is used as it is.

    >>> read("述职评议会讲话").name
    '述职评议会讲话'
    """
    speech = speech_from(source, encoding=encoding)
    if tokens is not None:
        speech = replace(speech, tokens=tuple(tokens))
    return analyse(speech, lexicon=lexicon_from(lexicon), engine=engine, corrections=_beside(source, speech))


def _beside(source: object, speech: Speech) -> tuple[Correction, ...]:
    """Return the corrections that lie beside a speech file, checked against its text."""
    if isinstance(source, Speech) or (isinstance(source, str) and source in keys()):
        return ()
    path = sidecar_path(Path(str(source)))
    return load_corrections(path, speech) if _is_file(path) else ()


def _is_file(path: str | Path) -> bool:
    """Return whether a file is there; a name too long or too odd for this system names none."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def lexicon_from(source: Lexicon | str | PathLike[str] | None) -> Lexicon:
    """Return the Lexicon that `source` names: itself, the built-in one, or that with a user's dictionary on top."""
    if isinstance(source, Lexicon):
        return source
    return Lexicon.default() if source is None else Lexicon.default().with_file(source)


def corrections_of(doc: Document) -> tuple[Correction, ...]:
    """Return what a person overruled in a Document."""
    return tuple(map(Correction.parse, doc.settings.overrides))


def _allowed(findings: Iterable[Finding], corrections: tuple[Correction, ...]) -> tuple[Finding, ...]:
    if not corrections:
        return tuple(findings)
    rejected = {(c.device, c.start, c.stop) for c in corrections if c.action == "reject"}
    return tuple(f for f in findings if (f.device, f.start, f.stop) not in rejected)


def analyse(
    speech: Speech,
    *,
    lexicon: Lexicon | None = None,
    engine: str | None = None,
    corrections: Iterable[Correction] = (),
) -> Document:
    """Return the Document of a Speech, every layer computed, a person's corrections applied."""
    corrections = tuple(corrections)
    with at_rest():
        doc = structured(speech, lexicon=lexicon, engine=engine, corrections=corrections)
        doc = doc.changed(findings=_allowed(devices.find(doc), corrections))
        return doc.changed(slips=find_slips(doc))


def structured(
    speech: Speech,
    *,
    lexicon: Lexicon | None = None,
    engine: str | None = None,
    corrections: Iterable[Correction] = (),
) -> Document:
    """Return a Document with words, sentences and outline, but no findings and no slips yet."""
    corrections = tuple(corrections)
    text = speech.text
    if not _SEEN.search(text):
        message = label("error.reading.no_text")
        raise InputError(message)
    if len(text) > LONGEST:
        message = label("error.reading.too_long", count=f"{len(text):,}", most=f"{LONGEST:,}")
        raise InputError(message)
    lexicon = Lexicon.default() if lexicon is None else lexicon
    with at_rest():
        shadow = make_shadow(text)
        blocks = paragraphs(text, shadow)
        return Document.cut(
            speech,
            shadow,
            paragraphs=blocks,
            sentences=sentences(text, shadow, blocks),
            tokens=words(text, shadow, lexicon, engine) if speech.tokens is None else given(speech),
            outline=outline.build(text, shadow, blocks, hints=speech.hints, corrections=corrections),
            settings=Settings(
                engine=check_engine(engine) if speech.tokens is None else "given",
                lexicon=lexicon.digest,
                joined=lexicon.joined,
                split=tuple("/".join(parts) for parts in lexicon.split),
                overrides=tuple(c.text() for c in corrections),
            ),
            lexicon=lexicon,
        )
