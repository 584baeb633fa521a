"""`floorwalk checklist`: a workspace in; PDF checklists out, one a section or role and paper size."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language, in_language
from floorwalk.checklist import PAPERS, FontShelf, Source, build_all
from floorwalk.cli.ready import require_known
from floorwalk.cli.saved import shown
from floorwalk.edition.apply import waived
from floorwalk.edition.freeze import freeze
from floorwalk.errors import FloorwalkError
from floorwalk.source.save import save
from floorwalk.source.workspace import load, require_root
from floorwalk.words import words

if TYPE_CHECKING:
    from floorwalk.model import Company, Store
    from floorwalk.source.workspace import LoadedSet, Workspace

EPILOG = """\b
Examples:
  floorwalk checklist                                   every section, A4 and A5
  floorwalk checklist --section pay --store S012        the cash desk of one store, with its telephone numbers
  floorwalk checklist --role cashier --paper a5         what a cashier keeps, for the pocket
  floorwalk checklist --font "Noto Sans"                with a font of your choice

Exit code 0: written. 1: problems in your files, or a character that no font has. 2: wrong usage.
"""


@click.command(epilog=EPILOG)
@click.option("--set", "set_id", metavar="ID", help="Standard set; may be left out when there is only one.")
@click.option("--section", "sections", metavar="ID", multiple=True, help="Only this section. May be given several times.")
@click.option(
    "--role", "roles", metavar="ID", multiple=True, help="One checklist for this role, over all sections. May be given several times."
)
@click.option("--store", "store_id", metavar="ID", help="For one store: only what holds there, with whom one reaches there.")
@click.option("--language", metavar="CODE", help="Language of the checklist; that of the standards unless said.")
@click.option(
    "--paper", type=click.Choice([*PAPERS, "both"]), default="both", show_default=True, help="Size: A4 for the wall, A5 for the pocket."
)
@click.option("--font", metavar="FILE|FAMILY", help="Font file or family to print with; a common one of this computer unless said.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder to write to.  [default: audits/checklists of the workspace]",
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, hidden=True, help="The day that is printed and decides what is in force."
)
@click.pass_context
def command(
    ctx: click.Context,
    set_id: str | None,
    sections: tuple[str, ...],
    roles: tuple[str, ...],
    store_id: str | None,
    language: str | None,
    paper: str,
    font: str | None,
    out: Path | None,
    today: date | None,
) -> None:
    """Print checklists as PDF, A4 and A5.

    One file a section (or a role) and paper size: a box to tick for each check, what counts as good, what to say, whom to ask, and a code
    that opens the page of the handbook.
    """
    day = date.fromisoformat(f"{today:%Y-%m-%d}") if today else date.today()  # noqa: DTZ011 the reader's own calendar day is meant
    space = load(require_root(Path(ctx.obj or ".")))
    company = _company(space, with_store=store_id is not None)
    chosen = _set(space, set_id)
    require_known("section", sections, [section.id for section in chosen.set.sections])
    require_known("role", roles, [role.id for role in company.roles])
    store = _store(space, store_id)
    source = _source(space, company, chosen, store, language, day)
    papers = PAPERS if paper == "both" else [one for one in PAPERS if one == paper]
    printed = list(build_all(source, FontShelf(font), papers, sections, roles))
    if not printed:
        raise FloorwalkError("FW706", "No active standard is left to print.", "Leave out --section, --role or --store.")
    folder = out or space.root / "audits/checklists"
    for name, pdf in printed:
        click.echo(shown(save(folder / name, pdf)))


def _company(space: Workspace, *, with_store: bool) -> Company:
    """The company, once nothing that would be printed has a fault: a checklist never leaves out a standard without a word."""
    files = ("standards/", "audits/stores.csv", "audits/contacts.csv") if with_store else ("standards/",)
    faults = [one for one in space.problems if one.severity == "error" and one.place.file.startswith(files)]
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults or space.company is None:
        raise FloorwalkError(
            "FW708", f"Nothing was printed: {len(faults)} problem(s) in your files.", "Mend them and see with: floorwalk check"
        )
    return space.company


def _set(space: Workspace, set_id: str | None) -> LoadedSet:
    if set_id is None and len(space.sets) == 1:
        return next(iter(space.sets.values()))
    if set_id is None:
        raise FloorwalkError("FW705", "There is more than one standard set.", f"Say which: --set {' or --set '.join(space.sets)}", status=2)
    require_known("set", [set_id], space.sets)
    return space.sets[set_id]


def _store(space: Workspace, store_id: str | None) -> Store | None:
    if store_id is not None:
        require_known("store", [store_id], [store.id for store in space.stores.rows])
    return space.store(store_id) if store_id else None


def _source(space: Workspace, company: Company, chosen: LoadedSet, store: Store | None, language: str | None, day: date) -> Source:
    if language:
        require_known("language", [language], company.languages)
    code = language or company.source_language
    say = translator_for(space, code)
    return Source(
        edition=edition_in_language(freeze(chosen), say),
        company=in_language(space, say).company or company,
        day=day,
        t=words(code),
        language=code,
        store=store,
        contacts=[row for row in space.contacts.rows if store and row.store in (store.id, "*")],
        waived=waived(space.decisions.rows, store.id, day) if store else (),
    )
