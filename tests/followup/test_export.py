"""CSV that a spreadsheet takes for text, and JSON with the same keys; every column is explained."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from floorwalk.followup import Closed, Followup
from floorwalk.followup.export import COLUMNS, csv_text, json_text, row
from floorwalk.followup.told import Told, wanted
from floorwalk.ledger.export import FORMULA

DAY = date(2026, 11, 22)


def told(what: str = "Thank every customer", todo: str = "", owner: str = "Cash desk lead", **more: Any) -> Told:
    facts: dict[str, Any] = {
        "store": "S001", "set": "mall", "kind": "audit", "check": "PAY-04.1", "standard": "PAY-04", "issue": "", "todo": (), "critical": False,
        "since": date(2026, 5, 10), "last": date(2026, 5, 10), "times": 1, "rounds": ("r1",), "sheet": "r1.mall.S001.1", "edition": "e",
        "owner": "cash-desk-lead", "due": date(2026, 5, 24), "state": "open",
    }  # fmt: skip
    return Told(Followup(**facts | more), what, todo, "Kestrel, Mall", owner)


@pytest.mark.parametrize("sign", FORMULA)
def test_text_that_looks_like_a_formula_stays_text(sign: str) -> None:
    text = csv_text([told(what=f"{sign}1+1", owner=f"\t{sign}cmd", todo=f"Paint;{sign}2")], DAY)
    [found] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert (found["what"], found["owner"], found["action"]) == (f"'{sign}1+1", f"\t'{sign}cmd", f"Paint;'{sign}2")
    assert found["store_name"] == "Kestrel, Mall"


def test_both_files_say_the_same() -> None:
    closed = Closed("decision", date(2026, 6, 1), "Head", "Seen.")
    found = [told(state="overdue"), told(state="closed", closed=closed), told(check="", issue="Paint", due=None)]
    rows = list(csv.DictReader(io.StringIO(csv_text(found, DAY).removeprefix("\ufeff"))))
    plain = json.loads(json_text(found, DAY))
    assert plain["day"] == "2026-11-22"
    assert [list(one) for one in plain["actions"]] == [list(COLUMNS)] * 3
    for csv_row, json_row in zip(rows, plain["actions"], strict=True):
        assert csv_row == {
            key: "" if value is None else str(value).lower() if isinstance(value, bool) else str(value) for key, value in json_row.items()
        }
    assert [one["days_late"] for one in plain["actions"]] == [182, 0, 0]
    assert [one["kind"] for one in plain["actions"]] == ["finding", "finding", "written"]
    assert (rows[1]["closed_on"], rows[1]["closed_by"], rows[1]["closed_who"]) == ("2026-06-01", "decision", "Head")


def test_every_column_is_explained() -> None:
    assert list(row(told(), DAY)) == list(COLUMNS)
    assert all(text.endswith(".") for text in COLUMNS.values())


def test_the_most_urgent_comes_first_and_only_what_is_wanted() -> None:
    late, later = told(state="overdue"), told(due=date(2026, 12, 1), store="S002", owner="Ada")
    critical, dateless = told(critical=True, check="Z-1.1", rounds=("r2",)), told(due=None)
    all_ = [dateless, later, late, critical]
    assert wanted(all_) == (critical, late, later, dateless)
    assert wanted(all_, overdue=True) == (late,)
    assert wanted(all_, stores=["S002"]) == wanted(all_, owners=["ada"]) == (later,)
    assert wanted(all_, owners=["cash-desk-lead"], round_="r2") == (critical,)
