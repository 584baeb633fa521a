"""A workspace and a number in; as many filled sheets in its audits/filled out: those of a few simulated auditors, with other store ids."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import repeat
from typing import TYPE_CHECKING

from floorwalk.demo.auditor import fill
from floorwalk.demo.fill import filled
from floorwalk.demo.run import SEED
from floorwalk.edition.shelf import for_round
from floorwalk.excel.splice import Member, Package
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import load
from floorwalk.words import words
from grown import ROUND

if TYPE_CHECKING:
    from pathlib import Path

AUDITORS = 24  # different sheets: those of the shipped stores, in which all variants occur


def fill_folder(folder: Path, files: int) -> None:
    """Write the filled sheets of the first stores; each names its own store and visit, and no two files are alike."""
    space = load(folder)
    round_ = space.rounds[ROUND][0]
    edition, _ = for_round(space, round_)
    planned = [store.id for store in space.stores.rows][:files]
    packages: list[Package] = []
    for visit in visits(space, round_, edition, only=planned[:AUDITORS], language="en"):
        sheet = filled(visit.workbook(round_.start), fill(visit.asked, round_, SEED), words(visit.identity.language))
        packages.append(_package(sheet, visit.asked.store.id))
    target = folder / "audits/filled"
    target.mkdir(parents=True, exist_ok=True)
    for number, store in enumerate(planned):
        (target / f"{round_.due:%Y%m%d}_{round_.set}_{store}.xlsx").write_bytes(
            packages[number % len(packages)].filled(repeat(store.encode()))
        )


def _package(workbook: bytes, store: str) -> Package:
    """The workbook with a hole wherever its store's id stands."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return Package(Member(name, re.split(rb"\b%s\b" % store.encode(), archive.read(name))) for name in archive.namelist())
