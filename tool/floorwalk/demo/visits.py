"""A round of the demo's workspace in; its sheets as they go out and as simulated auditors send them back, in the workspace's folders, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from floorwalk.demo.auditor import Auditor, unreadable
from floorwalk.demo.fill import filled
from floorwalk.demo.picture import picture
from floorwalk.demo.world import eye
from floorwalk.sheet.visits import by_press, visits
from floorwalk.source.save import save
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from floorwalk.demo.auditor import Filling
    from floorwalk.demo.world import World
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Round
    from floorwalk.sheet.visits import Points, VisitSheet
    from floorwalk.source.workspace import Workspace

SHEETS, FILLED = "audits/sheets", "audits/filled"


@dataclass(frozen=True)
class Simulation:
    """A round to be walked through in a world. `mistaken` are stores whose auditor writes one answer so that it cannot be read."""

    space: Workspace
    world: World
    round: Round
    edition: Edition
    stores: Collection[str]
    mistaken: Collection[str] = ()

    def planned(self, points: Points | None = None, language: str | None = None) -> list[VisitSheet]:
        """The visits, in the order in which their sheets are made fastest; sheets in the store's language unless said."""
        own = {"points": points} if points else {}
        return by_press(visits(self.space, self.round, self.edition, only=self.stores, language=language, simulated=True, **own))

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
                save(folder / "photos" / name, picture(f"{self.round.id} {name}"))

    def _filling(self, visit: VisitSheet) -> Filling:
        titles = [auditor.title for auditor in self.round.auditors]
        who = titles.index(visit.identity.auditor) if visit.identity.auditor in titles else 0
        number = int(visit.identity.sheet_id.rpartition(".")[2])
        filling = Auditor(self.world, eye(who)).fill(visit.asked, self.round, number, visit.points)
        return _mistaken(filling) if visit.asked.store.id in self.mistaken else filling


def _mistaken(filling: Filling) -> Filling:
    """The filling with the first answer that people often write wrongly written so."""
    for number, line in enumerate(filling.lines):
        wrong = unreadable(line)
        if wrong != line:
            return replace(filling, lines=(*filling.lines[:number], wrong, *filling.lines[number + 1 :]))
    return filling
