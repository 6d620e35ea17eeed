"""Exercises: what is asked, how an answer is judged, and how exercises are made from any speech."""

from toolkit.tasks.checking import check
from toolkit.tasks.generating import MAKERS, generate
from toolkit.tasks.model import KINDS, Feedback, Option, Said, Task
from toolkit.tasks.sets import TaskSet, set_keys, task_set

__all__ = [
    "KINDS",
    "MAKERS",
    "Feedback",
    "Option",
    "Said",
    "Task",
    "TaskSet",
    "check",
    "generate",
    "set_keys",
    "task_set",
]
