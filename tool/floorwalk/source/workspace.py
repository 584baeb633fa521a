"""A folder in; a workspace out: company, sets, standards, stores, contacts, decisions, rounds, and every problem of every file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from floorwalk.errors import FloorwalkError, Place, Problem, did_you_mean
from floorwalk.memory import collector_paused
from floorwalk.model import Company, Contact, Decision, Round, Standard, StandardSet, Store
from floorwalk.model.base import Model
from floorwalk.source.document import Document, read
from floorwalk.source.tables import Table, read_contacts, read_decisions, read_stores
from floorwalk.source.translate import problems as translated

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item", bound=Model)
COMPANY = "standards/company.yaml"


@dataclass(frozen=True)
class Sourced:
    """A standard with the document that it stands in."""

    standard: Standard
    document: Document


@dataclass(frozen=True)
class LoadedSet:
    """A set with its document and its standards by id, in walking order; unlisted ones come last."""

    set: StandardSet
    document: Document
    standards: dict[str, Sourced]
    unreadable: frozenset[str] = frozenset()  # file names, without .yaml, of standards that have faults

    @property
    def folder(self) -> str:
        return self.document.file.rsplit("/", 1)[0]


@dataclass
class Workspace:
    """All that a company has written down, and what is wrong with it."""

    root: Path
    company: Company | None = None
    company_document: Document = field(default_factory=lambda: Document(COMPANY))
    sets: dict[str, LoadedSet] = field(default_factory=dict)
    stores: Table[Store] = field(default_factory=lambda: Table("audits/stores.csv"))
    contacts: Table[Contact] = field(default_factory=lambda: Table("audits/contacts.csv"))
    decisions: Table[Decision] = field(default_factory=lambda: Table("audits/decisions.csv"))
    rounds: dict[str, tuple[Round, Document]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def standards(self) -> Iterator[Sourced]:
        """All standards of all sets."""
        for loaded in self.sets.values():
            yield from loaded.standards.values()

    def left_out(self, round_: str) -> frozenset[str]:
        """Ids of the checks that a round leaves out."""
        return frozenset(self.rounds[round_][0].leave_out) if round_ in self.rounds else frozenset()

    def store(self, id_: str) -> Store | None:
        return next((store for store in self.stores.rows if store.id == id_), None)


def find_root(start: Path) -> Path | None:
    """Give the nearest folder, from `start` upward, that holds a company file."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / COMPANY).is_file()), None)


def require_root(start: Path) -> Path:
    """Give the workspace's folder; raises FloorwalkError FW701 when there is none."""
    root = find_root(start)
    if root is None:
        raise FloorwalkError(
            "FW701",
            f"{start} is not inside a workspace: no {COMPANY} here or above.",
            "Go to your workspace, or make one with: floorwalk init DIR",
            status=2,
        )
    return root


def load(root: Path) -> Workspace:
    """Read a whole workspace. Faults of files are in `problems`, never raised."""
    with collector_paused():
        return _load(root)


def _load(root: Path) -> Workspace:
    space = Workspace(root)
    company = read(root / COMPANY, COMPANY)
    space.company_document = company
    space.company = validated(company, Company, space.problems)
    space.stores = read_stores(root / "audits/stores.csv", "audits/stores.csv")
    space.contacts = read_contacts(root / "audits/contacts.csv", "audits/contacts.csv")
    space.decisions = read_decisions(root / "audits/decisions.csv", "audits/decisions.csv")
    for table in (space.stores, space.contacts, space.decisions):
        space.problems += table.problems
    for path in sorted((root / "standards").glob("*/set.yaml")):
        _load_set(space, path)
    for path in sorted((root / "audits/rounds").glob("*.yaml")):
        _load_round(space, path)
    space.problems += _strays(root)
    return space


def validated(document: Document, model: type[Item], problems: list[Problem]) -> Item | None:
    """Give a document as a model; None when it has faults, which are added to the problems."""
    problems += document.problems
    if document.value is None:
        return None
    found: list[Problem] = []
    item: Item | None = None
    try:
        item = model.model_validate(document.value)
    except ValidationError as error:
        found = translated(document, model, error)
    said = {problem.place for problem in found}
    found += [problem for problem in document.empty if problem.place not in said]
    problems += sorted(found)
    return None if found else item


def load_standard(path: Path, name: str) -> tuple[Standard | None, Document, list[Problem]]:
    """Read one standard that belongs to no set yet."""
    document = read(path, name)
    problems: list[Problem] = []
    return validated(document, Standard, problems), document, problems


def _load_set(space: Workspace, path: Path) -> None:
    folder = path.parent
    document = read(path, path.relative_to(space.root).as_posix())
    set_ = validated(document, StandardSet, space.problems)
    found: dict[str, Sourced] = {}
    unreadable: set[str] = set()
    for file in sorted(folder.rglob("*.yaml")):
        if file.name == "set.yaml" and file.parent == folder:
            continue
        standard, source, problems = load_standard(file, file.relative_to(space.root).as_posix())
        space.problems += problems
        if standard is None:
            unreadable.add(file.stem)
            continue
        space.problems += _identity(standard, source, file, found, space)
        found.setdefault(standard.id, Sourced(standard, source))
    if set_ is None:
        return
    space.problems += _listing(set_, document, found, unreadable)
    listed = [id_ for section in set_.sections for id_ in section.standards if id_ in found]
    ordered = dict.fromkeys([*listed, *found])
    if set_.id in space.sets:
        what = f"the set '{set_.id}' is defined twice; already defined at {space.sets[set_.id].document.place(('id',))}."
        space.problems.append(Problem(document.place(("id",)), "FW301", what, "Give each set its own id."))
        return
    space.sets[set_.id] = LoadedSet(set_, document, {id_: found[id_] for id_ in ordered}, frozenset(unreadable))


def _identity(standard: Standard, source: Document, file: Path, found: dict[str, Sourced], space: Workspace) -> Iterator[Problem]:
    known = found.get(standard.id) or next(
        (one.standards[standard.id] for one in space.sets.values() if standard.id in one.standards), None
    )
    if known:
        what = f"the standard '{standard.id}' is defined twice; already defined at {known.document.place(('id',))}."
        yield Problem(source.place(("id",)), "FW301", what, "Give one of them a new id; an id is never used again.")
    elif file.stem != standard.id:
        yield Problem(
            source.place(("id",)),
            "FW310",
            f"the file is called {file.name} and the id is {standard.id}.",
            f"Name the file {standard.id}.yaml.",
        )


def _listing(set_: StandardSet, document: Document, found: dict[str, Sourced], unreadable: set[str]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    section_of: dict[str, str] = {}
    seen_sections: dict[str, int] = {}
    unlisted = set(found) - {id_ for section in set_.sections for id_ in section.standards}
    for number, section in enumerate(set_.sections):
        if section.id in seen_sections:
            first_place = document.place(("sections", seen_sections[section.id], "id"))
            what = f"the section '{section.id}' is defined twice; already defined at {first_place}."
            yield Problem(document.place(("sections", number, "id")), "FW301", what, "Give each section its own id.")
        seen_sections.setdefault(section.id, number)
        for index, id_ in enumerate(section.standards):
            place = document.place(("sections", number, "standards", index))
            if id_ in first:
                yield Problem(place, "FW301", f"'{id_}' is listed twice; already listed at {first[id_]}.", "Keep it in one place.")
            elif id_ not in found and id_ not in unreadable:
                yield Problem(
                    place,
                    "FW304",
                    f"'{id_}' is listed, and no file defines it.",
                    did_you_mean(id_, unlisted, otherwise=f"Write {section.id}/{id_}.yaml, or take it out."),
                )
            first.setdefault(id_, place)
            section_of.setdefault(id_, section.id)
    for id_, sourced in found.items():
        folder = Path(sourced.document.file).parent.name
        if id_ not in section_of:
            if folder not in seen_sections and folder != set_.id:
                what, repair = f"the folder '{folder}' is no section of set '{set_.id}'.", did_you_mean(folder, seen_sections)
            else:
                what, repair = (
                    f"'{id_}' is in no section of {document.file}.",
                    "List it in `standards` of its section, where the walk meets it.",
                )
            yield Problem(sourced.document.place(("id",)), "FW311", what, repair)
        elif folder not in (section_of[id_], set_.id):
            what = f"the file lies in the folder '{folder}', and set.yaml lists it in section '{section_of[id_]}'."
            yield Problem(sourced.document.place(("id",)), "FW311", what, "Move the file or mend the list.")


def _load_round(space: Workspace, path: Path) -> None:
    document = read(path, path.relative_to(space.root).as_posix())
    round_ = validated(document, Round, space.problems)
    if round_ is None:
        return
    if round_.id != path.stem:
        what = f"the file is called {path.name} and the id is {round_.id}."
        space.problems.append(Problem(document.place(("id",)), "FW310", what, f"Name the file {round_.id}.yaml."))
    space.rounds.setdefault(round_.id, (round_, document))


def _strays(root: Path) -> Iterator[Problem]:
    """YAML files that lie where nothing reads them: better said than silently skipped."""
    standards = root / "standards"
    sets = {path.parent for path in standards.glob("*/set.yaml")}
    in_a_set: dict[Path, bool] = {}
    by_folder: dict[Path, list[Path]] = defaultdict(list)
    for path in [*standards.rglob("*.yaml"), *standards.rglob("*.yml"), *(root / "audits/rounds").glob("*.yml")]:
        if path.suffix == ".yml":
            name = path.relative_to(root).as_posix()
            yield Problem(Place(name), "FW111", "files that end in .yml are not read.", "Rename it so that it ends in .yaml.")
            continue
        folder = path.parent
        if folder not in in_a_set:
            in_a_set[folder] = not sets.isdisjoint((folder, *folder.parents))
        if not in_a_set[folder] and path != root / COMPANY:
            by_folder[folder].append(path)
    for folder, files in sorted(by_folder.items()):
        name = folder.relative_to(root).as_posix()
        what = f"{'a standard lies' if len(files) == 1 else f'{len(files)} standards lie'} here, and no set.yaml."
        yield Problem(Place(name), "FW304", what, "Write a set.yaml in the set's folder that lists them.")
