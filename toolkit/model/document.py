"""A Document: one speech with all that was found in it, as layers over its unaltered text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from toolkit.chars import shadow
from toolkit.errors import InputError
from toolkit.model.finding import DEVICES, FAMILIES, Finding, Slip
from toolkit.model.span import Paragraph, Sentence, Span, Token
from toolkit.model.speech import Speech
from toolkit.model.structure import Announcement, Move, Outline, Section, Transition, Vocative, Zone
from toolkit.theme import label

_JUDGED = frozenset(("findings", "slips"))
"""The layers on which nothing else in a Document depends."""


@dataclass(frozen=True, slots=True)
class Settings:
    """With what a Document was read: the engine, the digest of the lexicon, the toolkit's version, and what a person overruled."""

    engine: str = ""
    lexicon: str = ""
    version: str = ""
    joined: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A speech read: its paragraphs, sentences, tokens, outline, findings and slips.

    Every layer points into `text`; construction checks that spans lie inside it and that each token equals its text.
    """

    speech: Speech
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    outline: Outline = field(default_factory=Outline)
    findings: tuple[Finding, ...] = ()
    slips: tuple[Slip, ...] = ()
    settings: Settings = field(default_factory=Settings)
    lexicon: Any = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        text = self.speech.text
        if astray := [token for token in self.tokens if text[token.start : token.stop] != token.text]:
            message = f"a token must equal its text: {astray[0].text!r} at {astray[0].start}"
            raise ValueError(message)
        self._check(self._layers())

    def _check(self, layers: Iterable[Sequence[Span]]) -> None:
        size = len(self.speech.text)
        for layer in layers:
            if outside := [item for item in layer if item.stop > size]:
                message = f"{type(outside[0]).__name__} ends at {outside[0].stop}, past the end of the text ({size})"
                raise ValueError(message)

    def _layers(self) -> Iterable[Sequence[Span]]:
        outline = self.outline
        yield from (self.paragraphs, self.sentences, self.findings, self.slips)
        yield from (outline.zones, outline.sections, outline.transitions)
        yield from (outline.vocatives, outline.announcements, outline.moves)

    def __repr__(self) -> str:
        return (
            f"<Document {self.name!r}: {len(self.text)} characters, {len(self.sections)} sections, "
            f"{len(self.findings)} findings>"
        )

    @property
    def text(self) -> str:
        """The text, as it came."""
        return self.speech.text

    @property
    def name(self) -> str:
        """The speech's key or file name, else its title."""
        return self.speech.name or self.title

    @cached_property
    def title(self) -> str:
        """The title: as found in the text on one line, else as the catalogue or file gives it; may be empty."""
        zone = self.outline.zone("title")
        words = " ".join(zone.of(self.text).split()) if zone else ""
        return words or self.speech.title

    @cached_property
    def shadow(self) -> str:
        """The text with widths and line ends made one, same length (see `chars.shadow`)."""
        return shadow(self.text)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The parts from top to bottom."""
        return self.outline.zones

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in text order."""
        return self.outline.sections

    @property
    def transitions(self) -> tuple[Transition, ...]:
        """The transitions in text order."""
        return self.outline.transitions

    @property
    def vocatives(self) -> tuple[Vocative, ...]:
        """The addresses to the audience after the salutation."""
        return self.outline.vocatives

    @property
    def announcements(self) -> tuple[Announcement, ...]:
        """What the speaker promised, and whether it was delivered."""
        return self.outline.announcements

    @property
    def moves(self) -> tuple[Move, ...]:
        """What each stretch of the speech does."""
        return self.outline.moves

    def find(self, device: str | None = None, *, within: Span | None = None) -> tuple[Finding, ...]:
        """Return the findings of one device or family (all for None), those inside `within` only where it is given.

        Raises InputError for a name that is neither a device nor a family.
        """
        if device is not None and device not in DEVICES and device not in FAMILIES:
            message = label("error.model.unknown_device", device=device, choices=", ".join((*FAMILIES, *DEVICES)))
            raise InputError(message)
        names = FAMILIES.get(device or "", (device,))
        return tuple(
            f for f in self.findings if (device is None or f.device in names) and (within is None or within.contains(f))
        )

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def token_at(self) -> dict[int, int]:
        """Start of a token → its index."""
        return dict(zip(self._token_starts, range(len(self.tokens)), strict=True))

    @cached_property
    def token_ends(self) -> frozenset[int]:
        """Where tokens end."""
        return frozenset([token.stop for token in self.tokens])

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie wholly inside `span`."""
        first = bisect_left(self._token_starts, span.start)
        last = bisect_right(self._token_starts, max(span.start, span.stop - 1))
        chosen = self.tokens[first:last]
        return chosen[:-1] if chosen and chosen[-1].stop > span.stop else chosen

    def section_at(self, offset: int) -> Section | None:
        """Return the deepest section that holds `offset`, or None."""
        holding = [s for s in self.sections if s.start <= offset < s.stop]
        return max(holding, key=lambda s: (s.level, s.start)) if holding else None

    def zone_at(self, offset: int) -> Zone | None:
        """Return the zone that holds `offset`, or None."""
        return next((z for z in self.zones if z.start <= offset < z.stop), None)

    def move_at(self, offset: int) -> Move | None:
        """Return the function of the stretch that holds `offset`, or None."""
        return next((m for m in self.moves if m.start <= offset < m.stop), None)

    @classmethod
    def cut(cls, speech: Speech, shadow: str, **layers: Any) -> "Document":
        """Return a Document of layers just cut from the text of `speech`, with its `shadow`: its tokens are not held against the text again."""
        made = object.__new__(cls)
        made.__dict__.update(speech=speech, shadow=shadow, findings=(), slips=(), **layers)
        made._check(made._layers())
        return made

    def changed(self, **layers: Any) -> "Document":
        """Return a new Document with some layers replaced; this one stays as it is."""
        if not _JUDGED.issuperset(layers):
            made = replace(self, **layers)
            if "shadow" in self.__dict__ and made.speech is self.speech:  # worked out already, and the same
                made.__dict__["shadow"] = self.shadow
            return made
        # The text and its words stay, and with them all that was checked and worked out.
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(layers)
        made._check(layers.values())
        return made
