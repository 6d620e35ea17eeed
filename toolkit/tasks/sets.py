"""Sets of exercises, one a lesson: hand-written ones and what is to be made from the speech, read from `data/tasks/*.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.model import Document, Span
from toolkit.places import data_dir
from toolkit.tasks.generating import generate
from toolkit.tasks.model import NOTHING, Option, Said, Task
from toolkit.theme import label

_MARKED = re.compile("【([^【】]*)】")


@dataclass(frozen=True, slots=True)
class TaskSet:
    """The exercises of one set for one speech: its key (`03-parallelism`), its title, and the tasks in order."""

    key: str
    title: Said
    tasks: tuple[Task, ...]

    def task(self, key: str) -> Task | None:
        """Return the task with this key, or None."""
        return next((task for task in self.tasks if task.key == key), None)


def set_keys() -> tuple[str, ...]:
    """Return the keys of all sets in order.

    >>> set_keys()[0]
    '01-structure'
    """
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def known_key(name: str) -> str:
    """Return the key that `name` means: a key, or its number; raise InputError with the nearest keys where there is none.

    >>> known_key("01")
    '01-structure'
    """
    keys = set_keys()
    chosen = [key for key in keys if name in {key, key.partition("-")[0]}]
    if len(chosen) != 1:
        near = get_close_matches(str(name), keys, n=3, cutoff=0.3) or keys
        message = label("error.tasks.unknown_set", name=name, choices=", ".join(near))
        raise InputError(message)
    return chosen[0]


def task_set(name: str, doc: Document | None = None, *, seed: int = 0) -> TaskSet:
    """Return the exercises called `name` for `doc`.

    Hand-written ones about the sample are there only for the sample; what can be made from any speech is made from `doc`; without a
    Document only the exercises that need none are there. Raises InputError for an unknown name.
    """
    key = known_key(name)
    table = _table(key)
    digest = doc.speech.sha256 if doc is not None else ""
    tasks = [_written(key, row) for row in table.get("task", ()) if digest.startswith(row.get("speech", ""))]
    for number, row in enumerate(table.get("make", ()), 1):
        if doc is not None:
            options = {name: value for name, value in row.items() if name != "kind"}
            made = generate(doc, row["kind"], seed=seed, **options)
            tasks += [replace(task, key=f"{key}/{number}-{task.key}") for task in made]
    return TaskSet(key, _said(table["title"]), tuple(tasks))


def _folder() -> Path:
    return data_dir() / "tasks"


@cache
def _table(key: str) -> dict[str, Any]:
    return tomllib.loads((_folder() / f"{key}.toml").read_text(encoding="utf-8"))


def _said(row: Mapping[str, str] | str) -> Said:
    """Words in both languages; a plain string is Chinese of a speech and the same in both."""
    return Said(row, row) if isinstance(row, str) else Said(row["zh"], row["en"])


def _options(rows: Iterable[Mapping[str, Any]]) -> tuple[Option, ...]:
    return tuple(
        Option(row["id"], _said(row.get("text") or row), _said(row["remark"]) if "remark" in row else NOTHING)
        for row in rows
    )


def _written(key: str, row: Mapping[str, Any]) -> Task:
    passage: str = row.get("passage", "")
    spans: tuple[Span, ...] = ()
    if row["kind"] == "mark":
        passage, spans = _unmarked(passage)
    hints = [_said(hint) for hint in row.get("hints", ())]
    return Task(
        f"{key}/{row['key']}",
        row["kind"],
        _said(row["prompt"]),
        passage=passage,
        options=_options(row.get("options", ())),
        items=_options(row.get("items", ())),
        answer=tuple(row.get("answer", ())),
        spans=spans,
        constraints=tuple((name, str(value)) for name, value in row.get("constraints", ())),
        hints=(hints[0], hints[1]) if len(hints) == 2 else (NOTHING, NOTHING),
        solution=_said(row["solution"]),
        device=row.get("device", ""),
    )


def _unmarked(passage: str) -> tuple[str, tuple[Span, ...]]:
    """Return a passage without the brackets 【】 that show what is to be marked, and what they held.

    >>> _unmarked("要【抓重点、补短板】。")
    ('要抓重点、补短板。', (Span(start=1, stop=8),))
    """
    plain, spans, at = "", [], 0
    for found in _MARKED.finditer(passage):
        plain += passage[at : found.start()]
        spans.append(Span(len(plain), len(plain) + len(found[1])))
        plain += found[1]
        at = found.end()
    return plain + passage[at:], tuple(spans)
