"""The structure of a speech (篇章结构): zones, sections, transitions, vocatives, announcements, functions."""

from dataclasses import dataclass

from toolkit.model.note import Note
from toolkit.model.span import Span

ZONES = ("front_matter", "title", "byline", "salutation", "opening", "body", "closing", "back_matter")
FORMS = ("line", "run_in", "inline", "unnumbered")
FUNCTIONS = (
    "background",
    "appraise_meeting",
    "affirm",
    "problem",
    "situation",
    "demand",
    "pledge",
    "call",
    "announce",
    "narrate",
    "thanks",
    "other",
)
STATUSES = ("kept", "short", "over", "unknown", "unmarked", "undelivered")


@dataclass(frozen=True, slots=True)
class Zone(Span):
    """One of the parts every speech has, from top to bottom (标题, 称呼, 开头, 主体, 结尾 …)."""

    name: str
    rule: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Section(Span):
    """A numbered or headed part (部分): from its marker to where the next of its level or above starts.

    `level` counts from 1 = top in this speech; `marker` is as written (empty where there is none); `ordinal` is its number
    or None; `parent` is the index of the section around it or None; `group` numbers the runs of siblings in one style;
    `function` is the label of most of its characters, empty where it has none.
    """

    level: int
    marker: str
    ordinal: int | None
    heading: Span
    form: str
    rule: str
    parent: int | None = None
    group: int = 0
    function: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Transition(Span):
    """Text at the parent's level that belongs to no child (过渡)."""

    level: int
    rule: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Vocative(Span):
    """An address to the audience after the salutation (呼语): a pause mark for the listener."""

    rule: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One promise in an announcement: `count` points (None where no number was said) and the sections that deliver it."""

    count: int | None
    noun: str
    sections: tuple[int, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Announcement(Span):
    """A sentence that says what will follow and usually how many (预告)."""

    counts: tuple[Count, ...]
    rule: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Move(Span):
    """What a stretch of the speech does (语步): one of FUNCTIONS. Moves tile opening, body and closing."""

    name: str
    rule: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """All structure of one speech, each layer in text order."""

    zones: tuple[Zone, ...] = ()
    sections: tuple[Section, ...] = ()
    transitions: tuple[Transition, ...] = ()
    vocatives: tuple[Vocative, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    moves: tuple[Move, ...] = ()

    def children(self, index: int | None = None) -> tuple[int, ...]:
        """Return the indexes of the sections right under section `index`, or of the top sections for None."""
        return tuple(i for i, section in enumerate(self.sections) if section.parent == index)

    def zone(self, name: str) -> Zone | None:
        """Return the zone called `name`, or None where the speech has none."""
        return next((zone for zone in self.zones if zone.name == name), None)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups of siblings, each as section indexes in text order."""
        found: dict[int, list[int]] = {}
        for i, section in enumerate(self.sections):
            found.setdefault(section.group, []).append(i)
        return tuple(tuple(members) for members in found.values())
