"""7,000 of the 20,000 mutations: of the three files that LibreOffice makes of a filled sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.filled.corpus.case import SHEET
from tests.filled.corpus.fuzz import fuzz
from tests.filled.corpus.office import Job, by_libreoffice


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return by_libreoffice(SHEET, {form: Job(form) for form in ("xlsx", "ods", "xls")}, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize(("form", "files"), [("xlsx", 2_800), ("ods", 600)])
def test_bytes_of_the_file(made: dict[str, bytes], form: str, files: int, tmp_path: Path) -> None:
    assert set(fuzz(made[form], range(files), "mutated_outside", tmp_path)) == {"accepted", "rejected"}


@pytest.mark.parametrize(("form", "files"), [("xlsx", 2_400), ("ods", 1_000)])
def test_xml_under_right_check_sums(made: dict[str, bytes], form: str, files: int, tmp_path: Path) -> None:
    came = fuzz(made[form], range(files), "mutated_inside", tmp_path)
    assert set(came) == {"accepted", "accepted with issues", "rejected"}


def test_bytes_of_an_old_file(made: dict[str, bytes], tmp_path: Path) -> None:
    assert {"accepted", "rejected"} <= set(fuzz(made["xls"], range(200), "mutated_outside", tmp_path))  # each costs a process
