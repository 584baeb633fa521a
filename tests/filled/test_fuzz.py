"""Mutations of a filled workbook: no crash, no hang, bounded memory, and no answer that the file did not hold. 20,000 are in bench/fuzz.py."""

from __future__ import annotations

import pytest
from tests.filled.corpus.case import SHEET
from tests.filled.corpus.fuzz import bounded_memory, fuzz
from tests.filled.corpus.mutations import mutated_inside, mutated_outside

SEEDS = 1_500


@pytest.mark.parametrize("seed", range(0, SEEDS, 500))
def test_bytes_of_the_file(seed: int) -> None:
    with bounded_memory():
        came = fuzz(SHEET, range(seed, seed + 500), mutated_outside, guarded=True)
    assert set(came) == {"accepted", "rejected"}


@pytest.mark.parametrize("seed", range(0, SEEDS, 500))
def test_xml_under_right_check_sums(seed: int) -> None:
    with bounded_memory():
        came = fuzz(SHEET, range(seed, seed + 500), mutated_inside, guarded=False)
    assert set(came) == {"accepted", "accepted with issues", "rejected"}
