"""A standard in; its item on a checklist out: what to see, what is good, what to say, whom to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.drawing.qr import qr_svg
from floorwalk.edition.wording import attribute_words, condition_text, duration_text, hours_text, limit_text, list_text, passing_text
from floorwalk.model import Choice, Measure, Promise, Sample, YesNo
from floorwalk.model.links import standard_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.checklist.content import Source
    from floorwalk.model import Applies, Ask, Check, Contact, Hours, StandardCore, Variant


@dataclass(frozen=True)
class Question:
    """One check: what is looked at, what counts as good, and blanks to write a value in, each with the words before and after it."""

    text: str
    good: tuple[str, ...]
    blanks: tuple[tuple[str, str], ...]
    critical: bool


@dataclass(frozen=True)
class Reach:
    """Somebody to ask: the role, in a store the posts where it is reached, and how soon it answers."""

    role: str
    posts: tuple[str, ...]
    within: str


@dataclass(frozen=True)
class Difference:
    """What a variant changes: where or when, and the words that hold there."""

    when: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One standard as it is printed. `qr` is SVG or empty; `critical` when one of its checks is."""

    id: str
    title: str
    place: str
    critical: bool
    what: str
    questions: tuple[Question, ...]
    say: str
    ask: tuple[Reach, ...]
    differences: tuple[Difference, ...]
    qr: str
    address: str


def item(standard: StandardCore, source: Source) -> Item:
    """Give a standard's item, with the differences of the variants that it still has."""
    address = standard_url(source.company, standard.id, source.language, standard.version) or ""
    critical = [check.critical for check in standard.checks]
    return Item(
        id=standard.id,
        title=standard.title,
        place=list_text(_places(standard, source), source.t),
        critical=any(critical),
        what=standard.what,
        questions=tuple(_question(check, source, tell_apart=not all(critical)) for check in standard.checks),
        say=standard.say or "",
        ask=tuple(_reach(one, source) for one in standard.ask),
        differences=tuple(_differences(standard, source)),
        qr=qr_svg(address) if address else "",
        address=address,
    )


def _places(standard: StandardCore, source: Source) -> list[str]:
    """Where it is looked at, by the zones of its checks, else of the standard; without a store also where it holds."""
    zones = dict.fromkeys(zone for check in standard.checks for zone in (check.zone, *getattr(check, "at", ())) if zone)
    places = [source.company.title_of("zones", zone) for zone in zones or standard.zones]
    return places if source.store else places + _only(standard.applies, source)


def _only(rule: Applies, source: Source) -> list[str]:
    where = [source.company.title_of("formats", id_) for id_ in rule.formats] + [
        source.company.title_of("regions", id_) for id_ in rule.regions
    ]
    where += attribute_words(rule.attributes, source.t, source.company)
    return [source.t("only: {places}").format(places=list_text(where, source.t))] if where else []


def _question(check: Check, source: Source, *, tell_apart: bool) -> Question:
    good = passing_text(check, source.t, source.company)
    if isinstance(check, YesNo):
        good = [] if check.expect == "yes" else [source.t("No")]
    return Question(check.question, tuple(map(_unbroken, good)), tuple(_blanks(check, source)), check.critical and tell_apart)


def _unbroken(text: str) -> str:
    """Keep a number and what follows it on one line."""
    return re.sub(r"(?<=\d) ", "\u00a0", text)


def _blanks(check: Check, source: Source) -> Iterator[tuple[str, str]]:
    """Lines to write the seen value on: one a reading, met of seen, promised and actual, or a count."""
    t = source.t
    if isinstance(check, Measure):
        zones = [source.company.title_of("zones", zone) for zone in check.at] or [""] * check.reading_count
        yield from ((zone, "" if check.is_clock else check.unit) for zone in zones)
    elif isinstance(check, Sample):
        yield "", t("of {of}").format(of=check.of)
    elif isinstance(check, Promise):
        unit = "" if check.is_clock else check.unit
        yield from ((t("promised"), unit), (t("actual"), unit))
    elif isinstance(check, Choice) and check.deduct:
        yield "", check.deduct.unit


def _reach(ask: Ask, source: Source) -> Reach:
    t = source.t
    posts = tuple(_post(contact, source) for contact in source.contacts if contact.role == ask.role)
    within = t("within {time}").format(time=_unbroken(duration_text(ask.within, t)))
    return Reach(source.company.title_of("roles", ask.role), posts, within)


def _post(contact: Contact, source: Source) -> str:
    """How a role is reached, with its hours unless they cover those of the store."""
    t = source.t
    forms = {"phone": t("tel. {value}"), "radio": t("radio {value}"), "whatsapp": t("WhatsApp {value}")}
    post = forms.get(contact.channel, "{value}").format(value=contact.value)
    if contact.hours is None or (source.store and _cover(contact.hours, source.store.hours)):
        return post
    return t("{post} ({hours})").format(post=post, hours=hours_text(contact.hours, t))


def _cover(hours: Hours, open_hours: Hours) -> bool:
    return all(any(start <= one.start and one.end <= end for start, end in hours.on(one.weekday)) for one in open_hours.openings)


def _differences(standard: StandardCore, source: Source) -> Iterator[Difference]:
    for variant in standard.variants:
        lines = tuple(_changed(standard, variant, source))
        if lines:
            yield Difference(condition_text(variant.when, source.t, source.company), lines)


def _changed(standard: StandardCore, variant: Variant, source: Source) -> Iterator[str]:
    t = source.t
    checks = {check.id: check for check in standard.checks}
    if variant.what:
        yield variant.what
    for change in variant.checks:
        check = checks.get(change.id)
        if change.question:
            yield change.question
        if change.limits and isinstance(check, Measure):
            yield from (limit_text(limit, check.unit, t, source.company) for limit in change.limits)
    if variant.say:
        yield t("Say: {words}").format(words=variant.say)
    if variant.ask:
        reached = (_reach(one, source) for one in variant.ask)
        yield t("Ask: {roles}").format(roles=list_text((f"{one.role} {one.within}" for one in reached), t))
