"""The six kinds of check, each a question to an auditor with points and a rule for the answer."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from floorwalk.model.base import CheckId, Flag, Id, Model, Number, Points, Share, ShortText, Text, Whole, described
from floorwalk.model.conditions import Condition
from floorwalk.model.times import ClockTime

SeenBy = Literal["look", "ask", "record", "test", "measure"]
Period = Literal["customer", "event", "hour", "shift", "day", "week", "month", "quarter", "year"]
MAX_READINGS = 3  # the sheet has three answer cells a line


class Frequency(Model):
    """How often something is done or looked at."""

    times: Annotated[Whole, Field(ge=1)] = described("How many times.", default=1)
    per: Period = described("In which span of time or for each of what.")


class CheckBase(Model):
    """What every check says, whatever its kind."""

    id: CheckId = described("The standard's id, a dot and a number, as PAY-04.1. Never used again for another check.")
    question: Text = described("What the auditor answers: one thing that can be seen, heard, read or measured.")
    seen_by: SeenBy = described("How it is seen: look, ask, record (paper or screen), test (try it), measure (instrument).")
    points: Points = described("Points that the check can earn. 0 asks without scoring.")
    critical: Flag = described("true: if this fails, the whole audit fails, whatever its score.", default=False)
    help: Text | None = described("One more sentence for the auditor: where to stand, what counts.", default=None)
    zone: Id | None = described("A zone id of company.yaml: where it is looked at.", default=None)
    note_on_fail: Flag = described("true: a fail needs a note from the auditor.", default=False)
    photo_on_fail: Flag = described("true: a fail needs a photo.", default=False)
    record: Text | None = described("The record that the auditor asks to see, by its name in the store.", default=None)
    na: Literal["allowed"] | None = described(
        "allowed: the auditor may answer N/A. Left out: applicability comes from the store.", default=None
    )
    minutes: Annotated[Number, Field(gt=0, le=120)] | None = described(
        "Minutes that the check takes; estimated when left out.", default=None
    )
    audit: Frequency | None = described("How often the check is to be looked at.", default=None)


class YesNo(CheckBase):
    """A question answered yes or no."""

    kind: Literal["yes_no"] = described("yes_no")
    expect: Literal["yes", "no"] = described("The good answer. no: a yes is the fault.", default="yes")


class Rating(CheckBase):
    """A rating from 0 to n, each step described."""

    kind: Literal["rating"] = described("rating")
    steps: Annotated[tuple[Text, ...], Field(min_length=2, max_length=11)] = described("What 0, 1, 2 ... look like, from worst to best.")
    pass_at: Share = described("Share of its points from which the check counts as passed, as 2/3.")


_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


class Limit(Model):
    """One bound on a measured value: exactly one of at least, at most, between and by; at_least with at_most is allowed."""

    at_least: Number | None = described("The value must be this or more.", default=None)
    at_most: Number | None = described("The value must be this or less.", default=None)
    between: tuple[Number, Number] | None = described("The value must lie between these two, ends included.", default=None)
    by: ClockTime | None = described("The clock time must be this or earlier.", default=None)
    when: Condition | None = described("When this limit is the one that counts; the first limit that matches wins.", default=None)

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = {"at_least", "at_most", "between", "by"} & {name for name in type(self).model_fields if getattr(self, name) is not None}
        if len(given) != 1 and given != {"at_least", "at_most"}:
            raise PydanticCustomError(
                "limit_one", "a limit needs exactly one of at_least, at_most, between, by (at_least with at_most is allowed)", {}
            )
        if self.between and self.between[0] > self.between[1]:
            raise PydanticCustomError(
                "limit_reversed",
                "between is reversed: {low} is more than {high}",
                {"low": str(self.between[0]), "high": str(self.between[1])},
            )
        if given == {"at_least", "at_most"} and self.low > self.high:
            raise PydanticCustomError(
                "limit_never", "no value can be at least {low} and at most {high}", {"low": str(self.at_least), "high": str(self.at_most)}
            )
        return self

    @property
    def low(self) -> Decimal:
        """The smallest good value, in the check's unit (clock times: minutes after midnight); -Infinity when there is none."""
        if self.between:
            return self.between[0]
        return self.at_least if self.at_least is not None else _LOWEST

    @property
    def high(self) -> Decimal:
        """The largest good value, in the check's unit (clock times: minutes after midnight); Infinity when there is none."""
        if self.between:
            return self.between[1]
        if self.by is not None:
            return Decimal(self.by.minutes)
        return self.at_most if self.at_most is not None else _HIGHEST


class Measure(CheckBase):
    """One to three readings of an instrument or a clock, each within its limit or not."""

    kind: Literal["measure"] = described("measure")
    unit: ShortText = described("Unit of the readings as printed, as lx or °C; clock when the reading is a time of day.")
    instrument: Text | None = described("What it is measured with.", default=None)
    readings: Annotated[Whole, Field(ge=1, le=MAX_READINGS)] = described("How many readings are taken.", default=1)
    at: Annotated[tuple[Id, ...], Field(max_length=MAX_READINGS)] = described(
        "Zones where the readings are taken, one each; then `readings` is left out.", default=()
    )
    limits: Annotated[tuple[Limit, ...], Field(min_length=1)] = described(
        "Limits; the first whose `when` matches the day, hour and zone counts."
    )
    pass_at: Share = described("Share of readings within the limit from which the check counts as passed.", default=Fraction(1))

    @property
    def is_clock(self) -> bool:
        return self.unit == "clock"

    @property
    def reading_count(self) -> int:
        return len(self.at) or self.readings

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.at and self.readings != 1:
            raise PydanticCustomError("readings_twice", "`at` already says how many readings there are; take `readings` out", {})
        if any((limit.by is not None) != self.is_clock for limit in self.limits):
            raise PydanticCustomError(
                "clock_unit", "a limit with `by` goes with `unit: clock`, and every other limit with another unit", {}
            )
        return self


class Sample(CheckBase):
    """Met out of seen: so many customers, items or records were looked at, so many were as they should be."""

    kind: Literal["sample"] = described("sample")
    of: Annotated[Whole, Field(ge=1, le=1000)] = described("How many are to be looked at.")
    unit: ShortText = described("What is counted, in the plural: customers, price tags.")
    pass_at: Share = described("Share met from which the check counts as passed, as 4/5.")
    min_seen: Annotated[Whole, Field(ge=1)] | None = described(
        "Below this many seen the check is not observed; half of `of` unless said.", default=None
    )

    @property
    def least_seen(self) -> int:
        return self.min_seen if self.min_seen is not None else (self.of + 1) // 2

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.min_seen is not None and self.min_seen > self.of:
            raise PydanticCustomError("min_seen", "min_seen {least} is more than of {of}", {"least": self.min_seen, "of": self.of})
        return self


class Promise(CheckBase):
    """A promised and an actual value: kept when the actual one is not later or longer than promised, plus the grace."""

    kind: Literal["promise"] = described("promise")
    unit: ShortText = described("Unit of both values, as min, h or d; clock when both are times of day.")
    grace: Annotated[Number, Field(ge=0)] = described(
        "How much over the promise still counts as kept; in minutes for clock.", default=Decimal(0)
    )

    @property
    def is_clock(self) -> bool:
        return self.unit == "clock"


class Option(Model):
    """One possible answer of a choice."""

    id: Id = described("Short name of the option, unique in the check.")
    text: ShortText = described("What the auditor reads in the list.")
    points: Points = described("Points that it earns, at most those of the check.")


class Deduction(Model):
    """Points taken off in steps by count."""

    unit: ShortText = described("What is counted, in the plural: faults.")
    each: Annotated[Points, Field(gt=0)] = described("Points taken off for each one counted, down to 0.")


class Choice(CheckBase):
    """One of several described states, or a count of faults with a deduction for each."""

    kind: Literal["choice"] = described("choice")
    options: tuple[Option, ...] = described("The possible answers, best first.", default=())
    deduct: Deduction | None = described("Instead of options: a count, with points taken off for each.", default=None)
    pass_at: Share = described("Share of its points from which the check counts as passed.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.options) == (self.deduct is not None):
            raise PydanticCustomError("choice_one", "a choice needs either options or deduct, not both", {})
        if self.deduct:
            return self
        if len({option.id for option in self.options}) < len(self.options) or len({o.text.casefold() for o in self.options}) < len(
            self.options
        ):
            raise PydanticCustomError("option_twice", "two options have the same id or text", {})
        if len(self.options) < 2 or max(option.points for option in self.options) != self.points:
            raise PydanticCustomError(
                "option_points",
                "the best of at least two options must earn the check's {points} points, and none more",
                {"points": str(self.points)},
            )
        return self


Check = Annotated[YesNo | Rating | Measure | Sample | Promise | Choice, Field(discriminator="kind")]
KINDS: tuple[type[CheckBase], ...] = (YesNo, Rating, Measure, Sample, Promise, Choice)
