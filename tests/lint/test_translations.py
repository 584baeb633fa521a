"""Catalogs that cannot be used are told, with their file; missing translations are no fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from floorwalk.lint.translations import catalogs
from floorwalk.source.workspace import Workspace, load

GOOD = '\nmsgctxt "PAY-02:title"\nmsgid "Open within 2 min"\nmsgstr "2 dakikada açın"\n'


@pytest.fixture
def space(tmp_path: Path, root: Path) -> Workspace:
    (tmp_path / "standards/translations").mkdir(parents=True)
    shutil.copy(root / "standards/company.yaml", tmp_path / "standards/company.yaml")
    return load(tmp_path)


def found(space: Workspace, name: str, text: str) -> list[tuple[str, str]]:
    (space.root / "standards/translations" / name).write_text(text, encoding="utf-8")
    return [(problem.code, problem.place.file) for problem in catalogs(space)]


def test_a_sound_catalog(space: Workspace) -> None:
    assert found(space, "tr.po", GOOD) == []


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("de.po", GOOD, "FW801"),
        ("en.po", GOOD, "FW801"),  # the source language has no catalog
        ("tr.po", GOOD + "msgstr stray\n", "FW802"),
        ("tr.po", GOOD.replace("2 dakikada", "hemen"), "FW803"),
    ],
)
def test_a_catalog_with_a_fault(space: Workspace, name: str, text: str, code: str) -> None:
    assert found(space, name, text) == [(code, f"standards/translations/{name}")]


def test_the_shipped_catalogs_are_sound(mall: Workspace) -> None:
    assert list(catalogs(mall)) == []
