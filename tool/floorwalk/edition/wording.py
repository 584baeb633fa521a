"""A check, a limit or a condition in; the words that people read on sheets, checklists, pages and reports out."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.model import Choice, Limit, Measure, Promise, Rating, Sample, YesNo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from floorwalk.model import Check, Company, Duration, Hours, When
    from floorwalk.model.check import Deduction

    Words = Callable[[str], str]


def number_text(value: Decimal | Fraction | int, t: Words) -> str:
    """Give a number as a reader writes it: no trailing zeros, the language's own decimal sign (the translation of `.`); 1/3 as 0.33."""
    exact = Fraction(value)
    plain = Decimal(exact.numerator) / Decimal(exact.denominator)
    text = f"{plain.quantize(Decimal('0.001')) if plain != plain.to_integral_value() else plain:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", t("."))


def duration_text(span: Duration, t: Words) -> str:
    """Give a length of time, as `2 min` or `1 day`."""
    amount = number_text(span.amount, t)
    units = {"s": t("{n} s"), "min": t("{n} min"), "h": t("{n} h"), "d": t("{n} days") if span.amount != 1 else t("{n} day")}
    return units[span.unit].format(n=amount)


def limit_text(limit: Limit, unit: str, t: Words, company: Company | None = None) -> str:
    """Give a limit with its unit and condition, as `18 to 22 °C (November to March)`; without a company, ids stand for titles."""
    if limit.when is None:
        return bound_text(limit, unit, t)
    return t("{limit} ({condition})").format(limit=bound_text(limit, unit, t), condition=condition_text(limit.when, t, company))


def hours_text(hours: Hours, t: Words) -> str:
    """Give weekly hours as written, with the language's own short names of the days: `Mo-Fr 09:00-18:00`."""
    days = {"Mo": t("Mo"), "Tu": t("Tu"), "We": t("We"), "Th": t("Th"), "Fr": t("Fr"), "Sa": t("Sa"), "Su": t("Su")}
    return re.sub("|".join(days), lambda found: days[found[0]], hours.text)


def bound_text(limit: Limit, unit: str, t: Words) -> str:
    """Give a limit with its unit and without its condition, as `at least 300 lx` or `by 10:00`."""
    if limit.by is not None:
        return t("by {time}").format(time=limit.by)
    low, high = (number_text(value, t) if value.is_finite() else "" for value in (limit.low, limit.high))
    if not high:
        words = t("at least {value}").format(value=low)
    elif not low:
        words = t("at most {value}").format(value=high)
    else:
        words = t("exactly {value}").format(value=low) if low == high else t("{low} to {high}").format(low=low, high=high)
    blank = "" if unicodedata.east_asian_width(unit[:1] or "x") in "WF" else " "  # Chinese sets none between a number and its own words
    return f"{words}{blank}{unit}"


def condition_text(when: When, t: Words, company: Company | None = None) -> str:
    """Give a condition in words, as `November to March, Main aisle`; without a company, ids stand for titles."""
    titles = {"regions": when.region, "formats": when.format, "zones": when.zone, "programmes": when.programme, "segments": when.segment}
    parts = [months_text(when.months, t)] if when.months else []
    if when.hours:
        parts.append(t("{low} to {high}").format(low=when.hours.start, high=when.hours.end))
    parts += [company.title_of(kind, id_) if company else id_ for kind, id_ in titles.items() if id_]
    parts += attribute_words(when.attributes, t, company)
    return list_text(parts, t)


def attribute_words(attributes: Iterable[tuple[str, str]], t: Words, company: Company | None = None) -> list[str]:
    """Give each column of stores.csv with the word it must hold, as `with car park`, `without lifts` or `floors: 3`."""
    forms = {"yes": t("with {thing}"), "no": t("without {thing}")}
    titles = {one.id: one.title for one in company.attributes} if company else {}
    things = [(titles.get(name, name.replace("_", " ")), word) for name, word in attributes]
    return [forms.get(word, t("{thing}: {word}")).format(thing=thing, word=word) for thing, word in things]


def list_text(parts: Iterable[str], t: Words) -> str:
    """Join words with the language's own list comma (the translation of `, `)."""
    return t(", ").join(parts)


def months_text(months: Sequence[int], t: Words) -> str:
    """Give months by number (1 is January) as runs around the year: `November to March`, `June, July`."""
    names = (
        t("January"), t("February"), t("March"), t("April"), t("May"), t("June"),
        t("July"), t("August"), t("September"), t("October"), t("November"), t("December"),
    )  # fmt: skip
    parts = []
    for first, length in _runs(set(months)):
        run = [names[(first - 1 + step) % 12] for step in range(length)]
        parts += [t("{low} to {high}").format(low=run[0], high=run[-1])] if length > 2 else run
    return list_text(parts, t)


def _runs(months: set[int]) -> list[tuple[int, int]]:
    """First month and length of each run, a run over the end of the year counted once and where it begins."""
    if len(months) == 12:
        return [(1, 12)]
    starts = sorted(month for month in months if (month - 2) % 12 + 1 not in months)
    lengths = [next(n for n in range(1, 13) if (start - 1 + n) % 12 + 1 not in months) for start in starts]
    return list(zip(starts, lengths, strict=True))


def requirement_text(check: Check, t: Words, company: Company | None = None) -> list[str]:
    """Give what counts as good, one line a limit, step or option; never empty.

    yes_no: `Yes`; rating: `3: ...` with the steps that pass marked; measure: its limits; sample: `4 of 5 customers`;
    promise: `not later than promised`; choice: its options with points, or how much each fault takes off.
    """
    if isinstance(check, YesNo):
        return [t("Yes") if check.expect == "yes" else t("No")]
    if isinstance(check, Rating):
        return _steps(check, t)
    if isinstance(check, Measure):
        return _limits(check, t, company)
    if isinstance(check, Sample):
        return [t("{met} of {of} {unit}").format(met=-(-check.pass_at * check.of // 1), of=check.of, unit=check.unit)]
    if isinstance(check, Promise):
        return [_promise(check, t)]
    return _deduction(check, check.deduct, t) if check.deduct else _options(check, t)


def passing_text(check: Check, t: Words, company: Company | None = None) -> list[str]:
    """Give only what passes, for readers who do not score: a rating's passing steps and a choice's passing options, without points.

    All other kinds as in `requirement_text`.
    """
    if isinstance(check, Rating):
        top = len(check.steps) - 1
        return [text for step, text in enumerate(check.steps) if Fraction(step, top) >= check.pass_at]
    if isinstance(check, Choice):
        options = [option.text for option in check.options if option.points >= check.pass_at * Fraction(check.points)]
        return _deduction(check, check.deduct, t)[:1] if check.deduct else options
    return requirement_text(check, t, company)


def _steps(check: Rating, t: Words) -> list[str]:
    top = len(check.steps) - 1
    form, passing = t("{step}: {text}"), t("{step}: {text} (passes)")
    return [
        (passing if Fraction(step, top) >= check.pass_at else form).format(step=step, text=text) for step, text in enumerate(check.steps)
    ]


def _limits(check: Measure, t: Words, company: Company | None) -> list[str]:
    lines = [limit_text(limit, check.unit, t, company) for limit in check.limits]
    if len(lines) > 1 and check.limits[-1].when is None:
        lines[-1] = t("{limit} ({condition})").format(limit=lines[-1], condition=t("otherwise"))
    count = check.reading_count
    if count > 1 and check.pass_at < 1:
        lines.append(t("in {met} of {of} readings").format(met=-(-check.pass_at * count // 1), of=count))
    return lines


def _promise(check: Promise, t: Words) -> str:
    if not check.grace:
        return t("not later than promised") if check.is_clock else t("not longer than promised")
    amount = number_text(check.grace, t)
    grace = t("{n} min").format(n=amount) if check.is_clock else f"{amount} {check.unit}"
    form = t("at most {grace} later than promised") if check.is_clock else t("at most {grace} longer than promised")
    return form.format(grace=grace)


def _options(check: Choice, t: Words) -> list[str]:
    most = number_text(check.points, t)
    form, passing = t("{text} (points: {points} of {most})"), t("{text} (points: {points} of {most}; passes)")
    return [
        (passing if option.points >= check.pass_at * Fraction(check.points) else form).format(
            text=option.text, points=number_text(option.points, t), most=most
        )
        for option in check.options
    ]


def _deduction(check: Choice, deduct: Deduction, t: Words) -> list[str]:
    allowed = (1 - check.pass_at) * Fraction(check.points) // Fraction(deduct.each)
    good = t("at most {value}").format(value=f"{allowed} {deduct.unit}") if allowed else t("none")
    each, most = number_text(deduct.each, t), number_text(check.points, t)
    return [good, t("each one takes off {points} of {most} points").format(points=each, most=most)]
