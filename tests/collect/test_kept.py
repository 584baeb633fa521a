"""What is kept of a forgotten sheet: the same score, and no name, note, text or picture."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sheet.conftest import EDITION, KNOWN, SPACE

from floorwalk.collect.kept import FOLDER, OF_ANSWER, OF_AUDIT, entries, keep, line
from floorwalk.edition.apply import ask
from floorwalk.errors import FloorwalkError, Place, Problem
from floorwalk.ledger.entry import Recorded
from floorwalk.ledger.rows import rows
from floorwalk.model import ActionLine, Answer, Audit, Clock, Photo
from floorwalk.score import score

# Everything that an audit holds is either kept or named here: a field that comes later must be decided about.
GONE_OF_AUDIT = {"auditor", "actions", "remarks"}
GONE_OF_ANSWER = {"note", "photo", "photos", "comment", "sheet", "cell"}
SECRETS = ("Lind", "secret", "IMG_7", "image1", "abab", "till lead")
ASKED = ask(EDITION, SPACE.stores.rows[0], date(2026, 11, 30))
VALUES: dict[str, tuple[Decimal | str, ...]] = {
    "YES-01.1": ("no",),
    "CHO-01.1": ("half",),
    "MEA-01.1": (Decimal("412.50"),),
    "MEA-02.1": (Decimal("1"), Decimal("2.5"), Decimal("0.5")),
    "MEA-03.1": (Decimal("595.5"),),
    "SAM-01.1": (Decimal(4), Decimal(5)),
    "PRO-01.1": (Decimal("-2"), Decimal("9.5")),
}


def _answer(check: str) -> Answer:
    photos = (Photo(name="image1.png", pasted=True, sha256="ab" * 32), Photo(name="IMG_7.jpg", sha256="ab" * 32))
    values = VALUES.get(check, ())
    state = "given" if values else "na" if check == "YES-02.1" else "not_observed" if check == "YES-03.1" else "blank"
    more = {
        "note": "secret note of Lind",
        "photo": "IMG_7",
        "photos": photos,
        "comment": "secret",
        "sheet": "secret sheet of Lind",
        "cell": "F6",
    }
    return Answer.model_validate({"check": check, "state": state, "values": values, "corrected": check == "YES-01.1"} | more)


def _recorded(store: str = "S1", content_hash: str = "1" * 64) -> Recorded:
    audit = Audit(
        sheet_id=f"2026-11.all.kinds.{store}.1", round="2026-11", kind="audit", set="all.kinds", edition=EDITION.hash, store=store,
        day=date(2026, 11, 10), due=date(2026, 11, 30), start=Clock(605), end=Clock(700), language="en", auditor="A. Lind", announced=True,
        simulated=False, answers=tuple(_answer(check.id) for check in ASKED.checks()), remarks="secret remark",
        actions=(ActionLine(issue="secret issue", owner="till lead"),), corrects=("c" * 64,),
    )  # fmt: skip
    return Recorded(content_hash, "filled/Lind.xlsx", audit, (Problem(Place("Lind.xlsx"), "FW609", "'Lind'", "."),))


def test_every_field_is_either_kept_or_gone() -> None:
    assert {*OF_AUDIT, "answers", *GONE_OF_AUDIT} == set(Audit.model_fields)
    assert {*OF_ANSWER, *GONE_OF_ANSWER} == set(Answer.model_fields)
    assert not set(OF_AUDIT) & GONE_OF_AUDIT
    assert not set(OF_ANSWER) & GONE_OF_ANSWER


def test_a_line_holds_no_name_and_no_text() -> None:
    text = line(_recorded())
    assert [word for word in SECRETS if word in text] == []
    assert "\n" not in text
    assert json.loads(text)["answers"][0] == {"check": "YES-01.1", "state": "given", "values": ["no"], "corrected": True}


def test_a_kept_audit_scores_as_before(tmp_path: Path) -> None:
    one = _recorded()
    keep(tmp_path, [one])
    (entry,), problems = entries(tmp_path, KNOWN)
    assert problems == []
    assert (entry.content_hash, entry.file, entry.problems) == (one.content_hash, "audits/kept/2026-11.jsonl", ())
    before = score(ASKED, one.audit)
    assert [(one.check.id, one.state, one.earned, one.fraction) for one in entry.score.checks] == [
        (one.check.id, one.state, one.earned, one.fraction) for one in before.checks
    ]
    assert (entry.score.percent, entry.score.outcome) == (before.percent, before.outcome)
    assert [word for word in SECRETS if word in str(rows([entry]))] == []
    assert {name: getattr(entry.audit, name) for name in OF_AUDIT} == {name: getattr(one.audit, name) for name in OF_AUDIT}


@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=1, max_size=3))
def test_numbers_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, numbers: list[Decimal]) -> None:
    one = _recorded()
    answers = tuple(
        answer.model_copy(update={"values": tuple(numbers)}) if answer.check == "MEA-02.1" else answer for answer in one.audit.answers
    )
    root = tmp_path_factory.mktemp("kept")
    keep(root, [Recorded(one.content_hash, one.file, one.audit.model_copy(update={"answers": answers}), ())])
    (entry,), _ = entries(root, KNOWN)
    assert entry.audit.by_check()["MEA-02.1"].values == tuple(numbers)


def test_keeping_again_adds_nothing_and_a_torn_line_is_written_anew(tmp_path: Path) -> None:
    one, other = _recorded(), _recorded("S2", "2" * 64)
    assert keep(tmp_path, [one]) == [tmp_path / FOLDER / "2026-11.jsonl"]
    assert keep(tmp_path, [one]) == []
    path = tmp_path / FOLDER / "2026-11.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + line(other).encode()[:50])  # the machine stopped here
    keep(tmp_path, [one, other])
    found, problems = entries(tmp_path, KNOWN)
    assert {entry.content_hash for entry in found} == {"1" * 64, "2" * 64}
    assert [(problem.code, problem.place.line) for problem in problems] == [("FW640", 2)]
    assert path.read_bytes().startswith(whole)


DAMAGE = {
    "no JSON": ("<<<<<<< HEAD", "FW640"),
    "a number": ("7", "FW640"),
    "no hash": (line(_recorded(content_hash="short")), "FW640"),
    "a field too many": (line(_recorded())[:-1] + ',"auditor_name":"Lind"}', "FW640"),
    "an impossible state": (line(_recorded()).replace('"state":"na"', '"state":"maybe"'), "FW640"),
    "no number": (line(_recorded()).replace('"412.50"', '"4,12"'), "FW640"),
    "another format": (line(_recorded()).replace("floorwalk-kept/1", "floorwalk-kept/2"), "FW640"),
    "unknown store": (line(_recorded("S9")), "FW642"),
    "unknown edition": (line(_recorded()).replace(EDITION.hash, "f" * 64), "FW642"),
    "unknown round": (line(_recorded()).replace('"round":"2026-11"', '"round":"2020-01"'), "FW642"),
}


@pytest.mark.parametrize(("text", "code"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_line_is_reported_by_its_number_and_costs_no_other(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    path = tmp_path / FOLDER / "2026-11.jsonl"
    path.write_text(f"\n{text}\n{line(_recorded('S2', '2' * 64))}\n", encoding="utf-8")
    found, problems = entries(tmp_path, KNOWN)
    assert [entry.audit.store for entry in found] == ["S2"]
    assert [(problem.code, problem.place.file, problem.place.line) for problem in problems] == [(code, "audits/kept/2026-11.jsonl", 2)]


def test_two_different_lines_of_one_visit_are_reported(tmp_path: Path) -> None:
    keep(tmp_path, [_recorded(), _recorded(content_hash="2" * 64)])
    changed = line(_recorded()).replace('"412.50"', '"11"')
    path = tmp_path / FOLDER / "2026-11.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + changed + "\n", encoding="utf-8")
    found, problems = entries(tmp_path, KNOWN)
    assert [entry.content_hash for entry in found] == ["1" * 64]
    assert [(problem.code, problem.place.line) for problem in problems] == [("FW641", 2), ("FW641", 3)]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "audits").write_text("a file", encoding="utf-8")
    with pytest.raises(FloorwalkError, match="Nothing was removed"):
        keep(tmp_path, [_recorded()])
