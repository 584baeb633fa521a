"""The words all models are made of: text, ids, numbers, shares, dates; each refuses what would have to be guessed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_TEXT = 32_000  # a spreadsheet cell holds 32,767 characters; the rest would be cut without a word
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff"


class Model(BaseModel):
    """A frozen record that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)


class Translatable:
    """Marks a type whose words are shown to people in their own language."""


_LONG = StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True, pattern=rf"^[^={CONTROL}][^{CONTROL}]*$")
_LINE = StringConstraints(min_length=1, max_length=160, strip_whitespace=True, pattern=rf"^[^=\n{CONTROL}][^\n{CONTROL}]*$")
Text = Annotated[str, _LONG, Translatable()]
ShortText = Annotated[str, _LINE, Translatable()]
Name = Annotated[str, _LINE]  # a proper name, an address, a file: the same in every language
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-.][a-z0-9]+)*$", max_length=60)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
StandardId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}-[0-9]{2,4}$")]
CheckId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}-[0-9]{2,4}\.[0-9]{1,2}$")]
PromiseId = Annotated[str, StringConstraints(pattern=r"^P-[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=40)]
StoreId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise PydanticCustomError("number", "'{value}' is not a number", {"value": str(value)})


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_NUMBER_SCHEMA = {"type": "number"}
Number = Annotated[Decimal, BeforeValidator(_number), PlainSerializer(_plain_number, when_used="json"), WithJsonSchema(_NUMBER_SCHEMA)]
Points = Annotated[Number, Field(ge=0, le=1000, decimal_places=3)]
Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]

_SHARE = re.compile(r"^\s*(\d{1,6})\s*/\s*(\d{1,6})\s*$")


def _share(value: object) -> Fraction:
    share: Fraction | None = None
    if isinstance(value, Fraction):
        share = value
    elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        share = Fraction(value)
    elif isinstance(value, str) and (found := _SHARE.match(value)) and int(found[2]):
        share = Fraction(int(found[1]), int(found[2]))
    if share is None or not 0 < share <= 1:
        raise PydanticCustomError("share", "'{value}' is not a share; write 4/5 or 0.8", {"value": str(value)})
    return share


def _share_text(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


_SHARE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        {"type": "string", "pattern": r"^\d+ ?/ ?\d+$"},
    ]
}
Share = Annotated[Fraction, BeforeValidator(_share), PlainSerializer(_share_text), WithJsonSchema(_SHARE_SCHEMA)]


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "'{value}' is not a date; write it as year-month-day, as 2026-11-30", {"value": str(value)})


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


def described(text: str, **more: Any) -> Any:
    """Give a pydantic field with the sentence that the reference and editors show."""
    return Field(description=text, **more)
