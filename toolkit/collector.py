"""The garbage collector at rest while something large is built of many small things."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MUCH = 50_000
"""Things; a speech of common length is made of about 5,000."""


@contextmanager
def at_rest() -> Iterator[None]:
    """Keep the garbage collector from running inside the block; it was on before, it is on after.

    It looks for rings of things that hold each other, and for that goes through all there is each time a quarter more has been made.
    Frozen layers of spans hold no rings, so that on a text of a hundred thousand lines a third of the time went into finding none.
    What no name holds any more is given back at once, collector or not. Where very much was made, it is put with what has lived long,
    so that the first look at what is young does not go through all of it either.

    >>> import gc
    >>> with at_rest():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if gc.get_count()[0] > _MUCH and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # into the oldest generation
            gc.enable()
