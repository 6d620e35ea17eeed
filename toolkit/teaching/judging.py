"""Answers judged again on the trainer's machine: the exercises are made as they were for the trainee."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.catalogue import keys
from toolkit.errors import ToolkitError
from toolkit.model import Document
from toolkit.reading import read
from toolkit.tasks import Task, check, set_keys, task_set
from toolkit.tasks.model import Answer

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with its task (None where it cannot be made here), its score (None where nobody can tell), and what was confused."""

    key: str
    speech: str
    answer: Answer
    task: Task | None
    score: float | None
    confusions: tuple[tuple[str, str], ...]
    device: str
    hints: int

    @property
    def place(self) -> tuple[str, str]:
        """What is answered: the speech and the task."""
        return self.speech, self.key

    def words(self, lang: str | None = None) -> str:
        """Return the answer in words a trainer can read."""
        return answer_words(self.task, self.answer, lang)


class Judge:
    """Makes the tasks again, each set once a speech and seed, and judges answers; `unknown` counts those it could not."""

    def __init__(self, docs: Iterable[Document] = ()) -> None:
        self.unknown = 0
        self._docs = {doc.speech.sha256[:16]: doc for doc in docs}
        self._tasks: dict[tuple[str, str, int], dict[str, Task]] = {}

    def judged(self, row: Mapping[str, Any]) -> Judged:
        """Return one row of a result file, judged."""
        key = row["task"]
        task = self._task(row)
        score = row.get("score")
        confusions: tuple[tuple[str, str], ...] = ()
        if task is None:
            self.unknown += 1
        else:
            try:
                feedback = check(task, row.get("answer"))
                score, confusions = feedback.score, feedback.confusions
            except (ToolkitError, TypeError, ValueError):
                score = None
                self.unknown += 1
        device = task.device if task is not None else str(row.get("device", ""))
        return Judged(
            key, str(row.get("text", "")), row.get("answer"), task, score, confusions, device, int(row.get("hints", 0))
        )

    def _task(self, row: Mapping[str, Any]) -> Task | None:
        name = row["task"].partition("/")[0]
        seed = row.get("seed", 0)
        if name not in set_keys() or not isinstance(seed, int):
            return None
        text = str(row.get("text", ""))
        place = (name, text, seed)
        if place not in self._tasks:
            doc = self._doc(text, str(row.get("speech", "")))
            self._tasks[place] = {task.key: task for task in task_set(name, doc, seed=seed).tasks}
        return self._tasks[place].get(row["task"])

    def _doc(self, text: str, speech: str) -> Document | None:
        """The speech that the trainee worked on: given by the trainer, or from the catalogue; None where it is neither."""
        if text and text not in self._docs and speech in keys():
            doc = read(speech)
            self._docs[doc.speech.sha256[:16]] = doc
        return self._docs.get(text)


def answer_words(task: Task | None, answer: Answer, lang: str | None = None) -> str:
    """Return an answer in words: what the ids chosen stand for, the passages marked, the text written; shortened."""
    if task is None:
        return words_of(str(answer))

    def named(name: Any) -> str:
        option = task.option(str(name))
        return option.text.text(lang) if option is not None else str(name)

    def several(names: Any) -> str:
        return "；".join(named(name) for name in names)

    writers: dict[str, Callable[[Any], str]] = {
        "mark": lambda spans: "；".join(task.passage[start:stop] for start, stop in spans),
        "match": lambda pairs: "；".join(f"{named(item)}→{named(name)}" for item, name in pairs.items()),
        "judge": lambda said: f"{named(said['verdict'])}：{several(said['evidence'])}",
        "multiple": several,
        "order": several,
        "fill": lambda blanks: "；".join(map(str, blanks)),
        "choice": named,
    }
    try:
        return words_of(writers.get(task.kind, str)(answer))
    except (TypeError, ValueError, KeyError, AttributeError):
        return words_of(str(answer))


def words_of(text: str, size: int = _SHOWN) -> str:
    """Return a text on one line, shortened."""
    line = " ".join(text.split())
    return line if len(line) <= size else line[:size] + "…"
