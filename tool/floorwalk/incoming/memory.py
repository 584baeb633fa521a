"""A key in, what follows from it out: worked out once, and remembered while there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Memory(dict[K, V]):
    """Give `memory[key]`, remembered or worked out now. Never holds keys that weigh more than `room` together.

    It has two halves. When the younger one is full it becomes the older one, which is forgotten; whatever is asked for again moves to the
    younger. So what the files of a round have in common stays, and what stood in one of them alone goes. A key over `most` is not kept.
    """

    def __init__(self, work: Callable[[K], V], room: int, weigh: Callable[[K], int] = lambda _: 1, most: int = 1) -> None:
        super().__init__()
        self._work, self._half, self._weigh, self._most = work, room // 2, weigh, most
        self._weight = 0
        self._older: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value = self._older.pop(key) if key in self._older else self._work(key)
        weight = self._weigh(key)
        if weight > self._most:
            return value
        if self._weight + weight > self._half:
            self._older = dict(self)
            self.clear()
            self._weight = 0
        self._weight += weight
        self[key] = value
        return value

    def remembered(self) -> int:
        """How many keys are remembered."""
        return len(self) + len(self._older)
