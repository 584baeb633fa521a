"""A stamped sheet is the sheet that `write` makes, part by part; it is a sound package, and readers of all kinds find their way in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook
from tests.sheet.conftest import EDITION, MADE, by_office, visit
from tests.sheet.ooxml import faults

from floorwalk.edition.freeze import Edition
from floorwalk.model import Decision
from floorwalk.sheet.actions_sheet import OpenPoint
from floorwalk.sheet.visits import VisitSheet, visits
from floorwalk.sheet.write import write
from floorwalk.source.workspace import Workspace

NAMES = (
    "Pier Head", "Bert & Sons <north> \"Ernie's\"", "=1+1", "-minus", "+plus @home", "😀 四星 மால் İğ", "A%(name)s 100 %d", "&amp; ]]> {0}",
    "\u3000x\u00a0y", ("A very long name of a store, " * 5).strip(), *("W" * letters for letters in (18, 21, 26, 34)),
    "四" * 12, "四" * 19, "Çarşı İçi", "நகர் மையம்", " before",
)  # fmt: skip
AUDITORS = ("", "A. Lind", "-A & <B>", "=HYPERLINK(1)", "Somebody with an extraordinarily long name, so long that it needs two lines")
POINTS = (
    OpenPoint("Thank every customer before they leave the cash desk", "PAY-04.1", "Cash desk lead", None),
    OpenPoint("=cmd|'/c calc'!A1", "PAY-05.1", "-Lead", date(2026, 10, 1)),
    OpenPoint("First line & <second>\n" * 3 + "😀" * 200, "", "", date(2026, 12, 31)),
    OpenPoint(" spaced \x07 ", "", "Duty manager", None),
    OpenPoint("x" * 33_000, "", "", None),
)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(one: VisitSheet, name: str, auditor: str, points: Sequence[OpenPoint]) -> VisitSheet:
    """A visit whose store and auditor have other names, as if the files said so."""
    store = one.asked.store.model_copy(update={"name": name})
    return replace(one, asked=replace(one.asked, store=store), identity=replace(one.identity, auditor=auditor), points=points)


def strange(space: Workspace, edition: Edition, **more: object) -> Iterator[VisitSheet]:
    """The round's visits under names of all kinds, with as many open points as come."""
    sheets = visits(space, space.rounds["2026-11"][0], edition, **more)  # type: ignore[arg-type]
    for number, (one, name, auditor) in enumerate(zip(sheets, cycle(NAMES), cycle(AUDITORS), strict=False)):
        yield changed(one, name, auditor, [*POINTS, *POINTS][: number % 9])


def written(one: VisitSheet, made: date = MADE) -> bytes:
    return write(one.identity, one.asked, one.company, made, one.points)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "ta", "tr", "fil"])
@pytest.mark.parametrize("simulated", [False, True])
def test_a_stamped_sheet_is_the_written_one(mall: Workspace, mall_edition: Edition, language: str, simulated: bool) -> None:
    for one in list(strange(mall, mall_edition, language=language, simulated=simulated))[simulated::3]:
        stamped, oracle = parts(one.workbook(MADE)), parts(written(one))
        assert sorted(stamped) == sorted(oracle)
        assert [name for name in oracle if stamped[name] != oracle[name]] == []


def test_waivers_and_announced_rounds_are_stamped_as_they_are_written(mall: Workspace, mall_edition: Edition) -> None:
    waiver = {"date": "2026-01-01", "by": "Head", "kind": "waiver", "store": "S001", "ref": "PAY-04", "until": None, "reason": "No desk."}
    space = replace(mall, decisions=replace(mall.decisions, rows=[*mall.decisions.rows, Decision.model_validate(waiver)]))
    round_ = mall.rounds["2026-11"][0].model_copy(update={"announced": True, "kind": "self"})
    sheets = visits(space, round_, mall_edition, only=["S001", "S002", "S003"], language="tr")
    assert "PAY-04.1" not in {check.id for check in sheets[0].asked.checks()}
    for one in sheets:
        assert parts(one.workbook(MADE)) == parts(written(one))


def test_every_kind_of_check_and_a_title_that_begins_like_a_formula() -> None:
    for store in ("S1", "S2"):
        one = changed(visit(store), "Pier Head", "=A", POINTS[:2])
        assert EDITION.title.startswith("-")
        assert parts(one.workbook(MADE)) == parts(written(one))


def test_formats_and_regions_that_begin_like_formulas() -> None:
    one = visit()
    company = one.company.model_copy(update={"formats": (), "regions": ()})
    for format_ in ("-kiosk", "+a", "@b", "mall"):
        store = one.asked.store.model_copy(update={"format": format_, "region": "<&>"})
        odd = replace(one, asked=replace(one.asked, store=store), company=company)
        assert parts(odd.workbook(MADE)) == parts(written(odd))


def test_one_press_makes_the_sheets_of_all_stores_that_are_asked_the_same(mall: Workspace, mall_edition: Edition) -> None:
    sheets = visits(mall, mall.rounds["2026-11"][0], mall_edition, language="en")
    presses: dict[int, set[object]] = {}
    for one in sheets:
        presses.setdefault(id(one.press), set()).add(one.asked.profile())
    assert all(len(profiles) == 1 for profiles in presses.values())
    assert len(presses) == len({one.asked.profile() for one in sheets}) < len(sheets)


def test_another_day_of_making_is_another_file(mall: Workspace, mall_edition: Edition) -> None:
    one = visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S001"])[0]
    later = date(2027, 1, 2)
    first = one.workbook(MADE)
    assert parts(one.workbook(later)) == parts(written(one, later)) != parts(first)
    assert one.workbook(MADE) == first


def test_the_same_visit_gives_the_same_bytes_whoever_was_stamped_before(mall: Workspace, mall_edition: Edition) -> None:
    round_ = mall.rounds["2026-11"][0]
    together = {one.file_name: one.workbook(MADE) for one in visits(mall, round_, mall_edition, language="en")}
    for store in ("S003", "S017"):
        alone = visits(mall, round_, mall_edition, only=[store], language="en")[0]
        assert alone.workbook(MADE) == together[alone.file_name]


def test_the_package_is_sound(mall: Workspace, mall_edition: Edition) -> None:
    for one in list(strange(mall, mall_edition))[::4]:
        assert faults(one.workbook(MADE)) == []


def test_the_check_of_the_package_sees_what_is_wrong() -> None:
    sound = visit().workbook(MADE)
    content = parts(sound)

    def packed(**changes: bytes | None) -> bytes:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in {**content, **{key.replace("__", "/"): value for key, value in changes.items()}}.items():
                if data is not None:
                    archive.writestr(name, data)
        return raw.getvalue()

    sheet = content["xl/worksheets/sheet1.xml"]
    assert faults(packed()) == []
    assert faults(packed(**{"xl__theme__theme1.xml": None}))
    assert faults(packed(**{"xl__stray.xml": b"<a/>"}))
    assert faults(packed(**{"xl__worksheets__sheet1.xml": sheet.replace(b'r="B5"', b'r="B4"')}))
    assert faults(packed(**{"xl__worksheets__sheet1.xml": sheet.replace(b' s="4"', b' s="400"')}))
    assert faults(packed(**{"xl__workbook.xml": content["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="1"')}))
    assert faults(sound.replace(b"PK\3\4\x14\0\0\0\x08\0\0\0!\0", b"PK\3\4\x14\0\0\0\x08\0\0\0!\1", 1)) == []  # a time is no fault
    at = sound.index(b"PK\3\4") + 14
    assert faults(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])


def test_calamine_reads_store_texts_and_a_blank_score(mall: Workspace, mall_edition: Edition) -> None:
    one = changed(visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S001"], language="en")[0], NAMES[1], "A. Lind", POINTS[:3])
    book = CalamineWorkbook.from_filelike(io.BytesIO(one.workbook(MADE)))
    start, audit, actions, summary = (book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names[:4])
    assert f"S001 {NAMES[1]}" in [row[2] for row in start]
    assert "A. Lind" in [row[2] for row in start]
    assert audit[1][0] == f"{mall_edition.title}: {NAMES[1]} (S001)"
    asked = list(one.asked.checks())
    lines = {row[0]: row for row in audit[4:]}
    assert [check.id for check in asked] == [id_ for id_ in lines if "-" in str(id_)]
    assert all(check.question in str(lines[check.id][1]) for check in asked)
    assert {lines[check.id][11] for check in asked} == {""}
    assert [row[0] for row in actions[4:]] == [point.issue for point in POINTS[:3]]
    total = next(row for row in summary if row[0] == "Total")
    assert (total[1], total[3], total[5]) == ("", float(sum(check.points for check in asked)), len(asked))


def _shown(book: Workbook) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def _uncalculated(content: bytes) -> bytes:
    """The same file without results, so that whoever opens it must calculate."""
    book = load_workbook(io.BytesIO(content))
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def test_libreoffice_shows_what_the_file_says_and_loses_nothing(mall: Workspace, mall_edition: Edition, tmp_path: Path) -> None:
    one = changed(visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S001"], language="ta")[0], NAMES[1], AUDITORS[2], POINTS[:3])
    ours = one.workbook(MADE)
    (tmp_path / "as it is").mkdir()
    opened = by_office(ours, tmp_path / "as it is", "xlsx")
    expected = load_workbook(io.BytesIO(ours), data_only=True)
    for theirs in (opened, by_office(_uncalculated(ours), tmp_path, "xlsx")):
        shown, wanted = _shown(load_workbook(io.BytesIO(theirs), data_only=True)), _shown(expected)
        odd = {where: (value, shown.get(where)) for where, value in wanted.items() if not _same(value, shown.get(where))}
        assert odd == {}
        assert shown.keys() == wanted.keys()
    kept, before = load_workbook(io.BytesIO(opened)), load_workbook(io.BytesIO(ours))
    assert kept.sheetnames == before.sheetnames
    assert kept.defined_names.keys() >= {name for name in before.defined_names if not name.startswith("_")}
    for sheet in before.worksheets:
        twin = kept[sheet.title]
        assert twin.protection.sheet
        assert len(twin.data_validations.dataValidation) >= bool(sheet.data_validations.dataValidation)
        assert len(twin.conditional_formatting) >= bool(sheet.conditional_formatting)
        assert twin.print_area == sheet.print_area
        assert {cell.coordinate for row in twin.iter_rows() for cell in row if not cell.protection.locked} >= {
            cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
        }


def _same(ours: object, theirs: object) -> bool:
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) < 1e-9 or (abs(ours) > 1e99 and abs(ours / theirs - 1) < 1e-9)
    return ours == theirs


def test_print_area_list_and_height_grow_with_the_points() -> None:
    for count in (0, 1, 5, 40):
        one = replace(visit(), points=[POINTS[2]] * count)
        actions = load_workbook(io.BytesIO(one.workbook(MADE)))["Actions"]
        last = 4 + count + 18
        assert actions.print_area == f"'Actions'!$A$2:$E${last}"
        assert str(actions.data_validations.dataValidation[0].sqref) == f"E5:E{last}"
        assert actions.max_row == last
        heights = [actions.row_dimensions[row].height for row in range(5, last + 1)]
        assert all(height > 60 for height in heights[:count])
        assert set(heights[count:]) == {22}


def test_long_names_are_not_clipped() -> None:
    plain, long = visit(), changed(visit(), max(NAMES, key=len), AUDITORS[-1], ())
    (short_start, short_audit), (start, audit) = (load_workbook(io.BytesIO(one.workbook(MADE))).worksheets[:2] for one in (plain, long))
    row = {cell.value: cell.row for cell in start["A"]}
    assert start.row_dimensions[row["store"]].height > 2 * 13
    assert start.row_dimensions[row["auditor"]].height > short_start.row_dimensions[row["auditor"]].height
    assert audit.row_dimensions[2].height > short_audit.row_dimensions[2].height
    assert start.cell(row["store"], 3).alignment.wrap_text
    assert start.cell(row["auditor"], 3).alignment.wrap_text
