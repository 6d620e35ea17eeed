"""`tk.handout`: a lesson as a sheet to print, with its key; and the trainer's guide."""

from dataclasses import dataclass

from toolkit.errors import ExportError, InputError
from toolkit.model import Document
from toolkit.places import docs_dir
from toolkit.reading import read
from toolkit.tasks import Task, task_set
from toolkit.teaching.handouts import lesson
from toolkit.teaching.handouts.blocks import Block, Grid, Heading, Paragraph, Run, Sheet, Words, words
from toolkit.teaching.handouts.exercises import answer, question
from toolkit.teaching.handouts.marked import blocks_of
from toolkit.teaching.handouts.pages import sheet_html
from toolkit.teaching.handouts.vocabulary import Word, speech_words, terms
from toolkit.theme import label, resolve

DEFAULT = "述职评议会讲话"
GUIDE = "guide"
"""The name of the trainer's guide, beside the numbers of the lessons."""


@dataclass(frozen=True)
class Handout:
    """A sheet to print. `tk.save("name.html", handout)` or `.docx` writes it; a notebook shows what is on it.

    `name` is the number of the lesson, or `guide`; `key` says whether it is the key, with the answers, or the sheet for trainees.
    """

    name: str
    doc: Document | None = None
    key: bool = False
    seed: int = 0

    def sheet(self, lang: str | None = None) -> Sheet:
        """Return what is on the sheet, in `lang`."""
        language = resolve(lang)
        if self.name == GUIDE:
            return _guide(language)
        return _key(self, language) if self.key else _for_trainees(self, language)

    def written_as(self, suffix: str, *, lang: str) -> bytes:
        """Return the bytes of a file, for `tk.save`: `.html` or `.docx`; raise ExportError for any other."""
        if suffix == ".html":
            return sheet_html(self.sheet(lang), lang=lang).encode("utf-8", "surrogatepass")
        if suffix == ".docx":
            from toolkit.teaching.handouts.paper import sheet_docx

            return sheet_docx(self.sheet(lang))
        raise ExportError(label("handout.error.suffix", suffix=suffix))

    def __repr__(self) -> str:
        return f"<Handout {self.sheet().title!r}>"


def handout(name: str, doc: Document | str | None = None, *, key: bool = False, seed: int = 0) -> Handout:
    """Return a lesson as a sheet to print: goals, vocabulary, exercises; with `key=True` the answers to the same exercises.

    `name` is the number of a lesson (`3`, `03`), or `guide` for the trainer's guide. The exercises are those of `tk.task` on `doc`, a Document
    or a key of the catalogue (default: the sample), with the same `seed`. Raises InputError for an unknown lesson.

    >>> handout("3", key=True).sheet("en").title
    'Key to lesson 3'
    """
    if name == GUIDE:
        return Handout(GUIDE)
    document = read(doc if doc is not None else DEFAULT) if not isinstance(doc, Document) else doc
    return Handout(lesson.known(name), document, key, seed)


def _tasks(made: Handout) -> tuple[Task, ...]:
    if made.doc is None:
        raise InputError(label("handout.error.no_speech"))
    return task_set(made.name, made.doc, seed=made.seed).tasks


def _for_trainees(made: Handout, lang: str) -> Sheet:
    first = lesson.opening(made.name, lang)
    last = lesson.closing(made.name, lang)
    lesson_terms = terms(made.name)
    tasks = _tasks(made)
    exercises = [question(task, number, lang) for number, task in enumerate(tasks, 1)]
    blocks: list[Block] = [first[0], Paragraph(words(label("handout.name", lang)), "form"), *first[1:]]
    blocks += _vocabulary(lesson_terms, "handout.terms", lang)
    if made.doc is not None:
        known = tuple(word.term for word in lesson_terms)
        used = "\n".join(task.passage + "".join(o.text.zh for o in (*task.options, *task.items)) for task in tasks)
        found = speech_words(made.doc, used=used, known=known)
        blocks += _vocabulary(found, "handout.words", lang) if found else []
    blocks += [Heading(2, words(label("handout.exercises", lang))), *exercises, *last]
    return Sheet(tuple(blocks), _foot(made, lang))


def _key(made: Handout, lang: str) -> Sheet:
    head = Heading(1, words(label("handout.key", lang, number=int(made.name))))
    about = Paragraph(words(label("handout.key_about", lang, title=lesson.title(made.name, lang))))
    answers = [answer(task, number, lang) for number, task in enumerate(_tasks(made), 1)]
    return Sheet((head, about, *answers), _foot(made, lang))


def _guide(lang: str) -> Sheet:
    path = docs_dir() / ("trainer-guide.zh.md" if lang == "zh" else "trainer-guide.md")
    return Sheet(blocks_of(path.read_text(encoding="utf-8")))


def _foot(made: Handout, lang: str) -> str:
    speech = (made.doc.title or made.doc.name) if made.doc is not None else ""
    return label("handout.foot", lang, speech=speech)


def _vocabulary(found: tuple[Word, ...], key: str, lang: str) -> list[Block]:
    """A heading and a table; the column in Chinese is there where any word has an explanation in Chinese."""
    chinese = lang == "zh" and any(word.chinese for word in found)
    names = ("term", "pinyin", *(("chinese",) if chinese else ()), "english")
    head: tuple[Words, ...] = tuple(words(label(f"handout.{name}", lang)) for name in names)
    rows = tuple(tuple((Run(str(getattr(word, name))),) for name in names) for word in found)
    return [Heading(2, words(label(key, lang))), Grid(head, rows)]
