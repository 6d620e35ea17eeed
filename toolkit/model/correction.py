"""What a person overruled (人工修改): sections set or removed, findings accepted or rejected."""

import json
from dataclasses import dataclass

from toolkit.model.span import Span


@dataclass(frozen=True, slots=True)
class Correction(Span):
    """One thing a person decided about a stretch of the text, whatever the rules say.

    `action` is `section` (a section starts here; the span is its marker, or empty where it has none), `no_section` (none
    starts here), `accept` or `reject` (a finding of `device` with exactly this span).

    >>> Correction.parse(Correction(3, 5, "section", level=2).text())
    Correction(start=3, stop=5, action='section', level=2, device='')
    """

    action: str
    level: int = 0
    device: str = ""

    def text(self) -> str:
        """Return the correction as one line of JSON, as a Document's settings keep it."""
        return json.dumps(self.plain(), ensure_ascii=False)

    def plain(self) -> dict[str, str | int]:
        """Return the correction as plain data, what it does not use left out."""
        found: dict[str, str | int] = {"action": self.action, "start": self.start, "stop": self.stop}
        if self.level:
            found["level"] = self.level
        if self.device:
            found["device"] = self.device
        return found

    @classmethod
    def parse(cls, text: str) -> "Correction":
        """Return the correction that a line of JSON holds. Raises ValueError for anything else."""
        return cls.from_plain(json.loads(text))

    @classmethod
    def from_plain(cls, data: object) -> "Correction":
        """Return the correction that plain data describes. Raises ValueError for anything else."""
        if not isinstance(data, dict) or data.get("action") not in ACTIONS:
            message = "a correction needs an action"
            raise ValueError(message)
        start, stop, level = data.get("start"), data.get("stop"), data.get("level", 0)
        if not (isinstance(start, int) and isinstance(stop, int) and isinstance(level, int)):
            message = "a correction needs a start and a stop"
            raise ValueError(message)  # noqa: TRY004 - one kind of error for whoever reads a file
        return cls(start, stop, data["action"], level=level, device=str(data.get("device", "")))


ACTIONS = ("section", "no_section", "accept", "reject")
