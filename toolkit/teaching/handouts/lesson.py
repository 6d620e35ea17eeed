"""A lesson as it stands in its notebook: title, goals, summary and questions, for a sheet to print."""

import json
import re
from functools import cache

from toolkit.errors import InputError
from toolkit.places import notebooks_dir
from toolkit.teaching.handouts.blocks import Block, Heading, plain
from toolkit.teaching.handouts.marked import blocks_of
from toolkit.theme import label

_NUMBER = re.compile(r"(\d\d)-")


def numbers() -> tuple[str, ...]:
    """Return the numbers of the lessons.

    >>> numbers()[0]
    '01'
    """
    found = (_NUMBER.match(path.name) for path in (notebooks_dir() / "zh").glob("*.ipynb"))
    return tuple(sorted(number[1] for number in found if number))


def known(name: str) -> str:
    """Return the number that `name` means: `3`, `03`, or the key of a set of exercises such as `03-parallelism`.

    >>> known("3"), known("03-parallelism")
    ('03', '03')
    """
    number = str(name).partition("-")[0].zfill(2)
    if number not in numbers():
        raise InputError(label("handout.error.no_lesson", name=name, choices=", ".join(numbers())))
    return number


def opening(number: str, lang: str) -> tuple[Block, ...]:
    """Return the blocks of a lesson's first cell: its title, goals, time, and what is needed."""
    return blocks_of(_texts(number, lang)[0])


def closing(number: str, lang: str) -> tuple[Block, ...]:
    """Return the blocks of its last cell: the summary, further reading and three questions."""
    return blocks_of(_texts(number, lang)[-1])


def title(number: str, lang: str) -> str:
    """Return the title of a lesson.

    >>> title("01", "en")
    'Lesson 1: The speech as a whole'
    """
    return next(plain(block.words) for block in opening(number, lang) if isinstance(block, Heading))


@cache
def _texts(number: str, lang: str) -> tuple[str, ...]:
    path = next((notebooks_dir() / lang).glob(f"{number}-*.ipynb"))
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return tuple("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
