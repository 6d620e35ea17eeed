"""Stance (语气与立场): directives, appraisal, person, boosters, hedges, appeals to authority."""

from collections.abc import Iterable

from toolkit.devices.scene import Scene
from toolkit.devices.stance.appraisal import appraisals
from toolkit.devices.stance.authority import authorities
from toolkit.devices.stance.degree import boosters, hedges, persons
from toolkit.devices.stance.directive import directives
from toolkit.model import Document, Finding, Trace

__all__ = ["appraisals", "authorities", "boosters", "directives", "find", "hedges", "persons"]


def find(doc: Document, trace: Trace | None = None) -> Iterable[Finding]:
    """Return the findings of this family, in any order."""
    scene = Scene(doc, trace)
    return [
        *directives(scene),
        *appraisals(scene),
        *persons(scene),
        *boosters(scene),
        *hedges(scene),
        *authorities(scene),
    ]
