"""The schemas for editors: committed files are those of the models, and blame falls where a person looks."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from floorwalk.model.schema import FILES, schema, schemas
from floorwalk.model.standard import KEY_ORDER
from floorwalk.source.document import read
from floorwalk.source.workspace import Workspace

VALID = Path(__file__).parents[1] / "examples/valid"
KINDS = ["yes_no", "rating", "measure", "sample", "promise", "choice"]


def faults(name: str, value: Any) -> list[tuple[list[str | int], str]]:
    plain = json.loads(json.dumps(value, default=float))
    errors = Draft7Validator(schema(name), format_checker=FormatChecker()).iter_errors(plain)
    return [(list(error.absolute_path), error.message) for error in errors]


def standard() -> Any:
    return read(VALID / "standard.yaml", "standard.yaml").value


@pytest.mark.parametrize("name", list(FILES))
def test_committed_schema_is_that_of_the_models(root: Path, name: str):
    committed = (root / f"standards/schema/{name}.json").read_text(encoding="utf-8")
    assert committed == schemas()[f"{name}.json"], "write it again with: floorwalk schema"


@pytest.mark.parametrize("name", list(FILES))
def test_each_schema_is_one(name: str):
    Draft7Validator.check_schema(schema(name))


def test_the_example_company_passes(root: Path, mall: Workspace):
    for sourced in mall.standards():
        assert faults("standard", sourced.document.value) == []
    assert faults("company", mall.company_document.value) == []
    assert faults("set", mall.sets["mall"].document.value) == []
    assert faults("round", mall.rounds["2026-11"][1].value) == []


def test_every_kind_of_check_passes():
    assert faults("standard", read(VALID / "every-kind.yaml", "every-kind.yaml").value) == []


def test_kind_is_a_list_of_words_and_not_a_choice_of_schemas():
    text = schemas()["standard.json"]
    assert "oneOf" not in text
    assert "discriminator" not in text
    assert schema("standard")["definitions"]["Check"]["properties"]["kind"]["enum"] == KINDS


def test_an_unknown_key_in_a_check_is_blamed_on_the_check():
    value = standard()
    value["checks"][0]["mood"] = "cheerful"
    [(path, message)] = faults("standard", value)
    assert path == ["checks", 0]
    assert "mood" in message


def test_an_unknown_kind_is_blamed_on_kind_alone():
    value = standard()
    value["checks"][0]["kind"] = "smaple"
    assert [path for path, _ in faults("standard", value)] == [["checks", 0, "kind"]]


def test_numbers_keep_their_range():
    value = standard()
    value["checks"][0]["points"] = -1
    value["effort"]["seconds"] = 0
    assert [path for path, _ in faults("standard", value)] == [["effort", "seconds"], ["checks", 0, "points"], ["checks", 0, "points"]]


def test_every_key_is_described_and_in_the_order_of_writing():
    properties = schema("standard")["properties"]
    assert tuple(properties) == KEY_ORDER
    assert all(entry["description"] for entry in properties.values())
