"""What is asked at a visit and a world in; the answers of a simulated auditor out. They prove nothing: they show how results look."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from floorwalk.demo.given import Given, clock_time, values_of
from floorwalk.demo.world import Eye, World
from floorwalk.edition.duration import minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check, Round
    from floorwalk.sheet.actions_sheet import OpenPoint

_NOTES = (
    "Seen twice during the visit", "Shown to the duty manager, who wrote it down", "The colleague on duty was new",
    "Busy hour, two people on the floor",
    "The section lead saw it with me", "Nobody knew who looks after it",
)  # fmt: skip
_PUT_RIGHT = "Was put right while I was there"
_UNSEEN = "Could not be seen during the visit"
_DEEDS = (
    "Mend it and show the duty manager",
    "Talk it through at the shift briefing",
    "Order what is missing",
    "Check it again at opening for one week",
)
_LATEST = 21 * 60 + 40  # minutes after midnight: a visit ends before the store closes


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
    """Everything that a simulated auditor writes into one workbook; `done` answers the open points of earlier visits in their order."""

    day: date
    began: time
    ended: time
    lines: tuple[Line, ...]
    actions: tuple[Action, ...]
    remarks: str
    done: tuple[bool, ...] = ()


def fill(asked: Asked, round_: Round, seed: int, *, careful: bool = False) -> Filling:
    """Answer every check. The same seed gives the same answers; each store has its own level, weak sections and habits.

    A `careful` auditor leaves nothing blank and writes nothing that cannot be read.
    """
    return Auditor(World(seed), careful=careful).fill(asked, round_)


@dataclass(frozen=True)
class Auditor:
    """Somebody who walks through simulated stores."""

    world: World
    eye: Eye = field(default_factory=Eye)
    careful: bool = True

    def fill(self, asked: Asked, round_: Round, number: int = 1, points: Sequence[OpenPoint] = (), day: date | None = None) -> Filling:
        """Answer every check at a visit, the `number`th of the round in that store, and say of each open point whether it is done.

        Without a `day` it takes place on any day of the round.
        """
        random = Random(f"{self.world.seed}/{asked.store.id}/{round_.id}/{number}")  # noqa: S311  # simulation, no secret
        day = day or round_.start + timedelta(days=random.randrange((round_.due - round_.start).days + 1))
        began = random.randrange(10 * 60, 12 * 60, 5)
        ended = min(began + minutes(list(asked.checks())) + random.randrange(-20, 25, 5), _LATEST)
        walk = _Walk(self, asked, round_, day, (began, ended), random)
        lines = [walk.line(check, section.section.id) for section in asked.sections for check in section.checks()]
        if not self.careful:
            lines = _human(lines, random)
        done = tuple(point.check not in walk.faulty for point in points)
        actions = tuple(_actions(lines, random, day))
        return Filling(day, clock_time(began), clock_time(ended), tuple(lines), actions, "Simulated visit.", done)


@dataclass
class _Walk:
    """One visit."""

    auditor: Auditor
    asked: Asked
    round: Round
    day: date
    hours: tuple[int, int]
    random: Random
    faulty: set[str] = field(default_factory=set)

    def line(self, check: Check, section: str) -> Line:
        """Look at one thing and write down what was seen."""
        world, random = self.auditor.world, self.random
        if world.lacks(self.asked.store.id, check):
            return Line(check.id, ("N/A",))
        if not check.critical and random.random() < 0.02:
            return Line(check.id, ("Not observed",), note=self._note(_UNSEEN))
        kept = world.kept(self.asked.store.id, section, check, self.round.due, self.round.id)
        good = random.random() >= self.auditor.eye.marks_down if kept else random.random() < self.auditor.eye.passes_over
        values = values_of(check, random, self.day, good=good)
        return Line(check.id, values) if good else self._fault(check, values)

    def _fault(self, check: Check, values: tuple[Given, ...]) -> Line:
        random = self.random
        self.faulty.add(check.id)
        corrected = random.random() < 0.15
        told = check.note_on_fail or random.random() < 0.3
        note = _PUT_RIGHT if corrected else random.choice(_NOTES) if told else ""
        photo = f"{check.id}.png" if check.photo_on_fail else ""
        return Line(check.id, values, self._note(note) if note else "", photo, corrected)

    def _note(self, what: str) -> str:
        """Say where and when, as people do who were there: no two notes are alike."""
        random, (began, ended) = self.random, self.hours
        seen_at = clock_time(random.randint(began, max(began, ended)))
        return f"{what}: {seen_at:%H:%M}, bay {random.randint(1, 48)}, {random.randint(2, 24)} customers near."


def _human(lines: list[Line], random: Random) -> list[Line]:
    """Now and then a line left blank or something that is no answer: sheets that come back are never all perfect."""
    for index, line in enumerate(lines):
        if (line.values == ("Yes",) and random.random() < 0.006) or (
            len(line.values) == 2 and all(isinstance(value, int) for value in line.values) and random.random() < 0.006
        ):
            lines[index] = unreadable(line)
        elif len(line.values) == 1 and random.random() < 0.002:
            lines[index] = Line(line.check, ())
    return lines


def unreadable(line: Line) -> Line:
    """A line as somebody writes it who has not read how: `Y es` for a yes, `4 of 5` in one cell for two counts; others stay."""
    if line.values == ("Yes",):
        return replace(line, values=("Y es",))
    if len(line.values) == 2 and all(isinstance(value, int) for value in line.values):
        return replace(line, values=(f"{line.values[0]} of {line.values[1]}",))
    return line


def _actions(lines: list[Line], random: Random, day: date) -> list[Action]:
    noted = [line for line in lines if line.note and line.values and line.values[0] != "Not observed"]
    chosen = random.sample(noted, min(len(noted), random.randint(1, 3))) if noted else []
    owners = ("Duty manager", "Section lead", "Facilities lead", "Cash desk lead")
    return [
        Action(random.choice(_DEEDS), line.check, random.choice(owners), day + timedelta(days=random.choice((7, 14, 21))))
        for line in chosen
    ]
