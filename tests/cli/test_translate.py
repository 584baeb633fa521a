"""`floorwalk translate` on a copy of the example: update, status, export and import as a person runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from floorwalk.cli import floorwalk

HOW = "Look up after each customer. Count the people who wait."


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    for part in ("standards", "audits/rounds"):
        shutil.copytree(root / part, tmp_path / part)
    for name in ("stores.csv", "contacts.csv"):
        shutil.copy(root / "audits" / name, tmp_path / "audits" / name)
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(floorwalk, ["-w", str(folder), "translate", *words])


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "standards/mall/pay/PAY-01.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_updating_what_is_up_to_date_changes_no_byte(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / "standards/translations").glob("*.po")}
    result = run(folder, "update")
    assert result.exit_code == 0, result.output
    assert {path.name: path.read_bytes() for path in (folder / "standards/translations").glob("*.po")} == before
    assert len(before) == 5


def test_the_shipped_translations_are_complete(folder: Path) -> None:
    result = run(folder, "status", "--fail-under", "100")
    assert result.exit_code == 0, result.output
    assert result.output.count("100.0%") == 5


def test_a_changed_text_becomes_fuzzy_and_a_small_diff(folder: Path) -> None:
    path = folder / "standards/translations/tr.po"
    before = path.read_text(encoding="utf-8").splitlines()
    change(folder, HOW, HOW.replace("people", "persons"))
    assert "1 fuzzy" in run(folder, "update", "tr").output
    after = path.read_text(encoding="utf-8").splitlines()
    assert len(set(after) - set(before)) <= 4
    assert run(folder, "status", "--fail-under", "100").exit_code == 1


def test_the_same_meaning_keeps_it_fresh(folder: Path) -> None:
    change(folder, HOW, HOW.replace("people", "persons"))
    assert "0 fuzzy" in run(folder, "update", "tr", "--same-meaning", "PAY-01").output


def test_a_sheet_goes_out_and_comes_back(folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "tr.xlsx"
    catalog = (folder / "standards/translations/tr.po").read_bytes()
    assert run(folder, "export", "tr", "--out", str(sheet)).exit_code == 0
    result = run(folder, "import", "tr", str(sheet))
    assert result.exit_code == 0, result.output
    assert "0 translations taken" in result.output
    assert (folder / "standards/translations/tr.po").read_bytes() == catalog


@pytest.mark.parametrize(("words", "code"), [(("export", "de"), "FW801"), (("update", "--same-meaning", "PAY-99"), "FW705")])
def test_names_that_are_not_there(folder: Path, words: tuple[str, ...], code: str) -> None:
    result = run(folder, *words)
    assert result.exception is not None
    assert code in str(result.exception)


def test_a_broken_catalog_overwrites_nothing(folder: Path) -> None:
    path = folder / "standards/translations/tr.po"
    path.write_text(path.read_text(encoding="utf-8") + "msgstr stray\n", encoding="utf-8")
    broken = path.read_bytes()
    result = run(folder, "update")
    assert "FW802" in result.output + str(result.exception)
    assert path.read_bytes() == broken
