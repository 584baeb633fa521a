"""A round in; its sheets as they go out, and as simulated auditors send them back with their photos, in the workspace's folders out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from floorwalk.demo.auditor import Auditor, unreadable
from floorwalk.demo.diary import days
from floorwalk.demo.fill import filled
from floorwalk.demo.picture import picture
from floorwalk.demo.world import eye
from floorwalk.sheet.visits import by_press, visits
from floorwalk.source.save import save
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from floorwalk.demo.auditor import Filling
    from floorwalk.demo.world import World
    from floorwalk.edition.apply import Asked
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round
    from floorwalk.sheet.actions_sheet import OpenPoint
    from floorwalk.sheet.visits import Points, VisitSheet
    from floorwalk.source.workspace import Workspace

SHEETS, FILLED = "audits/sheets", "audits/filled"


def _no_points(_asked: Asked, _company: Company) -> Sequence[OpenPoint]:
    return ()


@dataclass(frozen=True)
class Simulation:
    """A round to be walked through in a world. `mistaken` are stores whose auditor writes one answer so that it cannot be read."""

    space: Workspace
    world: World
    round: Round
    edition: Edition
    mistaken: Collection[str] = ()

    @cached_property
    def days(self) -> Mapping[tuple[str, int], date]:
        """The day of each visit, by store and number."""
        return days(self.round, self.world)

    def planned(self, points: Points = _no_points, language: str | None = None) -> list[VisitSheet]:
        """The visits, in the order in which their sheets are made fastest; sheets in the store's language unless said."""
        return by_press(visits(self.space, self.round, self.edition, language=language, simulated=True, points=points))

    def walk(self, planned: list[VisitSheet], *, keep_sheets: bool) -> Iterator[VisitSheet]:
        """Make each sheet, fill it, and save it with its photos; gives each visit before its turn."""
        for visit in planned:
            yield visit
            workbook = visit.workbook(self.round.start)
            if keep_sheets:
                save(self.space.root / SHEETS / visit.file_name, workbook)
            filling = self._filling(visit)
            folder = self.space.root / FILLED / self.round.id
            save(folder / visit.file_name, filled(workbook, filling, words(visit.identity.language)))
            for name in filter(None, (line.photo for line in filling.lines)):
                save(folder / Path(visit.file_name).stem / name, picture(f"{visit.identity.sheet_id} {name}"))

    def _filling(self, visit: VisitSheet) -> Filling:
        titles = [auditor.title for auditor in self.round.auditors]
        who = titles.index(visit.identity.auditor) if visit.identity.auditor in titles else 0
        number = int(visit.identity.sheet_id.rpartition(".")[2])
        filling = Auditor(self.world, eye(who)).fill(visit.asked, self.round, number, visit.points, self.days[visit.asked.store.id, number])
        return _mistaken(filling) if visit.asked.store.id in self.mistaken else filling


def _mistaken(filling: Filling) -> Filling:
    """The filling with the first answer that people often write wrongly written so."""
    for number, line in enumerate(filling.lines):
        wrong = unreadable(line)
        if wrong != line:
            return replace(filling, lines=(*filling.lines[:number], wrong, *filling.lines[number + 1 :]))
    return filling
