"""The models in; JSON Schemas for editors out, written so that completion offers every word and blame falls on the right line.

Pydantic's own schema says `oneOf` with a discriminator, for which yaml-language-server offers one kind only and blames `kind`. Here a check
is one object with `kind` as a list of words, and an if/then for each kind.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

from floorwalk.model.bounds import bounds, models_in
from floorwalk.model.check import KINDS, CheckBase
from floorwalk.model.company import Company
from floorwalk.model.forms import FORMS
from floorwalk.model.program import Round, StandardSet
from floorwalk.model.standard import KEY_ORDER, Standard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.model.base import Model

FILES: dict[str, type[Model]] = {"company": Company, "set": StandardSet, "standard": Standard, "round": Round}
_NO_FORMULA = "^[^=]"  # the models' own pattern also forbids control characters, which nobody can read in a message


def schemas() -> dict[str, str]:
    """Give the text of each schema file by its name."""
    return {f"{name}.json": json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n" for name in FILES}


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 7) of one kind of file: company, set, standard or round."""
    model = FILES[name]
    plain = model.model_json_schema(by_alias=True, mode="validation", ref_template="#/definitions/{model}")
    definitions = plain.pop("$defs", {})
    for one in (model, *_models(model)):
        _add_bounds(one, plain if one is model else definitions.get(one.__name__, {}))
    simple = {key: _simple(value) for key, value in sorted(definitions.items())}
    if name == "standard":
        simple["Check"] = _check(simple)
        plain["properties"] = {key: plain["properties"][key] for key in KEY_ORDER}
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"Floorwalk {name}"}
    return head | {key: value for key, value in _simple(plain).items() if key != "title"} | {"definitions": simple}


def _models(model: type[Model], seen: set[type] | None = None) -> Iterator[type[Model]]:
    """Every model that stands somewhere inside of a model."""
    seen = seen if seen is not None else set()
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            if inner not in seen:
                seen.add(inner)
                yield inner
                yield from _models(inner, seen)


def _add_bounds(model: type[Model], plain: dict[str, Any]) -> None:
    """Write the range of a number, which pydantic leaves out where a type brings its own schema."""
    words = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
    for name, info in model.model_fields.items():
        place = plain.get("properties", {}).get(info.alias or name, {})
        for target in (place, *place.get("anyOf", ())):
            if target.get("type") in ("number", "integer"):
                target |= {words[key]: value for key, value in bounds(info).items() if key in words}


def _simple(plain: Any) -> Any:
    """Take out what editors would show and nobody needs: null, titles made of keys, empty defaults, patterns of control characters."""
    if isinstance(plain, list):
        return [_simple(entry) for entry in plain]
    if not isinstance(plain, dict):
        return plain
    if "discriminator" in plain:
        return {"$ref": "#/definitions/Check"}
    if "anyOf" in plain and len(kept := [one for one in plain["anyOf"] if one != {"type": "null"}]) == 1:
        plain = {key: value for key, value in plain.items() if key != "anyOf"} | kept[0]
    if "prefixItems" in plain:
        plain = {key: value for key, value in plain.items() if key != "prefixItems"} | {"items": plain["prefixItems"][0]}
    result: dict[str, Any] = {}
    for key, value in plain.items():
        if (key == "title" and isinstance(value, str)) or (key == "default" and (value is None or isinstance(value, list | dict))):
            continue
        result[key] = _NO_FORMULA if key == "pattern" and "\x00" in value else _simple(value)
    if isinstance(pattern := result.get("pattern"), str) and pattern in FORMS:
        result["patternErrorMessage"] = f"Write {FORMS[pattern]}."
    return result


def _check(definitions: dict[str, Any]) -> dict[str, Any]:
    """One object for all kinds: the common keys, `kind` as a list of words, and what each kind adds as if/then."""
    tags = {get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in KINDS}
    common = definitions[KINDS[0].__name__]["properties"]
    kind = {"description": "What kind of check it is.", "enum": list(tags), "enumDescriptions": [one.__doc__ for one in tags.values()]}
    properties = {key: common[key] for key in CheckBase.model_fields}
    for one in KINDS:
        definitions[one.__name__]["properties"]["kind"] = kind
    return {
        "type": "object",
        "description": "One question to the auditor, with points and a rule for the answer.",
        "properties": {"id": properties.pop("id"), "question": properties.pop("question"), "kind": kind, **properties},
        "required": ["id", "question", "kind", "seen_by", "points"],
        "allOf": [
            {"if": {"properties": {"kind": {"const": tag}}, "required": ["kind"]}, "then": {"$ref": f"#/definitions/{one.__name__}"}}
            for tag, one in tags.items()
        ],
    }
