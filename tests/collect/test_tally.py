"""What a manager wants to know of many files: counts, the first names, how far a round is, one picture in two stores."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sheet.conftest import EDITION, SPACE, good, make

from floorwalk.collect.collect import Incoming, collect
from floorwalk.collect.collected import Collected
from floorwalk.collect.tally import NAMED, Tally, progress, shared_photos
from floorwalk.errors import Place, Problem
from floorwalk.filled.known import known
from floorwalk.ledger.store import open_ledger
from floorwalk.model import Round

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")


def _round(*visits: dict[str, object]) -> Round:
    plain = {"id": "2026-11", "title": "R", "set": "all.kinds", "from": "2026-11-02", "due": "2026-11-30"}
    return Round.model_validate(plain | {"visits": list(visits)})


def test_rejected_files_are_counted_by_reason_and_the_first_are_named() -> None:
    tally = Tally()
    for number in range(NAMED + 3):
        problem = Problem(Place(f"{number}.xlsx"), "FW603", "it is damaged.", "Send it again.")
        tally.add(Collected(f"{number}.xlsx", Path(), "", "rejected", (problem,)))
    tally.add(Collected("a.xlsx", Path(), "a", "accepted", store="S1", round="2026-11", photos=("1", "2")))
    assert (tally.files, tally.photos, tally.rounds, tally.clean) == (NAMED + 4, 2, {"2026-11"}, False)
    named = tally.rejected["FW603"]
    assert (named.count, named.files) == (NAMED + 3, [f"{number}.xlsx" for number in range(NAMED)])
    assert named.example == "it is damaged. Send it again."


@pytest.mark.parametrize(("status", "clean"), [("accepted", True), ("replaced", True), ("accepted with issues", False), ("held", False)])
def test_what_is_clean(status: str, clean: bool) -> None:
    tally = Tally()
    tally.add(Collected("a.xlsx", Path(), "a", status))  # type: ignore[arg-type]
    assert tally.clean is clean


def test_a_round_without_visits_plans_every_store_once() -> None:
    found = progress(_round(), SPACE.stores.rows, {"2026-11.all.kinds.S2.1", "another.round.S1.1"})
    assert (found.planned, found.back, found.missing, found.by_region) == (2, 1, ("S1",), {"north": ("S1",)})


def test_a_second_visit_that_is_missing_is_named() -> None:
    round_ = _round({"store": "S1"}, {"store": "S1", "number": 2}, {"store": "GONE"})
    found = progress(round_, SPACE.stores.rows, {"2026-11.all.kinds.S1.1"})
    assert (found.planned, found.back, found.missing) == (3, 1, ("S1 (visit 2)", "GONE"))
    assert found.by_region == {"": ("GONE",), "north": ("S1 (visit 2)",)}


def test_one_picture_in_two_stores_is_pointed_out(tmp_path: Path) -> None:
    for name in ("lamp.png", "other.png"):
        (tmp_path / name).write_bytes(PICTURE + name[:1].encode())
    files = []
    for store, photos in (("S1", ("lamp", "other")), ("S2", ("lamp", ""))):
        pen = good(make(store)).write("YES-01.1", photo=photos[0])
        content = pen.write("MEA-01.1", photo=photos[1]).done() if photos[1] else pen.done()
        (tmp_path / f"{store}.xlsx").write_bytes(content)
        files.append(Incoming(f"{store}.xlsx", tmp_path / f"{store}.xlsx"))
    round_ = SPACE.rounds["2026-11"][0]
    with open_ledger(tmp_path / "l.duckdb") as ledger:
        collected = list(collect(files, known(SPACE, {EDITION.hash: EDITION}), ledger, ()))
        found = shared_photos(ledger, [round_])
    assert [len(one.photos) for one in collected] == [2, 1]
    assert (found.count, found.files) == (1, ["lamp.png in S1 (YES-01.1) and S2 (YES-01.1)"])
