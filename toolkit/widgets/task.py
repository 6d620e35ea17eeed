"""Exercises on the page: one at a time, with hints before answers, by mouse or by keyboard."""

from collections.abc import Mapping
from typing import Any

import traitlets

from toolkit.errors import InputError, ToolkitError
from toolkit.model import Document, Speech
from toolkit.reading import read
from toolkit.tasks import Feedback, Task, TaskSet, check, task_set
from toolkit.tasks.model import BLANK, Answer, Option
from toolkit.teaching.progress import keep
from toolkit.theme import label
from toolkit.widgets import base


class Exercises(base.Widget):
    """The exercises of one set: answer, hint, second hint, solution; `results` maps each task to its best score.

    The page gets neither the right answers nor the hints before they are asked for. With `feedback=False` (a test) answers are kept and
    nothing is said about them.
    """

    _esm = base.script("task")
    _css = base.style("task")
    at = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        tasks: TaskSet,
        doc: Document | None = None,
        *,
        feedback: bool = True,
        seed: int = 0,
        lang: str | None = None,
        projector: bool = False,
    ) -> None:
        self.tasks, self.doc, self.feedback, self.seed = tasks, doc, feedback, seed
        self.results: dict[str, float] = {}
        self.hints: dict[str, int] = {}
        self._said: dict[str, Feedback] = {}
        self._answered: set[str] = set()
        self._shown: set[str] = set()
        self._pieces = {task.key: _pieces(task) for task in tasks.tasks if task.kind == "mark"}
        super().__init__(lang=lang, projector=projector)
        self.refresh()

    @traitlets.validate("at")
    def _in_range(self, proposal: Mapping[str, Any]) -> int:
        return max(0, min(int(proposal["value"]), len(self.tasks.tasks) - 1))

    def refresh(self) -> None:
        """Prepare the tasks for the page in the language now set."""
        self.view = {
            "title": self.tasks.title.text(self.lang),
            "feedback": self.feedback,
            "tasks": [self._face(task) for task in self.tasks.tasks],
        }

    def _face(self, task: Task) -> dict[str, Any]:
        """What the page may know of a task: no answer, and hints and solution only once they were asked for."""
        lang, key = self.lang, task.key
        said = self._said.get(key)
        return {
            "key": key,
            "kind": task.kind,
            "prompt": task.prompt.text(lang),
            "passage": [] if task.kind in {"mark", "fill"} else task.passage.split("\n") if task.passage else [],
            "pieces": [piece for piece, _ in self._pieces.get(key, ())],
            "parts": task.passage.split(BLANK) if task.kind == "fill" else [],
            "options": _faces(task.options, lang),
            "items": _faces(task.items, lang),
            "hints": [hint.text(lang) for hint in task.hints[: self.hints.get(key, 0)]],
            "solution": task.solution.text(lang) if key in self._shown else "",
            "may_see": self.feedback and (key in self._answered or self.hints.get(key, 0) > 1),
            "answered": key in self._answered,
            "outcome": said.outcome if said and self.feedback else "",
            "said": said.text(lang).split("\n") if said and self.feedback else [],
            "parts_right": [list(part) for part in said.parts] if said and self.feedback else [],
        }

    def do_check(self, key: str, answer: Answer) -> dict[str, Any]:
        """Judge an answer, keep it, and say what there is to say; in a test only that it was kept."""
        task = self._task(key)
        given = self._given(task, answer)
        feedback = check(task, given)
        self._said[key] = feedback
        self._answered.add(key)
        self.results[key] = max(self.results.get(key, 0.0), feedback.score)
        notice = self._keep(task, given, feedback)
        self.refresh()
        return {"outcome": feedback.outcome if self.feedback else "", "notice": notice}

    def _keep(self, task: Task, answer: Answer, feedback: Feedback) -> str:
        """Keep the answer; where that fails, say so and go on."""
        try:
            return keep(
                task,
                answer,
                feedback if self.feedback else None,
                doc=self.doc,
                hints=self.hints.get(task.key, 0),
                shown=task.key in self._shown,
                seed=self.seed,
            )
        except ToolkitError as error:
            return str(error)

    def do_hint(self, key: str) -> None:
        """Show the next hint."""
        self._with_feedback()
        task = self._task(key)
        self.hints[task.key] = min(2, self.hints.get(task.key, 0) + 1)
        self.refresh()

    def do_solution(self, key: str) -> None:
        """Show the solution: after an answer, or after both hints."""
        self._with_feedback()
        task = self._task(key)
        if key not in self._answered and self.hints.get(key, 0) < 2:
            raise InputError(self.words["task_first"])
        self._shown.add(task.key)
        self.refresh()

    def _with_feedback(self) -> None:
        if not self.feedback:
            raise InputError(self.words["task_test"])

    def _task(self, key: str) -> Task:
        task = self.tasks.task(key)
        if task is None:
            message = label("error.widgets.no_exercise", key=key)
            raise InputError(message)
        return task

    def _given(self, task: Task, answer: Answer) -> Answer:
        """The answer as it is judged: marks come from the page as numbers of pieces."""
        if task.kind != "mark":
            return answer
        pieces = self._pieces[task.key]
        try:
            chosen = [(pieces[min(pair)], pieces[max(pair)]) for pair in answer]
        except (IndexError, TypeError, ValueError):
            message = label("error.widgets.marks_outside", key=task.key)
            raise InputError(message) from None
        return [[first[1], last[1] + len(last[0])] for first, last in chosen]


def task(
    name: str,
    doc: Document | str | None = None,
    *,
    feedback: bool = True,
    seed: int = 0,
    lang: str | None = None,
    projector: bool = False,
) -> Exercises:
    """Return the exercises called `name` (`03-parallelism`, or `03`) on `doc`, a Document or a key of the catalogue.

    Hints come before answers, and answers are kept on this machine (see `progress`). With `feedback=False` they make a test: answers are
    kept, and nothing is said about them. Another `seed` makes other exercises of the same kinds.
    """
    document = read(doc) if isinstance(doc, str) else doc
    return Exercises(
        task_set(name, document, seed=seed), document, feedback=feedback, seed=seed, lang=lang, projector=projector
    )


def _faces(options: tuple[Option, ...], lang: str) -> list[dict[str, str]]:
    return [{"id": option.id, "text": option.text.text(lang)} for option in options]


def _pieces(task: Task) -> list[tuple[str, int]]:
    """The passage cut into words and marks, each with where it starts, so that marks can begin and end at them.

    Words are cut wherever an answer begins or ends, so that the right answer can be given.
    """
    edges = {edge for span in task.spans for edge in (span.start, span.stop)}
    pieces: list[tuple[str, int]] = []
    at = 0
    for token in (*read(Speech(task.passage)).tokens,):
        for start in sorted({at, token.start, token.stop, *(e for e in edges if token.start < e < token.stop)}):
            if start > at:
                pieces.append((task.passage[at:start], at))
                at = start
    if at < len(task.passage):
        pieces.append((task.passage[at:], at))
    return pieces
