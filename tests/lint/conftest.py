"""A small workspace to change, one file at a time."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from floorwalk import lint
from floorwalk.errors import Problem
from floorwalk.source.workspace import load

TODAY = date(2026, 11, 21)
EXAMPLE = Path(__file__).parents[1] / "examples/valid/workspace"
STANDARD = "standards/shop/pay/PAY-01.yaml"


class Space:
    """A copy of the small example workspace."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def problems(self, today: date = TODAY) -> list[Problem]:
        return lint.run(load(self.root), today)

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]


@pytest.fixture
def space(tmp_path: Path) -> Space:
    shutil.copytree(EXAMPLE, tmp_path / "space")
    return Space(tmp_path / "space")
