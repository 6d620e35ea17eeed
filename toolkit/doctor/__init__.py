"""Is this machine ready? Facts are gathered, then judged, so that every judgement can be tested without a broken machine."""

from toolkit.doctor.checks import CHECKS, Verdict, examine
from toolkit.doctor.facts import Facts, gather

__all__ = ["CHECKS", "Facts", "Verdict", "examine", "gather"]
