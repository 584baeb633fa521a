"""Damaged, strange and hostile workbooks, made for real: for each what comes out, and that no answer is lost without a word."""

from __future__ import annotations

import pytest
from tests.filled.corpus import containers, libreoffice, markup, people
from tests.filled.corpus.check import RIGHT, check

CASES = containers.CASES | markup.CASES | people.CASES


def test_the_corpus_is_large() -> None:
    assert len(CASES) == len(containers.CASES) + len(markup.CASES) + len(people.CASES), "two cases have one name"
    assert len(CASES) + len(libreoffice.MADE) >= 200
    assert RIGHT.status == "accepted"


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out(name: str) -> None:
    check(CASES[name], CASES[name].make())
