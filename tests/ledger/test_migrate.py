"""A ledger as versions 1 and 2 wrote it is brought forward, whole or not at all; what it did not hold stays empty until it is rebuilt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.ledger.made import entry

from floorwalk.errors import FloorwalkError
from floorwalk.ledger import migrate
from floorwalk.ledger.rows import rows
from floorwalk.ledger.status import status
from floorwalk.ledger.store import open_ledger
from floorwalk.ledger.tables import ALL

OLD = Path(__file__).parent / "old"  # the tables as they stood in versions 1 and 2
NEW_IN_2 = {"end": None, "language": "", "corrects": ()}
NEW_IN_3 = {"sheet": "", "cell": ""}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two audits, written as version 1 wrote them."""
    path = tmp_path / "ledger.duckdb"
    with duckdb.connect(str(path)) as old:
        old.execute((OLD / "schema_1.sql").read_text(encoding="utf-8"))
        old.execute("INSERT INTO ledger VALUES (1)")
        for number in (1, 2):
            _write(old, number)
    return path


@pytest.fixture
def path_2(tmp_path: Path) -> Path:
    """Two audits, written as version 2 wrote them: its answers had no sheet and no cell."""
    path = tmp_path / "version-2.duckdb"
    with duckdb.connect(str(path)) as old:
        old.execute((OLD / "schema_2.sql").read_text(encoding="utf-8"))
        old.execute("INSERT INTO ledger VALUES (2)")
        for table, made in rows([entry(1), entry(2)]).items():
            for row in made:
                _insert(old, table, list(row[: -len(NEW_IN_3)] if table == "answers" else row))
    return path


def _write(old: duckdb.DuckDBPyConnection, number: int) -> None:
    one = entry(number)
    key, audit = one.content_hash, one.audit
    head = [key, audit.sheet_id, one.file, audit.round, audit.kind, audit.set, audit.edition, audit.store, audit.day, audit.due, 605]
    rest = [audit.auditor, audit.announced, audit.simulated, audit.remarks, 33.25, "fail"]
    _insert(old, "audits", [*head, *rest])
    for position, score in enumerate(one.score.checks):
        answer = score.answer
        given = [str(value) for value in answer.values]
        points = [float(score.earned), float(score.possible)]
        named = [key, position, answer.check, score.standard, score.section, answer.state, score.state, given]
        _insert(old, "answers", [*named, *points, answer.note, answer.photo, answer.corrected])
    _insert(old, "findings", [key, "PAY-04.1", "PAY-04", False, "no, expected yes"])
    for position, line in enumerate(audit.actions):
        _insert(old, "actions", [key, position, line.issue, line.owner, line.due, line.check])
    for problem in one.problems:
        place = problem.place
        said = [problem.code, problem.what, problem.repair, problem.severity]
        _insert(old, "problems", [key, place.file, place.sheet, place.cell, place.check, *said])


def _insert(old: duckdb.DuckDBPyConnection, table: str, values: list[Any]) -> None:
    old.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608


def _without_what_is_new(number: int) -> Any:
    audit = entry(number).audit
    answers = tuple(one.model_copy(update={"photos": (), "comment": "", **NEW_IN_3}) for one in audit.answers)
    actions = tuple(one.model_copy(update={"done": None}) for one in audit.actions)
    return audit.model_copy(update={"answers": answers, "actions": actions, **NEW_IN_2})


@pytest.mark.parametrize("read_only", [True, False])
def test_every_audit_of_version_1_is_there(path: Path, read_only: bool) -> None:
    with open_ledger(path, read_only=read_only) as ledger:
        back = ledger.audits("2026-11")
        assert [one.audit for one in back] == [_without_what_is_new(1), _without_what_is_new(2)]
        assert [one.problems for one in back] == [entry(1).problems, entry(2).problems]
        assert ledger.connection.execute("SELECT version FROM ledger").fetchall() == [(3,)]


@pytest.mark.parametrize("read_only", [True, False])
def test_every_audit_of_version_2_is_there_and_only_the_cells_are_not(path_2: Path, read_only: bool) -> None:
    with open_ledger(path_2, read_only=read_only) as ledger:
        back = ledger.audits("2026-11")
        assert [one.problems for one in back] == [entry(1).problems, entry(2).problems]
        for number, one in enumerate(back, start=1):
            answers = tuple(answer.model_copy(update=NEW_IN_3) for answer in entry(number).audit.answers)
            assert one.audit == entry(number).audit.model_copy(update={"answers": answers})
        assert ledger.connection.execute("SELECT DISTINCT sheet, cell FROM answers").fetchall() == [(None, None)]
        assert ledger.connection.execute("SELECT version FROM ledger").fetchall() == [(3,)]


def test_what_lacks_its_cells_is_counted_as_brought_forward_until_it_is_read_again(path_2: Path) -> None:
    with open_ledger(path_2) as ledger:
        assert status(ledger).brought_forward == 2
        ledger.append([entry(1)], replacing=[entry(1).content_hash])
        assert status(ledger).brought_forward == 1
        assert ledger.audits("2026-11")[0].audit == entry(1).audit


def test_what_can_be_known_is_filled_and_the_rest_is_empty(path: Path) -> None:
    with open_ledger(path) as ledger:
        head = "SELECT visit, asked, blanks, earned, possible, percent, coverage, percent_exact, answers_hash FROM audits ORDER BY visit"
        alike = rows([entry(1)])["audits"][0][-1]
        assert ledger.connection.execute(head).fetchall() == [(n, 3, 1, 0.0, 6.0, 33.25, None, None, alike) for n in (1, 2)]
        answers = "SELECT check_id, given, value_1, value_2, value_3, points, check_kind FROM answers ORDER BY audit, position LIMIT 3"
        assert ledger.connection.execute(answers).fetchall() == [
            ("PAY-04.1", "no", None, None, None, 2.0, None),
            ("PAY-05.1", "0.1 1E+3 -2", 0.1, 1000.0, -2.0, 2.0, None),
            ("PAY-06.1", "", None, None, None, 2.0, None),
        ]
        findings = ledger.connection.execute("SELECT position, section, lost FROM findings").fetchall()
        assert findings == [(0, "pay", 2.0)] * 2


def test_it_takes_new_audits_then(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(3)])
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.audits("2026-11")[2].audit == entry(3).audit


def test_stopped_in_the_middle_it_is_still_of_version_1(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = dict(migrate._FROM[1])
    monkeypatch.setitem(migrate._FROM, 1, columns | {"problems": {"position": "error('stopped')"}})
    with pytest.raises(FloorwalkError), open_ledger(path):
        pass
    monkeypatch.undo()
    with duckdb.connect(str(path)) as old:
        assert old.execute("SELECT version FROM ledger").fetchall() == [(1,)]
        assert old.execute("SELECT day FROM audits LIMIT 1").fetchall() == [(date(2026, 11, 9),)]
        tables = {row[0] for row in old.execute("SHOW TABLES").fetchall()}
        assert tables == {"ledger", "audits", "answers", "findings", "actions", "problems"}
    with open_ledger(path) as ledger:
        assert len(ledger.audits("2026-11")) == 2


def test_a_ledger_brought_forward_has_the_tables_of_a_new_one(path: Path, path_2: Path, tmp_path: Path) -> None:
    def described(where: Path) -> list[Any]:
        with open_ledger(where) as ledger:
            return [ledger.connection.execute(f"DESCRIBE {table.name}").fetchall() for table in ALL]

    assert described(path) == described(path_2) == described(tmp_path / "new.duckdb")
