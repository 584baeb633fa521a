"""An edition, a company and, if wanted, a store in; what one printed checklist says out, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.checklist.item import Item, item
from floorwalk.edition.apply import applies, in_force, matches, resolve
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Contact, Section, StandardCore, Store, Variant


@dataclass(frozen=True)
class Source:
    """What checklists are made from. Without a store, every standard is printed with its conditions.

    `contacts` are the rows that hold in the store, those of every store among them; `waived` are ids of standards from which it is excused.
    """

    edition: Edition
    company: Company
    day: date
    t: Callable[[str], str]
    language: str
    store: Store | None = None
    contacts: Sequence[Contact] = ()
    waived: Collection[str] = ()

    def standards(self, section: Section) -> Iterator[StandardCore]:
        """The standards of a section that are in force on the day and hold in the store, in walking order, variants resolved."""
        known = {standard.id: standard for standard in self.edition.standards}
        for standard in (known[id_] for id_ in section.standards if id_ in known and id_ not in self.waived):
            if not in_force(standard, self.day):
                continue
            if self.store is None:
                yield standard
            elif applies(standard.applies, self.store):
                left = tuple(_open_variants(standard, self.store, self.day))
                yield resolve(standard, self.store, self.day).model_copy(update={"variants": left})


def _open_variants(standard: StandardCore, store: Store, day: date) -> Iterator[Variant]:
    """Variants that hold in the store for some customers, zones or hours only: no store and no day can choose among them.

    Limits by the hour are left out, since `resolve` puts them beside the others.
    """
    for variant in standard.variants:
        when = variant.when
        bare = when.model_copy(update={"programme": None, "segment": None, "zone": None})
        if matches(bare, store, day) and (bare != when or when.hours):
            told = when.model_copy(update={"region": None, "format": None, "months": (), "attributes": ()})
            yield variant.model_copy(update={"when": told, "checks": () if when.hours else variant.checks})


@dataclass(frozen=True)
class Group:
    """The items of one section; no title when the checklist is that section."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Checklist:
    """One checklist: `key` is the section or role that it is for, `fields` are lines to write on, `words` the template's own labels."""

    key: str
    title: str
    over: str
    store: str
    language: str
    colour: str
    fields: tuple[str, ...]
    groups: tuple[Group, ...]
    footer: str
    words: dict[str, str]


def by_section(source: Source, sections: Collection[str] = ()) -> Iterator[Checklist]:
    """Give one checklist a section that has standards, in walking order; `sections` are the ids wanted, all unless said."""
    for section in source.edition.sections:
        items = tuple(item(standard, source) for standard in source.standards(section))
        if items and (not sections or section.id in sections):
            yield _checklist(section.id, section.title, (Group("", items),), source)


def by_role(source: Source, roles: Collection[str], sections: Collection[str] = ()) -> Iterator[Checklist]:
    """Give one checklist a role, with the standards that name the role or no role at all, under the titles of their sections."""
    for role in roles:
        groups = []
        for section in source.edition.sections:
            mine = [one for one in source.standards(section) if not one.applies.roles or role in one.applies.roles]
            if mine and (not sections or section.id in sections):
                groups.append(Group(section.title, tuple(item(standard, source) for standard in mine)))
        if groups:
            yield _checklist(role, source.company.title_of("roles", role), tuple(groups), source)


def _checklist(key: str, title: str, groups: tuple[Group, ...], source: Source) -> Checklist:
    t, edition, store = source.t, source.edition, source.store
    footer = t("{title}, version {version}, edition {edition}, printed {day}").format(
        title=edition.title, version=edition.version, edition=edition.short, day=day_text(source.day, source.language)
    )
    fields = (t("Date"), t("Time"), t("Name"), t("Signature"))
    return Checklist(
        key=key,
        title=title,
        over=f"{source.company.name} · {edition.title}",
        store=f"{store.name} · {store.id}" if store else "",
        language=source.language,
        colour=source.company.colour,
        fields=fields if store else (t("Store"), *fields),
        groups=groups,
        footer=footer,
        words=_labels(t),
    )


def _labels(t: Callable[[str], str]) -> dict[str, str]:
    return {
        "kept": t("kept"),
        "mend": t("to mend"),
        "critical": t("Critical"),
        "critical_means": t("if it is not kept, the whole audit fails"),
        "say": t("Say"),
        "ask": t("Ask"),
        "note": t("Note"),
        "code": t("Scan the code to see how it is done, step by step."),
        "page": t("page {page} of {pages}"),
    }
