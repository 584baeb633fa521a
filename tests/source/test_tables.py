from pathlib import Path

import pytest

from floorwalk.source.tables import Table, read_contacts, read_decisions, read_stores

STORES = """\
id,name,region,format,language,hours,lifts
S1,First,north,mall,en,Mo-Sa 10:00-21:00; Su 11:00-19:00,yes
S2,Second,north,mall,en,24/7,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "t.csv"


def stores(file: Path, text: str | bytes) -> Table:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_stores(file, "t.csv")


def faults(table: Table) -> list[str]:
    return [f"{one.place} {one.code}" for one in table.problems]


def test_rows_with_their_lines_and_other_columns_as_attributes(file: Path) -> None:
    table = stores(file, STORES)
    assert table.problems == []
    assert [store.id for store in table.rows] == ["S1", "S2"]
    assert table.lines == [2, 3]
    assert [store.attribute("lifts") for store in table.rows] == ["yes", ""]
    assert table.rows[0].hours.on(6) == ((660, 1140),)


def test_quotes_hold_commas_line_breaks_and_quotes(file: Path) -> None:
    table = stores(file, STORES.replace("First", '"The ""First"", north wing"'))
    assert [store.name for store in table.rows] == ['The "First", north wing', "Second"]
    broken = stores(file, STORES.replace(",yes", ',"yes\nand no"') + "S1,Third,north,mall,en,24/7,\n")
    assert broken.lines == [2, 4, 5]
    assert faults(broken) == ["t.csv:5:1 FW301"]


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_named(file: Path, sign: str, name: str) -> None:
    (problem,) = stores(file, STORES.replace(";", " and").replace(",", sign)).problems
    assert (str(problem.place), problem.code, problem.what) == ("t.csv:1:1", "FW110", f"the fields are separated by {name}.")


def test_white_space_and_empty_lines_do_not_matter(file: Path) -> None:
    table = stores(file, STORES.replace("S1,First", " S1 ,  First ").replace("\nS2", "\n\n,,,,,,\nS2"))
    assert table.problems == []
    assert (table.rows[0].id, table.lines) == ("S1", [2, 5])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_system(file: Path, end: str) -> None:
    table = stores(file, STORES.replace("\n", end).encode())
    assert (table.problems, table.lines) == ([], [2, 3])


def test_a_byte_order_mark_which_spreadsheets_write_does_not_matter(file: Path) -> None:
    table = stores(file, b"\xef\xbb\xbf" + STORES.encode())
    assert (table.problems, len(table.rows)) == ([], 2)


@pytest.mark.parametrize(
    ("old", "new", "fault", "rows"),
    [
        (",24/7,\n", ",24/7\n", "t.csv:3:1 FW110", 1),
        (",24/7,\n", ",24/7,,\n", "t.csv:3:1 FW110", 1),
        ("Second", 'Sec"ond', "", 2),
        ("Second", '"Second', "t.csv:3:1 FW110", 1),
        ("Second", '"Sec"ond', "t.csv:3:1 FW110", 1),
        ("hours,", "", "t.csv:1:1 FW110", 0),
        ("lifts", "name", "t.csv:1:7 FW110", 0),
        ("24/7", "always", "t.csv:3:6 FW214", 1),
        ("24/7", "Mo-Fr 18:00-09:00", "t.csv:3:6 FW214", 1),
        ("S2", "S 2", "t.csv:3:1 FW206", 1),
        ("Second", "", "t.csv:3:2 FW209", 1),
        ("Second", "=1+1", "t.csv:3:2 FW207", 1),
        ("S2,", "S1,", "t.csv:3:1 FW301", 2),
        ("Second", "Caf\u0007", "t.csv:3:7 FW108", 0),
    ],
)
def test_one_fault_costs_its_own_row_at_most(file: Path, old: str, new: str, fault: str, rows: int) -> None:
    table = stores(file, STORES.replace(old, new))
    assert faults(table) == ([fault] if fault else [])
    assert len(table.rows) == rows


def test_bytes_that_are_not_utf8(file: Path) -> None:
    assert faults(stores(file, STORES.encode().replace(b"Second", b"Caf\xe9"))) == ["t.csv:3:7 FW102"]


def test_a_store_that_stands_twice_is_told_with_both_places(file: Path) -> None:
    (problem,) = stores(file, STORES + "S1,Third,north,mall,en,24/7,\n").problems
    assert "already defined at t.csv:2:1." in problem.what


def test_a_missing_and_an_empty_file(file: Path) -> None:
    missing = read_stores(file, "t.csv")
    assert faults(missing) == ["t.csv FW101"]
    assert "id, name, region" in missing.problems[0].repair
    for text in ("", "\n\n"):
        assert faults(stores(file, text)) == ["t.csv:1:1 FW107"]


def test_only_a_first_line_is_an_empty_table(file: Path) -> None:
    table = stores(file, STORES.splitlines()[0])
    assert (table.rows, table.problems) == ([], [])


def test_contacts_know_their_columns(file: Path) -> None:
    file.write_text("store,role,channel,value,hours\n*,lead,phone,0110,\nS1,lead,radio,4,Mo-Fr 09:00-18:00\n")
    table = read_contacts(file, "t.csv")
    assert table.problems == []
    assert [(one.value, str(one.hours)) for one in table.rows] == [("0110", "None"), ("4", "Mo-Fr 09:00-18:00")]
    file.write_text("store,role,chanel,value\nS1,lead,phone,1\n")
    (unknown,) = read_contacts(file, "t.csv").problems
    assert (str(unknown.place), unknown.code, unknown.repair) == ("t.csv:1:3", "FW202", "Did you mean 'channel'?")
    file.write_text("store,role,channel,value\nS1,lead,pigeon,1\n")
    assert faults(read_contacts(file, "t.csv")) == ["t.csv:2:3 FW204"]


def test_decisions_may_be_absent(file: Path) -> None:
    assert read_decisions(file, "t.csv").problems == []
    file.write_text(
        "date,by,kind,store,ref,until,reason\n2026-11-01,A,waiver,S1,PAY-01,,Building works\n2026-13-01,A,waiver,S1,PAY-01,,B\n"
    )
    table = read_decisions(file, "t.csv")
    assert (len(table.rows), table.rows[0].until, faults(table)) == (1, None, ["t.csv:3:1 FW211"])


def test_the_place_of_a_cell(file: Path) -> None:
    table = stores(file, STORES)
    assert (str(table.place(1, "region")), str(table.place(1)), str(table.place(0, "none"))) == ("t.csv:3:3", "t.csv:3:1", "t.csv:2:1")
