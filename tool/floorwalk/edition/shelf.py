"""The folder of frozen editions: put the set as it stands there once, and find the edition that a round names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.edition.freeze import Edition, freeze, read_editions, to_json
from floorwalk.errors import FloorwalkError
from floorwalk.source.save import save

if TYPE_CHECKING:
    from pathlib import Path

    from floorwalk.model import Round
    from floorwalk.source.workspace import LoadedSet, Workspace

FOLDER = "audits/editions"


def shelf(root: Path) -> dict[str, Edition]:
    """Give all frozen editions by hash; raises FloorwalkError FW502 for one that was altered."""
    return {edition.hash: edition for edition in read_editions(root / FOLDER)}


def put(root: Path, loaded: LoadedSet) -> tuple[Edition, Path, bool]:
    """Freeze a set and save it unless it is there already; gives the edition, its file, and whether it is new."""
    edition = freeze(loaded)
    path = root / FOLDER / edition.file_name
    if path.exists():
        return edition, path, False
    return edition, save(path, to_json(edition)), True


def for_round(space: Workspace, round_: Round) -> tuple[Edition, bool]:
    """Give the edition that a round is printed from, and whether it was frozen just now; raises FloorwalkError FW705."""
    if round_.edition:
        found = [edition for hash_, edition in shelf(space.root).items() if hash_.startswith(round_.edition)]
        if len(found) != 1:
            what = f"round {round_.id} names edition {round_.edition}, which is not in {FOLDER}."
            raise FloorwalkError("FW705", what, "Take the line out to use the set as it stands, or name one of the files there.")
        return found[0], False
    if round_.set not in space.sets:
        what = f"round {round_.id} names the set '{round_.set}', which is not there."
        raise FloorwalkError("FW705", what, "Mend `set` in the round's file.")
    edition, _, new = put(space.root, space.sets[round_.set])
    return edition, new
