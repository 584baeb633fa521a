"""The room as a whole: standard library only, every measure with its source, every exported name in order."""

import ast
import sys
from inspect import getdoc, isfunction
from pathlib import Path

import pytest

from floorwalk import stats

MODULES = sorted(Path(stats.__file__).parent.glob("*.py"))
DERIVED = {
    "kept",
    "promise_rate",
    "unseen_rates",
    "share_within",
    "check_segments",
    "unbroken",
    "stores_needed",
    "fitting",
}  # they name the function that has it


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_the_standard_library(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        for name in names:
            assert name is not None
            assert name.startswith("floorwalk.stats") or name.split(".")[0] in sys.stdlib_module_names, name


def test_every_measure_names_its_source() -> None:
    functions = {name for name in stats.__all__ if isfunction(getattr(stats, name))}
    assert functions >= DERIVED
    silent = {name for name in functions if "Source" not in (getdoc(getattr(stats, name)) or "")}
    assert silent <= DERIVED, silent - DERIVED
    assert all("`" in (getdoc(getattr(stats, name)) or "") for name in silent)


def test_every_name_is_there() -> None:
    assert all(hasattr(stats, name) for name in stats.__all__)
    assert stats.__all__ == sorted(stats.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))
