"""What LibreOffice makes of filled sheets as xlsx, ods and xls: for each what comes out, and that no answer is lost without a word."""

from __future__ import annotations

import pytest
from tests.filled.corpus.case import SHEET
from tests.filled.corpus.check import RIGHT, check
from tests.filled.corpus.libreoffice import MADE
from tests.filled.corpus.office import by_libreoffice
from tests.sheet.conftest import taken


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All files, made in one run of LibreOffice."""
    return by_libreoffice(SHEET, {name: one.job for name, one in MADE.items()}, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("name", MADE)
def test_what_comes_out(made: dict[str, bytes], name: str) -> None:
    filled = check(MADE[name].case(lambda: made[name]), made[name])
    if name.endswith("comment"):
        assert filled.audit
        assert "Measured twice" in filled.audit.by_check()["MEA-01.1"].comment


def test_the_same_audit_comes_out_of_all_three_forms(made: dict[str, bytes]) -> None:
    for form in ("xlsx", "ods", "xls"):
        assert taken(made[f"{form}, saved"]).audit == RIGHT.audit
