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
        if company and auditor.language and auditor.language not in company.languages:
            what = f"the language '{auditor.language}' is not among the company's languages."
            yield Problem(document.place(("auditors", index, "language")), "FW325", what, did_you_mean(auditor.language, company.languages))
