import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from floorwalk.cli import floorwalk
from floorwalk.cli.checked import check_path
from floorwalk.demo.begin import STARTER, starter
from floorwalk.edition.freeze import freeze
from floorwalk.errors import FloorwalkError
from floorwalk.model import KINDS
from floorwalk.model.schema import schemas
from floorwalk.source.document import read
from floorwalk.source.workspace import load

ODD_NAME = 'Lindgren & "Sons": #1 *{%'


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(floorwalk, ["init", *arguments])


def test_what_it_makes_has_no_problem_and_no_warning(tmp_path: Path) -> None:
    result = _run(str(tmp_path / "new/mine"), "--name", ODD_NAME)
    assert result.exit_code == 0, result.output
    assert len(result.output.splitlines()) == 3
    checked = check_path(tmp_path / "new/mine", date.today())  # noqa: DTZ011 the day on which it was made
    assert checked.problems == []
    assert checked.counts == {"standards": 7, "stores": 3, "rounds": 1}
    space = load(tmp_path / "new/mine")
    assert space.company is not None
    assert space.company.name == ODD_NAME
    assert (tmp_path / "new/mine/.gitignore").is_file()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine"]


def test_it_shows_each_kind_of_check_a_variant_a_season_and_a_clock() -> None:
    space = load(STARTER)
    standards = [sourced.standard for sourced in space.standards()]
    checks = [check for standard in standards for check in standard.checks]
    assert {type(check) for check in checks} == set(KINDS)
    limits = [limit for check in checks if check.kind == "measure" for limit in check.limits]
    assert any(limit.by for limit in limits)
    assert any(limit.when and limit.when.months for limit in limits)
    assert any(standard.variants for standard in standards)
    assert any(check.critical for check in checks)
    assert len(freeze(space.sets["store"]).standards) == 7


@pytest.mark.parametrize("today", [date(2026, 2, 28), date(2028, 2, 29), date(2031, 12, 31)])
def test_its_days_follow_the_day_on_which_one_begins(today: date, tmp_path: Path) -> None:
    for name, text in starter("A", today).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert check_path(tmp_path, today).problems == []
    round_, _ = load(tmp_path).rounds["first"]
    assert (round_.start, (round_.due - today).days) == (today, 28)


def test_every_yaml_file_names_a_schema_that_is_there_and_passes_it(tmp_path: Path) -> None:
    assert _run(str(tmp_path / "mine")).exit_code == 0
    files = [*(tmp_path / "mine/standards").rglob("*.yaml"), *(tmp_path / "mine/audits").rglob("*.yaml")]
    assert len(files) == 10
    for path in files:
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert found, path
        schema = (path.parent / found[1]).read_text(encoding="utf-8")
        assert schema == schemas()[Path(found[1]).name]
        value = json.loads(json.dumps(read(path, path.name).value, default=float))
        assert [error.message for error in Draft7Validator(json.loads(schema)).iter_errors(value)] == [], path


@pytest.mark.parametrize("taken", ["a.txt", ".hidden"])
def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine", encoding="utf-8")
    result = _run(str(tmp_path))
    assert isinstance(result.exception, FloorwalkError)
    assert (result.exception.code, result.exception.status) == ("FW702", 2)
    assert [path.name for path in tmp_path.iterdir()] == [taken]


def test_an_empty_folder_under_version_control_is_welcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    result = _run(".")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "Next:       floorwalk check"
    assert (tmp_path / "standards/company.yaml").is_file()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".floorwalk")]


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, text: str) -> None:
        if path.name == "set.yaml":
            raise FloorwalkError("FW710", "disk full.", "Make room.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    monkeypatch.setattr("floorwalk.cli.init.save", full)
    result = _run(str(tmp_path / "mine"))
    assert isinstance(result.exception, FloorwalkError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "=cmd()", "two\nlines"])
def test_a_name_that_cannot_stand_on_a_sheet_is_refused(tmp_path: Path, name: str) -> None:
    assert _run(str(tmp_path / "mine"), "--name", name).exit_code == 2
    assert list(tmp_path.iterdir()) == []
