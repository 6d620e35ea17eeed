"""Results (学习结果): the small files that trainees hand in, read as tables; nothing leaves the room."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import InputError
from toolkit.export.html import PLAIN
from toolkit.model import DEVICES, Document
from toolkit.tasks import Task
from toolkit.teaching.judging import Judge, Judged, words_of
from toolkit.teaching.progress import RESULTS
from toolkit.theme import label

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_LARGEST = 2_000_000
"""Bytes; a result file has some kilobytes."""
_NAME = 40


@dataclass(frozen=True, slots=True)
class Trainee:
    """One trainee: the name in the file (or the file's), and the answers judged, the oldest first."""

    name: str
    answers: tuple[Judged, ...]

    def firsts(self) -> tuple[Judged, ...]:
        """The first answer to each task."""
        found: dict[tuple[str, str], Judged] = {}
        for one in self.answers:
            found.setdefault(one.place, one)
        return tuple(found.values())

    def best(self, place: tuple[str, str]) -> float | None:
        """The best score for a task, None where none could be judged."""
        scores = [one.score for one in self.answers if one.place == place and one.score is not None]
        return max(scores, default=None)


@dataclass(frozen=True)
class Results:
    """What a class has answered. `problems` are sentences about files and answers that could not be used as they are."""

    trainees: tuple[Trainee, ...]
    problems: tuple[str, ...] = ()

    def table(self, lang: str | None = None) -> "pd.DataFrame":
        """Return a row a trainee: exercises answered, mean of the first and of the best scores (of 100), hints taken."""
        rows = []
        for trainee in self.trainees:
            firsts = trainee.firsts()
            best = [score for one in firsts if (score := trainee.best(one.place)) is not None]
            hints = sum(max(o.hints for o in trainee.answers if o.place == one.place) for one in firsts)
            rows.append((trainee.name, len(firsts), _mean(one.score for one in firsts), _mean(best), hints))
        return _table(rows, ("trainee", "answered", "first", "best", "hints"), lang)

    def answers(self, lang: str | None = None) -> "pd.DataFrame":
        """Return a row for each trainee and exercise: who answered what at first, its score, the best score, tries, hints."""
        rows = []
        for trainee in self.trainees:
            for one in trainee.firsts():
                tries = [o for o in trainee.answers if o.place == one.place]
                rows.append(
                    (
                        trainee.name,
                        one.key,
                        one.words(lang),
                        _percent(one.score),
                        _percent(trainee.best(one.place)),
                        len(tries),
                        max(o.hints for o in tries),
                    )
                )
        return _table(rows, ("trainee", "task", "answer", "first", "best", "tries", "hints"), lang)

    def tasks(self, lang: str | None = None) -> "pd.DataFrame":
        """Return a row an exercise, the hardest first: its question, how many answered, mean first score, right at once."""
        rows = []
        for key, firsts in self._by(lambda one: one.key).items():
            known = next((one.task for one in firsts if one.task is not None), None)
            right = sum((one.score or 0) > 0.995 for one in firsts)
            prompt = words_of(known.prompt.text(lang), 40) if known else "—"
            rows.append((key, prompt, len(firsts), _mean(one.score for one in firsts), right))
        rows.sort(key=lambda row: (row[3] is None, row[3] or 0, row[0]))
        return _table(rows, ("task", "prompt", "trainees", "first", "at_once"), lang)

    def confusions(self, lang: str | None = None) -> "pd.DataFrame":
        """Return what was taken for what in first answers, the commonest first: exercise, right, given, trainees."""
        counts: dict[tuple[str, str, str], int] = {}
        for one in self._firsts():
            for expected, given in one.confusions:
                if one.task is not None:
                    place = (one.key, _option(one.task, expected, lang), _option(one.task, given, lang))
                    counts[place] = counts.get(place, 0) + 1
        rows = [(*place, count) for place, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        return _table(rows, ("task", "right", "given", "trainees"), lang)

    def agreement(self, lang: str | None = None) -> "pd.DataFrame":
        """Return a row a device, the least agreed first: first answers, and how far they agree with the analysis (of 100)."""
        rows = [
            (label(f"device.{device}", lang), len(firsts), _mean(one.score for one in firsts))
            for device, firsts in self._by(lambda one: one.device).items()
            if device in DEVICES
        ]
        rows.sort(key=lambda row: (row[2] is None, row[2] or 0, row[0]))
        return _table(rows, ("device", "count", "agreement"), lang)

    def plot_tasks(self, *, lang: str | None = None, theme: str = "light") -> "go.Figure":
        """Return bars: the mean first score of each exercise, the hardest on top."""
        from toolkit.teaching.pictures import score_bars

        table = self.tasks(lang)
        counts = table.iloc[:, 2]
        rows = zip(table.iloc[:, 0], table.iloc[:, 3], counts, strict=True)
        return score_bars("results.plot_tasks", tuple(rows), lang=lang, theme=theme)

    def plot_devices(self, *, lang: str | None = None, theme: str = "light") -> "go.Figure":
        """Return bars: how far first answers agree with the analysis, device by device, the least agreed on top."""
        from toolkit.teaching.pictures import score_bars

        table = self.agreement(lang)
        rows = zip(table.iloc[:, 0], table.iloc[:, 2], table.iloc[:, 1], strict=True)
        return score_bars("results.plot_devices", tuple(rows), lang=lang, theme=theme)

    def _firsts(self) -> list[Judged]:
        return [one for trainee in self.trainees for one in trainee.firsts()]

    def _by(self, name: Any) -> dict[str, list[Judged]]:
        found: dict[str, list[Judged]] = {}
        for one in self._firsts():
            found.setdefault(name(one), []).append(one)
        return found

    def __repr__(self) -> str:
        head = label("results.summary", n=len(self.trainees), answers=sum(len(t.answers) for t in self.trainees))
        return "\n".join([head, *self.problems])

    def _repr_html_(self) -> str:
        head = "".join(f"<p>{escape(line)}</p>" for line in repr(self).splitlines())
        table = self.table().to_html(index=False, escape=True, border=0) if self.trainees else ""
        return f'<div class="{PLAIN}">{head}{table}</div>'


def results(folder: str | PathLike[str], *, docs: Iterable[Document] = ()) -> Results:
    """Return what the result files (`*.json`) in a folder say.

    Every answer is judged again here, so that tests without feedback have scores and changed files do not matter. Exercises on a speech outside
    the catalogue need it in `docs`; without it the score in the file is taken. Files that cannot be used are named in `problems`, never
    passed over in silence. Raises InputError where there is no such folder.
    """
    place = Path(folder)
    if not place.is_dir():
        message = label("error.teaching.no_class_folder", folder=str(folder))
        raise InputError(message)
    judge = Judge(docs)
    problems: list[str] = []
    seen: dict[str, str] = {}
    found: dict[str, tuple[str, str, Trainee]] = {}
    for path in sorted(place.glob("*.json")):
        name = _plain(path.name)
        whole = _load(path, name, seen, problems)
        if whole is None:
            continue
        rows = [row for row in whole["answers"] if _is_answer(row)]
        if len(rows) < len(whole["answers"]):
            problems.append(label("results.some_lost", file=name, n=len(whole["answers"]) - len(rows)))
        said = whole.get("name")
        who = _plain(said if isinstance(said, str) else "") or _plain(path.stem)
        trainee = Trainee(who, tuple(judge.judged(row) for row in rows))
        last = max((str(row.get("at", "")) for row in rows), default="")
        before = found.get(who)
        if before is not None:
            problems.append(label("results.same_name", name=who, first=before[1], second=name))
        if before is None or last >= before[0]:
            found[who] = (last, name, trainee)
    if judge.unknown:
        problems.append(label("results.unknown", n=judge.unknown))
    return Results(tuple(trainee for _, _, trainee in found.values()), tuple(problems))


def _load(path: Path, name: str, seen: dict[str, str], problems: list[str]) -> dict[str, Any] | None:
    """The content of a result file, or None after a sentence about what is wrong with it."""
    try:
        if path.stat().st_size > _LARGEST:
            problems.append(label("results.large", file=name))
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.append(label("results.unreadable", file=name, reason=error.strerror or error))
        return None
    digest = hashlib.sha256(data).hexdigest()
    if digest in seen:
        problems.append(label("results.duplicate", file=name, other=seen[digest]))
        return None
    seen[digest] = name
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        problems.append(label("results.broken", file=name))
        return None
    if not isinstance(whole, dict) or whole.get("format") != RESULTS or not isinstance(whole.get("answers"), list):
        problems.append(label("results.not_ours", file=name))
        return None
    return whole


def _is_answer(row: Any) -> bool:
    """Whether a row has what an answer needs; what it says is judged later."""
    if not isinstance(row, Mapping) or not isinstance(row.get("task"), str) or len(row["task"]) > 120:
        return False
    score = row.get("score")
    number = isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1
    return (score is None or number) and isinstance(row.get("hints", 0), int)


def _plain(words: str) -> str:
    """A name on one line, without control characters, of a bounded length."""
    plain = " ".join("".join(c for c in words if c.isprintable()).split())
    return plain if len(plain) <= _NAME else plain[:_NAME] + "…"


def _option(task: Task, name: str, lang: str | None) -> str:
    option = task.option(name)
    return words_of(option.text.text(lang) if option is not None else name or "—")


def _percent(score: float | None) -> int | None:
    return None if score is None else round(100 * score)


def _mean(scores: Iterable[float | None]) -> int | None:
    known = [score for score in scores if score is not None]
    return round(100 * sum(known) / len(known)) if known else None


def _table(rows: Iterable[tuple[Any, ...]], names: tuple[str, ...], lang: str | None) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows), columns=[label(f"results.{name}", lang) for name in names])
