"""The catalogue and the code name the same problem codes."""

import re
from pathlib import Path

import pytest

from floorwalk import codes
from floorwalk.codes import ALL, BY_ID, Code

TOOL = Path(codes.__file__).parents[1]
CATALOGUE = TOOL / "codes"


def used() -> set[str]:
    files = [path for path in TOOL.rglob("*.py") if not path.is_relative_to(CATALOGUE)]
    return {code for path in files for code in re.findall(r"\bFW\d{3}\b", path.read_text(encoding="utf-8"))}


def test_every_code_in_use_is_explained():
    assert sorted(used() - BY_ID.keys()) == []


def test_every_explained_code_is_in_use():
    assert sorted(BY_ID.keys() - used()) == []


def test_codes_stand_once_and_in_order():
    ids = [code.id for code in ALL]
    assert len(ids) == len(set(ids))
    for room in ("FW1", "FW2", "FW3", "FW4", "FW5", "FW6", "FW7", "FW8"):
        part = [id_ for id_ in ids if id_.startswith(room)]
        assert part == sorted(part)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_each_says_meaning_repair_and_example(code: Code):
    assert code.title
    assert not code.title.endswith(".")
    assert code.means.endswith(".")
    assert code.example
    assert "TODO" not in code.means + code.repair
    assert code.repair[0].isupper()
