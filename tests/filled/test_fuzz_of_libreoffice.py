"""Mutations of the three files that LibreOffice makes: no crash, no hang, bounded memory, and no answer that the file did not hold."""

from __future__ import annotations

import pytest
from tests.filled.corpus.case import SHEET
from tests.filled.corpus.fuzz import bounded_memory, fuzz
from tests.filled.corpus.mutations import mutated_inside, mutated_outside
from tests.filled.corpus.office import Job, by_libreoffice

SEEDS, SEEDS_OF_XLS = 750, 40  # each .xls costs a process


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return by_libreoffice(SHEET, {form: Job(form) for form in ("xlsx", "ods", "xls")}, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_bytes_of_the_file(made: dict[str, bytes], form: str) -> None:
    with bounded_memory():
        assert "rejected" in fuzz(made[form], range(SEEDS), mutated_outside, guarded=True)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_xml_under_right_check_sums(made: dict[str, bytes], form: str) -> None:
    with bounded_memory():
        assert "rejected" in fuzz(made[form], range(SEEDS), mutated_inside, guarded=False)


def test_bytes_of_an_old_file(made: dict[str, bytes]) -> None:
    with bounded_memory():
        assert fuzz(made["xls"], range(SEEDS_OF_XLS), mutated_outside, guarded=False).total() == SEEDS_OF_XLS
