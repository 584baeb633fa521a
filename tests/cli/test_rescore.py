"""`floorwalk rescore`: both numbers of each audit, side by side, and a ledger that stays as it was."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run, fill_all


@pytest.fixture
def collected(own: Path, run: Run) -> Path:
    fill_all(own)
    run("collect")
    return own


def _raise_points(own: Path, run: Run) -> None:
    """Make a check that failed worth much more."""
    run("actions", "--out", own / "a.json")
    found = json.loads((own / "a.json").read_text(encoding="utf-8"))["actions"]
    failed = next(one["check"] for one in found if one["kind"] == "finding").rpartition(".")[0]
    path = next((own / "standards").rglob(f"{failed}.yaml"))
    path.write_text(re.sub(r"(?m)^(    points:) .*$", r"\1 50", path.read_text(encoding="utf-8")), encoding="utf-8")


def test_under_its_own_edition_nothing_changes(collected: Path, run: Run) -> None:
    found = json.loads(run("rescore", "--as-of", "now", "--format", "json").output)
    assert len(found["visits"]) == 3
    for one in found["visits"]:
        assert one["edition"] == found["edition"]
        assert one["own"] == one["before"] == one["after"]
        assert (one["left_out"], one["not_asked"]) == ([], [])


def test_it_shows_both_numbers_and_writes_nothing(collected: Path, run: Run) -> None:
    ledger = collected / "audits/ledger.duckdb"
    _raise_points(collected, run)
    before = hashlib.sha256(ledger.read_bytes()).hexdigest(), sorted(path.name for path in (collected / "audits").rglob("*"))
    result = run("rescore", "--as-of", "now", "--round", "first")
    assert result.exit_code == 0, result.output
    assert "Nothing is changed." in result.output
    assert "own, shared" in result.output
    found = json.loads(run("rescore", "--as-of", "now", "--format", "json").output)["visits"]
    assert any(one["before"]["exact"] != one["after"]["exact"] for one in found)
    assert all(one["own"] == one["before"] for one in found)
    after = hashlib.sha256(ledger.read_bytes()).hexdigest(), sorted(path.name for path in (collected / "audits").rglob("*"))
    assert after == before


def test_what_is_in_no_comparison_is_said(collected: Path, run: Run) -> None:
    edition = next((collected / "audits/editions").glob("*.json"))
    path = next(path for path in sorted((collected / "standards").rglob("*.yaml")) if "status: active" in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace("status: active", "status: retired"), encoding="utf-8")
    told = run("rescore", "--as-of", "now").output
    assert f"{path.stem}.1: not asked there under the other edition" in told
    assert f"{path.stem}.1: not asked there" in run("rescore", "--as-of", "now", "--explain", "S1").output
    own = edition.stem.rpartition("-")[2]
    assert "In no comparison" not in run("rescore", "--as-of", own).output


@pytest.mark.parametrize("named", ["ffff0000", "f", "later"])
def test_an_edition_that_is_not_there_is_refused(collected: Path, run: Run, named: str) -> None:
    assert "FW756" in str(run("rescore", "--as-of", named).exception)


def test_nothing_collected_is_said(own: Path, run: Run) -> None:
    assert "FW706" in str(run("rescore", "--as-of", "now").exception)
