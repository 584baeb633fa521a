"""Which files of a folder are read, in which order, and what reading them needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from floorwalk.collect.folder import find_files


def _put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_files_come_by_name_with_those_of_folders_in_their_place(tmp_path: Path) -> None:
    _put(tmp_path, "b.xlsx", "a/z.xlsx", "a/photos/1.JPG", "c/a.xlsx", "a.ods", "~$b.xlsx", ".hidden.xlsx", "d.png", "e.txt")
    found = find_files([tmp_path])
    assert [Path(name).relative_to(tmp_path).as_posix() for name in found.sheets] == ["a/z.xlsx", "a.ods", "b.xlsx", "c/a.xlsx", "e.txt"]
    assert found.pictures == 2


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    _put(tmp_path, "d.png")
    assert find_files([tmp_path / "d.png", tmp_path / "gone"]).sheets == [str(tmp_path / "d.png")]


def test_reading_needs_neither_openpyxl_nor_the_database() -> None:
    """They would cost each process that reads half a second."""
    asked = "import sys, floorwalk.collect.reading; print(sorted({'openpyxl', 'duckdb', 'mkdocs'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout == "[]\n"
