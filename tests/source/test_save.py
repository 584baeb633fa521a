import os
from pathlib import Path

import pytest

from floorwalk.errors import FloorwalkError
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
