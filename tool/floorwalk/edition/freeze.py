"""A loaded set in; an edition out: the frozen questions and scoring that a sheet was printed from and is scored under, for ever."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from floorwalk.errors import FloorwalkError
from floorwalk.model import Scoring, Section, StandardCore
from floorwalk.model.base import Id, Model, ShortText, Whole, described

if TYPE_CHECKING:
    from pathlib import Path

    from floorwalk.source.workspace import LoadedSet

FORMAT: Literal["floorwalk-edition/1"] = "floorwalk-edition/1"
_FETCH = "Fetch it again from version control; an edition is never edited."


class Edition(Model):
    """A frozen set. `hash` is the SHA-256 of everything else, so that an altered file is seen."""

    format: Literal["floorwalk-edition/1"] = described("File format.", default=FORMAT)
    hash: str = described("SHA-256 over all other keys, 64 hex digits.", default="")
    set: Id = described("Set id.")
    title: ShortText = described("Title of the set.")
    version: Whole = described("Version of the set.")
    scoring: Scoring = described("How a score is made.")
    sections: tuple[Section, ...] = described("Sections in walking order, with their active standards.")
    standards: tuple[StandardCore, ...] = described("Active standards in walking order.")

    @property
    def short(self) -> str:
        """The first eight hex digits of the hash: what sheets and messages show."""
        return self.hash[:8]

    @property
    def file_name(self) -> str:
        return f"{self.set}-{self.version}-{self.short}.json"


def freeze(loaded: LoadedSet) -> Edition:
    """Freeze a set as it stands: active standards only. The same input gives the same edition."""
    active = {id_: sourced.standard for id_, sourced in loaded.standards.items() if sourced.standard.status == "active"}
    sections = tuple(
        section.model_copy(update={"standards": tuple(id_ for id_ in section.standards if id_ in active), "icon": None})
        for section in loaded.set.sections
    )
    listed = [active[id_] for section in sections for id_ in section.standards]
    core = tuple(StandardCore.model_construct(**{name: getattr(one, name) for name in StandardCore.model_fields}) for one in listed)
    edition = Edition(
        set=loaded.set.id, title=loaded.set.title, version=loaded.set.version, scoring=loaded.set.scoring, sections=sections, standards=core
    )
    return edition.model_copy(update={"hash": digest(_plain(edition))})


def to_json(edition: Edition) -> str:
    """Give the file's text: sorted keys, so that the same edition is the same file."""
    return json.dumps(_plain(edition), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def digest(plain: dict[str, Any]) -> str:
    """SHA-256 over all keys but `hash`, of the JSON without white space and with sorted keys."""
    rest = {key: value for key, value in plain.items() if key != "hash"}
    return hashlib.sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _plain(edition: Edition) -> dict[str, Any]:
    plain = edition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return plain | {"format": edition.format, "hash": edition.hash}


def from_json(text: str, name: str) -> Edition:
    """Read an edition file's text; raises FloorwalkError FW502 when it is damaged or was altered."""
    try:
        plain = json.loads(text, parse_float=Decimal)
        edition = Edition.model_validate(plain)
    except (ValueError, ValidationError, RecursionError) as error:
        raise FloorwalkError("FW502", f"{name} is not an edition file ({str(error).splitlines()[0]}).", _FETCH) from error
    if digest(json.loads(text)) != edition.hash:
        raise FloorwalkError("FW502", f"{name} was altered: its hash is not that of its content.", _FETCH)
    return edition


def read_editions(folder: Path) -> list[Edition]:
    """Read all editions of a folder, oldest version first; raises FloorwalkError FW502 for an altered one."""
    editions = [_read(path) for path in sorted(folder.glob("*.json"))]
    return sorted(editions, key=lambda edition: (edition.set, edition.version, edition.hash))


def _read(path: Path) -> Edition:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FloorwalkError("FW502", f"{path.name} cannot be read: {error}.", _FETCH) from error
    return from_json(text, path.name)
