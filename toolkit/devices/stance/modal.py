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
    before: str
    after: str
    clause: Span


def modal_at(scene: Scene, start: int, stop: int) -> Modal:
    """Return the modal word that stands there, with what is around it.

    >>> from toolkit.devices.trial import scene
    >>> modal_at(scene("今天起，大家要抓紧。"), 6, 7)[1:]
    ('要', 6, 7, '今天起，大家', '抓紧。', Span(start=4, stop=9))
    """
    text = scene.text
    before, after = text[max(0, start - 8) : start], text[stop : stop + 24]
    return Modal(scene, text[start:stop], start, stop, before, after, scene.clause(start))
