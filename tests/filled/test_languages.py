"""A sheet in each language, filled with that language's words, comes back without an issue and scores as the English one does."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from floorwalk.catalog.shelf import translated_languages
from floorwalk.demo.auditor import fill
from floorwalk.demo.fill import filled
from floorwalk.edition.freeze import Edition
from floorwalk.filled.known import known
from floorwalk.filled.read import Filled, read
from floorwalk.score import score
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import Workspace
from floorwalk.words import words

LANGUAGES = ("zh-Hans", "zh-Hant", "ta", "tr", "fil")


def sent(mall: Workspace, edition: Edition, language: str, said: str) -> tuple[bytes, Filled]:
    """A mall's sheet printed in one language, answered in the words of another, and read back."""
    round_ = mall.rounds["2026-11"][0]
    visit = visits(mall, round_, edition, only=["S013"], language=language)[0]
    blank = visit.workbook(round_.start)
    content = filled(blank, fill(visit.asked, round_, 7, careful=True), words(said))
    return blank, read(content, "x.xlsx", known(mall, {edition.hash: edition}))


def test_every_language_of_the_company_has_its_catalog(mall: Workspace) -> None:
    assert sorted(translated_languages(mall)) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_in_its_own_words_is_accepted(mall: Workspace, mall_edition: Edition, language: str) -> None:
    _, english = sent(mall, mall_edition, "en", "en")
    _, own = sent(mall, mall_edition, language, language)
    owed = {"FW613", "FW618"}  # notes and photos that the simulated auditor may forget
    assert [problem for problem in own.problems if problem.code not in owed] == []
    assert own.audit is not None
    assert english.audit is not None
    assert [answer.state for answer in own.audit.answers] == [answer.state for answer in english.audit.answers]
    assert own.asked is not None
    assert english.asked is not None
    assert score(own.asked, own.audit).percent == score(english.asked, english.audit).percent


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_another_language_are_understood(mall: Workspace, mall_edition: Edition, language: str) -> None:
    _, mixed = sent(mall, mall_edition, language, "en")
    assert [problem for problem in mixed.problems if problem.code in ("FW609", "FW612")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_the_source_language(mall: Workspace, mall_edition: Edition, language: str) -> None:
    blank, _ = sent(mall, mall_edition, language, language)
    book = load_workbook(io.BytesIO(blank))
    marked = [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if "[en]" in str(cell.value or "")]
    assert marked == []
    assert {sheet.title for sheet in book if sheet.sheet_state == "visible"} != {"Start", "Audit", "Actions", "Summary"}
