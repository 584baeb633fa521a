"""Laws that hold for every model that people write."""

import json
import typing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from floorwalk.edition.freeze import Edition
from floorwalk.model import Audit, Company, Contact, Decision, Round, Standard, StandardCore, StandardSet, Store
from floorwalk.model.standard import KEY_ORDER
from floorwalk.source.shape import keys
from floorwalk.source.workspace import Workspace

ROOTS = (Company, StandardSet, Standard, Round, Store, Contact, Decision, Audit, Edition)


def inside(annotation: Any) -> set[type[BaseModel]]:
    """Models that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return set().union(*(inside(part) for part in typing.get_args(annotation)))


def all_models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting = set(ROOTS)
    while waiting:
        model = waiting.pop()
        found.add(model)
        waiting |= {one for field in model.model_fields.values() for one in inside(field.annotation)} - found
    return found


MODELS = sorted(all_models(), key=lambda model: model.__name__)
FIELDS = [(model, name, field) for model in MODELS for name, field in model.model_fields.items()]


def test_the_walk_reaches_every_model_of_the_dictionary() -> None:
    assert {"YesNo", "Rating", "Measure", "Sample", "Promise", "Choice", "Limit", "When", "HourRange", "Variant", "Band", "Answer"} <= {
        model.__name__ for model in MODELS
    }


@pytest.mark.parametrize(("model", "name", "field"), FIELDS, ids=lambda one: getattr(one, "__name__", one if isinstance(one, str) else ""))
def test_every_field_is_described(model: type[BaseModel], name: str, field: FieldInfo) -> None:
    text = field.description or ""
    assert text.strip() == text
    assert len(text) >= 4 or text == name or text in typing.get_args(field.annotation), f"{model.__name__}.{name}: {text!r}"
    assert text.endswith(".") or text in typing.get_args(field.annotation), f"{model.__name__}.{name}: {text!r} is no sentence"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_frozen_described_and_refuses_unknown_keys(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
    assert (model.__doc__ or "").strip().endswith(".")


def test_models_hold_no_lists_and_no_dicts() -> None:
    holders = [f"{model.__name__}.{name}" for model, name, field in FIELDS if _holds(field.annotation, (list, dict, set))]
    assert holders == []


def _holds(annotation: Any, kinds: tuple[type, ...]) -> bool:
    return annotation in kinds or typing.get_origin(annotation) in kinds or any(_holds(part, kinds) for part in typing.get_args(annotation))


def test_the_order_of_keys_names_each_key_of_a_standard_once() -> None:
    assert sorted(KEY_ORDER) == sorted(keys(Standard))


def test_shipped_standards_are_written_in_the_order_of_keys(mall: Workspace) -> None:
    for sourced in mall.standards():
        written = list(sourced.document.value)
        assert written == sorted(written, key=KEY_ORDER.index), sourced.document.file


def test_every_shipped_standard_survives_being_written_and_read(mall: Workspace) -> None:
    standards = [sourced.standard for sourced in mall.standards()]
    assert len(standards) == 82
    for standard in standards:
        assert Standard.model_validate(standard.model_dump()) == standard
        assert Standard.model_validate(standard.model_dump(by_alias=True, exclude_defaults=True)) == standard
        text = json.dumps(standard.model_dump(mode="json", by_alias=True))
        assert Standard.model_validate(json.loads(text, parse_float=Decimal)) == standard


def test_every_other_shipped_file_survives_being_written_and_read(mall: Workspace) -> None:
    models = [
        mall.company,
        *(one.set for one in mall.sets.values()),
        *(one for one, _ in mall.rounds.values()),
        *mall.stores.rows,
        *mall.contacts.rows,
    ]
    for model in models:
        assert model
        assert type(model).model_validate(json.loads(model.model_dump_json(), parse_float=Decimal)) == model


def test_an_edition_freezes_what_can_change_a_question(root: Path) -> None:
    rest = set(Standard.model_fields) - set(StandardCore.model_fields)
    assert {"owner", "review_by", "evidence", "why", "status", "related"} <= rest
    assert {"what", "how", "say", "dont", "ask", "checks", "variants", "applies", "effective", "version"}.isdisjoint(rest)


def test_a_standard_cannot_be_changed(mall: Workspace) -> None:
    standard = next(mall.standards()).standard
    with pytest.raises(ValidationError, match="frozen"):
        standard.title = "Other"  # type: ignore[misc]
