"""Exercises on frames (句式框架): fill the slots of one, write a run of one's own in one."""

from collections.abc import Iterable

from toolkit.chars import count_cjk
from toolkit.devices.frames import SLOT, Column, Frame, frames
from toolkit.model import Document, Span
from toolkit.tasks.choosing import letters, rng
from toolkit.tasks.model import BLANK, Option, Said, Task, said

_LONGEST_UNIT = 60
_ROOM = 60
"""Characters that a run of one's own may have, marks not counted."""


def make_fill(doc: Document, _device: str, seed: int) -> Iterable[Task]:
    """Fill one slot of each unit of a frame from a bank of the words that stood there."""
    dice = rng(doc, "fill", seed)
    number = 0
    for frame in _by_worth(doc):
        slot = _best_slot(frame, doc.text)
        if slot is None:
            continue
        number += 1
        cells = [cell for cell in slot.cells if cell is not None]
        answer = [cell.of(doc.text) for cell in cells]
        passage = "；\n".join(_blanked(doc.text, unit, cell) for unit, cell in zip(frame.units, cells, strict=True))
        bank = list(answer)
        dice.shuffle(bank)
        whole = "；".join(unit.of(doc.text) for unit in frame.units)
        yield Task(
            f"fill-{number}",
            "fill",
            said("task.fill.prompt"),
            passage=passage,
            options=tuple(Option(i, Said(w, w)) for i, w in zip(letters(len(bank)), bank, strict=True)),
            answer=tuple(answer),
            hints=(said("task.fill.hint1", template=frame.template), said("task.fill.hint2", first=answer[0])),
            solution=said("task.fill.solution", text=whole),
            device=frame.device if frame.device != "headings" else "parallelism",
            source="analysis",
        )


def make_rewrite(doc: Document, _device: str, _seed: int) -> Iterable[Task]:
    """Write a run of at least three units in a frame of the speech, about something else."""
    number = 0
    for frame in _by_worth(doc):
        fixed = [frame.rows[0][k] for k, column in enumerate(frame.columns) if column.fixed]
        plain = [w.strip("，、；：。“” ") for w in fixed]
        words = [w for w in plain if w and count_cjk(w) == len(w) and w not in {"的", "了", "是"}]
        slot = _best_slot(frame, doc.text)
        if len(frame.units) < 3 or not words or slot is None or slot.cells[0] is None:
            continue
        number += 1
        whole = "；".join(unit.of(doc.text) for unit in frame.units)
        most = max(_ROOM, 3 * max(frame.sizes))
        yield Task(
            f"rewrite-{number}",
            "rewrite",
            said("task.rewrite.prompt", template=frame.template, most=str(most)),
            constraints=(
                ("device", "parallelism"),
                ("units", "3"),
                ("at_most", str(most)),
                *(("contains", w) for w in words),
                ("avoids", slot.cells[0].of(doc.text)),
            ),
            hints=(said("task.rewrite.hint1"), said("task.rewrite.hint2", text=whole)),
            solution=said("task.rewrite.solution", text=whole),
            device="parallelism",
            source="analysis",
        )


def _by_worth(doc: Document) -> list[Frame]:
    """The frames worth an exercise: some words fixed and some not, more units first, then in text order."""
    found = [f for f in frames(doc) if SLOT in f.template and f.template.strip(f"{SLOT}，、；") and len(f.units) <= 6]
    short = [f for f in found if max(len(unit) for unit in f.units) <= _LONGEST_UNIT]
    return sorted(short, key=lambda f: (-len(f.units), f.start))


def _best_slot(frame: Frame, text: str) -> Column | None:
    """The slot that every unit fills with another word, the longest; None where there is none."""
    fit = []
    for column in frame.columns:
        cells = [cell.of(text) for cell in column.cells if cell is not None]
        plain = all(cell and cell.strip() == cell and BLANK not in cell and "|" not in cell for cell in cells)
        if not column.fixed and len(cells) == len(column.cells) == len(set(cells)) and plain:
            fit.append((sum(map(len, cells)), column))
    return max(fit, key=lambda pair: pair[0])[1] if fit else None


def _blanked(text: str, unit: Span, cell: Span) -> str:
    return text[unit.start : cell.start] + BLANK + text[cell.stop : unit.stop]
