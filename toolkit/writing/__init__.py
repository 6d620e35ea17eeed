"""Writing: from a plan (occasion, audience, points) to the skeleton of a speech."""

from toolkit.writing.plan import GENRES, Plan, Point
from toolkit.writing.skeleton import skeleton

__all__ = ["GENRES", "Plan", "Point", "skeleton"]
