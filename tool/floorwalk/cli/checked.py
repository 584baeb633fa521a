"""A path in (a workspace, a part of one, or a file or folder outside of any); what was checked and the problems found out."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from floorwalk import lint
from floorwalk.errors import FloorwalkError, Place, Problem
from floorwalk.memory import collector_paused
from floorwalk.model import Company, Round, Standard, StandardSet
from floorwalk.model.base import Model
from floorwalk.source.document import read
from floorwalk.source.workspace import COMPANY, Workspace, find_root, load, validated

_NOUNS = {"standards": "standard", "stores": "store", "rounds": "round", "files": "file"}
_READ = (".yaml", ".yml", ".csv", ".json")  # .json: editions


@dataclass
class Checked:
    """How many of each were checked, and every problem, with file names as seen from the folder one is in."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __add__(self, other: Checked) -> Checked:
        counts = {noun: self.counts.get(noun, 0) + other.counts.get(noun, 0) for noun in _NOUNS if noun in {*self.counts, *other.counts}}
        return Checked(counts, sorted({*self.problems, *other.problems}))

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors

    @property
    def what(self) -> str:
        return ", ".join(_count(number, _NOUNS[noun]) for noun, number in self.counts.items()) or "nothing to check"

    @property
    def verdict(self) -> str:
        if not self.problems:
            return "no problems"
        parts = [_count(self.errors, "error")] if self.errors else []
        return " and ".join([*parts, _count(self.warnings, "warning")] if self.warnings else parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def check_path(path: Path, today: date) -> Checked:
    """Check a workspace, a file or folder in one, or YAML files that stand alone."""
    here = path.resolve()
    if (here / COMPANY).is_file():
        return _workspace(here, today)
    root = find_root(here)
    if root and any(here.is_relative_to(root / part) for part in ("standards", "audits")):
        return _part(root, here, today)
    if here.is_dir():
        return _folder(here, today)
    return _alone(here, today)


def _workspace(root: Path, today: date) -> Checked:
    with collector_paused():
        space = load(root)
        problems = lint.run(space, today)
    counts = {"standards": sum(1 for _ in space.standards()), "stores": len(space.stores.rows), "rounds": len(space.rounds)}
    return Checked(counts, _shown(problems, root))


def _part(root: Path, here: Path, today: date) -> Checked:
    """Problems of some files of a workspace; the rest is read too, since they name each other."""
    if here.is_file() and here.suffix not in _READ:
        raise FloorwalkError("FW705", f"`check` does not read {here.name}.", "Filled sheets are read by: floorwalk collect FILE", status=2)
    name = here.relative_to(root).as_posix()
    problems = [one for one in lint.run(load(root), today) if one.place.file == name or one.place.file.startswith(f"{name}/")]
    files = [here] if here.is_file() else [file for file in here.rglob("*") if file.suffix in _READ]
    return Checked({"files": len(files)}, _shown(problems, root))


def _folder(folder: Path, today: date) -> Checked:
    """Workspaces below a folder as such, all other YAML files alone."""
    roots = sorted(file.parent.parent for file in folder.rglob(COMPANY))
    checked = Checked()
    for root in roots:
        checked += _workspace(root, today)
    for file in sorted(folder.rglob("*.yaml")):
        if not any(file.is_relative_to(root) for root in roots):
            checked += _alone(file, today)
    return checked


def _alone(file: Path, today: date) -> Checked:
    if file.suffix not in (".yaml", ".yml"):
        what = f"{file.name} is no YAML file, and lies in no workspace's standards or audits."
        raise FloorwalkError("FW705", what, "Name a workspace, a file of one, or a .yaml file.", status=2)
    root = find_root(file.parent)
    space = _enclosing(root) if root else Workspace(file.parent)
    base = root or file.parent
    document = read(file, file.relative_to(base).as_posix())
    found: list[Problem] = []
    item = validated(document, _model_of(file, document.value), found)
    if item is not None:
        found += lint.run_alone(item, document, space, today)
    return Checked({"files": 1}, _shown(found, base))


@lru_cache(maxsize=2)
def _enclosing(root: Path) -> Workspace:
    return load(root)


def _model_of(file: Path, value: object) -> type[Model]:
    """Guess what a file is meant to be from its name and keys."""
    keys = set(value) if isinstance(value, dict) else set()
    if file.stem == "company" or {"roles", "moments"} & keys:
        return Company
    if file.stem == "set" or {"sections", "scoring"} & keys:
        return StandardSet
    return Round if {"visits", "due", "auditors"} & keys else Standard


def _shown(problems: list[Problem], root: Path) -> list[Problem]:
    """File names as seen from the folder one is in, so that editors can jump there."""
    shown = []
    for problem in problems:
        place = _place(problem.place, root)
        shown.append(replace(problem, place=place, what=problem.what.replace(f"{problem.place.file}:", f"{place.file}:")))
    return shown


def _place(place: Place, root: Path) -> Place:
    try:
        shown = os.path.relpath(root / place.file)
    except ValueError:  # another drive, on Windows
        shown = str(root / place.file)
    return replace(place, file=Path(shown).as_posix())
