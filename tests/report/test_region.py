from __future__ import annotations

from datetime import date

import html5lib
import pytest

from floorwalk import report
from floorwalk.model import Answer
from floorwalk.report.figures import figures
from floorwalk.report.labels import added
from floorwalk.report.region import narrowed, parts
from floorwalk.score import score

MADE = date(2026, 12, 1)


@pytest.fixture(scope="module")
def found(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    return figures(mall, round_, samples.random(mall, round_, mall.stores.rows[:9]), MADE)


def test_the_figures_of_a_region_are_those_of_its_stores(found):
    own = frozenset(visit.store.id for visit in found.visits if visit.store.region == "north")
    north = narrowed(found, own)
    assert {visit.store.id for visit in north.visits} == own
    assert sum(one.asked for one in north.checks) == sum(len(visit.score.checks) for visit in north.visits)
    assert len(north.findings) == sum(len(visit.score.failed()) for visit in north.visits)
    assert north.shared == found.shared
    assert (north.back.planned, len(north.back.missing)) == (6, 0)


def test_missing_sheets_are_told_in_their_own_region(found):
    own = frozenset(visit.store.id for visit in found.visits if visit.store.region == "coast")
    assert {one.store for one in narrowed(found, own).back.missing} == {"S010", "S011", "S012"}


def test_the_way_down_ends_at_the_file_the_line_and_the_note(samples):
    space, round_, results = samples.four()
    answers = [one.model_copy(update={"note": "Bin before the door", "photo": "7.jpg"}) for one in results[1].audit.answers]
    audit = results[1].audit.model_copy(update={"answers": tuple(answers), "auditor": "Robin"})
    noted = report.Result(audit, results[1].asked, score(results[1].asked, audit), (), "audits/filled/S1.xlsx")
    text = "".join(html5lib.parse(report.build(space, round_, [noted], MADE, "en").regions["north"]).itertext())
    for words in ("audits/filled/S1.xlsx", "EXT-01.1: no, expected yes", "Note: Bin before the door", "Photo: 7.jpg", "Auditor: Robin"):
        assert words in text


def test_lines_with_all_their_points_are_summed_up_when_there_are_many(found):
    visit = found.visits[0]
    whole, compact = (list(parts(visit, found.sums[visit.audit.sheet_id], str, compact=compact)) for compact in (False, True))
    assert sum(len(part.lines) for part in whole) == len(visit.score.checks)
    assert all(len(part.lines) + part.summed == len(full.lines) for part, full in zip(compact, whole, strict=True))
    assert sum(part.summed for part in compact) > 0


def test_what_an_auditor_added_stands_beside_the_line(samples):
    _, _, results = samples.four()
    check = results[0].score.checks[0]
    answer = Answer(check=check.check.id, state="given", values=("yes",), note="Seen", comment="By A", corrected=True)
    assert added(type(check)(**{**_fields(check), "answer": answer}), str) == "Note: Seen · Comment: By A · Corrected on the spot."


def _fields(check):
    return {name: getattr(check, name) for name in check.__dataclass_fields__}
