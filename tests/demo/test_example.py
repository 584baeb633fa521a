from __future__ import annotations

from pathlib import Path

import pytest

from floorwalk.demo import example as module
from floorwalk.demo.example import copy_example, example
from floorwalk.errors import FloorwalkError


def test_in_a_checkout_the_example_is_the_checkout(root: Path) -> None:
    assert example() == root


def test_the_copy_is_a_workspace_without_what_rounds_leave_behind(tmp_path: Path, root: Path) -> None:
    copy_example(tmp_path)
    assert (tmp_path / "standards/company.yaml").read_bytes() == (root / "standards/company.yaml").read_bytes()
    assert len(list((tmp_path / "standards/mall").rglob("*-*.yaml"))) == 82
    assert {path.name for path in (tmp_path / "audits").iterdir()} <= {"stores.csv", "contacts.csv", "decisions.csv", "rounds", "editions"}


def test_an_installation_without_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "files", lambda _: tmp_path / "lib/floorwalk")
    with pytest.raises(FloorwalkError) as missing:
        example()
    assert (missing.value.code, missing.value.status) == ("FW101", 3)
