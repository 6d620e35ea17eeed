"""Findings (修辞与语气) and slips (疑点): judgements over spans, each with its rule and a note."""

from dataclasses import dataclass

from toolkit.model.note import Note, Pairs
from toolkit.model.span import Span, set_start, set_stop

FORM_DEVICES = (
    "parallelism",
    "antithesis",
    "repetition",
    "gradation",
    "anadiplosis",
    "chiasmus",
    "contrast",
    "parallel_pair",
    "negation_run",
    "rhetorical_question",
    "hypophora",
)
WORD_DEVICES = ("idiom", "four_character", "numeric_abbreviation", "quoted_term", "metaphor", "formula", "placeholder")
STANCE_DEVICES = ("directive", "appraisal", "person", "booster", "hedge", "authority")
FAMILIES = {"form": FORM_DEVICES, "words": WORD_DEVICES, "stance": STANCE_DEVICES}
DEVICES = FORM_DEVICES + WORD_DEVICES + STANCE_DEVICES
Detail = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Finding(Span):
    """One device found: its `members` in order, the `rule` that found it, a `note` for trainees.

    `details` holds what some devices add: strength (directive, 1 to 4), polarity (appraisal, `+` or `-`), domain (metaphor),
    class (formula), strict (antithesis), who (person).
    """

    device: str
    members: tuple[Span, ...]
    rule: str
    note: Note
    details: tuple[tuple[str, Detail], ...] = ()

    def __init__(  # noqa: PLR0917 - the fields in their order
        self,
        start: int,
        stop: int,
        device: str,
        members: tuple[Span, ...],
        rule: str,
        note: Note,
        details: tuple[tuple[str, Detail], ...] | dict[str, Detail] = (),
    ) -> None:
        if not 0 <= start <= stop:
            Span(start, stop)
        set_start(self, start)
        set_stop(self, stop)
        _set_device(self, device)
        _set_members(self, members)
        _set_rule(self, rule)
        _set_note(self, note)
        _set_details(self, details)

    def detail(self, name: str) -> Detail | None:
        """Return the detail called `name`, or None where the finding has none.

        >>> Finding(0, 2, "directive", (Span(0, 2),), "r", Note("device.directive"), (("strength", 4),)).detail("strength")
        4
        """
        pairs = _DETAILS.kept(self)
        return dict(pairs).get(name) if pairs else None

    @property
    def family(self) -> str:
        """The family of the device: `form`, `words` or `stance`."""
        return next(name for name, devices in FAMILIES.items() if self.device in devices)


_DETAILS = Pairs(Finding, "details")
_set_device, _set_members, _set_rule, _set_note = (
    Finding.__dict__[name].__set__ for name in ("device", "members", "rule", "note")
)
_set_details = _DETAILS.put
type.__setattr__(Finding, "details", _DETAILS)


@dataclass(frozen=True, slots=True)
class Slip(Span):
    """A possible slip (疑点): a hint for the writer to judge, with the `evidence` spans it rests on."""

    kind: str
    rule: str
    note: Note
    evidence: tuple[Span, ...] = ()
