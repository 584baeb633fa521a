from pathlib import Path

import pytest

from floorwalk.cli.saved import shown


def test_paths_are_shown_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "a/b.txt") == str(Path("a/b.txt"))
    assert shown(tmp_path.parent / "b.txt") == str(tmp_path.parent / "b.txt")
