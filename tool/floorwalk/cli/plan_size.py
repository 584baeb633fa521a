"""`floorwalk plan size`: a wanted accuracy in; how many visits, and how many customers, it takes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.source.workspace import load, require_root
from floorwalk.stats.rate import LEAST_STORES
from floorwalk.stats.sampling import USUAL_LIKENESS, customers_needed, round_of, stores_needed

if TYPE_CHECKING:
    from collections.abc import Iterator

EPILOG = """\b
Examples:
  floorwalk plan size --within 5                     5 points to either side, 95 times of 100
  floorwalk plan size --within 3 --share 90          for something that nine of ten do right
  floorwalk plan size --within 5 --stores 200        for a chain of 200 stores

A rate is surest near 0 and 100, and least sure at 50; leave --share out, and it is enough whatever comes out.
"""
_VISITS = (1, 2, 3, 4, 6)


@click.command(epilog=EPILOG)
@click.option("--within", required=True, type=click.FloatRange(0.1, 49), metavar="POINTS", help="Percentage points to either side.")
@click.option("--share", type=click.FloatRange(0, 100), default=50, show_default=True, help="Percent that you expect to come out.")
@click.option("--stores", type=click.IntRange(1), metavar="N", help="Stores of the chain; those of stores.csv unless said.")
@click.option(
    "--likeness", type=click.FloatRange(0, 1), default=USUAL_LIKENESS, show_default=True, help="How much visits to one store are alike."
)
@click.option("--of", "population", type=click.IntRange(1), metavar="N", help="All customers that there are, when they are few.")
@click.pass_obj
def size(folder: str, within: float, share: float, stores: int | None, likeness: float, population: int | None) -> None:
    """Say how many visits, and how many customers, a wanted accuracy takes."""
    chain = len(load(require_root(Path(folder))).stores.rows) if stores is None else stores
    expected = min(max(share / 100, 0.001), 0.999)
    click.echo(f"To know a share to within {within:g} percentage points either way, 95 times of 100:\n")
    customers = customers_needed(within / 100, expected, population=population)
    click.echo(f"  Asking customers drawn by chance: {customers:,} answers.\n")
    for line in _visits(within / 100, expected, chain, likeness):
        click.echo(line)


def _visits(wanted: float, share: float, chain: int, likeness: float) -> Iterator[str]:
    if chain < LEAST_STORES:
        yield f"  Visits: with fewer than {LEAST_STORES} stores no interval can be given, however often they are visited."
        return
    yield f"  Visiting stores drawn by chance, of {chain:,}:"
    for each in _VISITS:
        need = stores_needed(wanted, each, share, likeness=likeness, chain=chain)
        times = "once" if each == 1 else f"{each} times"
        if need:
            yield f"    each {times}: {need.stores:,} stores, {need.visits:,} visits, gives {need.half_width * 100:.1f} points either way"
        else:
            width = round_of(chain, each, share, likeness=likeness, chain=chain).half_width
            yield f"    each {times}: not even all {chain:,} stores are enough; they give {width * 100:.1f} points either way"
