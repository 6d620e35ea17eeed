"""Progress (学习进度): what a trainee has answered, kept on the trainee's own machine, shown, exported, forgotten."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import InputError
from toolkit.export.html import PLAIN
from toolkit.files import write_atomic
from toolkit.model import Document
from toolkit.tasks import Feedback, Task, set_keys, task_set
from toolkit.teaching import store
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd

RESULTS = "speech-results/1"
_LONGEST_NAME = 40


@dataclass(frozen=True)
class Progress:
    """The answers kept so far; shown in a notebook as a table of sets. `notice` says what happened to a damaged file."""

    answers: tuple[Mapping[str, Any], ...]
    notice: str = ""

    @property
    def best(self) -> dict[tuple[str, str], float]:
        """The best score of each task answered with feedback: (speech, task) → 0 to 1."""
        found: dict[tuple[str, str], float] = {}
        for one in self.answers:
            if one.get("score") is not None:
                place = (str(one.get("speech", "")), str(one["task"]))
                found[place] = max(found.get(place, 0.0), float(one["score"]))
        return found

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return a row for each set and speech worked on: answered, right at once, mean of the best scores (0 to 100)."""
        import pandas as pd

        best = self.best
        first: dict[tuple[str, str], float] = {}
        for one in self.answers:
            if one.get("score") is not None:
                first.setdefault((str(one.get("speech", "")), str(one["task"])), float(one["score"]))
        rows: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for speech, task in best:
            rows.setdefault((task.partition("/")[0], speech), []).append((speech, task))
        names = ("set", "speech", "answered", "at_once", "mean")
        made = [
            (
                _title(key, lang),
                speech or "—",
                len(places),
                sum(first[place] > 0.995 for place in places),
                round(100 * sum(best[place] for place in places) / len(places)),
            )
            for (key, speech), places in sorted(rows.items())
        ]
        return pd.DataFrame(made, columns=[label(f"progress.{name}", lang) for name in names])

    def export(self, path: str | PathLike[str], *, name: str = "", overwrite: bool = False) -> Path:
        """Write a small file for the trainer and return its path: the answers, and `name` if one is given.

        Nothing else goes in: no account, no machine, no texts of speeches.
        """
        if len(name) > _LONGEST_NAME:
            message = label("error.teaching.long_name", count=len(name), longest_name=_LONGEST_NAME)
            raise InputError(message)
        content = {"format": RESULTS, "name": name.strip(), "answers": list(self.answers)}
        return write_atomic(path, json.dumps(content, ensure_ascii=False, indent=1), overwrite=overwrite)

    def reset(self) -> "Progress":
        """Forget all answers kept on this machine, and return the empty progress."""
        store.clear()
        return Progress(())

    def __repr__(self) -> str:
        lines = [self.notice] if self.notice else []
        lines.append(label("progress.summary", n=len(self.best), answers=len(self.answers)))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        head = "".join(f"<p>{escape(line)}</p>" for line in repr(self).splitlines())
        table = self.table().to_html(index=False, escape=True, border=0) if self.best else ""
        return f'<div class="{PLAIN}">{head}{table}</div>'


def progress() -> Progress:
    """Return what has been answered on this machine so far; a damaged file is set aside and said so, never thrown away."""
    kept, notice = store.answers()
    sound = tuple(one for one in kept if isinstance(one.get("task"), str))
    return Progress(sound, notice)


def keep(
    task: Task, answer: Any, feedback: Feedback | None, *, doc: Document | None, hints: int, shown: bool, seed: int = 0
) -> str:
    """Keep one answer; `feedback` is None in a test without feedback. Return what is to be said (mostly nothing)."""
    return store.add(
        {
            "task": task.key,
            "kind": task.kind,
            "device": task.device,
            "speech": doc.name if doc is not None else "",
            "text": doc.speech.sha256[:16] if doc is not None else "",
            "seed": seed,
            "answer": answer,
            "score": None if feedback is None else round(feedback.score, 4),
            "hints": hints,
            "shown": shown,
            "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )


def _title(key: str, lang: str | None) -> str:
    return task_set(key).title.text(lang) if key in set_keys() else key


def answers_of(found: Iterable[Mapping[str, Any]], task: str) -> tuple[Mapping[str, Any], ...]:
    """Return the answers to one task, the oldest first."""
    return tuple(one for one in found if one.get("task") == task)
