import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from floorwalk.errors import FloorwalkError
from floorwalk.source import save as saving
from floorwalk.source.save import save


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "new/folder/page.txt"
    assert save(path, "first") == path
    save(path, b"\xc3\xa9")
    assert path.read_text(encoding="utf-8") == "é"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(FloorwalkError, match="FW710"):
        save(tmp_path / "taken", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    assert save(tmp_path / "saved", "x").stat().st_mode == (tmp_path / "plain").stat().st_mode


def no_nameless_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_NAMELESS", 0)


def no_such_files_on_this_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_NAMELESS", os.O_WRONLY | os.O_DIRECTORY)  # as on a disk that has none: EISDIR


def no_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_paths: str, **_how: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(saving.os, "link", link)


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="Windows knows one way only")
@pytest.mark.parametrize("lacking", [no_nameless_files, no_such_files_on_this_disk, no_proc])
def test_each_way_to_save_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plain = save(tmp_path / "plain", "x").stat().st_mode
    lacking(monkeypatch)
    test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path / "one")
    (tmp_path / "two").mkdir()
    test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path / "two")
    assert save(tmp_path / "saved", "x").stat().st_mode == plain


def test_a_name_alone_is_saved_in_the_folder_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for content in (b"first", b"second"):
        save(Path("page.txt"), content)
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.txt", content)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups of this kind")
def test_a_program_that_is_killed_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    """Saving the same name again and again, with two contents; whatever the moment of the kill, one of them stands there."""
    program = "import sys, pathlib\nfrom floorwalk.source.save import save\nwhile True:\n"
    program += "    for letter in (b'a', b'b'):\n        save(pathlib.Path(sys.argv[1]), letter * 3_000_000)\n"
    path = tmp_path / "page.txt"
    for run in range(5):
        writer = subprocess.Popen([sys.executable, "-c", program, str(path)])
        try:
            deadline = time.monotonic() + 30
            while not path.exists() and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(0.007 * run)
        finally:
            writer.kill()
            writer.wait()
        assert path.read_bytes() in (b"a" * 3_000_000, b"b" * 3_000_000)
        path.unlink()
