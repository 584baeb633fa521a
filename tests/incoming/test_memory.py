"""What is worked out once: given again, forgotten when there is no room, and never more than there is room for."""

from __future__ import annotations

import pytest

from floorwalk.incoming.memory import Memory


class Worked(Memory[str, str]):
    """Small letters in, capitals out; says what it was asked to work out."""

    def __init__(self, room: int, most: int = 1_000) -> None:
        self.asked: list[str] = []
        super().__init__(self._capitals, room, len, most)

    def _capitals(self, word: str) -> str:
        self.asked.append(word)
        if word == "bad":
            raise ValueError(word)
        return word.upper()


def test_the_second_time_gives_the_same_without_work() -> None:
    memory = Worked(100)
    assert [memory["one"], memory["two"], memory["one"]] == ["ONE", "TWO", "ONE"]
    assert memory.asked == ["one", "two"]


def test_it_never_holds_more_than_there_is_room_for() -> None:
    memory = Worked(100)
    for number in range(1_000):
        word = f"word {number:05d}"
        assert memory[word] == word.upper()
        assert sum(map(len, [*memory, *memory._older])) <= 100
        assert memory.remembered() <= 10


def test_what_is_asked_for_again_and_again_stays() -> None:
    memory = Worked(100)
    for number in range(1_000):
        assert memory["always"] == "ALWAYS"
        assert memory[f"once {number:05d}"]
    assert memory.asked.count("always") == 1


def test_what_is_too_large_is_worked_out_each_time() -> None:
    memory = Worked(100, most=5)
    assert [memory["longer"], memory["longer"]] == ["LONGER", "LONGER"]
    assert memory.asked == ["longer", "longer"]
    assert memory.remembered() == 0


def test_a_fault_is_not_remembered() -> None:
    memory = Worked(100)
    for _ in range(2):
        with pytest.raises(ValueError, match="bad"):
            memory["bad"]
    assert memory.asked == ["bad", "bad"]
