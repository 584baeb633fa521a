"""The line of a decision: in the file's own form, once, and none lost when two write at the same time."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from floorwalk.errors import FloorwalkError
from floorwalk.model import Decision
from floorwalk.source.decisions import append
from floorwalk.source.tables import read_decisions

HEADER = "date,by,kind,store,ref,until,reason"


def _decision(number: int = 1, reason: str = "Was a draft") -> Decision:
    return Decision(date=date(2026, 12, 2), by="M. Okafor", kind="accept", store="S1", ref=f"{number:012x}", reason=reason)


LINE = "2026-12-02,M. Okafor,accept,S1,000000000001,,Was a draft"


def test_an_absent_file_is_made_with_its_header(tmp_path: Path) -> None:
    path = tmp_path / "audits/decisions.csv"
    assert append(path, _decision())
    assert path.read_text(encoding="utf-8") == f"{HEADER}\n{LINE}\n"
    assert not append(path, _decision())
    assert read_decisions(path, "d").rows == [_decision()]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{HEADER}\n", f"{HEADER}\n{LINE}\n"),
        (f"{HEADER}\r\n", f"{HEADER}\r\n{LINE}\r\n"),
        (HEADER, f"{HEADER}\n{LINE}\n"),
        (f"\ufeff{HEADER}\r\n", f"\ufeff{HEADER}\r\n{LINE}\r\n"),
        ("reason,ref,store,kind,by,date\n", "reason,ref,store,kind,by,date\nWas a draft,000000000001,S1,accept,M. Okafor,2026-12-02\n"),
        ('"date","by","kind","store","ref","until","reason"\n',
         '"date","by","kind","store","ref","until","reason"\n"2026-12-02","M. Okafor","accept","S1","000000000001","","Was a draft"\n'),
    ],
    ids=["plain", "from Windows", "no last line end", "byte order mark", "other columns", "quoted"],
)  # fmt: skip
def test_the_file_keeps_its_own_form(before: str, after: str, tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(before.encode())
    assert append(path, _decision())
    assert path.read_bytes() == after.encode()


def test_a_line_that_a_later_one_has_overruled_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    assert [append(path, _decision(number)) for number in (1, 2, 2, 1)] == [True, True, False, True]
    assert [row.ref for row in read_decisions(path, "d").rows] == [f"{number:012x}" for number in (1, 2, 1)]


def test_a_reason_with_commas_and_quotes_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    one = _decision(reason='He said "wrong store", so did she')
    append(path, one)
    append(path, _decision(2))
    assert read_decisions(path, "d").rows == [one, _decision(2)]


WRITER = """
import sys
from datetime import date
from pathlib import Path
from floorwalk.model import Decision
from floorwalk.source.decisions import append
first = int(sys.argv[2])
for at in range(first, first + 40):
    append(Path(sys.argv[1]), Decision(date=date(2026, 12, 2), by="A", kind="accept", store="S1", ref=f"{at:012x}", reason="R"))
"""


def test_two_at_once_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(first)]) for first in (0, 20)]
    assert [one.wait(60) for one in writers] == [0, 0]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == HEADER
    assert set(lines[1:]) == {f"2026-12-02,A,accept,S1,{at:012x},,R" for at in range(60)}


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(FloorwalkError, match="FW710"):
        append(tmp_path, _decision())
