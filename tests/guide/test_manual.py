"""The manual as a whole: it builds strictly, its YAML is valid, its messages are real, and nothing is loaded from elsewhere."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from floorwalk.demo.begin import starter
from floorwalk.edition.freeze import freeze
from floorwalk.filled.known import known
from floorwalk.filled.read import Filled, read
from floorwalk.model import Round
from floorwalk.sheet.visits import visits
from floorwalk.source.document import read as read_yaml
from floorwalk.source.workspace import load

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "guide"
GOOD: dict[str, tuple[object, ...]] = {
    "DOOR-01.1": (time(8, 58),),
    "DOOR-02.1": ("Yes",),
    "FLOOR-01.1": (9, 10),
    "FLOOR-02.1": (20, 21),
    "FLOOR-03.1": (2,),
    "FLOOR-03.2": ("No",),
    "HELP-01.1": ("Said when it comes, or where else to get it",),
    "HELP-02.1": ("N/A",),
}
MISTAKES: dict[str, tuple[object, ...]] = {
    "FLOOR-01.1": ("9/10",),
    "DOOR-02.1": ("x",),
    "FLOOR-02.1": ("20 °C", 21),
    "FLOOR-02.1 ": (20,),
    "FLOOR-03.2": ("Yes",),
}


def _page(name: str) -> str:
    return (GUIDE / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, tuple[object, ...]]], Filled]:
    """Fill the sheet of the starter's first shop as an auditor would, and read it back."""
    root = tmp_path_factory.mktemp("mine")
    for name, text in starter("Lindgren & Sons", date(2026, 11, 21)).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    space = load(root)
    assert space.company is not None
    round_, edition = space.rounds["first"][0], freeze(space.sets["store"])
    (visit,) = visits(space, round_, edition, only=["S1"])
    blank = visit.workbook(round_.start)

    def fill(answers: dict[str, tuple[object, ...]]) -> Filled:
        book = load_workbook(io.BytesIO(blank))
        start, audit = book.worksheets[0], book.worksheets[1]
        columns = {cell.value: cell.column for cell in audit[1] if cell.value}
        rows = {audit.cell(row, columns["id"]).value: row for row in range(2, audit.max_row + 1)}
        for check, values in answers.items():
            for number, value in enumerate(values, start=1):
                audit.cell(rows[check], columns[f"a{number}"]).value = value  # type: ignore[union-attr, assignment]
        day = next(row for row in range(1, start.max_row + 1) if start.cell(row, 1).value == "date")
        start.cell(day, 3).value = date(2026, 11, 25)
        content = io.BytesIO()
        book.save(content)
        return read(content.getvalue(), visit.file_name, known(space, {edition.hash: edition}))

    return fill


def test_a_sheet_filled_as_the_page_says_is_accepted(filled: Callable[[dict[str, tuple[object, ...]]], Filled]) -> None:
    assert filled(GOOD).status == "accepted"


@pytest.mark.parametrize("check", MISTAKES)
def test_a_mistake_in_a_sheet_gives_the_quoted_message(filled: Callable[[dict[str, tuple[object, ...]]], Filled], check: str) -> None:
    problems = filled(GOOD | {check.strip(): MISTAKES[check]}).problems
    assert [str(problem) for problem in problems if str(problem) in _page("fill-a-sheet.md")], problems


def test_every_message_about_a_sheet_is_tried() -> None:
    assert len(re.findall(r"^2026\d+_store_S1\.xlsx, .*\[FW\d+\]", _page("fill-a-sheet.md"), re.MULTILINE)) == len(MISTAKES)


def test_the_round_in_the_manual_is_a_round(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", _page("run-a-round.md"), re.DOTALL)
    (tmp_path / "2027-03.yaml").write_text(block, encoding="utf-8")
    document = read_yaml(tmp_path / "2027-03.yaml", "2027-03.yaml")
    assert document.problems == []
    assert Round.model_validate(document.value).id == "2027-03"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "-f", str(GUIDE / "mkdocs.yml"), "-d", str(target)],
        capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return target


def test_the_manual_builds_strictly(site: Path) -> None:
    pages = {path.relative_to(GUIDE).with_suffix(".html").as_posix() for path in GUIDE.rglob("*.md")}
    assert len(pages) >= 9
    assert pages <= {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert not (site / "mkdocs.yml").exists()


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        loads = re.findall(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=\"?(https?:[^\"\s>]+)", path.read_text(encoding="utf-8"))
        assert [address for address in loads if "rel=canonical" not in address] == [], path
