"""Where and when something holds: `for` on a standard, `when` on a variant or a limit."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from floorwalk.model.base import Id, Model, Whole, described
from floorwalk.model.times import ClockTime

Month = Annotated[Whole, Field(ge=1, le=12)]


def _pairs(value: object) -> object:
    """Take a YAML mapping of attribute to word as a sorted tuple of pairs: frozen models hold no dicts."""
    if not isinstance(value, dict):
        return value
    for key, word in value.items():
        if not isinstance(word, str):
            raise PydanticCustomError(
                "attribute",
                "attribute '{key}' has the value {word}, which is no text; put it in quotes",
                {"key": str(key), "word": str(word)},
            )
    return tuple(sorted(value.items()))


Attributes = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_pairs),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]


class HourRange(Model):
    """A part of the day."""

    start: ClockTime = described("First minute of the part of the day, as 08:00.", alias="from")
    end: ClockTime = described("Last minute of it, as 12:00; 24:00 is midnight.", alias="to")


class When(Model):
    """Conditions that must all hold; at least one is named."""

    region: Id | None = described("A region id of company.yaml.", default=None)
    format: Id | None = described("A store format id of company.yaml.", default=None)
    months: tuple[Month, ...] = described("Months by number, 1 is January.", default=())
    hours: HourRange | None = described("Part of the day, by the clock.", default=None)
    zone: Id | None = described("A zone id of company.yaml: where in the store.", default=None)
    programme: Id | None = described("A card programme id of company.yaml.", default=None)
    segment: Id | None = described("A customer segment id of company.yaml.", default=None)
    attributes: Attributes = described('Columns of stores.csv with the word they must hold, as {escalators: "yes"}.', default=())


def _not_empty(when: When) -> When:
    if not when.model_fields_set:
        raise PydanticCustomError("when_empty", "this condition names nothing", {})
    return when


Condition = Annotated[When, AfterValidator(_not_empty)]


class Applies(Model):
    """Whom and where a standard is for; a key left out means all."""

    roles: tuple[Id, ...] = described("Roles that do this work.", default=())
    formats: tuple[Id, ...] = described("Store formats in which it holds.", default=())
    regions: tuple[Id, ...] = described("Regions in which it holds.", default=())
    attributes: Attributes = described('Columns of stores.csv with the word they must hold, as {car_park: "yes"}.', default=())
