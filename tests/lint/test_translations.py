"""Catalogs that cannot be used are told, with their file; missing translations are no fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.lint.conftest import EXAMPLE

from floorwalk.lint.translations import catalogs
from floorwalk.source.workspace import Workspace, load

GOOD = '\nmsgctxt "PAY-02:title"\nmsgid "Open within 2 min"\nmsgstr "2 dakikada açın"\n'


@pytest.fixture
def space(tmp_path: Path, root: Path) -> Workspace:
    (tmp_path / "standards/translations").mkdir(parents=True)
    shutil.copy(root / "standards/company.yaml", tmp_path / "standards/company.yaml")
    return load(tmp_path)


def found(space: Workspace, name: str, text: str) -> list[tuple[str, str]]:
    (space.root / "standards/translations").mkdir(exist_ok=True)
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


def _asks(root: Path) -> Workspace:
    """The small example with a choice, in two languages."""
    standard = root / "standards/shop/pay/PAY-01.yaml"
    text = standard.read_text(encoding="utf-8")
    choice = """checks:
  - id: PAY-01.1
    question: How full is the shelf?
    kind: choice
    seen_by: look
    points: 1
    pass_at: 1/2
    options:
      - {id: full, text: Full, points: 1}
      - {id: bare, text: Bare, points: 0}
"""
    standard.write_text(re.sub(r"(?m)^checks:\n(?:  .*\n)+", choice, text), encoding="utf-8")
    company = root / "standards/company.yaml"
    company.write_text(company.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, tr]"), encoding="utf-8")
    return load(root)


@pytest.mark.parametrize(("bare", "codes"), [("Bo\u015f", []), ("FULL", ["FW808"]), ("Bare", [])])
def test_two_options_that_read_alike_in_two_languages(tmp_path: Path, bare: str, codes: list[str]) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "own")
    own = _asks(tmp_path / "own")
    texts = {"full": ("Full", "Dolu"), "bare": ("Bare", bare)}
    entries = [f'msgctxt "PAY-01.1:options.{id_}.text"\nmsgid "{text}"\nmsgstr "{said}"\n' for id_, (text, said) in texts.items()]
    assert [code for code, _ in found(own, "tr.po", "\n" + "\n".join(entries))] == codes


def test_the_shipped_catalogs_are_sound(mall: Workspace) -> None:
    assert list(catalogs(mall)) == []
