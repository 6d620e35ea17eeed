"""Sheets to print (讲义): a lesson's exercises and vocabulary, the key, and the trainer's guide, as HTML or Word."""

from toolkit.teaching.handouts.sheets import GUIDE, Handout, handout

__all__ = ["GUIDE", "Handout", "handout"]
