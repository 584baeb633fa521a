"""A workspace and today in; all its problems out: those of loading, then every rule's, sorted, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.lint import (
    checks,
    dates,
    decided,
    pictures,
    promises,
    reach,
    references,
    rounds,
    scoring,
    translations,
    variants,
    versions,
    wording,
)
from floorwalk.lint.known import Known
from floorwalk.model import Company, Round, Standard, StandardSet
from floorwalk.source.workspace import Sourced, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from floorwalk.errors import Problem
    from floorwalk.model.base import Model
    from floorwalk.source.document import Document


def run(space: Workspace, today: date) -> list[Problem]:
    """Give every problem of a workspace, in the order of files and lines.

    What cannot be judged because another file has faults is left out: no 'unknown role' while company.yaml cannot be read.
    """
    known = Known(space)
    found = [*space.problems, *references.company_file(known), *references.tables(known), *decided.lines(known), *promises.kept(known)]
    found += [*versions.unraised(known), *translations.catalogs(space)]
    for loaded in space.sets.values():
        found += [*scoring.bands(loaded.set, loaded.document), *scoring.weights(loaded.set, loaded.document)]
    for round_, document in space.rounds.values():
        found += rounds.round_file(round_, document, known)
    for sourced in space.standards():
        found += _standard(sourced, known, today)
    return sorted(set(found))


def run_alone(model: Model, document: Document, space: Workspace, today: date) -> list[Problem]:
    """Give the problems of one company file, standard, set or round that stands alone; the names it uses are those of the workspace."""
    known = Known(space)
    found: list[Problem] = []
    if isinstance(model, Company):
        found += references.company_file(Known(Workspace(space.root, model, document)))
    elif isinstance(model, Standard):
        found += _standard(Sourced(model, document), known, today)
    elif isinstance(model, StandardSet):
        found += [*scoring.bands(model, document), *scoring.weights(model, document)]
    elif isinstance(model, Round):
        found += rounds.round_file(model, document, known)
    return sorted(set(found))


def _standard(sourced: Sourced, known: Known, today: date) -> Iterator[Problem]:
    yield from references.standard(sourced, known)
    yield from checks.standard(sourced, known)
    yield from variants.standard(sourced, known)
    yield from reach.standard(sourced, known)
    yield from dates.standard(sourced, today)
    yield from versions.untold(sourced)
    yield from pictures.standard(sourced, known.space.root)
    company = known.space.company
    if company is None or company.source_language == "en" or company.source_language.startswith("en-"):
        yield from wording.standard(sourced, company.vocabulary if company else ())
