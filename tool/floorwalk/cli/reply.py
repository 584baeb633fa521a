"""What `floorwalk collect` found wrong in; a file for each to send back to its auditor out. Nothing that lies there is overwritten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from floorwalk.cli.saved import shown
from floorwalk.edition.shelf import shelf
from floorwalk.filled.find import find
from floorwalk.filled.known import known
from floorwalk.filled.read import read
from floorwalk.incoming.package import MAX_FILE
from floorwalk.incoming.workbook import read_workbook
from floorwalk.ledger.store import open_ledger
from floorwalk.reply.again import WHY, meant
from floorwalk.reply.message import held
from floorwalk.reply.pictures import pasted
from floorwalk.reply.reply import Printed, fresh, printed, reply
from floorwalk.source.photos import PhotoShelf
from floorwalk.source.save import save
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from floorwalk.collect.collect import Collected
    from floorwalk.edition.freeze import Edition
    from floorwalk.filled.read import Filled, Known
    from floorwalk.ledger.entry import Recorded
    from floorwalk.source.workspace import Workspace

LEDGER = "audits/ledger.duckdb"
_EARLIER = re.compile(r"-reply(-\d+)?\Z")


@dataclass(frozen=True)
class _Desk:
    """What replies are written from."""

    space: Workspace
    editions: Mapping[str, Edition]
    known: Known
    photos: PhotoShelf


def write_replies(space: Workspace, folder: Path, unclean: Iterable[tuple[Path, Collected]], *, err: bool = False) -> None:
    """Write a reply for each file with issues, held or rejected, and say where; and of which files one cannot tell whose they are.

    `err` says it on stderr, where stdout is for another program.
    """
    editions = shelf(space.root)
    desk = _Desk(space, editions, known(space, editions), PhotoShelf())
    written = 0
    for path, one in unclean:
        try:
            made = _made(desk, path, one)
        except OSError as error:
            click.echo(f"No reply for {shown(path)}: it cannot be opened ({error.strerror or error}).", err=True)
            continue
        if made:
            click.echo(f"{shown(path)}: reply {shown(_put(folder, path, *made))}", err=err)
            written += 1
        elif one.status == "rejected":
            click.echo(f"No reply for {shown(path)}: it does not say whose it is, or the fault is not the auditor's.", err=True)
    click.echo(
        f"{written} {'reply' if written == 1 else 'replies'} in {shown(folder)}: send each to its auditor."
        if written
        else "No reply was needed.",
        err=err,
    )


def _made(desk: _Desk, path: Path, one: Collected) -> tuple[str, bytes] | None:
    """The reply with the ending of its name; None where there is nothing to say."""
    with path.open("rb") as file:
        content = file.read(MAX_FILE + 1)
    filled = read(content, path.name, desk.known, desk.photos.beside(path))
    if filled.audit is None:
        return _again(desk, path, filled)
    found = find(read_workbook(content), desk.known.languages)
    visit = printed(desk.space, filled, found)
    if one.status == "held":
        return _held(desk, path, filled, visit)
    made = reply(filled, found, visit, pasted(content, filled.audit)) if one.status == "accepted with issues" else None
    return (".xlsx", made) if made else None


def _again(desk: _Desk, path: Path, filled: Filled) -> tuple[str, bytes] | None:
    why = WHY.get(filled.problems[0].code)
    sheet = meant(desk.space, desk.editions, path.stem) if why else None
    if why is None or sheet is None:
        return None
    return ".xlsx", fresh(Printed(sheet.identity, sheet.asked, sheet.company), filled.content_hash, why)


def _held(desk: _Desk, path: Path, filled: Filled, visit: Printed) -> tuple[str, bytes] | None:
    audit, old = filled.audit, _on_record(desk.space, visit.identity.sheet_id)
    if audit is None or old is None:
        return None
    store = f"{audit.store} {visit.asked.store.name}"
    text = held(path.name, audit, old, visit.checks, store, words(visit.identity.language))
    return ".txt", f"{text}\n[{filled.content_hash}]\n".encode()


def _on_record(space: Workspace, sheet_id: str) -> Recorded | None:
    with open_ledger(space.root / LEDGER, read_only=True) as ledger:
        content_hash = ledger.hashes().get(sheet_id, "")
        return ledger.recorded([content_hash]).get(content_hash)


def _put(folder: Path, path: Path, ending: str, content: bytes) -> Path:
    """Save under the name of the original and `-reply`; beside what lies there with other content, under the next number."""
    stem, number = _EARLIER.sub("", path.stem), 1
    while True:
        target = folder / f"{stem}-reply{f'-{number}' if number > 1 else ''}{ending}"
        if not target.exists():
            return save(target, content)
        if target.read_bytes() == content:
            return target
        number += 1
