"""sheets: what earlier visits left open comes along, and nothing half made is left behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run, fill_all

import floorwalk.source.save as saving

NEXT = """\
id: second
title: Second round
set: store
kind: audit
from: 2099-03-01
due: 2099-03-31
"""


def _second_round(own: Path) -> None:
    first = (own / "audits/rounds/first.yaml").read_text(encoding="utf-8")
    set_ = re.search(r"^set: (.*)$", first, re.MULTILINE)
    assert set_
    (own / "audits/rounds/second.yaml").write_text(NEXT.replace("store", set_[1]), encoding="utf-8")


def test_what_the_last_round_left_open_stands_on_the_next_rounds_sheets(own: Path, run: Run) -> None:
    fill_all(own)
    assert "left open" not in run("sheets").output
    run("collect")
    _second_round(own)
    result = run("sheets", "--round", "second")
    assert result.exit_code == 0, result.output
    sheets = [load_workbook(path)["Actions"] for path in sorted((own / "audits/sheets").glob("20990331_*.xlsx"))]
    lines = [[row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]] for sheet in sheets]
    assert sum(map(len, lines)) > 0
    assert all(len(set(found)) == len(found) for found in lines)
    assert f"{sum(map(len, lines))} point(s) that earlier visits left open stand on their Actions sheets." in result.output


def test_simulated_visits_never_reach_a_real_sheet(own: Path, run: Run) -> None:
    for path in fill_all(own):
        book = load_workbook(path)
        meta = {row[0].value: row[1] for row in book["_meta"].iter_rows()}
        meta["simulated"].value = "true"
        book.save(path)
    run("collect")
    _second_round(own)
    assert "left open" not in run("sheets", "--round", "second").output


def test_a_person_found_it_and_the_next_sheet_says_so(own: Path, run: Run) -> None:
    path = fill_all(own)[0]
    book = load_workbook(path)
    actions = book["Actions"]
    row = next(row for row in range(5, 30) if actions.cell(row, 1).value is None)
    actions.cell(row, 1).value, actions.cell(row, 3).value = "Mend the lamp over the door", "Ada"
    book.save(path)
    run("collect", path)
    _second_round(own)
    result = run("sheets", "--round", "second")
    store = path.stem.rpartition("_")[2]
    sheet = load_workbook(own / f"audits/sheets/20990331_{path.stem.split('_')[1]}_{store}.xlsx")["Actions"]
    lines = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    assert ("Mend the lamp over the door", None, "Ada", None, None) in [tuple(line[:5]) for line in lines]
    assert f"{len(lines)} point(s) that earlier visits left open stand on their Actions sheets." in result.output
    assert sheet.print_area.endswith(f"$E${4 + len(lines) + 18}")


def test_ctrl_c_leaves_no_half_file(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_file: int, _content: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(saving.os, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        saving.save(own / "audits/sheets/x.xlsx", b"content")
    assert list((own / "audits/sheets").iterdir()) == []
