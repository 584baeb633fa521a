"""`floorwalk plan checks`: the minutes that a visit may take in; parts of the checklist, to be audited in turn, out."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import click

from floorwalk.cli.ready import ready, require_known, today
from floorwalk.edition.freeze import freeze
from floorwalk.errors import FloorwalkError
from floorwalk.plan import Parts, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.source.workspace import LoadedSet, Workspace

EPILOG = """\b
Examples:
  floorwalk plan checks --minutes 90                 how many parts, and what each takes
  floorwalk plan checks --minutes 90 --part 2        the lines for the round's file that ask part 2 only

Critical checks are in every part. After as many rounds as there are parts each check has been audited everywhere.
"""


@click.command(epilog=EPILOG)
@click.option("--minutes", required=True, type=click.IntRange(1), metavar="N", help="Minutes that a visit may take.")
@click.option("--set", "set_id", metavar="ID", help="Standard set, when there are several.")
@click.option("--store", "store_id", metavar="ID", help="As in this store; where most is asked unless said.")
@click.option("--part", type=click.IntRange(1), metavar="N", help="Write the lines for a round that asks this part.")
@click.pass_obj
def checks(folder: str, minutes: int, set_id: str | None, store_id: str | None, part: int | None) -> None:
    """Deal the checks into parts to be audited in turn, when a full round takes too long."""
    space = ready(folder)
    require_known("store", [store_id] if store_id else (), [store.id for store in space.stores.rows])
    stores = [store for store in space.stores.rows if store_id in (None, store.id)]
    made = parts(freeze(set_named(space, set_id)), minutes, stores, today())
    if part is not None:
        require_known("part", [str(part)], [str(number + 1) for number in range(len(made))])
        click.echo("leave_out:" if made.leave_out(part - 1) else "# nothing to leave out")
        for id_ in made.leave_out(part - 1):
            click.echo(f"  - {id_}")
        return
    for line in _told(made, minutes):
        click.echo(line)


def set_named(space: Workspace, set_id: str | None) -> LoadedSet:
    """Give a set by its id, or the only one; raises FloorwalkError FW705."""
    if set_id is None and len(space.sets) != 1:
        raise FloorwalkError("FW705", "there is more than one standard set.", f"Say which: --set {' or --set '.join(space.sets)}", status=2)
    require_known("set", [set_id] if set_id else (), space.sets)
    return space.sets[set_id or next(iter(space.sets))]


def _told(made: Parts, minutes: int) -> Iterator[str]:
    always = sum(task.critical for task in made.tasks)
    if len(made) == 1:
        yield f"All {len(made.tasks)} checks take {ceil(made.minutes(0))} minutes: no need to leave any out."
        return
    total = ceil(sum(task.minutes for task in made.tasks))
    yield f"{len(made.tasks)} checks take {total} minutes. In parts of at most {minutes}, {always} critical checks in each:\n"
    for number in range(len(made)):
        asked = len(made.rotation.parts[number])
        yield f"  part {number + 1}: {asked} checks, {ceil(made.minutes(number))} minutes; {len(made.leave_out(number))} left out"
    yield f"\nAfter {len(made)} rounds each check has been audited. Lines for a round's file: --part N"
