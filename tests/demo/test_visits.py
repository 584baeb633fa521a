"""What simulated auditors send back is accepted without a word, photos and all, but for what is written wrongly on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorwalk.demo.past import rounds_up_to
from floorwalk.demo.visits import FILLED, SHEETS, Simulation
from floorwalk.demo.world import World
from floorwalk.edition.freeze import Edition
from floorwalk.filled.known import known
from floorwalk.filled.read import Filled, read
from floorwalk.sheet.actions_sheet import OpenPoint
from floorwalk.source.photos import PhotoShelf
from floorwalk.source.workspace import Workspace

STORES = ["S001", "S003", "S008", "S013", "S017", "S018"]  # of auditor 2, all but the first, so that five are visited twice
POINT = OpenPoint("Sweep", "LAY-01.1", "", None)


@pytest.fixture(scope="module")
def back(mall: Workspace, mall_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Filled]:
    """What is read of each sheet that came back, by store and number."""
    root = tmp_path_factory.mktemp("workspace")
    space = Workspace(root=root, company=mall.company, stores=mall.stores, sets=mall.sets)
    round_ = rounds_up_to(mall.rounds["2026-11"][0], STORES)[-1]
    walk = Simulation(space, World(20261130), round_, mall_edition, mistaken=["S001"])
    planned = walk.planned(lambda *_: [POINT], "en")
    assert [visit.file_name for visit in walk.walk(planned, keep_sheets=True)] == [visit.file_name for visit in planned]
    assert {path.name for path in (root / SHEETS).iterdir()} == {visit.file_name for visit in planned}
    space.rounds[round_.id] = (round_, mall.rounds["2026-11"][1])
    told, shelf = known(space, {mall_edition.hash: mall_edition}), PhotoShelf()
    return {path.stem.partition("_mall_")[2]: _read(path, told, shelf) for path in (root / FILLED / round_.id).glob("*.xlsx")}


def _read(path: Path, told: object, shelf: PhotoShelf) -> Filled:
    return read(path.read_bytes(), path.name, told, shelf.beside(path))  # type: ignore[arg-type]  # what `known` gives


def test_only_what_is_wrong_on_purpose_is_an_issue(back: dict[str, Filled]) -> None:
    assert len(back) == 11
    assert {store: [problem.code for problem in one.problems] for store, one in back.items() if one.problems}.keys() == {"S001"}
    assert [problem.code for problem in back["S001"].problems] in (["FW609"], ["FW610"])


def test_every_photo_that_is_named_lies_there_and_is_its_own(back: dict[str, Filled]) -> None:
    photos = [photo for one in back.values() if one.audit for answer in one.audit.answers for photo in answer.photos]
    assert len(photos) == sum(bool(answer.photo) for one in back.values() if one.audit for answer in one.audit.answers) > 10
    assert len({photo.sha256 for photo in photos}) == len(photos)
    assert {(photo.width, photo.height) for photo in photos} == {(320, 240)}


def test_two_auditors_see_one_store_alike_but_not_the_same(back: dict[str, Filled]) -> None:
    first, second = back["S017"].audit, back["S017_2"].audit
    assert first
    assert second
    assert (first.auditor, second.auditor) == ("Auditor 2", "Auditor 3")
    assert first.day < second.day
    assert first.answers != second.answers


def test_open_points_are_answered(back: dict[str, Filled]) -> None:
    assert all(one.audit and one.audit.actions[0].issue == "Sweep" and one.audit.actions[0].done is not None for one in back.values())
