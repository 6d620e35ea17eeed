"""A plan for a speech (写作提纲): what is settled before the first sentence is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.errors import InputError
from toolkit.theme import label

GENRES = ("deployment", "review", "field_meeting", "ceremony", "year_end")
"""工作部署、述职评议、现场推进、典礼致辞、年终总结: each has its own opening, announcement and closing."""
MOST_POINTS = 99


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its heading, and the headings under it."""

    heading: str
    points: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.heading.strip() or not all(one.strip() for one in self.points):
            message = label("error.writing.empty_point")
            raise InputError(message)


@dataclass(frozen=True, slots=True)
class Plan:
    """Occasion, audience and points of a speech, with who speaks and when.

    `points` may be plain headings. `salutation` is the audience as addressed, without a colon. Raises InputError for a plan without
    occasion or points, and for an unknown genre.

    >>> Plan("全区安全生产工作会议", ["压实责任", "排查隐患"]).points[0]
    Point(heading='压实责任', points=())
    """

    occasion: str
    points: tuple[Point, ...]
    salutation: str
    genre: str
    speaker: str
    date: str

    def __init__(
        self,
        occasion: str,
        points: Sequence[str | Point],
        *,
        salutation: str = "同志们",
        genre: str = "deployment",
        speaker: str = "",
        date: str = "",
    ) -> None:
        made = tuple(point if isinstance(point, Point) else Point(point) for point in points)
        if not occasion.strip():
            message = label("error.writing.no_occasion")
            raise InputError(message)
        if not 1 <= len(made) <= MOST_POINTS:
            message = label("error.writing.points", most_points=MOST_POINTS, count=len(made))
            raise InputError(message)
        if genre not in GENRES:
            message = label("error.writing.unknown_genre", genre=genre, choices=", ".join(GENRES))
            raise InputError(message)
        if not salutation.strip():
            message = label("error.writing.no_salutation")
            raise InputError(message)
        values = {"occasion": occasion, "points": made, "salutation": salutation, "genre": genre}
        for name, value in (values | {"speaker": speaker, "date": date}).items():
            object.__setattr__(self, name, value.strip() if isinstance(value, str) else value)
