"""Standards, company, stores and contacts in; a problem for each name in them that nothing defines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.lint.known import Known
    from floorwalk.model import Company, Contact, Decision, Limit, Standard, When
    from floorwalk.source.document import Document
    from floorwalk.source.tables import Table
    from floorwalk.source.workspace import Sourced

Loc = tuple[str | int, ...]
Named = tuple[str, str, Loc]  # kind, id, where it stands

CODES = {
    "role": "FW302", "moment": "FW303", "promise": "FW305", "standard": "FW306", "principle": "FW307",
    "zone": "FW308", "region": "FW308", "format": "FW308", "segment": "FW308", "programme": "FW308",
}  # fmt: skip


def standard(sourced: Sourced, known: Known) -> Iterator[Problem]:
    """Names in a standard: roles, moments, promises, principles, places, customers, other standards and attribute columns."""
    for kind, id_, loc in _named(sourced.standard):
        ids = known.ids[kind]
        if ids is not None and id_ not in ids and not (kind == "standard" and id_ == sourced.standard.id):
            yield _unknown(sourced.document, kind, id_, loc, known)
    yield from _attributes(sourced, known)
    yield from _style(sourced, known)


def _unknown(document: Document, kind: str, id_: str, loc: Loc, known: Known) -> Problem:
    home = "principle of a service style" if kind == "principle" else f"{kind} of company.yaml"
    home = "standard of this workspace" if kind == "standard" else home
    repair = did_you_mean(id_, known.ids[kind] or ())
    if kind not in ("standard", "principle") and not repair.startswith("Did"):
        repair += f" Or add it to `{kind}s` in company.yaml."
    return Problem(document.place(loc), CODES[kind], f"'{id_}' is no {home}.", repair)


def _named(one: Standard) -> Iterator[Named]:
    yield "moment", one.moment, ("moment",)
    yield "role", one.owner, ("owner",)
    if one.principle:
        yield "principle", one.principle, ("principle",)
    for index, ask in enumerate(one.ask):
        yield "role", ask.role, ("ask", index, "role")
    rule = one.applies
    for key, kind, ids in (
        (("for", "roles"), "role", rule.roles), (("for", "formats"), "format", rule.formats), (("for", "regions"), "region", rule.regions),
        (("promises",), "promise", one.promises), (("segments",), "segment", one.segments), (("programmes",), "programme", one.programmes),
        (("zones",), "zone", one.zones), (("related",), "standard", one.related), (("supersedes",), "standard", one.supersedes),
    ):  # fmt: skip
        for index, id_ in enumerate(ids):
            yield kind, id_, (*key, index)
    for index, given in enumerate(one.recovery):
        yield "role", given.role, ("recovery", index, "role")
    yield from _in_checks(one)
    yield from _in_variants(one)


def _in_checks(one: Standard) -> Iterator[Named]:
    for number, check in enumerate(one.checks):
        if check.zone:
            yield "zone", check.zone, ("checks", number, "zone")
        if check.kind == "measure":
            for index, zone in enumerate(check.at):
                yield "zone", zone, ("checks", number, "at", index)
            for index, limit in enumerate(check.limits):
                if limit.when:
                    yield from _in_when(limit.when, ("checks", number, "limits", index, "when"))


def _in_variants(one: Standard) -> Iterator[Named]:
    for number, variant in enumerate(one.variants):
        yield from _in_when(variant.when, ("variants", number, "when"))
        for index, ask in enumerate(variant.ask or ()):
            yield "role", ask.role, ("variants", number, "ask", index, "role")
        for index, check in enumerate(variant.checks):
            for at, limit in enumerate(check.limits or ()):
                if limit.when:
                    yield from _in_when(limit.when, ("variants", number, "checks", index, "limits", at, "when"))


def _in_when(when: When, loc: Loc) -> Iterator[Named]:
    for key in ("region", "format", "zone", "programme", "segment"):
        if id_ := getattr(when, key):
            yield key, id_, (*loc, key)


def _attributes(sourced: Sourced, known: Known) -> Iterator[Problem]:
    if known.stores is None:
        return
    for pairs, loc in _conditions(sourced.standard):
        for name, word in pairs:
            if name not in known.words:
                what = f"stores.csv has no column '{name}'."
                yield Problem(sourced.document.place((*loc, name), key=True), "FW309", what, did_you_mean(name, known.words))
            elif word not in known.words[name] and (loc[0] != "variants" or "limits" in loc):  # a variant that never matches is FW315
                what = f"no store has '{word}' in the column '{name}' of stores.csv."
                yield Problem(sourced.document.place((*loc, name)), "FW309", what, did_you_mean(word, known.words[name] - {""}))


def _conditions(one: Standard) -> Iterator[tuple[tuple[tuple[str, str], ...], Loc]]:
    """Every condition on attributes with where it stands: of the standard, its variants, and the limits of both."""
    yield one.applies.attributes, ("for", "attributes")
    limits: list[tuple[Limit, Loc]] = []
    for number, check in enumerate(one.checks):
        if check.kind == "measure":
            limits += [(limit, ("checks", number, "limits", index)) for index, limit in enumerate(check.limits)]
    for number, variant in enumerate(one.variants):
        yield variant.when.attributes, ("variants", number, "when", "attributes")
        for at, change in enumerate(variant.checks):
            limits += [(limit, ("variants", number, "checks", at, "limits", index)) for index, limit in enumerate(change.limits or ())]
    for limit, loc in limits:
        if limit.when:
            yield limit.when.attributes, (*loc, "when", "attributes")


def _style(sourced: Sourced, known: Known) -> Iterator[Problem]:
    company, principle = known.space.company, sourced.standard.principle
    if company and principle and principle in (known.ids["principle"] or ()) and not principle.startswith(f"{company.style}."):
        what = f"'{principle}' is a principle of another service style; the company chose {company.style}."
        repair = f"Choose a principle that begins with {company.style}. or take the key out."
        yield Problem(sourced.document.place(("principle",)), "FW321", what, repair, "warning")


def company_file(known: Known) -> Iterator[Problem]:
    """Names in company.yaml: ids defined twice, bosses that are no role, the source language."""
    company, document = known.space.company, known.space.company_document
    if company is None:
        return
    for key in ("roles", "moments", "regions", "formats", "zones", "promises", "segments", "programmes", "values"):
        first: dict[str, int] = {}
        for index, entry in enumerate(getattr(company, key)):
            if entry.id in first:
                what = f"'{entry.id}' stands twice in `{key}`; already defined at {document.place((key, first[entry.id], 'id'))}."
                yield Problem(document.place((key, index, "id")), "FW301", what, "Give one of them another id, or take it out.")
            first.setdefault(entry.id, index)
    for index, role in enumerate(company.roles):
        if role.reports_to and role.reports_to not in (known.ids["role"] or ()):
            yield _unknown(document, "role", role.reports_to, ("roles", index, "reports_to"), known)
        for at, id_ in enumerate(role.first):
            if known.ids["standard"] is not None and id_ not in known.ids["standard"]:
                yield _unknown(document, "standard", id_, ("roles", index, "first", at), known)
    if company.source_language not in company.languages:
        what = f"the source language '{company.source_language}' is not among `languages`."
        loc: Loc = ("source_language",) if "source_language" in company.model_fields_set else ("languages",)
        yield Problem(
            document.place(loc), "FW325", what, f"Add {company.source_language} to `languages`, or write another `source_language`."
        )


def tables(known: Known) -> Iterator[Problem]:
    """Names in stores.csv, contacts.csv and decisions.csv."""
    if known.space.company:
        yield from _stores(known, known.space.company)
    contacts, decisions = known.space.contacts, known.space.decisions
    stores = known.ids["store"]
    named: tuple[tuple[Table[Contact] | Table[Decision], str], ...] = ((contacts, "*"), (decisions, ""))
    for table, every in named:
        rows: Sequence[Contact | Decision] = table.rows
        for index, row in enumerate(rows):
            if stores is not None and row.store not in stores and row.store != every:
                repair = did_you_mean(row.store, stores, otherwise="Mend the id, or delete the line.")
                yield Problem(table.place(index, "store"), "FW328", f"'{row.store}' is no store of stores.csv.", repair)
    roles = known.ids["role"]
    for index, contact in enumerate(contacts.rows):
        if roles is not None and contact.role not in roles:
            what = f"'{contact.role}' is no role of company.yaml."
            yield Problem(contacts.place(index, "role"), "FW302", what, did_you_mean(contact.role, roles))


def _stores(known: Known, company: Company) -> Iterator[Problem]:
    table = known.space.stores
    for index, store in enumerate(table.rows):
        for kind, id_ in (("region", store.region), ("format", store.format)):
            ids = known.ids[kind] or frozenset()
            if id_ not in ids:
                yield Problem(table.place(index, kind), "FW308", f"'{id_}' is no {kind} of company.yaml.", did_you_mean(id_, ids))
        if store.language not in company.languages:
            what = f"the language '{store.language}' is not among the company's languages."
            yield Problem(table.place(index, "language"), "FW325", what, did_you_mean(store.language, company.languages))
