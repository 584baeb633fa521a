"""An edition, a store and a day in; what is asked there out, with variants resolved and what does not apply left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.edition.listed import Listed, listed
from floorwalk.model import Applies, Check, Limit, Measure, Section, StandardCore, Store, Variant, When

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Clock, Decision


@dataclass(frozen=True)
class AskedStandard:
    """A standard as it holds in one store, with the checks that are asked."""

    standard: StandardCore
    section: str

    @property
    def checks(self) -> tuple[Check, ...]:
        return self.standard.checks


@dataclass(frozen=True)
class AskedSection:
    """A section with the standards that are asked in one store."""

    section: Section
    standards: tuple[AskedStandard, ...]

    def checks(self) -> Iterator[Check]:
        for asked in self.standards:
            yield from asked.checks


@dataclass(frozen=True)
class Asked:
    """All that is asked in one store on one day, in walking order."""

    edition: Edition
    store: Store
    day: date
    sections: tuple[AskedSection, ...]

    def checks(self) -> Iterator[Check]:
        for section in self.sections:
            yield from section.checks()

    @property
    def listed(self) -> Listed:
        """All that is asked by the check's id, as one object for all stores that share their sections."""
        return listed(self.sections)

    def profile(self) -> tuple[tuple[str, tuple[Check, ...]], ...]:
        """Sections with the checks asked, as they hold here: stores with the same profile are asked, word for word, the same."""
        return tuple((section.section.id, tuple(section.checks())) for section in self.sections)


def ask(edition: Edition, store: Store, day: date, waived: Collection[str] = ()) -> Asked:
    """Give what is asked in a store.

    `waived` are ids of what is not: standards that somebody excused this store from, and single checks that the round leaves out. A
    critical check is left out with its standard only.
    """
    core = {standard.id: standard for standard in edition.standards}
    sections = []
    for section in edition.sections:
        found = [
            core[id_] for id_ in section.standards if id_ not in waived and applies(core[id_].applies, store) and in_force(core[id_], day)
        ]
        left = (_without(standard, waived) for standard in found)
        asked = tuple(AskedStandard(resolve(standard, store, day), section.id) for standard in left if standard.checks)
        if asked:
            sections.append(AskedSection(section, asked))
    return Asked(edition, store, day, tuple(sections))


def _without(standard: StandardCore, waived: Collection[str]) -> StandardCore:
    kept = tuple(check for check in standard.checks if check.critical or check.id not in waived)
    return standard if len(kept) == len(standard.checks) else standard.model_copy(update={"checks": kept})


def waived(decisions: Iterable[Decision], store: str, day: date) -> frozenset[str]:
    """Ids of the standards that a decision excuses a store from on a day."""
    rows = (row for row in decisions if row.kind == "waiver" and row.store == store)
    return frozenset(row.ref for row in rows if row.date <= day and (row.until is None or day <= row.until))


def applies(rule: Applies, store: Store) -> bool:
    """Whether a standard's `for` lets it hold in a store."""
    if rule.formats and store.format not in rule.formats:
        return False
    if rule.regions and store.region not in rule.regions:
        return False
    return all(store.attribute(name) == word for name, word in rule.attributes)


def in_force(standard: StandardCore, day: date) -> bool:
    """Whether the day lies within `effective`, ends included."""
    span = standard.effective
    if span is None:
        return True
    return not ((span.start and day < span.start) or (span.end and day > span.end))


def matches(when: When, store: Store, day: date) -> bool:
    """Whether the conditions that a store and a day can decide hold; hours are left to the reading."""
    if when.programme or when.segment or when.zone:
        return False
    return matches_store(when, store) and (not when.months or day.month in when.months)


def matches_store(when: When, store: Store) -> bool:
    """Whether region, format and attributes of the conditions hold in a store."""
    if when.region and store.region != when.region:
        return False
    if when.format and store.format != when.format:
        return False
    return all(store.attribute(name) == word for name, word in when.attributes)


def resolve(standard: StandardCore, store: Store, day: date) -> StandardCore:
    """Give a standard as it holds in a store on a day: the first matching variant wins; a variant by hour adds lines of limits."""
    chosen: Variant | None = None
    by_hour: list[Variant] = []
    for variant in standard.variants:
        if matches(variant.when, store, day):
            if variant.when.hours:
                by_hour.append(variant)
            else:
                chosen = variant
                break
    checks = tuple(_resolve_check(check, chosen, by_hour, store) for check in standard.checks)
    changes: dict[str, object] = {"checks": checks, "variants": ()}
    if chosen:
        for name in ("what", "how", "say", "dont", "ask"):
            if getattr(chosen, name) is not None:
                changes[name] = getattr(chosen, name)
    return standard.model_copy(update=changes)


def _resolve_check(check: Check, chosen: Variant | None, by_hour: list[Variant], store: Store) -> Check:
    changes: dict[str, object] = {}
    change = next((one for one in chosen.checks if one.id == check.id), None) if chosen else None
    if change and change.question:
        changes["question"] = change.question
    if isinstance(check, Measure):
        limits = (change.limits if change else None) or check.limits
        timed = [
            _at_hours(limit, variant) for variant in by_hour for one in variant.checks if one.id == check.id for limit in one.limits or ()
        ]
        changes["limits"] = _for_store((*timed, *limits), store)
    return check.model_copy(update=changes) if changes else check


def _at_hours(limit: Limit, variant: Variant) -> Limit:
    when = (limit.when or When()).model_copy(update={"hours": variant.when.hours})
    return limit.model_copy(update={"when": when})


def _for_store(limits: tuple[Limit, ...], store: Store) -> tuple[Limit, ...]:
    """Keep the limits that can hold in the store, with what the store decides taken out of their conditions."""
    kept: list[Limit] = []
    for limit in limits:
        when = limit.when
        if when is None:
            return (*kept, limit)
        if not matches_store(when, store):
            continue
        rest = when.model_copy(update={"region": None, "format": None, "attributes": ()})
        if not (rest.months or rest.hours or rest.zone):
            return (*kept, limit.model_copy(update={"when": None}))
        kept.append(limit.model_copy(update={"when": rest}))
    return tuple(kept)


def limit_for(check: Measure, reading: int, day: date, start: Clock | None) -> Limit | None:
    """Give the limit that counts for a reading (from 0): the first whose month, hour and zone match; None when none does.

    A limit by the hour needs `start`, the visit's starting time; without it the limit does not match.
    """
    zone = check.at[reading] if check.at else check.zone
    for limit in check.limits:
        when = limit.when
        if when is None:
            return limit
        if when.months and day.month not in when.months:
            continue
        if when.zone and when.zone != zone:
            continue
        if when.hours and (start is None or not when.hours.start <= start <= when.hours.end):
            continue
        return limit
    return None
