"""A modal word where it stands."""

from typing import NamedTuple

from toolkit.devices.scene import Scene
from toolkit.model import Span


class Modal(NamedTuple):
    """A modal word where it stands: eight characters before it and 24 after it are looked at, or its clause."""

    scene: Scene
    word: str
    start: int
    stop: int

    @property
    def before(self) -> str:
        """What stands right before the word."""
        return self.scene.text[max(0, self.start - 8) : self.start]

    @property
    def after(self) -> str:
        """What stands right after the word."""
        return self.scene.text[self.stop : self.stop + 24]

    @property
    def clause(self) -> Span:
        """The clause the word is in."""
        return self.scene.clause(self.start)
