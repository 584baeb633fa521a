"""`floorwalk plan round`: dates and auditors in; a round file that says who audits which store out, never over one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from floorwalk.cli.plan_checks import set_named
from floorwalk.cli.ready import ready, require_known
from floorwalk.cli.saved import shown
from floorwalk.edition.freeze import freeze
from floorwalk.errors import FloorwalkError
from floorwalk.model import Auditor
from floorwalk.model.program import RoundKind
from floorwalk.plan import Proposal, Wish, auditors_of, met_before, parts, propose, round_text
from floorwalk.source.save import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from floorwalk.model import Round, Store
    from floorwalk.source.workspace import LoadedSet, Workspace

EPILOG = """\b
Examples:
  floorwalk plan round 2027-03 --from 2027-03-01 --due 2027-03-31 --auditor a1 --auditor a2=S012
  floorwalk plan round 2027-04 --from 2027-04-01 --due 2027-04-30             the auditors of the latest round
  floorwalk plan round 2027-04 --from 2027-04-01 --due 2027-04-30 --dry-run   show it, write nothing

An auditor is known by the id, from round to round: whoever was in a store before is sent to another one where that can be.
"""
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("round", epilog=EPILOG)
@click.argument("round_id", metavar="ID")
@click.option("--from", "start", type=_DAY, required=True, metavar="DAY", help="First day of visits, as 2027-03-01.")
@click.option("--due", type=_DAY, required=True, metavar="DAY", help="Day by which sheets come back.")
@click.option("--set", "set_id", metavar="ID", help="Standard set, when there are several.")
@click.option("--title", metavar="TEXT", help="Title; `Round ID` unless said.")
@click.option("--kind", type=click.Choice(get_args(RoundKind)), default="audit", show_default=True, help="Kind of round.")
@click.option(
    "--auditor",
    "named",
    metavar="ID[=STORE]",
    multiple=True,
    help="Who is sent, and their own store. Those of the latest round unless said.",
)
@click.option("--store", "stores", metavar="ID", multiple=True, help="Only this store. May be given several times.")
@click.option("--most", type=click.IntRange(1), metavar="N", help="Most visits that one auditor makes.")
@click.option("--no-doubles", is_flag=True, help="No second visits, even if auditors then cannot be compared.")
@click.option(
    "--minutes", type=click.IntRange(1), metavar="N", help="Minutes a visit may take: leave checks out in turn, as `plan checks`."
)
@click.option("--seed", type=int, default=0, show_default=True, help="Another number gives another round as good.")
@click.option("--dry-run", is_flag=True, help="Show the file; write nothing.")
@click.pass_obj
def round_(
    folder: str, round_id: str, start: datetime, due: datetime, set_id: str | None, title: str | None, kind: str, named: tuple[str, ...],
    stores: tuple[str, ...], most: int | None, no_doubles: bool, minutes: int | None, seed: int, dry_run: bool,
) -> None:  # fmt: skip
    """Propose a round: which auditor goes to which store, so that a severe auditor can be told from a weak store."""
    space = ready(folder)
    path = space.root / "audits/rounds" / f"{round_id}.yaml"
    if path.exists() or round_id in space.rounds:
        raise FloorwalkError("FW762", f"the round {round_id} is there already, and stays as it is.", "Choose another id.", status=2)
    require_known("store", stores, [store.id for store in space.stores.rows])
    visited = [store for store in space.stores.rows if not stores or store.id in stores]
    rounds = [one for one, _ in space.rounds.values()]
    loaded = set_named(space, set_id)
    left_out = _turn(loaded, rounds, minutes, visited, due.date()) if minutes else ()
    wish = Wish(round_id, title or f"Round {round_id}", loaded.set.id, kind, start.date(), due.date(), most, not no_doubles, seed, left_out)
    made = propose(wish, visited, _auditors(space, named, rounds), met_before(rounds))
    if dry_run:
        click.echo(round_text(made.round), nl=False)
    else:
        save(path, round_text(made.round))
        click.echo(f"{shown(path)} is written: look through it, then run: floorwalk sheets --round {round_id}")
    for line in _about(made, minutes):
        click.echo(line, err=dry_run)


def _turn(loaded: LoadedSet, rounds: Sequence[Round], minutes: int, stores: Sequence[Store], day: date) -> tuple[str, ...]:
    """What this round leaves out: the next part after those of earlier rounds that left something out."""
    made = parts(freeze(loaded), minutes, stores, day)
    before = sum(bool(one.leave_out) for one in rounds if one.set == loaded.set.id)
    return made.leave_out(before % len(made))


def _auditors(space: Workspace, named: Sequence[str], rounds: Sequence[Round]) -> tuple[Auditor, ...]:
    known = {one.id: one for round_ in sorted(rounds, key=lambda one: one.due) for one in round_.auditors}
    if not named:
        return auditors_of(rounds)
    chosen = []
    for word in named:
        id_, _, store = word.partition("=")
        require_known("store", [store] if store else (), [one.id for one in space.stores.rows])
        if not id_.replace("-", "").isalnum() or id_ != id_.lower():
            what = f"'{id_}' cannot be the id of an auditor."
            raise FloorwalkError(
                "FW763", what, "Use small letters, digits and hyphens, as a1; the title in the file may be a name.", status=2
            )
        one = known.get(id_) or Auditor(id=id_, title=id_)
        chosen.append(one.model_copy(update={"store": store}) if store else one)
    return tuple(dict.fromkeys(chosen))


def _about(made: Proposal, minutes: int | None) -> Iterator[str]:
    loads = ", ".join(f"{one.id} {made.visits_of(one.id)}" for one in made.round.auditors)
    yield f"{len(made.round.visits)} visits of {len({visit.store for visit in made.round.visits})} stores: {loads}."
    if minutes:
        yield f"{len(made.round.leave_out)} checks are left out, so that a visit takes {minutes} minutes at most."
    if made.doubles:
        yield f"{len(made.doubles)} of them are second visits by another auditor: they make auditors comparable."
    if len(made.groups) <= 1:
        yield "Every auditor can be compared with every other, counting earlier rounds."
    else:
        told = " | ".join(", ".join(group) for group in made.groups)
        yield f"Auditors of different groups share no store, so that a severe auditor looks like weak stores: {told}."
    if made.left:
        yield f"Nobody may audit {', '.join(made.left)}: it is the own store of all, or everybody has enough visits."
