from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from floorwalk.errors import Place, Problem
from floorwalk.report.figures import figures
from floorwalk.report.parts.remarks import LISTED, remark_block


def _problem(code: str, number: int, severity: str) -> Problem:
    place = Place("audits/filled/S1.xlsx", sheet="Audit", cell=f"F{number}", check="PAY-01.1")
    return Problem(place, code, "'Y es' is not an answer here.", "Choose Yes, No or N/A.", severity)  # type: ignore[arg-type]


def test_remarks_are_counted_by_kind_and_the_gravest_come_first(samples: SimpleNamespace) -> None:
    space, round_, results = samples.four()
    warnings = tuple(_problem("FW624", number, "warning") for number in range(6, 6 + LISTED))
    noted = replace(results[1], problems=(*warnings, _problem("FW609", 99, "error")))
    found = figures(space, round_, [results[0], noted], date(2026, 12, 1))
    by_kind, listed = remark_block(samples.scope(found)).grids
    assert [tuple(row[1:]) for row in by_kind.rows] == [("FW609", "1", "1"), ("FW624", str(LISTED), "1")]
    assert listed.rows[0][1:3] == ["Audit!F99", "PAY-01.1"]
    assert len(listed.rows) == LISTED
    assert listed.caption.startswith(f"The first {LISTED} of {LISTED + 1};")
