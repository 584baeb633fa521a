"""What the page tells a newcomer to type and what it says the tool answers, done for real."""

import re
from datetime import date
from pathlib import Path

import pytest

from floorwalk.cli.checked import check_path
from floorwalk.demo.begin import starter

PAGE = (Path(__file__).parents[2] / "guide/write-a-standard.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 21)
NEW = "standards/store/help/HELP-03.yaml"
STANDARD, SET_LINE = (block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
QUOTED = re.findall(r"^standards/store/.*\[FW\d+\].*$", PAGE, re.MULTILINE)
MISTAKES = {
    "FW202": ("how:", "hwo:"),
    "FW104": ("  - Hand", "\t- Hand"),
    "FW105": ("say: Thank you.", "say: Thank you: see"),
    "FW105 ": ("    points: 3", "   points: 3"),
    "FW302": ("role: shift-lead", "role: shiftlead"),
    "FW211": ("2027-11-21", "21.11.2027"),
    "FW201": ("    pass_at: 4/5\n", ""),
    "FW314": ("HELP-03.1", "HELP-02.1"),
    "FW313": ("  - {role: shift-lead, within: 2 min}\n", ""),
    "FW401": ("turn to go.", "turn to go, in a friendly way."),
    "FW402": ("How many of 5 customers were thanked before they left?", "Was the customer greeted and thanked?"),
}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in starter("Lindgren & Sons", TODAY).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _messages(mine: Path, standard: str) -> list[str]:
    (mine / NEW).write_text(standard, encoding="utf-8")
    return [str(problem) for problem in check_path(mine, TODAY).problems]


def _list_it(mine: Path) -> None:
    file = mine / "standards/store/set.yaml"
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if "id: help" in line)
    file.write_text(text.replace(old, SET_LINE.rstrip()), encoding="utf-8")


def test_the_page_starts_and_ends_without_problems(mine: Path) -> None:
    before = check_path(mine, TODAY)
    assert f"{before.what}: {before.verdict}." in PAGE
    _list_it(mine)
    assert _messages(mine, STANDARD) == []
    after = check_path(mine, TODAY)
    assert f"{after.what}: {after.verdict}." in PAGE


def test_forgetting_to_list_it_gives_the_message_that_is_taken_apart(mine: Path) -> None:
    (message,) = _messages(mine, STANDARD)
    assert message == QUOTED[0]
    for part in re.findall(r"^\| .+? \| `?(standards/.+?|'HELP.+?|List it.+?)`? \|$", PAGE, re.MULTILINE):
        assert part in message


@pytest.mark.parametrize("code", MISTAKES)
def test_a_common_mistake_gives_the_quoted_message(mine: Path, code: str) -> None:
    _list_it(mine)
    old, new = MISTAKES[code]
    assert old in STANDARD
    messages = _messages(mine, STANDARD.replace(old, new, 1))
    assert set(messages) & set(QUOTED), f"the page quotes something else than:\n{messages}"
    assert f"[{code.strip()}]" in messages[0]


def test_every_quoted_message_is_tried() -> None:
    assert len(QUOTED) == len(MISTAKES) + 1


def test_every_line_that_the_table_explains_stands_in_a_standard_of_the_workspace() -> None:
    explained = re.findall(r"`(\w+)`", " ".join(row.split("|")[1] for row in PAGE.splitlines() if row.startswith("| `")))
    whole = "\n".join(starter("A", TODAY).values())
    for key in explained:
        assert re.search(rf"^ *{key}:", whole, re.MULTILINE), key


def test_each_kind_of_check_stands_in_the_files_that_the_table_names() -> None:
    files = {Path(name).name: text for name, text in starter("A", TODAY).items()}
    rows = [
        row.split("|")[2:4] for row in PAGE.splitlines() if re.match(r"\| .+ \| `(yes_no|rating|measure|sample|promise|choice)` \|", row)
    ]
    assert len(rows) == 6
    for kind, named in rows:
        for name in re.findall(r"`([A-Z]+-\d+\.yaml)`", named):
            assert f"kind: {kind.strip(' `')}" in files[name]
