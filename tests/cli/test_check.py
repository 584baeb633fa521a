"""`floorwalk check`: every file of examples/invalid raises the codes that its first line names, and no other; every valid one passes."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from floorwalk.cli.check import command
from floorwalk.codes import BY_ID
from floorwalk.errors import FloorwalkError

EXAMPLES = Path(__file__).parents[1] / "examples"
COMPANY = "standards/company.yaml"


def cases(folder: str) -> list[Path]:
    entries = sorted((EXAMPLES / folder).iterdir())
    return [entry for entry in entries if entry.suffix == ".yaml" or (entry / COMPANY).is_file()]


def first_line(case: Path) -> str:
    raw = ((case / COMPANY) if case.is_dir() else case).read_bytes()
    text = raw.decode("utf-16") if raw.startswith(b"\xff\xfe") else raw.decode("utf-8-sig", "replace")
    return text.splitlines()[0]


def check(*arguments: object) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments), "--today", "2026-11-21"], catch_exceptions=False)


def found(*paths: object) -> list[dict[str, str]]:
    result = json.loads(check("--format", "json", *paths).output)
    problems: list[dict[str, str]] = result["problems"]
    return problems


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.name)
def test_each_invalid_example_raises_what_it_names(case: Path):
    wanted = set(re.findall(r"FW\d{3}", first_line(case)))
    assert wanted, "the first line names no code"
    problems = found(case)
    assert {problem["code"] for problem in problems} == wanted
    for problem in problems:
        assert problem["what"].endswith(".")
        assert problem["repair"]
        assert problem["severity"] == ("warning" if BY_ID[problem["code"]].warning else "error")


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.name)
def test_each_invalid_example_is_refused_when_warnings_count(case: Path):
    assert check("--strict", case).exit_code == 1


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.name)
def test_each_valid_example_passes(case: Path):
    result = check("--strict", case)
    assert result.output.endswith(": no problems.\n")
    assert result.exit_code == 0


def test_every_code_of_files_has_an_example():
    named = {code for case in cases("invalid") for code in re.findall(r"FW\d{3}", first_line(case))}
    assert {code for code in BY_ID if code[:3] in ("FW1", "FW2", "FW3", "FW4", "FW5")} == named


def test_the_repository_is_clean(root: Path):
    result = check("--strict", root)
    assert result.output == "82 standards, 24 stores, 1 round: no problems.\n"


def test_a_warning_alone_is_no_failure():
    result = check(EXAMPLES / "invalid/review-overdue.yaml")
    assert result.exit_code == 0
    assert "1 warning" in result.output
    assert "(warning)" in result.output


def test_a_path_inside_a_workspace_shows_its_own_problems_only():
    space = EXAMPLES / "invalid/stores-table"
    assert {Path(problem["file"]).name for problem in found(space / "audits/stores.csv")} == {"stores.csv"}
    assert found(space / "standards") == []


def test_places_are_as_seen_from_the_folder_one_is_in(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(EXAMPLES)
    output = check("invalid/role-unknown.yaml").output
    assert output.startswith("invalid/role-unknown.yaml:10:12: 'cash-desk-leed' is no role of company.yaml. Did you mean 'cash-desk-lead'?")


def test_github_annotations(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(EXAMPLES)
    lines = check("invalid/key-misspelt.yaml", "--format", "github").output.splitlines()
    assert lines[0] == "::error file=invalid/key-misspelt.yaml,line=5,col=1,title=FW202::unknown key 'hwo'. Did you mean 'how'?"
    assert lines[1] == "1 file: 1 error."


def test_a_folder_outside_of_a_workspace_is_searched(tmp_path: Path):
    (tmp_path / "one.yaml").write_text("id: PAY-04\n", encoding="utf-8")
    (tmp_path / "deep/down").mkdir(parents=True)
    (tmp_path / "deep/down/two.yaml").write_text("", encoding="utf-8")
    assert {Path(problem["file"]).name for problem in found(tmp_path)} == {"one.yaml", "two.yaml"}


def test_a_file_of_another_kind_is_wrong_usage(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FloorwalkError) as stopped:
        check(tmp_path / "notes.txt")
    assert (stopped.value.code, stopped.value.status) == ("FW705", 2)


def test_a_filled_sheet_is_for_another_command(tmp_path: Path):
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards/company.yaml").write_text("name: X\n", encoding="utf-8")
    (tmp_path / "audits").mkdir()
    (tmp_path / "audits/20261130_mall_S012.xlsx").write_bytes(b"PK")
    with pytest.raises(FloorwalkError, match="floorwalk collect"):
        check(tmp_path / "audits/20261130_mall_S012.xlsx")


def test_a_path_that_is_not_there_is_wrong_usage():
    assert check(EXAMPLES / "nowhere.yaml").exit_code == 2
