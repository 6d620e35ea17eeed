"""Functions (语步): what each stretch of a speech does."""

from toolkit.model import Move, Outline
from toolkit.outline.ground import Ground


def moves(ground: Ground, outline: Outline) -> tuple[Move, ...]:
    """Return the functions, tiling opening, body and closing."""
    del ground, outline
    return ()


def with_section_functions(outline: Outline) -> Outline:
    """Return the outline with each section's function: the label of most of its own characters."""
    return outline
