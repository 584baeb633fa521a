"""A round in; a problem for each set, store, auditor or edition in it that does not exist out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.lint.known import Known
    from floorwalk.model import Round
    from floorwalk.source.document import Document

Loc = tuple[str | int, ...]


def round_file(round_: Round, document: Document, known: Known) -> Iterator[Problem]:
    """Names, dates and visits of a round."""
    if round_.start > round_.due:
        what = f"the round begins on {round_.start} and is due on {round_.due}, which is earlier."
        yield Problem(document.place(("due",)), "FW329", what, "Exchange or mend the two dates.")
    sets = known.ids["set"]
    if sets is not None and round_.set not in sets:
        yield Problem(
            document.place(("set",)), "FW319", f"'{round_.set}' is no standard set of this workspace.", did_you_mean(round_.set, sets)
        )
    if round_.edition and not any(known.space.root.glob(f"audits/editions/*-{round_.edition[:8]}.json")):
        what = f"audits/editions holds no edition whose hash begins with {round_.edition[:8]}."
        yield Problem(
            document.place(("edition",)),
            "FW319",
            what,
            "Freeze the set with: floorwalk freeze. Or take `edition` out: the set counts as it stands.",
        )
    yield from _visits(round_, document, known)
    yield from _auditors(round_, document, known)
    yield from _own_stores(round_, document)
    yield from _left_out(round_, document, known)


def _visits(round_: Round, document: Document, known: Known) -> Iterator[Problem]:
    auditors = {auditor.id for auditor in round_.auditors}
    first: dict[tuple[str, int], int] = {}
    for index, visit in enumerate(round_.visits):
        loc: Loc = ("visits", index)
        stores = known.ids["store"]
        if stores is not None and visit.store not in stores:
            yield Problem(
                document.place((*loc, "store")), "FW319", f"'{visit.store}' is no store of stores.csv.", did_you_mean(visit.store, stores)
            )
        if visit.auditor and visit.auditor not in auditors:
            what = f"'{visit.auditor}' is no auditor of this round."
            yield Problem(document.place((*loc, "auditor")), "FW319", what, did_you_mean(visit.auditor, auditors))
        key = (visit.store, visit.number)
        if key in first:
            what = f"visit {visit.number} of {visit.store} stands twice; already planned at {document.place(('visits', first[key]))}."
            yield Problem(document.place(loc), "FW319", what, f"Take one out, or write `number: {visit.number + 1}` for a second visit.")
        first.setdefault(key, index)


def _auditors(round_: Round, document: Document, known: Known) -> Iterator[Problem]:
    first: dict[str, int] = {}
    company = known.space.company
    for index, auditor in enumerate(round_.auditors):
        if auditor.id in first:
            what = f"the auditor '{auditor.id}' stands twice; already defined at {document.place(('auditors', first[auditor.id], 'id'))}."
            yield Problem(document.place(("auditors", index, "id")), "FW301", what, "Give one of them another id.")
        first.setdefault(auditor.id, index)
        stores = known.ids["store"]
        if auditor.store and stores is not None and auditor.store not in stores:
            what = f"'{auditor.store}' is no store of stores.csv."
            yield Problem(document.place(("auditors", index, "store")), "FW319", what, did_you_mean(auditor.store, stores))
        if company and auditor.language and auditor.language not in company.languages:
            what = f"the language '{auditor.language}' is not among the company's languages."
            yield Problem(document.place(("auditors", index, "language")), "FW325", what, did_you_mean(auditor.language, company.languages))


def _own_stores(round_: Round, document: Document) -> Iterator[Problem]:
    """Nobody audits their own store; in a round of kind self the store does look at itself."""
    own = {auditor.id: auditor.store for auditor in round_.auditors if auditor.store}
    for index, visit in enumerate(round_.visits):
        if round_.kind != "self" and visit.auditor and own.get(visit.auditor) == visit.store:
            what = f"the auditor '{visit.auditor}' belongs to {visit.store}: nobody audits their own store."
            repair = "Name another auditor; `floorwalk plan round` proposes one. Or write `kind: self`."
            yield Problem(document.place(("visits", index, "auditor")), "FW332", what, repair)


def _left_out(round_: Round, document: Document, known: Known) -> Iterator[Problem]:
    loaded = known.space.sets.get(round_.set)
    if loaded is None or not known.standards_complete:
        return
    checks = {check.id: check for one in loaded.standards.values() for check in one.standard.checks}
    for index, id_ in enumerate(round_.leave_out):
        place = document.place(("leave_out", index))
        if id_ not in checks:
            yield Problem(place, "FW333", f"'{id_}' is no check of the set '{round_.set}'.", did_you_mean(id_, checks))
        elif checks[id_].critical:
            yield Problem(place, "FW333", f"{id_} is critical: it is asked in every round.", "Take it out of `leave_out`.")
