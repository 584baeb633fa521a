"""A small workspace of one's own, as `floorwalk init` makes it, to run commands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from floorwalk.cli import floorwalk
from floorwalk.demo.auditor import fill
from floorwalk.demo.fill import filled
from floorwalk.edition.shelf import for_round
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import load
from floorwalk.words import words

Run = Callable[..., Result]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    assert CliRunner().invoke(floorwalk, ["init", str(folder)], catch_exceptions=False).exit_code == 0
    return folder


@pytest.fixture
def run(own: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command inside the workspace."""
    monkeypatch.chdir(own)
    return lambda *arguments: CliRunner().invoke(floorwalk, [str(one) for one in arguments])


def fill_all(own: Path, seed: int = 5, *, only: str = "") -> list[Path]:
    """Fill the round's sheets as simulated auditors would, into audits/filled."""
    space = load(own)
    round_ = space.rounds["first"][0]
    edition, _ = for_round(space, round_)
    (own / "audits/filled").mkdir(exist_ok=True)
    paths = []
    for visit in visits(space, round_, edition, only=[only] if only else []):
        path = own / "audits/filled" / visit.file_name
        path.write_bytes(filled(visit.workbook(round_.start), fill(visit.asked, round_, seed), words(visit.identity.language)))
        paths.append(path)
    return paths
