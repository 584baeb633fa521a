"""Pydantic's errors in; problems that a person can repair out: a place in the file, what is wrong, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from floorwalk.errors import Problem, did_you_mean
from floorwalk.model import KINDS
from floorwalk.model.base import CONTROL
from floorwalk.model.forms import FORMS
from floorwalk.source.shape import description, keys, model_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel, ValidationError

    from floorwalk.source.document import Document

Loc = tuple["str | int", ...]

# error type -> code and repair; the message of our own errors says what is wrong
_OWN = {
    "number": ("FW216", "Write a number with a point, as 0.9, without quotes or unit."),
    "share": ("FW215", "Write the part and the whole, as 4/5, or a number up to 1, as 0.8."),
    "day": ("FW211", "Write it as year-month-day, as 2026-11-30, and check that there is such a day."),
    "clock": ("FW212", 'Write hours:minutes in quotes, as "09:30".'),
    "duration": ("FW213", "Write a number, a space and s, min, h or d, as 2 min."),
    "hours": ("FW214", "Write them as Mo-Sa 10:00-21:00; Su 11:00-19:00. Days are Mo, Tu, We, Th, Fr, Sa, Su."),
    "limit_one": ("FW220", "Keep one, and give a second limit its own line with `when`."),
    "limit_reversed": ("FW221", "Write the smaller number first."),
    "limit_never": ("FW222", "Exchange or mend the two numbers."),
    "clock_unit": ("FW223", "Write `unit: clock` with `by`, or a unit such as min with the other limits."),
    "readings_twice": ("FW224", "Take `readings` out."),
    "choice_one": ("FW225", "Keep one of the two."),
    "option_twice": ("FW225", "Give each option its own id and text."),
    "option_points": ("FW225", "Check the points of the options."),
    "min_seen": ("FW226", "Write a smaller min_seen."),
    "when_empty": ("FW227", "Name a region, format, months or another condition, or take `when` out."),
    "attribute": ("FW228", 'Write it as "yes" or "no" in quotes.'),
}
_ADVICE = re.compile(r"; (?:write|put|take) .*$")  # a model's own message advises too; here the repair stands by itself
_CHECK_KEYS = {key for kind in KINDS for key in keys(kind)}
_TAGS = frozenset({"yes_no", "rating", "measure", "sample", "promise", "choice"})
_RANGES = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
    "decimal_max_places": "a number with at most {decimal_places} decimals",
}


def problems(document: Document, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Give one problem for each fault that a person made, in the file's order."""
    errors = [dict(entry) for entry in error.errors(include_url=False)]
    errors = [entry for entry in errors if not _phantom(entry, errors)]
    return sorted(_paired(document, model, errors))


def _phantom(entry: dict[str, Any], errors: list[dict[str, Any]]) -> bool:
    """A list that is too short only because its bad entries were left out."""
    if entry["type"] not in ("too_short", "missing"):
        return False
    loc = entry["loc"]
    return any(len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in errors)


def _paired(document: Document, model: type[BaseModel], errors: list[dict[str, Any]]) -> Iterator[Problem]:
    """Make one problem of a misspelt key and the missing key that it should have been."""
    missing = {entry["loc"]: entry for entry in errors if entry["type"] == "missing"}
    for entry in errors:
        if entry["type"] != "extra_forbidden":
            continue
        parent, key = entry["loc"][:-1], str(entry["loc"][-1])
        names = [str(loc[-1]) for loc in missing if loc[:-1] == parent]
        near = get_close_matches(key, names, n=1, cutoff=0.5)
        if near:
            del missing[(*parent, near[0])]
        target = model_at(model, parent)
        repair = f"Did you mean '{near[0]}'?" if near else did_you_mean(key, keys(target) if target else ())
        yield Problem(document.place(entry["loc"], key=True), "FW202", f"unknown key '{key}'.", repair)
    for entry in errors:
        if entry["type"] == "extra_forbidden" or (entry["type"] == "missing" and entry["loc"] not in missing):
            continue
        yield _one(document, model, entry)


def _one(document: Document, model: type[BaseModel], entry: dict[str, Any]) -> Problem:
    kind, loc, given = entry["type"], entry["loc"], entry["input"]
    context = entry.get("ctx", {})
    place = document.place(loc)
    name = _name(loc)
    if kind in _OWN:
        code, repair = _OWN[kind]
        what = _ADVICE.sub("", entry["msg"])
        return Problem(place, code, f"{name}: {what}.", repair)
    if kind == "union_tag_not_found" and not isinstance(given, dict):
        kind = "model_type"
    if kind in ("missing", "union_tag_not_found"):
        key = "kind" if kind == "union_tag_not_found" else str(loc[-1])
        if kind == "union_tag_not_found" and (near := get_close_matches("kind", set(map(str, given)) - _CHECK_KEYS, n=1)):
            return Problem(document.place((*loc, near[0]), key=True), "FW202", f"unknown key '{near[0]}'.", "Did you mean 'kind'?")
        return _missing(document, model, loc if kind != "missing" else loc[:-1], key)
    if kind == "string_type":
        return _not_text(document, loc, name, given)
    if kind in ("literal_error", "union_tag_invalid"):
        choices = re.findall(r"'([^']*)'", str(context.get("expected", context.get("expected_tags", ""))))
        word = str(context.get("tag", given))
        where = document.place((*loc, "kind")) if kind == "union_tag_invalid" else place
        name = "'kind'" if kind == "union_tag_invalid" else name
        return Problem(where, "FW204", f"{name}: '{word}' is not one of the words allowed here.", did_you_mean(word, choices))
    if kind == "string_pattern_mismatch":
        return _pattern(document, loc, name, str(given), str(context.get("pattern", "")))
    if kind in ("string_too_long", "too_long"):
        unit = "characters" if kind == "string_too_long" else "entries"
        length = len(given) if hasattr(given, "__len__") else "too many"
        return Problem(
            place, "FW208", f"{name} has {length} {unit}; the most is {context['max_length']}.", "Shorten it, or make two standards of it."
        )
    if kind in ("string_too_short", "too_short"):
        return Problem(place, "FW209", f"{name} is empty or too short.", "Write it, or take the key out if it is not needed.")
    if kind in _RANGES:
        wanted = _RANGES[kind].format(**context)
        return Problem(place, "FW210", f"{name}: {given} is out of range; it must be {wanted}.", "Mend the number.")
    return Problem(place, "FW205", f"{name}: {_wanted(kind)} is wanted here, not {_what(given)}.", _how(kind))


def _name(loc: Sequence[str | int]) -> str:
    if len(loc) > 1 and loc[-1] in _TAGS and isinstance(loc[-2], int):
        loc = loc[:-1]  # the tag of a union, which stands in no file
    words = [str(step) for step in loc if isinstance(step, str)]
    number = (
        next((f" (number {step + 1})" for step in reversed(loc) if isinstance(step, int)), "") if loc and isinstance(loc[-1], int) else ""
    )
    return f"'{words[-1]}'{number}" if words else "the file"


def _missing(document: Document, model: type[BaseModel], parent: Loc, key: str) -> Problem:
    target = model_at(model, parent)
    about = description(target, key) if target else ""
    if key == "kind":
        about = "yes_no, rating, measure, sample, promise or choice."
    return Problem(document.place(parent), "FW201", f"'{key}' is missing here.", f"Add `{key}:` - {about}" if about else f"Add `{key}:`.")


def _not_text(document: Document, loc: Loc, name: str, given: object) -> Problem:
    place = document.place(loc)
    if given is None:
        return Problem(place, "FW209", f"{name} is empty.", "Write it, or take the key out if it is not needed.")
    if isinstance(given, (list, dict)):
        return Problem(
            place,
            "FW205",
            f"{name}: a text is wanted here, not {_what(given)}.",
            "Write one text; put it in double quotes if it holds a colon.",
        )
    written = document.written(loc) or str(given)
    return Problem(
        place, "FW203", f"{name}: {written} is read as a number or a yes/no word, and a text is meant.", f'Put it in quotes: "{written}".'
    )


def _pattern(document: Document, loc: Loc, name: str, given: str, pattern: str) -> Problem:
    place = document.place(loc)
    if pattern in FORMS:
        return Problem(place, "FW206", f"{name}: '{given[:60]}' has the wrong form.", f"Write {FORMS[pattern]}.")
    if given.lstrip().startswith("="):
        return Problem(place, "FW207", f"{name} begins with '='; a spreadsheet would take it for a formula.", "Begin with a word.")
    found = re.search(f"[{CONTROL}]", given)
    if found:
        return Problem(place, "FW108", f"{name} holds the control character U+{ord(found[0]):04X}.", "Delete it and type the text again.")
    if "\n" in given:
        return Problem(
            place, "FW205", f"{name}: one line is wanted here, and the text has several.", "Write it on one line, or fold it with `>-`."
        )
    return Problem(place, "FW206", f"{name}: '{given[:60]}' has the wrong form.", f"It must match {pattern}.")


def _what(given: object) -> str:
    if given is None:
        return "nothing"
    if isinstance(given, dict):
        return "keys with values"
    if isinstance(given, (list, tuple)):
        return "a list"
    return f"'{str(given)[:60]}'"


def _wanted(kind: str) -> str:
    words = {"tuple_type": "a list", "bool_type": "true or false", "int_type": "a whole number", "int_from_float": "a whole number"}
    return words.get(
        kind, "a group of keys with values" if kind in ("model_type", "model_attributes_type", "dict_type") else "something else"
    )


def _how(kind: str) -> str:
    if kind == "tuple_type":
        return "Begin each entry on its own line with a hyphen."
    if kind == "bool_type":
        return "Write true or false without quotes."
    if kind.startswith("int"):
        return "Write digits only, without quotes."
    return "Write `key: value` lines here, two spaces further in."
