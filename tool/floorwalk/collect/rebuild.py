"""A workspace in; its ledger made again from the filled sheets and the kept audits, in the old one's place once it is whole, out."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from floorwalk.collect.bring_kept import bring
from floorwalk.collect.collect import Incoming, collect
from floorwalk.collect.folder import find_files
from floorwalk.collect.kept import FOLDER, entries
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.filled.known import known
from floorwalk.ledger.swap import fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from floorwalk.errors import Problem
    from floorwalk.ledger.entry import OnRecord
    from floorwalk.source.workspace import Workspace

FILLED = "audits/filled"
_SHOWN = 5


@dataclass
class Rebuilt:
    """What came of it: `counts` are files by what became of them, `gone` the files of audits that are no longer on record."""

    path: Path
    audits: int = 0
    kept: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    gone: list[str] = field(default_factory=list)
    damaged: Path | None = None
    problems: list[Problem] = field(default_factory=list)


def files_of(root: Path) -> dict[str, str]:
    """Content hash of each filled sheet by its name from the workspace; empty for one that cannot be read."""
    folder = root / FILLED
    paths = map(Path, find_files([folder]).sheets) if folder.is_dir() else ()
    return {path.relative_to(root).as_posix(): _hash(path) for path in paths}


def without_file(root: Path, on_record: Iterable[OnRecord], files: Mapping[str, str]) -> list[str]:
    """Names of the files of audits on record that are neither in audits/filled nor, without names, in audits/kept."""
    there = set(files.values())
    gone = (one.file for one in on_record if one.content_hash not in there)
    return sorted(name for name in gone if not (name.startswith(f"{FOLDER}/") and (root / name).is_file()))


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def rebuild(
    space: Workspace,
    path: Path,
    *,
    let_go: bool = False,
    workers: int = 1,
    tell: Callable[[str], None] | None = None,
    seen: Callable[[int, int], None] | None = None,
) -> Rebuilt:
    """Make the ledger again. What was on record goes first, so that of two files for a visit that nobody decided about the same one counts.

    `seen` hears after each file how many of how many are read. Raises FloorwalkError FW723, and leaves the old ledger in its place, when
    an audit on record has no file any more, or one that can no longer be read, unless `let_go`.
    """
    made = Rebuilt(path)
    believed, decisions, files = known(space, shelf(space.root)), space.decisions.rows, files_of(space.root)
    with fresh(path, tell) as (ledger, before):
        made.damaged = before.damaged
        kept, made.problems = entries(space.root, believed)
        decided: set[str] = set()  # of two files for a visit the one that does not count
        for was in (True, False):
            made.problems += bring(ledger, (one for one in kept if (one.content_hash in before.files) is was), decisions)
            named = [name for name, hash_ in files.items() if (hash_ in before.files) is was]
            incoming = (Incoming(name, space.root / name) for name in sorted(named))
            for one in collect(incoming, believed, ledger, decisions, workers=workers):
                made.counts[one.status] += 1
                decided |= {one.content_hash} if one.status in ("held", "replaced") else set()
                if seen:
                    seen(made.counts.total(), len(files))
        ledger.refresh(space.stores.rows, [round_ for round_, _ in space.rounds.values()])
        on_record = {one.content_hash for one in ledger.on_record()}
        made.audits, made.kept = len(on_record), sum(one.content_hash in on_record for one in kept)
        made.gone = sorted(file for hash_, file in before.files.items() if hash_ not in on_record | decided)
        if made.gone and not let_go:
            raise _stopped(made.gone)
    return made


def _stopped(gone: list[str]) -> FloorwalkError:
    named = ", ".join(gone[:_SHOWN]) + (f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else "")
    what = f"the files of {len(gone)} audits on record are gone or can no longer be read: {named}. The ledger was left as it is."
    repair = f"Put them back into {FILLED}, with what they need in audits/editions, rounds and stores.csv; or let them go with --let-go."
    return FloorwalkError("FW723", what, repair)
