"""`floorwalk plan`: how many visits it takes, which checks to audit when time is short, and who audits which store."""

from __future__ import annotations

import click

from floorwalk.cli.plan_checks import checks
from floorwalk.cli.plan_round import round_
from floorwalk.cli.plan_size import size

EPILOG = """\b
Examples:
  floorwalk plan size --within 5                                    how many visits, and how many customers
  floorwalk plan checks --minutes 90                                which checks to audit in turn
  floorwalk plan round 2027-03 --from 2027-03-01 --due 2027-03-31   who audits which store
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Plan the next round: how large, what to ask, and who goes where."""


for _one in (size, checks, round_):
    command.add_command(_one)
