"""The sheet as it is sent out: what a filled one is read by, what people see, and what nobody can change."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.sheet.conftest import EDITION, MADE, ROUND, SPACE, Pen, by_office, make, visit

from floorwalk.edition.freeze import Edition
from floorwalk.sheet.layout import ACTION_COLUMNS, COLUMNS, LETTER, LISTS, META, START_LABELS
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import Workspace

ALLOWED = {"IF", "AND", "OR", "ISNUMBER", "SUMIFS", "COUNTIFS", "SUMPRODUCT", "IFERROR", "INDEX", "MATCH", "MIN", "MAX", "ROUNDDOWN"}
INPUTS = {"a1", "a2", "a3", "note", "photo", "corrected"}


@pytest.fixture(scope="module")
def book(blank: bytes) -> Workbook:
    return load_workbook(io.BytesIO(blank))


@pytest.fixture(scope="module")
def mall_sheet(mall: Workspace, mall_edition: Edition) -> bytes:
    round_ = mall.rounds["2026-11"][0]
    return visits(mall, round_, mall_edition, only=["S001"], language="en")[0].workbook(MADE)


def _formulas(workbook: Workbook) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_sheets_stand_in_this_order_and_three_are_hidden_from_view(book: Workbook) -> None:
    assert book.sheetnames[:4] == ["Start", "Audit", "Actions", "Summary"]
    assert {sheet.title: sheet.sheet_state for sheet in book.worksheets[4:]} == {LISTS: "hidden", META: "veryHidden"}


def test_the_audit_sheet_carries_hidden_keys_in_hidden_rows_and_columns(book: Workbook) -> None:
    audit = book["Audit"]
    assert [cell.value for cell in audit[1]] == [column.key for column in COLUMNS]
    assert audit.row_dimensions[1].hidden
    for column in COLUMNS:
        assert audit.column_dimensions[LETTER[column.key]].hidden == column.hidden
    assert [cell.value for cell in book["Actions"][1]] == [column.key for column in ACTION_COLUMNS]
    keys = {cell.value for cell in book["Start"]["A"] if cell.value}
    assert keys == START_LABELS.keys()
    assert book["Start"].column_dimensions["A"].hidden


def test_each_check_has_one_line_in_walking_order(book: Workbook) -> None:
    ids = [book["Audit"].cell(row, 1).value for row in range(5, book["Audit"].max_row + 1)]
    assert [id_ for id_ in ids if "-" in id_] == [check.id for check in visit().asked.checks()]
    assert [id_ for id_ in ids if "-" not in id_] == ["Words", "Numbers"]


def test_the_critical_check_is_marked_and_its_help_stands_below(book: Workbook) -> None:
    texts = {row[0].value: row[1].value for row in book["Audit"].iter_rows(min_row=5)}
    assert texts["YES-03.1"] == "CRITICAL: How is YES-03.1?\nStand at the door."
    assert sum(str(text).startswith("CRITICAL") for text in texts.values()) == 1


def test_every_limit_is_printed_beside_its_check(book: Workbook) -> None:
    good = {row[0].value: row[2].value for row in book["Audit"].iter_rows(min_row=5)}
    assert good["MEA-01.1"] == "at least 300 lx\nWith: lux meter"
    assert good["MEA-02.1"] == "at most 2 min (December)\nat most 3.5 min (otherwise)\nOne reading in each answer cell."
    assert good["MEA-03.1"] == "by 10:00"
    assert good["MEA-04.1"] == "at most 85 dB (Till)\nat most 65 dB (otherwise)\nAnswer: Aisle\nAnswer 2: Till"
    assert good["SAM-01.1"] == "4 of 5 customers\nAnswer: how many were right. Answer 2: how many you saw."


def test_only_answers_and_the_start_cells_are_unlocked_and_no_password_is_set(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet, sheet.title
        assert sheet.protection.password is None, sheet.title
    audit = book["Audit"]
    for row in audit.iter_rows(min_row=5):
        check = row[0].value if "-" in str(row[0].value) else None
        used = {"note", "photo", "corrected"} | {
            f"a{at}"
            for at in range(
                1, {"MEA-02.1": 3}.get(str(check), 2 if str(check)[:7] in ("MEA-04.", "SAM-01.", "PRO-01.", "PRO-02.") else 1) + 1
            )
        }
        for column, cell in zip(COLUMNS, row, strict=True):
            assert cell.protection.locked == (check is None or column.key not in used), cell.coordinate
    unlocked = {cell.coordinate for row in book["Start"].iter_rows() for cell in row if not cell.protection.locked}
    rows = {cell.value: cell.row for cell in book["Start"]["A"] if cell.value}
    assert unlocked == {f"C{rows[key]}" for key in ("auditor", "date", "start", "end", "announced", "remarks", "signed")}
    assert {cell.column_letter for row in book["Actions"].iter_rows() for cell in row if not cell.protection.locked} == set("ABCDE")
    for hidden in (LISTS, META, "Summary"):
        assert all(cell.protection.locked for row in book[hidden].iter_rows() for cell in row)


def test_lists_bind_words_and_only_offer_words_beside_numbers(book: Workbook) -> None:
    audit = book["Audit"]
    lines = {row[0].value: f"{LETTER['a1']}{row[0].row}" for row in audit.iter_rows(min_row=5)}
    rules = {
        cell: rule
        for rule in audit.data_validations.dataValidation
        for area in rule.sqref.ranges
        for at in area.cells
        for cell in [f"{LETTER['a1']}{at[0]}"]
        if at[1] == 6
    }
    offered = {check: [cell.value for cell in _named(book, rules[cell_].formula1)] for check, cell_ in lines.items() if cell_ in rules}
    assert offered["YES-01.1"] == ["Yes", "No", "Not observed"]
    assert offered["YES-02.1"] == ["Yes", "No", "Not observed", "N/A"]
    assert offered["RAT-01.1"] == [0, 1, 2, 3, "Not observed"]
    assert offered["CHO-01.1"] == ["Full", "Half empty", "100 % bare", "Not observed"]
    assert offered["MEA-01.1"] == ["Not observed"]
    assert offered["SAM-01.1"] == ["Not observed", "N/A"]
    binding = {check for check in offered if rules[lines[check]].showErrorMessage}
    assert binding == {"YES-01.1", "YES-02.1", "YES-03.1", "RAT-01.1", "CHO-01.1"}


def _named(book: Workbook, name: str) -> list[object]:
    sheet, cells = book.defined_names[name].attr_text.rsplit("!", 1)
    area = book[sheet.strip("'")][cells.replace("$", "")]
    return [cell for row in area for cell in row] if isinstance(area, tuple) else [area]


def test_every_name_leads_to_cells_that_are_there(book: Workbook) -> None:
    assert {"fw_yes", "fw_no", "fw_na", "fw_not_observed", "fw_month", "fw_start"} <= set(book.defined_names)
    for name in book.defined_names:
        assert all(cell.value is not None for cell in _named(book, name)) or name == "fw_start", name


def test_paper_is_a4_one_page_wide_with_the_header_on_each_page(book: Workbook) -> None:
    for title in ("Start", "Audit", "Actions", "Summary"):
        sheet = book[title]
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.page_setup.orientation == ("portrait" if title == "Start" else "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book["Audit"].page_setup.fitToHeight == 0
    assert book["Audit"].print_title_rows == book["Actions"].print_title_rows == "$4:$4"
    assert sum(column.width for column in COLUMNS if not column.hidden) <= 154
    assert sum(column.width for column in ACTION_COLUMNS) <= 154


def test_formulas_use_few_functions_and_none_looks_at_meta(mall_sheet: bytes) -> None:
    formulas = _formulas(load_workbook(io.BytesIO(mall_sheet)))
    assert len(formulas) > 500
    used = {name for formula in formulas.values() for name in re.findall(r"([A-Z][A-Z.]*)\(", formula)}
    assert used <= ALLOWED
    assert not [where for where, formula in formulas.items() if META in formula]
    assert not [where for where in formulas if where[0] in (META, LISTS)]


@pytest.mark.parametrize("which", ["all kinds", "mall"])
def test_each_formula_shows_what_libreoffice_computes_on_the_blank_sheet(
    which: str, blank: bytes, mall_sheet: bytes, tmp_path: Path
) -> None:
    sheet = blank if which == "all kinds" else mall_sheet
    cached, formulas = load_workbook(io.BytesIO(sheet), data_only=True), load_workbook(io.BytesIO(sheet))
    bare = io.BytesIO()
    formulas.save(bare)  # openpyxl writes no results: LibreOffice must compute them
    computed = load_workbook(io.BytesIO(by_office(bare.getvalue(), tmp_path, "xlsx")), data_only=True)
    wrong = []
    for title, cell in _formulas(formulas):
        ours, theirs = cached[title][cell].value, computed[title][cell].value
        same = (
            abs(ours - theirs) < 1e-9
            if isinstance(ours, (int, float)) and isinstance(theirs, (int, float))
            else (ours or "") == (theirs or "")
        )
        wrong += [] if same else [(title, cell, ours, theirs)]
    assert wrong == []


def test_no_formula_is_without_a_result(mall_sheet: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(mall_sheet)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/"))
    assert xml.count("<f>") == len(re.findall(r"</f><v>[^<]*</v>", xml)) > 500
    assert "#N" not in xml.replace("IMG_", "")


def test_the_same_input_gives_the_same_bytes(blank: bytes) -> None:
    assert make() == blank
    assert make("S2") != blank


def test_text_from_people_stays_text(book: Workbook) -> None:
    texts = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if str(cell.value or "")[:1] in "-+@=" and cell.value
    ]
    ours = {cell.value for cell in texts if cell.data_type == "s"}
    assert {"-All kinds", "+Corner & Sons", "@ notice"} <= ours
    assert all(cell.quotePrefix for cell in texts if cell.data_type == "s")
    assert all(cell.value.startswith("=I") or cell.value.startswith(("=S", "=C")) for cell in texts if cell.data_type == "f")


def test_start_and_meta_say_which_sheet_and_edition_it_is(book: Workbook) -> None:
    start = {row[0].value: row[2].value for row in book["Start"].iter_rows() if row[0].value}
    meta = {row[0].value: row[1].value for row in book[META].iter_rows()}
    assert (start["sheet_id"], meta["sheet_id"]) == ("2026-11.all.kinds.S1.1",) * 2
    assert (start["edition"], meta["edition"]) == ("1-c0ffee00", EDITION.hash)
    assert (meta["store"], meta["round"], meta["set"], meta["format"], meta["simulated"]) == (
        "S1",
        "2026-11",
        "all.kinds",
        "floorwalk-sheet/1",
        "false",
    )
    assert start["due"].date() == ROUND.due


def test_last_visits_open_points_stand_first_on_actions() -> None:
    from floorwalk.sheet.actions_sheet import OpenPoint
    from floorwalk.sheet.write import write

    assert SPACE.company
    one = visit()
    sheet = write(one.identity, one.asked, SPACE.company, MADE, [OpenPoint("=Mend it", "YES-01.1", "Lead", date(2026, 10, 1))])
    actions = load_workbook(io.BytesIO(sheet))["Actions"]
    assert [cell.value for cell in actions[5]][:3] == ["=Mend it", "YES-01.1", "Lead"]
    assert actions["A5"].data_type == "s"
    assert actions["A6"].value is None


def test_points_with_decimals_are_numbers(book: Workbook) -> None:
    points = [row[4].value for row in book["Audit"].iter_rows(min_row=5) if "-" in str(row[0].value)]
    assert sum(map(Decimal, points)) == 16


def test_rules_of_colour_have_an_order_of_their_own_on_each_sheet(book: Workbook) -> None:
    for title in ("Audit", "Summary"):
        priorities = [rule.priority for rules in book[title].conditional_formatting for rule in rules.rules]
        assert sorted(priorities) == list(range(1, len(priorities) + 1)), title


def test_a_row_is_high_enough_for_its_longest_text(mall_sheet: bytes) -> None:
    from floorwalk.excel.heights import row_height

    audit = load_workbook(io.BytesIO(mall_sheet))["Audit"]
    for row in range(5, audit.max_row + 1):
        texts = [
            (str(audit.cell(row, column).value or ""), audit.column_dimensions[letter].width) for column, letter in ((2, "B"), (3, "C"))
        ]
        assert audit.row_dimensions[row].height >= row_height(texts), row


def test_each_id_leads_to_its_page_in_the_printed_version(mall_sheet: bytes) -> None:
    sheet = load_workbook(io.BytesIO(mall_sheet))["Audit"]
    links = {cell.value: cell.hyperlink.target for (cell,) in sheet["A5:A200"] if cell.hyperlink}
    assert links["PAY-04.1"] == "https://handbook.marram-and-vale.example/s/PAY-04/?v=1"
    assert len(links) == sum(1 for (cell,) in sheet["A5:A200"] if cell.value and "." in str(cell.value))


def test_cells_for_words_take_them_as_they_are_typed() -> None:
    """A note that begins with a dash would be a formula in a cell without this format, and #NAME? all that is left of it."""
    pen = Pen(make())
    remarks = next(pen.start.cell(row, 3) for row in range(1, 60) if pen.start.cell(row, 1).value == "remarks")
    cells = [pen.cell("YES-01.1", key) for key in ("note", "photo")] + [pen.actions["A5"], pen.actions["C5"], remarks]
    assert [cell.number_format for cell in cells] == ["@"] * len(cells)
    assert pen.actions["D5"].number_format == "yyyy-mm-dd"
