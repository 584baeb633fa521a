"""What is asked at a visit and a seed in; the answers of a simulated auditor out. They prove nothing: they show how results look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from floorwalk.demo.given import Given, clock_time, values_of
from floorwalk.sheet.duration import minutes

if TYPE_CHECKING:
    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check, Round

_NOTES = (
    "Seen twice during the visit.", "Shown to the duty manager, who wrote it down.", "The colleague on duty was new.",
    "Busy hour, two people on the floor.",
    "The section lead saw it with me.", "Nobody knew who looks after it.",
)  # fmt: skip
_PUT_RIGHT = "Was put right while I was there."
_DEEDS = (
    "Mend it and show the duty manager",
    "Talk it through at the shift briefing",
    "Order what is missing",
    "Check it again at opening for one week",
)
_LATEST = 21 * 60 + 40  # minutes after midnight: a visit ends before the store closes
_WEAK = 4  # sections in which a store has a bad spell are drawn from this many


@dataclass(frozen=True)
class Line:
    """The answer to one check as it is written into the sheet."""

    check: str
    values: tuple[Given, ...]
    note: str = ""
    photo: str = ""
    corrected: bool = False


@dataclass(frozen=True)
class Action:
    """A line of the Actions sheet."""

    issue: str
    check: str
    owner: str
    due: date


@dataclass(frozen=True)
class Filling:
    """Everything that a simulated auditor writes into one workbook."""

    day: date
    began: time
    ended: time
    lines: tuple[Line, ...]
    actions: tuple[Action, ...]
    remarks: str


def fill(asked: Asked, round_: Round, seed: int, *, careful: bool = False) -> Filling:
    """Answer every check. The same seed gives the same answers; each store has its own level, weak section and habits.

    A `careful` auditor leaves nothing blank and writes nothing that cannot be read.
    """
    random = Random(f"{seed}/{asked.store.id}/{round_.id}")  # noqa: S311  # simulation, no secret
    level = random.uniform(0.76, 0.985)
    weak = random.choice([section.section.id for section in asked.sections] + [""] * _WEAK)
    day = round_.start + timedelta(days=random.randrange((round_.due - round_.start).days + 1))
    lines = []
    for section in asked.sections:
        for check in section.checks():
            chance = level - (0.22 if section.section.id == weak else 0) + (0.06 if check.critical else 0)
            lines.append(_line(check, random, chance, day))
    if not careful:
        lines = _human(lines, random)
    began = random.randrange(10 * 60, 12 * 60, 5)
    ended = min(began + minutes(list(asked.checks())) + random.randrange(-20, 25, 5), _LATEST)
    return Filling(day, clock_time(began), clock_time(ended), tuple(lines), tuple(_actions(lines, random, day)), "Simulated visit.")


def _line(check: Check, random: Random, chance: float, day: date) -> Line:
    if check.na and random.random() < 0.25:
        return Line(check.id, ("N/A",))
    if not check.critical and random.random() < 0.02:
        return Line(check.id, ("Not observed",), note="Could not be seen during the visit.")
    good = random.random() < chance
    values = values_of(check, random, day, good=good)
    if good:
        return Line(check.id, values)
    corrected = random.random() < 0.15
    note = random.choice(_NOTES) if check.note_on_fail or random.random() < 0.3 else ""
    photo = f"IMG_{random.randrange(1000, 9999)}.jpg" if check.photo_on_fail else ""
    return Line(check.id, values, _PUT_RIGHT if corrected else note, photo, corrected)


def _human(lines: list[Line], random: Random) -> list[Line]:
    """Now and then a line left blank or something that is no answer: sheets that come back are never all perfect."""
    for index, line in enumerate(lines):
        if line.values == ("Yes",) and random.random() < 0.006:
            lines[index] = Line(line.check, ("Y es",), line.note)
        elif len(line.values) == 2 and all(isinstance(value, int) for value in line.values) and random.random() < 0.006:
            lines[index] = Line(line.check, (f"{line.values[0]} of {line.values[1]}",), line.note)
        elif len(line.values) == 1 and random.random() < 0.002:
            lines[index] = Line(line.check, ())
    return lines


def _actions(lines: list[Line], random: Random, day: date) -> list[Action]:
    noted = [line for line in lines if line.note and line.values and line.values[0] != "Not observed"]
    chosen = random.sample(noted, min(len(noted), random.randint(1, 3))) if noted else []
    owners = ("Duty manager", "Section lead", "Facilities lead", "Cash desk lead")
    return [
        Action(random.choice(_DEEDS), line.check, random.choice(owners), day + timedelta(days=random.choice((7, 14, 21))))
        for line in chosen
    ]
