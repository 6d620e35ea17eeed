"""What stands where: stretches of a text that are already taken, asked about without looking at all of them."""

from collections import defaultdict
from typing import Generic, TypeVar

T = TypeVar("T")
_WIDTH = 64
"""Characters of one box; a stretch lies in every box that it touches."""


class Occupied(Generic[T]):
    """Stretches with what stands there, in the order in which they were put down.

    >>> taken = Occupied[str]()
    >>> taken.put(0, 5, "a"), taken.put(4, 200, "b"), taken.put(300, 310, "c")
    (None, None, None)
    >>> taken.meeting(4, 6), taken.meeting(100, 320), taken.meeting(5, 4)
    (['a', 'b'], ['b', 'c'], [])
    """

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int, T]] = []
        self._boxes: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, start: int, stop: int, item: T) -> None:
        """Put down what stands at `[start, stop)`."""
        number = len(self._stretches)
        self._stretches.append((start, stop, item))
        for box in range(start // _WIDTH, (stop - 1) // _WIDTH + 1):
            self._boxes[box].append(number)

    def meeting(self, start: int, stop: int) -> list[T]:
        """Return what shares a character with `[start, stop)`, the first put down first."""
        numbers: set[int] = set()
        for box in range(start // _WIDTH, (stop - 1) // _WIDTH + 1):
            if box in self._boxes:
                numbers.update(self._boxes[box])
        found = []
        for number in sorted(numbers):
            a, z, item = self._stretches[number]
            if a < stop and start < z:
                found.append(item)
        return found
