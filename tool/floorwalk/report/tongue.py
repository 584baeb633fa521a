"""A workspace and its editions in; what is asked, scored and named in the language of a store out, for the page of its staff room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translated_languages, translator_for
from floorwalk.catalog.texts import map_texts
from floorwalk.catalog.translate import edition_in_language
from floorwalk.edition.alike import Alike
from floorwalk.edition.apply import waived
from floorwalk.score import score_check
from floorwalk.words import words
from floorwalk.words.rounds import round_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round
    from floorwalk.report.findings import Finding
    from floorwalk.report.labels import Words
    from floorwalk.report.past import PastRound
    from floorwalk.report.result import Result
    from floorwalk.score import Score
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class Tongue:
    """One language: its words, and the company told in it."""

    language: str
    t: Words
    company: Company

    def name(self, one: Round | PastRound) -> str:
        """What a round, whose title is in the company's source language, is called."""
        return round_name(one.title, one.due, self.company.source_language, self.language, self.t)


@dataclass(frozen=True)
class Told:
    """A visit in a language."""

    tongue: Tongue
    visit: Result

    def findings(self, found: Sequence[Finding]) -> list[Finding]:
        """Give the visit's findings with the standards and reasons of the language."""
        standards = {one.standard.id: one.standard for section in self.visit.asked.sections for one in section.standards}
        scores = {one.check.id: one for one in self.visit.score.checks}
        return [replace(one, visit=self.visit, score=scores[one.score.check.id], standard=standards[one.standard.id]) for one in found]

    def check_titles(self) -> dict[str, str]:
        """Titles of the standards by the ids of their checks."""
        return {
            check.id: one.standard.title
            for section in self.visit.asked.sections
            for one in section.standards
            for check in one.standard.checks
        }


class Tongues:
    """Tells results in the language of each store, where the company has it; each language and each kind of store is worked out once."""

    def __init__(self, space: Workspace, company: Company, editions: Mapping[str, Edition], language: str) -> None:
        """`space` is in the source language, `company` told in `language`, that of the report."""
        self._space, self._editions = space, editions
        self._told = Tongue(language, words(language), company)
        self._known = {language: self._told}
        source = [space.company.source_language] if space.company else []
        self._spoken = {*source, *translated_languages(space)} if editions else set()
        self._asked: dict[tuple[str, str, date], Alike] = {}

    def of(self, language: str) -> Tongue:
        """Give a language; one that the company has no texts in is told in the report's."""
        if language not in self._known:
            self._known[language] = self._new(language) if language in self._spoken else self._told
        return self._known[language]

    def _new(self, language: str) -> Tongue:
        company = self._space.company or self._told.company
        return Tongue(language, words(language), map_texts(company, "company", translator_for(self._space, language)))

    def told(self, visit: Result) -> Told:
        """Tell a visit in its store's language."""
        tongue = self.of(visit.store.language)
        return Told(tongue, self._retold(visit, tongue))

    def _retold(self, visit: Result, tongue: Tongue) -> Result:
        """What is asked, section and band titles, and why checks failed, in the language. Scores stay as they are."""
        edition = self._editions.get(visit.audit.edition)
        if tongue is self._told or edition is None:
            return visit
        day = visit.asked.day
        key = (edition.hash, tongue.language, day)
        if key not in self._asked:
            self._asked[key] = Alike(edition_in_language(edition, translator_for(self._space, tongue.language)), day)
        left_out = self._space.left_out(visit.audit.round)
        asked = self._asked[key].ask(visit.store, waived(self._space.decisions.rows, visit.store.id, day) | left_out)
        return replace(visit, asked=asked, score=_rescored(visit, asked, tongue.t))


def _rescored(visit: Result, asked: Asked, t: Words) -> Score:
    """Only what failed is judged again, for its words: the rest of the page needs none."""
    told = {check.id: check for check in asked.checks()}
    checks = tuple(
        score_check(told[one.check.id], one.answer, one.standard, one.section, visit.audit, t) if one.state == "failed" else one
        for one in visit.score.checks
    )
    titles = {one.section.id: one.section.title for one in asked.sections}
    sections = tuple(replace(one, title=titles[one.id]) for one in visit.score.sections)
    bands = {band.id: band for band in asked.edition.scoring.bands}
    band = bands[visit.score.band.id] if visit.score.band else None
    critical = tuple(one for one in checks if one.check.critical)
    return replace(visit.score, checks=checks, sections=sections, band=band, critical=critical, t=t)
