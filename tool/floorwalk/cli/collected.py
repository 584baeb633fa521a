"""What became of each file in; lines for a person out: what needs attention as it comes, a bar, and a summary at the end."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

import click

from floorwalk.cli.collected_json import as_json
from floorwalk.cli.pace import Pace
from floorwalk.cli.saved import shown
from floorwalk.cli.summary import summary
from floorwalk.errors import FloorwalkError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from floorwalk.collect.collected import Collected
    from floorwalk.collect.tally import Progress, Tally

FEW = 40  # so many files get a line each; of more, only those that need attention do, and the whole list goes to a file
_SHOWN = 20  # of more than a few files, so many that need attention are shown
_ISSUES = 3  # and so many issues of each
_MORE = {"replaced": " (another file counts for this visit)"}


class Lines:
    """What a person sees. `list_to` is the file for the whole list, when there are more than a few files."""

    def __init__(self, total: int, list_to: Path | None) -> None:
        self.total, self.many = total, total > FEW
        self.list_to = list_to if self.many else None
        self.left_out = 0  # files that need attention and are not shown
        self._shown = 0
        self._stack = ExitStack()
        self._list: TextIO | None = None
        self._pace = Pace(total, time.monotonic())

    def __enter__(self) -> Lines:
        if self.list_to:
            self._list = self._stack.enter_context(_opened(self.list_to))
        hidden = not self.many or not sys.stderr.isatty()
        bar = click.progressbar(
            length=self.total,
            label="Reading",
            file=sys.stderr,
            hidden=hidden,
            show_pos=True,
            show_eta=False,
            item_show_func=lambda pace: pace,
        )
        self._bar = self._stack.enter_context(bar)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def file(self, one: Collected) -> None:
        """Tell of one file, and move the bar on."""
        if self._list:
            self._list.write(as_json(one) + "\n")
        if not self.many:
            self._tell(one, len(one.problems))
        elif one.needs_attention and not one.known:
            self._attend(one)
        self._bar.update(1, self._pace.said(self._bar.pos + 1, time.monotonic()))

    def _attend(self, one: Collected) -> None:
        """Of many files show the first that need attention."""
        if self._shown == _SHOWN:
            self.left_out += 1
            return
        self._shown += 1
        if not self._bar.hidden:
            click.echo("\r\x1b[K", nl=False, file=sys.stderr)  # the line that the bar stands in
        self._tell(one, _ISSUES)

    def _tell(self, one: Collected, issues: int) -> None:
        more = " (already on record)" if one.known else _MORE.get(one.status, "")
        click.echo(f"{one.file}: {one.status}" + (f", {one.store}" if one.store else "") + more)
        for problem in one.problems[:issues]:
            click.echo(f"  {problem}", err=True)
        if len(one.problems) > issues:
            click.echo(f"  ... and {len(one.problems) - issues} more", err=True)

    def end(self, tally: Tally, rounds: Sequence[Progress], *, stopped: bool) -> None:
        """Close the bar and the list, and tell of all files together."""
        self._stack.close()
        if self.left_out:
            click.echo(f"... and {self.left_out:,} more files that need attention.")
        for line in summary(tally, rounds):
            click.echo(line)
        if self.list_to:
            click.echo(f"Every file with its issues: {shown(self.list_to)}")
        if any(tally.statuses[status] for status in ("accepted", "accepted with issues")) and not stopped:
            click.echo("Next: floorwalk report" + (f" --round {rounds[-1].round}" if len(rounds) == 1 else ""))


def _opened(path: Path) -> TextIO:
    """Raises FloorwalkError FW710."""
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise FloorwalkError("FW710", f"{path} cannot be written: {error.strerror or error}.", "Close it if it is open.") from error
