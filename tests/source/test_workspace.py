import shutil
from pathlib import Path

import pytest
from tests.source.test_translate import GOOD

from floorwalk.errors import FloorwalkError
from floorwalk.source.workspace import Workspace, find_root, load, load_standard, require_root

COMPANY = """\
name: Corner
languages: [en]
style: classic
roles: [{id: lead, title: Lead}]
moments: [{id: paying, title: Paying}]
"""
SET = """\
id: small
title: Small
version: 1
sections:
  - {id: pay, title: Pay, standards: [PAY-02, PAY-01]}
  - {id: san, title: Clean, standards: []}
scoring: {pass_mark: 80, bands: [{id: all, title: All, from: 0, to: 100}]}
"""
ROUND = "id: 2026-11\ntitle: November\nset: small\nfrom: 2026-11-01\ndue: 2026-11-30\n"
FILES = {
    "standards/company.yaml": COMPANY,
    "standards/small/set.yaml": SET,
    "standards/small/pay/PAY-01.yaml": GOOD,
    "standards/small/pay/PAY-02.yaml": GOOD.replace("PAY-01", "PAY-02"),
    "audits/stores.csv": "id,name,region,format,language,hours\nS1,First,north,mall,en,24/7\n",
    "audits/contacts.csv": "store,role,channel,value\nS1,lead,phone,0110\n",
    "audits/rounds/2026-11.yaml": ROUND,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        write(tmp_path, name, text)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[str]:
    return [f"{one.place} {one.code}" for one in load(folder).problems]


def test_a_sound_workspace(folder: Path) -> None:
    space = load(folder)
    assert space.problems == []
    assert list(space.sets["small"].standards) == ["PAY-02", "PAY-01"]
    assert [sourced.document.file for sourced in space.standards()] == [
        "standards/small/pay/PAY-02.yaml",
        "standards/small/pay/PAY-01.yaml",
    ]
    assert (space.sets["small"].folder, list(space.rounds)) == ("standards/small", ["2026-11"])
    assert space.store("S1")
    assert space.store("S2") is None


def test_the_shipped_workspace_has_no_problem_in_its_files(mall: Workspace) -> None:
    assert mall.problems == []


def test_faults_of_all_files_are_told_in_one_run(folder: Path) -> None:
    write(folder, "standards/company.yaml", COMPANY.replace("style: classic", "style: posh"))
    write(folder, "standards/small/pay/PAY-01.yaml", GOOD.replace("title:", "titel:"))
    write(folder, "standards/small/pay/PAY-02.yaml", "a: [")
    write(folder, "audits/rounds/2026-11.yaml", ROUND.replace("due: 2026-11-30", "due: soon"))
    write(folder, "audits/stores.csv", "id\nS1\n")
    found = faults(folder)
    assert [one for one in found if not one.startswith("audits/stores.csv")] == [
        "standards/company.yaml:3:8 FW204",
        "standards/small/pay/PAY-01.yaml:2:1 FW202",
        "standards/small/pay/PAY-02.yaml:2:1 FW105",
        "audits/rounds/2026-11.yaml:5:6 FW211",
    ]
    assert "audits/stores.csv:1:1 FW110" in found


def test_a_standard_with_a_fault_is_not_told_as_missing_too(folder: Path) -> None:
    write(folder, "standards/small/pay/PAY-01.yaml", GOOD.replace("title:", "titel:"))
    assert faults(folder) == ["standards/small/pay/PAY-01.yaml:2:1 FW202"]


def test_files_that_end_in_yml_are_not_read_and_that_is_said(folder: Path) -> None:
    write(folder, "standards/small/pay/PAY-03.yml", GOOD)
    write(folder, "audits/rounds/2026-12.yml", ROUND)
    assert faults(folder) == ["standards/small/pay/PAY-03.yml FW111", "audits/rounds/2026-12.yml FW111"]


def test_standards_outside_every_set_are_told_once_a_folder(folder: Path) -> None:
    write(folder, "standards/other/pay/A-01.yaml", GOOD)
    write(folder, "standards/other/pay/A-02.yaml", GOOD)
    (problem,) = load(folder).problems
    assert (str(problem.place), problem.code) == ("standards/other/pay", "FW304")
    assert problem.what == "2 standards lie here, and no set.yaml."


def test_a_standard_that_is_listed_and_has_no_file(folder: Path) -> None:
    write(folder, "standards/small/set.yaml", SET.replace("PAY-01", "PAY-11"))
    listed, stray = load(folder).problems
    assert (str(listed.place), listed.code, listed.repair) == ("standards/small/set.yaml:5:47", "FW304", "Did you mean 'PAY-01'?")
    assert (str(stray.place), stray.code) == ("standards/small/pay/PAY-01.yaml:1:5", "FW311")
    assert stray.what == "'PAY-01' is in no section of standards/small/set.yaml."


def test_a_file_in_the_folder_of_another_section(folder: Path) -> None:
    shutil.move(folder / "standards/small/pay/PAY-01.yaml", folder / "standards/small/PAY-01.yaml")
    assert faults(folder) == []
    (folder / "standards/small/san").mkdir()
    shutil.move(folder / "standards/small/PAY-01.yaml", folder / "standards/small/san/PAY-01.yaml")
    assert faults(folder) == ["standards/small/san/PAY-01.yaml:1:5 FW311"]


def test_a_folder_that_is_no_section(folder: Path) -> None:
    write(folder, "standards/small/pya/PAY-03.yaml", GOOD.replace("PAY-01", "PAY-03"))
    (problem,) = load(folder).problems
    assert (problem.code, problem.what, problem.repair) == (
        "FW311",
        "the folder 'pya' is no section of set 'small'.",
        "Did you mean 'pay'?",
    )


def test_a_file_that_is_not_called_as_its_id(folder: Path) -> None:
    shutil.move(folder / "standards/small/pay/PAY-01.yaml", folder / "standards/small/pay/thanks.yaml")
    (problem,) = load(folder).problems
    assert (problem.code, problem.repair) == ("FW310", "Name the file PAY-01.yaml.")
    shutil.move(folder / "standards/small/pay/thanks.yaml", folder / "standards/small/pay/PAY-01.yaml")
    shutil.move(folder / "audits/rounds/2026-11.yaml", folder / "audits/rounds/nov.yaml")
    assert faults(folder) == ["audits/rounds/nov.yaml:1:5 FW310"]


def test_an_id_twice_is_told_with_both_places(folder: Path) -> None:
    write(folder, "standards/small/pay/PAY-03.yaml", GOOD)
    (problem,) = load(folder).problems
    assert (str(problem.place), problem.code) == ("standards/small/pay/PAY-03.yaml:1:5", "FW301")
    assert "already defined at standards/small/pay/PAY-01.yaml:1:5." in problem.what


def test_a_standard_listed_twice_and_a_section_twice(folder: Path) -> None:
    write(folder, "standards/small/set.yaml", SET.replace("id: san", "id: pay").replace("standards: []", "standards: [PAY-01]"))
    section, listed = load(folder).problems
    assert (str(section.place), section.code) == ("standards/small/set.yaml:6:10", "FW301")
    assert "already defined at standards/small/set.yaml:5:10." in section.what
    assert (str(listed.place), listed.code) == ("standards/small/set.yaml:6:41", "FW301")
    assert "already listed at standards/small/set.yaml:5:47." in listed.what


def test_a_set_twice_keeps_the_first(folder: Path) -> None:
    write(folder, "standards/tiny/set.yaml", SET.replace("[PAY-02, PAY-01]", "[]"))
    space = load(folder)
    (problem,) = space.problems
    assert (str(problem.place), problem.code) == ("standards/tiny/set.yaml:1:5", "FW301")
    assert "already defined at standards/small/set.yaml:1:5." in problem.what
    assert space.sets["small"].folder == "standards/small"


def test_one_id_in_two_sets_is_told(folder: Path) -> None:
    write(folder, "standards/tiny/set.yaml", SET.replace("id: small", "id: tiny").replace("[PAY-02, PAY-01]", "[PAY-01]"))
    write(folder, "standards/tiny/pay/PAY-01.yaml", GOOD)
    assert faults(folder) == ["standards/tiny/pay/PAY-01.yaml:1:5 FW301"]


def test_a_set_that_cannot_be_read_still_has_its_standards_checked(folder: Path) -> None:
    write(folder, "standards/small/set.yaml", "id: small\n")
    write(folder, "standards/small/pay/PAY-01.yaml", GOOD.replace("title:", "titel:"))
    space = load(folder)
    assert {one.code for one in space.problems} == {"FW201", "FW202"}
    assert space.sets == {}


def test_missing_files_are_told(folder: Path) -> None:
    (folder / "audits/stores.csv").unlink()
    (folder / "audits/contacts.csv").unlink()
    assert faults(folder) == ["audits/stores.csv FW101", "audits/contacts.csv FW101"]


def test_the_workspace_is_found_from_any_folder_in_it(folder: Path) -> None:
    assert find_root(folder / "standards/small/pay") == folder.resolve()
    assert require_root(folder) == folder.resolve()
    shutil.rmtree(folder / "standards")
    assert find_root(folder) is None
    with pytest.raises(FloorwalkError, match="FW701") as caught:
        require_root(folder)
    assert caught.value.status == 2


def test_one_standard_alone(folder: Path) -> None:
    standard, document, problems = load_standard(folder / "standards/small/pay/PAY-01.yaml", "PAY-01.yaml")
    assert standard
    assert (standard.id, document.file, problems) == ("PAY-01", "PAY-01.yaml", [])
    standard, _, problems = load_standard(folder / "none.yaml", "none.yaml")
    assert standard is None
    assert [one.code for one in problems] == ["FW101"]
